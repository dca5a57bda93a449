import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { holds } from '#platform/context.ts'
import { type TestDb, testDb } from '#testing/db.ts'
import {
  aMandate,
  aPerson,
  aScope,
  aUnit,
  signIn,
  type TestUnit,
  testApp,
  testConfig,
} from '#testing/world.ts'
import { authenticate, loadActor } from './facts.ts'

describe('who acts', () => {
  let t: TestDb
  let province: TestUnit
  let health: TestUnit
  let clinic: TestUnit
  const today = '2025-02-20'
  beforeAll(async () => {
    t = await testDb()
    province = await aUnit(t.db, { name: 'Tỉnh', kind: 'province' })
    health = await aUnit(t.db, { name: 'Sở Y tế', parent: province.id })
    clinic = await aUnit(t.db, { name: 'Bệnh viện', parent: health.id })
  })
  afterAll(() => t.drop())

  const sight = async (office: string, unit: TestUnit) =>
    (await loadActor(t.db, (await aPerson(t.db, { office, unit: unit.id })).id, today))?.sees

  test('a head reaches the subtree, and sees it', async () => {
    const head = await aPerson(t.db, { office: 'head', unit: health.id })
    const actor = await loadActor(t.db, head.id, today)
    expect(actor?.mandates).toMatchObject([
      {
        id: head.mandateId,
        office: 'head',
        title: 'Thủ trưởng đơn vị',
        titleEn: 'Head of unit',
        roles: ['head'],
        unitName: 'Sở Y tế',
        deputyFor: null,
      },
    ])
    expect([...(actor?.mandates[0]?.reach ?? [])].sort()).toEqual([health.id, clinic.id].sort())
    expect(actor?.sees.all).toBe(false)
  })

  test.each(['standing-clerk', 'chairman', 'auditor'])('%s sees all', async (office) => {
    expect(await sight(office, province)).toEqual({ all: true, unitIds: [], areaIds: [] })
  })

  test.each(['administrator', 'unit-administrator'])('%s sees no content', async (office) => {
    expect(await sight(office, province)).toEqual({ all: false, unitIds: [], areaIds: [] })
  })

  test('a member sees the units and areas assigned, not the unit of the office', async () => {
    const member = await aPerson(t.db, { office: 'committee-member', unit: province.id })
    await aScope(t.db, member.mandateId ?? 0, { unit: health.id })
    await aScope(t.db, member.mandateId ?? 0, { area: 7 })
    const actor = await loadActor(t.db, member.id, today)
    expect(actor?.sees).toEqual({ all: false, unitIds: [health.id, clinic.id], areaIds: [7] })
    expect(actor && holds(actor, 'member', province.id)).toBeUndefined()
  })

  test('a deputy acts under the office deputised, as long as both are in force', async () => {
    const head = await aPerson(t.db, { name: 'Giám đốc', office: 'head', unit: health.id, to: '2025-03-15' })
    const deputy = await aPerson(t.db, { name: 'Phó', office: 'focal', unit: clinic.id })
    const deputyOf = head.mandateId ?? 0
    await aMandate(t.db, deputy.id, {
      office: 'head',
      unit: health.id,
      from: '2025-02-01',
      to: '2025-03-31',
      deputyOf,
    })
    const held = async (day: string) =>
      (await loadActor(t.db, deputy.id, day))?.mandates.map((m) => m.deputyFor?.name)
    expect(await held('2025-01-31')).toEqual([undefined])
    expect(await held('2025-02-01')).toEqual([undefined, 'Giám đốc'])
    expect(await held('2025-03-15')).toEqual([undefined, 'Giám đốc'])
    expect(await held('2025-03-16')).toEqual([undefined])
  })

  test('nobody: unknown, disabled; a person without office sees nothing', async () => {
    expect(await loadActor(t.db, 'nobody', today)).toBeNull()
    expect(await loadActor(t.db, (await aPerson(t.db, { disabled: true })).id, today)).toBeNull()
    const actor = await loadActor(t.db, (await aPerson(t.db)).id, today)
    expect(actor).toMatchObject({ mandates: [], sees: { all: false, unitIds: [], areaIds: [] } })
  })

  test('a session cookie is known by its signature', async () => {
    const app = testApp(t.db)
    const person = await aPerson(t.db)
    const cookie = await signIn(app, person)
    const asked = (value: string) =>
      authenticate(t.db, testConfig(), new Headers({ cookie: value }), null, today)
    expect((await asked(`other=1; ${cookie}`))?.actor.id).toBe(person.id)
    expect(await asked(`${cookie.slice(0, -6)}AAA%3D`)).toBeNull()
    expect(await asked(cookie.slice(0, cookie.lastIndexOf('.')))).toBeNull()
    expect(await asked('')).toBeNull()
  })
})
