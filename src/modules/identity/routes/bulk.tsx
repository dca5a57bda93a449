import { csvText } from '#platform/csv.ts'
import { type Again, type C, idIn, show, type Web } from '#platform/http.ts'
import { mailIsSet } from '#platform/mail.ts'
import { Refused } from '#platform/refused.ts'
import type { Job } from '#ui/progress.tsx'
import { type AccountImport, importAccounts, startImport } from '../actions/import.ts'
import { linkAddress, makeUnitSheet, sendUnitLinks } from '../actions/links.ts'
import { makerChoices, readImport, readImports } from '../facts/accounts.ts'
import { importInput, sheetInput } from '../input.ts'
import { unitOptions } from '../pages/accounts.tsx'
import { ImportJobPage, ImportPage, LinkSheetPage, SheetFormPage } from '../pages/bulk.tsx'
import { hereOf, stateOf } from './accounts.tsx'

const showSheetForm = async (c: C, again?: Again) => {
  const { units } = await makerChoices(c.var.ctx)
  const sent = Number(c.req.query('sent'))
  const facts = {
    units: unitOptions(units),
    mail: mailIsSet(c.var.ctx.config),
    sent: sent > 0 ? sent : undefined,
  }
  return show(
    c,
    <SheetFormPage frame={await c.var.frame()} state={stateOf(c, 'sheet', again)} {...facts} />,
    again?.status,
  )
}

const jobOf = (work: Awaited<ReturnType<typeof readImports>>[number]): Job & { href: string } => ({
  title: work.title,
  stage: work.state,
  done: work.done,
  of: work.total,
  taken: work.done - work.refused,
  refused: work.refused,
  fileHref: `/accounts/import/${work.id}/refused.csv`,
  refreshHref: `/accounts/import/${work.id}`,
  href: `/accounts/import/${work.id}`,
})

const showImport = async (c: C, again?: Again, result?: AccountImport) => {
  const jobs = (await readImports(c.var.ctx)).map(jobOf)
  const state = stateOf(c, 'import', again)
  const page = (
    <ImportPage frame={await c.var.frame()} state={state} say={c.var.sentence} result={result} jobs={jobs} />
  )
  return show(c, page, again?.status)
}

const showImportJob = async (c: C) => {
  const { work, findings } = await readImport(c.var.ctx, idIn(c))
  const page = (
    <ImportJobPage frame={await c.var.frame()} job={jobOf(work)} findings={findings} say={c.var.sentence} />
  )
  return show(c, page)
}

const sendRefused = async (c: C) => {
  const { findings } = await readImport(c.var.ctx, idIn(c))
  const rows = findings.map((f) => [f.line, f.column, c.var.sentence(f.reason), f.value])
  const csv = csvText([['line', 'column', 'reason', 'value'], ...rows])
  return c.body(csv, 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': 'attachment; filename="refused.csv"',
  })
}

/** The sheet's text; bytes that are not UTF-8 are refused rather than turned into other letters. */
const textOf = async (file: File): Promise<string> => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
  } catch {
    throw new Refused('input', 'bad-input', [{ field: 'file', reason: 'not-utf8' }])
  }
}

/** One-time links for a whole unit, and the import of accounts from a sheet. Before /accounts/:id in the table. */
export const bulkRoutes = (web: Web): void => {
  web.get('/accounts/links', (c) => showSheetForm(c))
  web.post('/accounts/links', {
    input: sheetInput,
    act: async (ctx, { unitId, send }) =>
      send && mailIsSet(ctx.config) ? sendUnitLinks(ctx, unitId) : makeUnitSheet(ctx, unitId),
    next: async (made, c) => {
      if (typeof made === 'number') return c.redirect(`/accounts/links?sent=${made}`, 303)
      const links = made.map((link) => ({
        ...link,
        address: linkAddress(c.var.ctx.config, link.token, hereOf(c)),
      }))
      return show(c, <LinkSheetPage frame={await c.var.frame()} links={links} />)
    },
    again: showSheetForm,
  })
  web.get('/accounts/import', (c) => showImport(c))
  web.get('/accounts/import/:id', showImportJob)
  web.get('/accounts/import/:id/refused.csv', sendRefused)
  web.post('/accounts/import', {
    input: importInput,
    act: async (ctx, { file, check }) => {
      const text = await textOf(file)
      return check
        ? importAccounts(ctx, text, { dryRun: true })
        : startImport(ctx, file.name.slice(0, 200), text)
    },
    next: (made, c) => ('id' in made ? `/accounts/import/${made.id}` : showImport(c, undefined, made)),
    again: showImport,
  })
}
