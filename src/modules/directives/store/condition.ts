import { sql } from 'kysely'
import type { Actor } from '#platform/context.ts'
import { type Db, json } from '#platform/db.ts'
import type { Blocks } from '../rules/recipients.ts'

/** What a condition was resolved from: as it was asked, and on which day. */
export type ResolvedFrom =
  | { kind: 'tasks'; instructionId: number; code: string; title: string; which: 'open' | 'done'; on: string }
  | {
      kind: 'register'
      subject: string
      type: string | null
      blocks: (keyof Blocks)[]
      from: string | null
      to: string
      which: 'open' | 'done'
      on: string
    }

/** The units of an item's conditions, by hand or by what a fact says. */
export const saveResolution = async (
  db: Db,
  recipientIds: readonly number[],
  unitIds: readonly number[],
  from: ResolvedFrom | null,
): Promise<void> => {
  await sql`update directive_recipient set resolved_unit_ids = ${[...unitIds]}::bigint[], resolved_by = ${from?.kind ?? 'hand'},
      resolved_from = ${from === null ? null : json(from)}::jsonb
    where id = any(${[...recipientIds]}::bigint[])`.execute(db)
}

export type InstructionLine = {
  id: number
  code: string
  title: string
  open: number[]
  done: number[]
}

/** Instructions in the actor's sight, newest first, with the leads of their tasks that are (not) completed. */
export const instructionsLike = async (
  db: Db,
  actor: Actor,
  wish: { words: string } | { instructionId: number },
): Promise<InstructionLine[]> => {
  const words = 'words' in wish ? wish.words.replace(/[\\%_]/g, (c) => `\\${c}`) : ''
  const fits =
    'words' in wish
      ? sql`(t.title_folded like '%' || folded(${words}) || '%' or lower(t.code) like lower(${words}) || '%')`
      : sql`t.instruction_id = ${wish.instructionId}`
  const found = await sql<InstructionLine>`
    select t.instruction_id as id, (array_agg(t.code order by t.task_id))[1] as code, (array_agg(t.title order by t.task_id))[1] as title,
      coalesce(array_agg(distinct t.lead_unit_id) filter (where t.state <> 'completed'), '{}') as open,
      coalesce(array_agg(distinct t.lead_unit_id) filter (where t.state = 'completed'), '{}') as done
    from task_standing t
    where ${fits} and t.state <> 'recalled' and (${actor.sees.all} or t.lead_unit_id = any(${[...actor.sees.unitIds]}::bigint[]))
    group by t.instruction_id order by t.instruction_id desc limit 30`.execute(db)
  return found.rows
}
