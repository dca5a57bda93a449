import type { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { type Again, type C, idIn, type PostSpec, show, type Web } from '#platform/http.ts'
import type { FormState } from '#ui/form.tsx'
import { formState } from '#ui/refused-form.ts'
import { fileField, serveFile } from '../documents/facts.ts'
import * as acts from './actions.ts'
import {
  paperFile,
  readMeeting,
  readMeetings,
  readNotice,
  readRecommendation,
  readRecommendations,
} from './facts.ts'
import * as input from './input.ts'
import { MeetingsPage } from './pages/list.tsx'
import { type MeetingForms, MeetingPage } from './pages/meeting.tsx'
import { NoticePage } from './pages/notice.tsx'
import {
  type RecommendationForms,
  RecommendationPage,
  RecommendationsPage,
} from './pages/recommendations.tsx'
import { memberReportRoutes } from './routes/member-reports.tsx'

const stateFor =
  (c: C, refused: string | undefined, again: Again | undefined) =>
  (name: string, initial?: FormState['values']): FormState =>
    formState(c.var.ctx.lang, `form-${name}`, c.var.sentence, refused === name ? again : undefined, initial)

const showMeetings = async (c: C, again?: Again) => {
  const reading = await readMeetings(c.var.ctx)
  const state = stateFor(c, 'meeting', again)('meeting')
  return show(c, <MeetingsPage frame={await c.var.frame()} {...reading} state={state} />, again?.status)
}

const showMeeting = async (c: C, form?: keyof MeetingForms, again?: Again) => {
  const reading = await readMeeting(c.var.ctx, idIn(c))
  const of = stateFor(c, form, again)
  const { kind, title, heldOn, startsAt, place, minutes } = reading.meeting
  const agenda = reading.parts.agenda.map((one) => one.text).join('\n')
  const forms: MeetingForms = {
    head: of('head', { kind, title, heldOn, startsAt, place, agenda }),
    invite: of('invite', { seats: reading.meeting.invited === 0 ? 'on' : '' }),
    answer: of('answer'),
    attendance: of('attendance'),
    paper: of('paper'),
    opinion: of('opinion'),
    minutes: of('minutes', { minutes: minutes ?? '' }),
    conclusion: of('conclusion'),
    cancel: of('cancel'),
  }
  return show(c, <MeetingPage frame={await c.var.frame()} reading={reading} forms={forms} />, again?.status)
}

const onMeeting = <S extends z.ZodType>(
  shape: S,
  act: (ctx: Ctx, id: number, value: z.output<S>, c: C) => Promise<unknown>,
  form?: keyof MeetingForms,
): PostSpec<S, unknown> => ({
  input: shape,
  act: (ctx, value, c) => act(ctx, idIn(c), value, c),
  next: (_, c) => `/meetings/${idIn(c)}`,
  ...(form && { again: (c: C, again: Again) => showMeeting(c, form, again) }),
})

const showNotice = async (c: C, again?: Again) => {
  const reading = await readNotice(c.var.ctx, idIn(c))
  const state = stateFor(c, 'notice', again)('notice')
  return show(c, <NoticePage frame={await c.var.frame()} {...reading} state={state} />, again?.status)
}

const showRecommendations = async (c: C, again?: Again) => {
  const reading = await readRecommendations(c.var.ctx)
  const state = stateFor(c, 'recommendation', again)('recommendation')
  return show(
    c,
    <RecommendationsPage frame={await c.var.frame()} {...reading} state={state} />,
    again?.status,
  )
}

const showRecommendation = async (c: C, form?: keyof RecommendationForms, again?: Again) => {
  const reading = await readRecommendation(c.var.ctx, idIn(c))
  const of = stateFor(c, form, again)
  const forms = { assign: of('assign'), reply: of('reply'), withdraw: of('withdraw') }
  const page = <RecommendationPage frame={await c.var.frame()} {...reading} forms={forms} />
  return show(c, page, again?.status)
}

const onRecommendation = <S extends z.ZodType>(
  form: keyof RecommendationForms,
  shape: S,
  act: (ctx: Ctx, id: number, value: z.output<S>) => Promise<unknown>,
): PostSpec<S, unknown> => ({
  input: shape,
  act: (ctx, value, c) => act(ctx, idIn(c), value),
  next: (_, c) => `/meetings/recommendations/${idIn(c)}`,
  again: (c, again) => showRecommendation(c, form, again),
})

const paperForm = input.paperInput.extend({ file: fileField })

const recommendationRoutes = (web: Web): void => {
  web.get('/meetings/recommendations', (c) => showRecommendations(c))
  web.post('/meetings/recommendations', {
    input: input.recommendInput,
    act: (ctx, value) => acts.recommend(ctx, value),
    next: ({ id }) => `/meetings/recommendations/${id}`,
    again: showRecommendations,
  })
  web.get('/meetings/recommendations/:id', (c) => showRecommendation(c))
  const at = '/meetings/recommendations/:id'
  web.post(`${at}/assignment`, onRecommendation('assign', input.assignInput, acts.assignRecommendation))
  web.post(`${at}/answer`, onRecommendation('reply', input.replyInput, acts.answerRecommendation))
  web.post(
    `${at}/withdrawal`,
    onRecommendation('withdraw', input.withdrawInput, (ctx, id, { reason }) =>
      acts.withdrawRecommendation(ctx, id, reason),
    ),
  )
}

/** Meetings from preparation to conclusions, recommendations, members' quarterly reports. */
export const web = (web: Web): void => {
  recommendationRoutes(web)
  memberReportRoutes(web)
  web.get('/meetings', (c) => showMeetings(c))
  web.post('/meetings', {
    input: input.meetingInput,
    act: (ctx, value) => acts.makeMeeting(ctx, value),
    next: ({ id }) => `/meetings/${id}`,
    again: showMeetings,
  })
  web.get('/meetings/:id', (c) => showMeeting(c))
  web.get('/meetings/:id/papers/:paper', async (c) =>
    serveFile(c, await paperFile(c.var.ctx, idIn(c), idIn(c, 'paper'))),
  )
  web.post('/meetings/:id/head', onMeeting(input.changeInput, acts.changeMeeting, 'head'))
  web.post('/meetings/:id/invitations', onMeeting(input.inviteInput, acts.invite, 'invite'))
  web.post(
    '/meetings/:id/call',
    onMeeting(input.callInput, (ctx, id) => acts.callMeeting(ctx, id), 'invite'),
  )
  web.post('/meetings/:id/cancellation', onMeeting(input.cancelInput, acts.cancelMeeting, 'cancel'))
  web.post('/meetings/:id/answer', onMeeting(input.answerInput, acts.answerInvitation, 'answer'))
  web.post('/meetings/:id/papers', onMeeting(paperForm, acts.addPaper, 'paper'))
  web.post('/meetings/:id/attendance', onMeeting(input.attendanceInput, acts.recordAttendance, 'attendance'))
  web.post('/meetings/:id/opinions', onMeeting(input.opinionInput, acts.addOpinion, 'opinion'))
  web.post('/meetings/:id/minutes', onMeeting(input.minutesInput, acts.writeMinutes, 'minutes'))
  web.post(
    '/meetings/:id/minutes/approval',
    onMeeting(
      input.approvalInput,
      (ctx, id, { version }) => acts.approveMinutes(ctx, id, version),
      'minutes',
    ),
  )
  web.post('/meetings/:id/conclusions', onMeeting(input.conclusionInput, acts.addConclusion, 'conclusion'))
  web.post(
    '/meetings/:id/conclusions/:position/removal',
    onMeeting(
      input.removalInput,
      (ctx, id, _, c) => acts.removeConclusion(ctx, id, idIn(c, 'position')),
      'conclusion',
    ),
  )
  web.get('/meetings/:id/notice', (c) => showNotice(c))
  web.post('/meetings/:id/notice', { ...onMeeting(input.noticeInput, acts.draftNotice), again: showNotice })
  web.post(
    '/meetings/:id/notice/issuance',
    onMeeting(input.issueInput, (ctx, id) => acts.issueNotice(ctx, id), 'conclusion'),
  )
}
