import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import { type Db, json } from '#platform/db.ts'
import type { RatingDays, RoundState } from '../rules/round.ts'
import type { Cap, Scheme } from '../rules/scheme.ts'

/** A seat of a round's council. */
export type Seat = {
  id: number
  seat: 'head' | 'member'
  personId: string
  name: string
  decisionNo: string
  decidedOn: Day
}

/** A rating round with its scheme and its council. */
export type Round = { [name in keyof RatingDays]: Day | null } & {
  id: number
  year: number
  title: string
  place: string | null
  block: string
  schemeId: number | null
  schemeVi: string | null
  schemeEn: string | null
  scheme: Scheme | null
  state: RoundState
  quorumPercent: number
  objectionDays: number
  capPercent: string | null
  capReason: string | null
  meetingAt: Date | null
  minutesNo: string | null
  meetingClosedAt: Date | null
  source: string | null
  caveatVi: string | null
  caveatEn: string | null
  invented: boolean
  version: number
  seats: Seat[]
}

const columns = sql`r.id, r.year, r.title, r.place, r.block, r.scheme_id as "schemeId", s.title_vi as "schemeVi",
  s.title_en as "schemeEn", s.content as scheme, r.state, r.posts_on as "postsOn", r.self_by as "selfBy",
  r.comments_by as "commentsBy", r.meeting_on as "meetingOn", r.decide_by as "decideBy",
  r.quorum_percent as "quorumPercent", r.objection_days as "objectionDays", r.cap_percent as "capPercent",
  r.cap_reason as "capReason", r.meeting_at as "meetingAt", r.minutes_no as "minutesNo",
  r.meeting_closed_at as "meetingClosedAt", r.source, r.caveat_vi as "caveatVi", r.caveat_en as "caveatEn",
  r.invented, r.version,
  coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'seat', c.seat, 'personId', c.person_id, 'name', p.name,
      'decisionNo', c.decision_no, 'decidedOn', c.decided_on) order by c.seat, c.id)
    from rating_seat c join person_name p on p.person_id = c.person_id
    where c.round_id = r.id and c.ended_at is null), '[]') as seats`

/** All rounds with their councils, newest year first. One statement; who sees which is for the caller. */
export const listRounds = async (db: Db): Promise<Round[]> => {
  const found = await sql<Round>`
    select ${columns} from rating_round r left join rating_scheme s on s.id = r.scheme_id
    order by r.year desc, r.state = 'imported', r.id desc`.execute(db)
  return found.rows
}

export const findRound = async (
  db: Db,
  id: number,
  lock: 'lock' | 'read' = 'read',
): Promise<Round | undefined> => {
  const found = await sql<Round>`
    select ${columns} from rating_round r left join rating_scheme s on s.id = r.scheme_id where r.id = ${id}
    ${lock === 'lock' ? sql`for update of r` : sql``}`.execute(db)
  return found.rows[0]
}

/** Locks the round of a person's case. */
export const lockRoundOf = async (db: Db, ratedId: number): Promise<void> => {
  await sql`select from rating_round where id = (select round_id from rated_person where id = ${ratedId})
    for update`.execute(db)
}

/** The cap that holds in a round: the scheme's, with the round's own share where the exception was used. */
export const capOfRound = ({ scheme, capPercent }: Pick<Round, 'scheme' | 'capPercent'>): Cap | undefined =>
  scheme?.cap && (capPercent === null ? scheme.cap : { ...scheme.cap, percent: capPercent })

export type RoundWish = RatingDays & {
  year: number
  title: string
  block: string
  schemeId: number
  quorumPercent: number
  objectionDays: number
  capPercent: string | null
  capReason: string | null
}

