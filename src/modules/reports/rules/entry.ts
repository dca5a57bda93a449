import type { Value } from './consolidate.ts'
import { sameValue } from './plain.ts'

/** What stands in a field: a saved value, or what the system knows where nobody saved one. */
export type Standing = {
  value: Value | null
  source: 'system' | 'typed' | 'file'
  /** what the system says now; undefined where it knows nothing of this field */
  system: Value | undefined
  reason: string | null
}

/** What somebody wishes a field to hold. `seen` is what it held when they began. */
export type Wish = {
  value: Value | null
  seen: Value | null
  reason: string | null
  source: 'typed' | 'file'
}

export type Entered =
  | { act: 'none' }
  | { act: 'save'; value: Value | null; source: 'system' | 'typed' | 'file'; reason: string | null }
  | { act: 'clash'; theirs: Value | null }
  | { act: 'refuse'; reason: 'reason-for-override' }

/**
 * Decides about one field: what was left as it was seen changes nothing; what two people changed to different values is
 * theirs to choose; a figure of the system is overridden only with a reason, and taken back without one.
 */
export const enter = (now: Standing, wish: Wish): Entered => {
  const overrides = now.system !== undefined && !sameValue(wish.value, now.system)
  const otherReason = overrides && wish.reason !== null && wish.reason !== now.reason
  if (sameValue(wish.value, now.value)) {
    if (!otherReason) return { act: 'none' }
    return { act: 'save', value: wish.value, source: now.source, reason: wish.reason }
  }
  if (sameValue(wish.value, wish.seen)) return { act: 'none' }
  if (!sameValue(now.value, wish.seen)) return { act: 'clash', theirs: now.value }
  if (!overrides)
    return {
      act: 'save',
      value: wish.value,
      source: now.system === undefined ? wish.source : 'system',
      reason: null,
    }
  if (wish.reason === null) return { act: 'refuse', reason: 'reason-for-override' }
  return { act: 'save', value: wish.value, source: wish.source, reason: wish.reason }
}
