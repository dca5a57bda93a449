import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '#platform/root.ts'
import { checkScheme } from './check.ts'
import { pointsOf, type Value, type Values } from './interval.ts'
import { propose } from './propose.ts'
import { type Input, type Level, placeOf, type Scheme } from './scheme.ts'

const folder = join(projectRoot, 'db/reference/rating-schemes')
const schemes = readdirSync(folder)
  .sort()
  .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Scheme)
const scheme = (code: string): Scheme => {
  const found = schemes.find((one) => one.code === code)
  if (!found) throw new Error(`no scheme ${code}`)
  return found
}

test.each(schemes.map((one) => [one.code, one] as const))('%s is sound', (_, one) => {
  expect(checkScheme(one)).toEqual([])
})

type Case = [article: string, change: Values, level: Level | null, possible: Level]

const nd90: Values = {
  general: true,
  'tasks.done': '100',
  'tasks.on-time': '92.50',
  'tasks.exceeded': '50',
  'units.completed': '100',
  'units.good': '70',
  discipline: 0,
  corruption: false,
}

describe('NĐ 90/2020/NĐ-CP, heads', () => {
  const cases: Case[] = [
    ['Điều 8 khoản 2: all at the bound', {}, 'excellent', 'excellent'],
    ['Điều 8 khoản 2: a hair under half exceeded', { 'tasks.exceeded': '49.99' }, 'good', 'good'],
    ['Điều 9 khoản 2: 80 % on time', { 'tasks.exceeded': 0, 'tasks.on-time': '80' }, 'good', 'good'],
    ['Điều 9 khoản 2: less than 80 % on time', { 'tasks.on-time': '79.99' }, 'completed', 'completed'],
    ['Điều 9 khoản 2: one task not done', { 'tasks.done': '99.99' }, 'completed', 'completed'],
    ['Điều 9 khoản 2: 69 % of units good', { 'units.good': '69' }, 'completed', 'completed'],
    ['Điều 10 khoản 2: more than 70 % done', { 'tasks.done': '70.01' }, 'completed', 'completed'],
    ['Điều 10 khoản 2: exactly 70 % is not more', { 'tasks.done': '70' }, 'not-completed', 'not-completed'],
    ['no subordinate units', { 'units.completed': 'none', 'units.good': 'none' }, 'excellent', 'excellent'],
    ['Điều 11: disciplined in the year', { discipline: 1 }, 'not-completed', 'not-completed'],
    ['Điều 11: corruption dealt with', { corruption: true }, 'not-completed', 'not-completed'],
    ['Điều 11: under half done', { 'tasks.done': '49' }, 'not-completed', 'not-completed'],
    ['exceeded not known: good is sure, excellent open', { 'tasks.exceeded': null }, 'good', 'excellent'],
    ['corruption not known: nothing is sure', { corruption: null }, null, 'excellent'],
    ['tasks that did not arise are not known', { 'tasks.done': 'none' }, null, 'excellent'],
    ['not known and failing', { 'tasks.done': null, general: false }, 'not-completed', 'not-completed'],
  ]
  test.each(cases)('%s', (_, change, level, possible) => {
    const found = propose(scheme('nd-90-2020-heads'), { ...nd90, ...change })
    expect([found.level, found.possible]).toEqual([level, possible])
  })

  test('what is missing for the next level is named, and what nobody has said', () => {
    const found = propose(scheme('nd-90-2020-heads'), {
      ...nd90,
      'tasks.done': '97.50',
      'tasks.on-time': '75',
      'tasks.exceeded': null,
    })
    expect(found.next).toEqual({ level: 'good', conditions: ['all-done', 'on-time-80'], vetoes: [] })
    expect(found.unknown).toEqual(['tasks.exceeded'])
  })

  test('a confirmed objective cause lifts the named condition, and only one that may be lifted', () => {
    const values = { ...nd90, 'tasks.done': '97.50', 'tasks.exceeded': '10' }
    const lifted = propose(scheme('nd-90-2020-heads'), values, {
      'all-done': 'Chờ luật (mẫu)',
      'half-exceeded': 'không được dùng',
    })
    expect(lifted.level).toBe('good')
    expect(lifted.reasons.find((one) => one.condition === 'all-done')).toMatchObject({
      state: 'lifted',
      cause: 'Chờ luật (mẫu)',
    })
    expect(lifted.reasons.find((one) => one.condition === 'half-exceeded')?.state).toBe('unmet')
  })
})

const nd335: Values = {
  general: '30',
  quantity: '100',
  quality: '100',
  progress: '100',
  unit: '100',
  organising: '100',
  unity: '100',
  discipline: 0,
  corruption: false,
  decline: false,
}

describe('NĐ 335/2025/NĐ-CP, heads', () => {
  const cases: Case[] = [
    ['100 points', {}, 'excellent', 'excellent'],
    ['90 points at the bound', { general: '20' }, 'excellent', 'excellent'],
    ['a hundredth under 90', { general: '19.99' }, 'good', 'good'],
    ['70 points at the bound', { general: '0' }, 'good', 'good'],
    ['somebody of the unit not completed: 50 %', { unit: '50', general: '25.83' }, 'good', 'good'],
    ['a third of a point over, exactly', { unit: '50', general: '25.84' }, 'excellent', 'excellent'],
    ['50 points', { general: '15', quantity: '0', quality: '0', progress: '0' }, 'completed', 'completed'],
    [
      'under 50',
      { general: '14.99', quantity: 0, quality: 0, progress: 0 },
      'not-completed',
      'not-completed',
    ],
    ['one part not known', { unity: null }, 'good', 'excellent'],
    ['disciplined', { discipline: 1 }, 'not-completed', 'not-completed'],
    ['decline concluded', { decline: true }, 'not-completed', 'not-completed'],
  ]
  test.each(cases)('%s', (_, change, level, possible) => {
    const found = propose(scheme('nd-335-2025-heads'), { ...nd335, ...change })
    expect([found.level, found.possible]).toEqual([level, possible])
  })
  test('six parts of 70 points, to the last digit', () => {
    const points = pointsOf(scheme('nd-335-2025-heads'), { ...nd335, unit: '50' })
    expect(points?.low.toString()).toBe('94.166666666666666667')
    expect(points?.low.compare(points.high)).toBe(0)
  })
})

