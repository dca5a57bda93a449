import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import { type Db, json } from '#platform/db.ts'
import type { Cell, Sums, Told } from '../rules/activity.ts'
import { activityInSight, isProvince, type Sight } from './sight.ts'

export type ActivityRow = Told & {
  id: number
  unitId: number
  unitName: string
  unitNameEn: string | null
  provincial: boolean
  channelVi: string
  channelEn: string
  countedVi: string
  countedEn: string
  version: number
  madeBy: string | null
  madeAt: Date
  withdrawnOn: Day | null
  withdrawnReason: string | null
  files: number
}

// a file attached by mistake stays on record as what the activity had before: a change names it
const fileWithdrawn = sql<boolean>`exists (select from communication_change h
  where h.activity_id = f.activity_id and h.before -> 'file' ->> 'id' = f.file_id::text)`

const columns = sql`
  a.id, a.unit_id as "unitId", u.name_vi as "unitName", u.name_en as "unitNameEn", ${isProvince(sql`a.unit_id`)} as provincial,
  a.channel_id as "channelId", c.name_vi as "channelVi", c.name_en as "channelEn", c.counted_vi as "countedVi",
  c.counted_en as "countedEn", a.title, a.from_on as "fromOn", a.to_on as "toOn", a.items, a.reach, a.reach_how as "reachHow",
  a.state_money as "stateMoney", a.other_money as "otherMoney", a.task_id as "taskId", a.link, a.note, a.version,
  (select p.name from person_name p where p.person_id = a.made_by) as "madeBy", a.made_at as "madeAt",
  a.withdrawn_on as "withdrawnOn", a.withdrawn_reason as "withdrawnReason",
  (select count(*)::int from communication_file f where f.activity_id = a.id and not ${fileWithdrawn}) as files`
const from = sql`communication_activity a join communication_channel c on c.id = a.channel_id
  join unit_name u on u.unit_id = a.unit_id`

export type ActivityWish = {
  from: Day
  to: Day
  channelId?: number | undefined
  unitId?: number | undefined
  withdrawn?: boolean
}

/** An activity belongs to the day on which it began; what was withdrawn counts nowhere. */
const wished = ({ from, to, channelId, unitId, withdrawn = false }: ActivityWish): RawBuilder<boolean> =>
  sql<boolean>`a.from_on between ${from}::date and ${to}::date and (a.withdrawn_on is not null) = ${withdrawn}
    and (${channelId === undefined} or a.channel_id = ${channelId ?? 0})
    and (${unitId === undefined} or a.unit_id = ${unitId ?? 0})`

const sums = sql`count(*)::int as n, coalesce(sum(a.items), 0)::bigint as items, coalesce(sum(a.reach), 0)::bigint as reach,
  count(a.reach)::int as "reachKnown", count(*) filter (where a.reach_how = 'estimated')::int as estimated,
  coalesce(sum(a.state_money), 0)::bigint as "stateMoney", coalesce(sum(a.other_money), 0)::bigint as "otherMoney",
  count(coalesce(a.state_money, a.other_money))::int as "moneyKnown"`

/** Activities in sight, the latest first. */
export const listActivities = async (
  db: Db,
  sight: Sight,
  wish: ActivityWish,
  { limit, offset }: { limit: number; offset: number },
): Promise<ActivityRow[]> =>
  (
    await sql<ActivityRow>`select ${columns} from ${from} where ${wished(wish)} and ${activityInSight(sight)}
      order by a.from_on desc, a.id desc limit ${limit} offset ${offset}`.execute(db)
  ).rows

/** What a list of activities comes to; the same condition as the list. */
export const sumActivities = async (db: Db, sight: Sight, wish: ActivityWish): Promise<Sums> =>
  (
    await sql<Sums>`select ${sums} from communication_activity a where ${wished(wish)} and ${activityInSight(sight)}`.execute(
      db,
    )
  ).rows[0] as Sums

/** Channel × quarter of some days; a cell where there is anything. */
export const crossActivities = async (db: Db, sight: Sight, wish: ActivityWish): Promise<Cell[]> =>
  (
    await sql<Cell>`select a.channel_id as "channelId", extract(quarter from a.from_on)::int as quarter, ${sums}
      from communication_activity a where ${wished(wish)} and ${activityInSight(sight)} group by 1, 2`.execute(
      db,
    )
  ).rows

/** The same by channel alone. */
export const channelSums = async (
  db: Db,
  sight: Sight,
  wish: ActivityWish,
): Promise<(Sums & { code: string | null; channelId: number })[]> =>
  (
    await sql<Sums & { code: string | null; channelId: number }>`
      select a.channel_id as "channelId", c.code, ${sums}
      from communication_activity a join communication_channel c on c.id = a.channel_id
      where ${wished(wish)} and ${activityInSight(sight)} group by 1, 2`.execute(db)
  ).rows

export const findActivity = async (db: Db, sight: Sight, id: number): Promise<ActivityRow | undefined> =>
  (
    await sql<ActivityRow>`select ${columns} from ${from} where a.id = ${id} and ${activityInSight(sight)}`.execute(
      db,
    )
  ).rows[0]

/** The same, held until the transaction ends. */
export const lockActivity = async (db: Db, sight: Sight, id: number): Promise<ActivityRow | undefined> => {
  await sql`select from communication_activity where id = ${id} for update`.execute(db)
  return findActivity(db, sight, id)
}

