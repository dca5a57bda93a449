import { workdays } from '#platform/workdays.ts'
import { BodyReader } from './body.ts'
import { completed } from './coverage.ts'
import type { Calendar } from './deadline/deadline.ts'
import { factsOf, type Handed, isDated, piecesOf, type Said } from './facts.ts'
import { readHeader } from './header.ts'
import { type Line, lineOf } from './outline.ts'
import { sentencesOf } from './sentences.ts'
import type { Deadline, DirectiveItem, NoWork, Paragraph, ReadDirective, ReadOptions, Why } from './shape.ts'
import { readTable } from './table.ts'
import { distinct, recipientsOf } from './units.ts'

const annex = /^(?:PHỤ LỤC|Phụ lục|DANH MỤC|BIỂU)(?![\p{L}])/u
/** A plan that a decision puts into force stands behind its signature, often without the word "Phụ lục". */
const attached =
  /^(?:KẾ HOẠCH|QUY CHẾ|QUY ĐỊNH|ĐỀ ÁN|CHƯƠNG TRÌNH|PHƯƠNG ÁN|QUY TRÌNH|HƯỚNG DẪN|BẢNG|BỘ TIÊU CHÍ)(?![\p{L}])/u
const sentTo = /^Nơi nhận\s*[:;]?/iu
const signed =
  /^(?:TM\.|KT\.|TL\.|TUQ\.|T\/M|K\/T|Q\.|QUYỀN |CHỦ TỊCH|PHÓ CHỦ TỊCH|GIÁM ĐỐC|PHÓ GIÁM ĐỐC|CHÁNH VĂN PHÒNG|PHÓ CHÁNH VĂN PHÒNG|BỘ TRƯỞNG|THỨ TRƯỞNG|TRƯỞNG BAN|PHÓ TRƯỞNG BAN|THỦ TƯỚNG|PHÓ THỦ TƯỚNG|BÍ THƯ|\(?\s*[Đđ]ã ký|ỦY BAN NHÂN DÂN$)/u

type Section = { lines: Line[]; tables: number[] }

/** Why a line at the end of the document is no work: where it is sent, or who signs; `annexes` begin again after it. */
function endOf(texts: string[], from: number): { why: Map<number, Why>; annexes: Set<number> } {
  const why = new Map<number, Why>()
  const annexes = new Set<number>()
  let tail = false
  for (let i = from; i < texts.length; i++) {
    const text = texts[i] ?? ''
    if (annex.test(text) || (tail && attached.test(text))) {
      annexes.add(i)
      tail = false
    } else if (sentTo.test(text)) tail = true
    const signature = signed.test(text) && text.length < 120 && !/:$/u.test(text)
    if (signature && i >= texts.length - 12 && texts.slice(i + 1).every(isTailLine)) tail = true
    if (tail)
      why.set(
        i,
        signature || !/^(?:[-–+•*]|Nơi nhận|Như|Lưu|Các|Thường trực|TT\.?|Bộ|Sở)/iu.test(text)
          ? 'signature'
          : 'recipients',
      )
  }
  return { why, annexes }
}

const isTailLine = (text: string): boolean => text.length < 120 && !/^(?:\d|Điều|Một là|[a-zđ]\))/u.test(text)

const ornament = (text: string): boolean => !/[\p{L}\p{N}]/u.test(text)

/** The response closing lines ask of everybody goes to the items that name none. */
function withDefault(items: DirectiveItem[], lines: { paragraph: number; text: string }[]): DirectiveItem[] {
  const line = lines[0]
  if (!line) return items
  const quote = {
    paragraph: line.paragraph,
    sentence: sentencesOf(line.text).find((s) => /báo cáo/iu.test(s)) ?? line.text,
  }
  return items.map((item) =>
    item.response.length
      ? item
      : { ...item, response: ['report'], evidence: { ...item.evidence, response: quote } },
  )
}

