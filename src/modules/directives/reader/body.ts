import { beginsAgencyName } from '../../organisation/rules/agency-names.ts'
import type { Calendar } from './deadline/deadline.ts'
import {
  factsOf,
  gathered,
  type Handed,
  handDown,
  isAttribute,
  isDated,
  type Piece,
  piecesOf,
  type Said,
} from './facts.ts'
import { itemsIn } from './items.ts'
import { isBullet } from './numbering.ts'
import { type Branch, type Line, outlineOf } from './outline.ts'
import type { Deadline, DirectiveItem, NoWork, Uncovered, Why } from './shape.ts'
import {
  act,
  bid,
  closingFormula,
  effect,
  execution,
  formulaOnly,
  imperative,
  legalGround,
  narration,
  opener,
  purpose,
  restDue,
  tale,
  topic,
} from './wording.ts'

export type Body = { items: DirectiveItem[]; noWork: NoWork[]; uncovered: Uncovered[] }

export const isClosingLine = (line: Line): boolean =>
  closingFormula.test(line.text) ||
  restDue.test(line.text) ||
  /^(?:Văn phòng|Sở|Bộ|Thanh tra)\s[^.:;]{0,80}(?:theo dõi|đôn đốc)/u.test(line.text)

const isUpper = (text: string): boolean => /\p{Lu}{2}/u.test(text) && text === text.toLocaleUpperCase('vi')

/** "CÁC SỞ, BAN, NGÀNH" as a heading speaks to them as "Các sở, ban, ngành" does in a line. */
const inSmallLetters = (piece: Piece): Piece =>
  isUpper(piece.text) && /^(?:CÁC|(?:UBND|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN) (?:CÁC|CẤP))\s/u.test(piece.text)
    ? {
        ...piece,
        text: piece.text.charAt(0) + piece.text.slice(1).toLocaleLowerCase('vi').replace(/^bnd /u, 'BND '),
      }
    : piece

/** Reads the body of a dispatch, or of an annex, into what is work and what is not. */
export class BodyReader {
  readonly items: DirectiveItem[] = []
  readonly noWork: NoWork[] = []
  readonly uncovered: Uncovered[] = []

  constructor(private readonly calendar: Calendar) {}

  /** Reads a section; gives what its opening line hands down, for the tables that follow. */
  read(lines: Line[], above: Handed): Handed {
    const outline = outlineOf(lines, isClosingLine)
    const free = !outline.branches.length
    const handed = this.opening(outline.before, above, free)
    for (const branch of outline.branches) this.branch(branch, handed, undefined)
    for (const line of outline.after) this.closing(line, above)
    return handed
  }

  private idle(line: Line, why: Why, text = line.text): void {
    this.noWork.push({ paragraph: line.paragraph, text, why })
  }

  /** An order: a task handed to a unit, or a dated demand; a tale of the past is none. */
  private isOrder(piece: Piece): boolean {
    const facts = factsOf(piece, this.calendar)
    const subject = facts.subject?.value
    const deadline = facts.deadline?.value
    const due = isDated(deadline) && !deadline?.assumed?.includes('before-issue')
    if (due && (imperative.test(piece.text) || !narration.test(piece.text))) return true
    return Boolean(subject?.lead.length && subject.marked)
  }

  private opening(lines: Line[], above: Handed, free: boolean): Handed {
    let handed = above
    let told = false
    for (const line of lines) {
      if (legalGround.test(line.text) && !this.hasOrder(line)) this.idle(line, 'legal-ground')
      else if (free && !opener.test(line.text)) this.freeLine(line, handed, told)
      else handed = this.openingLine(line, handed)
      told ||= opener.test(line.text)
    }
    return handed
  }

  private hasOrder = (line: Line): boolean =>
    piecesOf(line.paragraph, line.text).some((piece) => this.isOrder(piece))

