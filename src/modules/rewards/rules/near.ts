/** Words without marks, capitals and punctuation, as they are compared. */
const folded = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

const isYear = (word: string): boolean => /^(19|20)\d\d$/.test(word)

/** A name as it is compared: "Ông Nguyễn Văn A" and "nguyen van a" are the same. */
export const plainName = (name: string): string =>
  folded(name)
    .join(' ')
    .replace(/^(ong|ba|dong chi|dc) /, '')

/** The years that a citation speaks of, else the year of its round. */
const yearsOf = (text: string, year: number): number[] => {
  const named = folded(text).filter(isYear).map(Number)
  return named.length > 0 ? named : [year]
}

/** From this share of common words on two citations are taken for near ones; the house's own figure. */
const nearFrom = 0.7

/** How alike two texts are by their words, 0 to 1 (Dice); years are left out, since the same honour comes each year. */
const likeness = (a: string, b: string): number => {
  const [left, right] = [a, b].map((text) => new Set(folded(text).filter((word) => !isYear(word))))
  if (!left || !right || left.size + right.size === 0) return 0
  const common = [...left].filter((word) => right.has(word)).length
  return (2 * common) / (left.size + right.size)
}

export type Cited = { achievement: string; year: number }

/** Whether two citations honour the same act: word for word, nearly, or not. Acts of different years are not the same. */
export const sameAct = (a: Cited, b: Cited): 'exact' | 'near' | undefined => {
  const years = yearsOf(b.achievement, b.year)
  if (!yearsOf(a.achievement, a.year).some((year) => years.includes(year))) return undefined
  if (folded(a.achievement).join(' ') === folded(b.achievement).join(' ')) return 'exact'
  return likeness(a.achievement, b.achievement) >= nearFrom ? 'near' : undefined
}
