import Fraction from 'fraction.js'
import { isDay, showDay } from '#platform/day.ts'
import { readAgencies } from './agencies.ts'
import { type Deadline, readDeadline } from './deadline.ts'
import type { FindingList } from './findings.ts'
import type { Role } from './head-roles.ts'
import { type Money, moneyUnit, readMoney } from './money.ts'
import type { Draft } from './rows.ts'
import type { MoneyUnit, PlanSheetTask } from './types.ts'
import { fold, oneLine } from './words.ts'
import { serialDay } from './xlsx-styles.ts'

type Tell = (
  role: Role | null,
  ...rest: [reason: Parameters<FindingList['add']>[2], facts?: Record<string, string | number>]
) => void

/** Understands one draft; whatever is missing or doubtful becomes a finding, and the task is listed all the same. */
export function readTask(
  draft: Draft,
  year: number,
  titleUnit: MoneyUnit | null,
  findings: FindingList,
): PlanSheetTask {
  const { head, texts } = draft
  const tell: Tell = (role, reason, facts) =>
    findings.add(draft.row, (role && head.columns.get(role)) ?? null, reason, facts)
  const { number, title } = numberAndTitle(draft, tell)
  if (!title && !draft.cells.title?.error) tell('title', 'title-missing')
  const product = texts.product ?? ''
  if (!product && head.columns.has('product')) tell('product', 'product-missing')
  const { lead, coordinators } = agenciesOf(draft, tell)
  const { deadline, start } = deadlineOf(draft, year, tell)
  return {
    row: draft.row,
    area: draft.area,
    number,
    title,
    product: oneLine(product),
    lead,
    coordinators,
    deadline,
    ...moneyOf(draft, titleUnit, tell),
    moneySource: oneLine(texts.source ?? '').slice(0, 200),
    staff: staffOf(draft, tell),
    note: texts.note ?? '',
    start,
  }
}

function numberAndTitle(draft: Draft, tell: Tell): { number: string; title: string } {
  const title = oneLine(draft.texts.title ?? '').replace(/^[-–—+*•]\s+/, '')
  const number = (draft.texts.number ?? '').replace(/^[-–—+*•]+$|^\(|[.)/\s]+$/g, '').trim()
  if (number) return { number: oneLine(number), title }
  const inside = /^(\d{1,3}(?:\.\d{1,3})*)[.)]\s+(?=\D)/.exec(title)
  if (inside) return { number: inside[1] as string, title: title.slice(inside[0].length) }
  if (draft.head.columns.has('number')) tell('number', 'number-missing')
  return { number: '', title }
}

function agenciesOf(draft: Draft, tell: Tell): { lead: string[]; coordinators: string[] } {
  const split = labelled(draft)
  const leads = readAgencies(split.lead)
  const others = readAgencies(split.coordinators)
  for (const note of leads.notes) tell('lead', note.reason, note.facts)
  for (const note of others.notes) tell('coordinators', note.reason, note.facts)
  if (draft.head.shared && !split.labels && leads.names.length > 1) {
    tell('lead', 'lead-first')
    others.names.unshift(...leads.names.splice(1))
  }
  if (leads.names.length === 0 && draft.head.columns.has('lead')) tell('lead', 'lead-missing')
  if (leads.names.length > 1) tell('lead', 'several-leads', { count: leads.names.length })
  const both = others.names.find((name) => leads.names.some((l) => fold(l) === fold(name)))
  if (both) tell('coordinators', 'lead-also-coordinator', { name: both })
  return { lead: leads.names, coordinators: others.names }
}

/** "Chủ trì: Sở Nội vụ; phối hợp: các sở" in one cell is taken apart by its own labels. */
function labelled(draft: Draft): { lead: string; coordinators: string; labels: boolean } {
  const lead = draft.texts.lead ?? ''
  const coordinators = draft.texts.coordinators ?? ''
  const m =
    /^\s*[-+]?\s*(?:(?:cơ quan|đơn vị)\s+)?chủ trì\s*:\s*([\s\S]*?)[\s.;,]*(?:[-+]\s*)?(?:(?:cơ quan|đơn vị)\s+)?phối hợp\s*:\s*([\s\S]*)$/i.exec(
      lead,
    )
  if (m)
    return {
      lead: m[1] as string,
      coordinators: [m[2], coordinators].filter(Boolean).join('\n'),
      labels: true,
    }
  const led = /^([\s\S]+?)\s*(?:chủ trì)\s*[,;]?\s*phối hợp (?:với )?([\s\S]+)$/i.exec(lead)
  if (led)
    return {
      lead: led[1] as string,
      coordinators: [led[2], coordinators].filter(Boolean).join('\n'),
      labels: true,
    }
  const each = /^([\s\S]+?)\s+chủ trì\s*[;,.\n]\s*([\s\S]+?)\s+phối hợp\s*\.?\s*$/i.exec(lead)
  if (each)
    return {
      lead: each[1] as string,
      coordinators: [each[2], coordinators].filter(Boolean).join('\n'),
      labels: true,
    }
  return {
    ...byBrackets(lead.replace(/^\s*chủ trì\s*:\s*/i, ''), coordinators.replace(/^\s*phối hợp\s*:\s*/i, '')),
  }
}

