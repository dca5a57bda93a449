import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { LetterKind } from '../rules/letter.ts'

export type Letter = {
  id: number
  directiveId: number
  taskIds: number[]
  unitId: number
  unitName: string
  kind: LetterKind
  documentId: number
  person: string
  at: Date
  settledAt: Date | null
}

const columns = sql`l.id, l.directive_id as "directiveId", l.task_ids as "taskIds", l.unit_id as "unitId", n.name_vi as "unitName",
  l.kind, l.document_id as "documentId", p.name as person, l.at, l.settled_at as "settledAt"`
const tables = sql`directive_letter l join lateral (select name_vi from unit_name u where u.unit_id = l.unit_id) n on true
  join person_name p on p.person_id = l.person_id`

/** The letters about a directive's late answers, newest first. */
export const lettersOf = async (db: Db, directiveId: number): Promise<Letter[]> => {
  const found = await sql<Letter>`
    select ${columns} from ${tables} where l.directive_id = ${directiveId} order by l.id desc`.execute(db)
  return found.rows
}

/** A letter held for a change. */
export const lockLetter = async (db: Db, letterId: number): Promise<Letter | undefined> => {
  const found =
    await sql<Letter>`select ${columns} from ${tables} where l.id = ${letterId} for update of l`.execute(db)
  return found.rows[0]
}

export const addLetter = async (
  db: Db,
  letter: {
    directiveId: number
    taskIds: readonly number[]
    unitId: number
    kind: LetterKind
    documentId: number
    personId: string
    at: Date
  },
): Promise<number> => {
  const row = await db
    .insertInto('directive_letter')
    .values({
      directive_id: letter.directiveId,
      task_ids: [...letter.taskIds],
      unit_id: letter.unitId,
      kind: letter.kind,
      document_id: letter.documentId,
      person_id: letter.personId,
      at: letter.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export const settleLetter = async (db: Db, letterId: number, at: Date): Promise<void> => {
  await sql`update directive_letter set settled_at = ${at} where id = ${letterId}`.execute(db)
}
