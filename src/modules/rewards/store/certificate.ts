import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import { type Db, json } from '#platform/db.ts'

/** A certificate with every word on it, and its round's. */
export type CertificateRow = {
  id: number
  nominationId: number
  fromUnitId: number | null
  roundId: number
  roundTitle: string
  formVi: string
  formEn: string
  /** '' is the province's own register */
  series: string
  year: number
  number: number
  code: string
  kind: 'collective' | 'individual'
  name: string
  ofLine: string
  achievement: string
  title: string
  office: string
  place: string
  authority: string[]
  signer: string
  decisionNo: string
  decidedOn: Day
  state: 'valid' | 'revoked'
  revokedNo: string | null
  revokedOn: Day | null
  revokedReason: string | null
  /** where the round was taken over from; null for the province's own */
  roundPlace: string | null
  roundSource: string | null
  invented: boolean
}

const columns = sql`c.id, c.nomination_id as "nominationId", n.from_unit_id as "fromUnitId", c.round_id as "roundId",
  r.title as "roundTitle", f.name_vi as "formVi", f.name_en as "formEn", c.series, c.year, c.number, c.code, c.kind,
  c.name, c.of_line as "ofLine", c.achievement, c.title, c.office, c.place, c.authority, c.signer,
  c.decision_no as "decisionNo", c.decided_on as "decidedOn", c.state, c.revoked_no as "revokedNo",
  c.revoked_on as "revokedOn", c.revoked_reason as "revokedReason", r.place as "roundPlace", r.source as "roundSource",
  r.invented`
const tables = sql`reward_certificate c join reward_nomination n on n.id = c.nomination_id
  join reward_round r on r.id = c.round_id join reward_form f on f.code = r.form`

const select = (where: RawBuilder<unknown>): RawBuilder<CertificateRow> =>
  sql<CertificateRow>`select ${columns} from ${tables} ${where}`

const rows = async (db: Db, where: RawBuilder<unknown>): Promise<CertificateRow[]> =>
  (await select(where).execute(db)).rows

/** A round's certificates in the order of the register. */
export const certificatesOf = (db: Db, roundId: number): Promise<CertificateRow[]> =>
  rows(db, sql`where c.round_id = ${roundId} order by c.number limit 2000`)

export const findCertificate = async (
  db: Db,
  id: number,
  lock: 'lock' | 'read' = 'read',
): Promise<CertificateRow | undefined> =>
  (await rows(db, sql`where c.id = ${id} ${lock === 'lock' ? sql`for update of c` : sql``}`))[0]

export const certificateByCode = async (db: Db, code: string): Promise<CertificateRow | undefined> =>
  (await rows(db, sql`where c.code = ${code}`))[0]

export type RegisterFilter = { year?: number | undefined; words?: string | undefined }

const escaped = (words: string): string => words.replace(/[\\%_]/g, (c) => `\\${c}`)

/** A page of the province's own register, newest number first, with how many there are. */
export const register = async (
  db: Db,
  { year, words }: RegisterFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<(CertificateRow & { total: number })[]> => {
  const like = words ? `%${escaped(words)}%` : null
  const found = await sql<CertificateRow & { total: number }>`
    select ${columns}, count(*) over ()::int as total from ${tables}
    where c.series = '' and (${year ?? null}::int is null or c.year = ${year ?? null}::int)
      and (${like}::text is null or folded(c.name || ' ' || c.of_line) like folded(${like}::text))
    order by c.year desc, c.number desc limit ${limit} offset ${offset}`.execute(db)
  return found.rows
}

/** Years that the register has numbers of, newest first. */
export const registerYears = async (db: Db): Promise<number[]> => {
  const found = await sql<{ year: number }>`
    select year from reward_series where series = '' order by year desc`.execute(db)
  return found.rows.map((row) => row.year)
}

/**
 * Takes the next `count` numbers of a register and year and gives the first. The row stays locked until the
 * transaction ends, so that numbers follow one another without a gap: a rollback gives them back.
 */
export const takeNumbers = async (
  db: Db,
  { series, year }: { series: string; year: number },
  count: number,
): Promise<number> => {
  const taken = await sql<{ last: number }>`
    insert into reward_series (series, year, last_number) values (${series}, ${year}, ${count})
    on conflict (series, year) do update set last_number = reward_series.last_number + ${count}
    returning last_number as last`.execute(db)
  return (taken.rows[0]?.last ?? count) - count + 1
}

/** A certificate as it is made; the rest is its round's. */
export type NewCertificate = Pick<
  CertificateRow,
  | 'nominationId'
  | 'roundId'
  | 'series'
  | 'year'
  | 'number'
  | 'code'
  | 'kind'
  | 'name'
  | 'ofLine'
  | 'achievement'
  | 'title'
  | 'office'
  | 'place'
  | 'authority'
  | 'signer'
  | 'decisionNo'
  | 'decidedOn'
>

export const addCertificates = async (db: Db, made: readonly NewCertificate[], at: Date): Promise<void> => {
  await sql`
    insert into reward_certificate (nomination_id, round_id, series, year, number, code, kind, name, of_line, achievement,
      title, office, place, authority, signer, decision_no, decided_on, made_at)
    select "nominationId", "roundId", series, year, number, code, kind, name, "ofLine", achievement, title, office, place,
      array(select jsonb_array_elements_text(authority)), signer, "decisionNo", "decidedOn", ${at}
    from jsonb_to_recordset(${json(made)}::jsonb) as c("nominationId" bigint, "roundId" bigint, series text, year int,
      number int, code text, kind text, name text, "ofLine" text, achievement text, title text, office text, place text,
      authority jsonb, signer text, "decisionNo" text, "decidedOn" date)`.execute(db)
}

export const revoke = async (
  db: Db,
  id: number,
  decision: { no: string; on: Day; reason: string; personId: string | null; at: Date },
): Promise<void> => {
  await sql`update reward_certificate set state = 'revoked', revoked_no = ${decision.no}, revoked_on = ${decision.on},
    revoked_reason = ${decision.reason}, revoked_by = ${decision.personId}, revoked_at = ${decision.at} where id = ${id}`.execute(
    db,
  )
}

/** A round that honoured somebody, as everybody may see it. */
export type DecidedRound = {
  id: number
  title: string
  year: number
  place: string | null
  decisionNo: string
  decidedOn: Day
  invented: boolean
  collectives: number
  individuals: number
}

/** Rounds that honoured somebody, newest first. */
export const decidedRounds = async (db: Db): Promise<DecidedRound[]> => {
  const found = await sql<DecidedRound>`
    select r.id, r.title, r.year, r.place, r.decision_no as "decisionNo", r.decided_on as "decidedOn", r.invented,
      count(*) filter (where c.kind = 'collective')::int as collectives,
      count(*) filter (where c.kind = 'individual')::int as individuals
    from reward_round r join reward_certificate c on c.round_id = r.id where r.state in ('decided', 'imported')
    group by r.id order by r.decided_on desc, r.id desc limit 500`.execute(db)
  return found.rows
}

/** What a unit or its people were honoured with, newest first. */
export const certificatesOfUnit = (unitId: number, day: Day): RawBuilder<CertificateRow> =>
  select(
    sql`where n.unit_id = ${unitId} and c.decided_on <= ${day}::date and c.state = 'valid'
      order by c.decided_on desc, c.number limit 50`,
  )