  private openingLine(line: Line, above: Handed): Handed {
    const pieces = piecesOf(line.paragraph, line.text)
    const last = pieces.at(-1)
    const opens = last && opener.test(last.text) ? last.sentence : undefined
    const orders = pieces.filter((p) => p.sentence !== opens && this.isOrder(p))
    const rest = this.without(line, orders)
    if (orders.length)
      this.items.push(...itemsIn('', this.wholeSentences(pieces, orders), above, this.calendar))
    const unsure = pieces.some(
      (p) =>
        p.sentence !== opens &&
        !orders.includes(p) &&
        bid.test(p.text) &&
        factsOf(p, this.calendar).subject?.value.marked,
    )
    if (unsure && !orders.length) this.uncovered.push({ paragraph: line.paragraph, text: line.text })
    else if (rest) this.idle(line, opens || !narration.test(line.text) ? 'opening' : 'assessment', rest)
    if (!opens || !last) return above
    const facts = gathered(pieces.filter((p) => p.sentence === opens).map((p) => factsOf(p, this.calendar)))
    return handDown(facts.subject?.value.marked ? facts : { ...facts, subject: undefined }, above)
  }

  private wholeSentences = (pieces: Piece[], orders: Piece[]): Piece[] =>
    pieces.filter((p) => orders.some((o) => o.sentence === p.sentence))

  /** What is left of a line when the sentences of its orders are taken out. */
  private without(line: Line, orders: Piece[]): string {
    const taken = new Set(orders.map((o) => o.sentence))
    const pieces = piecesOf(line.paragraph, line.text).filter((p) => !taken.has(p.sentence))
    return [...new Set(pieces.map((p) => p.sentence))].join(' ')
  }

  /**
   * A line of a document without numbers: work where it demands something, an opening where it tells or introduces.
   * `told`: orders were announced above ("… có ý kiến như sau:"), so that what a unit named is to do is one.
   */
  private freeLine(line: Line, above: Handed, told: boolean): void {
    if (formulaOnly.test(line.text) && !this.hasOrder(line)) return void this.idle(line, 'closing')
    const pieces = piecesOf(line.paragraph, line.text)
    const asks = pieces.filter(
      (p) =>
        this.isOrder(p) ||
        (told && this.isTold(p)) ||
        (bid.test(p.text) && factsOf(p, this.calendar).subject?.value.marked && !opener.test(p.text)),
    )
    if (asks.length) {
      this.items.push(...itemsIn('', this.wholeSentences(pieces, asks), above, this.calendar))
      const rest = this.without(line, asks)
      if (rest && this.acts(line.paragraph, rest))
        this.uncovered.push({ paragraph: line.paragraph, text: rest })
      else if (rest) this.idle(line, 'opening', rest)
    } else if (isUpper(line.text) || /^\([^()]*\)$/u.test(line.text)) this.idle(line, 'heading')
    else if (narration.test(line.text) && !imperative.test(line.text)) this.idle(line, 'assessment')
    else this.uncovered.push({ paragraph: line.paragraph, text: line.text })
  }

  private isTold = (piece: Piece): boolean =>
    !narration.test(piece.text) && Boolean(factsOf(piece, this.calendar).subject?.value.recipients.length)

  /** Words beside an order that tell somebody named to do something: not passed over in silence. */
  private acts = (paragraph: number, text: string): boolean =>
    piecesOf(paragraph, text).some(
      (p) =>
        imperative.test(p.text) &&
        !narration.test(p.text) &&
        Boolean(factsOf(p, this.calendar).subject?.value.recipients.length),
    )

