import { type Day, showDay } from '#platform/day.ts'
import { type Decision, no, yes } from '#platform/decision.ts'

export const meetingKinds = ['regular', 'thematic', 'extraordinary'] as const
export type MeetingKind = (typeof meetingKinds)[number]
export type MeetingState = 'draft' | 'called' | 'held' | 'concluded' | 'cancelled'
export const answers = ['yes', 'no', 'substitute'] as const
export type Answer = (typeof answers)[number]
export const attendances = ['present', 'substitute', 'absent'] as const
export type Attendance = (typeof attendances)[number]

/** What is done to a meeting, and in which states it may be. */
const acts = {
  edit: ['draft', 'called'],
  call: ['draft'],
  invite: ['draft', 'called'],
  answer: ['called'],
  paper: ['draft', 'called', 'held'],
  attend: ['called', 'held'],
  speak: ['held'],
  minutes: ['held'],
  'approve-minutes': ['held', 'concluded'],
  conclude: ['held'],
  issue: ['held'],
  cancel: ['draft', 'called'],
} as const satisfies Record<string, readonly MeetingState[]>
export type MeetingAct = keyof typeof acts

export type NoMeetingAct = 'meeting-not-in-state' | 'meeting-not-yet' | 'nobody-invited' | 'meeting-is-over'

/** Whether an act fits the state and the day: attendance and all after it from the meeting's day on, an answer until then. */
export const askMeetingAct = (
  act: MeetingAct,
  meeting: { state: MeetingState; heldOn: Day; invited: number },
  today: Day,
): Decision<true, NoMeetingAct> => {
  if (!(acts[act] as readonly MeetingState[]).includes(meeting.state)) return no('meeting-not-in-state')
  if (act === 'call' && meeting.invited === 0) return no('nobody-invited')
  if (act === 'attend' && today < meeting.heldOn) return no('meeting-not-yet')
  if (act === 'answer' && today > meeting.heldOn) return no('meeting-is-over')
  return yes(true)
}

/** Acts a page may offer in a state. */
export const actsIn = (state: MeetingState): MeetingAct[] =>
  (Object.keys(acts) as MeetingAct[]).filter((act) => (acts[act] as readonly MeetingState[]).includes(state))

export type Conclusion = {
  position: number
  text: string
  leadUnitIds: readonly number[]
  product: string | null
  dueOn: Day | null
}
export type NoNotice = 'no-conclusions' | 'conclusion-without-product' | 'conclusion-due-before'

/** Whether what was concluded can be issued: something is, and work names its product and a day not before the meeting. */
export const askNotice = (conclusions: readonly Conclusion[], heldOn: Day): Decision<true, NoNotice> => {
  if (conclusions.length === 0) return no('no-conclusions')
  const work = conclusions.filter((one) => one.leadUnitIds.length > 0)
  if (work.some((one) => !one.product)) return no('conclusion-without-product')
  return work.some((one) => one.dueOn !== null && one.dueOn < heldOn)
    ? no('conclusion-due-before')
    : yes(true)
}

export type Written = Conclusion & { leads: readonly string[]; coordinators: readonly string[] }

const workOf = (one: Written): string => {
  if (one.leads.length === 0) return ''
  const due = one.dueOn ? `; hạn ${showDay(one.dueOn)}` : ''
  const beside = one.coordinators.length > 0 ? `; phối hợp: ${one.coordinators.join(', ')}` : ''
  return ` (Chủ trì: ${one.leads.join(', ')}${beside}; sản phẩm: ${one.product ?? ''}${due})`
}

/** A conclusion as the notice says it: its words, then who leads and helps, the product and the day. */
export const noticeLine = (one: Written): string => `${one.position}. ${one.text}${workOf(one)}`

/**
 * The conclusions that do not stand in the notice as they would be given, by position: nobody is given what the signer
 * did not sign, be it another unit, product or day under the same words.
 */
export const missingFrom = (paragraphs: readonly string[], conclusions: readonly Written[]): number[] => {
  const signed = new Set(paragraphs)
  return conclusions.filter((one) => !signed.has(noticeLine(one))).map((one) => one.position)
}

export type RecommendationState = 'new' | 'assigned' | 'overdue' | 'answered' | 'withdrawn'

/** Where a recommendation stands: overdue is derived from its day, never stored. */
export const recommendationState = (
  one: { ownerUnitId: number | null; dueOn: Day | null; answeredOn: Day | null; withdrawnOn: Day | null },
  today: Day,
): RecommendationState => {
  if (one.answeredOn !== null) return 'answered'
  if (one.withdrawnOn !== null) return 'withdrawn'
  if (one.ownerUnitId === null) return 'new'
  return one.dueOn !== null && one.dueOn < today ? 'overdue' : 'assigned'
}
