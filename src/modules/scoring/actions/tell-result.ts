import type { Ctx } from '#platform/context.ts'
import { type Day, showDay } from '#platform/day.ts'
import { notify, type Telling } from '../../notifications/actions.ts'
import { holdersOf, holdersOfRole } from '../../notifications/facts.ts'
import { unitsOfResult } from '../store/result.ts'
import { resultTexts } from '../texts/result.ts'

const both = (words: (t: (typeof resultTexts)['vi']) => string): Telling['text'] => ({
  vi: words(resultTexts.vi),
  en: words(resultTexts.en),
})

/** Heads and focal officers of the units in a result hear that it is published, of a correction also why. */
export async function tellPublished(
  ctx: Ctx,
  round: { id: number; title: string },
  result: { id: number; version: number; reason: string | null },
): Promise<void> {
  const units = await unitsOfResult(ctx.db, result.id)
  const holders = await holdersOf(ctx.db, units, ['head', 'focal'], ctx.today)
  await notify(ctx, [
    {
      personIds: holders.map((holder) => holder.person_id),
      kind: 'scoring.published',
      url: `/scoring/rounds/${round.id}/ranking`,
      occasion: `scoring-published:${result.id}`,
      text: both((t) =>
        result.version > 1
          ? t.told.corrected(round.title, result.reason ?? '')
          : t.told.published(round.title),
      ),
    },
  ])
}

type Request = { id: number; sheetId: number; unitName: string; roundTitle: string }

const address = ({ id, sheetId }: Request): string => `/scoring/sheets/${sheetId}/objections#o-${id}`

/** The standing agency hears that a unit asks for a second look. */
export async function tellFiled(ctx: Ctx, request: Request, answerBy: Day): Promise<void> {
  await notify(ctx, [
    {
      personIds: await holdersOfRole(ctx.db, ['standing-agency'], ctx.today),
      kind: 'scoring.objection-filed',
      url: address(request),
      occasion: `scoring-objection:${request.id}`,
      text: both((t) => t.told.filed(request.unitName, request.roundTitle, showDay(answerBy))),
    },
  ])
}

/** The unit's head hears the answer. */
export async function tellAnswered(
  ctx: Ctx,
  request: Request & { unitId: number },
  decision: string,
): Promise<void> {
  const holders = await holdersOf(ctx.db, [request.unitId], ['head'], ctx.today)
  await notify(ctx, [
    {
      personIds: holders.map((holder) => holder.person_id),
      kind: 'scoring.objection-answered',
      url: address(request),
      occasion: `scoring-objection-answered:${request.id}`,
      text: both((t) => t.told.answered(request.roundTitle, t.decisions[decision] ?? decision)),
    },
  ])
}
