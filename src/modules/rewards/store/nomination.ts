import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import { type Db, json } from '#platform/db.ts'
import type { Finding, Honour } from '../rules/checks.ts'
import type { NominationState } from '../rules/nomination.ts'

export type Kind = 'collective' | 'individual'
export const outsideKinds = ['enterprise', 'post', 'association', 'agency', 'person'] as const
export type OutsideKind = (typeof outsideKinds)[number]

/** A nomination as it stands; the names of units and persons as they are today. */
export type Nomination = {
  id: number
  roundId: number
  kind: Kind
  origin: 'result' | 'unit' | 'imported'
  fromUnitId: number | null
  fromUnitName: string | null
  fromUnitNameEn: string | null
  unitId: number | null
  unitName: string | null
  unitNameEn: string | null
  personId: string | null
  outside: OutsideKind | null
  name: string
  /** of a unit that is still called so */
  nameEn: string | null
  post: string
  address: string
  leader: boolean | null
  achievement: string
  reason: string
  /** of the published result of the round's year: of what was proposed from one, as it stood then */
  rank: number | null
  rankOf: number | null
  rankRoundId: number | null
  report: string
  reportFileId: number | null
  confirmedOn: Day | null
  confirmedBy: string | null
  state: NominationState
  note: string | null
  councilReason: string | null
  councilReasonBy: string | null
  checks: Finding[] | null
  votesFor: number | null
  votesAgainst: number | null
  votesAbstained: number | null
  ballots: number
  certificateId: number | null
  version: number
  madeBy: string | null
}

const columns = sql`n.id, n.round_id as "roundId", n.kind, n.origin, n.from_unit_id as "fromUnitId",
  fu.name_vi as "fromUnitName", fu.name_en as "fromUnitNameEn", n.unit_id as "unitId", uu.name_vi as "unitName", uu.name_en as "unitNameEn",
  case when uu.name_vi = n.name then uu.name_en end as "nameEn", n.person_id as "personId", n.outside,
  n.name, n.post, n.address, n.leader, n.achievement, n.reason, coalesce(n.rank, i.rank) as rank,
  coalesce(n.rank_of, i.ranked_units) as "rankOf", coalesce(n.result_round_id, i.round_id) as "rankRoundId", n.report,
  n.report_file_id as "reportFileId", n.confirmed_on as "confirmedOn", cp.name as "confirmedBy", n.state, n.note,
  n.council_reason as "councilReason", rp.name as "councilReasonBy", n.checks, n.votes_for as "votesFor",
  n.votes_against as "votesAgainst", n.votes_abstained as "votesAbstained",
  (select count(*)::int from reward_vote v where v.nomination_id = n.id) as ballots,
  (select c.id from reward_certificate c where c.nomination_id = n.id) as "certificateId", n.version, mp.name as "madeBy"`
const tables = sql`reward_nomination n join reward_round r on r.id = n.round_id
  left join unit_name fu on fu.unit_id = n.from_unit_id left join unit_name uu on uu.unit_id = n.unit_id
  left join person_name cp on cp.person_id = n.confirmed_by left join person_name rp on rp.person_id = n.council_reason_by
  left join person_name mp on mp.person_id = n.made_by
  left join unit_index i on n.kind = 'collective' and i.unit_id = n.unit_id and i.year = r.year and i.rank is not null`
const order = sql`n.kind, n.rank nulls last, n.name collate "vi-x-icu", n.id`

/** All nominations of a round, collectives first; who may see which is for the policy to say. */
export const nominationsOf = async (db: Db, roundId: number): Promise<Nomination[]> => {
  const found = await sql<Nomination>`
    select ${columns} from ${tables} where n.round_id = ${roundId} order by ${order} limit 2000`.execute(db)
  return found.rows
}

export const findNomination = async (
  db: Db,
  id: number,
  lock: 'lock' | 'read' = 'read',
): Promise<Nomination | undefined> => {
  if (lock === 'lock') await sql`select id from reward_nomination where id = ${id} for update`.execute(db)
  const found = await sql<Nomination>`select ${columns} from ${tables} where n.id = ${id}`.execute(db)
  return found.rows[0]
}

