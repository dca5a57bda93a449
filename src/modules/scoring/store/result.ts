import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { BundleResult, BundleUnit } from '../rules/bundle.ts'
import type { NotCompared, PreviousRow } from '../rules/previous.ts'
import type { CriteriaSet } from '../rules/set.ts'
import { type IntervalState, intervalColumn, type RowInterval } from './intervals.ts'

export type ResultState = 'draft' | 'decided' | 'published'

/** A computed result of a round; `version` 2 and more are corrections that leave the earlier ones readable. */
export type Result = {
  id: number
  roundId: number
  version: number
  state: ResultState
  bundleHash: string | null
  /** bytes of the bundle */
  bundleSize: number | null
  reason: string | null
  decisionNo: string | null
  decidedOn: Day | null
  documentId: number | null
  computedAt: Date
  publishedOn: Day | null
  imported: boolean
  /** how sure its ranks are; null while nobody asked */
  intervals: IntervalState | null
}

/** One unit's line of a result, figures as decimal text; null where nothing is known or ranked. */
export type ResultRow = {
  position: number
  sheetId: number | null
  unitId: number | null
  unitCode: string
  unitName: string
  points: string | null
  max: string | null
  percent: string | null
  rank: number | null
  class: string | null
  previousPoints: string | null
  previousPercent: string | null
  previousRank: number | null
  previousNote: NotCompared | string | null
  domains: { code: string; points: string; max: string }[]
  /** what the draws say of its rank; null where none were made */
  interval?: RowInterval | null
}

const columns = sql`s.id, s.round_id as "roundId", s.version, s.state, s.bundle_hash as "bundleHash", octet_length(s.bundle) as "bundleSize", s.reason,
  s.decision_no as "decisionNo", s.decided_on as "decidedOn", s.document_id as "documentId",
  s.computed_at as "computedAt", s.published_on as "publishedOn", s.bundle is null as imported, ${intervalColumn}`

/** All results of a round, newest version first. */
export const resultsOf = async (db: Db, roundId: number): Promise<Result[]> =>
  (
    await sql<Result>`select ${columns} from scoring_result s where s.round_id = ${roundId}
      order by s.version desc`.execute(db)
  ).rows

/** A result by its number, locked when it is to be changed. */
export const findResult = async (
  db: Db,
  id: number,
  lock: 'lock' | 'read' = 'read',
): Promise<Result | undefined> =>
  (
    await sql<Result>`select ${columns} from scoring_result s where s.id = ${id}
      ${lock === 'lock' ? sql`for update` : sql``}`.execute(db)
  ).rows[0]

/** The bundle exactly as it was stored; null for a result taken over from print. */
export const bundleText = async (db: Db, id: number): Promise<string | null> =>
  (await sql<{ bundle: string | null }>`select bundle from scoring_result where id = ${id}`.execute(db))
    .rows[0]?.bundle ?? null

/** The published results that were computed here, with the hash of each bundle. */
export const publishedBundles = async (
  db: Db,
): Promise<{ id: number; roundId: number; version: number; hash: string }[]> =>
  (
    await sql<{ id: number; roundId: number; version: number; hash: string }>`
      select id, round_id as "roundId", version, bundle_hash as hash from scoring_result
      where state = 'published' and bundle is not null order by round_id, version`.execute(db)
  ).rows

const rowColumns = sql`w.position, w.sheet_id as "sheetId", w.unit_id as "unitId", w.unit_code as "unitCode",
  w.unit_name as "unitName", w.points::text, w.max::text, w.percent::text, w.rank, w.class,
  w.previous_points::text as "previousPoints", w.previous_percent::text as "previousPercent",
  w.previous_rank as "previousRank", w.previous_note as "previousNote", w.domains`

/**
 * The lines of a result in the order of their places, unranked ones last. Those of a provisional result say
 * whether every criterion of the unit has appraised points; one without counts 0.
 */
export const rowsOfResult = async (
  db: Db,
  resultId: number,
): Promise<(ResultRow & { complete: boolean })[]> =>
  (
    await sql<ResultRow & { complete: boolean }>`
      with provisional as (
        select r->>'code' as code, (r->>'complete')::boolean as complete
        from scoring_result s cross join jsonb_array_elements(s.bundle::jsonb->'results') r
        where s.id = ${resultId} and s.state <> 'published' and s.bundle is not null)
      select ${rowColumns}, coalesce(p.complete, true) as complete, i.rows -> w.unit_code as interval
      from scoring_result_row w left join provisional p on p.code = w.unit_code
        left join scoring_interval i on i.result_id = w.result_id
      where w.result_id = ${resultId} order by w.position`.execute(db)
  ).rows

