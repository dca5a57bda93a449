import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { ofProvince } from '../store.ts'

export type ConclusionLine = {
  id: number
  meetingId: number
  position: number
  text: string
  noticeNo: string
}

/** Items of the notices of the province's committee that were issued in a year, or these items. One statement. */
export const issuedConclusions = async (
  db: Db,
  of: { year: number } | { ids: readonly number[] },
): Promise<ConclusionLine[]> => {
  const which =
    'ids' in of
      ? sql`k.id = any(${[...of.ids]}::bigint[])`
      : sql`extract(year from m.held_on) = ${of.year} and ${ofProvince}`
  const found = await sql<ConclusionLine>`
    select k.id, m.id as "meetingId", k.position, k.text, m.notice_no as "noticeNo"
    from meeting_conclusion k join meeting m on m.id = k.meeting_id join committee_name c on c.committee_id = m.committee_id
    where m.state = 'concluded' and ${which} order by m.held_on, k.position limit 300`.execute(db)
  return found.rows
}
