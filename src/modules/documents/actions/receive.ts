import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { type Day, yearOf } from '#platform/day.ts'
import { Refused } from '#platform/refused.ts'
import { documentTypes } from '../layout/format.ts'
import * as policy from '../policy.ts'
import * as store from '../store/document.ts'
import { takeNumber } from '../store/series.ts'
import { ownedBy } from './compose.ts'
import { type FileToKeep, uploadFile } from './files.ts'
import { noteStep } from './signing.ts'

/** A document as it came in. `cited` is its number with the symbol, "123/BNV-CCHC"; `toPlaces` who deals with it. */
export type ReceivedWish = {
  unitId: number
  type: string
  subject: string
  issuerName: string
  cited: string
  issuedOn: Day
  arrivedOn?: Day
  dueOn?: Day | null
  toPlaces?: readonly string[]
  note?: string | null
  file?: FileToKeep
}

/** Enters a document in the incoming register under the next arrival number of the unit and year. */
export const receiveDocument = (
  ctx: Ctx,
  wish: ReceivedWish,
): Promise<{ id: number; arrivalNumber: number }> =>
  inTransaction(ctx, async (ctx) => {
    const owned = await ownedBy(ctx, wish.unitId)
    const office = policy.mayKeepRegister(ctx.actor, owned)
    if (!office || ctx.actor.id === null) throw new Refused('forbidden', 'forbidden')
    if (!documentTypes.includes(wish.type))
      throw new Refused('input', 'not-one-of-these', [{ field: 'type', reason: 'not-one-of-these' }])
    const arrivedOn = wish.arrivedOn ?? ctx.today
    if (arrivedOn > ctx.today || wish.issuedOn > arrivedOn) throw new Refused('rule', 'arrival-day')
    const file = wish.file ? await uploadFile(ctx, wish.file, { unitId: wish.unitId }) : undefined
    const year = yearOf(arrivedOn)
    const { number } = await takeNumber(ctx.db, { unitId: wish.unitId, year, series: 'in' }, arrivedOn)
    const row = {
      ...wish,
      ...owned,
      arrivedOn,
      symbol: wish.cited,
      number,
      year,
      personId: ctx.actor.id,
      at: ctx.now,
    }
    const { dueOn = null, note = null, toPlaces = [] } = wish
    const id = await store.addReceived(
      ctx.db,
      { ...row, dueOn, note, recipients: toPlaces },
      file ? [file.id] : [],
    )
    const after = { cited: wish.cited, issuerName: wish.issuerName, arrivalNumber: number, fileId: file?.id }
    await noteStep(ctx, { id, unitId: wish.unitId }, 'received', { office, after })
    return { id, arrivalNumber: number }
  })
