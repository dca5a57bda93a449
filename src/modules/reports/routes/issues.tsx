import { type Again, type C, idIn, maxBytes, show, type Web } from '#platform/http.ts'
import { Refused } from '#platform/refused.ts'
import { formState } from '#ui/refused-form.ts'
import {
  docxOf,
  findDocumentFile,
  pdfOf,
  readDocument,
  serveBytes,
  serveFile,
  serveXlsx,
} from '../../documents/facts.ts'
import { checkPaper } from '../actions/check-paper.ts'
import { decideCorrection, proposeCorrection } from '../actions/correction.ts'
import { issueReport, saveNarrative, submitReport, takeBackReport } from '../actions/issue.ts'
import { previewOf } from '../document.ts'
import { readCorrection } from '../facts/correction.ts'
import { figuresDocument, figuresWorkbook } from '../facts/export.ts'
import { readIssue } from '../facts/issue.ts'
import { readSheet } from '../facts/sheet.ts'
import { fileInput } from '../input/file.ts'
import * as input from '../input/issue.ts'
import { nothingInput } from '../input/period.ts'
import { CorrectionFormPage, CorrectionPage } from '../pages/correction.tsx'
import { IssuePage, type IssueProps, TakeBackPage } from '../pages/issue.tsx'

const showIssue = async (
  c: C,
  {
    again,
    form,
    checked,
  }: { again?: Again; form?: 'narrative' | 'check'; checked?: IssueProps['checked'] } = {},
) => {
  const { ctx, sentence } = c.var
  const state = (name: 'narrative' | 'check') =>
    formState(ctx.lang, name, sentence, form === name ? again : undefined)
  return show(
    c,
    <IssuePage
      frame={await c.var.frame()}
      reading={await readIssue(ctx, idIn(c))}
      state={state('narrative')}
      checkState={state('check')}
      checked={checked}
      maxBytes={maxBytes(c)}
    />,
    again?.status,
  )
}

const showTakeBack = async (c: C, again?: Again) => {
  const { ctx } = c.var
  const reading = await readIssue(ctx, idIn(c))
  if (!reading.may.run) throw new Refused('missing', 'page')
  return show(
    c,
    <TakeBackPage
      frame={await c.var.frame()}
      reading={reading}
      state={formState(ctx.lang, 'back', c.var.sentence, again)}
    />,
    again?.status,
  )
}

const partsOf = (form: Record<string, unknown>): string[] =>
  Object.entries(form).reduce<string[]>((parts, [name, value]) => {
    const at = /^part\.(\d{1,2})$/.exec(name)?.[1]
    if (at !== undefined) parts[Number(at)] = typeof value === 'string' ? value : ''
    return parts
  }, [])

const mimes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
}

/** The paper: of an issued report the kept file of the register, else as it would be printed now. */
const servePaper = async (c: C, format: 'docx' | 'pdf') => {
  const { ctx } = c.var
  const reading = await readIssue(ctx, idIn(c))
  const file =
    reading.document?.state === 'issued' ? await keptFile(c, reading.document.id, format) : undefined
  if (file) return serveFile(c, file)
  const doc = previewOf(reading)
  const bytes = format === 'docx' ? await docxOf(doc) : await pdfOf(doc)
  return serveBytes(bytes, `bao-cao-${reading.period.code}-${reading.period.year}.${format}`, mimes[format])
}

