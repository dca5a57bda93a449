import type { Recipient } from './item.ts'

/** The province's blocks, as they stand on the day of issue. */
export type Blocks = Record<'department' | 'district' | 'commune', readonly number[]>

const blockOf = {
  'all-departments': 'department',
  'all-districts': 'district',
  'all-communes': 'commune',
} as const

/** The units one recipient means: a group's as they stand, a single unit, or what a condition was resolved to. */
export function unitsOf(recipient: Recipient, blocks: Blocks): number[] {
  if (recipient.kind === 'condition') return [...(recipient.resolvedUnitIds ?? [])]
  if (recipient.kind === 'unit') return recipient.unitId === null ? [] : [recipient.unitId]
  return [...blocks[blockOf[recipient.kind]]]
}

/** Of the units asked those that have done it, or those that have not; each once, in order. */
export const meetingCondition = (
  asked: readonly number[],
  have: ReadonlySet<number>,
  which: 'open' | 'done',
): number[] => [...new Set(asked)].filter((unit) => have.has(unit) === (which === 'done'))

/** The units all recipients of an item mean, each once, in order. */
export const unitsOfAll = (recipients: readonly Recipient[], blocks: Blocks): number[] => [
  ...new Set(recipients.flatMap((recipient) => unitsOf(recipient, blocks))),
]
