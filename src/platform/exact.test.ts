import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Exact, exact, readExact, showDecimal, showRounded } from './exact.ts'

const of = (n: number, d: number) => Exact.ratio(n, d)

describe('decimals in', () => {
  test.each<[unknown, string | undefined]>([
    [0.1, '0.1'],
    [-0, '0'],
    [1e-7, '0.0000001'],
    [1e21, '1000000000000000000000'],
    ['62.62', '62.62'],
    ['+5', '5'],
    ['-0.50', '-0.5'],
    ['0.12345678901234567890123', '0.12345678901234567890123'],
    ['', undefined],
    [' 1', undefined],
    ['1,5', undefined],
    ['.5', undefined],
    ['0x10', undefined],
    ['1/3', undefined],
    [Number.NaN, undefined],
    [Number.POSITIVE_INFINITY, undefined],
    [null, undefined],
    [true, undefined],
    [['1'], undefined],
  ])('%j is %s', (value, expected) => expect(readExact(value)?.toString()).toBe(expected))
})

describe('decimals out', () => {
  test.each<[Exact, string]>([
    [of(1, 3), '0.33333333333333333333'],
    [of(2, 3), '0.66666666666666666667'],
    [of(200, 3), '66.666666666666666667'],
    [of(1, 300), '0.0033333333333333333333'],
    [of(-1, 7), '-0.14285714285714285714'],
    [of(1, 1024), '0.0009765625'],
    [of(7, 1), '7'],
    [Exact.bigRatio(10n ** 30n + 1n, 3n), '333333333333333333333333333334'],
  ])('%s', (value, expected) => expect(showDecimal(value)).toBe(expected))
})

describe('rounding', () => {
  test.each<[string, number, string, string, string]>([
    ['2.345', 2, '2.35', '2.34', '2.34'],
    ['2.355', 2, '2.36', '2.36', '2.35'],
    ['-2.345', 2, '-2.35', '-2.34', '-2.34'],
    ['2.3450001', 2, '2.35', '2.35', '2.34'],
    ['99.999', 2, '100.00', '100.00', '99.99'],
    ['-0.001', 2, '0.00', '0.00', '0.00'],
    ['0.5', 0, '1', '0', '0'],
    ['1.5', 0, '2', '2', '1'],
    ['7', 2, '7.00', '7.00', '7.00'],
  ])('%s to %i decimals: up %s, even %s, cut %s', (value, decimals, up, even, cut) => {
    expect(showRounded(exact(value), decimals, 'half_up')).toBe(up)
    expect(showRounded(exact(value), decimals, 'half_even')).toBe(even)
    expect(showRounded(exact(value), decimals, 'truncate')).toBe(cut)
  })
})

// numbers on both sides of what plain integers hold
const part = fc
  .oneof(
    fc.integer({ min: -50, max: 50 }),
    fc.maxSafeInteger(),
    fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
  )
  .map(BigInt)
const fraction = fc.tuple(
  part,
  part.map((d) => (d === 0n ? 1n : d)),
)

test('the four operations, comparison and sums agree with big integers, whatever the size', () => {
  fc.assert(
    fc.property(fraction, fraction, ([an, ad], [bn, bd]) => {
      const [a, b] = [Exact.bigRatio(an, ad), Exact.bigRatio(bn, bd)]
      const is = (value: Exact, n: bigint, d: bigint) => {
        const p = value.parts()
        expect(p.n * d).toBe(n * p.d)
        expect(p.d > 0n).toBe(true)
      }
      is(a.plus(b), an * bd + bn * ad, ad * bd)
      is(a.minus(b), an * bd - bn * ad, ad * bd)
      is(a.times(b), an * bn, ad * bd)
      is(a.negated(), -an, ad)
      is(Exact.sum([a, b, a]), 2n * an * bd + bn * ad, ad * bd)
      if (bn !== 0n) is(a.over(b), an * bd, ad * bn)
      const [left, right] = [an * bd * (ad * bd > 0n ? 1n : -1n), bn * ad * (ad * bd > 0n ? 1n : -1n)]
      expect(Math.sign(a.compare(b))).toBe(left < right ? -1 : left > right ? 1 : 0)
      expect(a.equals(exact(a.isWhole() ? a.toString() : '0'))).toBe(a.isWhole() || a.sign() === 0)
      const near = a.approximate()
      expect(Math.abs(near - Number(a.toString()))).toBeLessThanOrEqual(Math.abs(near) * 1e-12)
    }),
    { numRuns: 2000 },
  )
})

test('a sum of many fractions with denominators of their own is exact', () => {
  const terms = Array.from({ length: 120 }, (_, i) => Exact.ratio(1, (i + 2) * (i + 1)))
  expect(Exact.sum(terms).toString()).toBe(showDecimal(of(120, 121)))
})

test('huge numerators and denominators still have a double beside them', () => {
  expect(Exact.bigRatio(7n * 10n ** 400n + 1n, 10n ** 401n).approximate()).toBeCloseTo(0.7, 12)
})

test('nothing is divided by zero in silence', () => expect(() => of(1, 2).over(of(0, 1))).toThrow(RangeError))

test('a sum stands in lowest terms', () => {
  const half = Exact.ratio(1, 2)
  expect(Exact.sum([half, half]).isWhole()).toBe(true)
  expect(Exact.sum([half, half, half]).parts()).toEqual({ n: 3n, d: 2n })
})