const keptFile = async (c: C, documentId: number, format: 'docx' | 'pdf') => {
  const read = await readDocument(c.var.ctx, documentId)
  const id = format === 'docx' ? read?.document.docxFileId : read?.document.pdfFileId
  return id ? findDocumentFile(c.var.ctx, documentId, id) : undefined
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const correctionRoutes = (web: Web): void => {
  const showForm = async (c: C, again?: Again) => {
    const { ctx } = c.var
    const reading = await readSheet(ctx, idIn(c))
    if (!reading.may.correct) throw new Refused('missing', 'page')
    return show(
      c,
      <CorrectionFormPage
        frame={await c.var.frame()}
        reading={reading}
        state={formState(ctx.lang, 'correction', c.var.sentence, again)}
      />,
      again?.status,
    )
  }
  const showOne = async (c: C, again?: Again) => {
    const { ctx, sentence } = c.var
    return show(
      c,
      <CorrectionPage
        frame={await c.var.frame()}
        reading={await readCorrection(ctx, idIn(c))}
        state={formState(ctx.lang, 'refusal', sentence, again?.fields.length ? again : undefined)}
      />,
      again?.status,
    )
  }
  web.get('/reports/sheets/:id/corrections/new', (c) => showForm(c))
  web.post('/reports/sheets/:id/corrections', {
    input: input.correctionForm,
    act: (ctx, { reason, ...form }, c) =>
      proposeCorrection(ctx, idIn(c), {
        reason: reason as string,
        changes: Object.entries(form).flatMap(([name, value]) =>
          name.startsWith('v.') && text(value).trim() !== ''
            ? [{ indicator: name.slice(2), text: text(value) }]
            : [],
        ),
      }),
    next: (id) => `/reports/corrections/${id}`,
    again: (c, again) => showForm(c, again),
  })
  web.get('/reports/corrections/:id', (c) => showOne(c))
  web.post('/reports/corrections/:id/decision', {
    input: input.decideInput,
    act: (ctx, { verdict, reason }, c) =>
      decideCorrection(ctx, idIn(c), { accept: verdict === 'accept', reason }),
    next: (_, c) => `/reports/corrections/${idIn(c)}`,
    again: (c, again) => showOne(c, again),
  })
}

/** What the province issues of a period, and what units ask to be corrected. */
export const issueRoutes = (web: Web): void => {
  const at = '/reports/issues/:id'
  const back = (_: unknown, c: C) => `/reports/issues/${idIn(c)}`
  web.get(at, (c) => showIssue(c))
  web.post(`${at}/narrative`, {
    input: input.narrativeInput,
    act: (ctx, { version, ...form }, c) => saveNarrative(ctx, idIn(c), partsOf(form), version as number),
    next: back,
    again: (c, again) => showIssue(c, { again, form: 'narrative' }),
  })
  web.post(`${at}/submission`, {
    input: input.submitInput,
    act: (ctx, { version }, c) => submitReport(ctx, idIn(c), version),
    next: back,
    again: (c, again) => showIssue(c, { again }),
  })
  web.get(`${at}/withdrawal`, (c) => showTakeBack(c))
  web.post(`${at}/withdrawal`, {
    input: input.takeBackInput,
    act: (ctx, { reason }, c) => takeBackReport(ctx, idIn(c), reason),
    next: back,
    again: (c, again) => showTakeBack(c, again),
  })
  web.post(`${at}/issuing`, {
    input: nothingInput,
    act: (ctx, _, c) => issueReport(ctx, idIn(c)),
    next: back,
    again: (c, again) => showIssue(c, { again }),
  })
  web.post(`${at}/check`, {
    input: fileInput,
    act: (ctx, { file }, c) => checkPaper(ctx, idIn(c), file),
    next: (checked, c) => showIssue(c, { checked }),
    again: (c, again) => showIssue(c, { again, form: 'check' }),
  })
  web.get(`${at}/report.docx`, (c) => servePaper(c, 'docx'))
  web.get(`${at}/report.pdf`, (c) => servePaper(c, 'pdf'))
  const exported = async (c: C) => {
    const reading = await readIssue(c.var.ctx, idIn(c))
    return {
      period: reading.period,
      form: reading.whole.form,
      unit: reading.root,
      figures: reading.figures,
      names: new Map(reading.sheets.map((s) => [s.code, s])),
    }
  }
  web.get(`${at}/figures.xlsx`, async (c) => {
    const data = await exported(c)
    return serveXlsx(await figuresWorkbook(data), `so-lieu-${data.period.code}-${data.period.year}.xlsx`)
  })
  web.get(`${at}/figures.json`, async (c) => {
    const data = await exported(c)
    const bytes = new TextEncoder().encode(`${JSON.stringify(figuresDocument(data), null, 1)}\n`)
    return serveBytes(bytes, `so-lieu-${data.period.code}-${data.period.year}.json`, 'application/json')
  })
  correctionRoutes(web)
}
