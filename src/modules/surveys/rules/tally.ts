import { type Exact, readExact, zero } from '#platform/exact.ts'
import type { Line } from './lines.ts'
import type { Answer, Answers, ResponseAnswers } from './questionnaire.ts'

/** One person's answers, and the cell of the sample they belong to. No name, no hour: there is none. */
export type Response = {
  id: string
  stratumId: number
  group: string
  /** the unit that people of the stratum were asked about; "" when each or none */
  stratumUnit: string
  seconds: number | null
  answers: ResponseAnswers
  included: boolean
  /** whether each earlier version of the result counted it, by version; only where somebody ever excluded it */
  was?: ReadonlyMap<number, boolean>
}

/** Answers to one line: how many people, how many of each answer, and the sum where numbers were asked. */
export type LineTally = { n: number; counts: Map<string, number>; sum: Exact; changed: Response[] }
/** What one group said about one unit. */
export type CellTally = {
  unit: string
  group: string
  n: number
  lines: Map<string, LineTally>
  /** the one added last: it may bring answers to the cell in two parts and is counted once */
  last?: Response
}
export type Tally = {
  lines: ReadonlyMap<string, readonly Line[]>
  cells: Map<string, CellTally>
  people: Map<string, { counted: number; excluded: number }>
}

/** An empty count for these lines. */
export const newTally = (lines: readonly Line[]): Tally => ({
  lines: Map.groupBy(lines, (line) => line.question),
  cells: new Map(),
  people: new Map(),
})

const cellOf = (tally: Tally, unit: string, group: string): CellTally => {
  const key = `${unit}|${group}`
  const known = tally.cells.get(key)
  if (known) return known
  const made: CellTally = { unit, group, n: 0, lines: new Map() }
  tally.cells.set(key, made)
  return made
}

const lineOf = (cell: CellTally, code: string): LineTally => {
  const known = cell.lines.get(code)
  if (known) return known
  const made: LineTally = { n: 0, counts: new Map(), sum: zero, changed: [] }
  cell.lines.set(code, made)
  return made
}

/** The answer to one line, as the options chosen; undefined when it was not answered. */
const chosen = (line: Line, answer: Answer): string[] | undefined => {
  if (typeof answer === 'string') return line.row === undefined ? [answer] : undefined
  if (Array.isArray(answer)) return answer.length > 0 ? answer : undefined
  if (typeof answer === 'number') return line.kind === 'number' ? [] : [String(answer)]
  const of = line.row === undefined ? undefined : answer[line.row]
  // a step may have been kept as the number it is called by
  return of === undefined || of === null || of === '' ? undefined : [String(of)]
}

const addLine = (cell: CellTally, line: Line, answer: Answer, response: Response): void => {
  const options = chosen(line, answer)
  if (!options) return
  const tally = lineOf(cell, line.code)
  if (response.was) tally.changed.push(response)
  if (!response.included) return
  tally.n++
  for (const option of options) tally.counts.set(option, (tally.counts.get(option) ?? 0) + 1)
  if (line.kind === 'number') tally.sum = tally.sum.plus(readExact(answer) ?? zero)
}

const addAnswers = (tally: Tally, cell: CellTally, answers: Answers, response: Response): void => {
  if (response.included && cell.last !== response) cell.n++
  cell.last = response
  for (const question in answers) {
    const answer = answers[question] as Answer
    for (const line of tally.lines.get(question) ?? []) addLine(cell, line, answer, response)
  }
}

/** Adds one person's answers; one who is excluded is counted as that and nowhere else. */
export const count = (tally: Tally, response: Response): void => {
  const people = tally.people.get(response.group) ?? { counted: 0, excluded: 0 }
  tally.people.set(response.group, people)
  people[response.included ? 'counted' : 'excluded']++
  if (!response.included && !response.was) return
  for (const unit in response.answers)
    addAnswers(
      tally,
      cellOf(tally, unit || response.stratumUnit, response.group),
      response.answers[unit] as Answers,
      response,
    )
}
