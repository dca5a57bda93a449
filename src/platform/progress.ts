import { sql } from 'kysely'
import { type Db, json } from './db.ts'

/** Long work that can be watched: it survives a reload of the page and the end of the process that does it. */
export type Progress = {
  id: number
  kind: string
  title: string
  personId: string | null
  state: 'waiting' | 'running' | 'done' | 'failed'
  total: number
  done: number
  refused: number
  /** what it is done to: a plan's number */
  subjectId: number | null
  /** what came of it: refused rows with their reasons */
  report: unknown
}

const columns = sql`id, kind, title, person_id as "personId", state, total, done, refused, subject_id as "subjectId"`

/** Work as it is put up. `load`: what is worked on, read by `loadOf` alone and removed at the end. */
export type NewProgress = Pick<Progress, 'kind' | 'title' | 'personId' | 'total'> &
  Partial<Pick<Progress, 'refused' | 'subjectId' | 'report'>> & { load?: unknown }

/** Puts up work that is going to be done; written with the transaction that enqueues its job. Gives its number. */
export const planProgress = async (db: Db, work: NewProgress): Promise<number> => {
  const load = work.load === undefined ? null : json(work.load)
  const made = await sql<{ id: number }>`
    insert into job_progress (kind, title, person_id, total, refused, subject_id, report, load)
    values (${work.kind}, ${work.title}, ${work.personId}, ${work.total}, ${work.refused ?? 0}, ${work.subjectId ?? null},
      ${json(work.report ?? {})}::jsonb, ${load}::jsonb)
    returning id`.execute(db)
  return made.rows[0]?.id ?? 0
}

/** Notes how far the work is; call it on the pool, not in the chunk's transaction, so that it is seen at once. */
export const noteProgress = async (
  db: Db,
  id: number,
  far: { done: number; refused: number },
): Promise<void> => {
  await sql`
    update job_progress set state = 'running', done = ${far.done}, refused = ${far.refused},
      started_at = coalesce(started_at, clock_timestamp()) where id = ${id}`.execute(db)
}

/** Notes that the work has ended, and what came of it. */
export const endProgress = async (
  db: Db,
  id: number,
  state: 'done' | 'failed',
  report: unknown,
): Promise<void> => {
  await sql`
    update job_progress set state = ${state}, report = ${json(report)}::jsonb, load = null, finished_at = clock_timestamp()
    where id = ${id}`.execute(db)
}

/** One piece of work of a kind; undefined when there is none of this number. */
export const findProgress = async (db: Db, kind: string, id: number): Promise<Progress | undefined> => {
  const found = await sql<Progress>`
    select ${columns}, report
    from job_progress where id = ${id} and kind = ${kind}`.execute(db)
  return found.rows[0]
}

/** The same, locked until the transaction ends: two processes never do the same chunk. */
export const lockProgress = async (db: Db, kind: string, id: number): Promise<Progress | undefined> => {
  await sql`select 1 from job_progress where id = ${id} and kind = ${kind} for update`.execute(db)
  return findProgress(db, kind, id)
}

/** The latest pieces of work of a kind that a person started, without their reports. */
export const listProgress = async (db: Db, kind: string, personId: string | null): Promise<Progress[]> => {
  const found = await sql<Progress>`
    select ${columns}, null as report
    from job_progress where kind = ${kind} and person_id = ${personId} order by id desc limit 10`.execute(db)
  return found.rows
}

/** The latest piece of work of a kind that is done to something; undefined when there was none. */
export const latestProgress = async (
  db: Db,
  kind: string,
  subjectId: number,
): Promise<Progress | undefined> => {
  const found = await sql<Progress>`
    select ${columns}, report from job_progress
    where kind = ${kind} and subject_id = ${subjectId} order by id desc limit 1`.execute(db)
  return found.rows[0]
}

/** What a piece of work is done with; undefined once it has ended. */
export const loadOf = async (db: Db, kind: string, id: number): Promise<unknown> => {
  const found = await sql<{ load: unknown }>`
    select load from job_progress where id = ${id} and kind = ${kind}`.execute(db)
  return found.rows[0]?.load ?? undefined
}

/** A part of a list in what a piece of work is done with, without the rest of it; empty once it has ended. */
export const loadSlice = async (
  db: Db,
  id: number,
  list: string,
  { from, count }: { from: number; count: number },
): Promise<unknown[]> => {
  const found = await sql<{ some: unknown[] | null }>`
    select jsonb_path_query_array(load -> ${list}::text, '$[$a to $b]',
      jsonb_build_object('a', ${from}::int, 'b', ${from + count - 1}::int)) as some
    from job_progress where id = ${id}`.execute(db)
  return found.rows[0]?.some ?? []
}

/** Removes what was put up and never begun, or failed, more than so many days ago by the real clock. Gives how many. */
export const sweepProgress = async (db: Db, kind: string, days: number): Promise<number> => {
  const gone = await sql`
    delete from job_progress where kind = ${kind} and state in ('waiting', 'failed')
      and made_at < clock_timestamp() - make_interval(days => ${days}::int)`.execute(db)
  return Number(gone.numAffectedRows ?? 0)
}
