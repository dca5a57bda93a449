import type { Ctx, Mandate } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import { mayPrepare } from '../policy.ts'
import { askMeetingAct, type MeetingAct } from '../rules.ts'
import { sightOf } from '../sight.ts'
import * as store from '../store.ts'

/** A meeting in sight, its row held, on which this may be done now. */
export const meetingFor = async (ctx: Ctx, id: number, act: MeetingAct): Promise<store.MeetingRow> => {
  await store.lockMeeting(ctx.db, id)
  const meeting = await store.findMeeting(ctx.db, sightOf(ctx.actor), id)
  if (!meeting) throw new Refused('missing', 'page')
  const may = askMeetingAct(act, meeting, ctx.today)
  if (!may.ok) throw new Refused('rule', may.reason)
  return meeting
}

/** The same for who prepares it, with the mandate it is done under. Who may not is told so before the state is. */
export const preparedMeeting = async (
  ctx: Ctx,
  id: number,
  act: MeetingAct,
): Promise<{ meeting: store.MeetingRow; office: Mandate | undefined }> => {
  await store.lockMeeting(ctx.db, id)
  const meeting = await store.findMeeting(ctx.db, sightOf(ctx.actor), id)
  if (!meeting) throw new Refused('missing', 'page')
  const office = mayPrepare(ctx.actor, meeting)
  if (!office) throw new Refused('forbidden', 'forbidden')
  const may = askMeetingAct(act, meeting, ctx.today)
  if (!may.ok) throw new Refused('rule', may.reason)
  return { meeting, office }
}

/** A save made on an older version is told so; what was typed stays. */
export const unchanged = (meeting: store.MeetingRow, version: number): void => {
  if (meeting.version !== version) throw new Refused('rule', 'changed-meanwhile')
}

/** How the record names a meeting. */
export const subjectOf = (meeting: { id: number; unitId: number }) => ({
  kind: 'meeting',
  id: meeting.id,
  unitId: meeting.unitId,
})
