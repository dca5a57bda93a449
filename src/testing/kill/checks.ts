import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

/** How often each write's effect is there, by its mark (writes.ts). */
export const effects = async (db: Db): Promise<Map<string, number>> => {
  const { rows } = await sql<{ mark: string; n: number }>`
    select mark, count(*) as n from (
      select 'note ' || text as mark from task_note
      union all select 'progressed ' || reason from task_event where kind = 'progressed'
      union all select 'accepted ' || task_id from task_event where kind = 'accepted'
      union all select 'submitted ' || document_no from task_event where kind = 'submitted'
      union all select 'given ' || title from instruction where source_kind = 'own'
    ) done group by mark`.execute(db)
  return new Map(rows.map(({ mark, n }) => [mark, n]))
}

// Each is a pair of things that one transaction writes; what it gives is there half.
const halves = {
  'an act and its entry in the record': sql`
    select coalesce(e.task_id, a.task_id) from (
      select task_id, 'task.' || kind as verb, count(*) as n from task_event where kind <> 'issued' group by 1, 2
      union all select task_id, 'task.noted', count(*) from task_note group by 1) e
    full join (
      select subject_id::bigint as task_id, verb, count(*) as n from audit_entry
      where subject_kind = 'task' group by 1, 2) a using (task_id, verb)
    where e.n is distinct from a.n`,
  'work given and its entry in the record': sql`
    select i.id from instruction i full join audit_entry a
      on a.verb = 'instruction.given' and a.subject_id = i.id::text
    where (i.id is null or a.seq is null) and (a.seq is null or a.verb = 'instruction.given')`,
  'work given and its tasks': sql`
    select i.id from instruction i join audit_entry a on a.verb = 'instruction.given' and a.subject_id = i.id::text
    where jsonb_array_length(a.after -> 'tasks') <> (select count(*) from task t where t.instruction_id = i.id)`,
  'a task and the event that issued it': sql`
    select t.id from task t where 1 <> (select count(*) from task_event e where e.task_id = t.id and e.kind = 'issued')`,
  'a task’s row and what its events tell': sql`
    select t.id from task t left join lateral task_then(t.id, '9999-12-31', 'infinity') e on true
    where (t.state, t.lead_unit_id, t.given_on, t.first_due_on, t.due_on, t.submitted_on, t.completed_on, t.objective,
        t.extensions_granted, t.reminders, t.explained)
      is distinct from (e.state, e.lead_unit_id, e.given_on, e.first_due_on, e.due_on, e.submitted_on, e.completed_on,
        e.objective, e.extensions_granted, e.reminders, e.explained)`,
  'a submission and its evidence': sql`
    select e.task_id from task_event e where e.kind = 'submitted' and 1 <> (
      select count(*) from task_evidence v
      where v.task_id = e.task_id and v.document_no = e.document_no and v.submission is not null)`,
  'an act and its job': sql`
    select coalesce(e.task_id, j.task_id) from (
      select task_id, kind, count(*) as n from task_event group by 1, 2
      union all select task_id, 'noted', count(*) from task_note group by 1) e
    full join (
      select (payload ->> 'taskId')::bigint as task_id, payload ->> 'kind' as kind, count(*) as n
      from job_log where task = 'tasks.tell' group by 1, 2) j using (task_id, kind)
    where e.n is distinct from j.n`,
  'a key and its answer': sql`select 0 from idempotency_key where status = 0`,
} as const

/** What was written by half, in words with the numbers; empty when all is whole. Needs `logJobs`. */
export const halfWritten = async (db: Db): Promise<string[]> => {
  const found: string[] = []
  for (const [words, statement] of Object.entries(halves)) {
    const { rows } = await sql`${statement} limit 5`.execute(db)
    if (rows.length > 0) found.push(`${words}: ${rows.map((row) => Object.values(row as object)).join(', ')}`)
  }
  return found
}

/**
 * Notes each job when it is put on the list, each time it is taken, and when it is done; the list itself forgets. Its
 * attempts tell nothing of that: of a job whose key another takes while it runs, they are all used up at once.
 */
export const logJobs = async (db: Db): Promise<void> => {
  await sql`create table job_log (id bigint primary key, task text not null, payload json not null,
    taken_by text[] not null default '{}', done boolean not null default false)`.execute(db)
  await sql`create function log_job() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        insert into job_log (id, task, payload)
          select new.id, t.identifier, new.payload from graphile_worker._private_tasks t where t.id = new.task_id;
      elsif tg_op = 'DELETE' then
        update job_log set done = true where id = old.id;
      elsif new.locked_by is not null and new.locked_at is distinct from old.locked_at then
        update job_log set taken_by = taken_by || new.locked_by where id = new.id;
      end if;
      return null;
    end $$`.execute(db)
  await sql`create trigger log_job after insert or update or delete on graphile_worker._private_jobs
    for each row execute function log_job()`.execute(db)
}

export type JobSum = { jobs: number; waiting: number; takenTwice: number; workers: number; failed: number }

/** How many jobs there were, are still to be done, were taken more than once, by how many processes, and failed. */
export const jobSum = async (db: Db): Promise<JobSum> => {
  const { rows } = await sql<JobSum>`
    select count(*) as jobs, count(*) filter (where not done) as waiting,
      count(*) filter (where cardinality(taken_by) > 1) as "takenTwice",
      (select count(distinct w) from job_log, unnest(taken_by) w) as workers,
      (select count(*) from graphile_worker._private_jobs where last_error is not null) as failed
    from job_log`.execute(db)
  return rows[0] as JobSum
}
