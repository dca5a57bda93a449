import { beginsAgencyName } from '../../organisation/rules/agency-names.ts'
import { agencyListAt } from './units.ts'

/** Short forms whose full stop ends no sentence: "TP. Vinh", "Th.S", "V.v". */
const shortForm =
  /(?:^|[\s(])(?:TP|Tp|TX|TS|ThS|PGS|GS|BS|KS|CN|Mr|Mrs|TT|P|Q|H|X|Đ\/c|đ\/c|St|No|vd|VD|\p{Lu}|\d{1,2}|[a-zđ])$/u

/** The sentences of a paragraph, verbatim; a stop ends one where white space and no small letter follows. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = []
  let start = 0
  for (const stop of text.matchAll(/[.!?…]+(?=["”’)\]/]*\s+[^\p{Ll}\s])/gu)) {
    const end = stop.index + stop[0].length
    if (stop[0] === '.' && shortForm.test(text.slice(Math.max(start, stop.index - 12), stop.index))) continue
    sentences.push(text.slice(start, end).trim())
    start = end
  }
  sentences.push(text.slice(start).trim())
  return sentences.filter(Boolean)
}

const handing = /^\s*(?:[-–+•]\s*)?(?:(?:giao(?: cho)?|yêu cầu|đề nghị)\s+)?/iu

/** "… yêu cầu các sở, ban, ngành; UBND các huyện: …": a semicolon inside the list of those who are asked. */
const listGoesOn = (before: string, after: string): boolean => {
  if (!beginsAgencyName(after)) return false
  const ends = (from: number) => agencyListAt(before, from)?.end === before.trimEnd().length
  if (ends(handing.exec(before)?.[0].length ?? 0)) return true
  const last = [...before.matchAll(/(?<![\p{L}])(?:giao(?: cho)?|yêu cầu|đề nghị)\s+/giu)].at(-1)
  return last !== undefined && ends(last.index + last[0].length)
}

/** The parts of a sentence between semicolons, verbatim with their mark; brackets hold together. */
export function clausesOf(sentence: string): string[] {
  const clauses: string[] = []
  let depth = 0
  let start = 0
  for (let i = 0; i < sentence.length; i++) {
    const c = sentence[i]
    if (c === '(') depth++
    else if (c === ')') depth = Math.max(0, depth - 1)
    else if (c === ';' && depth === 0 && !listGoesOn(sentence.slice(start, i), sentence.slice(i + 1))) {
      clauses.push(sentence.slice(start, i + 1).trim())
      start = i + 1
    }
  }
  clauses.push(sentence.slice(start).trim())
  return clauses.filter(Boolean)
}
