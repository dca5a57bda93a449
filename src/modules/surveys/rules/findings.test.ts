import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Exact, exact, showRounded } from '#platform/exact.ts'
import { inventedAnswers } from '#testing/survey-answers.ts'
import { figuresOf, keptFigures, lineFigure, overGroups } from './analyse.ts'
import { computeFindings, type Findings, type Ground } from './findings.ts'
import { linesOf } from './lines.ts'
import { meanInterval, shareInterval, weightedInterval } from './margin.ts'
import { keptMethod, methodOn } from './method.ts'
import type { Questionnaire } from './questionnaire.ts'
import type { Atoms } from './suppress.ts'
import { count, newTally, type Response } from './tally.ts'

const words = (vi: string) => ({ vi, en: vi })
const steps = ['1', '2', '3', '4', '5'].map((code) => ({
  code,
  text: words(code),
  ...(code >= '4' && { satisfied: true }),
}))
const matrix = (code: string, rows: [string, string][]) => ({
  kind: 'matrix' as const,
  code,
  text: words(code),
  scale: 'S',
  rows: rows.map(([row, factor]) => ({ code: row, text: words(row), factor })),
})

/** Two contents, three factors, six lines; who answers; a signal of risk; a question worth A to D. */
const asked: Questionnaire = {
  intro: words(''),
  thanks: words(''),
  scales: [{ code: 'S', options: steps }],
  sections: [
    {
      code: 'A',
      title: words('A'),
      questions: [
        { kind: 'number', code: 'age', text: words('age'), min: 18, max: 90 },
        { kind: 'text', code: 'say', text: words('say') },
      ],
    },
    {
      code: 'B',
      title: words('B'),
      perUnit: true,
      questions: [
        matrix('Q9', [
          ['a1', 'F1'],
          ['a2', 'F1'],
          ['b1', 'F2'],
          ['b2', 'F2'],
          ['c1', 'F3'],
          ['c2', 'F3'],
        ]),
        {
          kind: 'single',
          code: 'R',
          text: words('R'),
          risk: true,
          options: ['none', 'some', 'many'].map((code) => ({ code, text: words(code) })),
        },
        {
          kind: 'single',
          code: 'W',
          text: words('W'),
          options: (
            [
              ['A', 100],
              ['B', 60],
              ['C', 20],
              ['D', 0],
            ] as const
          ).map(([code, worth]) => ({ code, text: words(code), worth })),
        },
      ],
    },
  ],
  factors: [
    { code: 'F1', name: words('F1'), content: 'I' },
    { code: 'F2', name: words('F2'), content: 'I' },
    { code: 'F3', name: words('F3'), content: 'II' },
  ],
  contents: [
    { code: 'I', name: words('I') },
    { code: 'II', name: words('II') },
  ],
}
const lines = linesOf(asked)
const line = (code: string) => {
  const found = lines.find((one) => one.code === code)
  if (!found) throw new Error(code)
  return found
}
const method = methodOn('2025-01-01')
const ground = (groups: [string, string][], minCell = 5): Ground => ({
  campaign: {
    id: 1,
    year: 2024,
    title: 'Khảo sát',
    block: 'department',
    opensOn: '2024-11-01',
    closesOn: '2024-11-30',
    invented: true,
  },
  questionnaire: { code: 'q', version: 1, hash: 'h' },
  content: asked,
  method,
  minCell,
  groups: groups.map(([code, weight]) => ({ code, nameVi: code, nameEn: code, weight })),
  strata: groups.map(([group]) => ({ group, unit: '', population: null, issued: 100 })),
  exclusions: 0,
})

let next = 0
const person = (group: string, answers: Response['answers'], more: Partial<Response> = {}): Response => ({
  id: `r${next++}`,
  stratumId: 1,
  group,
  stratumUnit: '',
  seconds: null,
  answers,
  included: true,
  ...more,
})
const tallyOf = (responses: readonly Response[]) => {
  const tally = newTally(lines)
  for (const response of responses) count(tally, response)
  return tally
}
const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i))
const two = (value: string) => showRounded(exact(value), 2, 'half_up')

