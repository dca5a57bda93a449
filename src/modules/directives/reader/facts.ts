import { splitAgencyNames } from '../../organisation/rules/agency-names.ts'
import { type Calendar, noDeadline, readDeadline, readDeadlineCell } from './deadline/deadline.ts'
import { readResponse } from './response.ts'
import { clausesOf, sentencesOf } from './sentences.ts'
import type { Deadline, Quote, Recipient, Response } from './shape.ts'
import { readCoordinators, readRoute, readSubject, type Subject } from './subject.ts'
import { distinct, isGroup, recipientsOf, unitOf } from './units.ts'

/** A clause with the sentence it stands in and the paragraph (from 1) that holds both. */
export type Piece = { paragraph: number; sentence: string; text: string; first: boolean }

/** What a line says of itself; a value comes with the sentence it was read in, undefined where the line is silent. */
export type Said<T> = { value: T; quote: Quote }
export type Facts = {
  subject?: Said<Subject>
  coordinators?: Said<string[]>
  deadline?: Said<Deadline>
  route?: Said<string[]>
  response?: Said<Response[]>
}

/** "Đơn vị phối hợp: các sở; UBND cấp huyện" is one line about a task, whatever its semicolons. */
const wholeAttributes = (clauses: string[]): string[] => {
  const groups: string[][] = []
  for (const clause of clauses) {
    const group = groups.at(-1)
    if (group && isAttribute(group[0] ?? '') && !isAttribute(clause)) group.push(clause)
    else groups.push([clause])
  }
  return groups.map((group) => group.join(' '))
}

/** The clauses of a paragraph's text. */
export const piecesOf = (paragraph: number, text: string): Piece[] =>
  sentencesOf(text).flatMap((sentence) =>
    wholeAttributes(clausesOf(sentence)).map((clause, i) => ({
      paragraph,
      sentence,
      text: clause,
      first: i === 0,
    })),
  )

const dated = new Set(['day', 'period-end', 'recurring'])
/** True for a deadline that binds: a day, the end of a period or a round; "thường xuyên" is none. */
export const isDated = (deadline: Deadline | undefined): boolean =>
  Boolean(deadline && dated.has(deadline.kind))

const leadLine =
  /^[-–+•\s]*(?:(?:Cơ quan|Đơn vị)\s+(?:chủ trì|thực hiện|đầu mối|tham mưu|được giao)[^:]{0,30}|Chủ trì[^:,]{0,20}|Thực hiện)\s*:\s*/iu
const helpLine = /^[-–+•\s]*(?:(?:Cơ quan|Đơn vị)\s+)?phối hợp[^:,]{0,20}:\s*/iu
const timeLine = /^[-–+•\s]*(?:Thời gian|Thời hạn|Tiến độ|Hạn)[^:]{0,40}:\s*|^[-–+•\s]*Hoàn thành\s*:\s*/iu
const productLine = /^[-–+•\s]*(?:Sản phẩm|Kết quả|Đầu ra)(?:\s+[^:]{0,30})?:\s*/iu

/** Lines such as "Thời gian hoàn thành: Quý II/2024" that tell more of the item above them and are no work of their own. */
export const isAttribute = (text: string): boolean =>
  [leadLine, helpLine, timeLine, productLine].some((form) => form.test(text))

const namesAfter = (form: RegExp, text: string): string[] => splitAgencyNames(text.replace(form, ''))

const subjectIn = (text: string): Subject | undefined => {
  if (!leadLine.test(text))
    return helpLine.test(text) || timeLine.test(text) || productLine.test(text)
      ? undefined
      : readSubject(text)
  const names = namesAfter(leadLine, text)
  if (!names.length) return undefined
  const lead = names.filter((name) => !isGroup(name)).map(unitOf)
  return {
    recipients: distinct(names.flatMap(recipientsOf)),
    generic: false,
    lead,
    marked: true,
    start: 0,
    end: text.length,
  }
}

