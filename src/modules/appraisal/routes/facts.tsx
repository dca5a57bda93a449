import { type Again, type C, idIn, show, type Web } from '#platform/http.ts'
import { rowsBy, type Table } from '#platform/table.ts'
import { formState } from '#ui/refused-form.ts'
import { tableLimits, tableOf, tableText, typedText } from '../../plans/facts.ts'
import { enterFacts } from '../actions.ts'
import { roundToFill, rowsToFill } from '../facts/fact-table.ts'
import { needRound } from '../facts/rounds.ts'
import { factTableInput } from '../input.ts'
import { FactTablePage } from '../pages/fact-table.tsx'
import { factHeads, type TriedFact } from '../rules/fact-table.ts'
import { ratingTexts } from '../texts/rating.ts'

const most = 2_000

const showTable = async (
  c: C,
  {
    again,
    tried,
    table,
    status,
  }: { again?: Again; tried?: TriedFact[]; table?: string; status?: 200 | 422 } = {},
) => {
  const { ctx } = c.var
  // what was closed meanwhile still shows what was typed
  const round = again ? await needRound(ctx, idIn(c)) : await roundToFill(ctx, idIn(c))
  const empty = { head: ratingTexts[ctx.lang].factTable.heads, rows: [] as Table['rows'] }
  const blank = async () =>
    tableText({
      ...empty,
      rows: (await rowsToFill(ctx, round)).map((cells, i) => ({
        line: i + 2,
        cells: [...cells, '', '', ''],
      })),
    })
  const initial = again ? undefined : { table: table ?? (await blank()) }
  return show(
    c,
    <FactTablePage
      frame={await c.var.frame()}
      round={round}
      state={formState(ctx.lang, 'facts', c.var.sentence, again, initial)}
      tried={tried}
      say={(reason) => c.var.sentence(reason)}
    />,
    again?.status ?? status,
  )
}

/** Facts of a round from a table. Lines without a value are passed over: the form comes with what is lacking. */
export const factTableRoutes = (web: Web): void => {
  web.get('/ratings/rounds/:id/facts', (c) => showTable(c))
  web.post('/ratings/rounds/:id/facts', {
    input: factTableInput,
    act: async (ctx, { press, ...given }, c) => {
      const table = await tableOf(given, tableLimits(ctx.config, most))
      const lines = rowsBy(table, factHeads).filter(({ row }) => row.value !== '')
      const done = await enterFacts(ctx, idIn(c), lines, press === 'save')
      return { ...done, press, table: typedText(given, table) }
    },
    next: ({ saved, lines, press, table }, c) =>
      saved
        ? `/ratings/rounds/${idIn(c)}`
        : showTable(c, { tried: lines, table, status: press === 'save' ? 422 : 200 }),
    again: (c, again) => showTable(c, { again }),
  })
}
