import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '#platform/config.ts'
import { type Ctx, guest, system } from '#platform/context.ts'
import { type TestDb, testDb } from '#testing/db.ts'
import { changeDay, changeSetting, importUnits, loadOrganisationReference, succeedUnits } from './actions.ts'
import {
  type Block,
  calendarOfYears,
  findUnitByCode,
  findUnitsByName,
  listUnits,
  readUnit,
  settingOn,
  unitsOfBlock,
  workingCalendar,
} from './facts.ts'

let t: TestDb
let ctx: Ctx
beforeAll(async () => {
  t = await testDb()
  await loadOrganisationReference(t.db)
  ctx = {
    db: t.db,
    actor: system,
    today: '2025-02-20',
    now: new Date('2025-02-20T02:00:00Z'),
    lang: 'vi',
    config: readConfig({}),
    origin: { ip: null, userAgent: null, requestId: 'test', door: 'cli' },
    pending: [],
  }
})
afterAll(() => t.drop())

const csv = (text: string) => new TextEncoder().encode(text)

const province = `code,name_vi,kind,parent_code,valid_from
40,Tỉnh Nghệ An,province,,1991-01-01
SNV,Sở Nội vụ,department,40,2000-01-01
412,UBND thành phố Vinh,district,40,2000-01-01
413,UBND thị xã Cửa Lò,district,40,2000-01-01
16666,UBND phường Nghi Thủy,commune,413,2000-01-01
`

describe('import', () => {
  test('a file with an error writes nothing and names the line', async () => {
    const result = await importUnits(ctx, csv(`${province}X,Đơn vị lạ,kingdom,40,\n`))
    expect(result).toMatchObject({
      written: false,
      findings: [{ row: 7, reason: 'kind-unknown', value: 'kingdom' }],
    })
    expect((await listUnits(ctx, { day: ctx.today, limit: 10, offset: 0 })).units).toEqual([])
  })

  test('a dry run writes nothing', async () => {
    expect(await importUnits(ctx, csv(province), { dryRun: true })).toMatchObject({
      units: 5,
      findings: [],
      written: false,
    })
    expect(await findUnitByCode(t.db, 'gso', '40')).toBeUndefined()
  })

  test('somebody without the office is refused', async () => {
    await expect(importUnits({ ...ctx, actor: guest }, csv(province))).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })

  test('a file without a code column is refused in words', async () => {
    await expect(importUnits(ctx, csv('a,b\n1,2\n'))).rejects.toMatchObject({ reason: 'units-head-missing' })
  })

  test('the tree stands, names are found however they are written', async () => {
    expect(await importUnits(ctx, csv(province))).toMatchObject({ units: 5, written: true })
    const vinh = await findUnitByCode(t.db, 'gso', '412')
    expect(await findUnitsByName(t.db, ['Ủy ban nhân dân TP. Vinh', 'Sở Ma'], ctx.today)).toEqual([
      { name: 'Ủy ban nhân dân TP. Vinh', unitIds: [vinh] },
      { name: 'Sở Ma', unitIds: [] },
    ])
    const { units } = await listUnits(ctx, { day: ctx.today, q: 'noi vu', limit: 10, offset: 0 })
    expect(units).toMatchObject([
      { name_vi: 'Sở Nội vụ', parent_name: 'Tỉnh Nghệ An', code: 'SNV', total: 1 },
    ])
  })

  test('the same file a second time finds every code known', async () => {
    const again = await importUnits(ctx, csv(province))
    expect(again.findings.map((f) => f.reason)).toEqual(Array(5).fill('code-known'))
  })
})