describe('margins', () => {
  // Wilson 1927, as tabled by Agresti and Coull 1998 and by every statistics package
  test.each([
    [8, 10, 49.02, 94.33],
    [0, 10, 0, 27.75],
    [10, 10, 72.25, 100],
    [50, 100, 40.38, 59.62],
    [1, 29, 0.61, 17.18],
  ])('%d of %d: %d to %d', (hits, n, low, high) => {
    const bounds = shareInterval(hits / n, { n, population: null })
    expect(bounds.low).toBeCloseTo(low, 1)
    expect(bounds.high).toBeCloseTo(high, 1)
  })

  test('a sample that is most of the people leaves less doubt; all of them, none', () => {
    const wide = shareInterval(0.6, { n: 50, population: null })
    const near = shareInterval(0.6, { n: 50, population: 60 })
    expect(near.high - near.low).toBeLessThan((wide.high - wide.low) / 2)
    expect(shareInterval(0.6, { n: 50, population: 50 })).toEqual({ low: 60, high: 60 })
    expect(meanInterval(70, 400, { n: 50, population: 50 })).toEqual({ low: 70, high: 70 })
  })

  test('one group alone keeps its bounds; a second makes them narrower than the wider of both', () => {
    const one = { value: 80, low: 70, high: 88, weight: 1 }
    expect(weightedInterval([one])).toEqual({ low: 70, high: 88 })
    const both = weightedInterval([one, { value: 60, low: 50, high: 70, weight: 1 }])
    expect(both?.low).toBeGreaterThan(60)
    expect((both?.high ?? 0) - (both?.low ?? 0)).toBeLessThan(18)
    expect(weightedInterval([{ ...one, weight: 0 }])).toBeUndefined()
  })
})

describe('figures', () => {
  test('Hà Nội 2024: contents of 86.51 and 86.49 make 86.50', () => {
    const plan = { lines, factors: asked.factors, contents: asked.contents, method }
    const at = (percent: string) => ({
      n: 10,
      counts: {},
      satisfied: { value: exact(percent), low: 80, high: 90 },
    })
    const { contents, overall } = keptFigures(
      figuresOf(
        {
          'Q9.a1': at('86.50'),
          'Q9.a2': at('86.52'),
          'Q9.b1': at('86.51'),
          'Q9.b2': at('86.51'),
          'Q9.c1': at('86.40'),
          'Q9.c2': at('86.58'),
        },
        plan,
      ),
    )
    expect([contents.I, contents.II].map((one) => two(one?.value ?? ''))).toEqual(['86.51', '86.49'])
    expect(two(overall?.value ?? '')).toBe('86.50')
    expect(overall).toMatchObject({ have: 2, of: 2, low: '80.00', high: '90.00' })
  })

  test('share of 4 and 5, mean of five steps, worth of A to D, signal of risk', () => {
    const basis = { population: null }
    const likert = { n: 10, counts: { '1': 1, '3': 2, '4': 4, '5': 3 }, since: 1 }
    const kept = (code: string, atom: typeof likert | { n: number; counts: object; since: number }) =>
      keptFigures(
        figuresOf(
          { [code]: lineFigure(line(code), atom as typeof likert, basis, 5) },
          { lines: [], factors: [], contents: [], method },
        ),
      ).lines[code]
    expect(kept('Q9.a1', likert)).toMatchObject({ satisfied: { value: '70' }, mean: { value: '76' } })
    expect(kept('W', { n: 10, counts: { A: 5, B: 3, C: 1, D: 1 }, since: 1 })).toMatchObject({
      worth: { value: '70' },
    })
    expect(kept('R', { n: 10, counts: { none: 7, some: 2, many: 1 }, since: 1 })).toMatchObject({
      risk: { value: '30' },
    })
  })

  test('a mean is of those who named a worth: of fewer than the least number there is none', () => {
    const given = (n: number) => ({ n: n + 4, counts: { A: n, unsure: 4 }, since: 1 })
    const told = (n: number) => lineFigure(line('W'), given(n), { population: null }, 5).worth?.value
    expect([told(4), String(told(5))]).toEqual([undefined, '100'])
  })

  test('thirds stay exact until they are printed', () => {
    const third = { value: Exact.ratio(100, 3), low: 30, high: 36 }
    const figure = { n: 3, counts: {}, satisfied: third }
    const over = overGroups([
      { weight: exact('1'), figure },
      { weight: exact('2'), figure },
    ])
    expect(over.satisfied?.value.equals(third.value)).toBe(true)
  })

  test('groups count by their weight; one that is too small says nothing and its weight is left out', () => {
    const all = (n: number, group: string, W: string) => times(n, () => person(group, { '7': { W } }))
    const responses = [...all(10, 'a', 'A'), ...all(20, 'b', 'C'), ...all(4, 'c', 'D')]
    const found = computeFindings(
      ground([
        ['a', '3'],
        ['b', '1'],
        ['c', '4'],
      ]),
      tallyOf(responses),
      [],
    )
    const unit = found.units['7']
    expect(unit?.total.lines.W?.worth?.value).toBe('80') // (3·100 + 1·20) / 4
    expect(unit?.groups.c).toMatchObject({ answered: null, lines: {}, overall: null })
    expect(unit?.total).toMatchObject({ answered: 30, issued: 200 })
    expect(found.people).toEqual({ issued: 300, counted: 34, excluded: 0 })
  })

  test('the method of a campaign is the one of its opening day, with what the campaign says itself', () => {
    expect(methodOn('2022-05-01').source).toContain('2640')
    expect(methodOn('2024-05-01').source).toContain('1001')
    expect(keptMethod({ criterion: 'mean' }, '2024-05-01')).toMatchObject({ criterion: 'mean', decimals: 2 })
    const mean = { ...ground([['a', '1']]), method: keptMethod({ criterion: 'mean' }, '2024-05-01') }
    const answers = tallyOf(times(6, () => person('a', { '7': { Q9: { a1: '4' } } })))
    expect(computeFindings(mean, answers, []).units['7']?.total.factors.F1).toMatchObject({
      value: '80',
      have: 1,
      of: 2,
    })
  })

  test('answers of a cell about one unit count for that unit, once, in however many parts they come', () => {
    const found = computeFindings(
      ground([['a', '1']]),
      tallyOf(times(5, () => person('a', { '': { age: 40 }, '7': { W: 'A' } }, { stratumUnit: '7' }))),
      [],
    )
    expect(Object.keys(found.units)).toEqual(['7'])
    expect(found.units['7']?.groups.a?.answered).toBe(5)
    expect(found.all.groups.a?.lines.age).toMatchObject({ n: 5, sum: '200' })
    expect(found.units['7']?.groups.a?.lines.age).toBeUndefined()
  })
})

