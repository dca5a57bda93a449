import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { uploadFile } from '../../documents/actions.ts'
import { notify } from '../../notifications/actions.ts'
import { holdersOf } from '../../notifications/facts.ts'
import type { AckInput, ReturnInput } from '../input.ts'
import * as policy from '../policy.ts'
import { ackFaults, askAcknowledgement } from '../rules/request.ts'
import * as store from '../store/request.ts'
import { byOf, forbidden, lockedRequest, refuseAt, requestSubject } from './load.ts'

/** A unit's head or focal officer says when and how it was done and how many were reached. Sent late, it stays late. */
export const acknowledge = (
  ctx: Ctx,
  id: number,
  { file, ...input }: AckInput & { file?: File | undefined },
): Promise<{ daysLate: number }> =>
  inTransaction(ctx, async (ctx) => {
    const request = await lockedRequest(ctx, id)
    const office = policy.mayAcknowledge(ctx.actor, input.unitId)
    if (!office) throw forbidden()
    const asked = await store.addresseesOf(ctx.db, ctx.actor.sees, [id], ctx.today)
    const unit = asked.find((one) => one.unitId === input.unitId)
    if (!unit) throw forbidden()
    const may = askAcknowledgement(request, unit, ctx.today)
    if (!may.ok) throw new Refused('rule', may.reason)
    refuseAt(ackFaults(input, ctx.today))
    const kept = file && (await uploadFile(ctx, file, { unitId: input.unitId }))
    const { unitId, doneOn, form, reached, staff, note = null } = input
    const told = { unitId, doneOn, form, reached, staff, note, fileId: kept?.id ?? null }
    await store.addAcknowledgement(ctx.db, id, told, byOf(ctx, office))
    record(ctx, 'communication.acknowledged', requestSubject({ id, unitId }), {
      office,
      after: { doneOn, form, reached, staff, daysLate: may.value.daysLate },
    })
    return may.value
  })

/** Gives an acknowledgement back with a reason; the unit is asked again, by the same last day, and told. */
export const returnAcknowledgement = (ctx: Ctx, id: number, { unitId, reason }: ReturnInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const request = await lockedRequest(ctx, id)
    const office = policy.mayReturn(ctx.actor, request, unitId)
    if (!office) throw forbidden()
    if (request.withdrawnOn !== null) throw new Refused('rule', 'request-withdrawn')
    const by = byOf(ctx, office)
    const returned = await store.returnAcknowledgement(ctx.db, id, unitId, { reason, by })
    if (!returned) throw new Refused('rule', 'nothing-to-return')
    record(ctx, 'communication.acknowledgement-returned', requestSubject({ id, unitId }), { office, reason })
    const holders = await holdersOf(ctx.db, [unitId], ['head', 'focal'], ctx.today)
    await notify(ctx, [
      {
        personIds: holders.map((one) => one.person_id),
        kind: 'communication.returned',
        url: `/communication/requests/${id}`,
        occasion: `communication-returned:${returned.id}`,
        text: {
          vi: `Xác nhận quán triệt văn bản ${request.documentNo} được trả lại: ${reason}`,
          en: `The acknowledgement of document ${request.documentNo} is given back: ${reason}`,
        },
      },
    ])
  })
