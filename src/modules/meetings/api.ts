import { z } from 'zod'
import { type Api, idIn } from '#platform/http.ts'
import { recommend } from './actions.ts'
import { type Followed, readMeeting, readMeetings, readRecommendations } from './facts.ts'
import { recommendInput } from './input.ts'
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

/** Meetings in sight and what became of their conclusions, recommendations; as JSON. */
export const api = (api: Api): void => {
  api.get('/meetings', {
    summary: 'Meetings in sight, the latest first',
    answer: z.object({ items: z.array(meeting) }),
    read: async (ctx) => ({ items: (await readMeetings(ctx)).meetings.map(meetingJson) }),
  })
  api.get('/meetings/:id', {
    summary: 'One meeting: what became of its conclusions, or of those of the one before',
    answer: meeting.extend({ followed: z.array(item), before: z.array(item) }),
    read: async (ctx, _, c) => {
      const reading = await readMeeting(ctx, idIn(c))
      return {
        ...meetingJson(reading.meeting),
        followed: reading.own.map(itemJson),
        before: (reading.before?.items ?? []).map(itemJson),
      }
    },
  })
  api.get('/recommendations', {
    summary: 'Recommendations in sight, those that wait first',
    answer: z.object({
      items: z.array(
        z.object({
          id: z.number(),
          from: z.string(),
          text: z.string(),
          addressedTo: z.string(),
          owner: z.string().nullable(),
          dueOn: z.string().nullable(),
          state: z.string(),
        }),
      ),
    }),
    read: async (ctx) => ({
      items: (await readRecommendations(ctx)).items.map((one) => ({
        id: one.id,
        from: one.fromName,
        text: one.text,
        addressedTo: one.addressedTo,
        owner: one.ownerName,
        dueOn: one.dueOn,
        state: recommendationState(one, ctx.today),
      })),
    }),
  })
  api.post('/recommendations', {
    summary: 'Recommend something to somebody, as a member or for one’s unit',
    input: recommendInput,
    answer: z.object({ id: z.number() }),
    status: 201,
    act: (ctx, value) => recommend(ctx, value),
  })
}
