import type { Value } from './interval.ts'
import type { Input } from './scheme.ts'
import { type TypedFault, typedValue } from './typed.ts'

/** What a table of facts calls its columns. */
export const factHeads = {
  unit: ['don vi', 'ma don vi', 'unit', 'unit code'],
  key: ['so lieu', 'chi so', 'fact', 'key'],
  value: ['gia tri', 'value'],
  source: ['van ban', 'theo van ban', 'nguon', 'source', 'paper'],
  reason: ['ly do', 'reason'],
} as const
type Row = Record<keyof typeof factHeads, string>
export type FactLine = { line: number; row: Row }

/** Somebody of the round whose facts are entered: what was measured of them, and whether this actor may enter any. */
export type Enterable = {
  ratedId: number
  unitId: number
  unitName: string
  unitNameEn: string | null
  person: string
  mayPrepare: boolean
  measured: (key: string) => Value
}

export type FactFault =
  | TypedFault
  | 'unit-not-in-round'
  | 'own-unit-facts'
  | 'fact-unknown'
  | 'source-lacking'
  | 'too-long'
  | 'override-needs-reason'
  | 'fact-twice'

/** A line as it was tried: what it enters, or why it does not. */
export type TriedFact = {
  line: number
  unit: string
  input: Input | undefined
  text: string
  fault: FactFault | undefined
  fact: { ratedId: number; key: string; value: Value; source: string; reason: string | null } | undefined
}

/** A name without marks, case and signs, as two are compared. */
type Plain = (text: string) => string

const inputNamed = (inputs: readonly Input[], name: string, plain: Plain): Input | undefined =>
  inputs.find(({ key }) => key === name) ??
  inputs.find((one) => [one.name_vi, one.name_en].some((own) => plain(own) === plain(name)))

/** Whether somebody may enter this for one who is rated, and as what it is kept. Whoever enters one by one asks it as well. */
export const enteredFact = (
  input: Input,
  about: Pick<Enterable, 'measured'>,
  text: string,
  reason: string | undefined,
): { value: Value } | { fault: FactFault } => {
  const value = typedValue(input, text)
  if (!value.ok) return { fault: value.reason }
  if (value.value !== null && about.measured(input.key) !== null && !reason)
    return { fault: 'override-needs-reason' }
  return { value: value.value }
}

/**
 * Tries the lines of a table of facts against a round: units by code or name, facts by key or name. Facts of the record of
 * discipline are not entered so. A line that says the same fact of the same unit again is refused.
 */
export const tryFacts = (
  lines: readonly FactLine[],
  inputs: readonly Input[],
  people: readonly Enterable[],
  unitByCode: ReadonlyMap<string, number>,
  plain: Plain,
): TriedFact[] => {
  const met = new Set<string>()
  const entered = inputs.filter(({ from }) => from !== 'discipline')
  return lines.map(({ line, row }) => {
    const about = people.find(
      (one) =>
        unitByCode.get(row.unit) === one.unitId ||
        [one.unitName, one.unitNameEn ?? one.unitName].some((own) => plain(own) === plain(row.unit)),
    )
    const input = inputNamed(entered, row.key, plain)
    const base = { line, unit: about?.unitName ?? row.unit, input, text: row.value }
    const refuse = (fault: FactFault): TriedFact => ({ ...base, fault, fact: undefined })
    if (!about) return refuse('unit-not-in-round')
    if (!about.mayPrepare) return refuse('own-unit-facts')
    if (!input) return refuse('fact-unknown')
    if (row.source === '') return refuse('source-lacking')
    if (row.source.length > 500 || row.reason.length > 500) return refuse('too-long')
    if (met.has(`${about.ratedId} ${input.key}`)) return refuse('fact-twice')
    met.add(`${about.ratedId} ${input.key}`)
    const found = enteredFact(input, about, row.value, row.reason)
    if ('fault' in found) return refuse(found.fault)
    const { ratedId } = about
    const { source } = row
    const fact = { ratedId, key: input.key, value: found.value, source, reason: row.reason || null }
    return { ...base, fault: undefined, fact }
  })
}
