import { type Again, type C, idIn, maxBytes, queryIn, show, type Web } from '#platform/http.ts'
import { named } from '#platform/lang.ts'
import { Refused } from '#platform/refused.ts'
import { formState } from '#ui/refused-form.ts'
import { serveBytes, serveXlsx } from '../../documents/facts.ts'
import { acceptSound } from '../actions/check.ts'
import { draftReport } from '../actions/issue.ts'
import { takePapers } from '../actions/paper.ts'
import { lockPeriod, movePeriod, openPeriod, remindUnits, unlockPeriod } from '../actions/period.ts'
import { readCorrections } from '../facts/correction.ts'
import { figuresDocument, figuresWorkbook } from '../facts/export.ts'
import { readForms } from '../facts/forms.ts'
import { needPeriod, type PeriodReading, readPeriod, readPeriods, readUnheard } from '../facts/period.ts'
import { paperInput } from '../input/file.ts'
import { draftIssueInput } from '../input/issue.ts'
import * as input from '../input/period.ts'
import { PeriodsPage } from '../pages/list.tsx'
import { OpeningPage } from '../pages/opening.tsx'
import { PaperPage, type Said } from '../pages/paper.tsx'
import { PeriodActPage, PeriodPage } from '../pages/period.tsx'
import { mayRun } from '../policy.ts'
import { lineWords } from '../texts/finding-words.ts'
import { reportTexts } from '../texts/reports.ts'

const showPeriods = async (c: C) => {
  const { of } = queryIn(c, input.yearQuery)
  const year = of && /^\d{4}$/.test(of) ? Number(of) : c.var.year
  const reading = await readPeriods(c.var.ctx, year)
  return show(c, <PeriodsPage frame={await c.var.frame()} reading={reading} year={year} />)
}

/** What was just done with a period, as its address says after the act. */
const doneWords = async (
  { ctx }: C['var'],
  { period, may }: PeriodReading,
  { accepted, left, reminded }: input.PeriodPageQuery,
): Promise<string | undefined> => {
  const t = reportTexts[ctx.lang]
  if (typeof accepted === 'number') return t.accepted(accepted, Number(left ?? 0))
  if (typeof reminded !== 'number' || !may.run) return undefined
  const unheard = await readUnheard(ctx, period.id)
  const names = unheard.slice(0, 20).map((one) => named(ctx.lang, one.unit, one.unitEn))
  return t.reminded(reminded, `${names.join('; ')}${unheard.length > 20 ? ' …' : ''}`)
}

const showPeriod = async (c: C, again?: Again) => {
  const { ctx } = c.var
  const query = queryIn(c, input.periodPageQuery)
  const { at, area, open, state } = query
  const reading = await readPeriod(ctx, idIn(c), { at })
  return show(
    c,
    <PeriodPage
      frame={await c.var.frame()}
      reading={reading}
      corrections={await readCorrections(ctx, reading)}
      wish={{ area, open, state }}
      said={again ? undefined : await doneWords(c.var, reading, query)}
    />,
    again?.status,
  )
}

/** Forms of those who run periods; for others there is no such page. */
const needRunner = (c: C): void => {
  if (!mayRun(c.var.ctx.actor)) throw new Refused('missing', 'page')
}

const showOpening = async (c: C, again?: Again) => {
  const { ctx } = c.var
  needRunner(c)
  const { forms } = await readForms(ctx)
  return show(
    c,
    <OpeningPage
      frame={await c.var.frame()}
      state={formState(ctx.lang, 'opening', c.var.sentence, again)}
      forms={forms.filter((f) => f.state === 'issued')}
      year={c.var.year}
    />,
    again?.status,
  )
}

const showAct = async (c: C, act: 'days' | 'unlock' | 'amendment', again?: Again) => {
  const { ctx } = c.var
  needRunner(c)
  return show(
    c,
    <PeriodActPage
      frame={await c.var.frame()}
      state={formState(ctx.lang, act, c.var.sentence, again)}
      period={await needPeriod(ctx, idIn(c))}
      act={act}
    />,
    again?.status,
  )
}

const showPaper = async (
  c: C,
  again?: Again,
  outcome?: { faults?: Said[]; taken?: { units: number; figures: number } },
) => {
  const { ctx } = c.var
  needRunner(c)
  return show(
    c,
    <PaperPage
      frame={await c.var.frame()}
      state={formState(ctx.lang, 'papers', c.var.sentence, again)}
      period={await needPeriod(ctx, idIn(c))}
      maxBytes={maxBytes(c)}
      {...outcome}
    />,
    again?.status ?? (outcome?.faults?.length ? 422 : 200),
  )
}

