import { type Again, type C, idIn, maxBytes, queryIn, show, type Web } from '#platform/http.ts'
import { Refused } from '#platform/refused.ts'
import { formState } from '#ui/refused-form.ts'
import { serveXlsx } from '../../documents/facts.ts'
import { acceptReport, returnReport } from '../actions/check.ts'
import { type FileRead, fileLimits, readFile } from '../actions/file.ts'
import { signReport } from '../actions/sign.ts'
import { type FieldWish, type Saved, saveFields } from '../actions/value.ts'
import { historyOf, readSheet } from '../facts/sheet.ts'
import { sheetXlsx } from '../file/write.ts'
import { fileInput } from '../input/file.ts'
import * as input from '../input/period.ts'
import { FilePage } from '../pages/file.tsx'
import { HistoryPage } from '../pages/history.tsx'
import { ReturnPage } from '../pages/return.tsx'
import { savedWords } from '../pages/saved.ts'
import { SheetPage } from '../pages/sheet.tsx'
import { lineWords } from '../texts/finding-words.ts'

type Outcome = {
  again?: Again | undefined
  file?: FileRead | undefined
  form?: 'fields' | 'file' | undefined
}

const theirsOf = (again: Again | undefined): Map<string, string> =>
  new Map(
    (again?.fields ?? []).flatMap((f): [string, string][] =>
      f.reason === 'changed-by-other-field'
        ? [[f.field.slice(2), String(f.params?.theirs ?? '').replace(/^–$/, '')]]
        : [],
    ),
  )

const showSheet = async (c: C, { again, file, form }: Outcome = {}) => {
  const { ctx, sentence } = c.var
  const reading = await readSheet(ctx, idIn(c))
  const typed = again?.typed.area
  const area = typeof typed === 'string' && typed !== '' ? typed : queryIn(c, input.sheetQuery).area
  const state = (name: 'fields' | 'file') =>
    formState(ctx.lang, name, sentence, form === name ? again : undefined)
  const words = (one: FileRead['findings'][number]) =>
    lineWords(one.reason, one.facts, ctx.lang) ?? sentence(one.reason, one.facts)
  return show(
    c,
    <SheetPage
      frame={await c.var.frame()}
      reading={reading}
      area={area}
      state={state('fields')}
      theirs={theirsOf(form === 'fields' ? again : undefined)}
      upload={{
        state: state('file'),
        maxBytes: maxBytes(c),
        rows: fileLimits(ctx).rows,
        nothing: file !== undefined && file.findings.length === 0,
        ...(file && { findings: file.findings.map((finding) => ({ finding, words: words(finding) })) }),
      }}
    />,
    again?.status ?? (file && file.findings.length > 0 ? 422 : 200),
  )
}

