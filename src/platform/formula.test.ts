import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Exact } from './exact.ts'
import { compileFormula, readFormula } from './formula.ts'

const value = (expr: string, values: Record<string, number> = {}, points = 10): string | null => {
  const read = readFormula(expr, Object.keys(values))
  if (!read.ok) return `${read.reason} ${read.at}`
  const env = new Map(Object.entries(values).map(([k, v]) => [k, Exact.ratio(v, 1)]))
  return compileFormula(read.formula, Exact.ratio(points, 1))(env)?.toString() ?? null
}

describe('what can be written', () => {
  test.each<[string, Record<string, number>, string | null]>([
    ['1+2*3', {}, '7'],
    ['(1+2)*3', {}, '9'],
    ['8/4/2', {}, '1'],
    ['8-4-2', {}, '2'],
    ['-2*-3', {}, '6'],
    ['--2', {}, '2'],
    ['-(2+3)', {}, '-5'],
    ['+4', {}, '4'],
    ['0.1+0.2', {}, '0.3'],
    ['min(3, 1, 2)', {}, '1'],
    ['max(min(5,4), 3)', {}, '4'],
    ['min(7)', {}, '7'],
    ['points/4', {}, '2.5'],
    ['max*(b+0.5*c)/a', { a: 4, b: 2, c: 2 }, '7.5'],
    ['max(a, max)', { a: 4 }, '10'],
    ['points × số_đạt ÷ tổng', { số_đạt: 1, tổng: 4 }, '2.5'],
    ['a − b', { a: 3, b: 1 }, '2'],
    ['1/(a-a)', { a: 3 }, null],
    ['min(1, 1/a)', { a: 0 }, null],
    ['  1 \n + \t 1 ', {}, '2'],
  ])('%s', (expr, values, expected) => expect(value(expr, values)).toBe(expected))
})

describe('what cannot, and where', () => {
  test.each<[string, string]>([
    ['', 'formula-unfinished 1'],
    ['1 +', 'formula-unfinished 4'],
    ['(1', 'formula-unfinished 3'],
    ['1)', 'formula-unexpected 2'],
    ['1 2', 'formula-unexpected 3'],
    ['* 2', 'formula-unexpected 1'],
    ['a + c', 'formula-unknown-name 5'],
    ['min()', 'formula-unexpected 5'],
    ['min 3', 'formula-unknown-name 1'],
    ['sqrt(a)', 'formula-unknown-name 1'],
    ['a ** 2', 'formula-unexpected 4'],
    ['a ^ 2', 'formula-character 3'],
    ['a; b', 'formula-character 2'],
    ['process.exit()', 'formula-character 8'],
    ['a.b', 'formula-character 2'],
    ['.5', 'formula-character 1'],
    ['1e5', 'formula-unexpected 2'],
    ['1,5', 'formula-unexpected 2'],
    ['"a"', 'formula-character 1'],
    ['constructor', 'formula-unknown-name 1'],
    ['__proto__', 'formula-unknown-name 1'],
    [`${'('.repeat(60)}a${')'.repeat(60)}`, 'formula-too-deep 41'],
    [`${'-'.repeat(60)}a`, 'formula-too-deep 41'],
    ['a+'.repeat(300), 'formula-too-long 501'],
  ])('%s', (expr, expected) => {
    const read = readFormula(expr, ['a', 'b'])
    expect(read.ok ? 'ok' : `${read.reason} ${read.at}`).toBe(expected)
  })

  test('a name of the grammar is no name for an input', () => {
    for (const name of ['points', 'max', 'min'])
      expect(readFormula('1', [name])).toMatchObject({ ok: false, reason: 'formula-reserved-name' })
  })

  test('no text whatever makes the reader throw', () => {
    const sign = fc.constantFrom(
      'a',
      'b',
      'max',
      'min',
      'points',
      '(',
      ')',
      ',',
      '+',
      '-',
      '*',
      '/',
      '1',
      '0.5',
      ' ',
      '−',
      'ê',
      '\u0000',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(sign, { maxLength: 40 }).map((s) => s.join('')),
        ),
        (expr) => {
          expect(typeof readFormula(expr, ['a', 'b']).ok).toBe('boolean')
        },
      ),
      { numRuns: 3000 },
    )
  })
})

describe('an expression written out with all its parentheses', () => {
  type Tree = number | [string, Tree, Tree]
  const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5 },
      fc.nat(9),
      fc.tuple(fc.constantFrom('+', '-', '*', '/'), tie('tree'), tie('tree')),
    ),
  }))
  const text = (t: Tree): string =>
    typeof t === 'number' ? String(t) : `(${text(t[1])}${t[0]}${text(t[2])})`
  // n/d of plain big integers; null for a division by zero
  const plain = (t: Tree): [bigint, bigint] | null => {
    if (typeof t === 'number') return [BigInt(t), 1n]
    const [a, b] = [plain(t[1]), plain(t[2])]
    if (!a || !b) return null
    if (t[0] === '+') return [a[0] * b[1] + b[0] * a[1], a[1] * b[1]]
    if (t[0] === '-') return [a[0] * b[1] - b[0] * a[1], a[1] * b[1]]
    if (t[0] === '*') return [a[0] * b[0], a[1] * b[1]]
    return b[0] === 0n ? null : [a[0] * b[1], a[1] * b[0]]
  }
  test('has the value of its tree', () => {
    fc.assert(
      fc.property(tree, (t) => {
        const expr = text(t)
        fc.pre(expr.length <= 500)
        const expected = plain(t)
        expect(value(expr)).toBe(expected && Exact.bigRatio(...expected).toString())
      }),
      { numRuns: 1000 },
    )
  })
})

describe('names that are codes', () => {
  const codes = ['6.1', '6.1.1', '6.1.2', '2', 'a-b', 'a', 'max']
  const coded = (expr: string, values: Record<string, number>): string | null => {
    const read = readFormula(expr, codes, { codes: true })
    if (!read.ok) return `${read.reason} ${read.at}`
    const env = new Map(Object.entries(values).map(([k, v]) => [k, Exact.ratio(v, 1)]))
    return compileFormula(read.formula)(env)?.toString() ?? null
  }
  test.each([
    ['6.1.2 / 6.1.1 * 100', { '6.1.1': 8, '6.1.2': 6 }, '75'],
    ['6.1 + 0.5', { '6.1': 1 }, '1.5'],
    ['2 * 3', { '2': 5 }, '15'],
    ['a-b - a', { 'a-b': 5, a: 2 }, '3'],
    ['6.1.3', {}, 'formula-character 4'],
    ['points', {}, 'formula-unknown-name 1'],
    ['6.1.1 / 6.1.2', { '6.1.1': 1, '6.1.2': 0 }, null],
    ['6.1.1 +', {}, 'formula-unfinished 8'],
  ])('%s', (expr, values, expected) => expect(coded(expr, values)).toBe(expected))
})
