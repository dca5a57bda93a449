import { below, randomOf } from '../intervals/random.ts'

/** A first value that may be appraised a second time. */
export type Candidate = { sheetId: number; leaf: string; domain: string; firstPersonId: string }
/** Somebody who may be asked; `knows`: sees every first value, or those of some domains. */
export type Appraiser = { personId: string; unitIds: readonly number[]; knows: 'all' | readonly string[] }

const key = ({ sheetId, leaf }: Candidate): string => `${String(sheetId).padStart(12, '0')} ${leaf}`

const shuffled = <T>(values: readonly T[], seed: number, stream: string): T[] => {
  const random = randomOf(seed, stream)
  const all = [...values]
  for (let i = all.length - 1; i > 0; i--) {
    const j = below(random, i + 1)
    ;[all[i], all[j]] = [all[j] as T, all[i] as T]
  }
  return all
}

/** A random part of the values, in percent, at least one; the same seed draws the same, whatever order they come in. */
export const drawn = <T extends Candidate>(pool: readonly T[], percent: number, seed: number): T[] => {
  const ordered = [...pool].sort((a, b) => (key(a) < key(b) ? -1 : 1))
  const count = Math.max(1, Math.round((pool.length * percent) / 100))
  return shuffled(ordered, seed, 'sample').slice(0, count)
}

/**
 * Gives each drawn value to somebody who neither gave the first one, nor may know it, nor is of the unit's kin; those
 * with the least so far come first. What nobody may take is left out.
 */
export const assigned = <T extends Candidate>(
  sample: readonly T[],
  appraisers: readonly Appraiser[],
  kin: ReadonlyMap<number, readonly number[]>,
  seed: number,
): { value: T; personId: string }[] => {
  const people = shuffled(
    [...appraisers].sort((a, b) => (a.personId < b.personId ? -1 : 1)),
    seed,
    'people',
  )
  const load = new Map(people.map(({ personId }) => [personId, 0]))
  const may = (one: Appraiser, value: T): boolean =>
    one.personId !== value.firstPersonId &&
    one.knows !== 'all' &&
    !one.knows.includes(value.domain) &&
    !one.unitIds.some((unit) => kin.get(value.sheetId)?.includes(unit))
  return sample.flatMap((value) => {
    const [least] = people
      .filter((one) => may(one, value))
      .sort((a, b) => (load.get(a.personId) ?? 0) - (load.get(b.personId) ?? 0))
    if (!least) return []
    load.set(least.personId, (load.get(least.personId) ?? 0) + 1)
    return [{ value, personId: least.personId }]
  })
}
