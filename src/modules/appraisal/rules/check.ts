import { readExact } from '#platform/exact.ts'
import { type Bound, boundsOf, type Input, type Scheme, type Test } from './scheme.ts'

/** What is wrong with a scheme, and where; reasons are keys of the room's texts. */
export type Finding = { where: string; reason: SchemeFault }
export type SchemeFault =
  | 'twice'
  | 'input-unknown'
  | 'condition-unknown'
  | 'against-better'
  | 'measure-needed'
  | 'not-a-number'
  | 'points-without-parts'
  | 'days-in-order'

const goesUp = (bound: Bound): boolean => 'min' in bound || 'above' in bound
const limitOf = (bound: Bound): unknown =>
  'min' in bound ? bound.min : 'max' in bound ? bound.max : 'below' in bound ? bound.below : bound.above

const twice = (keys: readonly string[]): Finding[] =>
  keys.filter((key, i) => keys.indexOf(key) !== i).map((where) => ({ where, reason: 'twice' }))

/** A condition must be met by better values, a veto hold by worse: otherwise somebody would lose by doing well. */
const ofTest = (scheme: Scheme, where: string, test: Test, towards: 'good' | 'bad'): Finding[] =>
  boundsOf(test).flatMap((bound): Finding[] => {
    if (readExact(limitOf(bound)) === undefined) return [{ where, reason: 'not-a-number' }]
    if ('points' in bound) {
      if (!scheme.points) return [{ where, reason: 'points-without-parts' }]
      return goesUp(bound) === (towards === 'good') ? [] : [{ where, reason: 'against-better' }]
    }
    const input = scheme.inputs.find((one) => one.key === bound.input)
    if (!input) return [{ where, reason: 'input-unknown' }]
    const good = goesUp(bound) === (input.better === 'more')
    return good === (towards === 'good') ? [] : [{ where, reason: 'against-better' }]
  })

const ofInput = (input: Input): Finding[] =>
  input.from !== 'typed' && !input.measure ? [{ where: input.key, reason: 'measure-needed' }] : []

/** All that is wrong with a scheme; nothing for one that may be issued. */
export const checkScheme = (scheme: Scheme): Finding[] => {
  const inputs = scheme.inputs.map(({ key }) => key)
  const conditions = scheme.conditions.map(({ key }) => key)
  const unknown = (where: string, keys: readonly string[]): Finding[] =>
    keys.filter((key) => !inputs.includes(key)).map(() => ({ where, reason: 'input-unknown' }))
  const parts = scheme.points?.parts ?? []
  return [
    ...twice(inputs),
    ...twice([...conditions, ...scheme.vetoes.map(({ key }) => key)]),
    ...scheme.inputs.flatMap(ofInput),
    ...scheme.conditions.flatMap(({ key, test }) => ofTest(scheme, key, test, 'good')),
    ...scheme.vetoes.flatMap(({ key, test }) => ofTest(scheme, key, test, 'bad')),
    ...scheme.levels.flatMap(({ level, needs }) =>
      needs
        .filter((key) => !conditions.includes(key))
        .map((): Finding => ({ where: level, reason: 'condition-unknown' })),
    ),
    ...unknown('order', scheme.order),
    ...parts.flatMap((part) => unknown(part.key, 'mean' in part ? part.mean : [part.input])),
    // points grow with what they are made of
    ...parts
      .flatMap((part) => ('mean' in part ? part.mean : [part.input]))
      .filter((key) => scheme.inputs.find((one) => one.key === key)?.better === 'less')
      .map((where): Finding => ({ where, reason: 'against-better' })),
    ...(scheme.effective_to && scheme.effective_to < scheme.effective_from
      ? [{ where: 'effective_to', reason: 'days-in-order' as const }]
      : []),
  ]
}
