import { type RawBuilder, sql } from 'kysely'
import { type Actor, type Ctx, holds, seesUnit, system } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { Refused } from '#platform/refused.ts'
import type { WaitingRow } from '#platform/room.ts'
import { mayFollow } from '../committee/facts/member.ts'
import { committeesOn } from '../committee/facts.ts'
import {
  type DocumentRow,
  findDocument,
  findFile,
  type KeptFile,
  type Papers,
  papersOf,
} from '../documents/facts.ts'
import { unitChoices } from '../organisation/facts.ts'
import { type TaskLine, taskLines } from '../tasks/facts.ts'
import { isInvited, isMember, mayAnswer, mayChair, mayPrepare, takesPart, unitsOf } from './policy.ts'
import { actsIn, type MeetingAct } from './rules.ts'
import { sightOf } from './sight.ts'
import { waitingReports } from './store/member-report.ts'
import * as recommendations from './store/recommendation.ts'
import * as store from './store.ts'

export type Meeting = store.MeetingRow
export type Parts = store.Parts
export type Recommendation = recommendations.RecommendationRow
export type { ConclusionRow, InviteeRow } from './store.ts'

/** What became of one conclusion: its tasks as they stand; `open` where the reader may open the task. */
export type Followed = { position: number; text: string; tasks: (TaskLine & { open: boolean })[] }

/** Meetings in sight, and the committees one may call a meeting of. */
export const readMeetings = async (ctx: Ctx) => {
  const committees = await committeesOn(ctx)
  return {
    meetings: await store.listMeetings(ctx.db, sightOf(ctx.actor)),
    committees: committees.filter((one) => mayPrepare(ctx.actor, one) !== undefined),
    reports: mayFollow(ctx.actor) || isMember(ctx.actor),
  }
}

const tasksOf = (ctx: Ctx, id: number): Promise<TaskLine[]> =>
  // how a conclusion stands is the meeting's own business, whoever leads the work: read as it is, opened by those who may
  taskLines({ ...ctx, actor: system }, { source: { kind: 'conclusion', id } }, { soon: 0 })

const followed = (ctx: Ctx, parts: Pick<Parts, 'conclusions'>, tasks: readonly TaskLine[]): Followed[] =>
  parts.conclusions.map((one) => ({
    position: one.position,
    text: one.text,
    tasks: tasks
      .filter((task) => task.instruction_id === one.instructionId)
      .map((task) => ({ ...task, open: seesUnit(ctx.actor, task.lead_unit_id) })),
  }))

export type MeetingReading = {
  meeting: Meeting
  parts: Parts
  /** of a concluded meeting: its own conclusions; else those of the last one before */
  own: Followed[]
  before:
    | { meeting: { id: number; title: string; heldOn: Day; noticeNo: string }; items: Followed[] }
    | undefined
  document: DocumentRow | undefined
  may: {
    prepare: boolean
    chair: boolean
    acts: readonly MeetingAct[]
    invitations: number[]
    minutes: boolean
  }
  units: Awaited<ReturnType<typeof unitChoices>>
}

/** A meeting as this actor may see it, opened by what became of the last one's conclusions; missing otherwise. */
export const readMeeting = async (ctx: Ctx, id: number): Promise<MeetingReading> => {
  const meeting = await store.findMeeting(ctx.db, sightOf(ctx.actor), id)
  if (!meeting) throw new Refused('missing', 'page')
  const parts = await store.partsOf(ctx.db, id)
  const done = meeting.state === 'concluded'
  const last = done ? undefined : await store.concludedBefore(ctx.db, meeting)
  const lastParts = last && (await store.partsOf(ctx.db, last.id))
  const tasks = done || last ? await tasksOf(ctx, last?.id ?? id) : []
  const prepare = mayPrepare(ctx.actor, meeting) !== undefined
  const chair = mayChair(ctx.actor, meeting, meeting.minutesBy) !== undefined
  const minutes = prepare || chair || ctx.actor.sees.all || meeting.minutesApprovedAt !== null
  const choosing =
    prepare && (meeting.state === 'draft' || meeting.state === 'called' || meeting.state === 'held')
  return {
    meeting: minutes ? meeting : { ...meeting, minutes: null },
    parts,
    own: done ? followed(ctx, parts, tasks) : [],
    before: last && lastParts ? { meeting: last, items: followed(ctx, lastParts, tasks) } : undefined,
    document: meeting.documentId === null ? undefined : await findDocument(ctx, meeting.documentId),
    may: {
      prepare,
      chair,
      acts: actsIn(meeting.state),
      invitations: parts.invitees.filter((one) => isInvited(ctx.actor, one)).map((one) => one.id),
      minutes,
    },
    units: choosing ? await unitChoices(ctx.db, ctx.today, ['department', 'district']) : [],
  }
}

