import { sql } from 'kysely'
import { type Db, json } from '#platform/db.ts'
import type { Finding } from '../rules/checks.ts'
import type { Choice, Count } from '../rules/vote.ts'

/** A member's own ballots of a round, by nomination. */
export const ballotsOf = async (
  db: Db,
  roundId: number,
  personId: string,
): Promise<{ nominationId: number; choice: Choice; recused: boolean }[]> => {
  const found = await sql<{ nominationId: number; choice: Choice; recused: boolean }>`
    select v.nomination_id as "nominationId", v.choice, v.recused from reward_vote v
    join reward_nomination n on n.id = v.nomination_id where n.round_id = ${roundId} and v.person_id = ${personId}`.execute(
    db,
  )
  return found.rows
}

/** Every ballot of a round, without whose it is. */
export const allBallots = async (
  db: Db,
  roundId: number,
): Promise<{ nominationId: number; choice: Choice }[]> => {
  const found = await sql<{ nominationId: number; choice: Choice }>`
    select v.nomination_id as "nominationId", v.choice from reward_vote v join reward_nomination n on n.id = v.nomination_id
    where n.round_id = ${roundId}`.execute(db)
  return found.rows
}

/** How many members have cast at least one ballot. */
export const votersOf = async (db: Db, roundId: number): Promise<number> => {
  const found = await sql<{ n: number }>`select count(distinct v.person_id)::int as n from reward_vote v
    join reward_nomination n on n.id = v.nomination_id where n.round_id = ${roundId}`.execute(db)
  return found.rows[0]?.n ?? 0
}

export type NewBallot = { nominationId: number; choice: Choice; recused: boolean }

/** A member's ballots, in place of those cast before. */
export const saveBallots = async (
  db: Db,
  personId: string,
  ballots: readonly NewBallot[],
  at: Date,
): Promise<void> => {
  await sql`
    insert into reward_vote (nomination_id, person_id, choice, recused, at)
    select b."nominationId", ${personId}, b.choice, b.recused, ${at}
    from jsonb_to_recordset(${json(ballots)}::jsonb) as b("nominationId" bigint, choice text, recused boolean)
    on conflict (nomination_id, person_id) do update set choice = excluded.choice, recused = excluded.recused,
      at = excluded.at`.execute(db)
}

export type Outcome = Count & { id: number; checks: readonly Finding[] }

/** What the council's vote made of each nomination, with what the checks said. */
export const saveOutcomes = async (db: Db, outcomes: readonly Outcome[]): Promise<void> => {
  await sql`
    update reward_nomination n set state = case when o.passed then 'passed' else 'failed' end, votes_for = o."for",
      votes_against = o.against, votes_abstained = o.abstained, checks = o.checks, version = n.version + 1
    from jsonb_to_recordset(${json(outcomes)}::jsonb) as o(id bigint, passed boolean, "for" int, against int,
      abstained int, checks jsonb) where n.id = o.id`.execute(db)
}
