import { inTransaction } from '#platform/action.ts'
import type { Ctx, Mandate } from '#platform/context.ts'
import { showDay } from '#platform/day.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { uploadFile } from '../../documents/actions.ts'
import { findDocument } from '../../documents/facts.ts'
import { notify } from '../../notifications/actions.ts'
import { holdersOf } from '../../notifications/facts.ts'
import { installationUnit, unitChoices } from '../../organisation/facts.ts'
import type { ExtensionInput, RequestInput, UnitsInput } from '../input.ts'
import * as policy from '../policy.ts'
import { askExtension, askReminder, standingOf } from '../rules/request.ts'
import * as store from '../store/request.ts'
import { byOf, forbidden, ownRequest, refuseAt, requestSubject } from './load.ts'

const url = (id: number): string => `/communication/requests/${id}`

/** Tells heads and focal officers of units; nobody hears of their own act. */
const tell = async (
  ctx: Ctx,
  id: number,
  unitIds: readonly number[],
  matter: { kind: string; occasion: string; text: { vi: string; en: string } },
): Promise<void> => {
  const holders = await holdersOf(ctx.db, unitIds, ['head', 'focal'], ctx.today)
  const personIds = holders.map((one) => one.person_id).filter((one) => one !== ctx.actor.id)
  await notify(ctx, [{ personIds, url: url(id), ...matter }])
}

/** The units meant by a choice, as they stand today: the province asks all, a head the own subtree. */
const unitsMeant = async (
  ctx: Ctx,
  office: Mandate,
  provincial: boolean,
  wish: UnitsInput,
): Promise<number[]> => {
  const standing = (await unitChoices(ctx.db, ctx.today)).filter(
    (unit) => unit.block !== 'province' && (provincial || office.reach.includes(unit.unit_id)),
  )
  const chosen = standing.filter((unit) => wish.unitIds.includes(unit.unit_id))
  if (chosen.length !== new Set(wish.unitIds).size)
    refuseAt([{ field: 'unitIds', reason: 'not-one-of-these' }])
  const blocks = wish.blocks as readonly string[]
  const meant = standing.filter((unit) => wish.unitIds.includes(unit.unit_id) || blocks.includes(unit.block))
  if (meant.length === 0) refuseAt([{ field: 'unitIds', reason: 'required' }])
  return meant.map((unit) => unit.unit_id)
}

/** The document as the request names it: of our register, issued and in sight, or as typed. */
const documentOf = async (ctx: Ctx, { documentId, documentNo = '', title = '' }: RequestInput) => {
  if (documentId === undefined) return { documentId: null, documentNo, title }
  const document = await findDocument(ctx, documentId)
  if (document?.state !== 'issued' || !document.cited)
    throw new Refused('input', 'bad-input', [{ field: 'documentId', reason: 'not-one-of-these' }])
  return { documentId, documentNo: document.cited, title: document.subject }
}

/** Asks that a document be brought to all staff of units by a day; they are told. */
export const askUnits = (
  ctx: Ctx,
  { file, ...input }: RequestInput & { file?: File | undefined },
): Promise<{ id: number; units: number }> =>
  inTransaction(ctx, async (ctx) => {
    const home = await installationUnit(ctx.db)
    const provincial = input.unitId === home?.unitId
    const office = policy.mayRun(ctx.actor, { unitId: input.unitId, provincial })
    if (!office) throw forbidden()
    if (input.dueOn < ctx.today) refuseAt([{ field: 'dueOn', reason: 'day-has-passed' }])
    const document = await documentOf(ctx, input)
    const units = await unitsMeant(ctx, office, provincial, input)
    const kept = file && (await uploadFile(ctx, file, { unitId: input.unitId }))
    const { dueOn, note = null } = input
    const id = await store.addRequest(ctx.db, {
      unitId: input.unitId,
      ...document,
      fileId: kept?.id ?? null,
      note,
      askedOn: ctx.today,
      dueOn,
      personId: ctx.actor.id,
      at: ctx.now,
    })
    await store.addAddressees(ctx.db, id, units, ctx.today)
    record(ctx, 'communication.asked', requestSubject({ id, unitId: input.unitId }), {
      office,
      after: { documentNo: document.documentNo, title: document.title, dueOn, units: units.length },
    })
    await tellAsked(ctx, { id, dueOn, ...document }, units)
    return { id, units: units.length }
  })

const tellAsked = (
  ctx: Ctx,
  one: { id: number; dueOn: string; documentNo: string },
  units: readonly number[],
): Promise<void> =>
  tell(ctx, one.id, units, {
    kind: 'communication.asked',
    occasion: `communication-asked:${one.id}`,
    text: {
      vi: `Quán triệt văn bản ${one.documentNo} trước hết ngày ${showDay(one.dueOn)}`,
      en: `Bring document ${one.documentNo} to all staff by ${showDay(one.dueOn)}`,
    },
  })

