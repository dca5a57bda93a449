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