/** Last year's newest published lines of a block, with the day that round opened: what this year is compared with. */
export const previousRows = async (
  db: Db,
  block: string,
  year: number,
): Promise<{ opensOn: Day | null; rows: PreviousRow[] }> => {
  const found = await sql<PreviousRow & { opensOn: Day | null }>`
    with last as (
      select s.id, r.opens_on from scoring_result s join scoring_round r on r.id = s.round_id
      where r.block = ${block} and r.year = ${year - 1} and r.place is null and s.state = 'published'
      order by s.version desc limit 1)
    select w.unit_id as "unitId", w.points::text, w.percent::text, w.rank, last.opens_on as "opensOn"
    from last join scoring_result_row w on w.result_id = last.id where w.unit_id is not null`.execute(db)
  return { opensOn: found.rows[0]?.opensOn ?? null, rows: found.rows }
}

export type NewResult = {
  roundId: number
  version: number
  bundle: string | null
  bundleHash: string | null
  reason: string | null
  by: string | null
  at: Date
}

/** Keeps a computed result with its lines; a draft of the round that was there before goes. Three statements. */
export const keepResult = async (db: Db, result: NewResult, rows: readonly ResultRow[]): Promise<number> => {
  await sql`with old as (select id from scoring_result where round_id = ${result.roundId} and state = 'draft'),
      lines as (delete from scoring_result_row where result_id in (select id from old))
    delete from scoring_result where id in (select id from old)`.execute(db)
  const kept = await sql<{ id: number }>`
    insert into scoring_result (round_id, version, bundle, bundle_hash, reason, computed_by, computed_at)
    values (${result.roundId}, ${result.version}, ${result.bundle}, ${result.bundleHash}, ${result.reason},
      ${result.by}, ${result.at}) returning id`.execute(db)
  const id = kept.rows[0]?.id
  if (id === undefined) throw new Error('no result kept')
  await addLines(db, id, rows)
  return id
}

/** The units that stand in a result. */
export const unitsOfResult = async (db: Db, resultId: number): Promise<number[]> =>
  (
    await sql<{ id: number }>`select distinct unit_id as id from scoring_result_row
      where result_id = ${resultId} and unit_id is not null`.execute(db)
  ).rows.map(({ id }) => id)

/** Notes the decision on a result. */
export const markDecided = async (
  db: Db,
  id: number,
  {
    decisionNo,
    decidedOn,
    documentId,
    at,
  }: { decisionNo: string; decidedOn: Day; documentId: number | null; at: Date },
): Promise<void> => {
  await sql`update scoring_result set state = 'decided', decision_no = ${decisionNo}, decided_on = ${decidedOn}::date,
    document_id = ${documentId}, decided_at = ${at} where id = ${id}`.execute(db)
}

/** Publishes a result; what it holds can no longer change (trigger). */
export const markPublished = async (db: Db, id: number, on: Day, at: Date): Promise<void> => {
  await sql`update scoring_result set state = 'published', published_on = ${on}::date, published_at = ${at}
    where id = ${id}`.execute(db)
}

/** The round follows its result: decided, published. */
export const markRound = async (db: Db, roundId: number, state: 'decided' | 'published'): Promise<void> => {
  await sql`update scoring_round set state = ${state}, version = version + 1 where id = ${roundId}`.execute(
    db,
  )
}

/** What computing and showing a result need of its round; `content` is the criteria set, null for an imported round. */
export type RoundOfResult = {
  id: number
  year: number
  title: string
  place: string | null
  block: string
  state: 'draft' | 'open' | 'decided' | 'published' | 'imported'
  source: string | null
  invented: boolean
  content: unknown
  setHash: string | null
  setDecision: string | null
  synthetic: boolean
  opensOn: Day | null
  selfBy: Day | null
  firstBy: Day | null
  explainBy: Day | null
  secondBy: Day | null
  decideBy: Day | null
  publishBy: Day | null
  objectionBy: Day | null
}

/** A round with its criteria set; locked when its result is to change. */
export const roundOfResult = async (
  db: Db,
  id: number,
  lock: 'lock' | 'read' = 'read',
): Promise<RoundOfResult | undefined> =>
  (
    await sql<RoundOfResult>`
      select r.id, r.year, r.title, r.place, r.block, r.state, r.source, r.invented, c.content,
        c.content_hash as "setHash", c.decision_no as "setDecision", coalesce(c.synthetic, false) as synthetic,
        r.opens_on as "opensOn", r.self_by as "selfBy", r.first_by as "firstBy", r.explain_by as "explainBy",
        r.second_by as "secondBy", r.decide_by as "decideBy", r.publish_by as "publishBy",
        r.objection_by as "objectionBy"
      from scoring_round r left join criteria_set c on c.id = r.set_id where r.id = ${id}
      ${lock === 'lock' ? sql`for update of r` : sql``}`.execute(db)
  ).rows[0]

export type NewPrintedRound = {
  year: number
  block: string
  title: string
  place: string
  source: string
  publishedOn: Day | null
  decisionNo: string | null
  by: string | null
  at: Date
}

