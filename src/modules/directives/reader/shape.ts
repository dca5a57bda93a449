import type { Day } from '#platform/day.ts'

/**
 * One paragraph of a document as a source gives it. Paragraphs are counted from 1 over those that are not empty:
 * in a text file a line (with the lines it was broken over), in Word a paragraph, or one row of a table that is
 * more than layout (`cells` then holds the row, `text` the cells joined by " | ").
 */
export type Paragraph = {
  text: string
  cells?: string[]
  /** Number of the table, for rows. */
  table?: number
  /** Words that are not the document's own: a comment in the source, struck-out or hidden text, a footnote. */
  aside?: 'comment' | 'struck-out' | 'hidden' | 'footnote' | 'page-edge'
}

export type RecipientKind = 'all-departments' | 'all-districts' | 'all-communes' | 'unit' | 'condition'
/** `unit` is the name of a single unit, null for a group; `text` the words of the document. */
export type Recipient = { kind: RecipientKind; unit: string | null; text: string }

export type Every = 'day' | 'week' | 'month' | 'quarter' | 'half-year' | 'year'
/** `day` of the week (1 Monday), month, or of the last month of a quarter; null where the document names none. */
export type Recurrence = { every: Every; day: number | null; month?: number }

/** What the reader had to assume; a person looks at these first. */
export type Assumption = 'year' | 'received-on-issue' | 'before-issue' | 'no-date-of-issue' | 'more-days'
export type Deadline = {
  kind: 'day' | 'period-end' | 'recurring' | 'regular' | 'none'
  date: Day | null
  text: string
  /** `strict`: the date itself is too late ("trước ngày 30/10": the last day is 29/10). Null where nothing is dated. */
  reading: 'strict' | 'inclusive' | null
  recurrence?: Recurrence
  assumed?: Assumption[]
}

export type Response = 'report' | 'product' | 'explanation'
export type Quote = { paragraph: number; sentence: string }
export type Field = 'recipients' | 'lead' | 'coordinators' | 'deadline' | 'route' | 'response'
/** `paragraph` and `sentence` speak for the item; each field may have its own; `paragraphs` are all it is made of. */
export type Evidence = Quote & { paragraphs: number[] } & Partial<Record<Field, Quote>>

export type DirectiveItem = {
  /** The path of numbers ("2", "2.a", "II.1", "2.1" for a dash); empty for an order without a number. */
  number: string
  text: string
  recipients: Recipient[]
  lead: string[]
  coordinators: string[]
  deadline: Deadline
  route: string[]
  response: Response[]
  evidence: Evidence
}

export type Why =
  | 'national-name'
  | 'header'
  | 'title'
  | 'opening'
  | 'assessment'
  | 'aim'
  | 'legal-ground'
  | 'heading'
  | 'opens-list'
  | 'default-response'
  | 'default-deadline'
  | 'closing'
  | 'recipients'
  | 'signature'
  | 'effect'
  | 'execution'
  | 'table-head'
  | 'table-figures'
  | 'comment'
  | 'struck-out'
  | 'hidden'
  | 'footnote'
  | 'page-edge'
  | 'ornament'

export type NoWork = { paragraph: number; text: string; why: Why }
export type Uncovered = { paragraph: number; text: string }
export type DirectiveHeader = {
  number: string | null
  date: Day | null
  subject: string | null
  issuer: string | null
  recipients: string[]
}
export type ReadDirective = {
  header: DirectiveHeader
  items: DirectiveItem[]
  noWork: NoWork[]
  uncovered: Uncovered[]
}

/** What a reading depends on besides the words: by default Monday to Friday are working days. */
export type ReadOptions = { isWorkingDay?: (day: Day) => boolean }
