import type { Ctx, Mandate } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { type FieldError, Refused } from '#platform/refused.ts'
import * as policy from '../policy.ts'
import { type ActivityRow, lockActivity } from '../store/activity.ts'
import { lockRequest, type RequestRow } from '../store/request.ts'

export const forbidden = (): Refused => new Refused('forbidden', 'forbidden')

/** Refused at the fields; nothing where none is wrong. */
export const refuseAt = (fields: FieldError[]): void => {
  if (fields.length > 0) throw new Refused('input', 'bad-input', fields)
}

/** An activity in sight, its row held, for whoever records it; told that they may not before what state it is in. */
export const ownActivity = async (
  ctx: Ctx,
  id: number,
): Promise<{ activity: ActivityRow; office: Mandate }> => {
  const activity = await lockActivity(ctx.db, ctx.actor.sees, id)
  if (!activity) throw new Refused('missing', 'page')
  const office = policy.mayRecord(ctx.actor, activity)
  if (!office) throw forbidden()
  return { activity, office }
}

/** A request in sight, its row held. */
export const lockedRequest = async (ctx: Ctx, id: number): Promise<RequestRow> => {
  const request = await lockRequest(ctx.db, ctx.actor.sees, id)
  if (!request) throw new Refused('missing', 'page')
  return request
}

/** The same for whoever asked it. */
export const ownRequest = async (ctx: Ctx, id: number): Promise<{ request: RequestRow; office: Mandate }> => {
  const request = await lockedRequest(ctx, id)
  const office = policy.mayRun(ctx.actor, request)
  if (!office) throw forbidden()
  return { request, office }
}

/** Who does it, under which office, when: as rows keep it. */
export const byOf = (
  ctx: Ctx,
  office: Mandate,
): { personId: string | null; mandateId: number; onDay: Day; at: Date } => ({
  personId: ctx.actor.id,
  mandateId: office.id,
  onDay: ctx.today,
  at: ctx.now,
})

/** How the record names them: an act belongs to the unit it is about. */
export const activitySubject = (one: { id: number; unitId: number }) => ({
  kind: 'communication-activity',
  id: one.id,
  unitId: one.unitId,
})
export const requestSubject = (one: { id: number; unitId: number }) => ({
  kind: 'communication-request',
  id: one.id,
  unitId: one.unitId,
})
