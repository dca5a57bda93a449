import type { Ctx } from '#platform/context.ts'
import { type Day, dayOfMonth, endOfQuarter, yearOf } from '#platform/day.ts'
import { lastDayOf } from '#platform/measure.ts'
import { Refused } from '#platform/refused.ts'
import { findFile, issuedPdf, type KeptFile, listDocuments } from '../../documents/facts.ts'
import { installationUnit, unitChoices } from '../../organisation/facts.ts'
import { taskLines } from '../../tasks/facts.ts'
import type { ActivityQuery } from '../input.ts'
import * as policy from '../policy.ts'
import { added, crossOf, isOpen, type Measure } from '../rules/activity.ts'
import { standingOf, tallyOf } from '../rules/request.ts'
import { pageSize } from '../rules/tabs.ts'
import * as activities from '../store/activity.ts'
import { type ChannelRow, listChannels } from '../store/channel.ts'
import * as requests from '../store/request.ts'
import { findUnit, unitSums } from '../store/units.ts'

/** The page of somebody who has a part here; for others there is none. */
const needPart = (ctx: Ctx): void => {
  if (!policy.mayEnter(ctx.actor)) throw new Refused('missing', 'page')
}

export const spanOf = (year: number): { from: Day; to: Day } => ({
  from: `${year}-01-01`,
  to: `${year}-12-31`,
})

/** Units for which this actor records activities, as they stand today, with the year's plan tasks that one may name. */
const recording = async (ctx: Ctx) => {
  const home = await installationUnit(ctx.db)
  const own = policy.ownUnits(ctx.actor)
  const units = (await unitChoices(ctx.db, ctx.today)).filter((unit) =>
    policy.mayRecord(ctx.actor, { unitId: unit.unit_id, provincial: unit.unit_id === home?.unitId }),
  )
  // one's own unit first
  return units.toSorted((a, b) => Number(own.includes(b.unit_id)) - Number(own.includes(a.unit_id)))
}

export type UnitChoice = Awaited<ReturnType<typeof unitChoices>>[number]

/** Whether this actor records activities at all. One statement. */
const mayRecordAny = async (ctx: Ctx): Promise<boolean> =>
  policy.recordsAny(ctx.actor, (await installationUnit(ctx.db))?.unitId)
const mayAskAny = async (ctx: Ctx): Promise<boolean> =>
  policy.asksAny(ctx.actor, (await installationUnit(ctx.db))?.unitId)

/** Requests with their n of N, of what is in sight, on a day. Two statements. */
const requestsOf = async (ctx: Ctx, year: number) => {
  const list = await requests.listRequests(ctx.db, ctx.actor.sees, spanOf(year))
  const asked = await requests.addresseesOf(
    ctx.db,
    ctx.actor.sees,
    list.map((one) => one.id),
    ctx.today,
  )
  return list.map((request) => ({
    request,
    tally: tallyOf(
      asked.filter((one) => one.requestId === request.id).map((one) => standingOf(one, ctx.today)),
    ),
  }))
}
export type RequestLine = Awaited<ReturnType<typeof requestsOf>>[number]

/** A year: channel × quarter, and what was asked in it. Five statements. */
export const readYear = async (ctx: Ctx, year: number, measure: Measure = 'count') => {
  needPart(ctx)
  const channels = await listChannels(ctx.db)
  const cells = await activities.crossActivities(ctx.db, ctx.actor.sees, spanOf(year))
  const day = lastDayOf(year, ctx.today)
  const used = new Set(cells.map((cell) => cell.channelId))
  const shown = channels.filter((one) => used.has(one.id) || isOpen(one, day))
  return {
    year,
    measure,
    channels: shown,
    cross: crossOf(
      cells,
      shown.map((one) => one.id),
    ),
    requests: await requestsOf(ctx, year),
    may: { record: await mayRecordAny(ctx) },
  }
}
export type YearReading = Awaited<ReturnType<typeof readYear>>

const quarterSpan = (year: number, quarter: number | undefined): { from: Day; to: Day } =>
  quarter === undefined
    ? spanOf(year)
    : { from: dayOfMonth(year, quarter * 3 - 2, 1), to: endOfQuarter(year, quarter) }

