/** Names as they are typed or pasted into a form: one a line, or parted by commas and semicolons; each once. */
export const namesIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\n;,]/u)
      .map((name) => name.replace(/^[\s\-–•*\d.)]+/u, '').trim())
      .filter(Boolean),
  ),
]

/** A unit that a name may mean, with the one above it, since communes of two districts share names. */
export type Candidate = { unitId: number; name: string; parent: string | null }
/** A typed name with the units that are called so, and those whose names hold its words. */
export type NameFound = { name: string; exact: readonly number[]; like: readonly Candidate[] }
/** One unit, or why there is none: nobody is called so, or a person must choose. */
export type NameMeaning = { name: string; unitId: number } | { name: string; among: readonly Candidate[] }

/** The name without the word of its kind: "UBND xã Nghi Phú" is asked for as "Nghi Phú". */
export const stemOf = (name: string): string =>
  name
    .normalize('NFC')
    .toLocaleLowerCase('vi')
    .replace(/^(?:ubnd|ủy ban nhân dân)\s+/u, '')
    .replace(/^(?:xã|phường|thị trấn|huyện|thành phố|tp\.?|thị xã|tx\.?|sở|ban)\s+/u, '')

const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/gu, 'd').toLowerCase()
const wordsOf = (text: string): string => ` ${text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `

/** Whole words only ("Nghi Phú" is not in "Nghi Phương"); marks count where they were typed. */
const holds = (name: string, asked: string): boolean => {
  const bare = plain(asked) === asked.normalize('NFC').toLowerCase()
  const as = bare ? plain : (text: string) => text.normalize('NFC').toLocaleLowerCase('vi')
  return wordsOf(as(name)).includes(wordsOf(as(asked)))
}

/**
 * What a typed name means: the unit called so, else the only one whose own name it is, else the only one that holds
 * it. "xã Nghi Phú" where only a ward is called so is left to a person.
 */
export function meaningOf({ name, exact, like }: NameFound): NameMeaning {
  if (exact.length === 1) return { name, unitId: exact[0] as number }
  const whole = like.filter((unit) => holds(unit.name, name))
  const own = whole.filter((unit) => plain(stemOf(unit.name)) === plain(stemOf(name)))
  const among = own.length > 0 ? own : whole
  if (among.length === 1 && among[0]) return { name, unitId: among[0].unitId }
  return { name, among: among.length > 0 ? among : like }
}

/** The lists of an item's form: by which field units come in by number, by which by name. */
export const unitFields = {
  leadUnitIds: 'leadNames',
  coordinatorUnitIds: 'coordinatorNames',
  routeUnitIds: 'routeNames',
  recipientUnitIds: 'recipientNames',
  conditionUnitIds: 'conditionNames',
} as const
export type UnitField = keyof typeof unitFields
export type NameField = (typeof unitFields)[UnitField]
