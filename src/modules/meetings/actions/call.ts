import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { showDay } from '#platform/day.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { findCommittee, seatsOf } from '../../committee/facts.ts'
import { uploadFile } from '../../documents/actions.ts'
import { notify } from '../../notifications/actions.ts'
import { holdersOf } from '../../notifications/facts.ts'
import { unitChoices } from '../../organisation/facts.ts'
import type { AnswerInput, ChangeInput, InviteInput, MeetingInput } from '../input.ts'
import { isInvited, mayPrepare, takesPart } from '../policy.ts'
import * as store from '../store.ts'
import { meetingFor, preparedMeeting, subjectOf, unchanged } from './load.ts'

/** Prepares a meeting of a committee: kind, day, place, agenda. Nobody is told before it is called. */
export const makeMeeting = (ctx: Ctx, input: MeetingInput): Promise<{ id: number }> =>
  inTransaction(ctx, async (ctx) => {
    const committee = await findCommittee(ctx, input.committeeId)
    if (!committee)
      throw new Refused('input', 'bad-input', [{ field: 'committeeId', reason: 'not-one-of-these' }])
    const office = mayPrepare(ctx.actor, committee)
    if (!office) throw new Refused('forbidden', 'forbidden')
    const id = await store.addMeeting(ctx.db, { ...input, personId: ctx.actor.id, at: ctx.now })
    const { kind, title, heldOn } = input
    record(ctx, 'meeting.made', subjectOf({ id, unitId: committee.unitId }), {
      office,
      after: { kind, title, heldOn },
    })
    return { id }
  })

/** Changes day, place or agenda before the meeting is held; those invited are told when it has been called. */
export const changeMeeting = (ctx: Ctx, id: number, { version, ...head }: ChangeInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { meeting, office } = await preparedMeeting(ctx, id, 'edit')
    unchanged(meeting, version)
    await store.saveMeeting(ctx.db, id, head)
    const { heldOn, startsAt, place } = meeting
    record(ctx, 'meeting.changed', subjectOf(meeting), {
      office,
      before: { heldOn, startsAt, place },
      after: { ...head },
    })
    if (meeting.state === 'called')
      await tellInvited(ctx, { ...meeting, ...head, version: meeting.version + 1 })
  })

/** Invites who sits in the committee, and units beside them; whoever is invited already stays. */
export const invite = (ctx: Ctx, id: number, input: InviteInput): Promise<{ added: number }> =>
  inTransaction(ctx, async (ctx) => {
    const { meeting, office } = await preparedMeeting(ctx, id, 'invite')
    const seats = input.seats ? await seatsOf(ctx, meeting.committeeId) : []
    const members = seats.flatMap((seat) =>
      seat.holding
        ? [
            {
              seatId: seat.id,
              unitId: null,
              personId: seat.holding.personId,
              name: `${seat.holding.name}, ${seat.postVi}`,
            },
          ]
        : [],
    )
    const units = input.unitIds.length > 0 ? await unitChoices(ctx.db, ctx.today) : []
    const chosen = units.filter((unit) => input.unitIds.includes(unit.unit_id))
    if (chosen.length !== new Set(input.unitIds).size)
      throw new Refused('input', 'bad-input', [{ field: 'unitIds', reason: 'not-one-of-these' }])
    const bodies = chosen.map((unit) => ({
      seatId: null,
      unitId: unit.unit_id,
      personId: null,
      name: unit.name_vi,
    }))
    const added = await store.addInvitees(ctx.db, id, [...members, ...bodies])
    record(ctx, 'meeting.invited', subjectOf(meeting), { office, after: { added } })
    if (meeting.state === 'called') await tellInvited(ctx, meeting)
    return { added }
  })

/** Calls the meeting: those invited are told, and asked whether they come. */
export const callMeeting = (ctx: Ctx, id: number): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { meeting, office } = await preparedMeeting(ctx, id, 'call')
    await store.setState(ctx.db, id, 'called', { calledAt: ctx.now })
    record(ctx, 'meeting.called', subjectOf(meeting), { office, after: { invited: meeting.invited } })
    await tellInvited(ctx, meeting)
  })