  private closing(line: Line, above: Handed): void {
    const pieces = piecesOf(line.paragraph, line.text)
    const due = restDue.test(line.text)
      ? gathered(pieces.map((p) => factsOf(p, this.calendar))).deadline
      : undefined
    if (due && isDated(due.value)) {
      this.restDeadline = due
      return void this.idle(line, 'default-deadline')
    }
    if (execution.test(line.text) && !pieces.some((p) => isDated(factsOf(p, this.calendar).deadline?.value)))
      return void this.idle(line, 'execution')
    if (effect.test(line.text) || formulaOnly.test(line.text)) {
      if (!pieces.some((p) => isDated(factsOf(p, this.calendar).deadline?.value) && this.isOrder(p)))
        return void this.idle(line, effect.test(line.text) ? 'effect' : 'closing')
    }
    const orders = pieces.filter(
      (p) => this.isOrder(p) || factsOf(p, this.calendar).subject?.value.lead.length,
    )
    if (orders.length)
      this.items.push(...itemsIn('', this.wholeSentences(pieces, orders), above, this.calendar))
    const rest = this.without(line, orders)
    if (rest)
      this.idle(
        line,
        this.givesDefault(pieces.filter((p) => !orders.includes(p))) ? 'default-response' : 'closing',
        rest,
      )
    else if (this.givesDefault(pieces)) this.defaultFrom.push(line)
  }

  /** The deadline that a closing line gives the items which name none. */
  restDeadline: Said<Deadline> | undefined

  /** Closing lines that ask every recipient for a report: the response of the items that name none. */
  readonly defaultFrom: Line[] = []

  private givesDefault(pieces: Piece[]): boolean {
    const all = pieces.map((p) => factsOf(p, this.calendar))
    const facts = gathered(all.filter((f) => !f.subject?.value.lead.length))
    return Boolean(facts.response?.value.includes('report') && !formulaOnly.test(pieces[0]?.text ?? ''))
  }

  private piecesOfBranch = (branch: Branch): Piece[] => [
    ...(branch.label.rest.trim() ? piecesOf(branch.line.paragraph, branch.label.rest) : []),
    ...branch.more.flatMap((line) => piecesOf(line.paragraph, line.text)),
  ]

  /** A dash is an item only where it, or one below it, bears a lead, recipients or a deadline of its own. */
  private bears(branch: Branch): boolean {
    if (!isBullet(branch.label.kind)) return true
    if (branch.below.some((b) => this.bears(b))) return true
    if (isAttribute(branch.label.rest)) return false
    return this.piecesOfBranch(branch).some((piece) => {
      const facts = factsOf(piece, this.calendar)
      return isDated(facts.deadline?.value) || Boolean(facts.subject?.value.recipients.length)
    })
  }

  private everyPiece = (branch: Branch): Piece[] => {
    const line = { paragraph: branch.line.paragraph }
    const own = piecesOf(line.paragraph, branch.line.text)
    return [
      ...own,
      ...branch.more.flatMap((l) => piecesOf(l.paragraph, l.text)),
      ...branch.below.flatMap((b) => this.everyPiece(b)),
    ]
  }

  private branch(branch: Branch, above: Handed, zone: 'assessment' | 'aim' | undefined): void {
    const text = branch.label.rest.trim()
    const within = zone ?? (purpose.test(text) ? 'aim' : tale.test(text) ? 'assessment' : undefined)
    if (within) return void this.tale(branch, above, within)
    const bare = !branch.below.length && !branch.more.length
    if (bare && (!text || isUpper(text))) return void this.idle(branch.line, 'heading')
    if (bare && formulaOnly.test(text) && !effect.test(text) && !this.hasOrder({ ...branch.line, text }))
      return void this.idle(branch.line, 'closing')
    if (branch.label.kind === 'article' || effect.test(text) || execution.test(text)) {
      const why = this.actOf(branch, text)
      if (why) return void this.idleAll(branch, why)
    }
    const own = this.piecesOfBranch(branch)
    const bearing = branch.below.filter((b) => this.bears(b))
    const kept = branch.below.filter((b) => !bearing.includes(b))
    const first = text ? piecesOf(branch.line.paragraph, text) : []
    const opens = branch.below.length > 0 && this.opensOnly(text)
    const handed =
      opens || !text
        ? handDown(gathered(own.map((p) => factsOf(inSmallLetters(p), this.calendar))), above)
        : this.childHanded(own, above)
    if (opens && !kept.length) this.parent(branch, first, above)
    else if (!text && !own.length && !kept.length) this.idle(branch.line, 'heading')
    else
      this.items.push(
        ...itemsIn(branch.path, [...own, ...kept.flatMap((b) => this.everyPiece(b))], above, this.calendar),
      )
    if (!own.some((p) => p.paragraph === branch.line.paragraph) && !text && (own.length || kept.length))
      this.idle(branch.line, 'heading')
    for (const b of bearing) this.branch(b, handed, undefined)
  }

