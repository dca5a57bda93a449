import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { Deps } from '#platform/deps.ts'
import { type Stage, stageOf } from '../../demo/stage.ts'
import { committeesOn } from '../modules/committee/facts.ts'
import { reviewDocument, sendForReview, signDocument } from '../modules/documents/actions.ts'
import {
  addConclusion,
  addPaper,
  callMeeting,
  draftNotice,
  invite,
  makeMeeting,
  recommend,
  recordAttendance,
  writeMinutes,
} from '../modules/meetings/actions.ts'
import { readMeeting } from '../modules/meetings/facts.ts'
import type { ActorName } from './cast.ts'

/** Meetings of the matrix at each step, by their title. */
const steps = ['draft', 'called', 'held', 'signed'] as const
type Step = (typeof steps)[number]
const titleOf = (step: Step): string => `Phiên họp mẫu của ma trận: ${step}`
const wishText = 'Kiến nghị mẫu của ma trận'

export type MeetingSubjects = {
  in: Record<Step, number>
  versionIn: Record<Step, number>
  paper: number
  /** the invitation of STP, of the meeting that is called */
  invitee: number
  committee: number
  recommendation: number
  /** the member's seat, whose reports of 2024 are sent (quarter III) and given back (quarter IV), and what it proposed */
  seat: number
  reportVersion: number
  proposal: string
}

const meeting = async (stage: Stage, step: Step): Promise<void> => {
  const ctx = await stage.as('thuongtruc', '2025-02-18', '16:00')
  const clerk = await stage.as('thuongtruc', '2025-02-20', '08:00')
  const [committee] = await committeesOn(ctx)
  const { id } = await makeMeeting(ctx, {
    committeeId: committee?.id ?? 0,
    kind: 'extraordinary',
    title: titleOf(step),
    heldOn: '2025-02-20',
    startsAt: '14:00',
    place: 'Phòng họp mẫu',
    agenda: ['Nội dung mẫu'],
  })
  await invite(ctx, id, { seats: false, unitIds: [await stage.unit('STP'), await stage.unit('STTTT')] })
  const file = new File(['Tài liệu mẫu của ma trận.\n'], 'tai-lieu.txt', { type: 'text/plain' })
  await addPaper(ctx, id, { title: 'Tài liệu mẫu', file })
  if (step === 'draft') return
  await callMeeting(ctx, id)
  if (step === 'called') return
  const { invitees } = (await readMeeting(clerk, id)).parts
  await recordAttendance(clerk, id, { present: invitees.map((one) => one.id), substitute: [] })
  await addConclusion(clerk, id, {
    text: 'Sở Du lịch báo cáo mẫu.',
    leadUnitIds: [await stage.unit('SDL')],
    coordinatorUnitIds: [],
    product: 'Báo cáo mẫu',
    dueOn: '2025-03-31',
  })
  const { version } = (await readMeeting(clerk, id)).meeting
  await writeMinutes(clerk, id, { minutes: 'Biên bản mẫu của ma trận.', version })
  if (step === 'held') return
  const { documentId } = await draftNotice(clerk, id, {})
  await sendForReview(clerk, documentId)
  const chairman = await stage.as('banhanh', '2025-02-20', '09:00')
  await reviewDocument(chairman, documentId, { approve: true })
  await signDocument(chairman, documentId)
}

/** A meeting at each step, and a recommendation of STTTT's that SNV's clerk has given nobody yet. */
export const addMeetings = async (deps: Deps): Promise<void> => {
  const stage = stageOf(deps)
  for (const step of steps) await meeting(stage, step)
  const ctx = await stage.as('daumoi', '2025-02-19', '10:00')
  const [committee] = await committeesOn(ctx)
  const { id } = await recommend(ctx, {
    committeeId: committee?.id ?? 0,
    text: wishText,
    addressedTo: 'Sở Nội vụ',
  })
  await sql`update recommendation set owner_unit_id = ${await stage.unit('STTTT')}, due_on = '2025-03-20' where id = ${id}`.execute(
    deps.db,
  )
}

