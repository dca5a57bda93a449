import { inTransaction } from '#platform/action.ts'
import { canonical } from '#platform/canonical.ts'
import type { Ctx } from '#platform/context.ts'
import { addDays, type Day, showDay } from '#platform/day.ts'
import { sha256 } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { liftSeals, uploadFile } from '../../documents/actions.ts'
import { documentsFrom } from '../../documents/facts.ts'
import type { PaperInput } from '../input.ts'
import * as policy from '../policy.ts'
import { addEvents, listFindings, openFindings } from '../store/finding.ts'
import { type Inspection, saveInspection } from '../store/inspection.ts'
import { teamIn } from '../store/plan.ts'
import { answersOf } from '../store/visit.ts'
import { decided, forbidden, lockedInspection, noted, stepTo } from './locked.ts'
import { paperOf, sourceOf } from './papers.ts'
import { tellUnits } from './tell.ts'

/** The decision that sends the team: by the standing agency once the paper is issued. A team may be named with it. */
export const orderInspection = (
  ctx: Ctx,
  id: number,
  input: PaperInput & { teamId?: number | undefined },
): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const found = await lockedInspection(ctx, id)
    const office = policy.mayPlan(ctx.actor)
    if (!office) throw forbidden()
    const i = input.teamId === undefined ? found : await withTeam(ctx, found, input.teamId)
    const state = await decided(ctx, i, 'order')
    const { documentNo, onDay } = await paperOf(ctx, 'order', id, input)
    await stepTo(ctx, i, office, 'ordered', { state, teamId: i.teamId }, { documentNo, onDay })
    noted(ctx, 'inspection.ordered', i, { office, after: { documentNo, onDay, teamId: i.teamId } })
  })

const withTeam = async (ctx: Ctx, i: Inspection, teamId: number): Promise<Inspection> => {
  if (i.state !== 'planned') throw new Refused('rule', 'inspection-not-in-state')
  const team = await teamIn(ctx.db, i.planId, teamId)
  if (!team) throw new Refused('input', 'not-one-of-these', [{ field: 'teamId', reason: 'not-one-of-these' }])
  if (team.unitIds.includes(i.unitId))
    throw new Refused('rule', 'team-of-own-unit', [{ field: 'teamId', reason: 'team-of-own-unit' }])
  await saveInspection(ctx.db, i.id, { teamId })
  return lockedInspection(ctx, i.id)
}

/** The notice to the unit, with the day by which it reports on itself. */
export const giveNotice = (
  ctx: Ctx,
  id: number,
  input: PaperInput & { reportBy?: Day | undefined },
): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const i = await lockedInspection(ctx, id)
    const office = policy.mayPlan(ctx.actor)
    if (!office) throw forbidden()
    const state = await decided(ctx, i, 'notice')
    const { documentNo, onDay } = await paperOf(ctx, 'notice', id, input)
    const reportBy = input.reportBy ?? addDays(i.fromOn, -1)
    await stepTo(ctx, i, office, 'noticed', { state, reportBy }, { documentNo, onDay })
    noted(ctx, 'inspection.noticed', i, { office, after: { documentNo, onDay, reportBy } })
    await tellUnits(ctx, [
      {
        unitId: i.unitId,
        kind: 'inspection-noticed',
        url: `/inspections/${id}`,
        occasion: `inspection-noticed:${id}`,
        text: {
          vi: `Đơn vị sẽ được kiểm tra cải cách hành chính từ ${showDay(i.fromOn)}; gửi báo cáo tự kiểm tra trước hết ngày ${showDay(reportBy)}`,
          en: `Your unit will be inspected from ${showDay(i.fromOn)}; hand in the self-report by ${showDay(reportBy)}`,
        },
      },
    ])
  })

/** The unit's report on itself, before the visit. Handed in again, the newest counts. */
export const reportOnSelf = (
  ctx: Ctx,
  id: number,
  input: { note: string; file?: File | undefined },
): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const i = await lockedInspection(ctx, id)
    const office = policy.mayAnswer(ctx.actor, i.unitId)
    if (!office) throw forbidden()
    const state = await decided(ctx, i, 'report')
    const kept = input.file ? await uploadFile(ctx, input.file, { unitId: i.unitId }) : undefined
    await stepTo(ctx, i, office, 'reported', { state }, { note: input.note, fileId: kept?.id })
    noted(ctx, 'inspection.reported', i, { office, after: { fileId: kept?.id ?? null } })
  })