export const addRound = async (
  db: Db,
  w: RoundWish,
  by: { personId: string | null; at: Date; invented: boolean },
): Promise<number> => {
  const made = await sql<{ id: number }>`
    insert into rating_round (year, title, block, scheme_id, posts_on, self_by, comments_by, meeting_on, decide_by,
      quorum_percent, objection_days, cap_percent, cap_reason, invented, made_by, made_at)
    values (${w.year}, ${w.title}, ${w.block}, ${w.schemeId}, ${w.postsOn}::date, ${w.selfBy}::date,
      ${w.commentsBy}::date, ${w.meetingOn}::date, ${w.decideBy}::date, ${w.quorumPercent}, ${w.objectionDays},
      ${w.capPercent}::numeric, ${w.capReason}, ${by.invented}, ${by.personId}, ${by.at}) returning id`.execute(
    db,
  )
  return made.rows[0]?.id ?? 0
}

export const saveRound = async (db: Db, id: number, w: RoundWish): Promise<void> => {
  await sql`update rating_round set year = ${w.year}, title = ${w.title}, block = ${w.block}, scheme_id = ${w.schemeId},
    posts_on = ${w.postsOn}::date, self_by = ${w.selfBy}::date, comments_by = ${w.commentsBy}::date,
    meeting_on = ${w.meetingOn}::date, decide_by = ${w.decideBy}::date, quorum_percent = ${w.quorumPercent},
    objection_days = ${w.objectionDays}, cap_percent = ${w.capPercent}::numeric, cap_reason = ${w.capReason},
    version = version + 1 where id = ${id}`.execute(db)
}

/** Another round of this year for the same posts; imported ones do not count. */
export const roundTaken = async (db: Db, year: number, block: string, but?: number): Promise<boolean> => {
  const found = await sql<{ taken: boolean }>`
    select exists (select 1 from rating_round where year = ${year} and block = ${block} and state <> 'imported'
      and id is distinct from ${but ?? null}::bigint) as taken`.execute(db)
  return found.rows[0]?.taken ?? false
}

export const setState = async (db: Db, id: number, state: RoundState): Promise<void> => {
  await sql`update rating_round set state = ${state}, version = version + 1 where id = ${id}`.execute(db)
}

/** Who holds the posts on a day, with every office held in the year: heads of a block's units. */
export type Holder = {
  personId: string
  mandateId: number
  unitId: number
  unitName: string
  title: string
  titleEn: string
  from: Day
  to: Day | null
  elsewhere: { title: string; titleEn: string; unit: string; from: Day; to: Day | null }[]
}

/** Heads of these units on a day, deputies left out, with the other offices that they held in a year. One statement. */
export const headsOn = async (
  db: Db,
  unitIds: readonly number[],
  day: Day,
  year: number,
): Promise<Holder[]> => {
  const [from, to] = [`${year}-01-01`, `${year}-12-31`]
  const found = await sql<Holder>`
    with held as (select * from mandates_between(least(${from}::date, ${day}::date), greatest(${to}::date, ${day}::date)))
    select distinct on (m.person_id) m.person_id as "personId", m.mandate_id as "mandateId", m.unit_id as "unitId",
      n.name_vi as "unitName", m.title, m.title_en as "titleEn", m.valid_from as "from", m.valid_to as "to",
      coalesce((select jsonb_agg(jsonb_build_object('title', e.title, 'titleEn', e.title_en, 'unit', x.name_vi,
          'from', e.valid_from, 'to', e.valid_to) order by e.valid_from, e.mandate_id)
        from held e join unit_name x on x.unit_id = e.unit_id
        where e.person_id = m.person_id and e.mandate_id <> m.mandate_id and e.unit_id <> m.unit_id
          and e.valid_from <= ${to}::date and (e.valid_to is null or e.valid_to >= ${from}::date)), '[]') as elsewhere
    from held m join unit_name n on n.unit_id = m.unit_id
    where 'head' = any(m.roles) and m.unit_id = any(${[...unitIds]}::bigint[])
      and m.valid_from <= ${day}::date and (m.valid_to is null or m.valid_to >= ${day}::date)
    order by m.person_id, m.mandate_id`.execute(db)
  return found.rows
}

export type NewRated = Omit<Holder, 'from' | 'to'> & { days: number }

