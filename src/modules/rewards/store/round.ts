import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Weights } from '../rules/checks.ts'
import type { RoundDays, RoundState } from '../rules/round.ts'

/** A seat of the council with its holder's name. */
export type SeatRow = { personId: string; name: string; seat: 'head' | 'member' }

/** A round with its form of reward and its council. */
export type Round = RoundDays & {
  id: number
  year: number
  title: string
  occasion: string
  achievement: string
  form: string
  formVi: string
  formEn: string
  certificateTitle: string
  honours: string
  kinds: ('collective' | 'individual')[]
  checks: Weights
  rankWithin: number
  legal: string
  state: RoundState
  maxCollectives: number
  maxIndividuals: number
  councilNo: string | null
  councilDecidedOn: Day | null
  metOn: Day | null
  metAt: string | null
  members: number | null
  voteShare: number | null
  conclusion: string | null
  decisionNo: string | null
  decidedOn: Day | null
  documentId: number | null
  place: string | null
  source: string | null
  invented: boolean
  version: number
  council: SeatRow[]
}

const columns = sql`r.id, r.year, r.title, r.occasion, r.achievement, r.form, f.name_vi as "formVi", f.name_en as "formEn",
  f.certificate_title as "certificateTitle", f.honours, f.kinds, f.checks, f.rank_within as "rankWithin", r.legal, r.state,
  r.opens_on as "opensOn", r.nominate_by as "nominateBy", r.council_on as "councilOn", r.decide_by as "decideBy",
  r.max_collectives as "maxCollectives", r.max_individuals as "maxIndividuals", r.council_no as "councilNo",
  r.council_decided_on as "councilDecidedOn", r.met_on as "metOn", r.met_at as "metAt", r.members,
  r.vote_share as "voteShare", r.conclusion, r.decision_no as "decisionNo", r.decided_on as "decidedOn",
  r.document_id as "documentId", r.place, r.source, r.invented, r.version,
  coalesce((select jsonb_agg(jsonb_build_object('personId', c.person_id, 'name', p.name, 'seat', c.seat)
      order by c.seat, p.name collate "vi-x-icu", c.person_id)
    from reward_council c join person_name p on p.person_id = c.person_id where c.round_id = r.id), '[]') as council`
const tables = sql`reward_round r join reward_form f on f.code = r.form`

/** A round as its list shows it; the counts are of what is or was before the council and of what was honoured. */
export type RoundCounts = { nominations: number; awarded: number }

/** All rounds, newest first; drafts only where asked for. */
export const listRounds = async (db: Db, drafts: boolean): Promise<(Round & RoundCounts)[]> => {
  const found = await sql<Round & RoundCounts>`
    select ${columns},
      (select count(*)::int from reward_nomination n where n.round_id = r.id and n.state not in ('draft', 'withdrawn')) as nominations,
      (select count(*)::int from reward_nomination n where n.round_id = r.id and n.state = 'awarded') as awarded
    from ${tables} where ${drafts} or r.state <> 'draft'
    order by r.year desc, r.state = 'imported', r.opens_on desc, r.id desc limit 500`.execute(db)
  return found.rows
}

export const findRound = async (
  db: Db,
  id: number,
  lock: 'lock' | 'read' = 'read',
): Promise<Round | undefined> => {
  const found = await sql<Round>`select ${columns} from ${tables} where r.id = ${id}
    ${lock === 'lock' ? sql`for update of r` : sql``}`.execute(db)
  return found.rows[0]
}

/** What a round is drafted with. */
export type NewRound = RoundDays & {
  year: number
  title: string
  occasion: string
  achievement: string
  form: string
  legal: string
  maxCollectives: number
  maxIndividuals: number
}

type By = { personId: string | null; at: Date; invented: boolean }

export const addRound = async (db: Db, round: NewRound, by: By): Promise<number> => {
  const made = await sql<{ id: number }>`
    insert into reward_round (year, title, occasion, achievement, form, legal, opens_on, nominate_by, council_on, decide_by,
      max_collectives, max_individuals, invented, made_by, made_at)
    values (${round.year}, ${round.title}, ${round.occasion}, ${round.achievement}, ${round.form}, ${round.legal},
      ${round.opensOn}, ${round.nominateBy}, ${round.councilOn}, ${round.decideBy}, ${round.maxCollectives},
      ${round.maxIndividuals}, ${by.invented}, ${by.personId}, ${by.at}) returning id`.execute(db)
  return made.rows[0]?.id ?? 0
}

