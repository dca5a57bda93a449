import type { FormState } from '#ui/form.tsx'
import { type Frame, withQuery } from '#ui/layout.tsx'
import type { TaskListPage } from '../../facts/list.ts'
import type { PageQuery } from '../../input.ts'
import type { BulkAct } from '../../rules/acts.ts'
import type { TimelinessKind } from '../../rules/timeliness.ts'

/** What came of an act on several tasks: how many it was done to, and those refused, by reason and by name. */
export type BulkOutcome = {
  act: BulkAct
  done: number
  why: { reason: string; n: number; tasks: { id: number; code: string; title: string }[] }[]
}

export type ListProps = {
  frame: Frame
  query: PageQuery
  list: TaskListPage
  may: { give: boolean; many: BulkAct[] }
  viewForm: FormState
  bulkTold?: BulkOutcome
}

export const times: TimelinessKind[] = ['overdue', 'due-soon', 'in-time', 'no-deadline', 'on-time', 'late']
/** The address with some filters changed; a change begins the list anew. */
export function to(path: string, changes: Record<string, string | undefined>): string {
  let address = path
  for (const name of ['after', 'from', 'bulk', 'done', 'why']) address = withQuery(address, name, undefined)
  for (const [name, value] of Object.entries(changes)) address = withQuery(address, name, value)
  return address
}
