import type { Db } from '#platform/db.ts'

export type SavedView = { id: number; name: string; query: string }

export async function viewsOf(db: Db, personId: string): Promise<SavedView[]> {
  return db
    .selectFrom('saved_view')
    .select(['id', 'name', 'query'])
    .where('person_id', '=', personId)
    .orderBy('position')
    .orderBy('id')
    .execute()
}

/** Saves a view under its name; the same name again takes the new filters. Gives its number. */
export async function saveView(db: Db, personId: string, name: string, query: string): Promise<number> {
  const row = await db
    .insertInto('saved_view')
    .values({ person_id: personId, name, query })
    .onConflict((oc) => oc.columns(['person_id', 'name']).doUpdateSet({ query }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function removeView(db: Db, personId: string, id: number): Promise<boolean> {
  const gone = await db
    .deleteFrom('saved_view')
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst()
  return gone.numDeletedRows > 0n
}