/** "Sở Nội vụ (chủ trì); Sở Tài chính, Sở Tư pháp (phối hợp)": what stands before a bracket is what it says. */
function byBrackets(
  lead: string,
  coordinators: string,
): { lead: string; coordinators: string; labels: boolean } {
  const bare = (text: string) => text.replace(/\s*\(?(?:chủ trì|phối hợp)\)?\s*$/i, '')
  const m = /^([\s\S]+?)\s*\(chủ trì\)[\s;,:.+\-–]*([\s\S]*)$/i.exec(lead)
  if (!m?.[2]) return { lead: bare(lead), coordinators: bare(coordinators), labels: false }
  return {
    lead: m[1] as string,
    coordinators: [bare(m[2]), coordinators].filter(Boolean).join('\n'),
    labels: true,
  }
}

function deadlineOf(
  draft: Draft,
  year: number,
  tell: Tell,
): { deadline: Deadline; start: PlanSheetTask['start'] } {
  const { head, texts, cells } = draft
  let text = texts.deadline ?? ''
  if (!text && draft.periods.length > 0) {
    text = draft.periods.at(-1) as string
    tell(null, 'deadline-marks', { text: draft.periods.join(', ') })
  }
  const known = head.columns.has('deadline') || head.periods.length > 0
  if (!text && (!known || cells.deadline?.error))
    return { deadline: { kind: 'none', date: null, text: '' }, start: startOf(draft, year, tell) }
  text = serialText(text, cells.deadline, tell)
  if (cells.deadline?.date === 'month') tell('deadline', 'month-shown', { text })
  const read = readDeadline(text, { year, unitOfNumber: head.unitOfNumber })
  const shown = oneLine(text)
  for (const note of read.notes)
    tell('deadline', note.reason, { ...note.facts, ...('text' in note.facts && { text: shown }) })
  const start = startOf(draft, year, tell) ?? read.start
  if (start && read.deadline.date && start > read.deadline.date)
    tell('start', 'start-after-deadline', { date: showDay(start) })
  return { deadline: { ...read.deadline, text: shown }, start }
}

/** Excel's number of a day in a cell that lost its date format: "45199". */
function serialText(text: string, cell: Draft['cells']['deadline'], tell: Tell): string {
  if (cell?.date || !/^[34567]\d{4}(?:\.\d+)?$/.test(text)) return text
  const day = serialDay(Number(text), false)
  if (!isDay(day)) return text
  tell('deadline', 'date-serial', { number: text, date: showDay(day) })
  return showDay(day)
}

function startOf(draft: Draft, year: number, tell: Tell): PlanSheetTask['start'] {
  const text = draft.texts.start
  if (!text) return null
  const read = readDeadline(serialText(text, draft.cells.start, tell), { year })
  if (read.deadline.kind === 'day') return read.deadline.date
  if (read.deadline.kind === 'period-end') return readDeadline(`từ ${text}`, { year }).start
  tell('start', 'start-unread', { text })
  return null
}

function moneyOf(
  draft: Draft,
  titleUnit: MoneyUnit | null,
  tell: Tell,
): { money: string | null; moneyUnit: MoneyUnit | null } {
  const text = draft.handed.has('money') ? undefined : draft.texts.money
  const cell = draft.cells.money
  const own = text ? [{ text, number: cell?.text === text ? cell.number : undefined }] : []
  const read = [...own, ...draft.moreMoney].flatMap(({ text, number }): Money[] => {
    const money = readMoney(text, number)
    if (money.reason) tell('money', money.reason, { text, amount: money.amount ?? '' })
    return money.amount === null ? [] : [money]
  })
  const [first, ...more] = read
  if (!first?.amount) return { money: null, moneyUnit: null }
  const unit = first.unit ?? draft.head.unit ?? titleUnit
  if (more.length === 0) return { money: first.amount, moneyUnit: unit }
  if (more.some((money) => (money.unit ?? unit) !== unit))
    tell('money', 'money-unread', { text: draft.texts.money ?? '' })
  const sum = read.reduce((all, money) => all.add(money.amount ?? 0), new Fraction(0)).toString(12)
  tell('money', 'money-summed', { amount: sum })
  return { money: sum, moneyUnit: unit }
}

/** "3", "03 người". */
function staffOf({ texts }: Draft, tell: Tell): number | null {
  const text = texts.staff?.trim()
  if (!text || /^[-–—.]+$/.test(text)) return null
  const n = /^(\d{1,5})(?:\s*(?:người|cán bộ|biên chế|công chức|nhân sự))?$/i.exec(text)?.[1]
  if (n === undefined) tell('staff', 'staff-unread', { text })
  return n === undefined ? null : Number(n)
}

/** The unit that a line above the table names: "Đơn vị tính: triệu đồng". */
export const unitOfTitles = (titles: string[]): MoneyUnit | null => {
  const line = titles.find((t) => /don vi tinh|dvt/.test(fold(t)))
  return line ? moneyUnit(line) : null
}
