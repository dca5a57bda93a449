import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { findDocument } from '../../documents/facts.ts'
import { unitChoices } from '../../organisation/facts.ts'
import type { AttendanceInput, ConclusionInput, MinutesInput, OpinionInput } from '../input.ts'
import { isInvited, mayChair, mayPrepare, takesPart } from '../policy.ts'
import * as store from '../store.ts'
import { meetingFor, preparedMeeting, subjectOf, unchanged } from './load.ts'

/** Who came, and who sent somebody; from here on the meeting was held. */
export const recordAttendance = (ctx: Ctx, id: number, input: AttendanceInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { meeting, office } = await preparedMeeting(ctx, id, 'attend')
    const { invitees } = await store.partsOf(ctx.db, id)
    const known = new Set(invitees.map((one) => one.id))
    if ([...input.present, ...input.substitute].some((one) => !known.has(one)))
      throw new Refused('input', 'bad-input', [{ field: 'present', reason: 'not-one-of-these' }])
    await store.saveAttendance(ctx.db, id, input)
    if (meeting.state === 'called') await store.setState(ctx.db, id, 'held')
    record(ctx, 'meeting.attendance-recorded', subjectOf(meeting), {
      office,
      after: { present: input.present.length, substitute: input.substitute.length, of: invitees.length },
    })
  })

/** An opinion given at the meeting: one's own, or as who keeps the minutes heard it from somebody. */
export const addOpinion = (ctx: Ctx, id: number, input: OpinionInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const meeting = await meetingFor(ctx, id, 'speak')
    const { invitees } = await store.partsOf(ctx.db, id)
    const prepares = mayPrepare(ctx.actor, meeting)
    const own = invitees.find((one) => isInvited(ctx.actor, one))
    if (ctx.actor.readOnly || (!prepares && !own)) throw new Refused('forbidden', 'forbidden')
    if (prepares && !own && !input.name)
      throw new Refused('input', 'bad-input', [{ field: 'name', reason: 'required' }])
    const name = (prepares && input.name) || own?.name || ctx.actor.name
    await store.addOpinion(ctx.db, id, { name, text: input.text, personId: ctx.actor.id, at: ctx.now })
    record(ctx, 'meeting.opinion-added', subjectOf(meeting), {
      office: prepares ?? takesPart(ctx.actor),
      after: { name },
    })
  })

/** Keeps the minutes; seen by who prepares and who chairs until they are approved. */
export const writeMinutes = (ctx: Ctx, id: number, input: MinutesInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { meeting, office } = await preparedMeeting(ctx, id, 'minutes')
    unchanged(meeting, input.version)
    await store.saveMinutes(ctx.db, id, input.minutes, ctx.actor.id)
    record(ctx, 'meeting.minutes-written', subjectOf(meeting), {
      office,
      after: { length: input.minutes.length },
    })
  })

/** Approves the minutes as they stand; never by who wrote them. */
export const approveMinutes = (ctx: Ctx, id: number, version: number): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const meeting = await meetingFor(ctx, id, 'approve-minutes')
    const office = mayChair(ctx.actor, meeting, meeting.minutesBy)
    if (!office) throw new Refused('forbidden', 'forbidden')
    unchanged(meeting, version)
    if (meeting.minutes === null) throw new Refused('rule', 'no-minutes')
    await store.approveMinutes(ctx.db, id, ctx.actor.id, ctx.now)
    record(ctx, 'meeting.minutes-approved', subjectOf(meeting), { office })
  })

/** The conclusions may change while the notice is not on its way to be signed. */
const openNotice = async (ctx: Ctx, meeting: store.MeetingRow): Promise<void> => {
  if (meeting.documentId === null) return
  const document = await findDocument(ctx, meeting.documentId)
  if (document && !['draft', 'returned', 'withdrawn'].includes(document.state))
    throw new Refused('rule', 'notice-on-its-way')
}

/** Adds what was concluded; with leads it becomes their work when the notice is issued. */
export const addConclusion = (ctx: Ctx, id: number, input: ConclusionInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { meeting, office } = await preparedMeeting(ctx, id, 'conclude')
    await openNotice(ctx, meeting)
    const named = [...new Set([...input.leadUnitIds, ...input.coordinatorUnitIds])]
    const standing = named.length > 0 ? await unitChoices(ctx.db, ctx.today) : []
    if (named.some((unitId) => !standing.some((unit) => unit.unit_id === unitId)))
      throw new Refused('input', 'bad-input', [{ field: 'leadUnitIds', reason: 'not-one-of-these' }])
    if (input.dueOn && input.dueOn < meeting.heldOn)
      throw new Refused('input', 'bad-input', [{ field: 'dueOn', reason: 'conclusion-due-before' }])
    const row = { ...input, product: input.product ?? null, dueOn: input.dueOn ?? null }
    await store.addConclusion(ctx.db, id, row)
    record(ctx, 'meeting.conclusion-added', subjectOf(meeting), { office, after: row })
  })

/** Takes a conclusion out again. */
export const removeConclusion = (ctx: Ctx, id: number, position: number): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { meeting, office } = await preparedMeeting(ctx, id, 'conclude')
    await openNotice(ctx, meeting)
    if (!(await store.removeConclusion(ctx.db, id, position))) throw new Refused('missing', 'page')
    record(ctx, 'meeting.conclusion-removed', subjectOf(meeting), { office, before: { position } })
  })
