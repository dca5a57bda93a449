import type { Calendar } from './deadline/deadline.ts'
import {
  type Facts,
  factsOf,
  gathered,
  type Handed,
  handDown,
  isAttribute,
  isDated,
  noDeadline,
  type Piece,
  type Said,
} from './facts.ts'
import type { DirectiveItem, Evidence, Field, Quote } from './shape.ts'

/** Words that lead into a task without being one: "Đồng ý chủ trương …; giao Sở …" is one task. */
const leadIn =
  /^(?:Đồng ý|Thống nhất|Cơ bản|Về (?!việc)|Đối với|Hiện nay|Qua |Thời gian qua|Để |Nhằm|Căn cứ|Trên cơ sở|Theo |Ghi nhận|Biểu dương|Đánh giá)/u
const shared =
  /^(?:Hoàn thành|Thời (?:gian|hạn)|Các (?:nội dung|nhiệm vụ|công việc) (?:trên|nêu trên)|Tất cả)/u

type Read = { piece: Piece; facts: Facts }

const speaksTo = (read: Read): string | undefined => {
  const subject = read.facts.subject?.value
  if (!subject || isAttribute(read.piece.text) || (!subject.recipients.length && !subject.lead.length))
    return undefined
  return JSON.stringify(subject.lead.length ? subject.lead : subject.recipients.map((r) => r.text))
}

/** Parts one number's text into its tasks: a new one begins with another lead, or with a second deadline. */
function tasksIn(reads: Read[]): Read[][] {
  const tasks: Read[][] = []
  let who: string | undefined
  let due = false
  for (const read of reads) {
    const speaks = speaksTo(read)
    const deadline = isDated(read.facts.deadline?.value) && !isAttribute(read.piece.text)
    const task = tasks.at(-1)
    const joins = task?.every(
      (r) =>
        (leadIn.test(r.piece.text) || isHeadOf(r, read)) && !speaksTo(r) && !isDated(r.facts.deadline?.value),
    )
    const other = speaks !== undefined && speaks !== who
    if (!task || (!joins && ((other && (who !== undefined || task.length > 0)) || (deadline && due)))) {
      tasks.push([read])
      who = speaks ?? (other ? undefined : who)
      due = deadline
    } else {
      task.push(read)
      who ??= speaks
      due ||= deadline
    }
  }
  return tasks
}

/** "1. Cải cách thể chế" above a paragraph of work is its head, not a task. */
const isHeadOf = (head: Read, read: Read): boolean =>
  head.piece.paragraph !== read.piece.paragraph &&
  head.piece.text.length < 160 &&
  !/[.;]$/u.test(head.piece.text)

const textOf = (reads: Read[]): string => {
  let text = ''
  reads.forEach(({ piece }, i) => {
    const apart = i > 0 && reads[i - 1]?.piece.paragraph !== piece.paragraph
    text += `${i ? (apart ? '\n' : ' ') : ''}${piece.text}`
  })
  return text.replace(/;$/u, '').trim()
}

const quoteOf = (reads: Read[], facts: Facts): Quote => {
  const best = (isDated(facts.deadline?.value) && facts.deadline) || facts.subject
  const first = reads[0]?.piece
  return best?.quote ?? { paragraph: first?.paragraph ?? 0, sentence: first?.sentence ?? '' }
}

function evidenceOf(
  reads: Read[],
  facts: Facts,
  above: Handed,
  item: Omit<DirectiveItem, 'evidence'>,
): Evidence {
  const from: [Field, Quote | undefined, boolean][] = [
    ['recipients', facts.subject?.quote ?? above.recipientsQuote, item.recipients.length > 0],
    [
      'lead',
      facts.subject?.value.lead.length ? facts.subject.quote : above.lead?.quote,
      item.lead.length > 0,
    ],
    ['coordinators', (facts.coordinators ?? above.coordinators)?.quote, item.coordinators.length > 0],
    ['deadline', (facts.deadline ?? above.deadline)?.quote, item.deadline.kind !== 'none'],
    ['route', (facts.route ?? above.route)?.quote, item.route.length > 0],
    ['response', (facts.response ?? above.response)?.quote, item.response.length > 0],
  ]
  const evidence: Evidence = {
    ...quoteOf(reads, facts),
    paragraphs: [...new Set(reads.map((r) => r.piece.paragraph))],
  }
  for (const [field, quote, has] of from) if (has && quote) evidence[field] = quote
  return evidence
}

function itemOf(number: string, reads: Read[], above: Handed): DirectiveItem {
  const facts = gathered(reads.map((r) => r.facts))
  const all = handDown(facts, above)
  const value = <T>(said: Said<T[]> | undefined): T[] => [...(said?.value ?? [])]
  const item = {
    number,
    text: textOf(reads),
    recipients: all.recipients.map((r) => ({ ...r })),
    lead: value(all.lead),
    coordinators: value(all.coordinators),
    deadline:
      (facts.deadline?.value.kind === 'none' && !isDated(all.deadline?.value)
        ? facts.deadline.value
        : all.deadline?.value) ?? noDeadline,
    route: value(all.route),
    response: value(all.response),
  }
  return { ...item, evidence: evidenceOf(reads, facts, above, item) }
}

/** The items in the text of one number: one for each task it gives. */
export function itemsIn(number: string, pieces: Piece[], above: Handed, calendar: Calendar): DirectiveItem[] {
  const reads = pieces.map((piece) => ({ piece, facts: factsOf(piece, calendar) }))
  const tasks = tasksIn(reads)
  const last = tasks.at(-1)?.at(-1)
  const common =
    tasks.length > 1 && last?.piece.first && shared.test(last.piece.text) && !last.facts.subject
      ? last.facts.deadline
      : undefined
  let handed = above
  return tasks.map((task) => {
    const own = gathered(task.map((r) => r.facts))
    const item = itemOf(number, task, common && !own.deadline ? { ...handed, deadline: common } : handed)
    if (own.subject?.value.recipients.length)
      handed = {
        ...handDown({ subject: own.subject }, above),
        deadline: above.deadline,
        response: above.response,
      }
    return item
  })
}
