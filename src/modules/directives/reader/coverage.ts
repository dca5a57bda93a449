import type { Paragraph, ReadDirective } from './shape.ts'

/** The numbers of the paragraphs no part of a reading speaks of. A finished reading has none. */
export function missing(paragraphs: readonly Paragraph[], reading: ReadDirective): number[] {
  const seen = new Set<number>()
  for (const item of reading.items) for (const n of item.evidence.paragraphs) seen.add(n)
  for (const { paragraph } of [...reading.noWork, ...reading.uncovered]) seen.add(paragraph)
  return paragraphs.map((_, i) => i + 1).filter((n) => !seen.has(n))
}

const words = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []

/**
 * The paragraphs some of whose words are in no item, no-work entry or uncovered entry that speaks of them. Labels
 * ("2.", "a)") may be missing, since an item has them as its number.
 */
export function wordsLost(paragraphs: readonly Paragraph[], reading: ReadDirective): number[] {
  const kept = new Map<number, string[]>()
  const keep = (n: number, text: string): void => void kept.set(n, [...(kept.get(n) ?? []), ...words(text)])
  for (const item of reading.items)
    for (const n of item.evidence.paragraphs)
      keep(
        n,
        [
          item.number,
          item.text,
          item.deadline.text,
          ...item.lead,
          ...item.coordinators,
          ...item.recipients.map((r) => r.text),
        ].join(' '),
      )
  for (const { paragraph, text } of [...reading.noWork, ...reading.uncovered]) keep(paragraph, text)
  return paragraphs.flatMap((p, i) => {
    const have = new Set(kept.get(i + 1))
    const lost = words(withoutLabel(p.text)).filter((word) => !have.has(word))
    return lost.length ? [i + 1] : []
  })
}

const withoutLabel = (text: string): string =>
  text.replace(
    /^(?:(?:Điều|Chương|Phần|Mục|Nhiệm vụ|Nội dung|Bước|ĐIỀU|CHƯƠNG|PHẦN|MỤC|NHIỆM VỤ)\s+(?:số\s+)?\S{1,6}|Thứ \S+|\S+ là|\(?[\p{L}\p{N}.]{1,12}[.)/:-]?)\s*/u,
    '',
  )

/** Puts what nothing speaks of among the uncovered, in the order of the document. */
export function completed(paragraphs: readonly Paragraph[], reading: ReadDirective): ReadDirective {
  const lost = missing(paragraphs, reading).map((n) => ({
    paragraph: n,
    text: paragraphs[n - 1]?.text ?? '',
  }))
  const inOrder = <T extends { paragraph: number }>(list: T[]): T[] =>
    [...list].sort((a, b) => a.paragraph - b.paragraph)
  return { ...reading, noWork: inOrder(reading.noWork), uncovered: inOrder([...reading.uncovered, ...lost]) }
}
