import { addDays, type Day } from '#platform/day.ts'
import { type Decision, no, yes } from '#platform/decision.ts'

export type SuccessionKind = 'rename' | 'merge' | 'split' | 'transfer' | 'abolish'
export type SuccessionWish = {
  kind: SuccessionKind
  fromIds: readonly number[]
  toIds: readonly number[]
  effectiveOn: Day
  decisionNo: string
}
export type NoSuccession =
  | 'needs-a-decision'
  | 'needs-one-from'
  | 'needs-one-to'
  | 'needs-several-to'
  | 'has-a-successor'
  | 'onto-itself'
  | 'already-ended'

/**
 * What a change of units must name: a merge goes from one or more units into one, a split from one into several,
 * a rename and a transfer from one to one, an abolition to none. The last day of an ending unit is the day before.
 */
export const succeed = (
  wish: SuccessionWish,
  ended: ReadonlySet<number>,
): Decision<SuccessionWish & { lastDay: Day }, NoSuccession> => {
  const { kind, fromIds, toIds } = wish
  if (wish.decisionNo.trim() === '') return no('needs-a-decision')
  if (fromIds.length === 0 || (kind !== 'merge' && fromIds.length !== 1)) return no('needs-one-from')
  if (fromIds.some((unit) => ended.has(unit))) return no('already-ended')
  if (kind === 'abolish' && toIds.length > 0) return no('has-a-successor')
  if ((kind === 'rename' || kind === 'transfer' || kind === 'merge') && toIds.length !== 1)
    return no('needs-one-to')
  if (kind === 'split' && toIds.length < 2) return no('needs-several-to')
  if (
    kind !== 'rename' &&
    kind !== 'transfer' &&
    kind !== 'split' &&
    toIds.some((to) => fromIds.includes(to))
  )
    return no('onto-itself')
  return yes({ ...wish, lastDay: addDays(wish.effectiveOn, -1) })
}