/** The visit begins: from now on an unannounced one is known to the unit, and its order is no secret any more. */
export const begin = async (ctx: Ctx, i: Inspection): Promise<Inspection> => {
  const office = policy.mayCarryOut(ctx.actor, i)
  if (!office) throw forbidden()
  const state = await decided(ctx, i, 'begin')
  await stepTo(ctx, i, office, 'begun', { state, begunOn: ctx.today })
  const begun = await lockedInspection(ctx, i.id)
  if (i.mode === 'unannounced') {
    const papers = await documentsFrom(ctx.db, sourceOf('order', i.id))
    await liftSeals(
      ctx,
      papers.map((doc) => doc.id),
    )
  }
  noted(ctx, 'inspection.begun', begun, { office, after: { on: ctx.today } })
  return begun
}

export const beginVisit = (ctx: Ctx, id: number): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    await begin(ctx, await lockedInspection(ctx, id))
  })

/** Draws up the minutes: what was filled in is fixed by its hash, which both sides sign. */
export const recordMinutes = (ctx: Ctx, id: number): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const i = await lockedInspection(ctx, id)
    const office = policy.mayCarryOut(ctx.actor, i)
    if (!office) throw forbidden()
    const state = await decided(ctx, i, 'record')
    const answers = (await answersOf(ctx.db, id)).map(({ item, verdict, note }) => ({ item, verdict, note }))
    const hash = sha256(
      canonical({
        unit: i.unitId,
        on: i.begunOn,
        from: i.startedAt,
        to: i.endedAt,
        who: i.attendance,
        answers,
      }),
    )
    await stepTo(ctx, i, office, 'recorded', { state }, { hash })
    noted(ctx, 'inspection.recorded', i, { office, after: { hash } })
    await tellUnits(ctx, [
      {
        unitId: i.unitId,
        kind: 'inspection-minutes',
        url: `/inspections/${id}`,
        occasion: `inspection-minutes:${id}:${hash.slice(0, 12)}`,
        text: {
          vi: 'Biên bản kiểm tra chờ thủ trưởng đơn vị ký',
          en: 'The minutes of the inspection wait for the head of your unit',
        },
      },
    ])
  })

/** Signs the minutes: the head of the team for the team, the head of the unit for the unit. */
export const signMinutes = (ctx: Ctx, id: number, note?: string): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const i = await lockedInspection(ctx, id)
    const team = policy.mayCarryOut(ctx.actor, i, true)
    const office = team ?? policy.maySignFor(ctx.actor, i.unitId)
    if (!office) throw forbidden()
    const state = await decided(ctx, i, team ? 'sign-team' : 'sign-unit')
    await stepTo(ctx, i, office, team ? 'team-signed' : 'unit-signed', { state }, { note })
    noted(ctx, 'inspection.signed', i, {
      office,
      after: { side: team ? 'team' : 'unit', note: note ?? null },
    })
  })

/** The unit will not sign: the head of the team says so, with the reason; the minutes stand without its side. */
export const noteRefusal = (ctx: Ctx, id: number, reason: string): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const i = await lockedInspection(ctx, id)
    const office = policy.mayCarryOut(ctx.actor, i, true)
    if (!office) throw forbidden()
    const state = await decided(ctx, i, 'refuse-unit')
    await stepTo(ctx, i, office, 'unit-refused', { state }, { note: reason })
    noted(ctx, 'inspection.unsigned', i, { office, reason })
  })

/** Minutes that are wrong go back to the visit, with the reason; what was signed has to be signed anew. */
export const reopenVisit = (ctx: Ctx, id: number, reason: string): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const i = await lockedInspection(ctx, id)
    const office = policy.mayCarryOut(ctx.actor, i, true)
    if (!office) throw forbidden()
    const state = await decided(ctx, i, 'reopen')
    await stepTo(ctx, i, office, 'reopened', { state }, { note: reason })
    noted(ctx, 'inspection.reopened', i, { office, reason })
  })

