import type { z } from 'zod'
import { type Ctx, mayReadAs } from '#platform/context.ts'
import { type Again, type C, idIn, type PostSpec, queryIn, show, type Web } from '#platform/http.ts'
import { gatherKinds } from '#platform/measure.ts'
import { Refused } from '#platform/refused.ts'
import { formState } from '#ui/refused-form.ts'
import {
  addScorecardLine,
  bindMeasure,
  endBinding,
  rewordLine,
  setScorecardTarget,
  withdrawLine,
} from '../actions.ts'
import { findProgramme, scorecardLines } from '../facts.ts'
import {
  bindingInput,
  lineInput,
  lineQuery,
  nothing,
  scorecardTargetInput,
  withdrawalInput,
  wordingInput,
} from '../input.ts'
import { type LineForms, LinePage } from '../pages/line.tsx'
import { ScorecardPage } from '../pages/scorecard.tsx'
import { mayShapeProgramme } from '../policy.ts'
import { yearIn } from './year.ts'

/** Who may open the figures behind the lines: the room that gathers decides; here only whether to show the way. */
export const opensFigures = ({ actor }: Ctx): boolean =>
  actor.sees.all || mayReadAs(actor, 'member') !== undefined

const showScorecard = async (c: C, again?: Again) => {
  const { ctx, sentence } = c.var
  const year = yearIn(c)
  if (!(await findProgramme(ctx.db, year))) throw new Refused('missing', 'page')
  const form = mayShapeProgramme(ctx.actor) ? formState(ctx.lang, 'line', sentence, again) : undefined
  const lines = await scorecardLines(ctx.db, year)
  return show(
    c,
    <ScorecardPage
      frame={await c.var.frame()}
      year={year}
      lines={lines}
      form={form}
      figures={opensFigures(ctx)}
    />,
    again?.status,
  )
}

const showLine = async (c: C, refused?: keyof LineForms, again?: Again) => {
  const { ctx, sentence } = c.var
  if (!mayShapeProgramme(ctx.actor)) throw new Refused('forbidden', 'forbidden')
  const line = (await scorecardLines(ctx.db, yearIn(c))).find(({ id }) => id === idIn(c, 'line'))
  if (!line) throw new Refused('missing', 'page')
  const kinds = await gatherKinds(ctx, c.var.rooms)
  const wished = refused === 'binding' ? again?.typed.measure : queryIn(c, lineQuery).measure
  const state = (name: string, on: boolean) => formState(ctx.lang, name, sentence, on ? again : undefined)
  const forms: LineForms = {
    wording: state('wording', refused === 'wording'),
    withdrawal: state('withdrawal', refused === 'withdrawal'),
    choice: state('choice', false),
    binding: state('binding', refused === 'binding'),
    target: (id) => state(`target-${id}`, refused === 'target' && idIn(c, 'binding') === id),
  }
  const chosen = kinds.find(({ key }) => key === wished)
  const page = (
    <LinePage frame={await c.var.frame()} line={line} kinds={kinds} chosen={chosen} forms={forms} />
  )
  return show(c, page, again?.status)
}

const ofLine = (c: C) => ({ year: yearIn(c), id: idIn(c, 'line') })

const lineForm = <S extends z.ZodType>(
  name: keyof LineForms | undefined,
  input: S,
  act: (ctx: Ctx, of: { year: number; id: number }, value: z.output<S>, c: C) => Promise<void>,
): PostSpec<S, void> => ({
  input,
  act: (ctx, value, c) => act(ctx, ofLine(c), value, c),
  next: (_, c) => `/programmes/${yearIn(c)}/scorecard/${idIn(c, 'line')}`,
  again: (c, again) => showLine(c, name, again),
})

/** The scorecard's lines and the forms that shape them. */
export const scorecardWeb = (web: Web): void => {
  const at = '/programmes/:year/scorecard'
  web.get(at, (c) => showScorecard(c))
  web.post(`${at}/lines`, {
    input: lineInput,
    act: (ctx, value, c) => addScorecardLine(ctx, yearIn(c), value),
    next: ({ id }, c) => `/programmes/${yearIn(c)}/scorecard/${id}`,
    again: showScorecard,
  })
  web.get(`${at}/:line`, (c) => showLine(c))
  web.post(`${at}/:line`, lineForm('wording', wordingInput, rewordLine))
  web.post(
    `${at}/:line/withdrawal`,
    lineForm('withdrawal', withdrawalInput, (ctx, of, value) => withdrawLine(ctx, of, value.version)),
  )
  web.post(
    `${at}/:line/measures`,
    lineForm('binding', bindingInput, async (ctx, of, value, c) =>
      bindMeasure(ctx, of, value, await gatherKinds(ctx, c.var.rooms)),
    ),
  )
  web.post(
    `${at}/:line/measures/:binding/ending`,
    lineForm(undefined, nothing, (ctx, of, _, c) => endBinding(ctx, of, idIn(c, 'binding'))),
  )
  web.post(
    `${at}/:line/measures/:binding/targets`,
    lineForm('target', scorecardTargetInput, (ctx, of, value, c) =>
      setScorecardTarget(ctx, of, idIn(c, 'binding'), value),
    ),
  )
}