/**
 * The honours that a round's nominations are compared with: those given for five years around that stand, also by
 * others or before this system, and those asked for beside them.
 */
export const honoursFor = async (
  db: Db,
  { id: roundId, year }: { id: number; year: number },
): Promise<Honour[]> => {
  const found = await sql<Honour>`
    select n.id as "nominationId", n.kind, n.unit_id as "unitId", n.person_id as "personId", n.name, n.achievement, r.year,
      c.decision_no as "decisionNo", c.decided_on as "decidedOn"
    from reward_certificate c join reward_nomination n on n.id = c.nomination_id join reward_round r on r.id = c.round_id
    where c.state = 'valid' and r.state = 'decided' and c.round_id <> ${roundId} and r.year between ${year - 5} and ${year + 5}
    union all
    select 0, e.kind, e.unit_id, null, e.name, e.achievement, e.year, e.decision_no, e.decided_on
    from reward_earlier e where e.withdrawn_at is null and e.year between ${year - 5} and ${year + 5}
    union all
    select n.id, n.kind, n.unit_id, n.person_id, n.name, n.achievement, r.year, null, null
    from reward_nomination n join reward_round r on r.id = n.round_id
    where n.round_id = ${roundId} and n.state not in ('draft', 'withdrawn', 'failed')
    order by 9 desc nulls last, 1`.execute(db)
  return found.rows
}

/** Who is nominated and for what, as a form gives it. */
export type Words = {
  kind: Kind
  unitId: number | null
  personId: string | null
  outside: OutsideKind | null
  name: string
  post: string
  address: string
  leader: boolean | null
  achievement: string
  reason: string
  report: string
}
export type NewNomination = Words & {
  roundId: number
  fromUnitId: number
  origin: 'result' | 'unit'
  rank: number | null
  rankOf: number | null
  resultRoundId: number | null
}
type By = { personId: string | null; at: Date }

/** Adds nominations; those whose unit or person the round has already are left out. Gives the numbers of those kept. */
export const addNominations = async (db: Db, rows: readonly NewNomination[], by: By): Promise<number[]> => {
  if (rows.length === 0) return []
  const made = await sql<{ id: number }>`
    insert into reward_nomination (round_id, kind, origin, from_unit_id, unit_id, person_id, outside, name, post, address,
      leader, achievement, reason, report, rank, rank_of, result_round_id, made_by, made_at)
    select "roundId", kind, origin, "fromUnitId", "unitId", "personId", outside, name, post, address, leader, achievement,
      reason, report, rank, "rankOf", "resultRoundId", ${by.personId}, ${by.at}
    from jsonb_to_recordset(${json(rows)}::jsonb) as n("roundId" bigint, kind text, origin text, "fromUnitId" bigint,
      "unitId" bigint, "personId" text, outside text, name text, post text, address text, leader boolean, achievement text,
      reason text, report text, rank int, "rankOf" int, "resultRoundId" bigint)
    on conflict do nothing returning id`.execute(db)
  return made.rows.map((row) => row.id)
}

/** Saves the words; a confirmation that was given for others is gone. False when the round has the nominee already. */
export const saveWords = async (db: Db, id: number, words: Words): Promise<boolean> => {
  const saved = await sql`
    update reward_nomination n set unit_id = ${words.unitId}, person_id = ${words.personId}, outside = ${words.outside},
      name = ${words.name}, post = ${words.post}, address = ${words.address}, leader = ${words.leader},
      achievement = ${words.achievement}, reason = ${words.reason}, report = ${words.report}, confirmed_at = null,
      confirmed_on = null, confirmed_by = null, version = version + 1
    where id = ${id} and not exists (select from reward_nomination o where o.round_id = n.round_id and o.id <> n.id
      and o.state <> 'withdrawn' and ((n.kind = 'collective' and o.kind = 'collective' and o.unit_id = ${words.unitId}::bigint)
        or o.person_id = ${words.personId}))`.execute(db)
  return (saved.numAffectedRows ?? 0n) > 0n
}

