import { csvText } from '#platform/csv.ts'
import type { Lang } from '#platform/lang.ts'
import { stateWord } from '#ui/tag.tsx'
import type { TaskLine } from './store/list.ts'
import { texts } from './texts.ts'

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
    r.code,
    r.title,
    r.lead_name,
    r.source_label,
    r.due_on ?? '',
    t.timeliness[r.timeliness],
    r.days_late,
    stateWord(r.state, lang),
    r.reminders,
    r.touched_on,
  ])
  return csvText([head, ...body])
}
