import { agencyListAt } from './units.ts'

const longest = 120

/** A short name for an item of a long sentence: up to the last comma or dash before 120 characters, else to a word. */
export function titleOf(text: string): string {
  const work = withoutAddressees(text)
  const first = (/^.{20,}?[.;](?=\s|$)/su.exec(work)?.[0] ?? work)
    .replace(/[\s.;:,]+$/u, '')
    .replace(/\s+/g, ' ')
  if (first.length <= longest) return first
  const cut = first.slice(0, longest)
  const comma = Math.max(cut.lastIndexOf(','), cut.lastIndexOf(' ('), cut.lastIndexOf(';'))
  const short = (comma > 40 ? cut.slice(0, comma) : cut.slice(0, cut.lastIndexOf(' '))).trim()
  // a list in brackets that is cut in its middle tells less than none
  const open = short.lastIndexOf(' (')
  return open > 20 && short.indexOf(')', open) < 0 ? short.slice(0, open) : short
}

// "Các sở, ban, ngành; UBND các huyện ban hành kế hoạch" is about the plan; "Các cơ quan chưa ban hành …" says who.
const saysWho = /^(?:chưa|được|có|thuộc|đã|còn|không|nào|chủ trì|phối hợp|\()/u

function withoutAddressees(text: string): string {
  const list = agencyListAt(text, 0)
  const rest = list ? text.slice(list.end).replace(/^[\s,;:]+/u, '') : text
  if (!list || rest.length < 20 || saysWho.test(rest)) return text
  return rest.charAt(0).toLocaleUpperCase('vi') + rest.slice(1)
}
