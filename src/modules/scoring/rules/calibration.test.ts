import { describe, expect, test } from 'vitest'
import { agreementOf, type BlindPair, meanOf } from './calibration/agreement.ts'
import { effectsOf } from './calibration/effects.ts'
import { falseRate, findingsOf } from './calibration/findings.ts'
import { type Appraiser, assigned, drawn } from './calibration/sample.ts'
import { holm, quantile, twoSided } from './calibration/student.ts'
import { below, fillNormals, randomOf, uniform } from './intervals/random.ts'

describe('Student’s law', () => {
  // two-sided 5 % and 10 % points as every table prints them
  test.each([
    [1, 12.706, 6.314],
    [2, 4.303, 2.92],
    [5, 2.571, 2.015],
    [10, 2.228, 1.812],
    [30, 2.042, 1.697],
    [120, 1.98, 1.658],
  ])('%i degrees of freedom', (degrees, five, ten) => {
    expect(quantile(0.95, degrees)).toBeCloseTo(five, 2)
    expect(quantile(0.9, degrees)).toBeCloseTo(ten, 2)
    expect(twoSided(five, degrees)).toBeCloseTo(0.05, 3)
  })

  test('Holm’s adjusted values of a worked example', () => {
    expect(holm([0.01, 0.04, 0.03, 0.005]).map((p) => Math.round(p * 1000) / 1000)).toEqual([
      0.03, 0.06, 0.06, 0.02,
    ])
    expect(holm([])).toEqual([])
  })
})

const pair = (more: Partial<BlindPair>): BlindPair => ({
  leaf: '1.1',
  first: 'a',
  blind: 'b',
  difference: 0,
  day: 0,
  ...more,
})

describe('agreement', () => {
  test('means with the interval that the table gives', () => {
    expect(meanOf([1])).toEqual({ n: 1, mean: 1, low: null, high: null })
    const { mean, low, high } = meanOf([1, 2, 3])
    expect(mean).toBe(2)
    expect([low, high].map((v) => Math.round((v ?? 0) * 1000) / 1000)).toEqual([0.314, 3.686]) // 2 ± 2.92/√3
  })

  test('distance, sameness and side of some pairs', () => {
    const found = agreementOf([0, 0, 0.2, -0.1].map((difference) => pair({ difference })))
    expect(found.same).toBe(0.5)
    expect(found.apart.mean).toBeCloseTo(0.075)
    expect(found.apart.low).toBe(0)
    expect(found.signed.mean).toBeCloseTo(0.025)
  })
})

test('a habit is told apart from that of those it is compared with', () => {
  const habits: Record<string, number> = { a: 0.2, b: 0, c: 0, d: -0.1, e: 0 }
  const people = Object.keys(habits)
  const pairs = people.flatMap((first) =>
    people
      .filter((p) => p !== first)
      .map((blind) => pair({ first, blind, difference: (habits[first] ?? 0) - (habits[blind] ?? 0) })),
  )
  for (const { person, effect, n, group } of effectsOf(pairs)) {
    expect(effect).toBeCloseTo(habits[person] ?? 0, 5)
    expect([n, group]).toEqual([8, 5])
  }
})

/** A panel as it could be: criteria of different difficulty, values in steps within 0 and 1, many at the top. */
const panel = (
  seed: number,
  planted: { lenient?: number; drift?: number; people?: number; pairs?: number } = {},
) => {
  const { people = 8, pairs = 240 } = planted
  const random = randomOf(seed, 'panel')
  const normal = new Float64Array(1)
  const gives = (person: number, truth: number, noise: number, day: number): number => {
    fillNormals(random, normal, 1)
    const habit = person === 0 ? (planted.lenient ?? 0) + ((planted.drift ?? 0) * (day - 15)) / 30 : 0
    const slip = uniform(random) < 0.5 ? 0 : noise * (normal[0] ?? 0)
    return Math.round(Math.max(0, Math.min(1, truth + slip + habit)) * 4) / 4
  }
  return Array.from({ length: pairs }, (): BlindPair => {
    const first = below(random, people)
    const blind = (first + 1 + below(random, people - 1)) % people
    // everybody has domains of their own, some easy to judge and some hard
    const [truth, noise, day] = [0.3 + 0.7 * uniform(random), 0.05 + 0.05 * first, below(random, 30)]
    const difference = gives(first, truth, noise, day) - gives(blind, truth, noise, 15)
    return pair({ leaf: `${first}.1`, first: `p${first}`, blind: `p${blind}`, difference, day })
  })
}
const accused = (pairs: readonly BlindPair[]): string[] =>
  findingsOf(pairs).flatMap(({ person, leniency, drift }) => [
    ...(leniency?.found ? [`${person} leniency`] : []),
    ...(drift?.found ? [`${person} drift`] : []),
  ])
