import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { canonical } from '#platform/canonical.ts'
import { aSet } from '../world.ts'
import {
  type Bundle,
  type BundleFault,
  type BundleResult,
  type BundleUnit,
  bundleOf,
  bundleText,
  faultWords,
  verifyBundle,
} from './bundle.ts'
import { computeUnits } from './compute-units.ts'

const sha256 = (text: string) => Promise.resolve(createHash('sha256').update(text).digest('hex'))

const units: BundleUnit[] = [
  {
    code: 'SYT',
    name: 'Sở Y tế',
    inputs: {
      '1.1': { tasks_done: 18, tasks_planned: 20 },
      '1.2': { issued_at: '2024-01-20' },
      '1.3': { tasks_assigned: 0, tasks_on_time: 0 },
      '2.1': { reviewed: false },
      '2.2': { value: '86.5' },
    },
    bonus: '0.5',
  },
  {
    code: 'STP',
    name: 'Sở Tư pháp',
    inputs: { '1.1': { tasks_done: 1, tasks_planned: 3 } },
    notApplicable: ['2.1'],
  },
  { code: 'BQL', name: 'Ban Quản lý', ranked: false, inputs: {}, hand: { '2.1': '2.25' } },
]

const aBundle = (): Promise<Bundle> =>
  bundleOf(
    { title: 'Mẫu', year: 2024, block: 'department', version: 1, reason: null },
    aSet(),
    units,
    computeUnits,
    sha256,
  )

test('a bundle verifies, also after it went through its text; who is ranked apart has no rank', async () => {
  const bundle = JSON.parse(bundleText(await aBundle()))
  expect(await verifyBundle(bundle, computeUnits, sha256, bundle.hash.toUpperCase())).toEqual([])
  expect(bundle.results.map((r: { rank: unknown }) => r.rank)).toEqual([1, 2, null])
})

test.each<[string, (b: Bundle) => unknown]>([
  ['an input', (b) => Object.assign(b.units[0]?.inputs ?? {}, { '2.1': { reviewed: true } })],
  [
    'an input that changes no point',
    (b) => Object.assign(b.units[0]?.inputs['1.2'] ?? {}, { issued_at: '2024-01-21' }),
  ],
  ['a unit that is gone', (b) => b.units.pop()],
  ['a result that is gone', (b) => b.results.pop()],
  ['a unit put in', (b) => b.units.push({ code: 'X', name: 'X', inputs: {} })],
  ['points', (b) => Object.assign(b.results[0] ?? {}, { points: '9.99' })],
  ['a rank', (b) => Object.assign(b.results[0] ?? {}, { rank: 3 })],
  ['a name', (b) => Object.assign(b.units[0] ?? {}, { name: 'Khác' })],
  ['a rule', (b) => Object.assign(b.set.domains[0]?.criteria[1] ?? {}, { max: 3 })],
  ['the bonus cap', (b) => Object.assign(b.set.scoring?.bonus ?? {}, { cap: 0 })],
  ['the hash', (b) => Object.assign(b, { hash: '0'.repeat(64) })],
  ['the title', (b) => Object.assign(b.round, { title: 'Khác' })],
  ['something added', (b) => Object.assign(b, { note: 'x' })],
])('one altered value fails: %s', async (_name, alter) => {
  const bundle: Bundle = JSON.parse(bundleText(await aBundle()))
  alter(bundle)
  expect(await verifyBundle(bundle, computeUnits, sha256)).not.toEqual([])
})

test('a forged bundle whose hashes fit is told by the hash that was published', async () => {
  const bundle = await aBundle()
  const forged = await bundleOf(
    bundle.round,
    bundle.set,
    bundle.units.map((u) => ({ ...u, bonus: '2' })),
    computeUnits,
    sha256,
  )
  expect(await verifyBundle(forged, computeUnits, sha256)).toEqual([])
  expect(await verifyBundle(forged, computeUnits, sha256, bundle.hash)).toEqual([
    { what: 'hash', part: 'published' },
  ])
})

/** The same bundle with its hashes made to fit again, as a forger would. */
const closed = async (bundle: Bundle): Promise<Bundle> => {
  const hashes = {
    set: await sha256(canonical(bundle.set)),
    units: await sha256(canonical(bundle.units)),
    results: await sha256(canonical(bundle.results)),
  }
  const { hash: _, ...rest } = { ...bundle, hashes }
  return { ...rest, hash: await sha256(canonical(rest)) }
}

