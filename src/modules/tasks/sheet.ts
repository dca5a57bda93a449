import { stringify } from 'csv-stringify/sync'
import type { Lang } from '#platform/lang.ts'
import { stateWord } from '#ui/tag.tsx'
import type { TaskLine } from './store/list.ts'
import { texts } from './texts.ts'

// What a spreadsheet would take for a formula is shown as the text it is.
const tame = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

/** The rows of the list as CSV with a byte order mark, so that Excel reads it as UTF-8. */
export function csvOf(rows: readonly TaskLine[], lang: Lang): string {
  const t = texts[lang]
  const head = [
    t.code,
    t.task,
    t.lead,
    t.source,
    t.due,
    t.time,
    t.days(2).replace(/^\S+\s/, ''),
    t.state,
    t.reminders,
    t.touched,
  ]
  const body = rows.map((r) => [
    tame(r.code),
    tame(r.title),
    tame(r.lead_name),
    tame(r.source_label),
    r.due_on ?? '',
    t.timeliness[r.timeliness],
    r.days_late,
    stateWord(r.state, lang),
    r.reminders,
    r.touched_on,
  ])
  return `\uFEFF${stringify([head, ...body])}`
}
