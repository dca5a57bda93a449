const bare = (word: string): string => word.toLowerCase().replace(/[^a-z0-9]/g, '')

/** How many letters must be put in, taken out, changed or swapped with the next to make one word of the other. */
const steps = (one: string, other: string): number => {
  const rows = [Array.from({ length: other.length + 1 }, (_, j) => j)]
  const at = (i: number, j: number): number => rows[i]?.[j] ?? Infinity
  for (let i = 1; i <= one.length; i++) {
    rows[i] = [i]
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1]
      const swapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      const fewest = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + Number(!same))
      rows[i]?.push(swapped ? Math.min(fewest, at(i - 2, j - 2) + 1) : fewest)
    }
  }
  return at(one.length, other.length)
}

/**
 * True when a word is one of the known ones misspelt: but for capitals and signs at most two letters differ, one in a
 * short word.
 */
export const isNear = (word: string, known: readonly string[]): boolean => {
  const own = bare(word).slice(0, 100)
  return known.some((one) => steps(own, bare(one)) <= (one.length > 4 ? 2 : 1))
}
