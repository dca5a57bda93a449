import { type Decision, no, yes } from '#platform/decision.ts'

export type Fate = 'item' | 'no-work' | 'uncovered'
export type Paragraph = { no: number; fate: Fate; why: string | null; byPerson: boolean }

/** Which paragraphs an item is made of. */
export type Covering = { paragraphs: readonly number[] }

/**
 * What became of every paragraph: words that no part of the reading speaks of come first, then items, then what is
 * no work; nothing is left out.
 */
export function fatesOf(
  count: number,
  items: readonly Covering[],
  noWork: readonly { paragraph: number; why: string }[],
  uncovered: readonly { paragraph: number }[],
): Paragraph[] {
  const open = new Set(uncovered.map((line) => line.paragraph))
  const used = new Set(items.flatMap((item) => item.paragraphs))
  const why = new Map(noWork.map((line) => [line.paragraph, line.why]))
  return Array.from({ length: count }, (_, i): Paragraph => {
    const n = i + 1
    const fate: Fate = open.has(n) ? 'uncovered' : used.has(n) ? 'item' : why.has(n) ? 'no-work' : 'uncovered'
    return { no: n, fate, why: fate === 'no-work' ? (why.get(n) ?? null) : null, byPerson: false }
  })
}

/** After items came or went: paragraphs that nothing covers any more are uncovered again, covered ones are items. */
export const recovered = (paragraphs: readonly Paragraph[], items: readonly Covering[]): Paragraph[] => {
  const used = new Set(items.flatMap((item) => item.paragraphs))
  return paragraphs.map((p) => {
    if (used.has(p.no) && p.fate === 'no-work') return { ...p, fate: 'item', why: null, byPerson: false }
    if (!used.has(p.no) && p.fate === 'item') return { ...p, fate: 'uncovered' }
    return p
  })
}

/** A person says that a paragraph holds no work, and why; one that became an item is decided at the item. */
export function markNoWork(
  paragraph: Paragraph,
  why: string,
): Decision<{ fate: 'no-work'; why: string }, 'paragraph-is-item' | 'why-missing'> {
  if (paragraph.fate === 'item') return no('paragraph-is-item')
  return why.trim() ? yes({ fate: 'no-work', why: why.trim() }) : no('why-missing')
}

export const uncoveredOf = (paragraphs: readonly Paragraph[]): number[] =>
  paragraphs.filter((p) => p.fate === 'uncovered').map((p) => p.no)
