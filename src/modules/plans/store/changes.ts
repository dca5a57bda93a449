import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'

export type Change = {
  kind: 'add' | 'drop' | 'merge'
  decisionNo: string
  decidedOn: Day
  reason: string
  /** the number of the row; of a merger, that of the new one and those of the merged */
  facts: { number: string; merged?: string[] }
}

/** Adds a change by decision; changes are only ever added. */
export const addChange = async (
  db: Db,
  planId: number,
  change: Change,
  personId: string,
  at: Date,
): Promise<number> => {
  const row = await db
    .insertInto('plan_change')
    .values({
      plan_id: planId,
      kind: change.kind,
      decision_no: change.decisionNo,
      decided_on: change.decidedOn,
      reason: change.reason,
      facts: JSON.stringify(change.facts),
      person_id: personId,
      at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Marks rows as taken out of the plan by a change. */
export const markDropped = async (db: Db, rowIds: readonly number[], changeId: number): Promise<void> => {
  await db
    .updateTable('plan_task')
    .set({ dropped_by_change_id: changeId })
    .where('id', 'in', [...rowIds])
    .execute()
}

export type SavedChange = {
  id: number
  kind: Change['kind']
  decision_no: string
  decided_on: Day
  reason: string
  /** of the row that was changed; of a merger, the new one */
  number: string
  /** the numbers of the rows that were merged into it */
  merged: string[]
  person: string
  at: Date
}

/** The changes of a plan by decision, newest first. */
export const planChanges = async (db: Db, planId: number): Promise<SavedChange[]> => {
  const found = await sql<SavedChange>`
    select c.id, c.kind, c.decision_no, c.decided_on, c.reason, coalesce(c.facts->>'number', '') as number,
      coalesce(c.facts->'merged', '[]') as merged, p.name as person, c.at
    from plan_change c join person_name p on p.person_id = c.person_id where c.plan_id = ${planId} order by c.id desc`.execute(
    db,
  )
  return found.rows
}