type By = { personId: string | null; at: Date }

/** Adds activities of a unit; gives their numbers in order. */
export const addActivities = async (
  db: Db,
  unitId: number,
  rows: readonly Told[],
  { personId, at }: By,
): Promise<number[]> => {
  const made = await sql<{ id: number }>`
    insert into communication_activity (unit_id, channel_id, title, from_on, to_on, items, reach, reach_how, state_money,
      other_money, task_id, link, note, made_by, made_at)
    select ${unitId}, "channelId", title, "fromOn", "toOn", items, reach, "reachHow", "stateMoney", "otherMoney", "taskId",
      link, note, ${personId}, ${at}
    from jsonb_to_recordset(${json(rows)}::jsonb) as r("channelId" bigint, title text, "fromOn" date, "toOn" date, items int,
      reach bigint, "reachHow" text, "stateMoney" bigint, "otherMoney" bigint, "taskId" bigint, link text, note text)
    returning id`.execute(db)
  return made.rows.map((row) => row.id)
}

export const saveActivity = async (db: Db, id: number, one: Told): Promise<void> => {
  await sql`update communication_activity set channel_id = ${one.channelId}, title = ${one.title}, from_on = ${one.fromOn},
    to_on = ${one.toOn}, items = ${one.items}, reach = ${one.reach}, reach_how = ${one.reachHow},
    state_money = ${one.stateMoney}, other_money = ${one.otherMoney}, task_id = ${one.taskId}, link = ${one.link},
    note = ${one.note}, version = version + 1 where id = ${id}`.execute(db)
}

export const withdrawActivity = async (db: Db, id: number, on: Day, reason: string): Promise<void> => {
  await sql`update communication_activity set withdrawn_on = ${on}, withdrawn_reason = ${reason}, version = version + 1
    where id = ${id}`.execute(db)
}

export type ChangeRow = {
  kind: 'corrected' | 'withdrawn'
  reason: string
  /** `file`: the piece of evidence that was withdrawn */
  before: Partial<Told> & { file?: { id: number; name: string } }
  after: Partial<Told> | null
  personName: string | null
  at: Date
}

export const addChange = async (
  db: Db,
  activityId: number,
  change: Pick<ChangeRow, 'kind' | 'reason' | 'before' | 'after'>,
  by: By & { mandateId: number | null; onDay: Day },
): Promise<void> => {
  await sql`insert into communication_change (activity_id, kind, reason, before, after, person_id, mandate_id, on_day, at)
    values (${activityId}, ${change.kind}, ${change.reason}, ${json(change.before)}::jsonb,
      ${change.after === null ? null : json(change.after)}::jsonb, ${by.personId}, ${by.mandateId}, ${by.onDay}, ${by.at})`.execute(
    db,
  )
}

export const changesOf = async (db: Db, activityId: number): Promise<ChangeRow[]> =>
  (
    await sql<ChangeRow>`select h.kind, h.reason, h.before, h.after, p.name as "personName", h.at
      from communication_change h left join person_name p on p.person_id = h.person_id
      where h.activity_id = ${activityId} order by h.id desc`.execute(db)
  ).rows

export type FileRow = { id: number; name: string; hash: string; mime: string; size: number }

/** The evidence of an activity; what was withdrawn is none any more. */
export const filesOf = async (db: Db, activityId: number): Promise<FileRow[]> =>
  (
    await sql<FileRow>`select f.file_id as id, n.name, n.hash, n.mime, n.size
      from communication_file f join file_name n on n.file_id = f.file_id
      where f.activity_id = ${activityId} and not ${fileWithdrawn} order by f.id`.execute(db)
  ).rows

/** A file that is or was evidence of an activity. */
export const findFile = async (
  db: Db,
  activityId: number,
  fileId: number,
): Promise<{ id: number; name: string; hash: string; withdrawn: boolean } | undefined> =>
  (
    await sql<{ id: number; name: string; hash: string; withdrawn: boolean }>`
      select f.file_id as id, n.name, n.hash, ${fileWithdrawn} as withdrawn
      from communication_file f join file_name n on n.file_id = f.file_id
      where f.activity_id = ${activityId} and f.file_id = ${fileId}`.execute(db)
  ).rows[0]

export const addFile = async (
  db: Db,
  activityId: number,
  fileId: number,
  { personId, at }: By,
): Promise<void> => {
  await sql`insert into communication_file (activity_id, file_id, person_id, at)
    values (${activityId}, ${fileId}, ${personId}, ${at})`.execute(db)
}

/** Days and titles of a unit's activities by channel, to tell what a list would enter twice. */
export const knownActivities = async (
  db: Db,
  unitId: number,
): Promise<Pick<Told, 'channelId' | 'title' | 'fromOn'>[]> =>
  (
    await sql<Pick<Told, 'channelId' | 'title' | 'fromOn'>>`
      select channel_id as "channelId", title, from_on as "fromOn" from communication_activity
      where unit_id = ${unitId} and withdrawn_on is null`.execute(db)
  ).rows

/** Lets one list of a unit be taken at a time, until the transaction ends. */
export const lockLists = async (db: Db, unitId: number): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext(${`communication-lists ${unitId}`}))`.execute(db)
}