/** Asks more units, by the same last day: those founded since, or forgotten. */
export const addUnits = (ctx: Ctx, id: number, input: UnitsInput): Promise<{ added: number }> =>
  inTransaction(ctx, async (ctx) => {
    const { request, office } = await ownRequest(ctx, id)
    if (request.withdrawnOn !== null) throw new Refused('rule', 'request-withdrawn')
    // a unit asked after the last day would be late from the first
    if (request.dueOn < ctx.today) throw new Refused('rule', 'extension-too-late')
    const units = await unitsMeant(ctx, office, request.provincial, input)
    const added = await store.addAddressees(ctx.db, id, units, ctx.today)
    if (added.length === 0) throw new Refused('rule', 'units-asked-already')
    record(ctx, 'communication.units-added', requestSubject(request), {
      office,
      after: { units: added.length },
    })
    await tellAsked(ctx, request, added)
    return { added: added.length }
  })

const stillWaiting = async (ctx: Ctx, request: store.RequestRow): Promise<number[]> => {
  const asked = await store.addresseesOf(ctx.db, ctx.actor.sees, [request.id], ctx.today)
  return asked
    .filter((unit) => unit.endedOn === null || unit.endedOn >= ctx.today)
    .filter((unit) => ['waiting', 'overdue'].includes(standingOf(unit, ctx.today).key))
    .map((unit) => unit.unitId)
}

/** Gives everybody more days, with a reason, before the last one passes; those who wait are told. */
export const extendRequest = (
  ctx: Ctx,
  id: number,
  { dueOn, reason, version }: ExtensionInput,
): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { request, office } = await ownRequest(ctx, id)
    const may = askExtension(request, dueOn, ctx.today)
    if (!may.ok && may.reason === 'not-later') refuseAt([{ field: 'dueOn', reason: may.reason }])
    if (!may.ok) throw new Refused('rule', may.reason)
    if (request.version !== version) throw new Refused('rule', 'changed-meanwhile')
    await store.extendRequest(ctx.db, id, { from: request.dueOn, to: dueOn, reason }, byOf(ctx, office))
    record(ctx, 'communication.extended', requestSubject(request), {
      office,
      reason,
      before: { dueOn: request.dueOn },
      after: { dueOn },
    })
    await tell(ctx, id, await stillWaiting(ctx, request), {
      kind: 'communication.extended',
      occasion: `communication-extended:${id}:${dueOn}`,
      text: {
        vi: `Gia hạn quán triệt văn bản ${request.documentNo} đến hết ngày ${showDay(dueOn)}`,
        en: `More days to bring document ${request.documentNo} to all staff: until ${showDay(dueOn)}`,
      },
    })
  })

/** Reminds the units that have not acknowledged, once a day at most. Gives how many. */
export const remindUnits = (ctx: Ctx, id: number): Promise<{ units: number }> =>
  inTransaction(ctx, async (ctx) => {
    const { request, office } = await ownRequest(ctx, id)
    const waiting = await stillWaiting(ctx, request)
    const remindedOn = await store.remindedOn(ctx.db, id)
    const may = askReminder(request, { waiting: waiting.length, remindedOn }, ctx.today)
    if (!may.ok) throw new Refused('rule', may.reason)
    await store.addReminder(ctx.db, id, waiting.length, byOf(ctx, office))
    record(ctx, 'communication.reminded', requestSubject(request), {
      office,
      after: { units: waiting.length },
    })
    const late = request.dueOn < ctx.today
    await tell(ctx, id, waiting, {
      kind: 'communication.reminded',
      occasion: `communication-reminded:${id}:${ctx.today}`,
      text: {
        vi: `Nhắc quán triệt văn bản ${request.documentNo}: hạn ${showDay(request.dueOn)}${late ? ', đã quá hạn' : ''}`,
        en: `Reminder to bring document ${request.documentNo} to all staff: due ${showDay(request.dueOn)}${late ? ', overdue' : ''}`,
      },
    })
    return { units: waiting.length }
  })

/** Takes a request back: nobody is asked any more, and it counts in no figure. */
export const withdrawRequest = (ctx: Ctx, id: number, { reason }: { reason: string }): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { request, office } = await ownRequest(ctx, id)
    if (request.withdrawnOn !== null) throw new Refused('rule', 'request-withdrawn')
    await store.withdrawRequest(ctx.db, id, ctx.today, reason)
    record(ctx, 'communication.request-withdrawn', requestSubject(request), { office, reason })
  })
