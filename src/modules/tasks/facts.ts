import { type RawBuilder, sql } from 'kysely'
import type { Actor, Ctx, Role } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Lang } from '#platform/lang.ts'
import type { SearchRow, SuccessionPart, WaitingRow } from '#platform/room.ts'
import { explainFirstOn, soonDays } from './facts/settings.ts'
import { countInstructions } from './rules/instruction.ts'
import { type Ledger, ledgerAt } from './rules/lateness.ts'
import { type Bucket, type Counts, type Measures, measuresOf, noCounts, sumOf } from './rules/measures.ts'
import { answersOfSources, type SourceAnswers } from './store/answers.ts'
import { type Cut, cutOf, endOfDay } from './store/cut.ts'
import { byWords, type Scope } from './store/filter.ts'
import { instructionBuckets } from './store/instructions.ts'
import { listTasks, type TaskLine } from './store/list.ts'
import {
  type By,
  type CountsBy,
  countTasks,
  countTasksBy,
  countTasksOfEach,
  type Each,
} from './store/progress.ts'
import { eventsOfMany } from './store/task.ts'
import { visibleTo } from './store/visible.ts'
import { texts } from './texts.ts'

export { onTimeByLead } from './facts/measures.ts'
export type { Bucket, Counts, Measure, MeasureName, Measures } from './rules/measures.ts'
export type { Cut } from './store/cut.ts'
export type { Scope } from './store/filter.ts'
export type { TaskLine } from './store/list.ts'

/** Which day a figure speaks of, and what day's knowledge it is made with (default now). */
export type Times = {
  asOf?: Day
  knownAt?: Day
  /** days left that count as due soon, for lists; the setting when left out, which is a statement more */
  soon?: number
}
/** Figures at a cut: every count, and the five named measures with their parts. */
export type Progress = { asOf: Day; knownAt: Day; counts: Counts; measures: Measures }

const cutFor = async (ctx: Ctx, { asOf, knownAt, soon }: Times): Promise<Cut> =>
  cutOf(ctx.today, asOf, knownAt, soon ?? (await soonDays(ctx)))

const progressOf = (ctx: Ctx, times: Times, counts: Counts): Progress => ({
  asOf: times.asOf ?? ctx.today,
  knownAt: times.knownAt ?? ctx.today,
  counts,
  measures: measuresOf(counts),
})

/** The figures of a plan (source), subtree, area, source, basis, lead or member, of what the actor may see. One statement. */
export async function progress(ctx: Ctx, scope: Scope, times: Times = {}): Promise<Progress> {
  // how soon is soon changes no count
  const cut = cutOf(ctx.today, times.asOf, times.knownAt, 0)
  return progressOf(ctx, times, await countTasks(ctx.db, ctx.actor, scope, cut))
}

/** The same told by lead unit, area, source ("plan:3") or member, in one statement; key null where none is named. */
export async function progressBy(
  ctx: Ctx,
  scope: Scope,
  by: By,
  times: Times = {},
): Promise<Map<string | null, Progress>> {
  const cut = cutOf(ctx.today, times.asOf, times.knownAt, 0)
  const counts = await countTasksBy(ctx.db, ctx.actor, scope, cut, by)
  return new Map([...counts].map(([key, c]) => [key, progressOf(ctx, times, c)]))
}

/** Of one unit or area: the measures of a year's tasks, and how many of all years' are overdue. */
export type Standing = { measures: Measures; overdue: number }

/** How each of several units (with those below) and areas stands at a cut: one statement, however many they are. */
export async function standingOfEach(
  ctx: Ctx,
  each: Each,
  year: number,
  times: Times = {},
): Promise<{ units: Map<number, Standing>; areas: Map<number, Standing> }> {
  const cut = cutOf(ctx.today, times.asOf, times.knownAt, 0)
  const { units, areas } = await countTasksOfEach(ctx.db, ctx.actor, each, {}, cut, 'year')
  const standing = (byYear: CountsBy): Standing => ({
    measures: measuresOf(byYear.get(String(year)) ?? noCounts()),
    overdue: sumOf(byYear.values()).openOverdue,
  })
  const told = (of: Map<number, CountsBy>) => new Map([...of].map(([id, byYear]) => [id, standing(byYear)]))
  return { units: told(units), areas: told(areas) }
}

