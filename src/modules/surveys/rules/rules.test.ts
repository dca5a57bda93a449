import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pagesOf } from './branch.ts'
import { askedCell } from './campaign.ts'
import { findingsOf } from './check.ts'
import { codeOf, plainCode } from './code.ts'
import type { Question, Questionnaire } from './questionnaire.ts'
import { fieldsOfPages, readAnswers } from './read.ts'
import { allocate, drawn, mergeSmall, sampleSize } from './sample.ts'

const words = (text: string) => ({ vi: text, en: '' })
const option = (code: string, worth?: number) => ({
  code,
  text: words(code),
  ...(worth !== undefined && { worth }),
})
const single = (code: string, more: Partial<Question> = {}): Question =>
  ({
    code,
    text: words(code),
    kind: 'single',
    options: [option('A', 100), option('B', 0)],
    ...more,
  }) as Question
const form = (sections: Questionnaire['sections'], more: Partial<Questionnaire> = {}): Questionnaire => ({
  intro: words('Mở đầu'),
  thanks: words('Cảm ơn'),
  scales: [{ code: 'S3', options: [option('1'), option('2'), option('3')] }],
  sections,
  factors: [{ code: 'F', name: words('F'), content: 'I' }],
  contents: [{ code: 'I', name: words('I') }],
  ...more,
})
const section = (code: string, questions: Question[], perUnit = false) => ({
  code,
  title: words(code),
  questions,
  ...(perUnit && { perUnit }),
})

describe('pages and branching', () => {
  const branched = single('Q2', { showIf: { question: 'Q1', in: ['A'] } })
  test('a question that depends on its page begins the next', () => {
    const pages = pagesOf(form([section('1', [single('Q1'), branched, single('Q3')])]), [])
    expect(pages.map((page) => page.questions.map((q) => q.code))).toEqual([['Q1'], ['Q2', 'Q3']])
  })
  test('sections about units go unit by unit; without units they are asked once', () => {
    const q = form([
      section('1', [single('Q1')]),
      section('2', [single('Q2')], true),
      section('3', [single('Q3')], true),
    ])
    const walk = (units: string[]) => pagesOf(q, units).map((page) => `${page.unit}:${page.section.code}`)
    expect(walk(['7', '8'])).toEqual([':1', '7:2', '7:3', '8:2', '8:3'])
    expect(walk([])).toEqual([':1', ':2', ':3'])
  })
  test('what branching does not show is neither asked for nor taken', () => {
    const q = form([section('1', [single('Q1'), { ...branched, required: true }])])
    const read = (sent: Record<string, string>) => readAnswers(q, pagesOf(q, []), sent)
    expect(read({ 'q.0.Q1': 'B', 'q.0.Q2': 'A' })).toEqual({ answers: { '': { Q1: 'B' } }, bad: [] })
    expect(read({ 'q.0.Q1': 'A' }).bad).toEqual([{ field: 'q.0.Q2', reason: 'answer-please' }])
  })
})

describe('reading a form against its questionnaire', () => {
  const matrix: Question = {
    code: 'M',
    text: words('M'),
    kind: 'matrix',
    scale: 'S3',
    required: true,
    rows: [
      { code: 'I.A', text: words('a') },
      { code: 'I.B', text: words('b') },
    ],
  }
  const q = form([
    section('1', [
      single('Q1', { required: true }),
      {
        code: 'Q2',
        text: words('2'),
        kind: 'multi',
        options: [option('A'), option('B'), option('C')],
        most: 2,
      },
      { code: 'Q3', text: words('3'), kind: 'scale', scale: 'S3' },
      matrix,
      { code: 'N', text: words('n'), kind: 'number', min: 0, max: 10 },
      { code: 'T', text: words('t'), kind: 'text', longest: 5 },
    ]),
  ])
  const full = { 'q.0.Q1': 'A', 'q.0.M.I.A': '1', 'q.0.M.I.B': '3' }
  const cases: [string, Record<string, string | string[]>, object, string[]][] = [
    ['the least', full, { Q1: 'A', M: { 'I.A': '1', 'I.B': '3' } }, []],
    ['several, in the order of the form', { ...full, 'q.0.Q2': ['C', 'A'] }, { Q2: ['A', 'C'] }, []],
    ['one too many', { ...full, 'q.0.Q2': ['A', 'B', 'C'] }, {}, ['q.0.Q2 too-many-chosen']],
    ['an option of none', { ...full, 'q.0.Q3': '9' }, {}, ['q.0.Q3 not-one-of-these']],
    ['a lacking line', { 'q.0.Q1': 'A', 'q.0.M.I.A': '1' }, {}, ['q.0.M.I.B answer-please']],
    ['a decimal comma', { ...full, 'q.0.N': '2,5' }, { N: 2.5 }, []],
    ['outside the range', { ...full, 'q.0.N': '11' }, {}, ['q.0.N out-of-range']],
    ['no number', { ...full, 'q.0.N': 'hai' }, {}, ['q.0.N not-a-number']],
    ['too long', { ...full, 'q.0.T': 'sáu ch' }, {}, ['q.0.T too-long']],
    ['nothing', {}, {}, ['q.0.Q1 answer-please', 'q.0.M.I.A answer-please', 'q.0.M.I.B answer-please']],
  ]
  test.each(cases)('%s', (_, sent, holds, bad) => {
    const read = readAnswers(q, pagesOf(q, []), sent)
    expect(read.answers[''] ?? {}).toMatchObject(holds)
    expect(read.bad.map(({ field, reason }) => `${field} ${reason}`)).toEqual(bad)
  })
  test('the fields that a form carries', () =>
    expect(fieldsOfPages(pagesOf(q, []))).toEqual(
      ['Q1', 'Q2', 'Q3', 'M.I.A', 'M.I.B', 'N', 'T'].map((name) => `q.0.${name}`),
    ))
})