/** Opens a round with the persons to be rated. */
export const openRound = async (
  db: Db,
  id: number,
  persons: readonly NewRated[],
  at: Date,
): Promise<void> => {
  await sql`
    with opened as (
      update rating_round set state = 'open', opened_at = ${at}, version = version + 1 where id = ${id})
    insert into rated_person (round_id, person_id, mandate_id, unit_id, unit_name, title, title_en, days, elsewhere)
    select ${id}, p."personId", p."mandateId", p."unitId", p."unitName", p.title, p."titleEn", p.days, p.elsewhere
    from jsonb_to_recordset(${json(persons)}::jsonb) as p("personId" text, "mandateId" bigint, "unitId" bigint,
      "unitName" text, title text, "titleEn" text, days int, elsewhere jsonb)`.execute(db)
}

export type NewSeat = Pick<Seat, 'seat' | 'personId' | 'decisionNo' | 'decidedOn'>

/** Seats a council; who sits already gets the seat and the decision named now. */
export const seatCouncil = async (
  db: Db,
  roundId: number,
  seats: readonly NewSeat[],
  by: { personId: string | null; at: Date },
): Promise<void> => {
  await sql`
    with gone as (
      update rating_seat set ended_at = ${by.at} where round_id = ${roundId} and ended_at is null returning id)
    select count(*) from gone`.execute(db)
  await sql`
    insert into rating_seat (round_id, seat, person_id, decision_no, decided_on, made_by, made_at)
    select ${roundId}, s.seat, s."personId", s."decisionNo", s."decidedOn", ${by.personId}, ${by.at}
    from jsonb_to_recordset(${json(seats)}::jsonb) as s(seat text, "personId" text, "decisionNo" text,
      "decidedOn" date)`.execute(db)
}

export const openMeeting = async (
  db: Db,
  id: number,
  by: { personId: string | null; at: Date },
): Promise<void> => {
  await sql`update rating_round set meeting_at = ${by.at}, meeting_by = ${by.personId}, meeting_closed_at = null,
    version = version + 1 where id = ${id}`.execute(db)
}

export const closeMeeting = async (db: Db, id: number, minutesNo: string, at: Date): Promise<void> => {
  await sql`update rating_round set meeting_closed_at = ${at}, minutes_no = ${minutesNo}, version = version + 1
    where id = ${id}`.execute(db)
}

/** Persons with an office today who could sit in a council. */
export const peopleChoices = async (
  db: Db,
  today: Day,
): Promise<{ id: string; name: string; title: string; titleEn: string; unit: string }[]> => {
  const found = await sql<{ id: string; name: string; title: string; titleEn: string; unit: string }>`
    select distinct on (m.person_name, m.person_id) m.person_id as id, m.person_name as name, m.title,
      m.title_en as "titleEn", u.name_vi as unit
    from mandate_on(${today}::date) m join unit_name u on u.unit_id = m.unit_id
    where m.for_mandate_id is null and m.roles && array['head', 'issuer', 'standing-agency', 'appraiser', 'member']
    order by m.person_name, m.person_id limit 2000`.execute(db)
  return found.rows
}

export type PrintedRound = {
  year: number
  block: string
  title: string
  place: string
  source: string
  caveatVi: string | null
  caveatEn: string | null
  counts: Record<string, number>
  by: string | null
  at: Date
}

/** A round taken over from print: its counts and nothing else. Gives its number. */
export const addPrinted = async (db: Db, p: PrintedRound): Promise<number> => {
  const made = await sql<{ id: number }>`
    with round as (
      insert into rating_round (year, title, place, block, state, source, caveat_vi, caveat_en, made_by, made_at)
      values (${p.year}, ${p.title}, ${p.place}, ${p.block}, 'imported', ${p.source}, ${p.caveatVi}, ${p.caveatEn},
        ${p.by}, ${p.at}) returning id),
    kept as (
      insert into rating_decision (round_id, version, state, publish, counts, prepared_by, prepared_at, decided_at)
      select id, 1, 'decided', 'counts', ${json(p.counts)}::jsonb, ${p.by}, ${p.at}, ${p.at} from round)
    select id from round`.execute(db)
  return made.rows[0]?.id ?? 0
}
