import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'

/** Money spent on a row in a period. */
export const addSpending = async (
  db: Db,
  spending: { rowId: number; from: Day; to: Day; amount: string; note?: string; personId: string; at: Date },
): Promise<void> => {
  await db
    .insertInto('plan_spending')
    .values({
      plan_task_id: spending.rowId,
      period_from: spending.from,
      period_to: spending.to,
      amount: spending.amount,
      note: spending.note ?? null,
      person_id: spending.personId,
      at: spending.at,
    })
    .execute()
}

export type Spending = {
  period_from: Day
  period_to: Day
  amount: string
  note: string | null
  person: string
}

/** What was spent on a row, newest first. */
export const rowSpendings = async (db: Db, rowId: number): Promise<Spending[]> => {
  const found = await sql<Spending>`
    select s.period_from, s.period_to, s.amount, s.note, p.name as person from plan_spending s
    join person_name p on p.person_id = s.person_id where s.plan_task_id = ${rowId} order by s.id desc`.execute(
    db,
  )
  return found.rows
}