// --- attack by differencing: what can be computed from everything that is told? ---

/** Rows of an echelon form over the rationals (as floats with tolerance: entries are small whole numbers). */
const reduce = (rows: number[][]): number[][] => {
  const basis: number[][] = []
  const clear = (row: number[]) => {
    const out = [...row]
    for (const one of basis) {
      const lead = one.findIndex((v) => v !== 0)
      const by = out[lead] ?? 0
      if (by !== 0) for (let i = 0; i < out.length; i++) out[i] = (out[i] ?? 0) - by * (one[i] ?? 0)
    }
    return out.map((v) => (Math.abs(v) < 1e-9 ? 0 : v))
  }
  for (const row of rows) {
    const left = clear(row)
    const lead = left.findIndex((v) => v !== 0)
    if (lead < 0) continue
    const by = left[lead] ?? 1
    const unit = left.map((v) => v / by)
    for (const one of basis) {
      const at = one[lead] ?? 0
      if (at !== 0) for (let i = 0; i < one.length; i++) one[i] = (one[i] ?? 0) - at * (unit[i] ?? 0)
    }
    basis.push(unit)
  }
  return basis
}
const follows = (basis: number[][], wanted: number[]): boolean =>
  reduce([...basis, wanted]).length === basis.length

/** Which of these people stand behind an atom: every figure that is told is a sum over whole atoms. */
const behind = (
  atoms: Atoms,
  code: string,
  responses: readonly Response[],
  at: (r: Response, since: number) => boolean,
) => {
  const own = (unit: string, group: string) => atoms[unit]?.[group]?.[code] !== undefined
  return Object.entries(atoms).flatMap(([unit, groups]) =>
    Object.entries(groups).flatMap(([group, ofGroup]) => {
      const atom = ofGroup[code]
      if (!atom) return []
      const people = responses.map((r) =>
        r.group === group &&
        at(r, atom.since) &&
        Object.entries(r.answers).some(
          ([about, answers]) =>
            code in answers && (unit === '+' ? !own(about, group) && about !== '+' : about === unit),
        )
          ? 1
          : 0,
      )
      return [{ atom, people: people as number[] }]
    }),
  )
}