const runRoutes = (web: Web): void => {
  const at = '/reports/periods/:id'
  const back = (_: unknown, c: C) => `/reports/periods/${idIn(c)}`
  web.post(`${at}/acceptances`, {
    input: input.acceptInput,
    act: (ctx, { sheetIds }, c) => acceptSound(ctx, idIn(c), sheetIds.length > 0 ? sheetIds : 'all'),
    next: ({ accepted, left }, c) => `${back(undefined, c)}?accepted=${accepted}&left=${left}`,
    again: (c, again) => showPeriod(c, again),
  })
  web.post(`${at}/reminder`, {
    input: input.nothingInput,
    act: (ctx, _, c) => remindUnits(ctx, idIn(c)),
    next: ({ units }, c) => `${back(undefined, c)}?reminded=${units}`,
    again: (c, again) => showPeriod(c, again),
  })
  web.post(`${at}/lock`, {
    input: input.nothingInput,
    act: (ctx, _, c) => lockPeriod(ctx, idIn(c)),
    next: back,
    again: (c, again) => showPeriod(c, again),
  })
  web.get(`${at}/unlock`, (c) => showAct(c, 'unlock'))
  web.post(`${at}/unlock`, {
    input: input.reasonInput,
    act: (ctx, { reason }, c) => unlockPeriod(ctx, idIn(c), reason),
    next: back,
    again: (c, again) => showAct(c, 'unlock', again),
  })
  web.get(`${at}/days`, (c) => showAct(c, 'days'))
  web.post(`${at}/days`, {
    input: input.moveInput,
    act: (ctx, value, c) => movePeriod(ctx, idIn(c), value),
    next: back,
    again: (c, again) => showAct(c, 'days', again),
  })
  web.get(`${at}/amendment`, (c) => showAct(c, 'amendment'))
  web.post(`${at}/issues`, {
    input: draftIssueInput,
    act: (ctx, { reason }, c) => draftReport(ctx, idIn(c), reason),
    next: (id) => `/reports/issues/${id}`,
    again: (c, again) =>
      again.reason === 'reason-needed' ? showAct(c, 'amendment', again) : showPeriod(c, again),
  })
  web.get(`${at}/papers`, (c) => showPaper(c))
  web.post(`${at}/papers`, {
    input: paperInput,
    act: (ctx, value, c) => takePapers(ctx, idIn(c), value),
    next: ({ units, figures, faults }, c) =>
      showPaper(
        c,
        undefined,
        faults.length > 0
          ? {
              faults: faults.map(({ line, reason, facts }) => ({
                line,
                words: lineWords(reason, facts, c.var.ctx.lang) ?? c.var.sentence(reason, facts),
              })),
            }
          : { taken: { units, figures } },
      ),
    again: (c, again) => showPaper(c, again),
  })
}

/** Periods: the list, one with its figures, what the standing agency does with it, its figures as files. */
export const periodRoutes = (web: Web): void => {
  web.get('/reports', showPeriods)
  web.get('/reports/periods/new', (c) => showOpening(c))
  web.post('/reports/periods', {
    input: input.periodInput,
    act: (ctx, value) => openPeriod(ctx, value),
    next: (id) => `/reports/periods/${id}`,
    again: (c, again) => showOpening(c, again),
  })
  web.get('/reports/periods/:id', (c) => showPeriod(c))
  web.get('/reports/periods/:id/figures.xlsx', async (c) => {
    const { at } = queryIn(c, input.periodQuery)
    const reading = await readPeriod(c.var.ctx, idIn(c), { at })
    return serveXlsx(
      await figuresWorkbook(reading),
      `so-lieu-${reading.period.code}-${reading.period.year}.xlsx`,
    )
  })
  web.get('/reports/periods/:id/figures.json', async (c) => {
    const { at } = queryIn(c, input.periodQuery)
    const reading = await readPeriod(c.var.ctx, idIn(c), { at })
    const bytes = new TextEncoder().encode(`${JSON.stringify(figuresDocument(reading), null, 1)}\n`)
    return serveBytes(bytes, `so-lieu-${reading.period.code}-${reading.period.year}.json`, 'application/json')
  })
  runRoutes(web)
}