/** The deadline that a closing line sets for the rest goes to the items above it that name none. */
const withDeadline = (items: DirectiveItem[], due: Said<Deadline> | undefined): DirectiveItem[] =>
  due
    ? items.map((item) =>
        item.deadline.kind === 'none' && !item.deadline.text && item.evidence.paragraph < due.quote.paragraph
          ? { ...item, deadline: { ...due.value }, evidence: { ...item.evidence, deadline: due.quote } }
          : item,
      )
    : items

/** Tail lines are no work unless they hide an order: then they are left uncovered for a person to see. */
const hidesOrder = (n: number, text: string, calendar: Calendar): boolean =>
  piecesOf(n, text).some((piece) => {
    const facts = factsOf(piece, calendar)
    return (
      Boolean(
        facts.subject?.value.marked && (facts.subject.value.lead.length || isDated(facts.deadline?.value)),
      ) ||
      (isDated(facts.deadline?.value) && text.length > 60)
    )
  })

/**
 * Reads the paragraphs of a dispatch into header, items, what is no work with why, and what is left uncovered.
 * Pure; every paragraph is in at least one of them. Recipients of an item that names none are the header's.
 */
export function readDirectiveText(
  paragraphs: readonly Paragraph[],
  options: ReadOptions = {},
): ReadDirective {
  const { header, why, end } = readHeader(paragraphs)
  const calendar: Calendar = {
    issued: header.date,
    isWorkingDay: options.isWorkingDay ?? workdays().isWorkingDay,
  }
  const noWork: NoWork[] = []
  const uncovered: ReadDirective['uncovered'] = []
  const tail = endOf(
    paragraphs.map((p) => p.text),
    end,
  )
  const sections: Section[] = [{ lines: [], tables: [] }]
  paragraphs.forEach((p, i) => {
    const n = i + 1
    const role: Why | undefined =
      p.aside ?? (ornament(p.text) ? 'ornament' : (why.get(i) ?? (p.cells ? undefined : tail.why.get(i))))
    if (role && (p.aside || why.has(i) || role === 'ornament' || !hidesOrder(n, p.text, calendar)))
      noWork.push({ paragraph: n, text: p.text, why: role })
    else if (role) uncovered.push({ paragraph: n, text: p.text })
    else if (p.cells) sections.at(-1)?.tables.push(i)
    else if (tail.annexes.has(i) || annex.test(p.text)) {
      noWork.push({ paragraph: n, text: p.text, why: 'heading' })
      sections.push({ lines: [], tables: [] })
    } else sections.at(-1)?.lines.push(lineOf(n, p.text))
  })
  const above: Handed = { recipients: distinct(header.recipients.flatMap(recipientsOf)) }
  const body = new BodyReader(calendar)
  let handed = above
  const items: DirectiveItem[] = []
  for (const section of sections) {
    handed = body.read(section.lines, section === sections[0] ? above : handed)
    const tables = new Map<number, number[]>()
    for (const i of section.tables)
      tables.set(paragraphs[i]?.table ?? 0, [...(tables.get(paragraphs[i]?.table ?? 0) ?? []), i])
    for (const rows of tables.values()) {
      const table = readTable(
        rows.map((i) => ({
          paragraph: i + 1,
          text: paragraphs[i]?.text ?? '',
          cells: paragraphs[i]?.cells ?? [],
        })),
        handed,
        calendar,
      )
      items.push(...table.items)
      noWork.push(...table.noWork)
      uncovered.push(...table.uncovered)
    }
    if (section === sections[0] && !header.recipients.length)
      header.recipients = [...new Set(handed.recipients.map((r) => r.text))]
  }
  noWork.push(...body.noWork)
  uncovered.push(...body.uncovered)
  const defaults = [...noWork.filter((l) => l.why === 'default-response'), ...body.defaultFrom]
  const ordered = [...body.items, ...items].sort(
    (a, b) => (a.evidence.paragraphs[0] ?? 0) - (b.evidence.paragraphs[0] ?? 0),
  )
  return completed(paragraphs, {
    header,
    items: withDeadline(withDefault(ordered, defaults), body.restDeadline),
    noWork,
    uncovered,
  })
}
