import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Bucket, countsOf, measuresOf, percentOf } from './measures.ts'

describe('published figures are rebuilt from their parts', () => {
  const pm2017 = countsOf({
    completedOnTime: 14_068,
    completedLate: 1_983,
    openInTime: 5_640,
    openOverdue: 223,
  })
  // of the 13,119 done and the 2,501 done only the sum is printed
  const haiPhong2018 = countsOf({ completedNoDeadline: 13_119, openInTime: 2_065, openOverdue: 348 })
  const vpcp2016 = countsOf({ completedNoDeadline: 2_501, openOverdue: 222 })
  const quangNam2017 = countsOf({
    completedOnTime: 81,
    completedLate: 168,
    openInTime: 177,
    openOverdue: 130,
  })

  test.each([
    // BC 1270/BC-TCTTTg 2017 prints 98.62 and 1.38, truncated and its rest; the parts give 98.63
    ['pm 2017', pm2017, 'completionOfDue', '16051/16274', '98.63'],
    ['pm 2017', pm2017, 'onTimeOfDue', '14068/16274', '86.44'],
    // VPCP to 31/8/2016, printed 91.8
    ['vpcp 2016', vpcp2016, 'completionOfDue', '2501/2723', '91.85'],
    // Hải Phòng, 10 months 2018: printed 84.46 of 15,533; its open counts add up to one fewer than printed
    ['hải phòng 2018', haiPhong2018, 'completionOfAssigned', '13119/15532', '84.46'],
    // Quảng Nam 1/9 to 13/12/2017: shares within done and within open, printed 32.53 and 42.35
    ['quảng nam 2017', quangNam2017, 'onTimeOfCompleted', '81/249', '32.53'],
    ['quảng nam 2017', quangNam2017, 'overdueOfOpen', '130/307', '42.35'],
  ] as const)('%s %s %s', (_, counts, name, fraction, percent) => {
    const m = measuresOf(counts)[name]
    expect([`${m.numerator}/${m.denominator}`, m.percent]).toEqual([fraction, percent])
  })

  // shared/data/cases/published-facts.json, plan_progress; the source's parts beside the two-decimal percent
  test.each([
    ['Nghệ An, third quarter 2023 (printed 80.4)', 33, 41, '80.49'],
    ['Nghệ An, 2024', 40, 40, '100.00'],
    ['ministries, first half of 2023', 296, 845, '35.03'],
    ['provinces, first half of 2023', 1_384, 3_003, '46.09'],
    ['Hải Phòng with its printed total', 13_119, 15_533, '84.46'],
    ['Quảng Nam late among done', 168, 249, '67.47'],
    ['Quảng Nam in time among open', 177, 307, '57.65'],
    ['half up', 1, 800, '0.13'],
    ['just under half', 12_499, 10_000_000, '0.12'],
  ])('%s', (_, part, whole, percent) => {
    expect(percentOf(part, whole)).toBe(percent)
  })
})

test('nothing arose: null, neither 0 nor 100', () => {
  const none = measuresOf(countsOf({ recalled: 3 }))
  for (const m of Object.values(none)) expect(m).toMatchObject({ denominator: 0, percent: null })
  expect(none.completionOfAssigned.excluded).toBe(3)
})

test('recalled, objective and suspended tasks are told as excluded', () => {
  const m = measuresOf(
    countsOf({
      completedOnTime: 6,
      completedObjective: 1,
      openOverdue: 2,
      openObjective: 1,
      openSuspended: 1,
      recalled: 2,
    }),
  )
  expect(m.completionOfAssigned).toMatchObject({ numerator: 7, denominator: 11, excluded: 2 })
  expect(m.completionOfDue).toMatchObject({ numerator: 7, denominator: 9, excluded: 2 })
  expect(m.onTimeOfCompleted).toMatchObject({ numerator: 6, denominator: 6, excluded: 1 })
  expect(m.onTimeOfDue).toMatchObject({ numerator: 6, denominator: 8, excluded: 3 })
  expect(m.overdueOfOpen).toMatchObject({ numerator: 2, denominator: 2, excluded: 2 })
})

const buckets = [
  'recalled',
  'completedOnTime',
  'completedLate',
  'completedNoDeadline',
  'completedObjective',
  'openInTime',
  'openOverdue',
  'openNoDeadline',
  'openObjective',
  'openSuspended',
] as const satisfies readonly Bucket[]

test('parts add up and no percent leaves 0 to 100', () => {
  const counts = fc.record(Object.fromEntries(buckets.map((b) => [b, fc.nat(5_000)])))
  fc.assert(
    fc.property(counts, (parts) => {
      const c = countsOf(parts)
      expect(c.assigned).toBe(Object.values(parts).reduce((a, b) => a + b, 0))
      for (const m of Object.values(measuresOf(c))) {
        expect(m.numerator).toBeLessThanOrEqual(m.denominator)
        // half a hundredth either way, and the little that doubles lose
        if (m.percent !== null)
          expect(Math.abs(Number(m.percent) - (100 * m.numerator) / m.denominator)).toBeLessThan(0.005_000_1)
      }
    }),
  )
})
