import type { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { type Again, type C, idIn, type PostSpec, queryIn, show, type Web } from '#platform/http.ts'
import { Refused } from '#platform/refused.ts'
import { formState } from '#ui/refused-form.ts'
import { docxOf, pdfOf, serveBytes } from '../../documents/facts.ts'
import * as acts from '../actions.ts'
import { readMemberReport, readMemberReports } from '../facts/member-report.ts'
import { draftInput, proposalInput, quarterQuery, returnInput, sendingInput } from '../input/member-report.ts'
import { MemberReportsPage } from '../pages/member-reports/list.tsx'
import { MemberReportPage, type ReportForms } from '../pages/member-reports/report.tsx'
import { paperOf } from '../paper.ts'
import { maySetDays } from '../policy.ts'
import { periodOf, type Quarter, readPeriod } from '../rules/member-report.ts'

const root = '/meetings/member-reports'
const at = `${root}/:seat/:period`

const keyIn = (c: C): Quarter & { seatId: number } => {
  const quarter = readPeriod(c.req.param('period') ?? '')
  if (!quarter) throw new Refused('missing', 'page')
  return { seatId: idIn(c, 'seat'), ...quarter }
}

const showReports = async (c: C) => {
  const { of, quarter } = queryIn(c, quarterQuery)
  const reading = await readMemberReports(c.var.ctx, of ?? c.var.year, quarter)
  const settles = maySetDays(c.var.ctx.actor)
  return show(c, <MemberReportsPage frame={await c.var.frame()} reading={reading} settles={settles} />)
}

type FormName = Exclude<keyof ReportForms, 'refused'>

const showReport = async (c: C, form?: FormName, again?: Again) => {
  const { ctx } = c.var
  const { seatId, ...quarter } = keyIn(c)
  const reading = await readMemberReport(ctx, seatId, quarter)
  const of = (name: FormName, initial?: Record<string, string>) =>
    formState(ctx.lang, `form-${name}`, c.var.sentence, form === name ? again : undefined, initial)
  const { done = '', difficulties = '', proposals = [] } = reading.report.draft ?? {}
  const text = again?.typed.text
  const forms: ReportForms = {
    words: of('words', { done, difficulties, proposals: proposals.join('\n') }),
    give: of('give'),
    propose: of('propose'),
    refused: form === 'propose' && typeof text === 'string' ? text : undefined,
  }
  return show(
    c,
    <MemberReportPage frame={await c.var.frame()} reading={reading} forms={forms} />,
    again?.status,
  )
}

const onReport = <S extends z.ZodType>(
  form: FormName,
  input: S,
  act: (ctx: Ctx, key: acts.ReportKey, value: z.output<S>) => Promise<unknown>,
): PostSpec<S, unknown> => ({
  input,
  act: (ctx, value, c) => act(ctx, keyIn(c), value),
  next: (_, c) => `${root}/${keyIn(c).seatId}/${periodOf(keyIn(c))}`,
  again: (c, again) => showReport(c, form, again),
})

const papers = {
  docx: { print: docxOf, mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  pdf: { print: pdfOf, mime: 'application/pdf' },
} as const

const servePaper = async (c: C, format: keyof typeof papers) => {
  const { seatId, ...quarter } = keyIn(c)
  const reading = await readMemberReport(c.var.ctx, seatId, quarter)
  const { print, mime } = papers[format]
  return serveBytes(await print(paperOf(reading)), `bao-cao-quy-${periodOf(quarter)}.${format}`, mime)
}

/** Members' quarterly reports: the list, one report, its files. */
export const memberReportRoutes = (web: Web): void => {
  web.get(root, showReports)
  web.get(at, (c) => showReport(c))
  web.get(`${at}/report.docx`, (c) => servePaper(c, 'docx'))
  web.get(`${at}/report.pdf`, (c) => servePaper(c, 'pdf'))
  web.post(`${at}/draft`, onReport('words', draftInput, acts.saveMemberReport))
  web.post(`${at}/sending`, onReport('words', sendingInput, acts.sendMemberReport))
  web.post(`${at}/return`, onReport('give', returnInput, acts.returnMemberReport))
  web.post(`${at}/recommendation`, onReport('propose', proposalInput, acts.recommendProposal))
}
