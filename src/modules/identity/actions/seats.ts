import { inTransaction } from '#platform/action.ts'
import type { Ctx, Mandate } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import * as rules from '../rules/mandate.ts'
import * as store from '../store/mandates.ts'

/** The office of those who sit in a steering committee. */
const office = 'committee-member'

const subject = (id: number, unitId: number) => ({ kind: 'mandate', id, unitId })

export type SeatMandate = { personId: string; unitId: number; from: Day; decisionNo: string }

/**
 * The member's mandate of somebody who sits in a committee of this unit: the one they hold on the day, else a new one.
 * Whether it may be given is the committee's to say, which hands over the mandate it is done `under`.
 */
export const giveSeatMandate = (
  ctx: Ctx,
  under: Mandate | undefined,
  wish: SeatMandate,
): Promise<{ id: number }> =>
  inTransaction(ctx, async (ctx) => {
    const held = await store.listMandates(ctx.db, wish.personId)
    const same = held.find(
      (m) =>
        m.office === office &&
        m.unitId === wish.unitId &&
        !m.deputyOf &&
        m.from <= wish.from &&
        m.to === null,
    )
    if (same) return { id: same.id }
    const given = { ...wish, office, to: null }
    const decision = rules.giveMandate(given, held, {
      unitStands: await store.unitStands(ctx.db, wish.unitId, wish.from),
      roles: ['member'],
      giver: { personId: ctx.actor.id, ofUnitOnly: false },
    })
    if (!decision.ok) throw new Refused('rule', decision.reason)
    const [id = 0] = await store.addMandates(ctx.db, [given])
    record(ctx, 'mandate.given', subject(id, wish.unitId), { office: under, after: given })
    return { id }
  })

/** Ends the mandate of a member who leaves the seat; one that has ended stays as it is. */
export const endSeatMandate = (
  ctx: Ctx,
  under: Mandate | undefined,
  id: number,
  { lastDay, reason }: { lastDay: Day; reason: string },
): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const mandate = await store.findMandateForUpdate(ctx.db, id)
    if (!mandate || (mandate.to !== null && mandate.to <= lastDay)) return
    const end = lastDay < mandate.from ? mandate.from : lastDay
    await store.endMandate(ctx.db, id, end)
    record(ctx, 'mandate.ended', subject(id, mandate.unitId), {
      office: under,
      before: { to: mandate.to },
      after: { to: end },
      reason,
    })
  })

export type SeatScope = {
  kind: 'unit' | 'area'
  targetId: number
  from: Day
  to: Day | null
  decisionNo: string | null
}

/** Lets a member's mandate reach what the seat answers for. */
export const addSeatScopes = (
  ctx: Ctx,
  under: Mandate | undefined,
  mandate: { id: number; unitId: number },
  scopes: readonly SeatScope[],
): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    if (scopes.length === 0) return
    const rows = scopes.map((scope) => ({
      ...scope,
      mandateId: mandate.id,
      purpose: 'supervision' as const,
    }))
    await store.addScopes(ctx.db, rows)
    for (const row of rows)
      record(ctx, 'mandate.scope-added', subject(mandate.id, mandate.unitId), { office: under, after: row })
  })

/** Ends on a day what a member's mandate reaches by one assignment. */
export const endSeatScope = (
  ctx: Ctx,
  under: Mandate | undefined,
  mandate: { id: number; unitId: number },
  of: { kind: 'unit' | 'area'; targetId: number; from: Day; to: Day | null; lastDay: Day },
): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const ended = await store.endSupervision(ctx.db, mandate.id, of)
    if (ended)
      record(ctx, 'mandate.scope-ended', subject(mandate.id, mandate.unitId), {
        office: under,
        after: { kind: of.kind, targetId: of.targetId, to: of.lastDay },
      })
  })
