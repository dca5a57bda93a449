import type { Ctx } from '#platform/context.ts'
import { showDay } from '#platform/day.ts'
import { notify, type Telling } from '../../notifications/actions.ts'
import { holdersOf } from '../../notifications/facts.ts'
import { settingOn } from '../../organisation/facts.ts'
import type { Reopening } from '../rules/phase.ts'
import type { NewSheet, Round } from '../store/round.ts'
import type { Sheet } from '../store/sheet.ts'
import { type DueTelling, dueTellings } from '../store/telling.ts'
import { roundTexts } from '../texts/round.ts'

/** How many days before its end a stage is spoken of where the setting `scoring.near-days` says nothing. */
const defaultNearDays = 3

const both = (words: (t: (typeof roundTexts)['vi']) => string): Telling['text'] => ({
  vi: words(roundTexts.vi),
  en: words(roundTexts.en),
})

/** Heads and focal officers of the units hear that the round is open, each with the way to the round. */
export async function tellOpened(ctx: Ctx, round: Round, sheets: readonly NewSheet[]): Promise<void> {
  const units = sheets.map((sheet) => sheet.unitId)
  const holders = await holdersOf(ctx.db, units, ['head', 'focal'], ctx.today)
  const [opens, by] = [showDay(round.opensOn ?? ctx.today), showDay(round.selfBy ?? ctx.today)]
  await notify(ctx, [
    {
      personIds: holders.map((holder) => holder.person_id),
      kind: 'scoring.opened',
      url: `/scoring/rounds/${round.id}`,
      occasion: `scoring-opened:${round.id}`,
      text: both((t) => t.told.opened(round.title, opens, by)),
    },
  ])
}

/** Those who may work on the stage again hear why and until when: the unit, or the domain's appraisers. */
export async function tellReopened(
  ctx: Ctx,
  sheet: Sheet,
  again: Reopening & { reason: string },
): Promise<void> {
  const ofUnit = again.stage === 'self' || again.stage === 'explain'
  const appraisers = sheet.seats.filter((seat) => seat.seat === 'appraiser')
  const units = ofUnit ? [sheet.unitId] : appraisers.flatMap((seat) => seat.unitId ?? [])
  const holders = await holdersOf(ctx.db, [...new Set(units)], ['head', 'focal'], ctx.today)
  const persons = ofUnit ? [] : appraisers.flatMap((seat) => seat.personId ?? [])
  await notify(ctx, [
    {
      personIds: [...holders.map((holder) => holder.person_id), ...persons],
      kind: 'scoring.reopened',
      url: `/scoring/sheets/${sheet.id}`,
      occasion: `scoring-reopened:${sheet.id}:${again.stage}:${again.until}:${ctx.now.getTime()}`,
      text: both((t) =>
        t.told.reopened(t.stages[again.stage], sheet.name, showDay(again.until), again.reason),
      ),
    },
  ])
}

const sentence = (due: DueTelling) => (t: (typeof roundTexts)['vi']) => {
  const by = showDay(due.dueOn)
  switch (due.kind) {
    case 'self-near':
      return t.told.selfNear(due.title, by)
    case 'explain':
      return t.told.explain(due.title, due.n, by)
    case 'first-near':
      return t.told.firstNear(due.title, by)
    case 'second':
      return t.told.second(due.title, by)
  }
}

/**
 * The daily job: a stage's last day comes near, the explaining begins, the second appraisal begins. Each is told once
 * whatever restarts, since its occasion names it.
 */
export async function tellStages(ctx: Ctx): Promise<number> {
  const nearDays = await settingOn(ctx.db, 'scoring.near-days', ctx.today, defaultNearDays)
  const due = await dueTellings(ctx.db, ctx.today, nearDays)
  await notify(
    ctx,
    due.map((one) => ({
      personIds: one.personIds,
      kind: `scoring.${one.kind}`,
      url: one.url,
      occasion: `scoring-${one.kind}:${one.subject}:${one.dueOn}`,
      text: both(sentence(one)),
    })),
  )
  return due.length
}
