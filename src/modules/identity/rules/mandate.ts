import type { Role } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { type Decision, no, yes } from '#platform/decision.ts'

/** An office held, as far as the rules ask. */
export type HeldMandate = {
  id: number
  personId: string
  office: string
  unitId: number
  from: Day
  to: Day | null
  /** the mandate it stands in for, when it is a deputy's */
  deputyOf: number | null
}
export type MandateWish = { personId: string; office: string; unitId: number; from: Day; to: Day | null }
export type DeputyWish = { personId: string; from: Day; to: Day }

export type NoMandate =
  | 'ends-before-it-begins'
  | 'mandate-overlaps'
  | 'unit-not-standing'
  | 'not-to-oneself'
  | 'office-beyond-own'
export type NoEnd = 'already-ended' | 'ends-before-it-begins'
export type NoDeputy =
  | 'deputy-of-oneself'
  | 'deputy-of-deputy'
  | 'outside-the-mandate'
  | 'ends-before-it-begins'
  | 'already-deputy'

const overlap = (a: { from: Day; to: Day | null }, b: { from: Day; to: Day | null }): boolean =>
  (a.to === null || a.to >= b.from) && (b.to === null || b.to >= a.from)

const givenByUnit: ReadonlySet<Role> = new Set(['head', 'focal', 'unit-administrator'])

/**
 * Whether an office may be given. `unitStands`: the unit exists on the first day. `giver`: who gives it, and whether only
 * as administrator of a unit, who may give the offices of a unit and none that reaches beyond.
 */
export const giveMandate = (
  wish: MandateWish,
  held: readonly HeldMandate[],
  facts: {
    unitStands: boolean
    roles: readonly Role[]
    giver: { personId: string | null; ofUnitOnly: boolean }
  },
): Decision<MandateWish, NoMandate> => {
  if (wish.to !== null && wish.to < wish.from) return no('ends-before-it-begins')
  if (!facts.unitStands) return no('unit-not-standing')
  // an administrator who makes himself issuer would gain what no setting opens (docs/domain/roles.md)
  if (facts.giver.personId === wish.personId) return no('not-to-oneself')
  if (facts.giver.ofUnitOnly && !facts.roles.every((role) => givenByUnit.has(role)))
    return no('office-beyond-own')
  const same = held.filter((m) => !m.deputyOf && m.office === wish.office && m.unitId === wish.unitId)
  return same.some((m) => overlap(m, wish)) ? no('mandate-overlaps') : yes(wish)
}

/** The last day of a mandate: not before its first, and not after one that has passed already. */
export const endMandate = (mandate: HeldMandate, lastDay: Day, today: Day): Decision<Day, NoEnd> => {
  if (lastDay < mandate.from) return no('ends-before-it-begins')
  return mandate.to !== null && mandate.to < today ? no('already-ended') : yes(lastDay)
}

/**
 * A deputy stands in for a mandate between two days that lie within it. Nobody stands in for oneself, and a deputy names
 * no deputy. `others`: mandates that the deputy-to-be has.
 */
export const nameDeputy = (
  mandate: HeldMandate,
  wish: DeputyWish,
  others: readonly HeldMandate[],
): Decision<DeputyWish, NoDeputy> => {
  if (wish.personId === mandate.personId) return no('deputy-of-oneself')
  if (mandate.deputyOf) return no('deputy-of-deputy')
  if (wish.to < wish.from) return no('ends-before-it-begins')
  if (wish.from < mandate.from || (mandate.to !== null && wish.to > mandate.to))
    return no('outside-the-mandate')
  const standing = others.filter((m) => m.deputyOf === mandate.id)
  return standing.some((m) => overlap(m, wish)) ? no('already-deputy') : yes(wish)
}
