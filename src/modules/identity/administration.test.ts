import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { guest, system } from '#platform/context.ts'
import { sha256 } from '#platform/record.ts'
import { testClock } from '#testing/clock.ts'
import { type TestDb, testDb } from '#testing/db.ts'
import {
  aMandate,
  aPerson,
  aUnit,
  ctxFor,
  get,
  post,
  signIn,
  type TestApp,
  type TestPerson,
  type TestUnit,
  testApp,
} from '#testing/world.ts'
import { becomeFirstAdministrator } from './actions/first.ts'
import { firstAdministratorLink } from './actions/links.ts'
import { changeProfile } from './actions/own.ts'

const password = 'mua-xuan-2025-den'
let t: TestDb
let app: TestApp
let [province, health, clinic, finance] = [] as unknown as [TestUnit, TestUnit, TestUnit, TestUnit]
let [admin, local, auditor, focal] = [] as unknown as [TestPerson, TestPerson, TestPerson, TestPerson]
const cookies = new Map<string, string>()

beforeAll(async () => {
  t = await testDb()
  app = testApp(t.db)
  province = await aUnit(t.db, { name: 'Tỉnh Nghệ An', kind: 'province', code: 'H40' })
  health = await aUnit(t.db, { name: 'Sở Y tế', parent: province.id, code: 'H40.18' })
  clinic = await aUnit(t.db, { name: 'Trung tâm Y tế Yên Thành', parent: health.id })
  finance = await aUnit(t.db, { name: 'Sở Tài chính', parent: province.id })
  admin = await aPerson(t.db, { name: 'Quản Trị', office: 'administrator', unit: province.id })
  local = await aPerson(t.db, { name: 'Quản Lý', office: 'unit-administrator', unit: health.id })
  auditor = await aPerson(t.db, { name: 'Kiểm Soát', office: 'auditor', unit: province.id })
  focal = await aPerson(t.db, { name: 'Đầu Mối', office: 'focal', unit: health.id })
  for (const person of [admin, local, auditor, focal]) cookies.set(person.id, await signIn(app, person))
})
afterAll(() => t.drop())

const see = (person: TestPerson, path: string) => get(app, path, cookies.get(person.id))
const send = (person: TestPerson, path: string, fields: Record<string, string> = {}) =>
  post(app, path, fields, cookies.get(person.id))
const text = async (answer: Promise<Response>) => (await answer).text()
const linkIn = (page: string) => /\/link\/[\w-]{43}/.exec(page)?.[0] ?? 'no link'
const entries = async (verb: string, id: string | number) =>
  (
    await sql<{ person_id: string; mandate_id: number; for_person_id: string | null; reason: string | null }>`
      select person_id, mandate_id, for_person_id, reason from audit_entry where verb = ${verb} and subject_id = ${String(id)}`.execute(
      t.db,
    )
  ).rows

describe('who sees accounts', () => {
  test('guests are sent to the sign-in, people without the office find nothing', async () => {
    expect((await get(app, '/accounts')).status).toBe(303)
    for (const path of [
      '/accounts',
      '/accounts/new',
      `/accounts/${admin.id}`,
      '/accounts/import',
      '/accounts/links',
    ])
      expect([path, (await see(focal, path)).status]).toEqual([path, 404])
  })

  test('the administrator and the auditor see all, a unit’s administrator the unit’s', async () => {
    const outside = await aPerson(t.db, { name: 'Người Ngoài', office: 'focal', unit: finance.id })
    for (const person of [admin, auditor])
      expect(await text(see(person, '/accounts'))).toContain('Người Ngoài')
    const page = await text(see(local, '/accounts'))
    expect([page.includes('Đầu Mối'), page.includes('Người Ngoài')]).toEqual([true, false])
    expect((await see(local, `/accounts/${outside.id}`)).status).toBe(404)
    expect((await see(local, `/accounts/${focal.id}`)).status).toBe(200)
    const more = await aPerson(t.db, { office: 'focal', unit: health.id })
    await aMandate(t.db, more.id, { office: 'focal', unit: finance.id })
    expect((await see(local, `/accounts/${more.id}`)).status).toBe(404)
  })

  test('searching with and without marks, by state and unit, in both languages', async () => {
    await aPerson(t.db, { name: 'Nguyễn Thị Thuý Hằng', office: 'focal', unit: clinic.id })
    for (const q of ['thuy hang', 'Thuý', 'NGUYEN THI'])
      expect(await text(see(admin, `/accounts?q=${encodeURIComponent(q)}`))).toContain('Thuý Hằng')
    expect(await text(see(admin, '/accounts?q=khongcoai'))).toContain('Chưa có tài khoản nào khớp')
    expect(await text(see(admin, `/accounts?unit=${clinic.id}&state=no-password`))).toContain('Thuý Hằng')
    expect(await text(see(admin, '/accounts?state=disabled'))).not.toContain('Thuý Hằng')
    expect((await see(admin, '/accounts?state=odd')).status).toBe(422)
    expect(await text(get(app, '/accounts', `${cookies.get(admin.id)}; lang=en`))).toContain(
      'One account a person',
    )
  })
})

