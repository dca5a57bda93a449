import { Exact, exact, hundred, showDecimal } from '#platform/exact.ts'
import type { Line } from './lines.ts'
import {
  type Interval,
  meanInterval,
  meanOfIntervals,
  shareInterval,
  type Weighed,
  weightedInterval,
} from './margin.ts'
import type { Method } from './method.ts'
import type { Content, Factor } from './questionnaire.ts'
import type { Atom } from './suppress.ts'

/** A figure with its bounds of 95 %, 0 to 100: exact text, the bounds with two decimals. */
export type Estimate = { value: string; low: string; high: string }
/** The same while it is worked with. */
type Measure = Interval & { value: Exact }

/** What the answers to one line come to; only what can be said of its kind. */
export type LineFigure<M = Estimate> = {
  n: number
  /** how often each answer was given; over groups, all together */
  counts: Record<string, number>
  /** of the numbers given, where a number was asked */
  sum?: string
} & { [kind in (typeof kinds)[number]]?: M }
/** A factor, content or whole; `of` are the parts it should have, `have` those that are told. */
export type Compound<M = Estimate> = M & { have: number; of: number }
export type Figures<M = Estimate> = {
  lines: Record<string, LineFigure<M>>
  factors: Record<string, Compound<M>>
  contents: Record<string, Compound<M>>
  overall: Compound<M> | null
}

// the share of the satisfied, the mean as a part of the best step, the mean worth, the share of signals of risk
const kinds = ['satisfied', 'mean', 'worth', 'risk'] as const

/** How the figures of one group are made: people asked among how many, and by how many answers at most. */
export type Basis = { population: number | null; people?: number }
export type Plan = { lines: readonly Line[]; factors: Factor[]; contents: Content[]; method: Method }

const measure = (value: Exact, { low, high }: Interval): Measure => ({ value, low, high })

const drawnOf = (n: number, { population, people }: Basis) => ({
  // about several units the same people spoke: their answers are no more independent than they are many
  n: people === undefined ? n : Math.min(n, people),
  population,
})

const share = (atom: Atom, counts: (option: string) => boolean, basis: Basis): Measure => {
  let hits = 0
  for (const [option, n] of Object.entries(atom.counts)) if (counts(option)) hits += n
  return measure(
    Exact.ratio(hits * 100, atom.n),
    shareInterval(Math.min(1, hits / atom.n), drawnOf(atom.n, basis)),
  )
}

/** The mean of values of options, 0 to 100; answers without one ("do not know") stay out. */
const meanOf = (
  atom: Atom,
  values: ReadonlyMap<string, Exact>,
  basis: Basis,
  least: number,
): Measure | undefined => {
  const given = Object.entries(atom.counts).flatMap(([option, n]) => {
    const value = values.get(option)
    return value ? [{ value, n }] : []
  })
  const n = given.reduce((sum, one) => sum + one.n, 0)
  if (n < least || n === 0) return undefined
  const sum = Exact.sum(given.map((one) => one.value.times(Exact.ratio(one.n, 1))))
  const mean = sum.over(Exact.ratio(n, 1))
  const m = mean.approximate()
  const squares = given.reduce((all, one) => all + one.n * (one.value.approximate() - m) ** 2, 0)
  return measure(mean, meanInterval(m, squares / Math.max(1, n - 1), drawnOf(n, basis)))
}

const stepsOf = (line: Line): ReadonlyMap<string, Exact> =>
  new Map(line.options.map(({ code }, i) => [code, Exact.ratio((i + 1) * 100, line.options.length)]))

const worthOf = (line: Line): ReadonlyMap<string, Exact> =>
  new Map(
    line.options.flatMap(({ code, worth }) => (worth === undefined ? [] : [[code, exact(worth)] as const])),
  )

const isRisk = (line: Line): ((option: string) => boolean) => {
  const worth = worthOf(line)
  const first = line.options[0]?.code
  return (option) => (worth.size > 0 ? worth.get(option)?.compare(hundred) !== 0 : option !== first)
}

/** What the answers of one group to one line come to; `least`: fewer say nothing. */
export const lineFigure = (line: Line, atom: Atom, basis: Basis, least: number): LineFigure<Measure> => {
  const satisfied = new Set(line.options.filter((one) => one.satisfied).map((one) => one.code))
  const worth = worthOf(line)
  const mean = satisfied.size > 0 ? meanOf(atom, stepsOf(line), basis, least) : undefined
  const worthMean = worth.size > 0 && line.kind !== 'multi' ? meanOf(atom, worth, basis, least) : undefined
  return {
    n: atom.n,
    counts: atom.counts,
    ...(satisfied.size > 0 && { satisfied: share(atom, (one) => satisfied.has(one), basis) }),
    ...(mean && { mean }),
    ...(worthMean && { worth: worthMean }),
    ...(line.risk && { risk: share(atom, isRisk(line), basis) }),
    ...(atom.sum !== undefined && { sum: atom.sum }),
  }
}

