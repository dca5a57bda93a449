import { type C, queryIn, show, type Web } from '#platform/http.ts'
import { pagerOf } from '#ui/pager.ts'
import { documentCounts, listDocuments, serveXlsx, toXlsx, unitsToDraftFor } from '../facts.ts'
import { registerQuery } from '../input.ts'
import { RegisterPage, shownRow } from '../pages/register.tsx'
import { registerCell, registerColumns } from '../rules/register.ts'
import { texts } from '../texts.ts'

const size = 50
const mostExported = 20_000
const showRegister = async (c: C) => {
  const { ctx, year } = c.var
  const query = queryIn(c, registerQuery)
  const filter = { ...query, unitId: query.unit, year }
  const { rows, total } = await listDocuments(ctx, filter, { limit: size, offset: query.offset })
  const frame = await c.var.frame()
  const units = await unitsToDraftFor(ctx)
  return show(
    c,
    <RegisterPage
      frame={frame}
      query={query}
      rows={rows}
      counts={await documentCounts(ctx, year)}
      pager={pagerOf(frame.path, query.offset, size, rows.length, total)}
      may={{ draft: units.length > 0, settings: units.length > 0 }}
    />,
  )
}

const width: Partial<Record<string, number>> = {
  typeAndSubject: 48,
  recipients: 32,
  toPlaces: 28,
  issuer: 24,
  note: 24,
}

/** Exactly the rows and columns that the page shows, all pages of it. */
const sendSheet = async (c: C) => {
  const { ctx, year } = c.var
  const query = queryIn(c, registerQuery)
  const t = texts[ctx.lang]
  const filter = { ...query, unitId: query.unit, year }
  const { rows } = await listDocuments(ctx, filter, { limit: mostExported, offset: 0 })
  const keys = registerColumns[query.tab]
  const bytes = await toXlsx({
    sheet: t.tabs[query.tab],
    title: t.exportTitle[query.tab],
    subtitle: t.year(year),
    columns: keys.map((key) => ({ width: width[key] ?? 16 })),
    head: [keys.map((key) => t[key])],
    rows: rows
      .map((row) => shownRow(row, ctx.lang))
      .map((row) => keys.map((key) => (key === 'stateHead' ? t.states[row.state] : registerCell[key](row)))),
  })
  return serveXlsx(bytes, `so-van-ban-${query.tab}-${year}.xlsx`)
}

/** The registers, and each as a sheet. */
export const registerRoutes = (web: Web): void => {
  web.get('/documents', showRegister)
  web.get('/documents/register.xlsx', sendSheet)
}