export const saveRound = async (db: Db, id: number, round: NewRound): Promise<void> => {
  await sql`
    update reward_round set year = ${round.year}, title = ${round.title}, occasion = ${round.occasion},
      achievement = ${round.achievement}, form = ${round.form}, legal = ${round.legal}, opens_on = ${round.opensOn},
      nominate_by = ${round.nominateBy}, council_on = ${round.councilOn}, decide_by = ${round.decideBy},
      max_collectives = ${round.maxCollectives}, max_individuals = ${round.maxIndividuals}, version = version + 1
    where id = ${id}`.execute(db)
}

export const markRound = async (db: Db, id: number, state: RoundState): Promise<void> => {
  await sql`update reward_round set state = ${state}, version = version + 1 where id = ${id}`.execute(db)
}

/** A round taken over as announced, decided elsewhere. */
export type PrintedRound = Pick<
  NewRound,
  'year' | 'title' | 'occasion' | 'achievement' | 'form' | 'legal'
> & {
  place: string
  source: string
  decisionNo: string
  decidedOn: Day
}

export const addPrintedRound = async (db: Db, round: PrintedRound, by: By): Promise<number> => {
  const day = round.decidedOn
  const made = await sql<{ id: number }>`
    insert into reward_round (year, title, occasion, achievement, form, legal, state, opens_on, nominate_by, council_on,
      decide_by, place, source, decision_no, decided_on, invented, made_by, made_at)
    values (${round.year}, ${round.title}, ${round.occasion}, ${round.achievement}, ${round.form}, ${round.legal}, 'imported',
      ${day}, ${day}, ${day}, ${day}, ${round.place}, ${round.source}, ${round.decisionNo}, ${day}, ${by.invented},
      ${by.personId}, ${by.at}) returning id`.execute(db)
  return made.rows[0]?.id ?? 0
}

/** The council by its decision, in place of one appointed before. */
export const saveCouncil = async (
  db: Db,
  roundId: number,
  council: { no: string; on: Day; headId: string; memberIds: readonly string[] },
): Promise<void> => {
  await sql`delete from reward_council where round_id = ${roundId}`.execute(db)
  await sql`insert into reward_council (round_id, person_id, seat)
    select ${roundId}, m, case when m = ${council.headId} then 'head' else 'member' end
    from unnest(${[...new Set([council.headId, ...council.memberIds])]}::text[]) m`.execute(db)
  await sql`update reward_round set council_no = ${council.no}, council_decided_on = ${council.on}, version = version + 1
    where id = ${roundId}`.execute(db)
}

export const openVote = async (
  db: Db,
  roundId: number,
  meeting: { on: Day; at: string; members: number; share: number; now: Date },
): Promise<void> => {
  await sql`update reward_round set state = 'voting', met_on = ${meeting.on}, met_at = ${meeting.at},
    members = ${meeting.members}, vote_share = ${meeting.share}, opened_at = ${meeting.now}, version = version + 1
    where id = ${roundId}`.execute(db)
}

export const closeVote = async (
  db: Db,
  roundId: number,
  closing: { conclusion: string; personId: string | null; at: Date },
): Promise<void> => {
  await sql`update reward_round set state = 'voted', conclusion = ${closing.conclusion}, closed_by = ${closing.personId},
    closed_at = ${closing.at}, version = version + 1 where id = ${roundId}`.execute(db)
}

export const markDecided = async (
  db: Db,
  roundId: number,
  decision: { decisionNo: string; decidedOn: Day; documentId: number | null; personId: string | null },
): Promise<void> => {
  await sql`update reward_round set state = 'decided', decision_no = ${decision.decisionNo},
    decided_on = ${decision.decidedOn}, document_id = ${decision.documentId}, decided_by = ${decision.personId},
    version = version + 1 where id = ${roundId}`.execute(db)
}

/** People who may sit in a council on a day. */
export const peopleChoices = async (
  db: Db,
  today: Day,
): Promise<{ id: string; name: string; unit: string }[]> => {
  const found = await sql<{ id: string; name: string; unit: string }>`
    select distinct on (m.person_name, m.person_id) m.person_id as id, m.person_name as name, u.name_vi as unit
    from mandate_on(${today}::date) m join unit_name u on u.unit_id = m.unit_id
    where m.for_mandate_id is null and m.roles && array['head', 'issuer', 'standing-agency', 'appraiser', 'member', 'focal']
    order by m.person_name, m.person_id limit 2000`.execute(db)
  return found.rows
}