describe('checks before issuing', () => {
  const reasons = (q: Questionnaire) => findingsOf(q).map(({ at, reason }) => `${at} ${reason}`)
  test('a sound one has none', () => expect(reasons(form([section('1', [single('Q1')])]))).toEqual([]))
  const cases: [string, Questionnaire, string[]][] = [
    ['nothing asked', form([]), [' no-questions']],
    ['an empty section', form([section('1', [single('Q1')]), section('2', [])]), ['2 section-empty']],
    ['a code twice', form([section('1', [single('Q1'), single('Q1')])]), ['Q1 code-twice']],
    ['one option', form([section('1', [single('Q1', { options: [option('A')] })])]), ['Q1 options-short']],
    [
      'an option twice',
      form([section('1', [single('Q1', { options: [option('A'), option('A')] })])]),
      ['Q1 option-twice'],
    ],
    [
      'a worth of 120',
      form([section('1', [single('Q1', { options: [option('A', 120), option('B')] })])]),
      ['Q1 worth-outside'],
    ],
    [
      'no such scale',
      form([section('1', [{ code: 'Q', text: words('q'), kind: 'scale', scale: 'X' }])]),
      ['Q scale-unknown'],
    ],
    [
      'a matrix without lines',
      form([section('1', [{ code: 'Q', text: words('q'), kind: 'matrix', scale: 'S3', rows: [] }])]),
      ['Q rows-missing'],
    ],
    [
      'no such factor',
      form([section('1', [{ code: 'Q', text: words('q'), kind: 'scale', scale: 'S3', factor: 'X' }])]),
      ['Q factor-unknown'],
    ],
    ['a factor of no content', form([section('1', [single('Q1')])], { contents: [] }), ['F content-unknown']],
    [
      'depends on nothing',
      form([section('1', [single('Q1', { showIf: { question: 'X', in: ['A'] } })])]),
      ['Q1 branch-unknown'],
    ],
    [
      'depends on a later one',
      form([section('1', [single('Q1', { showIf: { question: 'Q2', in: ['A'] } }), single('Q2')])]),
      ['Q1 branch-later'],
    ],
    [
      'depends on no such answer',
      form([section('1', [single('Q1'), single('Q2', { showIf: { question: 'Q1', in: ['Z'] } })])]),
      ['Q2 branch-option'],
    ],
    [
      'a range upside down',
      form([section('1', [{ code: 'N', text: words('n'), kind: 'number', min: 5, max: 1 }])]),
      ['N range-reversed'],
    ],
    [
      'more than there are',
      form([
        section('1', [
          { code: 'Q', text: words('q'), kind: 'multi', options: [option('A'), option('B')], most: 3 },
        ]),
      ]),
      ['Q most-outside'],
    ],
  ]
  test.each(cases)('%s', (_, q, found) => expect(reasons(q)).toEqual(found))
})