/** A round taken over from print with its one published result; gives both numbers. */
export const addPrintedRound = async (
  db: Db,
  round: NewPrintedRound,
): Promise<{ roundId: number; resultId: number }> => {
  const added = await sql<{ roundId: number; resultId: number }>`
    with made as (
      insert into scoring_round (year, title, place, block, state, source, made_by, made_at)
      values (${round.year}, ${round.title}, ${round.place}, ${round.block}, 'imported', ${round.source},
        ${round.by}, ${round.at}) returning id)
    insert into scoring_result (round_id, version, state, decision_no, decided_on, computed_by, computed_at,
      published_on, published_at)
    select id, 1, 'published', ${round.decisionNo}, ${round.publishedOn}::date, ${round.by}, ${round.at},
      ${round.publishedOn}::date, ${round.at} from made
    returning round_id as "roundId", id as "resultId"`.execute(db)
  const row = added.rows[0]
  if (!row) throw new Error('no round kept')
  return row
}

/** Lines of a result as they are given, in one statement. */
export const addLines = async (db: Db, resultId: number, rows: readonly ResultRow[]): Promise<void> => {
  await sql`
    insert into scoring_result_row (result_id, position, sheet_id, unit_id, unit_code, unit_name, points, max,
      percent, rank, class, previous_points, previous_percent, previous_rank, previous_note, domains)
    select ${resultId}, l.position, l."sheetId", l."unitId", l."unitCode", l."unitName", l.points, l.max, l.percent,
      l.rank, l.class, l."previousPoints", l."previousPercent", l."previousRank", l."previousNote", l.domains
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as l(position int, "sheetId" bigint,
      "unitId" bigint, "unitCode" text, "unitName" text, points numeric, max numeric, percent numeric, rank int,
      class text, "previousPoints" numeric, "previousPercent" numeric, "previousRank" int, "previousNote" text,
      domains jsonb)`.execute(db)
}

/** The part of a bundle that speaks of one unit, with the set it was scored by. */
export type BundlePart = {
  set: CriteriaSet
  year: number
  unit: BundleUnit
  result: BundleResult
  units: number
}

/** One unit's part of a stored bundle; undefined for an imported result or a unit that is not in it. */
export const bundlePart = async (
  db: Db,
  resultId: number,
  unitCode: string,
): Promise<BundlePart | undefined> => {
  const found = await sql<BundlePart>`
    with b as (select bundle::jsonb as b from scoring_result where id = ${resultId} and bundle is not null)
    select b->'set' as set, (b->'round'->>'year')::int as year, u as unit, r as result,
      jsonb_array_length(b->'units') as units
    from b cross join jsonb_array_elements(b->'units') u cross join jsonb_array_elements(b->'results') r
    where u->>'code' = ${unitCode} and r->>'code' = ${unitCode}`.execute(db)
  return found.rows[0]
}

/** The newest result of a round in one of these states, with its line of one unit. */
export type RoundLine = {
  id: number
  year: number
  title: string
  place: string | null
  block: string
  state: RoundOfResult['state']
  source: string | null
  synthetic: boolean
  units: number
  published: {
    id: number
    version: number
    publishedOn: Day | null
    decisionNo: string | null
    decidedOn: Day | null
  } | null
}

/** Rounds that have a published result, newest year first; blocks in the order of their names. */
export const publishedRounds = async (db: Db): Promise<RoundLine[]> =>
  (
    await sql<RoundLine>`
      select r.id, r.year, r.title, r.place, r.block, r.state, r.source, coalesce(c.synthetic, false) as synthetic,
        (select count(*)::int from scoring_result_row w where w.result_id = s.id) as units,
        jsonb_build_object('id', s.id, 'version', s.version, 'publishedOn', s.published_on,
          'decisionNo', s.decision_no, 'decidedOn', s.decided_on) as published
      from scoring_round r
      join lateral (select * from scoring_result s where s.round_id = r.id and s.state = 'published'
        order by s.version desc limit 1) s on true
      left join criteria_set c on c.id = r.set_id
      order by r.year desc, r.place nulls first, r.block, r.id`.execute(db)
  ).rows

/** A sheet's line in a result of its round: the newest that may be read, or the version asked for. */
export const lineOfSheet = async (
  db: Db,
  sheetId: number,
  { version, drafts }: { version?: number | undefined; drafts: boolean },
): Promise<{ result: Result; row: ResultRow; newest: number; ranked: number } | undefined> => {
  const found = await sql<{ result: Result; row: ResultRow; newest: number; ranked: number }>`
    with mine as (
      select s.*, max(s.version) over () as newest from scoring_result s
      join score_sheet h on h.round_id = s.round_id
      where h.id = ${sheetId} and (${drafts} or s.state = 'published')),
    s as (select * from mine where version = coalesce(${version ?? null}::int, newest))
    select to_jsonb(f) as result, to_jsonb(l) as "row", s.newest,
      (select count(*)::int from scoring_result_row o where o.result_id = s.id and o.rank is not null) as ranked
    from s cross join lateral (select ${columns}) f
    join lateral (select ${rowColumns} from scoring_result_row w where w.result_id = s.id and w.sheet_id = ${sheetId}) l
      on true`.execute(db)
  return found.rows[0]
}