export const saveReportFile = async (db: Db, id: number, fileId: number): Promise<void> => {
  await sql`update reward_nomination set report_file_id = ${fileId}, version = version + 1 where id = ${id}`.execute(
    db,
  )
}

export const markSent = async (
  db: Db,
  id: number,
  by: { personId: string; on: Day; at: Date },
): Promise<void> => {
  await sql`update reward_nomination set state = 'sent', note = null, confirmed_at = ${by.at}, confirmed_on = ${by.on},
    confirmed_by = ${by.personId}, version = version + 1 where id = ${id}`.execute(db)
}

export const markNomination = async (
  db: Db,
  id: number,
  state: NominationState,
  note: string | null = null,
): Promise<void> => {
  await sql`update reward_nomination set state = ${state}, note = ${note}, version = version + 1 where id = ${id}`.execute(
    db,
  )
}

export const saveCouncilReason = async (db: Db, id: number, reason: string, by: string): Promise<void> => {
  await sql`update reward_nomination set council_reason = ${reason}, council_reason_by = ${by}, version = version + 1
    where id = ${id}`.execute(db)
}

export const markAwarded = async (db: Db, ids: readonly number[]): Promise<void> => {
  await sql`update reward_nomination set state = 'awarded', version = version + 1 where id = any(${[...ids]}::bigint[])`.execute(
    db,
  )
}

/** Nominees of a round taken over, honoured at once. Gives their numbers in the order given. */
export const addPrinted = async (
  db: Db,
  roundId: number,
  rows: readonly {
    kind: Kind
    outside: OutsideKind | null
    name: string
    post: string
    address: string
    achievement: string
  }[],
  by: By,
): Promise<number[]> => {
  const made = await sql<{ id: number }>`
    insert into reward_nomination (round_id, kind, origin, outside, name, post, address, achievement, state, made_by, made_at)
    select ${roundId}, n.kind, 'imported', n.outside, n.name, n.post, n.address, n.achievement, 'awarded', ${by.personId}, ${by.at}
    from rows from (jsonb_to_recordset(${json(rows)}::jsonb) as (kind text, outside text, name text, post text, address text,
      achievement text)) with ordinality as n(kind, outside, name, post, address, achievement, place) order by n.place
    returning id`.execute(db)
  return made.rows.map((row) => row.id)
}

/** Units with their place in a published result, best first: who may be proposed from it. */
export const rankedUnits = async (
  db: Db,
  resultRoundId: number,
  within: number,
): Promise<{ unitId: number; name: string; rank: number; of: number }[]> => {
  const found = await sql<{ unitId: number; name: string; rank: number; of: number }>`
    select i.unit_id as "unitId", u.name_vi as name, i.rank, i.ranked_units as of
    from unit_index i join unit_name u on u.unit_id = i.unit_id
    where i.round_id = ${resultRoundId} and i.rank <= ${within} order by i.rank, u.name_vi collate "vi-x-icu"`.execute(
    db,
  )
  return found.rows
}

/** People with an office in a unit or below it on a day, whom the unit may nominate. */
export const peopleOf = async (
  db: Db,
  unitId: number,
  day: Day,
): Promise<{ id: string; name: string; title: string; unitId: number; leader: boolean }[]> => {
  const found = await sql<{ id: string; name: string; title: string; unitId: number; leader: boolean }>`
    select distinct on (m.person_name, m.person_id) m.person_id as id, m.person_name as name, m.title,
      m.unit_id as "unitId", 'head' = any(m.roles) as leader
    from mandate_on(${day}::date) m where m.for_mandate_id is null and m.unit_id in (select s.unit_id from unit_subtree(${unitId}, ${day}::date) s)
    order by m.person_name, m.person_id, 'head' = any(m.roles) desc limit 500`.execute(db)
  return found.rows
}