  /** Below a line that is work itself only its lead and recipients go down: its deadline is its own. */
  private childHanded(own: Piece[], above: Handed): Handed {
    const facts = gathered(own.map((p) => factsOf(p, this.calendar)))
    return handDown({ subject: facts.subject }, above)
  }

  private opensOnly(text: string): boolean {
    if (!text || /[:：]$/u.test(text) || opener.test(text) || isUpper(text) || topic.test(text)) return true
    if (beginsAgencyName(text) && text.length < 160 && !imperative.test(text)) return true
    return (
      text.length < 160 &&
      !/[.;]$/u.test(text) &&
      !isDated(gathered(piecesOf(1, text).map((p) => factsOf(p, this.calendar))).deadline?.value)
    )
  }

  /** A line that only opens a list is no work; a sentence in it that gives a dated or led task of its own is. */
  private parent(branch: Branch, first: Piece[], above: Handed): void {
    const opening = first.at(-1)?.sentence
    const orders = first.filter((p) => p.sentence !== opening && this.isOrder(p))
    if (orders.length)
      this.items.push(...itemsIn(branch.path, this.wholeSentences(first, orders), above, this.calendar))
    const rest = orders.length
      ? this.without({ ...branch.line, text: branch.label.rest }, orders)
      : branch.line.text
    this.idle(branch.line, /:$/u.test(branch.line.text) ? 'opens-list' : 'heading', rest)
    for (const line of branch.more) this.moreOfParent(branch, line, above)
  }

  private moreOfParent(branch: Branch, line: Line, above: Handed): void {
    if (this.hasOrder(line))
      this.items.push(...itemsIn(branch.path, piecesOf(line.paragraph, line.text), above, this.calendar))
    else if (opener.test(line.text)) this.idle(line, 'opens-list')
    else this.items.push(...itemsIn(branch.path, piecesOf(line.paragraph, line.text), above, this.calendar))
  }

  private actOf(branch: Branch, text: string): Why | undefined {
    const pieces = this.everyPiece(branch)
    const due = pieces.some((p) => isDated(factsOf(p, this.calendar).deadline?.value) && this.isOrder(p))
    if (due) return undefined
    if (execution.test(text)) return 'execution'
    if (effect.test(text)) return 'effect'
    return act.test(text) && !pieces.some((p) => this.isOrder(p)) ? 'effect' : undefined
  }

  private idleAll(branch: Branch, why: Why): void {
    for (const line of [branch.line, ...branch.more]) this.idle(line, why)
    for (const b of branch.below) this.idleAll(b, why)
  }

  /** A part that tells how things stand, or what is aimed at: an order in it is taken out and becomes an item. */
  private tale(branch: Branch, above: Handed, why: 'assessment' | 'aim'): void {
    for (const line of [branch.line, ...branch.more]) {
      const text = line === branch.line ? branch.label.rest : line.text
      const pieces = piecesOf(line.paragraph, text)
      const orders = pieces.filter((p) => this.isOrder(p))
      if (orders.length)
        this.items.push(...itemsIn(branch.path, this.wholeSentences(pieces, orders), above, this.calendar))
      const rest = orders.length ? this.without({ ...line, text }, orders) : line.text
      if (rest) this.idle(line, why, rest)
    }
    for (const b of branch.below) this.branch(b, above, why)
  }
}
