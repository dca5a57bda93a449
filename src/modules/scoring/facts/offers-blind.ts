import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#platform/context.ts'

/** Blind appraisals that this very person is asked for, until the result is decided. */
export const blindRows = (actor: Actor): RawBuilder<unknown> => sql`
  select 'scoring'::text as room, 'appraise-blind'::text as act, b.id as subject_id, (r.title || ' · ' || s.unit_name)::text as title,
    b.leaf::text as detail, ('/scoring/blind/' || b.id)::text as url, r.decide_by as due_on, null::date as since
  from scoring_blind b join scoring_calibration c on c.id = b.calibration_id
  join scoring_round r on r.id = c.round_id and r.state = 'open' join score_sheet s on s.id = b.sheet_id
  where b.at is null and b.person_id = ${actor.id}`