test('Cửa Lò joins Vinh: the old unit and its code stay readable, its communes move, yesterday stays as it was', async () => {
  const [vinh, cuaLo, root] = await Promise.all(
    ['412', '413', '40'].map((code) => findUnitByCode(t.db, 'gso', code)),
  )
  await succeedUnits(ctx, {
    kind: 'merge',
    fromIds: [cuaLo as number],
    toIds: [vinh as number],
    effectiveOn: '2024-12-01',
    decisionNo: '1243/NQ-UBTVQH15',
  })
  const districts = async (day: string) =>
    (await unitsOfBlock(t.db, 'district', root as number, day)).map((u) => u.name_vi)
  expect(await districts('2024-11-30')).toEqual(['UBND thành phố Vinh', 'UBND thị xã Cửa Lò'])
  expect(await districts('2024-12-01')).toEqual(['UBND thành phố Vinh'])
  expect(await findUnitByCode(t.db, 'gso', '413')).toBe(cuaLo)
  const below = async (day: string) =>
    (await listUnits(ctx, { day, parent: vinh, limit: 10, offset: 0 })).units.length
  expect([await below('2024-11-30'), await below('2024-12-01')]).toEqual([0, 1])
  expect(await readUnit(ctx, cuaLo as number)).toMatchObject({
    ended_on: '2024-11-30',
    successions: [{ kind: 'merge', to_name: 'UBND thành phố Vinh' }],
  })
  await expect(
    succeedUnits(ctx, {
      kind: 'abolish',
      fromIds: [cuaLo as number],
      toIds: [],
      effectiveOn: '2025-01-01',
      decisionNo: '1',
    }),
  ).rejects.toMatchObject({ kind: 'rule', reason: 'already-ended' })
})

test('every act is in the audit chain', async () => {
  const verbs = await t.db.selectFrom('audit_entry').select(['verb', 'seq']).orderBy('seq').execute()
  expect(verbs.map((v) => v.verb)).toEqual(['unit.imported', 'unit.succeeded'])
})

describe('the calendar of working days', () => {
  test('what is unsure is marked, and a dated setting stands before what is published', async () => {
    const days = await calendarOfYears(t.db, 2026, 2026)
    const of = (day: string) => days.find((one) => one.day === day)
    expect(of('2026-01-10')).toMatchObject({ kind: 'work', certain: false, set: false })
    expect(of('2026-04-30')).toMatchObject({ kind: 'off', certain: true })
    expect((await workingCalendar(t.db)).isWorkingDay('2026-01-10')).toBe(true)
    await changeDay(ctx, { day: '2026-01-10', kind: 'week', reason: 'Thông báo 8502/VPCP (mẫu)' })
    await changeDay(ctx, { day: '2026-03-02', kind: 'off', reason: 'Công điện (mẫu)' })
    const { isWorkingDay, addWorkingDays } = await workingCalendar(t.db)
    expect([isWorkingDay('2026-01-10'), isWorkingDay('2026-03-02')]).toEqual([false, false])
    expect(addWorkingDays('2026-02-27', 1)).toBe('2026-03-03')
    await expect(changeDay(ctx, { day: '2025-01-02', kind: 'off', reason: 'muộn' })).rejects.toMatchObject({
      reason: 'setting-in-the-past',
    })
    await expect(
      changeDay({ ...ctx, actor: guest }, { day: '2026-03-03', kind: 'off', reason: 'x' }),
    ).rejects.toMatchObject({ kind: 'forbidden' })
  })
})

describe('dated settings', () => {
  test('hold from their day on, and the value before stays for the days before', async () => {
    const wish = { key: 'tasks.max-extensions', value: 2, from: '2025-03-01', reason: '12/QĐ-UBND' }
    await changeSetting(ctx, wish)
    expect(await settingOn(t.db, wish.key, '2025-02-28', 1)).toBe(1)
    expect(await settingOn(t.db, wish.key, '2025-03-01', 1)).toBe(2)
  })

  test('are refused for a past day, beyond their range, and to those without the office', async () => {
    const wish = { key: 'tasks.max-extensions', value: 2, from: '2025-03-01', reason: 'thử' }
    await expect(changeSetting(ctx, { ...wish, from: '2025-01-01' })).rejects.toMatchObject({
      reason: 'setting-in-the-past',
    })
    await expect(changeSetting(ctx, { ...wish, value: 99 })).rejects.toMatchObject({
      reason: 'setting-out-of-range',
    })
    await expect(changeSetting({ ...ctx, actor: guest }, wish)).rejects.toMatchObject({ kind: 'forbidden' })
  })
})

test('the blocks that rooms may ask for are those of the reference', async () => {
  const named: Record<Block, true> = {
    nation: true,
    ministry: true,
    province: true,
    department: true,
    'vertical-agency': true,
    'service-unit': true,
    'party-body': true,
    'fatherland-front': true,
    district: true,
    commune: true,
    division: true,
  }
  const kinds = await t.db.selectFrom('unit_kind').select('block').distinct().execute()
  expect(kinds.map((kind) => kind.block).sort()).toEqual(Object.keys(named).sort())
})
