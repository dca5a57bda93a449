import { type Decision, no, yes } from '#platform/decision.ts'

const words = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []

/** Words of `whole` that `parts` do not hold as often. */
export function wordsLeftOut(whole: string, parts: readonly string[]): string[] {
  const have = new Map<string, number>()
  for (const word of parts.flatMap(words)) have.set(word, (have.get(word) ?? 0) + 1)
  return words(whole).filter((word) => {
    const left = have.get(word) ?? 0
    have.set(word, left - 1)
    return left <= 0
  })
}

/** Splits an item's text: at least two parts, and no word of the document is lost between them. */
export function splitText(
  text: string,
  parts: readonly string[],
): Decision<string[], 'split-needs-two' | 'split-loses-words'> {
  const full = parts.map((part) => part.trim()).filter((part) => words(part).length > 0)
  if (full.length < 2) return no('split-needs-two')
  return wordsLeftOut(text, full).length > 0 ? no('split-loses-words') : yes(full)
}

type Mergeable = {
  id: number
  position: number
  deadlineKind: string
  deadlineOn: string | null
  deadlineReading: string
  recurrence: unknown
}

/** Merges items of one deadline into the first of them; two deadlines would leave one behind. */
export function mergeOf<T extends Mergeable>(
  items: readonly T[],
): Decision<{ first: T; others: T[] }, 'merge-needs-two' | 'deadlines-differ'> {
  const [first, ...others] = [...items].sort((a, b) => a.position - b.position)
  if (!first || others.length === 0) return no('merge-needs-two')
  const key = (item: T) =>
    JSON.stringify([item.deadlineKind, item.deadlineOn, item.deadlineReading, item.recurrence])
  return others.some((item) => key(item) !== key(first)) ? no('deadlines-differ') : yes({ first, others })
}
