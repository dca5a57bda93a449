import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sha256 } from '#platform/record.ts'
import { drawUnits, lotOf } from './draw.ts'

const frame = ['SXD', 'STP', 'SYT', 'SCT', 'STC', '412', '415'].map((code) => ({ code }))
const seed = 'nghe-an-2024-dot-xuat'

test('anybody comes to the same units with sha256sum and sort', () => {
  const script = `for c in ${frame.map((u) => u.code).join(' ')}; do printf '%s %s\\n' "$(printf '%s' "${seed}:$c" | sha256sum | cut -d' ' -f1)" "$c"; done | LC_ALL=C sort | head -3 | cut -d' ' -f2`
  const byHand = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).trim().split('\n')
  expect(drawUnits(sha256, seed, frame, 3).map((u) => u.code)).toEqual(byHand)
})

test('the order of the frame does not matter; units that were not drawn may be left out', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 40 }),
      fc.string({ minLength: 8, maxLength: 40 }),
      fc.nat(40),
      (codes, seed, take) => {
        const units = codes.map((code) => ({ code }))
        const drawn = drawUnits(sha256, seed, units, take).map((u) => u.code)
        expect(drawn).toHaveLength(Math.min(take, codes.length))
        expect(drawUnits(sha256, seed, units.toReversed(), take).map((u) => u.code)).toEqual(drawn)
        const out = codes.filter((code) => !drawn.includes(code)).slice(1)
        const fewer = units.filter((u) => !out.includes(u.code))
        expect(drawUnits(sha256, seed, fewer, take).map((u) => u.code)).toEqual(drawn)
      },
    ),
    { numRuns: 100 },
  )
})

test('each unit is drawn about as often as any other', () => {
  const times = new Map(frame.map((u) => [u.code, 0]))
  for (let n = 0; n < 3_500; n++)
    for (const { code } of drawUnits(sha256, `gieo-${n}-thu`, frame, 2))
      times.set(code, (times.get(code) ?? 0) + 1)
  // 1,000 expected each, standard deviation 27
  for (const n of times.values()) expect(Math.abs(n - 1_000)).toBeLessThan(120)
})

test('a lot is plain SHA-256', () =>
  expect(lotOf(sha256, 'abc', '1')).toBe(
    execFileSync('sh', ['-c', "printf 'abc:1' | sha256sum"], { encoding: 'utf8' }).slice(0, 64),
  ))
