import type { FindingList } from './findings.ts'
import type { Draft } from './rows.ts'

// One blank is a mistake; blanks in every third row are how the annex is written.
const least = 3

/**
 * Annexes that write a lead once and leave it blank as long as it stays the same: the blanks get the lead above them in
 * their part, each with a warning. Fewer blanks are left, and are told as missing.
 */
export function carryLeads(drafts: readonly Draft[], findings: FindingList): void {
  const led = drafts.filter((draft) => draft.head.columns.has('lead') && !draft.head.shared)
  const blank = new Set(led.filter((draft) => !draft.texts.lead && !draft.cells.lead))
  if (blank.size < least || blank.size * 3 < led.length) return
  let above: Draft | undefined
  for (const draft of led) {
    if (above?.area !== draft.area) above = undefined
    if (!blank.has(draft)) above = draft
    else if (above?.texts.lead) {
      draft.texts.lead = above.texts.lead
      findings.add(draft.row, draft.head.columns.get('lead') ?? null, 'lead-carried', {
        text: above.texts.lead,
      })
    }
  }
}
