import type { Day } from '#platform/day.ts'
import { plainName, sameAct } from './near.ts'

/** What is looked into before a nomination goes to the council. */
export const checkNames = ['report', 'discipline', 'same-act', 'rating', 'rank'] as const
export type CheckName = (typeof checkNames)[number]
/** A failed check stops the nomination, or goes on with the council's reason, or is not asked. */
export type Weight = 'block' | 'warn' | 'off'
export type Weights = Partial<Record<CheckName, Weight>>

/** `unknown`: nothing here can say; `none`: the question does not arise. */
export type Outcome = 'pass' | 'fail' | 'unknown' | 'none'
export type Finding = {
  check: CheckName
  outcome: Outcome
  weight: Exclude<Weight, 'off'>
  /** key of its sentence, with what fills it */
  says: string
  facts: Record<string, string | number>
}

export type Nominee = {
  /** of the nomination, so that it is not compared with itself */
  id: number
  kind: 'collective' | 'individual'
  unitId: number | null
  personId: string | null
  outside: boolean
  name: string
  achievement: string
  year: number
  reported: boolean
  rank: number | null
  rankOf: number | null
}

/** An honour given before (with its decision), or asked for in the same round (without one). */
export type Honour = Pick<Nominee, 'kind' | 'unitId' | 'personId' | 'name' | 'achievement' | 'year'> & {
  nominationId: number
  decisionNo: string | null
  decidedOn: Day | null
}

/** What other rooms say of the nominee: a measure in force on the day, and the rating of the year. */
export type Known = {
  discipline: { measure: string; decisionNo: string; until: Day | null } | 'none' | 'unknown'
  rating: { level: string; enough: boolean } | 'unknown'
}
export const nothingKnown: Known = { discipline: 'unknown', rating: 'unknown' }

type Said = Pick<Finding, 'outcome' | 'says'> & { facts?: Finding['facts'] }

const report = ({ reported }: Nominee): Said =>
  reported ? { outcome: 'pass', says: 'report-there' } : { outcome: 'fail', says: 'report-missing' }

const discipline = (nominee: Nominee, { discipline: found }: Known): Said => {
  if (nominee.kind === 'collective') return { outcome: 'none', says: 'discipline-collective' }
  if (found === 'none') return { outcome: 'pass', says: 'discipline-none' }
  if (found === 'unknown')
    return { outcome: 'unknown', says: nominee.outside ? 'discipline-outside' : 'discipline-unknown' }
  const { measure, decisionNo, until } = found
  return {
    outcome: 'fail',
    says: until ? 'discipline-until' : 'discipline-held',
    facts: { measure, decision: decisionNo, until: until ?? '' },
  }
}

// a list of hundreds is compared with every honour of some years: each name is folded once
const folded = new WeakMap<object, string>()
const plainOf = (one: { name: string }): string => {
  const known = folded.get(one) ?? plainName(one.name)
  folded.set(one, known)
  return known
}

const sameNominee = (a: Nominee, b: Honour): 'same' | 'name' | undefined => {
  if (a.kind !== b.kind) return undefined
  if (a.personId !== null && b.personId !== null) return a.personId === b.personId ? 'same' : undefined
  if (a.kind === 'collective' && a.unitId !== null && b.unitId !== null)
    return a.unitId === b.unitId ? 'same' : undefined
  return plainOf(a) === plainOf(b) ? 'name' : undefined
}

const twice = (nominee: Nominee, honours: readonly Honour[]): Said => {
  for (const honour of honours) {
    if (honour.nominationId === nominee.id) continue
    const who = sameNominee(nominee, honour)
    const act = who && sameAct(nominee, honour)
    if (!who || !act) continue
    const given = honour.decisionNo !== null
    return {
      outcome: 'fail',
      says: `same-act-${given ? 'given' : 'asked'}-${act}${who === 'name' ? '-name' : ''}`,
      facts: {
        act: honour.achievement,
        decision: honour.decisionNo ?? '',
        day: honour.decidedOn ?? '',
      },
    }
  }
  return { outcome: 'pass', says: 'same-act-none' }
}

const rating = (nominee: Nominee, { rating: found }: Known): Said => {
  const facts = { year: nominee.year }
  if (nominee.outside) return { outcome: 'none', says: 'rating-outside' }
  if (nominee.kind === 'collective') return { outcome: 'none', says: 'rating-collective' }
  if (found === 'unknown') return { outcome: 'unknown', says: 'rating-unknown', facts }
  return {
    outcome: found.enough ? 'pass' : 'fail',
    says: 'rating-level',
    facts: { ...facts, level: found.level },
  }
}

const rank = (nominee: Nominee, within: number): Said => {
  if (nominee.kind === 'individual') return { outcome: 'none', says: 'rank-individual' }
  if (nominee.unitId === null) return { outcome: 'none', says: 'rank-outside' }
  if (nominee.rank === null)
    return { outcome: 'unknown', says: 'rank-unknown', facts: { year: nominee.year } }
  return {
    outcome: nominee.rank <= within ? 'pass' : 'fail',
    says: 'rank-is',
    facts: { rank: nominee.rank, of: nominee.rankOf ?? 0, within, year: nominee.year },
  }
}

/** What the checks say of one nomination, each with how much it weighs by its form of reward; those off are left out. */
export const checksOf = (
  nominee: Nominee,
  known: Known,
  honours: readonly Honour[],
  form: { weights: Weights; rankWithin: number },
): Finding[] => {
  const said: Record<CheckName, Said> = {
    report: report(nominee),
    discipline: discipline(nominee, known),
    'same-act': twice(nominee, honours),
    rating: rating(nominee, known),
    rank: rank(nominee, form.rankWithin),
  }
  return checkNames.flatMap((check) => {
    // without a confirmed report there is nothing that a council could vote on: no form lets it pass
    const weight = check === 'report' ? 'block' : (form.weights[check] ?? 'warn')
    return weight === 'off' ? [] : [{ facts: {}, ...said[check], check, weight }]
  })
}

/** `blocked`: goes no further. `warned`: goes on only with the council's reason. */
export type Clearance = 'clear' | 'warned' | 'blocked'
export const clearanceOf = (findings: readonly Finding[]): Clearance => {
  const failed = findings.filter((one) => one.outcome === 'fail')
  if (failed.some((one) => one.weight === 'block')) return 'blocked'
  return failed.length > 0 ? 'warned' : 'clear'
}

/** What a reader learns beside a failed check: the measure of discipline, the level of a rating. */
export type Eyes = { discipline: 'all' | 'hidden'; rating: 'all' | 'outcome' | 'hidden' }

/** The findings as somebody may see them: what is hidden is said to be, and how the nomination stands is kept. */
export const seenBy = (findings: readonly Finding[], eyes: Eyes): Finding[] =>
  findings.map((one) => {
    const eye = one.check === 'discipline' || one.check === 'rating' ? eyes[one.check] : 'all'
    if (eye === 'all' || one.outcome === 'none') return one
    if (eye === 'hidden') return { ...one, outcome: 'none', says: `${one.check}-hidden`, facts: {} }
    return one.outcome === 'unknown' ? one : { ...one, says: `rating-${one.outcome}`, facts: {} }
  })
