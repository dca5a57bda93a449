import type { FindingList } from './findings.ts'
import type { Role } from './head-roles.ts'
import type { View } from './row-view.ts'
import type { Draft } from './rows.ts'

/** What a row leaves to the rows above it is put into its view: each with a finding. */
type Above = { drafts: readonly Draft[]; columns: Map<Role, number>; findings: FindingList }

/** "nt", "-//-": what the nearest task above says in the same column. */
export function takeDittos(view: View, { drafts, columns, findings }: Above): void {
  for (const [role, text] of Object.entries(view.texts) as [Role, string][]) {
    if (role === 'number' || !isDitto(text)) continue
    const above = drafts.findLast((draft) => draft.texts[role])?.texts[role] ?? ''
    view.texts[role] = above
    findings.add(
      view.row.row,
      columns.get(role) ?? null,
      'ditto',
      { text: above },
      above ? 'info' : 'warning',
    )
  }
}

const isDitto = (text: string): boolean =>
  /^(?:-?\s*n[t,]t?\.?\s*-?|như trên|''|〃|[-"”″]?\s*(?:["”″]|\/\/)\s*[-"”″]?)$/i.test(text.trim())

/** A further product with a deadline of its own below its task, whose merged cells a text file has lost. */
export function takeFurtherProduct(view: View, { drafts, findings }: Above): void {
  const last = drafts.at(-1)
  const { number, title, lead, product, deadline } = view.texts
  if (!last || number || title || lead || !product || !deadline) return
  for (const role of ['number', 'title', 'lead', 'coordinators'] as const) {
    const text = last.texts[role]
    if (text === undefined || view.texts[role]) continue
    view.texts[role] = text
    view.handed.set(role, last.row)
  }
  findings.add(view.row.row, null, 'task-again', { first: last.row })
}

/** The lead that the row of the part names, for a task that names none. */
export function takeLeadOfPart(view: View, lead: string, { columns, findings }: Above): void {
  const column = columns.get('lead')
  if (!lead || view.texts.lead || view.row.cells.get(column ?? 0)?.error) return
  view.texts.lead = lead
  findings.add(view.row.row, column ?? null, 'lead-carried', { text: lead })
}