type Spoken = { weight: Exact; figure: LineFigure<Measure> }
const weighed = (spoken: readonly Spoken[], kind: (typeof kinds)[number]): Measure | undefined => {
  const parts = spoken.flatMap(({ weight, figure }) => {
    const estimate = figure[kind]
    return estimate && weight.sign() > 0 ? [{ weight, estimate }] : []
  })
  const weights = Exact.sum(parts.map(({ weight }) => weight))
  if (weights.sign() <= 0) return undefined
  const value = Exact.sum(parts.map(({ weight, estimate }) => estimate.value.times(weight)))
  const bounds = weightedInterval(
    parts.map(
      ({ weight, estimate }): Weighed => ({
        value: estimate.value.approximate(),
        low: estimate.low,
        high: estimate.high,
        weight: weight.approximate(),
      }),
    ),
  )
  return bounds && measure(value.over(weights), bounds)
}

/** One line over several groups, each with its weight; groups that are not told stay out and their weight with them. */
export const overGroups = (spoken: readonly Spoken[]): LineFigure<Measure> => {
  const counts: Record<string, number> = {}
  for (const { figure } of spoken)
    for (const [option, n] of Object.entries(figure.counts)) counts[option] = (counts[option] ?? 0) + n
  const estimates = kinds.flatMap((kind) => {
    const estimate = weighed(spoken, kind)
    return estimate ? [[kind, estimate] as const] : []
  })
  const sums = spoken.flatMap(({ figure }) => (figure.sum === undefined ? [] : [exact(figure.sum)]))
  return {
    n: spoken.reduce((sum, { figure }) => sum + figure.n, 0),
    counts,
    ...Object.fromEntries(estimates),
    ...(sums.length > 0 && { sum: showDecimal(Exact.sum(sums)) }),
  }
}

const meanOfMeasures = (parts: readonly (Measure | undefined)[]): Compound<Measure> | undefined => {
  const told = parts.filter((one) => one !== undefined)
  if (told.length === 0) return undefined
  const sum = Exact.sum(told.map(({ value }) => value))
  return {
    ...measure(sum.over(Exact.ratio(told.length, 1)), meanOfIntervals(told)),
    have: told.length,
    of: parts.length,
  }
}

const told = <T>(pairs: readonly (readonly [string, T | undefined])[]): Record<string, T> =>
  Object.fromEntries(pairs.flatMap(([code, one]) => (one === undefined ? [] : [[code, one]])))

/** The one figure of a line that goes into factors: what the method names, else what its answers are worth. */
export const mainFigure = <M>(figure: LineFigure<M> | undefined, method: Method): M | undefined =>
  figure?.[method.criterion] ?? figure?.worth ?? figure?.satisfied

/**
 * Factors as means of their lines, contents as means of their factors, the whole as the mean of the contents; of a
 * questionnaire without factors, the mean of all lines that have a figure. Exact arithmetic all along.
 */
export const figuresOf = (lines: Record<string, LineFigure<Measure>>, plan: Plan): Figures<Measure> => {
  const main = (line: Line) => mainFigure(lines[line.code], plan.method)
  const factors = told(
    plan.factors.map(({ code }) => [
      code,
      meanOfMeasures(plan.lines.filter((line) => line.factor === code).map(main)),
    ]),
  )
  const contents = told(
    plan.contents.map(({ code }) => [
      code,
      meanOfMeasures(plan.factors.filter((one) => one.content === code).map((one) => factors[one.code])),
    ]),
  )
  const parts =
    plan.contents.length > 0
      ? plan.contents.map(({ code }) => contents[code])
      : plan.factors.length > 0
        ? plan.factors.map(({ code }) => factors[code])
        : plan.lines.filter((line) => !line.risk && main(line)).map(main)
  return { lines, factors, contents, overall: meanOfMeasures(parts) ?? null }
}

const inText = ({ value, low, high }: Measure): Estimate => ({
  value: showDecimal(value),
  low: low.toFixed(2),
  high: high.toFixed(2),
})

const each = <A, B>(of: Record<string, A>, turn: (one: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(of).map(([key, one]) => [key, turn(one)]))

const lineInText = ({ n, counts, sum, ...measures }: LineFigure<Measure>): LineFigure => ({
  n,
  counts,
  ...(sum !== undefined && { sum }),
  ...each(measures, (one) => inText(one as Measure)),
})

const compoundInText = ({ have, of, ...one }: Compound<Measure>): Compound => ({ ...inText(one), have, of })

/** The figures as they are kept: text, no digit lost that anybody prints. */
export const keptFigures = ({ lines, factors, contents, overall }: Figures<Measure>): Figures => ({
  lines: each(lines, lineInText),
  factors: each(factors, compoundInText),
  contents: each(contents, compoundInText),
  overall: overall && compoundInText(overall),
})
