import { type C, idIn, queryIn, show, type Web } from '#platform/http.ts'
import { docxOf, pdfOf, serveBytes, serveXlsx, toXlsx } from '../../documents/facts.ts'
import { draftReport } from '../actions.ts'
import { readAnnexTable, readReport } from '../facts/report.ts'
import { reportQuery } from '../input.ts'
import { ReportPage } from '../pages/report.tsx'
import { mayDraft } from '../policy.ts'
import { reportOf } from '../report.ts'
import { mimes } from './mimes.ts'

const read = async (c: C) => {
  const query = queryIn(c, reportQuery)
  const figures = await readReport(c.var.ctx, idIn(c), query)
  return { query, figures, document: reportOf(figures) }
}

/** The files' query: the very period and cut of the page. */
const filesQuery = (from: string, asOf: string, knownAt: string | undefined): string =>
  `?${new URLSearchParams({ from, asOf, ...(knownAt && { knownAt }) })}`

/** A plan's progress report: as a page, as .docx and .pdf; its annex as .xlsx. */
export const reportRoutes = (web: Web): void => {
  web.get('/plans/:id/report', async (c) => {
    const { query, figures, document } = await read(c)
    const files = filesQuery(figures.from, figures.asOf, query.knownAt)
    const frame = await c.var.frame()
    const plan = { kind: figures.plan.kind, unitId: figures.plan.unitId }
    const drafting = mayDraft(c.var.ctx.actor, plan) !== undefined
    const planId = idIn(c)
    return show(c, <ReportPage {...{ frame, figures, document, query, files, drafting, planId }} />)
  })
  web.post('/plans/:id/report', {
    input: reportQuery,
    act: (ctx, value, c) => draftReport(ctx, idIn(c), value),
    next: (id) => `/documents/${id}`,
  })
  web.get('/plans/:id/report.docx', async (c) => {
    const { figures, document } = await read(c)
    return serveBytes(await docxOf(document), `bao-cao-${figures.asOf}.docx`, mimes.docx)
  })
  web.get('/plans/:id/report.pdf', async (c) => {
    const { figures, document } = await read(c)
    return serveBytes(await pdfOf(document), `bao-cao-${figures.asOf}.pdf`, mimes.pdf)
  })
  web.get('/plans/:id/annex.xlsx', async (c) => {
    const { asOf, knownAt } = queryIn(c, reportQuery)
    const table = await readAnnexTable(c.var.ctx, idIn(c), { asOf, knownAt })
    return serveXlsx(await toXlsx(table), `phu-luc-${asOf ?? c.var.ctx.today}.xlsx`)
  })
}
