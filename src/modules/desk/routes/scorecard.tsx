import { type C, queryIn, show, type Web } from '#platform/http.ts'
import { formState } from '#ui/refused-form.ts'
import { serveXlsx, toXlsx } from '../../documents/facts.ts'
import { readComparison } from '../facts/pilots.ts'
import { readScorecard } from '../facts/scorecard.ts'
import { scorecardSheet } from '../facts/scorecard-sheet.ts'
import { pilotsQuery } from '../input/scorecard.ts'
import { PilotsPage } from '../pages/pilots.tsx'
import { ScorecardPage } from '../pages/scorecard.tsx'
import { editsScorecard } from '../policy/scorecard.ts'
import { pilotsTexts } from '../texts/pilots.ts'
import { pilotYearIn } from './pilot-year.ts'

const showScorecard = async (c: C) => {
  const { ctx, rooms, year } = c.var
  const card = await readScorecard(ctx, rooms, year)
  return show(c, <ScorecardPage frame={await c.var.frame()} card={card} edits={editsScorecard(ctx.actor)} />)
}

const scorecardXlsx = async (c: C) => {
  const { ctx, rooms, year } = c.var
  const card = await readScorecard(ctx, rooms, year)
  return serveXlsx(await toXlsx(scorecardSheet(card, ctx.lang)), `bang-do-${year}.xlsx`)
}

const showPilots = async (c: C) => {
  const { ctx, rooms, sentence } = c.var
  const query = queryIn(c, pilotsQuery)
  const comparison = await readComparison(ctx, rooms, pilotYearIn(c), query)
  const known = !query.code || comparison.chosen !== undefined
  const state = formState(ctx.lang, 'indicator', sentence, undefined, {
    form: query.form ?? '',
    code: query.code ?? '',
  })
  const told = known
    ? state
    : { ...state, errors: [{ field: 'code', message: pilotsTexts[ctx.lang].unknown }] }
  return show(c, <PilotsPage frame={await c.var.frame()} comparison={comparison} state={told} />)
}

/** The year's scorecard, and pilot units beside like units. */
export const scorecardWeb = (web: Web): void => {
  web.get('/scorecard', showScorecard)
  web.get('/scorecard.xlsx', scorecardXlsx)
  web.get('/pilots/:year', showPilots)
}
