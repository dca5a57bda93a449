import { fold } from './words.ts'

/** `lettered`: a number whose tasks are a), b) or have dashes; the next number ends it. */
export type PartKind = 'chapter' | 'section' | 'letter' | 'roman' | 'arabic' | 'lettered' | 'small' | 'plain'
/** `number` is a part's own dotted number; `led` once a task below it bore that number ("1" above "1.1"). */
type Part = { kind: PartKind; name: string; number?: string; led?: boolean }

/** The kind of a part's own number: "I", "Phần II", "A."; null when the text is no such number. */
export function partKind(number: string, before?: string): PartKind | null {
  const text = number.replace(/[\s.)(:/]+$/g, '').trim()
  if (/^(?:phần|chương)(?:\s|$)/i.test(text)) return 'chapter'
  if (/^(?:mục|nhóm|lĩnh vực)(?:\s|$)/i.test(text)) return 'section'
  if (/^[IVX]{1,6}$/.test(text) && !(text === 'I' && before === 'H')) return 'roman'
  if (/^[A-H]$/.test(text)) return 'letter'
  if (/^(?:[IVX]{1,6}|[A-H])(?:\.\d+)+$/.test(text)) return 'arabic'
  return /^[a-h]$/.test(text) ? 'small' : null
}

/** "II. Cải cách thể chế" in one cell: the kind of its number; null when it begins with none. */
export function partKindOfTitle(title: string): PartKind | null {
  const word = /^(phần|chương|mục)\s+(?:thứ\s+)?(?:[IVXA-H\d]+|nhất|hai|ba|tư|năm)(?![\p{L}])/iu.exec(
    title,
  )?.[1]
  if (word) return /^mục/i.test(word) ? 'section' : 'chapter'
  const m = /^([IVX]{1,6}|[A-H])\s*(?:[.):/–-]\s*|\s+(?=\p{Lu}))\S/u.exec(title)
  if (m) return partKind(m[1] as string)
  return /^(?:lĩnh vực|nhóm nhiệm vụ)(?![\p{L}])/iu.test(title) ? 'section' : null
}

const loose: PartKind[] = ['plain', 'arabic', 'lettered']

/** The parts a row stands under. A part of a kind that is open ends it and all below it. */
export class PartPath {
  private parts: Part[] = []

  open(kind: PartKind, name: string, number?: string): void {
    const at = this.parts.findIndex((p) => p.kind === kind && !under(p.number, number))
    if (at >= 0) this.parts = this.parts.slice(0, at)
    // A numbered part ends unnumbered ones: they group within a numbered part, never around one that follows.
    else if (!loose.includes(kind) && this.parts.every((p) => loose.includes(p.kind))) this.parts = []
    this.parts.push({ kind, name, number })
  }

  /** A task numbered "2" or "1.2" ends the parts "1" and "1.1" whose tasks bear their numbers. */
  task(number: string): void {
    for (const part of this.parts) part.led ||= under(part.number, number)
    const ended = this.parts.findIndex(
      (p) =>
        p.number &&
        /^\d/.test(p.number) === /^\d/.test(number) &&
        !under(p.number, number) &&
        (p.led || (p.number.includes('.') && number.includes('.'))),
    )
    if (ended >= 0) this.parts = this.parts.slice(0, ended)
  }

  /** A task with a number of its own ends a part whose tasks are lettered. */
  endLettered(): void {
    this.parts = this.parts.filter((p) => p.kind !== 'lettered')
  }

  get path(): string {
    return this.parts.map((p) => p.name).join(' / ')
  }
}

const under = (part: string | undefined, number: string | undefined): boolean =>
  Boolean(part && number?.startsWith(`${part}.`))

const footer = new RegExp(
  '^(?:tong cong|tong so|tong kinh phi|tong ?(?::|$)|cong ?(?::|$)|cong (?:phan|muc|nhom|[ivx]+\\b)|noi nhan|\\(\\*+\\)|\\*+ ?\\S|' +
    'nguoi lap|nguoi ky|tm\\.|kt\\.|t/m|tl\\.|tuq\\.|chu tich|pho chu tich|giam doc$|pho giam doc$|thu truong|truong ban$|\\(?an dinh|bang chu ?:|nguon ?:|' +
    '[\\w\\s]{0,40}, ?ngay .{0,12}thang .{0,12}nam|- ?nhu tren|- ?luu ?:|(?:trang|page) ?\\d+(?: ?(?:/|of|tren) ?\\d+)?$|\\d+ ?/ ?\\d+ trang$)',
)

/** The head of notes below a table. */
export const opensNotes = (text: string): boolean =>
  /^(?:\* ?)?(?:ghi chu|luu y|chu thich|chu giai)(?: ?:|$)/.test(fold(text))

/** A row of the table's foot by its first words: totals, notes, recipients, signatures. */
export const isFooter = (text: string): boolean => opensNotes(text) || footer.test(fold(text))

/** What ends the table: below it only a whole task is taken as one. */
export const endsTable = (text: string): boolean =>
  /^(?:noi nhan|tm\.|kt\.|t\/m|nguoi lap|[\w\s]{0,40}, ?ngay .{0,12}thang)/.test(fold(text))
