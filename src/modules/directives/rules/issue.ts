import type { Day } from '#platform/day.ts'
import { type Decision, no, yes } from '#platform/decision.ts'
import { type Paragraph, uncoveredOf } from './coverage.ts'
import { gapsOf, type Item } from './item.ts'

export type DirectiveState = 'draft' | 'sent' | 'issued' | 'passed-down'
export type NotReady =
  | 'already-issued'
  | 'already-passed-down'
  | 'no-items'
  | 'paragraphs-uncovered'
  | 'items-incomplete'
  | 'items-unconfirmed'

/** Ready to be sent and issued: every paragraph accounted for, every item complete and confirmed by a person. */
export function readiness(
  state: DirectiveState,
  items: readonly Item[],
  paragraphs: readonly Paragraph[],
): Decision<null, NotReady> {
  if (state === 'issued') return no('already-issued')
  if (state === 'passed-down') return no('already-passed-down')
  if (items.length === 0) return no('no-items')
  if (uncoveredOf(paragraphs).length > 0) return no('paragraphs-uncovered')
  if (items.some((item) => gapsOf(item).length > 0)) return no('items-incomplete')
  return items.every((item) => item.confirmed) ? yes(null) : no('items-unconfirmed')
}

export type IssueWish = { documentNo: string; issuedOn: Day; code: string | undefined }
export type NoIssue = NotReady | 'issued-in-future' | 'code-missing' | 'nobody-left'

/** Issued once, under its number and day; every item must come to somebody. */
export function issue(
  state: DirectiveState,
  items: readonly (Item & { unitIds: readonly number[] })[],
  paragraphs: readonly Paragraph[],
  wish: IssueWish,
  today: Day,
): Decision<{ documentNo: string; issuedOn: Day; code: string }, NoIssue> {
  const ready = readiness(state, items, paragraphs)
  if (!ready.ok) return ready
  if (wish.issuedOn > today) return no('issued-in-future')
  if (!wish.code) return no('code-missing')
  if (items.some((item) => item.leadUnitIds.length === 0 && item.unitIds.length === 0))
    return no('nobody-left')
  return yes({ documentNo: wish.documentNo, issuedOn: wish.issuedOn, code: wish.code })
}

type Given = {
  leadUnitIds: readonly number[]
  coordinatorUnitIds: readonly number[]
  /** the recipients as units */
  unitIds: readonly number[]
}

/** Who does it: each lead with the recipients taking part, or, without a lead, each recipient by itself. */
export function assignmentsOf(item: Given): { leadUnitId: number; coordinators: { unitId: number }[] }[] {
  const leads = item.leadUnitIds.length > 0 ? item.leadUnitIds : item.unitIds
  const others =
    item.leadUnitIds.length > 0 ? [...item.coordinatorUnitIds, ...item.unitIds] : item.coordinatorUnitIds
  return [...new Set(leads)].map((leadUnitId) => ({
    leadUnitId,
    coordinators: [...new Set(others)]
      .filter((unit) => unit !== leadUnitId && !item.leadUnitIds.includes(unit))
      .map((unitId) => ({ unitId })),
  }))
}