/** A late or overdue task with its ledger and the unit's last explanation: for reports. */
export type LateTask = TaskLine & { ledger: Ledger; explanation: string | null }

/** What is late or overdue in a scope at a cut, longest first, each with its ledger. Two statements and the setting. */
export async function lateTasks(ctx: Ctx, scope: Scope, times: Times = {}, limit = 500): Promise<LateTask[]> {
  const cut = await cutFor(ctx, times)
  const sort = { by: 'late', down: true } as const
  const { rows } = await listTasks(ctx.db, ctx.actor, { ...scope, timeliness: ['late', 'overdue'] }, cut, {
    sort,
    limit,
  })
  const events = await eventsOfMany(
    ctx.db,
    rows.map((row) => row.id),
  )
  const knownAt = cut.knownAt ?? endOfDay([cut.asOf, ctx.today].sort()[1] as Day)
  return rows.map((row) => {
    const own = events.get(row.id) ?? []
    const told = own.filter((e) => e.kind === 'explained' && e.at <= knownAt && e.onDay <= cut.asOf).at(-1)
    return { ...row, ledger: ledgerAt(own, cut.asOf, knownAt), explanation: told?.reason ?? null }
  })
}

const unitsAs = (actor: Actor, ...roles: Role[]): number[] =>
  actor.mandates.filter((m) => m.roles.some((r) => roles.includes(r))).map((m) => m.unitId)

const inUnits = (column: RawBuilder<unknown>, units: readonly number[]) =>
  sql`${column} = any(${[...units]}::bigint[])`

const nameIn = (lang: Lang) => (lang === 'en' ? sql`coalesce(n.name_en, n.name_vi)` : sql`n.name_vi`)

/** What waits for the actor: to accept, to submit, to redo, to explain; to check, to decide, to reassign; a part to tell. */
export function waitingFor(actor: Actor, today: Day, lang: Lang): RawBuilder<WaitingRow> | null {
  if (actor.kind !== 'person' || actor.mandates.length === 0) return null
  const own = unitsAs(actor, 'head', 'focal')
  const issuing = unitsAs(actor, 'issuer', 'head')
  const checks = actor.mandates.some((m) => m.roles.includes('standing-agency'))
  const agency = unitsAs(actor, 'standing-agency', 'head', 'focal')
  const late = sql`(t.due_on < coalesce(t.completed_on, case when t.state = 'submitted' then t.submitted_on end, ${today}::date))`
  const row = (
    act: RawBuilder<unknown>,
    due: RawBuilder<unknown>,
    since: RawBuilder<unknown>,
  ) => sql<WaitingRow>`
    select 'tasks'::text as room, (${act})::text as act, t.id as subject_id, t.title, (t.code || ' · ' || u.name)::text as detail,
      ('/tasks/' || t.id)::text as url, (${due})::date as due_on, (${since})::date as since
    from task t join lateral (select ${nameIn(lang)} as name from unit_name n where n.unit_id = t.lead_unit_id) u on true`
  return sql<WaitingRow>`
    ${row(sql`case t.state when 'issued' then 'accept' when 'rejected' then 'redo' when 'reopened' then 'redo' else 'submit' end`, sql`t.due_on`, sql`t.touched_on`)}
      where t.state in ('issued', 'accepted', 'rejected', 'reopened') and ${inUnits(sql`t.lead_unit_id`, own)}
        and not (t.state <> 'issued' and not t.explained and ${late} and ${explainFirstOn(today)})
    union all ${row(sql`'explain'`, sql`case when t.state not in ('completed', 'submitted') then t.due_on end`, sql`t.due_on + 1`)}
      where not t.explained and t.state not in ('recalled', 'suspended') and ${late} and ${inUnits(sql`t.lead_unit_id`, own)}
    union all ${row(sql`'check'`, sql`t.submitted_on + 2`, sql`t.submitted_on`)}
      where t.state = 'submitted' and ${checks} and t.parent_id is null and not ${inUnits(sql`t.lead_unit_id`, agency)}
        and t.submitted_by is distinct from ${actor.id}
    union all ${row(sql`'check'`, sql`t.submitted_on + 2`, sql`t.submitted_on`)}
      where t.state = 'submitted' and t.parent_id is not null
        and exists (select from task p where p.id = t.parent_id and ${inUnits(sql`p.lead_unit_id`, unitsAs(actor, 'head'))})
    union all ${row(sql`case when t.state = 'returned' then 'reassign' else 'decide-extension' end`, sql`t.due_on`, sql`coalesce(t.extension_asked_on, t.touched_on)`)}
      join instruction i on i.id = t.instruction_id
      where (t.extension_asked_on is not null or t.state = 'returned') and t.state not in ('completed', 'recalled')
        and t.parent_id is null and ${inUnits(sql`i.issuer_unit_id`, issuing)}
    union all ${row(sql`'tell-part'`, sql`coalesce(c.due_on, t.due_on)`, sql`t.given_on`)}
      join task_coordinator c on c.task_id = t.id and c.done_on is null
      where t.state not in ('completed', 'recalled', 'returned') and ${inUnits(sql`c.unit_id`, own)}`
}

