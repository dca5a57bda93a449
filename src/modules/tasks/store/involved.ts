import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Lang } from '#platform/lang.ts'

/** Somebody who has to do with a task, with the office to know them by. */
export type Involved = { id: string; name: string; title: Record<Lang, string>; unit: string | null }

/**
 * The people involved in a task on a day, once each: who heads and who works on it in its lead and coordinating
 * units, who gave it, supervises it or checks it, and whoever has acted on it or written about it and is still here.
 */
export const involved = (taskId: number, day: Day): RawBuilder<Involved> => sql<Involved>`
  select distinct on (h.person_id) h.person_id as id, h.person_name as name,
    json_build_object('vi', h.title, 'en', h.title_en) as title, u.name_vi as unit
  from mandate_on(${day}::date) h join unit_name u on u.unit_id = h.unit_id
  where (h.roles && array['head', 'focal'] and h.unit_id in (
      select lead_unit_id from task where id = ${taskId}
      union select p.lead_unit_id from task k join task p on p.id = k.parent_id where k.id = ${taskId}
      union select unit_id from task_coordinator where task_id = ${taskId}))
    or 'standing-agency' = any(h.roles)
    or h.person_id in (
      select focal_person_id from task where id = ${taskId}
      union select m.person_id from task k join mandate_name m on m.mandate_id = k.supervisor_mandate_id where k.id = ${taskId}
      union select m.person_id from task k join instruction i on i.id = k.instruction_id
        join mandate_name m on m.mandate_id = i.issuer_mandate_id where k.id = ${taskId}
      union select person_id from task_event where task_id = ${taskId}
      union select person_id from task_note where task_id = ${taskId})
  order by h.person_id, h.for_mandate_id nulls first, h.mandate_id`

/** The same as rows, for an act that names some of them. */
export async function involvedIn(db: Db, taskId: number, day: Day): Promise<Involved[]> {
  return (await involved(taskId, day).execute(db)).rows
}