const own: Values = {
  index: '90',
  'plan.done': '100',
  'tasks.on-time': '95',
  'explanations.missing': 0,
  'findings.open': 0,
  'complaints.founded': 0,
  'staff.below': 0,
  discipline: 0,
  corruption: false,
}

describe('the sample rule of a province', () => {
  const cases: Case[] = [
    ['all at the bound', {}, 'excellent', 'excellent'],
    ['index 89,99', { index: '89.99' }, 'good', 'good'],
    ['an open finding', { 'findings.open': 1 }, 'good', 'good'],
    ['three founded complaints', { 'complaints.founded': 3 }, 'completed', 'completed'],
    ['a late task without explanation', { 'explanations.missing': 1 }, 'completed', 'completed'],
    ['index under 65', { index: '64.99' }, 'not-completed', 'not-completed'],
    ['findings not known', { 'findings.open': null }, 'good', 'excellent'],
  ]
  test.each(cases)('%s', (_, change, level, possible) => {
    const found = propose(scheme('synthetic-province-heads'), { ...own, ...change })
    expect([found.level, found.possible]).toEqual([level, possible])
  })
})

const most = (input: Input): number =>
  input.kind === 'flag' ? 1 : input.kind === 'count' ? 4 : Number(input.max ?? 100)
const numberOf = (input: Input) => fc.integer({ min: 0, max: most(input) })
const anyValue = (input: Input): fc.Arbitrary<Value> => fc.oneof(numberOf(input), fc.constant(null))
const valuesOf = (one: Scheme) =>
  fc.record(Object.fromEntries(one.inputs.map((input) => [input.key, anyValue(input)])))
const place = (level: Level | null): number => (level === null ? -1 : placeOf(level))

describe.each(schemes.map((one) => [one.code, one] as const))('%s', (_, one) => {
  const some = { numRuns: 150 }
  test('a better value never lowers the proposal', () => {
    const better = fc
      .tuple(valuesOf(one), fc.constantFrom(...one.inputs))
      .chain(([values, input]) => fc.tuple(fc.constant(values), fc.constant(input), numberOf(input)))
    fc.assert(
      fc.property(better, ([values, input, value]) => {
        const before = values[input.key]
        if (typeof before !== 'number') return
        const good = input.better === 'more' ? Math.max(before, value) : Math.min(before, value)
        const [was, is] = [propose(one, values), propose(one, { ...values, [input.key]: good })]
        expect(placeOf(is.possible)).toBeGreaterThanOrEqual(placeOf(was.possible))
        // "not completed" may become open again, never the other way
        if (was.level !== null && was.level !== 'not-completed')
          expect(place(is.level)).toBeGreaterThanOrEqual(place(was.level))
      }),
      some,
    )
  })
  test('learning a value keeps what was sure and opens nothing', () => {
    const learnt = fc
      .tuple(valuesOf(one), fc.constantFrom(...one.inputs))
      .chain(([values, input]) => fc.tuple(fc.constant(values), fc.constant(input), numberOf(input)))
    fc.assert(
      fc.property(learnt, ([values, input, value]) => {
        const blind = { ...values, [input.key]: null }
        const [was, is] = [propose(one, blind), propose(one, { ...blind, [input.key]: value })]
        expect(place(is.level)).toBeGreaterThanOrEqual(place(was.level))
        expect(placeOf(is.possible)).toBeLessThanOrEqual(placeOf(was.possible))
      }),
      some,
    )
  })
  test('with everything known nothing is open, and the next level says what it lacks', () => {
    const known = fc.record(Object.fromEntries(one.inputs.map((input) => [input.key, numberOf(input)])))
    fc.assert(
      fc.property(known, (values) => {
        const found = propose(one, values)
        expect(found.level).toBe(found.possible)
        expect(found.unknown).toEqual([])
        if (found.next) expect(found.next.conditions.length + found.next.vetoes.length).toBeGreaterThan(0)
      }),
      some,
    )
  })
})

describe('what a scheme may not say', () => {
  const sound = scheme('synthetic-province-heads')
  const first = sound.conditions[0] as Scheme['conditions'][number]
  const broken: [string, Partial<Scheme>, string][] = [
    [
      'a condition against the better side',
      { conditions: [{ ...first, test: { input: 'index', max: 90 } }] },
      'against-better',
    ],
    [
      'a condition that no level knows',
      { levels: [{ level: 'good', needs: ['nothing'] }] },
      'condition-unknown',
    ],
    ['an input that is not there', { order: ['nothing'] }, 'input-unknown'],
    [
      'points without parts',
      { conditions: [{ ...first, test: { points: true, min: 90 } }] },
      'points-without-parts',
    ],
    ['the same key twice', { inputs: [...sound.inputs, ...sound.inputs.slice(0, 1)] }, 'twice'],
    ['days the wrong way round', { effective_to: '2020-01-01' }, 'days-in-order'],
  ]
  test.each(broken)('%s', (_, change, reason) => {
    expect(checkScheme({ ...sound, ...change }).map((finding) => finding.reason)).toContain(reason)
  })
})