test.each<[string, (b: Bundle) => Bundle, string]>([
  [
    'a result twice, the false one first',
    (b) => ({ ...b, results: [{ ...(b.results[0] as BundleResult), rank: 7 }, ...b.results] }),
    'unit',
  ],
  [
    'a unit twice in the inputs and in the results',
    (b) => {
      const units = [...b.units, { ...(b.units[0] as BundleUnit), inputs: {} }]
      return { ...b, units, results: computeUnits(b.set, b.round.year, units) }
    },
    'unit',
  ],
  [
    'a word beside a result',
    (b) => ({ ...b, results: b.results.map((r) => ({ ...r, award: 'nhất' })) }),
    'award',
  ],
])('%s is found though every hash fits', async (_name, alter, field) => {
  const forged = await closed(alter(await aBundle()))
  expect(await verifyBundle(forged, computeUnits, sha256, forged.hash)).toContainEqual(
    expect.objectContaining({ what: 'result', unit: 'SYT', field }),
  )
})

test.each(['round', 'set', 'hashes'])('a bundle whose %s is null is none', async (part) => {
  const bundle = { ...(await aBundle()), [part]: null }
  expect(await verifyBundle(bundle, computeUnits, sha256)).toEqual([{ what: 'format' }])
})

test.each([[null], [1], ['x'], [[]], [{}], [{ format: 'canhtan-par-index/1' }]])(
  '%j is no bundle',
  async (value) => {
    expect(await verifyBundle(value, computeUnits, sha256)).toEqual([{ what: 'format' }])
  },
)

test('a bundle whose set cannot be read says so instead of failing', async () => {
  const bundle = await aBundle()
  const broken = { ...bundle, set: { ...bundle.set, domains: [{}] } }
  const faults = await verifyBundle(broken, computeUnits, sha256)
  expect(faults).toContainEqual({ what: 'not-computable' })
})

test('a result says bonus and penalty as they count, after the caps, so that its parts add up to its points', async () => {
  const [unit] = units
  const of = { ...(unit as BundleUnit), bonus: '3', penalty: '1.5' }
  const [result] = computeUnits(aSet(), 2024, [of])
  expect([result?.bonus, result?.penalty]).toEqual(['2', '1'])
  const domains = result?.domains.reduce((sum, d) => sum + Number(d.points), 0) ?? 0
  expect(Number(result?.points)).toBeCloseTo(domains + 2 - 1)
})

test('results that do not follow from the inputs are found though every hash fits', async () => {
  const cheat: typeof computeUnits = (set, year, of) =>
    computeUnits(set, year, of).map((one) => (one.code === 'STP' ? { ...one, points: '9.5', rank: 1 } : one))
  const round = { title: 'Mẫu', year: 2024, block: 'department', version: 1, reason: null }
  const forged = await bundleOf(round, aSet(), units, cheat, sha256)
  const faults = await verifyBundle(forged, computeUnits, sha256, forged.hash)
  expect(faults.map((f) => (f.what === 'result' ? [f.unit, f.field, f.published] : f))).toEqual([
    ['STP', 'points', '9.5'],
    ['STP', 'rank', '1'],
  ])
})

test.each<[BundleFault, string, string]>([
  [
    { what: 'hash', part: 'published' },
    'Mã kiểm chứng không khớp: mã đã công bố',
    'The verification code does not match: the code that was published',
  ],
  [
    { what: 'result', unit: 'SYT', field: 'percent', published: '88.333333333333333333', computed: '88.3' },
    'SYT: phần trăm: công bố 88,333333333333333333, tính lại 88,3',
    'SYT: percent: published 88.333333333333333333, computed 88.3',
  ],
  [
    { what: 'result', unit: 'SYT', field: 'rank', published: 'null', computed: '2' },
    'SYT: hạng: công bố –, tính lại 2',
    'SYT: rank: published –, computed 2',
  ],
  [
    { what: 'result', unit: 'SYT', field: 'unit', published: '2', computed: '1' },
    'SYT: số lần đơn vị đứng trong kết quả: công bố 2, tính lại 1',
    'SYT: how often the unit stands in the results: published 2, computed 1',
  ],
  [
    { what: 'result', unit: 'SYT', field: 'leaves', published: '[{"code":"1.1"}]', computed: '[]' },
    'SYT: điểm từng tiêu chí thành phần khác với khi tính lại',
    'SYT: points of the sub-criteria otherwise than when computed anew',
  ],
  [
    { what: 'not-computable' },
    'Không tính lại được: bộ tiêu chí, số liệu hoặc kết quả trong gói không đúng mẫu',
    'It cannot be computed anew: its criteria set, inputs or results do not have the expected shape',
  ],
])('what does not hold is told in words: %j', (fault, vi, en) => {
  expect([faultWords(fault, 'vi'), faultWords(fault, 'en')]).toEqual([vi, en])
})
