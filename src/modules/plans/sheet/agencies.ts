import { isCollective, isGeneric, starts, subjects, wholeNames } from './agency-words.ts'
import { fold } from './words.ts'

export type AgencyReason = 'agencies-expanded' | 'agency-repeated' | 'agency-split-guess'
export type Agencies = {
  names: string[]
  notes: { reason: AgencyReason; facts: Record<string, string | number> }[]
}

type Piece = { text: string; glue: string }

/** Splits a cell of agencies into names, as the document has them. Names are never cut at a "và" of their own. */
export function readAgencies(cell: string): Agencies {
  const notes: Agencies['notes'] = []
  const lines = joinWrapped(cell.replace(innerNumber, '\n').split('\n').map(withoutBullet).filter(Boolean))
  const names = lines.flatMap((line) => outside(line, ';').flatMap((part) => splitPart(part, notes)))
  const seen = new Set<string>()
  const once = names.map(clean).filter((name) => {
    const key = fold(name)
    if (!key || nothing.test(key)) return false
    if (seen.has(key)) notes.push({ reason: 'agency-repeated', facts: { name } })
    return !seen.has(key) && seen.add(key)
  })
  // A cell is pointed at; that it is wrong in a thousand places need not be said a thousand times.
  return { names: once, notes: notes.slice(0, mostNotes) }
}

const mostNotes = 20
const nothing = /^(?:khong|khong co|x|0|n\/a|-+|…|\.+)$/
/** "1. Sở Nội vụ 2. Sở Tài chính" on one line. */
const innerNumber = /(?<=\p{L}[;,.]?) (?=\(?\d[.)] ?\p{Lu})/gu
const withoutBullet = (line: string) => line.replace(/^\s*(?:[-–—+*•●▪◦·]\s*|\(?\d{1,2}[.)]\s+)/, '').trim()
const clean = (name: string) =>
  name
    .replace(/\s+/g, ' ')
    .replace(/^(?:[-–—+*•,;:.]|và\s)\s*/, '')
    .replace(/(?:[\s.,;:]|\svà)+$/, '')
    .trim()

/** A line that only goes on with the one above (broken by the cell's width) is joined to it. */
function joinWrapped(lines: string[]): string[] {
  const joined: string[] = []
  for (const line of lines) {
    const above = joined.at(-1)
    const open =
      above !== undefined &&
      (/(?:\bvà|&|-|\(|\bcủa|\bthuộc)$/.test(above.slice(-12).toLowerCase()) || balance(above) > 0)
    const goesOn =
      above !== undefined &&
      ((open && (!starts(line) || balance(above) > 0 || oneName(above, line))) ||
        (!starts(line) && /^[\p{Ll}(]/u.test(line)) ||
        (/,$/.test(above) && isGeneric(line) && isCollective(above.slice(0, 60))))
    if (goesOn) joined[joined.length - 1] = `${above} ${line}`
    else joined.push(line)
  }
  return joined
}

const oneName = (above: string, line: string): boolean => across(`${above.slice(-60)} `, firstWords(line))

/** A name known whole stands over the place where the left ends and the right begins. */
function across(left: string, right: string): boolean {
  const before = fold(left).length
  const all = fold(left + right)
  return [...all.matchAll(wholeNames)].some((m) => m.index < before && m.index + m[0].length >= before)
}

const balance = (text: string) => (!text.includes('(') ? 0 : text.split('(').length - text.split(')').length)

/** Splits at a mark that stands outside brackets. */
function outside(text: string, mark: string): string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth++
    if (text[i] === ')') depth = Math.max(0, depth - 1)
    if (depth === 0 && text[i] === mark) {
      parts.push(text.slice(from, i).trim())
      from = i + 1
    }
  }
  return [...parts, text.slice(from).trim()].filter(Boolean)
}

function splitPart(part: string, notes: Agencies['notes']): string[] {
  const listed = namedList(part)
  if (listed) {
    notes.push({ reason: 'agencies-expanded', facts: { text: part, names: listed.join('; ') } })
    return listed
  }
  const names: string[] = []
  for (const piece of pieces(part)) {
    const left = names.at(-1)
    if (left === undefined) names.push(piece.text)
    else place(left, piece, names, notes)
  }
  return names
}

/** The places where a name may end: comma, "và", "&", "+", "/", " - ". */
function pieces(part: string): Piece[] {
  const found: Piece[] = []
  let depth = 0
  let from = 0
  let glue = ''
  const mark = /[(),]|\s+(?:và|cùng|với|phối hợp với)\s+|\s*[+/]\s*|\s+[-–—&]\s+/giy
  for (let i = 0; i < part.length; ) {
    mark.lastIndex = i
    const m = mark.exec(part)
    if (!m) {
      i++
      continue
    }
    if (m[0] === '(') depth++
    else if (m[0] === ')') depth = Math.max(0, depth - 1)
    else if (depth === 0) {
      found.push({ text: part.slice(from, i).trim(), glue })
      glue = m[0]
      from = i + m[0].length
    }
    i += Math.max(m[0].length, 1)
  }
  found.push({ text: part.slice(from).trim(), glue })
  return found.filter((p) => p.text)
}