/** What a file would change, to be looked at and taken; after a refusal with what was typed. */
const showFile = async (c: C, changes: FileRead['changes'], again?: Again) => {
  const { ctx, sentence } = c.var
  return show(
    c,
    <FilePage
      frame={await c.var.frame()}
      reading={await readSheet(ctx, idIn(c))}
      changes={changes}
      state={formState(ctx.lang, 'taking', sentence, again)}
    />,
    again?.status,
  )
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The fields of a sheet's form; one whose other value was taken is left as it stands. */
const wishesOf = ({ theirs, ...form }: Record<string, unknown>): FieldWish[] =>
  Object.entries(form).flatMap(([name, value]): FieldWish[] => {
    if (!name.startsWith('v.')) return []
    const indicator = name.slice(2)
    if (indicator === theirs) return []
    // of a file: what was changed here since is taken only where that was chosen
    if (`since.${indicator}` in form && text(form[`take.${indicator}`]) === '') return []
    // a field that does not say what it held when it was opened is taken as it stands
    const seen = `seen.${indicator}` in form ? { seen: text(form[`seen.${indicator}`]) } : {}
    const why = text(form[`why.${indicator}`])
    return [{ indicator, text: text(value), ...seen, ...(why && { why }) }]
  })

/** What a file would change, as the page that showed it sent it back. */
const changesTyped = (typed: Again['typed']): FileRead['changes'] =>
  Object.entries(typed).flatMap(([name, value]) => {
    const indicator = /^v\.(.+)$/.exec(name)?.[1]
    if (indicator === undefined) return []
    const why = text(typed[`why.${indicator}`])
    return [{ indicator, text: text(value), why, since: `since.${indicator}` in typed }]
  })

const wantsJson = (c: C): boolean => c.req.header('accept') === 'application/json'

const afterSave = (saved: Saved & { area: string | undefined }, c: C) => {
  const id = idIn(c)
  if (!wantsJson(c))
    return `/reports/sheets/${id}${saved.area ? `?area=${encodeURIComponent(saved.area)}` : ''}`
  return Promise.resolve(c.json(savedWords(saved, c.var.ctx.now, c.var.ctx.lang)) as Response)
}

const showReturn = async (c: C, again?: Again) => {
  const { ctx } = c.var
  const reading = await readSheet(ctx, idIn(c))
  if (!reading.may.check) throw new Refused('missing', 'page')
  return show(
    c,
    <ReturnPage
      frame={await c.var.frame()}
      reading={reading}
      state={formState(ctx.lang, 'return', c.var.sentence, again)}
    />,
    again?.status,
  )
}

const notesOf = (form: Record<string, unknown>) =>
  Object.entries(form).flatMap(([name, value]) =>
    name.startsWith('note.') && text(value).trim() !== ''
      ? [{ indicator: name.slice(5), text: text(value) }]
      : [],
  )

/** A unit's report: its fields, its file, its signature, what the checker does with it. */
export const sheetRoutes = (web: Web): void => {
  const at = '/reports/sheets/:id'
  web.get(at, (c) => showSheet(c))
  web.post(`${at}/fields`, {
    input: input.fieldsForm,
    act: async (ctx, value, c) => ({
      ...(await saveFields(ctx, idIn(c), wishesOf(value), {
        lang: ctx.lang,
        source: value.from ?? 'typed',
      })),
      area: value.area,
    }),
    next: afterSave,
    again: (c, again) =>
      again.typed.from === 'file'
        ? showFile(c, changesTyped(again.typed), again)
        : showSheet(c, { again, form: again.fields.length > 0 ? 'fields' : undefined }),
  })
  web.get(`${at}/report.xlsx`, async (c) => {
    const reading = await readSheet(c.var.ctx, idIn(c))
    const { sheet } = reading
    return serveXlsx(
      await sheetXlsx(reading),
      `bao-cao-${sheet.period.code}-${sheet.period.year}-${sheet.code}.xlsx`,
    )
  })
  web.post(`${at}/file`, {
    input: fileInput,
    // it writes nothing: sent again, the page comes again
    alone: true,
    act: (ctx, { file }, c) => readFile(ctx, idIn(c), file),
    next: (file, c) => (file.changes.length > 0 ? showFile(c, file.changes) : showSheet(c, { file })),
    again: (c, again) => showSheet(c, { again, form: 'file' }),
  })
  web.get(`${at}/history`, async (c) => {
    const { indicator } = queryIn(c, input.historyQuery)
    const reading = await historyOf(c.var.ctx, idIn(c), indicator)
    return show(c, <HistoryPage frame={await c.var.frame()} reading={reading} />)
  })
  web.post(`${at}/signature`, {
    input: input.signInput,
    act: (ctx, { version }, c) => signReport(ctx, idIn(c), version),
    next: (_, c) => `/reports/sheets/${idIn(c)}`,
    again: (c, again) => showSheet(c, { again }),
  })
  web.post(`${at}/acceptance`, {
    input: input.nothingInput,
    act: (ctx, _, c) => acceptReport(ctx, idIn(c)),
    next: ({ periodId }) => `/reports/periods/${periodId}`,
    again: (c, again) => showSheet(c, { again }),
  })
  web.get(`${at}/return`, (c) => showReturn(c))
  web.post(`${at}/return`, {
    input: input.returnInput,
    act: (ctx, { reason, ...form }, c) =>
      returnReport(ctx, idIn(c), { reason: reason as string, notes: notesOf(form) }),
    next: ({ periodId }) => `/reports/periods/${periodId}`,
    again: (c, again) => showReturn(c, again),
  })
}