describe('making accounts', () => {
  const wish = {
    name: 'Lê Văn Tám',
    username: 'tam.le',
    email: 'tam.le@nghean.example',
    unitId: '',
    office: '',
    from: '2025-02-01',
    decisionNo: '12/QĐ',
  }

  test('bad names are refused field by field and kept', async () => {
    const answer = await send(admin, '/accounts', { ...wish, name: 'Sở Y tế', username: 'a', email: 'x' })
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain('Không phải một địa chỉ thư')
    const named = await text(send(admin, '/accounts', { ...wish, name: 'Sở Y tế', username: 'soyte' }))
    expect(named).toContain('Đơn vị không dùng tài khoản chung')
    expect(named).toContain('value="Sở Y tế"')
  })

  test('by the administrator, with a first office; the record knows; names are taken once', async () => {
    const made = await send(admin, '/accounts', { ...wish, unitId: String(health.id), office: 'focal' })
    const path = made.headers.get('location') ?? ''
    expect(path).toMatch(/^\/accounts\/[\w-]+\?done=made$/)
    expect(await text(see(admin, path))).toContain('Đã lập tài khoản')
    const id = path.split(/[/?]/)[2] ?? ''
    expect(await entries('account.made', id)).toMatchObject([
      { person_id: admin.id, mandate_id: admin.mandateId },
    ])
    const twice = await text(send(admin, '/accounts', { ...wish, username: 'TAM.LE' }))
    expect([twice.includes('đã có người dùng'), twice.includes('đã thuộc về')]).toEqual([true, true])
  })

  test('a unit’s administrator makes accounts inside the unit only, and only with the unit’s offices', async () => {
    const mine = { ...wish, username: 'chin.le', email: 'chin@nghean.example', name: 'Lê Chín' }
    expect((await send(local, '/accounts', mine)).status).toBe(422) // an office is needed
    expect(
      (await send(local, '/accounts', { ...mine, unitId: String(finance.id), office: 'focal' })).status,
    ).toBe(403)
    const beyond = await send(local, '/accounts', { ...mine, unitId: String(health.id), office: 'chairman' })
    expect([beyond.status, (await beyond.text()).includes('chỉ giao được chức vụ')]).toEqual([409, true])
    expect((await sql`select from person where username = 'chin.le'`.execute(t.db)).rows).toHaveLength(0)
    const elsewhere = { office: 'focal', unitId: String(finance.id), from: '2025-03-01' }
    const given = await send(local, `/accounts/${focal.id}/mandates`, elsewhere)
    expect([given.status, (await given.text()).includes('chỉ giao được chức vụ')]).toEqual([409, true])
    expect(
      (await send(local, '/accounts', { ...mine, unitId: String(clinic.id), office: 'focal' })).status,
    ).toBe(303)
  })

  test('a unit’s administrator cannot touch who holds more than an office of the unit', async () => {
    const clerk = await aPerson(t.db, { office: 'standing-clerk', unit: health.id })
    expect((await see(local, `/accounts/${clerk.id}`)).status).toBe(200)
    expect((await send(local, `/accounts/${clerk.id}/link`)).status).toBe(403)
    expect((await send(local, `/accounts/${clerk.id}/disabling`, { reason: 'x' })).status).toBe(403)
    expect((await send(local, `/accounts/${admin.id}/link`)).status).toBe(404)
  })

  test('nobody helps oneself: neither to an office nor out of the last administration', async () => {
    const give = await send(admin, `/accounts/${admin.id}/mandates`, {
      office: 'chairman',
      unitId: String(province.id),
      from: '2025-02-20',
    })
    expect([give.status, (await give.text()).includes('chính mình')]).toEqual([409, true])
    expect((await send(admin, `/accounts/${admin.id}/disabling`, { reason: 'x' })).status).toBe(409)
    const end = await send(admin, `/mandates/${admin.mandateId}/ending`, {
      lastDay: '2025-02-20',
      reason: 'x',
    })
    expect([end.status, (await end.text()).includes('người quản trị cuối cùng')]).toEqual([409, true])
  })

  test('disabled: out at once; enabled again; the reasons are kept', async () => {
    const person = await aPerson(t.db, { office: 'focal', unit: health.id })
    const cookie = await signIn(app, person)
    expect((await send(local, `/accounts/${person.id}/disabling`, { reason: '' })).status).toBe(422)
    expect((await send(local, `/accounts/${person.id}/disabling`, { reason: 'Nghỉ hưu' })).status).toBe(303)
    expect((await get(app, '/account', cookie)).status).toBe(303)
    expect((await send(local, `/accounts/${person.id}/link`)).status).toBe(409)
    expect((await send(local, `/accounts/${person.id}/enabling`, { reason: 'Nhầm' })).status).toBe(303)
    expect((await send(local, `/accounts/${person.id}/enabling`, { reason: 'Nhầm' })).status).toBe(409)
    expect(await entries('account.disabled', person.id)).toMatchObject([
      { person_id: local.id, reason: 'Nghỉ hưu' },
    ])
  })

  test('a name is corrected with a reason', async () => {
    const person = await aPerson(t.db, { name: 'Le Thi', office: 'focal', unit: health.id })
    const change = {
      name: 'Lê Thị Na',
      email: `${person.username}@example.test`,
      phone: '',
      reason: 'Sai dấu',
    }
    expect((await send(local, `/accounts/${person.id}/correction`, change)).status).toBe(303)
    expect(await text(see(local, `/accounts/${person.id}`))).toContain('Lê Thị Na')
    expect(
      (await send(local, `/accounts/${person.id}/correction`, { ...change, name: 'Phòng Tổ chức' })).status,
    ).toBe(422)
  })
})

