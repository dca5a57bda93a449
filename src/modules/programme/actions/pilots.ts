import { inTransaction } from '#platform/action.ts'
import type { Ctx, Mandate } from '#platform/context.ts'
import type { Linked } from '#platform/measure.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import type { PilotReportInput, PilotTaskInput, VerdictInput } from '../input.ts'
import { mayJudgePilot, maySendPilot, mayShapeProgramme, mayWritePilot } from '../policy.ts'
import { daysLateOf, decideReport, type ReportAct, type ReportText } from '../rules/pilot.ts'
import * as store from '../store/pilots.ts'

type Of = { year: number; unitId: number }
type May = (ctx: Ctx, pilot: store.Pilot) => Mandate | undefined

const subject = ({ year, unitId }: Of) => ({ kind: 'pilot', id: `${year}/${unitId}`, unitId })

/** The pilot unit, held, for who may do this to it. */
const changing = (
  ctx: Ctx,
  of: Of,
  may: May,
  work: (ctx: Ctx, pilot: store.Pilot, office: Mandate | undefined) => Promise<void>,
): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const pilot = await store.findPilot(ctx.db, of.year, of.unitId, 'lock')
    if (!pilot) throw new Refused('missing', 'page')
    const office = may(ctx, pilot)
    if (!office && ctx.actor.kind !== 'system') throw new Refused('forbidden', 'forbidden')
    await work(ctx, pilot, office)
  })

const shapes: May = (ctx) => mayShapeProgramme(ctx.actor)
const writesTasks: May = (ctx, { unitId }) => mayShapeProgramme(ctx.actor) ?? mayWritePilot(ctx.actor, unitId)

/** Adds a key task; `choices` are the tasks that it may be linked to, as its door has read them. */
export const addPilotTask = (
  ctx: Ctx,
  of: Of,
  input: PilotTaskInput,
  choices: readonly Linked[],
): Promise<void> =>
  changing(ctx, of, writesTasks, async (ctx, pilot, office) => {
    if (input.taskId && !choices.some(({ id }) => id === input.taskId))
      throw new Refused('input', 'bad-input', [{ field: 'taskId', reason: 'not-one-of-these' }])
    if (pilot.tasks.length >= 50) throw new Refused('rule', 'too-many-key-tasks')
    await store.addPilotTask(ctx.db, of, { text: input.text, taskId: input.taskId ?? null })
    record(ctx, 'pilot.task-added', subject(of), { office, after: { ...input } })
  })

/** Takes a key task off the list; a task that it was linked to goes on. */
export const removePilotTask = (ctx: Ctx, of: Of, id: number): Promise<void> =>
  changing(ctx, of, writesTasks, async (ctx, pilot, office) => {
    const task = pilot.tasks.find((one) => one.id === id)
    if (!task) throw new Refused('missing', 'page')
    await store.removePilotTask(ctx.db, id)
    record(ctx, 'pilot.task-removed', subject(of), { office, before: { ...task } })
  })

/** Says by which item of a meeting's notice of conclusions the unit was chosen. */
export const linkConclusion = (
  ctx: Ctx,
  of: Of,
  conclusionId: number | undefined,
  choices: readonly Linked[],
): Promise<void> =>
  changing(ctx, of, shapes, async (ctx, pilot, office) => {
    if (conclusionId && !choices.some(({ id }) => id === conclusionId))
      throw new Refused('input', 'bad-input', [{ field: 'conclusionId', reason: 'not-one-of-these' }])
    await store.saveConclusion(ctx.db, of, conclusionId ?? null)
    record(ctx, 'pilot.conclusion-linked', subject(of), {
      office,
      before: { conclusionId: pilot.conclusionId },
      after: { conclusionId: conclusionId ?? null },
    })
  })

const none: ReportText = { done: null, result: null, lessons: null, proposal: null }
const textOf = ({ done, result, lessons, proposal }: ReportText): ReportText => ({
  done,
  result,
  lessons,
  proposal,
})
/** The report as it stands; before its first save an empty draft of version 0. */
const reportOf = (pilot: store.Pilot) => pilot.report ?? { ...none, state: 'draft' as const, version: 0 }

const ready = (pilot: store.Pilot, act: ReportAct, version: number) => {
  const report = reportOf(pilot)
  if (report.version !== version) throw new Refused('rule', 'changed-meanwhile')
  const next = decideReport(report, act)
  if (!next.ok) throw new Refused('rule', next.reason)
  return { report, next: next.value }
}

/** Keeps the draft of the year-end report as its unit writes it. */
export const savePilotReport = (ctx: Ctx, of: Of, input: PilotReportInput): Promise<void> =>
  changing(
    ctx,
    of,
    (ctx, { unitId }) => mayWritePilot(ctx.actor, unitId),
    async (ctx, pilot, office) => {
      ready(pilot, 'save', input.version)
      const { version: _, ...parts } = input
      const text = { ...none, ...parts }
      await store.saveReport(ctx.db, of, text)
      const lengths = Object.fromEntries(
        Object.entries(text).map(([part, said]) => [part, said?.length ?? 0]),
      )
      record(ctx, 'pilot.report-saved', subject(of), { office, after: lengths })
    },
  )

const moved = async (
  ctx: Ctx,
  of: Of,
  step: Pick<store.ReportStep, 'kind' | 'content' | 'reason'>,
  office: Mandate | undefined,
): Promise<void> => {
  const { id: personId } = ctx.actor
  const by = { onDay: ctx.today, personId, officeId: office?.id ?? null, at: ctx.now }
  await store.stepReport(ctx.db, of, step.kind, { ...step, ...by })
}

/** The head signs the report and sends it; late is late, whatever comes after. */
export const sendPilotReport = (ctx: Ctx, of: Of, version: number): Promise<void> =>
  changing(
    ctx,
    of,
    (ctx, { unitId }) => maySendPilot(ctx.actor, unitId),
    async (ctx, pilot, office) => {
      const { report } = ready(pilot, 'send', version)
      await moved(ctx, of, { kind: 'sent', content: textOf(report), reason: null }, office)
      const daysLate = daysLateOf(pilot.reportDueOn, pilot.report?.firstSentOn ?? ctx.today, ctx.today)
      record(ctx, 'pilot.report-sent', subject(of), { office, after: { daysLate } })
    },
  )

/** The standing agency accepts the report or returns it with the reason. What was not sent is not there for it. */
export const judgePilotReport = (ctx: Ctx, of: Of, input: VerdictInput): Promise<void> =>
  changing(
    ctx,
    of,
    (ctx, { unitId }) => mayJudgePilot(ctx.actor, unitId),
    async (ctx, pilot, office) => {
      ready(pilot, input.verdict === 'accepted' ? 'accept' : 'return', input.version)
      const reason = input.verdict === 'returned' ? (input.reason ?? null) : null
      if (input.verdict === 'returned' && reason === null)
        throw new Refused('input', 'bad-input', [{ field: 'reason', reason: 'required' }])
      await moved(ctx, of, { kind: input.verdict, content: null, reason }, office)
      record(
        ctx,
        input.verdict === 'accepted' ? 'pilot.report-accepted' : 'pilot.report-returned',
        subject(of),
        { office, reason: reason ?? undefined },
      )
    },
  )
