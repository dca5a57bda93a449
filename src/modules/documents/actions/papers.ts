import { inTransaction } from '#platform/action.ts'
import type { Ctx, Mandate } from '#platform/context.ts'
import { type Day, yearOf } from '#platform/day.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import * as policy from '../policy.ts'
import * as store from '../store/papers.ts'
import * as series from '../store/series.ts'
import { ownedBy } from './compose.ts'

const shaping = <T>(
  ctx: Ctx,
  unitId: number,
  verb: string,
  after: Record<string, unknown>,
  work: (ctx: Ctx) => Promise<T>,
): Promise<T> =>
  inTransaction(ctx, async (ctx) => {
    const office: Mandate | undefined = policy.mayShapePapers(ctx.actor, await ownedBy(ctx, unitId))
    if (!office && ctx.actor.kind !== 'system') throw new Refused('forbidden', 'forbidden')
    const result = await work(ctx)
    record(ctx, verb, { kind: 'papers', id: unitId, unitId }, { office, after })
    return result
  })

export type LetterheadWish = {
  unitId: number
  parentAgency?: string | null
  agency: string
  symbol: string
  subSymbol?: string | null
  place: string
  contact?: readonly string[]
  /** '' is the unit's own series of numbers; a body of its own (a committee) has its own */
  series?: string
  byType?: boolean
  validFrom?: Day
}

/** Adds a letterhead; it takes the place of the one before it in the same series. Gives its number. */
export const addLetterhead = (ctx: Ctx, wish: LetterheadWish): Promise<number> => {
  const { parentAgency = null, subSymbol = null, contact = [], series = '', byType = false } = wish
  if (series === 'in')
    throw new Refused('input', 'series-reserved', [{ field: 'series', reason: 'series-reserved' }])
  const validFrom = wish.validFrom ?? ctx.today
  const row = { ...wish, parentAgency, subSymbol, contact: [...contact], series, byType, validFrom }
  return shaping(ctx, wish.unitId, 'document.letterhead-added', { ...row }, (ctx) =>
    store.addLetterhead(ctx.db, row),
  )
}

export type SignerWish = {
  unitId: number
  /** Whose hand it is; without one (an issuer or head signs by office) `name` must be said. */
  mandateId?: number | null
  /** "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH": one a line */
  authority: readonly string[]
  name?: string
  validFrom?: Day
}

/** Adds a signer of a unit. Gives its number. */
export const addSigner = (ctx: Ctx, wish: SignerWish): Promise<number> => {
  const validFrom = wish.validFrom ?? ctx.today
  return shaping(ctx, wish.unitId, 'document.signer-added', { ...wish, validFrom }, async (ctx) => {
    const holder = wish.mandateId ? await store.holderOf(ctx.db, wish.mandateId, ctx.today) : undefined
    if (wish.mandateId && !holder) throw new Refused('rule', 'mandate-not-in-force')
    const name = wish.name ?? holder?.name
    if (!name) throw new Refused('input', 'required', [{ field: 'name', reason: 'required' }])
    const { unitId, mandateId = null } = wish
    return store.addSigner(ctx.db, { unitId, mandateId, authority: [...wish.authority], name, validFrom })
  })
}

/** Ends a signer today; documents that they signed keep the name. Whose papers one may not shape one does not see. */
export const endSigner = (ctx: Ctx, signerId: number): Promise<{ unitId: number }> =>
  inTransaction(ctx, async (ctx) => {
    const ended = await store.endSigner(ctx.db, signerId, ctx.today)
    const office = ended && policy.mayShapePapers(ctx.actor, await ownedBy(ctx, ended.unitId))
    if (!ended || (!office && ctx.actor.kind !== 'system')) throw new Refused('missing', 'page')
    const subject = { kind: 'papers', id: ended.unitId, unitId: ended.unitId }
    record(ctx, 'document.signer-ended', subject, { office, after: { signerId } })
    return ended
  })

/** Adds a list of recipients to choose in a draft. Gives its number. */
export const addRecipientList = (
  ctx: Ctx,
  wish: { unitId: number; name: string; entries: readonly string[] },
): Promise<number> =>
  shaping(ctx, wish.unitId, 'document.recipient-list-added', { ...wish }, (ctx) =>
    store.addRecipients(ctx.db, { ...wish, entries: [...wish.entries] }),
  )

/** Goes on from the last number given on paper, before the first one here: an office may begin in mid-year. */
export const continueSeries = (
  ctx: Ctx,
  wish: { unitId: number; series?: string; lastNumber: number; lastOn: Day },
): Promise<void> =>
  shaping(ctx, wish.unitId, 'document.series-continued', { ...wish }, async (ctx) => {
    if (wish.lastOn > ctx.today) throw new Refused('rule', 'issue-in-future')
    const at = { unitId: wish.unitId, year: yearOf(wish.lastOn), series: wish.series ?? '' }
    const done = await series.continueSeries(ctx.db, at, { number: wish.lastNumber, on: wish.lastOn })
    if (!done) throw new Refused('rule', 'series-begun')
  })