describe('offices and deputies', () => {
  test('given and ended between two days', async () => {
    const person = await aPerson(t.db)
    const wish = {
      office: 'head',
      unitId: String(clinic.id),
      from: '2025-03-01',
      to: '',
      title: 'Giám đốc',
      decisionNo: '9/QĐ',
    }
    expect((await send(admin, `/accounts/${person.id}/mandates`, wish)).headers.get('location')).toBe(
      `/accounts/${person.id}?done=given`,
    )
    expect(
      (await send(admin, `/accounts/${person.id}/mandates`, { ...wish, from: '2025-05-01' })).status,
    ).toBe(409)
    expect((await send(admin, `/accounts/${person.id}/mandates`, { ...wish, office: 'king' })).status).toBe(
      422,
    )
    expect(
      (await send(admin, `/accounts/${person.id}/mandates`, { ...wish, office: 'focal', from: '1990-01-01' }))
        .status,
    ).toBe(409)
    const mandate = (
      await sql<{ id: number }>`select id from mandate where person_id = ${person.id}`.execute(t.db)
    ).rows[0]?.id
    expect((await see(admin, `/mandates/${mandate}/ending`)).status).toBe(200)
    expect(
      (await send(admin, `/mandates/${mandate}/ending`, { lastDay: '2025-06-30', reason: '20/QĐ' })).status,
    ).toBe(303)
    const titles = async (day: string) =>
      (await ctxFor(t.db, person, { today: day })).actor.mandates.map((m) => m.title)
    expect([await titles('2025-02-28'), await titles('2025-06-30'), await titles('2025-07-01')]).toEqual([
      [],
      ['Giám đốc'],
      [],
    ])
    expect((await see(focal, `/mandates/${mandate}/ending`)).status).toBe(404)
  })

  test('a head names a deputy, who then acts under that office; the record names both', async () => {
    const head = await aPerson(t.db, { name: 'Giám Đốc', office: 'head', unit: health.id })
    const deputy = await aPerson(t.db, { name: 'Phó Ban', office: 'focal', unit: health.id })
    const cookie = await signIn(app, head)
    const path = `/mandates/${head.mandateId}/deputies`
    expect(await text(get(app, `${path}/new`, cookie))).toContain('Phó Ban')
    const wish = {
      personId: deputy.id,
      username: '',
      from: '20/02/2025',
      to: '05/03/2025',
      decisionNo: '33/QĐ',
    }
    expect((await send(focal, path, wish)).status).toBe(404)
    expect((await post(app, path, { ...wish, decisionNo: '' }, cookie)).status).toBe(422)
    expect((await post(app, path, { ...wish, personId: head.id }, cookie)).status).toBe(409)
    expect((await post(app, path, { ...wish, personId: '', username: 'nobody' }, cookie)).status).toBe(422)
    expect((await post(app, path, wish, cookie)).headers.get('location')).toBe('/account?done=deputy')
    expect((await post(app, path, wish, cookie)).status).toBe(409)
    expect(await text(get(app, '/account', cookie))).toContain('Phó Ban')

    const ctx = await ctxFor(t.db, deputy)
    const acting = ctx.actor.mandates.find((m) => m.deputyFor)
    expect(acting).toMatchObject({
      roles: ['head'],
      unitId: health.id,
      deputyFor: { mandateId: head.mandateId, personId: head.id, name: 'Giám Đốc' },
    })
    const theirs = await signIn(app, deputy)
    expect(await text(get(app, '/account', theirs))).toContain('Thủ trưởng đơn vị (thay Giám Đốc)')
    expect(await text(get(app, '/account', `${theirs}; lang=en`))).toContain('Head of unit (for Giám Đốc)')
    const named = await sql<{ title_vi: string; title_en: string }>`
      select title_vi, title_en from mandate_name where mandate_id = ${acting?.id ?? 0}`.execute(t.db)
    expect(named.rows).toEqual([
      { title_vi: 'Thủ trưởng đơn vị, thay Giám Đốc', title_en: 'Head of unit, for Giám Đốc' },
    ])
    await changeProfile(
      { ...ctx, actor: { ...ctx.actor, mandates: acting ? [acting] : [] } },
      { lang: 'vi', mailMode: 'none' },
    )
    expect(await entries('account.profile-changed', deputy.id)).toMatchObject([
      { person_id: deputy.id, mandate_id: acting?.id, for_person_id: head.id },
    ])
    expect((await ctxFor(t.db, deputy, { today: '2025-03-06' })).actor.mandates).toHaveLength(1)
  })

  test('an inspector is assigned units, and they end; a member’s are the committee’s', async () => {
    const sitting = await aPerson(t.db, { office: 'committee-member', unit: province.id })
    const member = await aPerson(t.db, { office: 'inspector', unit: province.id })
    const wish = {
      target: `unit:${health.id}`,
      purpose: 'inspection',
      from: '2025-01-01',
      to: '',
      decisionNo: '',
    }
    expect((await send(admin, `/mandates/${sitting.mandateId}/scopes`, wish)).status).toBe(409)
    expect(
      (await send(admin, `/mandates/${member.mandateId}/scopes`, { ...wish, purpose: 'supervision' })).status,
    ).toBe(422)
    expect((await send(admin, `/mandates/${member.mandateId}/scopes`, wish)).status).toBe(303)
    const seen = async (day: string) => (await ctxFor(t.db, member, { today: day })).actor.sees.unitIds
    expect(await seen('2025-02-20')).toContain(clinic.id)
    const page = await text(see(admin, `/accounts/${member.id}`))
    const ending = /\/mandates\/\d+\/scopes\/\d+\/ending/.exec(page)?.[0] ?? ''
    expect((await send(admin, ending)).status).toBe(303)
    expect([await seen('2025-02-20'), await seen('2025-02-21')]).toEqual([
      expect.arrayContaining([health.id]),
      [],
    ])
  })

  test('an inspector is assigned an area of work, chosen by its name in the reader’s language', async () => {
    const made = await sql<{ id: number }>`
      insert into reform_area (code, name_vi, name_en, position, valid_from)
      values ('THU', 'Lĩnh vực thử', 'Trial area', 90, '2020-01-01') returning id`.execute(t.db)
    const area = made.rows[0]?.id ?? 0
    const member = await aPerson(t.db, { office: 'inspector', unit: province.id })
    const path = `/mandates/${member.mandateId}/scopes`
    expect(await text(see(admin, `${path}/new`))).toContain(`value="area:${area}">Lĩnh vực thử`)
    expect(await text(get(app, `${path}/new`, `${cookies.get(admin.id)}; lang=en`))).toContain(
      `value="area:${area}">Trial area`,
    )
    const wish = { purpose: 'inspection', from: '2025-01-01', to: '', decisionNo: '' }
    for (const target of ['area:999999', `area:${area};`, `group:${area}`, ''])
      expect((await send(admin, path, { ...wish, target })).status).toBe(422)
    expect((await send(admin, path, { ...wish, target: `area:${area}` })).status).toBe(303)
    expect((await ctxFor(t.db, member)).actor.sees).toMatchObject({ unitIds: [], areaIds: [area] })
    expect(await text(see(admin, `/accounts/${member.id}`))).toContain('Lĩnh vực thử: kiểm tra')
  })
})

