import { type RawBuilder, sql } from 'kysely'
import type { Lang } from '#platform/lang.ts'
import type { SearchRow, WaitingRow } from '#platform/room.ts'
import { type Sight, visible, visibleFinding } from './sight.ts'

/** One SELECT of "waiting for me", in the reader's language. */
export type Row = (lang: Lang) => RawBuilder<WaitingRow>

const unitIn = (lang: Lang) => (lang === 'en' ? sql`coalesce(u.name_en, u.name_vi)` : sql`u.name_vi`)

const joined = sql`inspection i join inspection_plan p on p.id = i.plan_id join unit_name u on u.unit_id = i.unit_id`

/** Inspections, or with `finding` their findings, that meet a condition. */
export const waitingRow =
  (
    act: string,
    where: RawBuilder<unknown>,
    {
      due = sql`null`,
      url = '',
      finding = false,
    }: { due?: RawBuilder<unknown>; url?: string; finding?: boolean },
  ): Row =>
  (lang) =>
    sql<WaitingRow>`
  select 'inspections'::text as room, ${act}::text as act, ${finding ? sql`f.id` : sql`i.id`}::bigint as subject_id,
    ${finding ? sql`left(f.text, 300)` : unitIn(lang)}::text as title,
    ${finding ? unitIn(lang) : sql`p.title`}::text as detail,
    ${finding ? sql`'/inspections/findings/' || f.id` : sql`'/inspections/' || i.id || ${url}::text`}::text as url,
    (${due})::date as due_on, (select max(s.on_day) from inspection_step s where s.inspection_id = i.id)::date as since
  from ${joined} ${finding ? sql`join inspection_finding f on f.inspection_id = i.id` : sql``} where ${where}`

const escaped = (words: string): string => words.replace(/[\\%_]/g, (c) => `\\${c}`)
const like = (words: string): string => `%${escaped(words)}%`

/** Inspections in sight whose unit's name has these words. */
export const inspectionHits = (
  words: string,
  sight: Sight,
  lang: Lang,
): RawBuilder<SearchRow> => sql<SearchRow>`
  select 'inspections'::text as room, 'inspection'::text as kind, ${unitIn(lang)}::text as title, p.title::text as detail,
    ('/inspections/' || i.id)::text as url, 3::int as rank
  from ${joined} where (folded(u.name_vi) like folded(${like(words)}) or folded(u.name_en) like folded(${like(words)})) and i.state <> 'cancelled' and ${visible(sight)}`

/** Findings in sight with these words. */
export const findingHits = (words: string, sight: Sight, lang: Lang): RawBuilder<SearchRow> => sql<SearchRow>`
  select 'inspections'::text, 'finding'::text, left(f.text, 300)::text, ${unitIn(lang)}::text, ('/inspections/findings/' || f.id)::text,
    3::int
  from ${joined} join inspection_finding f on f.inspection_id = i.id
  where folded(f.text) like folded(${like(words)}) and f.state <> 'withdrawn' and ${visibleFinding(sight)}`