/** What one clause says. */
export function factsOf(piece: Piece, calendar: Calendar): Facts {
  const { text } = piece
  const quote: Quote = { paragraph: piece.paragraph, sentence: piece.sentence }
  const said = <T>(value: T, has: boolean): Said<T> | undefined => (has ? { value, quote } : undefined)
  const subject = subjectIn(text)
  const coordinators = helpLine.test(text) ? namesAfter(helpLine, text) : readCoordinators(text)
  const deadline = timeLine.test(text)
    ? readDeadlineCell(text.replace(timeLine, ''), calendar)
    : readDeadline(text, calendar)
  const response = productLine.test(text)
    ? (['product'] as Response[])
    : readResponse(subject?.recipients[0]?.kind === 'condition' ? text.slice(subject.end) : text)
  const route = readRoute(text)
  return {
    subject: subject && { value: subject, quote },
    coordinators: said(coordinators, coordinators.length > 0),
    deadline: said(deadline, deadline.kind !== 'none' || deadline.text !== ''),
    route: said(route, route.length > 0),
    response: said(response, response.length > 0),
  }
}

const union = <T>(a: Said<T[]> | undefined, b: Said<T[]> | undefined): Said<T[]> | undefined =>
  a && b ? { value: [...new Set([...a.value, ...b.value])], quote: a.quote } : (a ?? b)

const stronger = (
  a: Said<Deadline> | undefined,
  b: Said<Deadline> | undefined,
): Said<Deadline> | undefined => {
  if (!a || !b) return a ?? b
  const weight = (d: Deadline): number =>
    d.assumed?.includes('before-issue') ? 1 : isDated(d) ? 3 : d.kind === 'regular' ? 2 : 0
  return weight(b.value) > weight(a.value) ? b : a
}

/** What several clauses say together: the first subject, the first binding deadline, all coordinators and stations. */
export function gathered(all: Facts[]): Facts {
  const order: Response[] = ['report', 'product', 'explanation']
  return all.reduce<Facts>((sum, f) => {
    const response = union(sum.response, f.response)
    return {
      subject: sum.subject ?? f.subject,
      coordinators: union(sum.coordinators, f.coordinators),
      deadline: stronger(sum.deadline, f.deadline),
      route: union(sum.route, f.route),
      response: response && { ...response, value: order.filter((r) => response.value.includes(r)) },
    }
  }, {})
}

/** What a child has from those above it where it is silent itself: the nearest word counts. */
export type Handed = {
  recipients: Recipient[]
  recipientsQuote?: Quote
  lead?: Said<string[]>
  coordinators?: Said<string[]>
  deadline?: Said<Deadline>
  route?: Said<string[]>
  response?: Said<Response[]>
}

const everyone: Recipient[] = [
  { kind: 'all-departments', unit: null, text: 'các cơ quan, đơn vị' },
  { kind: 'all-districts', unit: null, text: 'địa phương' },
]

/** Whom a subject reaches: a word such as "các cơ quan, đơn vị" stands for those the document is sent to. */
export const reached = (subject: Subject | undefined, above: Recipient[]): Recipient[] => {
  const base = above.length ? above : subject?.generic ? everyone : []
  if (!subject) return base
  return distinct(
    subject.generic
      ? [...subject.recipients, ...(subject.recipients.length && subject.lead.length ? [] : base)]
      : subject.recipients,
  )
}

/** What a line hands down to the lines below it. */
export function handDown(facts: Facts, above: Handed): Handed {
  const subject = facts.subject
  const own = subject && (subject.value.recipients.length > 0 || subject.value.generic)
  return {
    recipients: reached(subject?.value, above.recipients),
    recipientsQuote: own ? subject.quote : above.recipientsQuote,
    lead: own ? { value: subject.value.lead, quote: subject.quote } : above.lead,
    coordinators: facts.coordinators ?? above.coordinators,
    deadline: facts.deadline?.value.kind !== 'none' ? (facts.deadline ?? above.deadline) : above.deadline,
    route: facts.route ?? above.route,
    response: facts.response ?? above.response,
  }
}

export { noDeadline }
