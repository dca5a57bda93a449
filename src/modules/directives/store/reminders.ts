import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

export const addReminder = async (
  db: Db,
  reminder: { directiveId: number; itemId: number | null; tasks: number; personId: string | null; at: Date },
): Promise<void> => {
  await db
    .insertInto('directive_reminder')
    .values({
      directive_id: reminder.directiveId,
      item_id: reminder.itemId,
      tasks: reminder.tasks,
      person_id: reminder.personId,
      at: reminder.at,
    })
    .execute()
}

/** How often all were reminded at once, and when last. */
export const remindersOf = async (
  db: Db,
  directiveId: number,
): Promise<{ times: number; last: Date | null }> => {
  const found = await sql<{ times: number; last: Date | null }>`
    select count(*)::int as times, max(at) as last from directive_reminder where directive_id = ${directiveId}`.execute(
    db,
  )
  return found.rows[0] ?? { times: 0, last: null }
}