describe('the sample', () => {
  test.each([
    [0, '0.05', 0],
    [1, '0.05', 1],
    [100, '0.05', 80],
    [400, '0.05', 200],
    [1_000, '0.05', 286],
    [10_000, '0.05', 385],
    [1_000_000, '0.05', 400],
    [10_000, '0.1', 100],
  ])('of %i people at %s: %i', (population, e, n) => expect(sampleSize(population, e)).toBe(n))

  test('shares add up, never more than there are, within one of the exact quota', () =>
    fc.assert(
      fc.property(fc.nat(500), fc.array(fc.nat(300), { minLength: 1, maxLength: 12 }), (total, sizes) => {
        const parts = allocate(total, sizes)
        const all = sizes.reduce((a, b) => a + b, 0)
        const seats = Math.min(total, all)
        expect(parts.reduce((a, b) => a + b, 0)).toBe(seats)
        for (const [i, part] of parts.entries()) {
          expect(part).toBeLessThanOrEqual(sizes[i] ?? 0)
          if (all > 0) expect(Math.abs(part - (seats * (sizes[i] ?? 0)) / all)).toBeLessThan(1)
        }
      }),
    ))

  const hash = (text: string) => createHash('sha256').update(text).digest('hex')
  const people = Array.from({ length: 200 }, (_, i) => ({
    name: `Người ${i % 150}`,
    email: i < 150 ? `n${i}@x.example` : null,
  }))
  test('the same seed draws the same people whatever the order of the list; another seed others', () => {
    const who = (list: typeof people, seed: string) =>
      drawn(list, 40, seed, hash)
        .map((i) => `${list[i]?.name} ${list[i]?.email}`)
        .sort()
    expect(who(people, 'a')).toEqual(who([...people].reverse(), 'a'))
    expect(who(people, 'a')).not.toEqual(who(people, 'b'))
    expect(drawn(people, 500, 'a', hash)).toHaveLength(200)
  })
  test('everybody has the same chance', () => {
    const times = new Map<number, number>()
    for (let i = 0; i < 600; i++)
      for (const at of drawn(people.slice(0, 20), 5, `hạt ${i}`, hash))
        times.set(at, (times.get(at) ?? 0) + 1)
    for (const n of times.values()) expect(Math.abs(n - 150)).toBeLessThan(55)
  })

  const cell = (id: number, sample: number, unitId: number | null = null, group = 'g') => ({
    id,
    group,
    sample,
    unitId,
  })
  test.each([
    ['nothing small', [cell(1, 5), cell(2, 9)], [], []],
    ['two small ones make one', [cell(1, 3), cell(2, 4), cell(3, 9)], [[1, 2]], []],
    [
      'a small one joins the smallest that is large enough',
      [cell(1, 2), cell(2, 20), cell(3, 9)],
      [[1, 3]],
      [],
    ],
    ['a whole group too small', [cell(1, 2), cell(2, 1)], [], [2, 1]],
    ['a small one about its own unit', [cell(1, 2, 7), cell(2, 20)], [], [1]],
    ['nobody asked is no cell', [cell(1, 0), cell(2, 20)], [], []],
    ['groups are never mixed', [cell(1, 2), cell(2, 20, null, 'h')], [], [1]],
  ])('small cells: %s', (_, cells, into, tooSmall) => {
    const merged = mergeSmall(cells, 5)
    expect([...merged.into]).toEqual(into)
    expect(merged.tooSmall).toEqual(tooSmall)
  })
})

test.each([
  ['itself', 1, 1],
  ['the cell it is asked as', 2, 1],
  ['none, where nobody is asked: an answer there would stand alone', 3, undefined],
  ['none of this campaign', 9, undefined],
])('a stratum is asked as %s', (_, stratum, cell) => {
  const strata = [
    { id: 1, sample: 20, askedAs: null },
    { id: 2, sample: 2, askedAs: 1 },
    { id: 3, sample: 0, askedAs: null },
  ]
  expect(askedCell(strata, stratum)?.id).toBe(cell)
})

describe('codes', () => {
  test('ten bytes make sixteen signs, each byte counts', () =>
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 10, maxLength: 10 }),
        fc.nat(9),
        fc.integer({ min: 1, max: 255 }),
        (bytes, at, bit) => {
          const code = codeOf(bytes)
          expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
          const other = Uint8Array.from(bytes, (byte, i) => (i === at ? byte ^ bit : byte))
          expect(codeOf(other)).not.toBe(code)
          expect(plainCode(code)).toBe(code.replaceAll('-', ''))
        },
      ),
    ))
  test.each([
    ['7k3m9qxt0ab2hj5w', '7K3M9QXT0AB2HJ5W'],
    [' 7K3M 9QXT OAB2 HJ5W ', '7K3M9QXT0AB2HJ5W'],
    ['lK3M-9QXT-0AB2-HJ5i', '1K3M9QXT0AB2HJ51'],
    ['7K3M', undefined],
    ['7K3M-9QXT-0AB2-HJ5U', undefined],
    ['', undefined],
  ])('typed %j', (typed, plain) => expect(plainCode(typed)).toBe(plain))
})