describe('small cells', () => {
  // people of two groups about one of three units each, so that an atom is a set of people
  const someone = fc.record({
    group: fc.constantFrom('a', 'b'),
    unit: fc.constantFrom('7', '8', '9'),
    W: fc.constantFrom('A', 'B', 'C', 'D'),
  })
  const crowd = fc.array(someone, { minLength: 1, maxLength: 36 })
  const make = (one: { group: string; unit: string; W: string }) =>
    person(one.group, { [one.unit]: { W: one.W } })
  const plan = ground(
    [
      ['a', '1'],
      ['b', '2'],
    ],
    4,
  )

  test('no sum and no difference of what is told is about fewer people than the least number', () => {
    fc.assert(
      fc.property(crowd, (people) => {
        const responses = people.map(make)
        const found = computeFindings(plan, tallyOf(responses), [])
        const told = behind(found.atoms, 'W', responses, () => true)
        for (const { atom, people } of told) {
          expect(atom.n).toBe(people.reduce((a, b) => a + b, 0))
          expect(atom.n).toBeGreaterThanOrEqual(4)
        }
        // atoms are apart: whatever is added and subtracted, the smallest thing that comes out is an atom
        for (let i = 0; i < responses.length; i++)
          expect(told.filter(({ people }) => people[i]).length).toBeLessThanOrEqual(1)
        // and the figures over all are sums of atoms
        for (const group of ['a', 'b']) {
          const sum = Object.values(found.atoms).reduce((n, of) => n + (of[group]?.W?.n ?? 0), 0)
          expect(found.all.groups[group]?.lines.W?.n ?? 0).toBe(sum)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('nobody can be told from two or three versions of a result between which answers were left out', () => {
    const leaving = fc.array(fc.nat(35), { maxLength: 12 })
    fc.assert(
      fc.property(crowd, leaving, leaving, (people, second, third) => {
        const state = (version: number, i: number) =>
          !(version === 2 ? second : version === 3 ? third : []).includes(i)
        const everyone = people.map(make)
        const versions: Findings[] = []
        for (const version of [1, 2, 3]) {
          const responses = everyone.map((r, i) => {
            const was = new Map(versions.map((v) => [v.version, state(v.version, i)]))
            const ever = second.includes(i) || third.includes(i)
            return { ...r, included: state(version, i), ...(ever && version > 1 && { was }) }
          })
          versions.push(
            computeFindings(
              plan,
              tallyOf(responses),
              versions.map((v) => v.atoms),
            ),
          )
        }
        const rows = versions.flatMap((v) =>
          behind(v.atoms, 'W', everyone, (r, since) => state(since, everyone.indexOf(r))).map(
            (one) => one.people,
          ),
        )
        const basis = reduce(rows)
        for (let i = 0; i < everyone.length; i++)
          expect(
            follows(
              basis,
              everyone.map((_, j) => (i === j ? 1 : 0)),
            ),
          ).toBe(false)
        for (const [a, b] of rows.flatMap((a, i) => rows.slice(i + 1).map((b) => [a, b] as const))) {
          const apart = a.filter((one, i) => one !== b[i]).length
          expect(apart === 0 || apart >= 4).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  })

  test('one answer left out changes no figure that was told; five do', () => {
    const responses = times(20, (i) => person('a', { '7': { W: i < 5 ? 'D' : 'A' } }))
    const before = computeFindings(plan, tallyOf(responses), [])
    const without = (n: number) =>
      computeFindings(
        plan,
        tallyOf(responses.map((r, i) => (i < n ? { ...r, included: false, was: new Map([[1, true]]) } : r))),
        [before.atoms],
      )
    expect(without(1).units['7']?.total.lines.W?.worth?.value).toBe('75')
    expect(without(1).atoms['7']?.a?.W?.since).toBe(1)
    expect(without(1).people).toEqual({ issued: 200, counted: 19, excluded: 1 })
    expect(without(5).units['7']?.total.lines.W?.worth?.value).toBe('100')
    expect(without(5).atoms['7']?.a?.W?.since).toBe(2)
  })

  test('a thousand people about thirty units: what is told adds up', () => {
    const units = times(30, (i) => String(i + 1))
    const responses = times(200, (i) => person(i % 3 ? 'a' : 'b', inventedAnswers(asked, `p${i}`, { units })))
    const found = computeFindings(plan, tallyOf(responses), [])
    expect(Object.keys(found.units)).toHaveLength(30)
    expect(found.all.total.answered).toBe(200)
    expect(found.all.total.lines['Q9.a1']?.n).toBe(6000)
    for (const scope of Object.values(found.units)) {
      const { value, low, high } = scope.total.overall ?? { value: '', low: '', high: '' }
      expect(Number(low)).toBeLessThanOrEqual(Number(value))
      expect(Number(high)).toBeGreaterThanOrEqual(Number(value))
    }
    expect(JSON.parse(JSON.stringify(found))).toEqual(found)
  })
})
