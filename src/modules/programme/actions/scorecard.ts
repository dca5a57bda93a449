import { inTransaction } from '#platform/action.ts'
import type { Ctx, Mandate } from '#platform/context.ts'
import type { MeasureKind } from '#platform/measure.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import type { BindingInput, LineInput, ScorecardTargetInput, WordingInput } from '../input.ts'
import { mayShapeProgramme } from '../policy.ts'
import { bindingOf, decideTarget } from '../rules/scorecard.ts'
import * as store from '../store/scorecard.ts'
import { findProgramme } from '../store.ts'

const allowed = (ctx: Ctx): Mandate | undefined => {
  const office = mayShapeProgramme(ctx.actor)
  if (!office && ctx.actor.kind !== 'system') throw new Refused('forbidden', 'forbidden')
  return office
}

const by = (ctx: Ctx) => ({ on: ctx.today, personId: ctx.actor.id, at: ctx.now })
const subject = (id: number) => ({ kind: 'scorecard-line', id })

/** Adds a line to the scorecard of a year that is open. */
export const addScorecardLine = (ctx: Ctx, year: number, input: LineInput): Promise<{ id: number }> =>
  inTransaction(ctx, async (ctx) => {
    const office = allowed(ctx)
    if (!(await findProgramme(ctx.db, year))) throw new Refused('missing', 'page')
    const id = await store.addLine(ctx.db, { ...input, year }, by(ctx))
    record(ctx, 'scorecard.line-added', subject(id), { office, after: { year, ...input } })
    return { id }
  })

/** The line, held, of this year, for who shapes the programme; who may not is told so first. */
const changing = (
  ctx: Ctx,
  of: { year: number; id: number },
  work: (ctx: Ctx, line: store.Line, office: Mandate | undefined) => Promise<void>,
): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const office = allowed(ctx)
    const line = await store.findLine(ctx.db, of.id, 'lock')
    if (line?.year !== of.year) throw new Refused('missing', 'page')
    if (line.withdrawnOn !== null) throw new Refused('rule', 'line-withdrawn')
    await work(ctx, line, office)
  })
type Of = { year: number; id: number }

const unchanged = (line: store.Line, version: number): void => {
  if (line.version !== version) throw new Refused('rule', 'changed-meanwhile')
}

/** New words from today on; those before stay readable. */
export const rewordLine = (ctx: Ctx, of: Of, input: WordingInput): Promise<void> =>
  changing(ctx, of, async (ctx, line, office) => {
    unchanged(line, input.version)
    await store.reword(ctx.db, of.id, input, by(ctx))
    record(ctx, 'scorecard.line-reworded', subject(of.id), {
      office,
      before: { textVi: line.textVi, textEn: line.textEn },
      after: { textVi: input.textVi, textEn: input.textEn ?? null },
    })
  })

/** Takes a line off the scorecard; what it said stays on record. */
export const withdrawLine = (ctx: Ctx, of: Of, version: number): Promise<void> =>
  changing(ctx, of, async (ctx, line, office) => {
    unchanged(line, version)
    await store.withdrawLine(ctx.db, of.id, ctx.today)
    record(ctx, 'scorecard.line-withdrawn', subject(of.id), { office, before: { textVi: line.textVi } })
  })

/** Binds the line to a measure that a room offers (`kinds`), from today on. */
export const bindMeasure = (
  ctx: Ctx,
  of: Of,
  input: BindingInput,
  kinds: readonly MeasureKind[],
): Promise<void> =>
  changing(ctx, of, async (ctx, line, office) => {
    const bound = bindingOf(line.direction, input, kinds)
    if (!bound.ok)
      throw new Refused('input', 'bad-input', [
        { field: bound.reason === 'better-is-less' ? 'better' : 'part', reason: bound.reason },
      ])
    const { measure, part } = bound.value
    if (line.bindings.some((one) => one.to === null && one.measure === measure && one.part === part))
      throw new Refused('rule', 'measure-bound')
    const id = await store.addBinding(ctx.db, of.id, bound.value, by(ctx))
    record(ctx, 'scorecard.measure-bound', subject(of.id), { office, after: { id, ...bound.value } })
  })

const boundNow = (line: store.Line, id: number): store.Binding => {
  const binding = line.bindings.find((one) => one.id === id)
  if (!binding) throw new Refused('missing', 'page')
  if (binding.to !== null) throw new Refused('rule', 'measure-not-bound')
  return binding
}

/** The line is measured by this no longer, today being the last day. */
export const endBinding = (ctx: Ctx, of: Of, bindingId: number): Promise<void> =>
  changing(ctx, of, async (ctx, line, office) => {
    const { measure, part } = boundNow(line, bindingId)
    await store.endBinding(ctx.db, of.id, bindingId, ctx.today)
    record(ctx, 'scorecard.measure-ended', subject(of.id), { office, before: { measure, part } })
  })

/** What is wanted of a bound measure by a day; the one set before stays on record. */
export const setScorecardTarget = (
  ctx: Ctx,
  of: Of,
  bindingId: number,
  input: ScorecardTargetInput,
): Promise<void> =>
  changing(ctx, of, async (ctx, line, office) => {
    const { measure, part, targets } = boundNow(line, bindingId)
    const may = decideTarget(line, input.dueOn)
    if (!may.ok && may.reason === 'target-day-outside')
      throw new Refused('input', 'bad-input', [{ field: 'dueOn', reason: may.reason }])
    if (!may.ok) throw new Refused('rule', may.reason)
    await store.addTarget(ctx.db, of.id, { bindingId, ...input }, by(ctx))
    const [last] = targets
    record(ctx, 'scorecard.target-set', subject(of.id), {
      office,
      before: last ? { value: last.value, dueOn: last.dueOn } : undefined,
      after: { measure, part, ...input },
    })
  })
