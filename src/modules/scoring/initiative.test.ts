import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDb } from '#testing/db.ts'
import { reasonOf } from '#testing/refusal.ts'
import {
  adoptInitiative,
  changeInitiative,
  recogniseInitiative,
  registerInitiative,
  withdrawInitiative,
} from './actions/initiative.ts'
import { readInitiative, readInitiatives } from './facts/initiative.ts'
import { systemFigures } from './facts/system.ts'
import { aWorld, type World } from './world.ts'

const day = '2024-11-20'
const words = {
  title: 'Trả kết quả tại nhà',
  description: 'Bưu tá trả kết quả trong ngày',
  areaId: undefined,
  benefit: undefined,
}
const decision = {
  recognisedNo: '88/QĐ-UBND',
  recognisedOn: '2024-11-19' as const,
  recognisedBy: 'UBND tỉnh',
}

let w: World
let drop: () => Promise<void>
let id: number
beforeAll(async () => {
  const made = await testDb()
  drop = made.drop
  w = await aWorld(made.db)
  id = await registerInitiative(await w.as(w.healthFocal, day), w.health.id, words)
})
afterAll(() => drop())

test('a unit registers its own; another unit’s officer and a head above do not', async () => {
  expect(await reasonOf(registerInitiative(await w.as(w.justiceFocal, day), w.health.id, words))).toBe(
    'forbidden',
  )
  expect(await reasonOf(registerInitiative(await w.as(w.healthHead, day), w.division.id, words))).toBe(
    'forbidden',
  )
  expect((await readInitiatives(await w.as(w.justiceFocal, day), {})).rows).toMatchObject([
    { id, unitName: 'Sở Y tế', year: 2024, recognisedOn: null, adopted: 0 },
  ])
  expect(await reasonOf(readInitiatives(await w.as(w.administrator, day), {}))).toBe('page')
})

test('two people changing one: the second is told', async () => {
  const focal = await w.as(w.healthFocal, day)
  const { version } = (await readInitiative(focal, id)).initiative
  await changeInitiative(focal, id, { ...words, title: 'Trả kết quả tại nhà trong ngày', version })
  expect(await reasonOf(changeInitiative(await w.as(w.healthHead, day), id, { ...words, version }))).toBe(
    'changed-meanwhile',
  )
})

test('recognised by the standing agency from a decision, once; then it stays as it is and feeds the criteria', async () => {
  const clerk = await w.as(w.clerk, day)
  const recognised = async () =>
    (await systemFigures(clerk, { unitId: w.health.id, year: 2024 }, new Set(['initiatives.recognised'])))[
      'initiatives.recognised'
    ]?.value
  expect(await recognised()).toBe(0)
  expect(await reasonOf(recogniseInitiative(await w.as(w.healthHead, day), id, decision))).toBe('forbidden')
  expect(await reasonOf(recogniseInitiative(clerk, id, { ...decision, recognisedOn: '2024-11-21' }))).toBe(
    'day-in-future',
  )
  await recogniseInitiative(clerk, id, decision)
  expect(await recognised()).toBe(1)
  expect(await reasonOf(recogniseInitiative(clerk, id, decision))).toBe('initiative-recognised')
  const focal = await w.as(w.healthFocal, day)
  expect(await reasonOf(changeInitiative(focal, id, { ...words, version: 3 }))).toBe('initiative-recognised')
  expect(await reasonOf(withdrawInitiative(focal, id, 'nhầm'))).toBe('initiative-recognised')
})

test('nobody notes the recognition of their own unit’s', async () => {
  const own = await registerInitiative(await w.as(w.homeHead, day), w.home.id, words)
  expect(await reasonOf(recogniseInitiative(await w.as(w.clerk, day), own, decision))).toBe('forbidden')
  await withdrawInitiative(await w.as(w.homeHead, day), own, 'đăng ký nhầm')
  expect(await reasonOf(readInitiative(await w.as(w.homeHead, day), own))).toBe('page')
})

test('another unit takes it over, once, and not its own', async () => {
  const focal = await w.as(w.justiceFocal, day)
  const wish = { unitId: w.justice.id, note: undefined, planId: undefined }
  expect(
    await reasonOf(adoptInitiative(await w.as(w.healthFocal, day), id, { ...wish, unitId: w.health.id })),
  ).toBe('initiative-own')
  expect(await reasonOf(adoptInitiative(await w.as(w.healthFocal, day), id, wish))).toBe('forbidden')
  await adoptInitiative(focal, id, wish)
  expect(await reasonOf(adoptInitiative(focal, id, wish))).toBe('initiative-adopted')
  expect((await readInitiative(focal, id)).adoptions).toMatchObject([{ unitName: 'Sở Tư pháp' }])
})