/** Tasks for the search: by words of the title, with or without marks, or by the beginning of the code. */
export const search = (
  words: string,
  actor: Actor,
  _today: Day,
  lang: Lang,
): RawBuilder<SearchRow> => sql<SearchRow>`
  select 'tasks'::text as room, 'task'::text as kind, t.title::text as title, (t.code || ' · ' || u.name)::text as detail,
    ('/tasks/' || t.id)::text as url,
    (case when lower(t.code) = lower(${words}) then 0 when t.state in ('completed', 'recalled') then 4 else 2 end)::int as rank
  from task t join lateral (select ${nameIn(lang)} as name from unit_name n where n.unit_id = t.lead_unit_id) u on true
  where ${byWords(words)} and ${visibleTo(actor)}`

/** Open tasks that an ending unit leads; each must get a named successor. */
export async function succession(
  ctx: Ctx,
  fromUnitId: number,
  _to: number,
  _day: Day,
): Promise<SuccessionPart> {
  const { counts } = await progress(ctx, { leadUnitId: fromUnitId })
  return {
    room: 'tasks',
    title: texts[ctx.lang].tasks,
    open: counts.open,
    url: `/tasks?lead=${fromUnitId}&count=open`,
  }
}

/** The lines of tasks by number, for rooms that show them in their own order (a plan's annex, a directive's grid). */
export async function taskLines(
  ctx: Ctx,
  scope: Scope,
  times: Times = {},
  limit = 5000,
): Promise<TaskLine[]> {
  const cut = await cutFor(ctx, times)
  const { rows } = await listTasks(ctx.db, ctx.actor, scope, cut, {
    sort: { by: 'code', down: false },
    limit,
  })
  return rows
}

/** The file of a piece of evidence when its task is in the actor's sight; for the route that serves it. */
export async function findEvidenceFile(
  db: Db,
  actor: Actor,
  taskId: number,
  evidenceId: number,
): Promise<{ id: number; hash: string; name: string; mime: string; size: number } | undefined> {
  const found = await sql<{ id: number; hash: string; name: string; mime: string; size: number }>`
    select f.file_id as id, f.hash, f.name, f.mime, f.size
    from task_evidence e join task t on t.id = e.task_id join file_name f on f.file_id = e.file_id
    where e.task_id = ${taskId} and e.id = ${evidenceId} and ${visibleTo(actor)}`.execute(db)
  return found.rows[0]
}

/** How a plan or a directive stands, counted by instructions, with the bucket of each: one statement. */
export type InstructionProgress = Progress & { buckets: Map<number, Bucket> }

/** Figures over instructions (a plan's tasks, a directive's items), each counted once however many leads it has. */
export async function instructionProgress(
  ctx: Ctx,
  scope: Scope,
  times: Times = {},
): Promise<InstructionProgress> {
  const cut = cutOf(ctx.today, times.asOf, times.knownAt, 0)
  const buckets = await instructionBuckets(ctx.db, ctx.actor, scope, cut)
  return { ...progressOf(ctx, times, countInstructions(buckets.values())), buckets }
}

/** Asked, answered and overdue without an answer, for each of several directives (or other sources) in one statement. */
export const answersBySource = (
  ctx: Ctx,
  kind: string,
  sourceIds: readonly number[],
  times: Times = {},
): Promise<Map<number, SourceAnswers>> =>
  answersOfSources(ctx.db, ctx.actor, kind, sourceIds, cutOf(ctx.today, times.asOf, times.knownAt, 0))
