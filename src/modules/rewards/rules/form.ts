import { addDays, type Day } from '#platform/day.ts'
import { type Decision, no, yes } from '#platform/decision.ts'
import { plainName } from './near.ts'

/** A code for a form of reward from its name, that none of `taken` has: "bang-khen", then "bang-khen.2". */
export const codeFor = (name: string, taken: readonly string[]): string => {
  const base =
    plainName(name)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 60) || 'hinh-thuc'
  return freeCode(base, taken)
}

const freeCode = (base: string, taken: readonly string[]): string => {
  if (!taken.includes(base)) return base
  let n = 2
  while (taken.includes(`${base}.${n}`)) n += 1
  return `${base}.${n}`
}

/** The code of the form that takes the place of one: "bang-khen" gives "bang-khen.2", that "bang-khen.3". */
export const codeAfter = (code: string, taken: readonly string[]): string =>
  freeCode(code.replace(/\.\d+$/, ''), [...taken, code])

/**
 * What a change of a form comes to. One that no round uses is changed itself; else a new one takes its place from a day
 * after the old one began, and the old one ends the day before. An ended one is not changed any more.
 */
export const changeOf = (
  form: { rounds: number; validFrom: Day; validTo: Day | null },
  validFrom: Day,
): Decision<{ inPlace: boolean; endsOn: Day | null }, 'form-begins-later' | 'form-ended'> => {
  if (form.validTo !== null) return no('form-ended')
  if (form.rounds === 0) return yes({ inPlace: true, endsOn: null })
  return validFrom > form.validFrom
    ? yes({ inPlace: false, endsOn: addDays(validFrom, -1) })
    : no('form-begins-later')
}