/** What the conclusion will say beside the findings; the team's draft, unseen by the unit until it is issued. */
export const saveSummary = (ctx: Ctx, id: number, summary: string): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const i = await lockedInspection(ctx, id)
    const office = policy.mayCarryOut(ctx.actor, i) ?? policy.mayPlan(ctx.actor)
    if (!office) throw forbidden()
    if (!['visiting', 'recorded', 'signed'].includes(i.state))
      throw new Refused('rule', 'inspection-not-in-state')
    await saveInspection(ctx.db, id, { summary })
    // of a draft nothing goes into the unit's record
    noted(
      ctx,
      'inspection.summary-saved',
      { ...i, planIssued: false },
      { office, after: { length: summary.length } },
    )
  })

/** Issues the conclusion: its findings are open from now on, due after the plan's days where they name no day. */
export const conclude = (ctx: Ctx, id: number, input: PaperInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const i = await lockedInspection(ctx, id)
    const office = policy.mayDecide(ctx.actor)
    if (!office) throw forbidden()
    if (policy.isOwnUnit(ctx.actor, i.unitId)) throw forbidden()
    const state = await decided(ctx, i, 'conclude')
    const { documentNo, onDay } = await paperOf(ctx, 'conclusion', id, input)
    await stepTo(ctx, i, office, 'concluded', { state, concludedOn: onDay }, { documentNo, onDay })
    const dueOn = addDays(onDay, i.remedyDays)
    const opened = await openFindings(ctx.db, id, dueOn)
    const ids = opened.map((f) => f.id)
    const by = { personId: ctx.actor.id, mandateId: office.id, at: ctx.now }
    await addEvents(ctx.db, ids, { kind: 'issued', onDay, documentNo, ...by })
    noted(ctx, 'inspection.concluded', i, { office, after: { documentNo, onDay, dueOn, findings: ids } })
    await tellConcluded(ctx, i, documentNo, opened)
  })

/** Tells the unit of its conclusion; other units that own a finding hear of theirs, by the address that they may open. */
const tellConcluded = (
  ctx: Ctx,
  i: Inspection,
  documentNo: string,
  opened: readonly { id: number; ownerUnitId: number }[],
): Promise<void> =>
  tellUnits(ctx, [
    {
      unitId: i.unitId,
      kind: 'inspection-concluded',
      url: `/inspections/${i.id}`,
      occasion: `inspection-concluded:${i.id}`,
      text: {
        vi: `Có kết luận kiểm tra số ${documentNo}: ${opened.length} tồn tại phải khắc phục`,
        en: `The conclusion ${documentNo} of the inspection is issued: ${opened.length} ${opened.length === 1 ? 'finding' : 'findings'} to put right`,
      },
    },
    ...opened
      .filter((one) => one.ownerUnitId !== i.unitId)
      .map((finding) => ({
        unitId: finding.ownerUnitId,
        kind: 'finding-issued',
        url: `/inspections/findings/${finding.id}`,
        occasion: `finding-issued:${finding.id}`,
        text: {
          vi: `Kết luận kiểm tra số ${documentNo} nêu một tồn tại đơn vị phải khắc phục`,
          en: `The conclusion ${documentNo} of an inspection names a finding for your unit to put right`,
        },
      })),
  ])

/** Closes the inspection once every finding is verified. */
export const closeInspection = (ctx: Ctx, id: number): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const i = await lockedInspection(ctx, id)
    const office = policy.mayCarryOut(ctx.actor, i)
    if (!office) throw forbidden()
    const state = await decided(ctx, i, 'close')
    await stepTo(ctx, i, office, 'closed', { state })
    const findings = await listFindings(ctx.db, policy.sightOf(ctx.actor), { inspectionId: id })
    noted(ctx, 'inspection.closed', i, { office, after: { findings: findings.length } })
  })

/** Calls an inspection off before the visit, with the reason. */
export const cancelInspection = (ctx: Ctx, id: number, reason: string): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const i = await lockedInspection(ctx, id)
    const office = policy.mayPlan(ctx.actor)
    if (!office) throw forbidden()
    const state = await decided(ctx, i, 'cancel')
    await stepTo(ctx, i, office, 'cancelled', { state }, { note: reason })
    noted(ctx, 'inspection.cancelled', i, { office, reason })
  })
