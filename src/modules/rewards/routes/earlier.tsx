import { type Again, type C, idIn, queryIn, show, type Web } from '#platform/http.ts'
import { rowsBy } from '#platform/table.ts'
import { formState } from '#ui/refused-form.ts'
import { tableLimits, tableOf, typedText } from '../../plans/facts.ts'
import { enterEarlier, withdrawEarlier } from '../actions.ts'
import { earlierToWithdraw, needRunner, readEarlier } from '../facts/earlier.ts'
import * as input from '../input.ts'
import { EarlierPage, EarlierTablePage } from '../pages/earlier.tsx'
import { earlierHeads, type TriedAward } from '../rules/earlier.ts'

const most = 5_000

const showEarlier = async (c: C, again?: Again) => {
  const { ctx, sentence } = c.var
  const { offset, withdraw } = queryIn(c, input.earlierQuery)
  const reading = await readEarlier(ctx, offset)
  const id = again ? idIn(c) : withdraw
  const row = id === undefined ? undefined : await earlierToWithdraw(ctx, id)
  const withdrawing = row && { row, state: formState(ctx.lang, 'withdraw', sentence, again) }
  return show(
    c,
    <EarlierPage frame={await c.var.frame()} reading={reading} withdrawing={withdrawing} />,
    again?.status,
  )
}

type Shown = { again?: Again; tried?: TriedAward[]; values?: Record<string, string>; status?: 200 | 422 }

const showTable = async (c: C, { again, tried, values, status }: Shown = {}) => {
  const { ctx, sentence } = c.var
  needRunner(ctx)
  return show(
    c,
    <EarlierTablePage
      frame={await c.var.frame()}
      state={formState(ctx.lang, 'earlier', sentence, again, values)}
      tried={tried}
      say={(reason) => sentence(reason)}
    />,
    again?.status ?? status,
  )
}

/** Awards of elsewhere and before: the list, a table that is tried first, taking one back. */
export const earlierRoutes = (web: Web): void => {
  web.get('/rewards/earlier', (c) => showEarlier(c))
  web.get('/rewards/earlier/new', (c) => showTable(c))
  web.post('/rewards/earlier/new', {
    input: input.earlierTable,
    act: async (ctx, { press, source, ...given }) => {
      const table = await tableOf(given, tableLimits(ctx.config, most))
      const done = await enterEarlier(ctx, rowsBy(table, earlierHeads), { source, save: press === 'save' })
      return { ...done, press, source, table: typedText(given, table) }
    },
    next: ({ saved, lines, press, source, table }, c) =>
      saved
        ? '/rewards/earlier'
        : showTable(c, { tried: lines, values: { source, table }, status: press === 'save' ? 422 : 200 }),
    again: (c, again) => showTable(c, { again }),
  })
  web.post('/rewards/earlier/:id/withdrawal', {
    input: input.reasonInput,
    act: (ctx, { reason }, c) => withdrawEarlier(ctx, idIn(c), reason),
    next: () => '/rewards/earlier',
    again: showEarlier,
  })
}
