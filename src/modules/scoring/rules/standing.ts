import type { PlacedLeaf } from './outline.ts'

/** What stands in a leaf, as much as its mark in the tree needs. */
export type StoodValue = {
  leaf: string
  stage: string
  points: string | null
  excluded: boolean
  notApplicable: boolean
  note: string | null
  inputs: object
  sources: Readonly<Record<string, { reason?: string }>>
}

/** The mark of a leaf in the tree. `asked`: the unit is to explain, or has explained and is not appraised again. */
export type Mark = 'none' | 'self' | 'appraised' | 'asked' | 'given'

const isScored = (value: StoodValue | undefined): boolean =>
  value !== undefined && (value.points !== null || value.excluded)

/** How far a leaf has come. `given`: its figures come from a survey or a register and are not there yet. */
export const markOf = (placed: PlacedLeaf, values: readonly StoodValue[], asked: boolean): Mark => {
  const own = values.filter((value) => value.leaf === placed.leaf.code)
  const at = (stage: string) => own.find((value) => value.stage === stage)
  if (asked && !isScored(at('second')) && !isScored(at('council'))) return 'asked'
  if (['first', 'second', 'council', 'correction'].some((stage) => isScored(at(stage)))) return 'appraised'
  if (placed.assessment !== 'self+appraisal') return 'given'
  return isScored(at('self')) ? 'self' : 'none'
}

/** The value that counts: correction before council before second before first. */
export const countedOf = <V extends { leaf: string; stage: string }>(
  values: readonly V[],
  leaf: string,
): V | undefined =>
  ['correction', 'council', 'second', 'first']
    .map((stage) => values.find((value) => value.leaf === leaf && value.stage === stage))
    .find((value) => value !== undefined)

export type Lack = { leaf: string; lacks: 'value' | 'proof' }

/** True when every input of a value is the system's own figure: that source is the proof. */
const bySystem = (value: StoodValue): boolean => {
  const names = Object.keys(value.inputs)
  return names.length > 0 && names.every((name) => value.sources[name] && !value.sources[name].reason)
}

/**
 * What a sheet lacks for its sign-off: a leaf without a value, or with a value but neither evidence nor an
 * explanation in words (Hà Nội 21/KH-UBND 2018: where there is no evidence the unit explains how it scored).
 */
export const lacksOf = (
  leaves: readonly PlacedLeaf[],
  values: readonly StoodValue[],
  proven: ReadonlySet<string>,
): Lack[] => {
  const self = new Map(values.filter((v) => v.stage === 'self').map((v) => [v.leaf, v]))
  return leaves.flatMap((placed): Lack[] => {
    if (placed.assessment !== 'self+appraisal') return []
    const code = placed.leaf.code
    const value = self.get(code)
    if (!value || !isScored(value)) return [{ leaf: code, lacks: 'value' }]
    return proven.has(code) || value.note || bySystem(value) ? [] : [{ leaf: code, lacks: 'proof' }]
  })
}

/** The leaves of a domain that an appraiser has not given a value yet. */
export const unappraised = (
  leaves: readonly PlacedLeaf[],
  values: readonly StoodValue[],
  domain: string,
): string[] => {
  const done = new Set(values.filter((v) => v.stage !== 'self' && isScored(v)).map((v) => v.leaf))
  return leaves
    .filter((one) => one.domain.code === domain && !done.has(one.leaf.code))
    .map((one) => one.leaf.code)
}
