import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import type { Lang } from '#platform/lang.ts'
import type { SearchRow } from '#platform/room.ts'

const escaped = (words: string): string => words.replace(/[\\%_]/g, (c) => `\\${c}`)

/** Committees by name, seats by their post or by who sits in them; everybody signed in reads them. */
export const search = (words: string, actor: Actor, today: Day, lang: Lang): RawBuilder<SearchRow> | null => {
  if (actor.kind !== 'person') return null
  const like = sql`folded(${`%${escaped(words)}%`})`
  const of = (vi: string, en: string) =>
    lang === 'en' ? sql`coalesce(${sql.ref(en)}, ${sql.ref(vi)})` : sql.ref(vi)
  const inForce = sql`c.decided_on <= ${today}::date and (c.valid_to is null or c.valid_to >= ${today}::date)`
  return sql<SearchRow>`
    select 'committee'::text as room, 'committee'::text as kind, (${of('c.name_vi', 'c.name_en')})::text as title,
      c.decision_no::text as detail, ('/committee/' || c.id)::text as url, 1::int as rank
    from committee c where ${inForce} and (folded(c.name_vi) like ${like} or folded(c.name_en) like ${like})
    union all
    select 'committee'::text, 'seat'::text, (${of('t.post_vi', 't.post_en')})::text,
      concat_ws(', ', coalesce(p.name, h.holder_name), ${of('c.name_vi', 'c.name_en')})::text, ('/committee/seats/' || t.id)::text, 2::int
    from committee_seat t join committee c on c.id = t.committee_id and ${inForce}
    left join committee_holding h on h.seat_id = t.id and h.valid_from <= ${today}::date
      and (h.valid_to is null or h.valid_to >= ${today}::date)
    left join person_name p on p.person_id = h.person_id
    where (t.valid_to is null or t.valid_to >= ${today}::date)
      and (folded(t.post_vi) like ${like} or folded(t.post_en) like ${like} or folded(coalesce(p.name, h.holder_name)) like ${like})`
}