const seeds = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1)

describe('panels played with seeds', () => {
  test.each([
    ['eight people, 240 pairs', {}],
    ['three people, 45 pairs', { people: 3, pairs: 45 }],
    ['twenty people, 300 pairs', { people: 20, pairs: 300 }],
  ])('of 400 honest panels (%s) not more than one in twenty has anybody accused', (_, shape) => {
    const wrong = seeds(400).filter((seed) => accused(panel(seed, shape)).length > 0)
    expect(wrong.length / 400).toBeLessThanOrEqual(falseRate)
  })

  test('a planted lenient appraiser is found, and nobody else is', () => {
    const all = seeds(200).map((seed) => accused(panel(seed, { lenient: 0.2 })))
    expect(all.filter((found) => found.includes('p0 leniency')).length / 200).toBeGreaterThan(0.95)
    expect(
      all.filter((found) => found.some((one) => !one.startsWith('p0'))).length / 200,
    ).toBeLessThanOrEqual(falseRate)
  })

  test('a severe one too', () => {
    const all = seeds(100).map((seed) => accused(panel(seed, { lenient: -0.25 })))
    expect(all.filter((found) => found.includes('p0 leniency')).length / 100).toBeGreaterThan(0.95)
  })

  test('one whose generosity grows over the days is found to drift', () => {
    const all = seeds(100).map((seed) => accused(panel(seed, { drift: 0.6, pairs: 400 })))
    expect(all.filter((found) => found.includes('p0 drift')).length / 100).toBeGreaterThan(0.8)
  })

  test('of two who differ nobody is accused, nor by a handful of pairs', () => {
    const two = Array.from({ length: 60 }, (_, i) => pair({ difference: 0.3 + (i % 3) / 20 }))
    expect(accused(two)).toEqual([])
    const few = panel(1, { lenient: 0.5, pairs: 16 })
    expect(accused(few)).toEqual([])
  })
})

describe('the sample', () => {
  const pool = Array.from({ length: 200 }, (_, i) => ({
    sheetId: 1 + (i % 20),
    leaf: `${1 + Math.floor(i / 20)}.1`,
    domain: String(1 + Math.floor(i / 20)),
    firstPersonId: `d${1 + Math.floor(i / 20)}`,
  }))
  const kin = new Map(seeds(20).map((id) => [id, [id]]))
  const people: Appraiser[] = seeds(10).map((n) => ({ personId: `d${n}`, unitIds: [n], knows: [String(n)] }))

  test('is as large as asked, the same for the same seed in any order, another for another', () => {
    const one = drawn(pool, 10, 7)
    expect(one.length).toBe(20)
    expect(drawn([...pool].reverse(), 10, 7)).toEqual(one)
    expect(drawn(pool, 10, 8)).not.toEqual(one)
    expect(drawn(pool.slice(0, 3), 1, 1).length).toBe(1)
  })

  test('every value is drawn about as often as any other', () => {
    const times = new Map<unknown, number>()
    for (const seed of seeds(2000))
      for (const one of drawn(pool, 10, seed)) times.set(one, (times.get(one) ?? 0) + 1)
    // 200 expected, standard deviation about 13
    expect(Math.min(...times.values())).toBeGreaterThan(145)
    expect(Math.max(...times.values())).toBeLessThan(260)
  })

  test('goes to nobody who gave, knows or is of kin, and evenly', () => {
    const given = assigned(pool, people, kin, 3)
    expect(given.length).toBe(200)
    for (const { value, personId } of given) {
      const n = Number(personId.slice(1))
      expect(String(n)).not.toBe(value.domain)
      expect(n).not.toBe(value.sheetId)
    }
    const loads = people.map(({ personId }) => given.filter((one) => one.personId === personId).length)
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(3)
  })

  test('what nobody may take stays untaken', () => {
    expect(assigned(pool, [{ personId: 'x', unitIds: [], knows: 'all' }], kin, 1)).toEqual([])
    expect(assigned(pool.slice(0, 1), people.slice(0, 1), kin, 1)).toEqual([])
    const knowsNothing = (personId: string) =>
      assigned(pool.slice(0, 1), [{ personId, unitIds: [], knows: [] }], kin, 1)
    expect(knowsNothing('x')).toHaveLength(1)
    expect(knowsNothing('d1')).toEqual([])
  })
})