const wishOf = (query: ActivityQuery, year: number): activities.ActivityWish => ({
  ...quarterSpan(year, query.quarter),
  channelId: query.channel,
  unitId: query.unit,
  withdrawn: query.which === 'withdrawn',
})

/** A list of activities, what all of it comes to, and how many other links would show. Six statements at most. */
export const readActivities = async (ctx: Ctx, year: number, query: ActivityQuery, whole = false) => {
  needPart(ctx)
  const of = query.of ?? year
  const wish = wishOf(query, of)
  const { sees } = ctx.actor
  const page = whole ? { limit: 20_000, offset: 0 } : { limit: pageSize, offset: query.offset ?? 0 }
  const rest = whole
    ? []
    : await activities.crossActivities(ctx.db, sees, {
        ...wish,
        ...spanOf(of),
        channelId: undefined,
      })
  return {
    year: of,
    query,
    may: !whole && (await mayRecordAny(ctx)),
    rows: await activities.listActivities(ctx.db, sees, wish, page),
    sums: await activities.sumActivities(ctx.db, sees, wish),
    unit: query.unit === undefined ? undefined : await findUnit(ctx.db, sees, query.unit),
    channels: whole ? [] : await listChannels(ctx.db),
    counts: {
      quarter: (n: number) =>
        added(
          rest.filter(
            (c) => c.quarter === n && (query.channel === undefined || c.channelId === query.channel),
          ),
        ).n,
      channel: (id: number) =>
        added(
          rest.filter(
            (c) => c.channelId === id && (query.quarter === undefined || c.quarter === query.quarter),
          ),
        ).n,
    },
  }
}
export type ActivitiesReading = Awaited<ReturnType<typeof readActivities>>

export type ActivityChoices = {
  units: UnitChoice[]
  channels: ChannelRow[]
  tasks: { id: number; code: string; title: string }[]
}

/** What the form of an activity offers. Four statements. */
const choicesFor = async (ctx: Ctx, year: number, day: Day): Promise<Omit<ActivityChoices, 'units'>> => ({
  channels: (await listChannels(ctx.db)).filter((one) => one.to === null || one.to >= day),
  tasks: await taskLines(ctx, { year, source: { kind: 'plan' } }, { soon: 0 }, 400),
})

/** The form of a new activity, for whoever records any. */
export const readNewActivity = async (ctx: Ctx, year: number): Promise<ActivityChoices> => {
  needPart(ctx)
  if (!(await mayRecordAny(ctx))) throw new Refused('forbidden', 'forbidden')
  return { units: await recording(ctx), ...(await choicesFor(ctx, year, `${year}-01-01`)) }
}

/** One activity in sight: evidence, what it said before; with the choices for whoever may correct it. */
export const readActivity = async (ctx: Ctx, id: number) => {
  const activity = await activities.findActivity(ctx.db, ctx.actor.sees, id)
  if (!activity) throw new Refused('missing', 'page')
  const may = activity.withdrawnOn === null && policy.mayRecord(ctx.actor, activity) !== undefined
  const choices = may ? await choicesFor(ctx, yearOf(activity.fromOn), activity.fromOn) : undefined
  const named = choices?.tasks.find((one) => one.id === activity.taskId)
  const [task] =
    named || activity.taskId === null
      ? [named]
      : await taskLines(ctx, { taskIds: [activity.taskId] }, { soon: 0 }, 1)
  const { taskId } = activity
  // the form offers the task that stands, also one that it would not offer anew: a correction must not drop it
  const kept = taskId === null || named ? [] : [task ?? { id: taskId, code: `#${taskId}`, title: '' }]
  return {
    activity,
    may,
    choices: choices && { ...choices, tasks: [...choices.tasks, ...kept] },
    task,
    changes: await activities.changesOf(ctx.db, id),
    files: await activities.filesOf(ctx.db, id),
    channels: choices?.channels ?? (await listChannels(ctx.db)),
  }
}
export type ActivityReading = Awaited<ReturnType<typeof readActivity>>

