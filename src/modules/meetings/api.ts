import { z } from 'zod'
import { type Api, idIn, onRow, rowAnswer } from '#platform/http.ts'
import * as acts from './actions.ts'
import { memberReportApi } from './api/member-reports.ts'
import {
  type Followed,
  type Recommendation,
  readMeeting,
  readMeetings,
  readRecommendation,
  readRecommendations,
} from './facts.ts'
import * as input from './input.ts'
import { recommendationState } from './rules.ts'

const meeting = z.object({
  id: z.number(),
  committee: z.string(),
  kind: z.string(),
  title: z.string(),
  heldOn: z.string(),
  state: z.string(),
  noticeNo: z.string().nullable(),
  conclusions: z.number(),
})
const item = z.object({
  number: z.number(),
  text: z.string(),
  tasks: z.array(
    z.object({ id: z.number(), code: z.string(), unit: z.string(), state: z.string(), daysLate: z.number() }),
  ),
})

type Row = Awaited<ReturnType<typeof readMeetings>>['meetings'][number]

const meetingJson = ({ id, committeeName, kind, title, heldOn, state, noticeNo, conclusions }: Row) => ({
  id,
  committee: committeeName,
  kind,
  title,
  heldOn,
  state,
  noticeNo,
  conclusions,
})

const itemJson = ({ position, text, tasks }: Followed) => ({
  number: position,
  text,
  tasks: tasks.map((task) => ({
    id: task.id,
    code: task.code,
    unit: task.lead_name,
    state: task.state,
    daysLate: task.days_late,
  })),
})

const invitee = z.object({
  id: z.number(),
  name: z.string(),
  unit: z.number().nullable(),
  answer: z.string().nullable(),
  substitute: z.string().nullable(),
  attended: z.string().nullable(),
})
const wholeMeeting = meeting.extend({
  startsAt: z.string(),
  place: z.string(),
  version: z.number(),
  agenda: z.array(z.string()),
  invited: z.array(invitee),
  papers: z.array(z.object({ id: z.number(), title: z.string() })),
  opinions: z.array(z.object({ name: z.string(), text: z.string() })),
  minutes: z.string().nullable(),
  minutesApproved: z.boolean(),
  concluded: z.array(
    z.object({
      number: z.number(),
      text: z.string(),
      leads: z.array(z.number()),
      coordinators: z.array(z.number()),
      product: z.string().nullable(),
      dueOn: z.string().nullable(),
    }),
  ),
  followed: z.array(item),
  before: z.array(item),
})

const wholeJson = ({ meeting: one, parts, own, before }: Awaited<ReturnType<typeof readMeeting>>) => ({
  ...meetingJson(one),
  startsAt: one.startsAt,
  place: one.place,
  version: one.version,
  agenda: parts.agenda.map(({ text }) => text),
  invited: parts.invitees.map(({ id, name, unitId, answer, substitute, attended }) => ({
    id,
    name,
    unit: unitId,
    answer,
    substitute,
    attended,
  })),
  papers: parts.papers.map(({ id, title }) => ({ id, title })),
  opinions: parts.opinions.map(({ name, text }) => ({ name, text })),
  minutes: one.minutes,
  minutesApproved: one.minutesApprovedAt !== null,
  concluded: parts.conclusions.map((each) => ({
    number: each.position,
    text: each.text,
    leads: each.leadUnitIds,
    coordinators: each.coordinatorUnitIds,
    product: each.product,
    dueOn: each.dueOn,
  })),
  followed: own.map(itemJson),
  before: (before?.items ?? []).map(itemJson),
})

const recommendation = z.object({
  id: z.number(),
  from: z.string(),
  text: z.string(),
  addressedTo: z.string(),
  owner: z.string().nullable(),
  dueOn: z.string().nullable(),
  state: z.string(),
  answer: z.string().nullable(),
  answeredOn: z.string().nullable(),
})

const recommendationJson = (one: Recommendation, today: string) => ({
  id: one.id,
  from: one.fromName,
  text: one.text,
  addressedTo: one.addressedTo,
  owner: one.ownerName,
  dueOn: one.dueOn,
  state: recommendationState(one, today),
  answer: one.answer,
  answeredOn: one.answeredOn,
})

const recommendations = (api: Api): void => {
  const at = '/recommendations'
  api.get(at, {
    summary: 'Recommendations in sight, those that wait first',
    answer: z.object({ items: z.array(recommendation) }),
    read: async (ctx) => ({
      items: (await readRecommendations(ctx)).items.map((one) => recommendationJson(one, ctx.today)),
    }),
  })
  api.get(`${at}/:id`, {
    summary: 'One recommendation with its answer',
    answer: recommendation,
    read: async (ctx, _, c) => recommendationJson((await readRecommendation(ctx, idIn(c))).one, ctx.today),
  })
  api.post(at, {
    summary: 'Recommend something to somebody, as a member or for one’s unit',
    input: input.recommendInput,
    answer: rowAnswer,
    status: 201,
    act: (ctx, value) => acts.recommend(ctx, value),
  })
  api.post(`${at}/:id/assignment`, {
    summary: 'Say which unit answers a recommendation, and until when',
    input: input.assignInput,
    answer: rowAnswer,
    act: onRow(acts.assignRecommendation),
  })
  api.post(`${at}/:id/answer`, {
    summary: 'Answer a recommendation, for the unit it was given to',
    input: input.replyInput,
    answer: rowAnswer,
    act: onRow(acts.answerRecommendation),
  })
  api.post(`${at}/:id/withdrawal`, {
    summary: 'Take back a recommendation that one made',
    input: input.withdrawInput,
    answer: rowAnswer,
    act: onRow((ctx, id, { reason }) => acts.withdrawRecommendation(ctx, id, reason)),
  })
}

