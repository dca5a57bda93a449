import { z } from 'zod'
import {
  day,
  flag,
  id,
  ids,
  line,
  optionalDay,
  optionalId,
  optionalLine,
  optionalProse,
  prose,
  version,
} from '#platform/input.ts'
import { answers, meetingKinds } from './rules.ts'

/** Several lines of a text field, each an entry; empty lines are no entries. */
const lines = (max: number, of: number) =>
  prose(max * (of + 2))
    .transform((text) =>
      text
        .split('\n')
        .map((one) => one.trim())
        .filter((one) => one !== ''),
    )
    .refine((list) => list.length <= max && list.every((one) => one.length <= of), 'too-many')

export const meetingInput = z.object({
  committeeId: id,
  kind: z.enum(meetingKinds, 'not-one-of-these'),
  title: line(300),
  heldOn: day,
  startsAt: line(5).refine((text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text), 'not-a-time'),
  place: line(300),
  agenda: lines(40, 500),
})
export type MeetingInput = z.output<typeof meetingInput>

export const changeInput = meetingInput.omit({ committeeId: true }).extend({ version })
export type ChangeInput = z.output<typeof changeInput>

/** `seats`: everybody who sits in the committee; beside them units. */
export const inviteInput = z
  .object({ seats: flag, unitIds: ids(200) })
  .refine((one) => one.seats || one.unitIds.length > 0, { message: 'required', path: ['unitIds'] })
export type InviteInput = z.output<typeof inviteInput>

export const callInput = z.object({})

export const answerInput = z
  .object({
    inviteeId: id,
    answer: z.enum(answers, 'not-one-of-these'),
    substitute: optionalLine(200),
    reason: optionalLine(500),
  })
  .refine((one) => one.answer !== 'substitute' || one.substitute, {
    message: 'required',
    path: ['substitute'],
  })
  .refine((one) => one.answer !== 'no' || one.reason, { message: 'required', path: ['reason'] })
export type AnswerInput = z.output<typeof answerInput>

/** `present.12` and `substitute.12` would be many fields: two lists of invitations say the same. */
export const attendanceInput = z.object({ present: ids(500), substitute: ids(500) })
export type AttendanceInput = z.output<typeof attendanceInput>

export const opinionInput = z.object({ name: optionalLine(200), text: prose(4000) })
export type OpinionInput = z.output<typeof opinionInput>

export const minutesInput = z.object({ minutes: prose(50_000), version })
export type MinutesInput = z.output<typeof minutesInput>

/** What was concluded; with a lead it is work and needs its product. */
export const conclusionInput = z
  .object({
    text: line(2000),
    leadUnitIds: ids(100),
    coordinatorUnitIds: ids(100),
    product: optionalLine(500),
    dueOn: optionalDay,
  })
  .refine((one) => one.leadUnitIds.length === 0 || one.product, { message: 'required', path: ['product'] })
export type ConclusionInput = z.output<typeof conclusionInput>

export const removalInput = z.object({})
export const noticeInput = z.object({ letterheadId: optionalId, signerId: optionalId })
export type NoticeInput = z.output<typeof noticeInput>
export const issueInput = z.object({})
export const approvalInput = z.object({ version })
export const cancelInput = z.object({ reason: line(500) })

export const recommendInput = z.object({
  committeeId: id,
  meetingId: optionalId,
  text: prose(4000),
  addressedTo: line(300),
})
export type RecommendInput = z.output<typeof recommendInput>

export const assignInput = z.object({ ownerUnitId: id, dueOn: day })
export type AssignInput = z.output<typeof assignInput>

export const replyInput = z.object({ answer: prose(8000), documentNo: optionalLine(200) })
export type ReplyInput = z.output<typeof replyInput>

export const withdrawInput = z.object({ reason: optionalProse(500) })

/** A paper's title; the door adds its file. */
export const paperInput = z.object({ title: line(300) })