const served = async (ctx: Ctx, fileId: number | null | undefined): Promise<KeptFile> => {
  const file = fileId ? await findFile(ctx.db, fileId) : undefined
  if (!file) throw new Refused('missing', 'file')
  return file
}

/** A piece of evidence of an activity in sight. */
export const activityFile = async (ctx: Ctx, id: number, fileId: number): Promise<KeptFile> => {
  const activity = await activities.findActivity(ctx.db, ctx.actor.sees, id)
  if (!activity) throw new Refused('missing', 'page')
  const files = await activities.filesOf(ctx.db, id)
  return served(ctx, files.find((one) => one.id === fileId)?.id)
}

/** Requests of a year in sight, each with n of N. */
export const readRequests = async (ctx: Ctx, year: number) => {
  needPart(ctx)
  return { year, requests: await requestsOf(ctx, year), may: await mayAskAny(ctx) }
}

const askable = (
  ctx: Ctx,
  units: readonly UnitChoice[],
  provincial: boolean,
  unitId?: number,
): UnitChoice[] => {
  const reach = new Set(
    policy.asksFor(ctx.actor).flatMap((m) => (unitId === undefined || m.unitId === unitId ? m.reach : [])),
  )
  return units.filter((unit) => unit.block !== 'province' && (provincial || reach.has(unit.unit_id)))
}

/** The form of a request: for whom one may ask, which units, and the newest documents of the register. Four statements. */
export const readNewRequest = async (ctx: Ctx) => {
  needPart(ctx)
  const home = await installationUnit(ctx.db)
  if (!policy.asksAny(ctx.actor, home?.unitId)) throw new Refused('forbidden', 'forbidden')
  const all = await unitChoices(ctx.db, ctx.today)
  const askers = all.filter((unit) =>
    policy.mayRun(ctx.actor, { unitId: unit.unit_id, provincial: unit.unit_id === home?.unitId }),
  )
  const provincial = askers.some((unit) => unit.unit_id === home?.unitId)
  const { rows } = await listDocuments(ctx, { tab: 'out' }, { limit: 100, offset: 0 })
  return {
    askers: askers.toSorted(
      (a, b) => Number(b.unit_id === home?.unitId) - Number(a.unit_id === home?.unitId),
    ),
    units: askable(ctx, all, provincial),
    provincial,
    documents: rows.map(({ id, cited, subject }) => ({ id, cited: cited ?? '', subject })),
  }
}
export type NewRequestReading = Awaited<ReturnType<typeof readNewRequest>>

/** One request in sight: how every unit in sight stands, what each sent, what was done. Five statements, two more for who asked. */
export const readRequest = async (ctx: Ctx, id: number) => {
  const request = await requests.findRequest(ctx.db, ctx.actor.sees, id)
  if (!request) throw new Refused('missing', 'page')
  const asked = await requests.addresseesOf(ctx.db, ctx.actor.sees, [id], ctx.today)
  const acks = await requests.acknowledgementsOf(ctx.db, ctx.actor.sees, id)
  const open = request.withdrawnOn === null
  const run = open && policy.mayRun(ctx.actor, request) !== undefined
  const lines = asked.map((unit) => ({
    unit,
    standing: standingOf(unit, ctx.today),
    ack: acks.find((one) => one.unitId === unit.unitId && one.returnedOn === null),
    returned: acks.find((one) => one.unitId === unit.unitId && one.returnedOn !== null),
    may: {
      acknowledge:
        open &&
        unit.ackOn === null &&
        (unit.endedOn === null || unit.endedOn >= ctx.today) &&
        policy.mayAcknowledge(ctx.actor, unit.unitId) !== undefined,
      return: open && unit.ackOn !== null && policy.mayReturn(ctx.actor, request, unit.unitId) !== undefined,
    },
  }))
  const units = run && request.dueOn >= ctx.today ? await unitChoices(ctx.db, ctx.today) : []
  const known = new Set(asked.map((one) => one.unitId))
  return {
    request,
    lines,
    acks,
    tally: tallyOf(lines.map((line) => line.standing)),
    steps: await requests.stepsOf(ctx.db, id),
    remindedToday: run && (await requests.remindedOn(ctx.db, id)) === ctx.today,
    may: { run, extend: run && request.dueOn >= ctx.today },
    more: askable(ctx, units, request.provincial, request.unitId).filter((unit) => !known.has(unit.unit_id)),
  }
}
export type RequestReading = Awaited<ReturnType<typeof readRequest>>
export type AskedLine = RequestReading['lines'][number]