function place(left: string, piece: Piece, names: string[], notes: Agencies['notes']): void {
  const whole = `${left}${piece.glue === ',' ? ', ' : piece.glue}${piece.text}`
  const name = ownName(left, piece, whole, notes)
  if (name === null) names[names.length - 1] = whole
  else names.push(name)
}

/**
 * The piece as a name of its own; null when it belongs to the name at its left. Of that name only its beginning and
 * its end are looked at, so that a hostile cell of 5,000 characters costs no more than its length.
 */
function ownName(left: string, piece: Piece, whole: string, notes: Agencies['notes']): string | null {
  const comma = piece.glue === ','
  const [begin, end] = [left.slice(0, 60), left.slice(-60)]
  const words = fold(piece.text)
  if (across(`${end}${comma ? ',' : ` ${piece.glue.trim()}`} `, firstWords(piece.text))) return null
  if (isCollective(begin)) {
    if (isGeneric(piece.text) && !/^(?:cac|ubnd|uy ban)/.test(words)) return null
    if (comma && /^\p{Ll}/u.test(piece.text) && !/^(?:cac|mot so|ngan hang|toan the)\b/.test(words))
      return null
  }
  if (/^(?:hdnd|hoi dong nhan dan)$/.test(fold(begin))) return null
  const full = inFull(fold(begin), begin, piece.text, words, comma)
  if (full) {
    notes.push({ reason: 'agencies-expanded', facts: { text: whole, names: full } })
    return full
  }
  if (starts(piece.text)) return piece.text
  if (!comma || !/^\p{Lu}/u.test(piece.text) || isCollective(begin)) return null
  notes.push({ reason: 'agency-split-guess', facts: { text: whole } })
  return piece.text
}

/** "Sở Nội vụ, Tài chính" and "UBND huyện Nghi Lộc, Diễn Châu" name the office once; the short name made whole, or null. */
function inFull(leftWords: string, left: string, text: string, words: string, comma: boolean): string | null {
  if (/^(?:cac )?so /.test(leftWords) && subjects.has(words)) return `Sở ${text}`
  const office =
    /^(ubnd|ủy ban nhân dân|uỷ ban nhân dân)\s+(huyện|thành phố|thị xã|xã|phường|thị trấn|TP\.?|TX\.?)\s+\p{Lu}/iu.exec(
      left,
    )
  if (!office) return null
  if (/^(?:huyen|thanh pho|thi xa|xa|phuong|thi tran|tp\.?|tx\.?) \S/.test(words) && /\p{Lu}/u.test(text))
    return `${office[1]} ${text}`
  return comma && /^\p{Lu}/u.test(text) && !starts(text) && text.length < 30
    ? `${office[1]} ${office[2]} ${text}`
    : null
}

const firstWords = (text: string) => text.split(/\s+/).slice(0, 3).join(' ')

/** "Các Sở: Tài chính, Tư pháp" and "UBND các huyện: Nghi Lộc, Diễn Châu" name each of a kind once. */
function namedList(part: string): string[] | null {
  const m =
    /^(các\s+sở|ubnd\s+các\s+(?:huyện|thành phố|thị xã|xã|phường)|ủy ban nhân dân\s+các\s+(?:huyện|thành phố|thị xã|xã|phường))\s*:\s*(.+)$/i.exec(
      part,
    )
  const bare = m ?? /^(các\s+sở)\s+(\p{Lu}.+)$/u.exec(part)
  if (!bare) return null
  const head = (bare[1] as string).replace(/các\s+/i, '')
  const prefix = /^sở$/i.test(head) ? 'Sở' : head
  const items = splitSubjects(bare[2] as string)
  if (!m && (items.length < 2 || !items.every((i) => subjects.has(fold(i)) || starts(i)))) return null
  return items.map((item) => {
    if (!starts(item)) return `${prefix} ${item}`
    return prefix === 'Sở' ? item : withOffice(prefix, item)
  })
}

const withOffice = (prefix: string, place: string) =>
  /^(?:huyện|thành phố|thị xã|xã|phường|tp|tx)/i.test(place)
    ? `${prefix.replace(/\s+(?:huyện|thành phố|thị xã|xã|phường)$/i, '')} ${place}`
    : place

function splitSubjects(text: string): string[] {
  const items: string[] = []
  for (const part of outside(text, ',')) {
    const left = items.at(-1)
    if (left && /^(?:văn hóa|lao động)$/i.test(left)) items[items.length - 1] = `${left}, ${part}`
    else if (subjects.has(fold(part))) items.push(part)
    else items.push(...splitAnd(part))
  }
  return items.map(clean).filter(Boolean)
}

/** "Y tế và Tài chính": cut at the "và" that leaves a known subject, or a place, on both sides. */
function splitAnd(part: string): string[] {
  const words = part.split(/\s+và\s+/i)
  for (let i = 1; i < words.length; i++) {
    const [a, b] = [words.slice(0, i).join(' và '), words.slice(i).join(' và ')]
    if ((subjects.has(fold(a)) && (subjects.has(fold(b)) || starts(b))) || starts(b)) return [a, b]
  }
  return [part]
}