export const meetingSubjects = async (db: Db): Promise<MeetingSubjects> => {
  const rows = await sql<{ id: number; version: number; title: string }>`
    select id, version, title from meeting where title = any(${steps.map(titleOf)}::text[])`.execute(db)
  const of = (pick: 'id' | 'version') =>
    Object.fromEntries(
      steps.map((step) => [step, rows.rows.find((row) => row.title === titleOf(step))?.[pick] ?? 0]),
    ) as Record<Step, number>
  const one = await sql<Omit<MeetingSubjects, 'in' | 'versionIn'>>`
    select (select min(p.id) from meeting_paper p where p.meeting_id = ${of('id').called}) as paper,
      (select min(i.id) from meeting_invitee i join unit_code c on c.unit_id = i.unit_id and c.code = 'STTTT'
        where i.meeting_id = ${of('id').called}) as invitee,
      (select min(id) from committee) as committee,
      (select max(id) from recommendation where text = ${wishText}) as recommendation,
      r.seat_id as seat, r.version as "reportVersion", r.proposals[1] as proposal
    from member_report r join member_report_sending s on s.report_id = r.id and s.returned_on is not null
    where r.year = 2024 and r.quarter = 4`.execute(db)
  const found = one.rows[0]
  if (!found) throw new Error('the matrix has no meeting')
  return { in: of('id'), versionIn: of('version'), ...found }
}

type Hint = (s: { meetings: MeetingSubjects; unit: Record<string, number> }, actor: ActorName) => unknown

/** What stands in the addresses. */
export const meetingParams: [RegExp, Record<string, Hint>][] = [
  [/^(\/meetings)?\/recommendations\/:id/, { id: (s) => s.meetings.recommendation }],
  [
    /^\/meetings\/member-reports\/:seat\/:period\/(draft|sending)/,
    { seat: (s) => s.meetings.seat, period: () => '2024-4' },
  ],
  [/^\/meetings\/member-reports\//, { seat: (s) => s.meetings.seat, period: () => '2024-3' }],
  [/^\/seats\//, { id: (s) => s.meetings.seat }],
  [/^\/meetings\/:id\/(head|invitations|call|cancellation)/, { id: (s) => s.meetings.in.draft }],
  [/^\/meetings\/:id\/notice\/issuance/, { id: (s) => s.meetings.in.signed }],
  [
    /^\/meetings\/:id\/(opinions|minutes|conclusions|notice)/,
    { id: (s) => s.meetings.in.held, position: () => '1' },
  ],
  [/^\/meetings\/:id/, { id: (s) => s.meetings.in.called, paper: (s) => s.meetings.paper }],
]

const aMeeting: Record<string, Hint> = {
  kind: () => 'regular',
  heldOn: () => '2025-03-20',
  startsAt: () => '08:00',
  agenda: () => 'Nội dung mẫu',
}

/** What the forms and bodies are filled with. */
export const meetingBodies: Record<string, Record<string, Hint>> = {
  '/meetings': { ...aMeeting, committeeId: (s) => s.meetings.committee },
  '/meetings/:id/head': { ...aMeeting, version: (s) => s.meetings.versionIn.draft },
  '/meetings/:id/invitations': { unitIds: (s) => [String(s.unit.SDL)] },
  '/meetings/:id/answer': { inviteeId: (s) => s.meetings.invitee, answer: () => 'yes' },
  '/meetings/:id/papers': { file: () => new File(['Tài liệu.\n'], 'mau.txt', { type: 'text/plain' }) },
  '/meetings/:id/attendance': { present: (s) => [String(s.meetings.invitee)] },
  '/meetings/:id/opinions': { name: () => 'Người Phát Biểu Mẫu' },
  '/meetings/:id/minutes': { minutes: () => 'Biên bản mẫu', version: (s) => s.meetings.versionIn.held },
  '/meetings/:id/minutes/approval': { version: (s) => s.meetings.versionIn.held },
  '/meetings/member-reports/:seat/:period/draft': { version: (s) => s.meetings.reportVersion },
  '/meetings/member-reports/:seat/:period/sending': { version: (s) => s.meetings.reportVersion },
  '/meetings/member-reports/:seat/:period/recommendation': {
    text: (s) => s.meetings.proposal,
    addressedTo: () => 'Cơ quan thường trực',
  },
  '/meetings/recommendations': { committeeId: (s) => s.meetings.committee, addressedTo: () => 'Sở Nội vụ' },
  '/recommendations': { committeeId: (s) => s.meetings.committee, addressedTo: () => 'Sở Nội vụ' },
  '/meetings/recommendations/:id/assignment': { ownerUnitId: (s) => s.unit.STP },
  '/meetings/recommendations/:id/answer': { answer: () => 'Trả lời mẫu' },
  '/recommendations/:id/assignment': { ownerUnitId: (s) => s.unit.STP },
  '/recommendations/:id/answer': { answer: () => 'Trả lời mẫu' },
}