/** The document to be brought to staff: the file sent with the request, or the issued one of our register. */
export const requestDocument = async (ctx: Ctx, id: number): Promise<KeptFile> => {
  const request = await requests.findRequest(ctx.db, ctx.actor.sees, id)
  if (!request) throw new Refused('missing', 'page')
  if (request.documentId === null || request.fileId !== null) return served(ctx, request.fileId)
  // whoever is asked to bring it to all staff may read it, also where its register is not open to them
  const pdf = await issuedPdf(ctx.db, request.documentId)
  if (!pdf) throw new Refused('missing', 'file')
  return pdf
}

/** The file that came with an acknowledgement in sight. */
export const acknowledgementFile = async (ctx: Ctx, id: number, fileId: number): Promise<KeptFile> => {
  if (!(await requests.findRequest(ctx.db, ctx.actor.sees, id))) throw new Refused('missing', 'page')
  const acks = await requests.acknowledgementsOf(ctx.db, ctx.actor.sees, id)
  return served(ctx, acks.find((one) => one.fileId === fileId)?.fileId)
}

/** Units of a year: what each did and how it acknowledged by the year's end. Three statements. */
export const readUnits = async (ctx: Ctx, year: number, offset = 0) => {
  needPart(ctx)
  const { sees } = ctx.actor
  const day = lastDayOf(year, ctx.today)
  const rows = await unitSums(ctx.db, sees, { ...spanOf(year), day }, { limit: pageSize, offset })
  const unitIds = rows.map((row) => row.unitId)
  const asked = (await requests.askedOf(sees, { unitIds, ...spanOf(year) }, ctx.today).execute(ctx.db)).rows
  return {
    year,
    offset,
    total: rows[0]?.total ?? 0,
    rows: rows.map((row) => ({
      ...row,
      tally: tallyOf(
        asked.filter((one) => one.unitId === row.unitId).map((one) => standingOf(one, ctx.today)),
      ),
    })),
    sums: await activities.sumActivities(ctx.db, sees, spanOf(year)),
  }
}
export type UnitsReading = Awaited<ReturnType<typeof readUnits>>

/** One unit in sight in a year: what it was asked and how it stands, what it did. Five statements. */
export const readUnit = async (ctx: Ctx, unitId: number, year: number) => {
  const { sees } = ctx.actor
  const unit = await findUnit(ctx.db, sees, unitId)
  if (!unit) throw new Refused('missing', 'page')
  const wish = { ...spanOf(year), unitId }
  const asked = await requests
    .askedOf(sees, { unitIds: [unitId], ...spanOf(year) }, ctx.today)
    .execute(ctx.db)
  const lines = asked.rows.map((one) => ({ ...one, standing: standingOf(one, ctx.today) }))
  return {
    unit,
    year,
    asked: lines,
    tally: tallyOf(lines.map((line) => line.standing)),
    byChannel: await activities.channelSums(ctx.db, sees, wish),
    channels: await listChannels(ctx.db),
    rows: await activities.listActivities(ctx.db, sees, wish, { limit: 10, offset: 0 }),
  }
}
export type UnitReading = Awaited<ReturnType<typeof readUnit>>

/** The channels, those that have ended too. */
export const readChannels = async (ctx: Ctx) => {
  needPart(ctx)
  return { channels: await listChannels(ctx.db), may: policy.mayKeepChannels(ctx.actor) !== undefined }
}

/** The form of a list of activities: the units for which it may be sent. */
export const readImporting = async (ctx: Ctx) => {
  needPart(ctx)
  if (!(await mayRecordAny(ctx))) throw new Refused('forbidden', 'forbidden')
  return { units: await recording(ctx), channels: await listChannels(ctx.db) }
}
