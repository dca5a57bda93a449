import type { Db } from '#platform/db.ts'
import type { LeafInputs, Num } from '../rules/set.ts'
import { type CountedSheet, type CountedValue, countedSheets } from '../store/inputs.ts'

/**
 * What counts for one unit, as `computeSet` takes it, and beside it by leaf who gave it, when, at which stage and on
 * what evidence. A leaf without a value after the self-score is not in `inputs`.
 */
export type EffectiveUnit = Omit<CountedSheet, 'values' | 'bonus' | 'penalty'> & {
  inputs: { [leaf: string]: LeafInputs }
  notApplicable: string[]
  /** points set by hand in place of the rule's */
  hand: { [leaf: string]: Num }
  bonus: Num
  penalty: Num
  leaves: { [leaf: string]: CountedValue }
}

const effective = ({ values, ...sheet }: CountedSheet): EffectiveUnit => ({
  ...sheet,
  inputs: Object.fromEntries(values.filter((v) => !v.notApplicable).map((v) => [v.leaf, v.inputs])),
  notApplicable: values.filter((v) => v.notApplicable).map((v) => v.leaf),
  hand: Object.fromEntries(
    values.flatMap((v) => (v.hand !== null && !v.notApplicable ? [[v.leaf, v.hand]] : [])),
  ),
  leaves: Object.fromEntries(values.map((v) => [v.leaf, v])),
})

/** The units of a round with what counts for each, by code; with a sheet, of that one alone. One statement. */
export const effectiveInputs = async (db: Db, roundId: number, sheetId?: number): Promise<EffectiveUnit[]> =>
  (await countedSheets(db, roundId, sheetId)).map(effective)