/** From preparation to the invitation, and what those invited say. */
const preparing = (api: Api): void => {
  const at = '/meetings/:id'
  api.post('/meetings', {
    summary: 'Prepare a meeting; the agenda is one item a line',
    input: input.meetingInput,
    answer: rowAnswer,
    status: 201,
    act: (ctx, value) => acts.makeMeeting(ctx, value),
  })
  api.post(`${at}/head`, {
    summary: 'Change day, place or agenda before the meeting is held',
    input: input.changeInput,
    answer: rowAnswer,
    act: onRow(acts.changeMeeting),
  })
  api.post(`${at}/invitations`, {
    summary: 'Invite the seats of the committee, and units',
    input: input.inviteInput,
    answer: rowAnswer,
    act: onRow(acts.invite),
  })
  api.post(`${at}/call`, {
    summary: 'Call the meeting: those invited are told',
    input: input.callInput,
    answer: rowAnswer,
    act: onRow(acts.callMeeting),
  })
  api.post(`${at}/cancellation`, {
    summary: 'Call the meeting off, with the reason',
    input: input.cancelInput,
    answer: rowAnswer,
    act: onRow(acts.cancelMeeting),
  })
  api.post(`${at}/answer`, {
    summary: 'Answer an invitation: yes, no, or a substitute',
    input: input.answerInput,
    answer: rowAnswer,
    act: onRow(acts.answerInvitation),
  })
}

/** From attendance to the notice and its work. */
const holding = (api: Api): void => {
  const at = '/meetings/:id'
  api.post(`${at}/attendance`, {
    summary: 'Who came and who sent somebody, by the numbers of their invitations',
    input: input.attendanceInput,
    answer: rowAnswer,
    act: onRow(acts.recordAttendance),
  })
  api.post(`${at}/opinions`, {
    summary: 'Note an opinion: one’s own, or somebody’s by who keeps the minutes',
    input: input.opinionInput,
    answer: rowAnswer,
    status: 201,
    act: onRow(acts.addOpinion),
  })
  api.post(`${at}/minutes`, {
    summary: 'Keep the minutes',
    input: input.minutesInput,
    answer: rowAnswer,
    act: onRow(acts.writeMinutes),
  })
  api.post(`${at}/minutes/approval`, {
    summary: 'Approve the minutes, by who chaired',
    input: input.approvalInput,
    answer: rowAnswer,
    act: onRow((ctx, id, { version }) => acts.approveMinutes(ctx, id, version)),
  })
  api.post(`${at}/conclusions`, {
    summary: 'Add a conclusion; with a lead it will be work',
    input: input.conclusionInput,
    answer: rowAnswer,
    status: 201,
    act: onRow(acts.addConclusion),
  })
  api.post(`${at}/conclusions/:position/removal`, {
    summary: 'Take a conclusion out before the notice is sent',
    input: input.removalInput,
    answer: rowAnswer,
    act: onRow((ctx, id, _, c) => acts.removeConclusion(ctx, id, idIn(c, 'position'))),
  })
  api.post(`${at}/notice`, {
    summary: 'Draft the notice of conclusions as an official document',
    input: input.noticeInput,
    answer: z.object({ documentId: z.number() }),
    status: 201,
    act: async (ctx, value, c) => ({ documentId: (await acts.draftNotice(ctx, idIn(c), value)).documentId }),
  })
  api.post(`${at}/notice/issuance`, {
    summary: 'Issue the signed notice under a number; its items become tasks',
    input: input.issueInput,
    answer: rowAnswer,
    act: onRow(acts.issueNotice),
  })
}

/** Meetings with all that is done to them, what became of their conclusions, recommendations; as JSON. */
export const api = (api: Api): void => {
  memberReportApi(api)
  api.get('/meetings', {
    summary: 'Meetings in sight, the latest first',
    answer: z.object({ items: z.array(meeting) }),
    read: async (ctx) => ({ items: (await readMeetings(ctx)).meetings.map(meetingJson) }),
  })
  api.get('/meetings/:id', {
    summary: 'One meeting whole: what became of its conclusions, or of those of the one before',
    answer: wholeMeeting,
    read: async (ctx, _, c) => wholeJson(await readMeeting(ctx, idIn(c))),
  })
  preparing(api)
  holding(api)
  recommendations(api)
}
