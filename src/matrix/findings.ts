import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { Subjects } from './subjects.ts'

/** What the addresses and bodies of survey results speak of. */
export type FindingSubjects = {
  /** the closed survey for the index of 2024, with its result, an answer to look at again and one left out */
  campaign: number
  open: number
  out: number
}

export const findingSubjects = async (db: Db): Promise<FindingSubjects> => {
  const found = await sql<FindingSubjects>`
    select c.id as campaign, min(f.id) filter (where not coalesce(e.excluded, false))::int as open,
      min(f.id) filter (where e.excluded)::int as out
    from survey_campaign c join questionnaire q on q.id = c.questionnaire_id
    left join survey_response r on r.campaign_id = c.id join survey_flag f on f.response_id = r.id
    left join lateral (select excluded from survey_exclusion where response_id = r.id order by id desc limit 1) e on true
    where q.code = 'cchc-so' and c.state = 'closed' group by c.id order by c.id limit 1`.execute(db)
  return found.rows[0] ?? { campaign: 0, open: 0, out: 0 }
}

type Hint = (s: Subjects) => unknown

/** Which row an address speaks of. */
export const findingParams: [RegExp, Record<string, Hint>][] = [
  [
    /^\/surveys\/campaigns\/:id\/(review|exclusions|inclusions|results|comments)/,
    { id: (s) => s.findings.campaign },
  ],
  [/^\/surveys\/:id\/results/, { id: (s) => s.findings.campaign }],
]

/** What the forms are filled with. */
export const findingBodies: Record<string, Record<string, Hint>> = {
  '/surveys/campaigns/:id/exclusions': { flags: (s) => [String(s.findings.open)] },
  '/surveys/campaigns/:id/inclusions': { flags: (s) => [String(s.findings.out)] },
  '/surveys/campaigns/:id/results': { reason: () => 'Lý do mẫu của ma trận' },
}