/** What the notice of a held meeting is drafted with, for who prepares it. */
export const readNotice = async (
  ctx: Ctx,
  id: number,
): Promise<{ meeting: Meeting; document: DocumentRow | undefined; papers: Papers }> => {
  const meeting = await store.findMeeting(ctx.db, sightOf(ctx.actor), id)
  if (!meeting) throw new Refused('missing', 'page')
  if (!mayPrepare(ctx.actor, meeting)) throw new Refused('forbidden', 'forbidden')
  const document = meeting.documentId === null ? undefined : await findDocument(ctx, meeting.documentId)
  return { meeting, document, papers: await papersOf(ctx, [meeting.unitId]) }
}

/** A paper of a meeting in sight, for the route that serves it. */
export const paperFile = async (ctx: Ctx, id: number, paperId: number): Promise<KeptFile> => {
  const { parts } = await readable(ctx, id)
  const paper = parts.papers.find((one) => one.id === paperId)
  const file = paper && (await findFile(ctx.db, paper.fileId))
  if (!file) throw new Refused('missing', 'file')
  return file
}

const readable = async (ctx: Ctx, id: number) => {
  const meeting = await store.findMeeting(ctx.db, sightOf(ctx.actor), id)
  if (!meeting) throw new Refused('missing', 'page')
  return { meeting, parts: await store.partsOf(ctx.db, id) }
}

/** Recommendations in sight, and what one may make one for. */
export const readRecommendations = async (ctx: Ctx) => ({
  items: await recommendations.listRecommendations(ctx.db, sightOf(ctx.actor)),
  committees: takesPart(ctx.actor) ? await committeesOn(ctx) : [],
})

/** One recommendation in sight, with what this actor may do with it. */
export const readRecommendation = async (ctx: Ctx, id: number) => {
  const one = await recommendations.findRecommendation(ctx.db, sightOf(ctx.actor), id)
  if (!one) throw new Refused('missing', 'page')
  const open = one.answeredOn === null && one.withdrawnOn === null
  const assign = open && mayPrepare(ctx.actor, one) !== undefined
  return {
    one,
    may: {
      assign,
      answer: open && one.ownerUnitId !== null && mayAnswer(ctx.actor, one.ownerUnitId) !== undefined,
      withdraw: open && one.personId === ctx.actor.id && !ctx.actor.readOnly,
    },
    units: assign ? await unitChoices(ctx.db, ctx.today, ['department', 'district']) : [],
  }
}

/** What waits: invitations, minutes, notices, recommendations, members' quarterly reports. */
export const waitingFor = (actor: Actor, today: Day): RawBuilder<WaitingRow> | null => {
  if (actor.kind !== 'person') return null
  const sight = sightOf(actor)
  const prepares = { province: holds(actor, 'standing-agency') !== undefined, unitIds: sight.unitIds }
  const chairs = { province: holds(actor, 'issuer') !== undefined, unitIds: unitsOf(actor, ['head']) }
  const may = { prepares, chairs }
  const reports = isMember(actor) ? sql` union all ${waitingReports(sight.personId, today)}` : sql``
  return sql<WaitingRow>`${store.waitingRows(sight, may, today)} union all ${recommendations.waitingRecommendations(sight, prepares)}${reports}`
}
