import { inTransaction } from '#platform/action.ts'
import type { Ctx, Mandate } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { addSeatScopes, endSeatMandate, endSeatScope, giveSeatMandate } from '../../identity/actions.ts'
import { areasOn, findProgramme } from '../../programme/facts.ts'
import type { AssignmentInput, EndingInput } from '../input.ts'
import { type Assignment, assign } from '../rules.ts'
import * as store from '../store.ts'
import { seatSubject, shapedSeat } from './load.ts'

type Reaching = {
  committee: { unitId: number }
  holding: {
    id: number
    personId: string | null
    mandateId: number | null
    from: Day
    decisionNo: string | null
  }
}

const later = (a: Day, b: Day): Day => (a > b ? a : b)

/**
 * Lets a seat's holder reach what the seat answers for: identity's member mandate (made with the first assignment) and
 * its scopes. A holder without an account reaches nothing; it stays with the seat until one has.
 */
export const letReach = async (
  ctx: Ctx,
  office: Mandate | undefined,
  { committee, holding }: Reaching,
  assignments: readonly (Assignment & { decisionNo: string | null })[],
): Promise<void> => {
  if (holding.personId === null || assignments.length === 0) return
  const scopes = assignments.map(({ kind, targetId, from, to, decisionNo }) => ({
    kind: kind === 'area' ? ('area' as const) : ('unit' as const),
    targetId,
    from: later(from, holding.from),
    to,
    decisionNo,
  }))
  let { mandateId } = holding
  if (mandateId === null) {
    const [from = ctx.today] = scopes.map((scope) => scope.from).toSorted()
    const wish = { personId: holding.personId, unitId: committee.unitId, from }
    const made = await giveSeatMandate(ctx, office, { ...wish, decisionNo: holding.decisionNo ?? '' })
    mandateId = made.id
    await store.noteMandate(ctx.db, holding.id, mandateId)
  }
  await addSeatScopes(ctx, office, { id: mandateId, unitId: committee.unitId }, scopes)
}

/** Ends on a day what a seat's holder reaches by these assignments; what another seat gave the same mandate stays. */
const endReach = async (
  ctx: Ctx,
  office: Mandate | undefined,
  { committee, holding }: Reaching,
  assignments: readonly Assignment[],
  lastDay: Day,
): Promise<void> => {
  if (holding.mandateId === null) return
  for (const { kind, targetId, from, to } of assignments)
    await endSeatScope(
      ctx,
      office,
      { id: holding.mandateId, unitId: committee.unitId },
      { kind: kind === 'area' ? 'area' : 'unit', targetId, from: later(from, holding.from), to, lastDay },
    )
}

/** Ends a holder's part in a seat: the member's mandate, or the seat's share of one that another seat stands on too. */
export const endSeating = async (
  ctx: Ctx,
  office: Mandate | undefined,
  { committee, holding }: Reaching,
  assignments: readonly Assignment[],
  ending: { lastDay: Day; reason: string },
): Promise<void> => {
  if (holding.mandateId === null) return
  if (await store.mandateElsewhere(ctx.db, holding.mandateId, holding.id))
    return endReach(ctx, office, { committee, holding }, assignments, ending.lastDay)
  await endSeatMandate(ctx, office, holding.mandateId, ending)
}

const refuseTarget = (reason: string): never => {
  throw new Refused('input', 'bad-input', [{ field: 'target', reason }])
}

/** What may be assigned: a unit below the committee's, an area in force, a pilot unit of its year. */
const checkTarget = async (ctx: Ctx, rootId: number, { target, from }: AssignmentInput): Promise<void> => {
  if (target.kind === 'area') {
    const areas = await areasOn(ctx.db, from)
    if (!areas.some((area) => area.id === target.targetId)) refuseTarget('not-one-of-these')
    return
  }
  if (!(await store.unitStandsBelow(ctx.db, rootId, target.targetId, from))) refuseTarget('unit-not-below')
  if (target.year === null) return
  const pilots = (await findProgramme(ctx.db, target.year))?.pilots ?? []
  if (!pilots.some((pilot) => pilot.unit_id === target.targetId)) refuseTarget('no-pilot-of-year')
}

/** Lets a seat answer for an area, a unit or a pilot unit of a year, from a day on; its holder reaches it at once. */
export const assignSeat = (ctx: Ctx, id: number, input: AssignmentInput): Promise<{ id: number }> =>
  inTransaction(ctx, async (ctx) => {
    const { seat, committee, office } = await shapedSeat(ctx, id)
    await checkTarget(ctx, committee.unitId, input)
    const { target, from, decisionNo } = input
    const to = input.to ?? (target.year === null ? null : (`${target.year}-12-31` as Day))
    const wish = { ...target, from, to }
    const may = assign({ ...seat, ownUnitId: seat.unitId }, seat.assignments, wish)
    if (!may.ok) throw new Refused('rule', may.reason)
    const made = await store.addAssignment(ctx.db, id, { ...wish, decisionNo })
    if (seat.holding)
      await letReach(ctx, office, { committee, holding: seat.holding }, [{ ...wish, decisionNo }])
    record(ctx, 'committee.assigned', seatSubject(seat, committee), {
      office,
      after: { ...wish, decisionNo },
    })
    return { id: made }
  })

/** Ends on a day what a seat answers for, and its holder's reach with it. */
export const endAssignment = (
  ctx: Ctx,
  id: number,
  assignmentId: number,
  input: EndingInput,
): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { seat, committee, office } = await shapedSeat(ctx, id)
    const one = seat.assignments.find((assignment) => assignment.id === assignmentId)
    if (!one) throw new Refused('missing', 'page')
    if (input.lastDay < one.from) throw new Refused('rule', 'ends-before-it-begins')
    if (one.to !== null && input.lastDay > one.to) throw new Refused('rule', 'ends-already')
    await store.endAssignment(ctx.db, assignmentId, input.lastDay)
    const { holding } = seat
    if (holding) await endReach(ctx, office, { committee, holding }, [one], input.lastDay)
    record(ctx, 'committee.assignment-ended', seatSubject(seat, committee), {
      office,
      before: { kind: one.kind, targetId: one.targetId },
      after: { lastDay: input.lastDay },
      reason: input.decisionNo,
    })
  })