describe('one-time links', () => {
  const choose = (path: string, more: Record<string, string> = {}) =>
    post(app, path, { password, again: password, ...more })

  test('opens once, by looking not at all; a password sets it and one signs in', async () => {
    const person = await aPerson(t.db, { office: 'focal', unit: health.id })
    const path = linkIn(await text(send(local, `/accounts/${person.id}/link`)))
    for (const _ of [1, 2]) expect((await get(app, path)).status).toBe(200)
    expect((await choose(path, { again: 'khac-hoan-toan' })).status).toBe(422)
    expect(
      (
        await choose(path, {
          password: person.username + person.username,
          again: person.username + person.username,
        })
      ).status,
    ).toBe(422)
    expect((await choose(path)).headers.get('location')).toBe('/sign-in?set=1')
    const used = await get(app, path)
    expect([used.status, (await used.text()).includes('đã được dùng')]).toEqual([409, true])
    expect((await choose(path)).status).toBe(409)
    expect((await post(app, '/sign-in', { login: person.username, password })).status).toBe(303)
    expect((await get(app, '/link/not-a-link')).status).toBe(404)
  })

  test('a newer link ends the older; one that has run out says so; only a hash is kept', async () => {
    const person = await aPerson(t.db, { office: 'focal', unit: health.id })
    const [first, second] = [
      linkIn(await text(send(local, `/accounts/${person.id}/link`))),
      linkIn(await text(send(local, `/accounts/${person.id}/link`))),
    ]
    expect((await choose(first)).status).toBe(409)
    const hash = sha256(second.slice('/link/'.length))
    await sql`update one_time_link set expires_at = now() - interval '1 second' where token_hash = ${hash}`.execute(
      t.db,
    )
    expect((await text(choose(second))).includes('đã hết hạn')).toBe(true)
  })

  test('a reset ends the sessions of whoever was in', async () => {
    const person = await aPerson(t.db, { office: 'focal', unit: health.id })
    const cookie = await signIn(app, person)
    await choose(linkIn(await text(send(local, `/accounts/${person.id}/link`))))
    expect((await get(app, '/account', cookie)).status).toBe(303)
  })

  test('two at the same moment: one wins', async () => {
    const person = await aPerson(t.db, { office: 'focal', unit: health.id })
    const path = linkIn(await text(send(local, `/accounts/${person.id}/link`)))
    const answers = await Promise.all([choose(path), choose(path), choose(path)])
    expect(answers.map((a) => a.status).sort()).toEqual([303, 409, 409])
  })

  test('a sheet for a unit: everybody without a password, inside one’s own subtree only', async () => {
    const unit = await aUnit(t.db, { name: 'Bệnh viện Nhi', parent: health.id })
    const people = [
      await aPerson(t.db, { name: 'An Một', office: 'focal', unit: unit.id }),
      await aPerson(t.db, { name: 'An Hai', office: 'head', unit: unit.id }),
    ]
    const page = await text(send(local, '/accounts/links', { unitId: String(unit.id) }))
    expect([...page.matchAll(/http:\/\/localhost\/link\/[\w-]{43}/g)]).toHaveLength(2)
    for (const person of people) expect(page).toContain(person.username)
    expect((await send(local, '/accounts/links', { unitId: String(finance.id) })).status).toBe(404)
    await choose(linkIn(page))
    expect([
      ...(await text(send(local, '/accounts/links', { unitId: String(unit.id) }))).matchAll(/\/link\//g),
    ]).toHaveLength(1)
  })
})

describe('the first administrator', () => {
  test('an empty installation gives a link, once, for 30 minutes of the real clock', async () => {
    await using empty = await testDb()
    const clock = testClock('2025-02-20')
    const first = testApp(empty.db, clock)
    const link = (await firstAdministratorLink(empty.db, first.config, clock.now())) ?? ''
    const path = new URL(link).pathname
    expect(await (await get(first, path)).text()).toContain('Người quản trị đầu tiên')
    const wish = {
      unitName: 'Tỉnh Nghệ An',
      name: 'Trần Quản',
      username: 'quan.tran',
      email: 'quan@nghean.example',
      password,
      again: password,
    }
    expect((await post(first, path, { ...wish, unitName: '' })).status).toBe(422)
    expect((await post(first, path, { ...wish, name: 'Sở Nội vụ' })).status).toBe(422)
    expect((await post(first, path, wish)).headers.get('location')).toBe('/sign-in?set=1')
    expect((await post(first, path, wish)).status).toBe(409)
    expect(await firstAdministratorLink(empty.db, first.config, clock.now())).toBeNull()
    const inside = await post(first, '/sign-in', { login: 'quan.tran', password })
    const cookie = inside.headers
      .getSetCookie()
      .map((c) => c.split(';')[0])
      .join('; ')
    expect(await (await get(first, '/accounts', cookie)).text()).toContain('Trần Quản')
  })

  test('an older link ends when the server starts again', async () => {
    await using empty = await testDb()
    const { config } = testApp(empty.db)
    const old = (await firstAdministratorLink(empty.db, config, new Date())) ?? ''
    await firstAdministratorLink(empty.db, config, new Date())
    const ctx = { ...(await ctxOfGuest(empty)), config }
    const input = {
      unitName: 'X',
      name: 'Trần Quản',
      username: 'quan',
      email: 'q@x.vn',
      password,
      again: password,
    }
    await expect(becomeFirstAdministrator(ctx, new URL(old).pathname.slice(6), input)).rejects.toMatchObject({
      reason: 'link-expired',
    })
  })

  const ctxOfGuest = async (empty: TestDb) => {
    const person = await aPerson(empty.db)
    const ctx = await ctxFor(empty.db, person)
    await sql`delete from person where id = ${person.id}`.execute(empty.db)
    return { ...ctx, actor: ctx.actor.kind === 'system' ? system : guest }
  }
})