/** Whom an invitation reaches: who is invited, of units the head and focal officer; nobody hears of their own act. */
const invitedPeople = async (ctx: Ctx, id: number): Promise<string[]> => {
  const { invitees } = await store.partsOf(ctx.db, id)
  const units = invitees.flatMap((one) => (one.unitId === null ? [] : [one.unitId]))
  const holders = await holdersOf(ctx.db, units, ['head', 'focal'], ctx.today)
  const persons = invitees.flatMap((one) => (one.personId === null ? [] : [one.personId]))
  return [...persons, ...holders.map((one) => one.person_id)].filter((one) => one !== ctx.actor.id)
}

/** Each hears once of a day, hour and place; another of them is another occasion. */
const tellInvited = async (ctx: Ctx, meeting: store.MeetingRow): Promise<void> => {
  const when = `${meeting.startsAt}, ${showDay(meeting.heldOn)}, ${meeting.place}`
  await notify(ctx, [
    {
      personIds: await invitedPeople(ctx, meeting.id),
      kind: 'meetings.called',
      url: `/meetings/${meeting.id}`,
      occasion: `meeting-called:${meeting.id}:${meeting.heldOn}:${meeting.startsAt}:${meeting.place}`,
      text: {
        vi: `Mời họp: ${meeting.title} (${when})`,
        en: `Invitation to a meeting: ${meeting.title} (${when})`,
      },
    },
  ])
}

/** Says whether one comes, does not, or sends somebody; for a unit its head or focal officer says so. */
export const answerInvitation = (ctx: Ctx, id: number, input: AnswerInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const meeting = await meetingFor(ctx, id, 'answer')
    const { invitees } = await store.partsOf(ctx.db, id)
    const own = invitees.find((one) => one.id === input.inviteeId)
    if (!own) throw new Refused('missing', 'page')
    if (ctx.actor.readOnly || !isInvited(ctx.actor, own)) throw new Refused('forbidden', 'forbidden')
    const { answer, substitute = null, reason = null } = input
    await store.answerInvitee(ctx.db, own.id, { answer, substitute, reason, at: ctx.now })
    record(ctx, 'meeting.invitation-answered', subjectOf(meeting), {
      office: takesPart(ctx.actor),
      after: { name: own.name, answer, substitute },
      reason: reason ?? undefined,
    })
  })

/** Puts a paper before the meeting. */
export const addPaper = (
  ctx: Ctx,
  id: number,
  { title, file }: { title: string; file: File },
): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { meeting, office } = await preparedMeeting(ctx, id, 'paper')
    const kept = await uploadFile(ctx, file, { unitId: meeting.unitId })
    await store.addPaper(ctx.db, id, { title, fileId: kept.id, personId: ctx.actor.id, at: ctx.now })
    record(ctx, 'meeting.paper-added', subjectOf(meeting), { office, after: { title, hash: kept.hash } })
  })

/** Calls a meeting off, with the reason; those invited are told. */
export const cancelMeeting = (ctx: Ctx, id: number, { reason }: { reason: string }): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { meeting, office } = await preparedMeeting(ctx, id, 'cancel')
    await store.setState(ctx.db, id, 'cancelled', { reason })
    record(ctx, 'meeting.cancelled', subjectOf(meeting), { office, reason })
    if (meeting.state !== 'called') return
    await notify(ctx, [
      {
        personIds: await invitedPeople(ctx, id),
        kind: 'meetings.cancelled',
        url: `/meetings/${id}`,
        occasion: `meeting-cancelled:${id}`,
        text: {
          vi: `Hoãn họp: ${meeting.title}. ${reason}`,
          en: `The meeting is called off: ${meeting.title}. ${reason}`,
        },
      },
    ])
  })
