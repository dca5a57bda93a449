import { sql } from 'kysely'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDb, testDb } from '#testing/db.ts'
import {
  aPerson,
  aPersonWith,
  aUnit,
  get,
  post,
  signIn,
  type TestApp,
  type TestPerson,
  testApp,
} from '#testing/world.ts'

const password = 'mua-xuan-2025-den'
let t: TestDb
let app: TestApp
beforeAll(async () => {
  t = await testDb()
  app = testApp(t.db)
})
afterAll(() => t.drop())

const withPassword = (more?: Parameters<typeof aPerson>[1]): Promise<TestPerson> =>
  aPersonWith(t.db, password, more)

const cookiesOf = (answer: Response, before = ''): string => {
  const kept = new Map(
    before
      .split('; ')
      .filter(Boolean)
      .map((one) => one.split('=', 2) as [string, string]),
  )
  for (const cookie of answer.headers.getSetCookie()) {
    const [pair = ''] = cookie.split(';')
    const at = pair.indexOf('=')
    if (/max-age=0/i.test(cookie)) kept.delete(pair.slice(0, at))
    else kept.set(pair.slice(0, at), pair.slice(at + 1))
  }
  return [...kept].map(([name, value]) => `${name}=${value}`).join('; ')
}

const isIn = async (cookie: string) => (await get(app, '/account', cookie)).status === 200
const secretIn = (text: string): string => /secret=([A-Z2-7]+)/.exec(text)?.[1] ?? ''
const codeOf = (secret: string, at = Date.now()): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at })
const verbs = async (personId: string) =>
  (
    await sql<{
      verb: string
    }>`select verb from audit_entry where person_id = ${personId} order by seq`.execute(t.db)
  ).rows.map((r) => r.verb)

describe('one’s own account', () => {
  test.each([
    '/account',
    '/account/password',
    '/account/second-factor',
    '/account/sessions',
    '/account/tokens',
  ])('%s: a guest is sent to the sign-in, its owner sees it in both languages', async (path) => {
    expect((await get(app, path)).headers.get('location')).toBe(`/sign-in?next=${encodeURIComponent(path)}`)
    const cookie = await signIn(app, await withPassword())
    for (const lang of ['vi', 'en'])
      expect((await get(app, path, `${cookie}; lang=${lang}`)).status).toBe(200)
  })

  test('the profile is saved, the language with it', async () => {
    const person = await aPerson(t.db)
    const cookie = await signIn(app, person)
    const answer = await post(app, '/account/profile', { lang: 'en', mailMode: 'none', phone: '' }, cookie)
    expect(answer.headers.get('location')).toBe('/account?done=profile')
    expect(cookiesOf(answer)).toContain('lang=en')
    expect((await post(app, '/account/profile', { lang: 'fr', mailMode: 'none' }, cookie)).status).toBe(422)
  })

  test('a new password ends the other sessions; the old one is asked for', async () => {
    const person = await withPassword()
    const [here, there] = [await signIn(app, person), await signIn(app, person)]
    const fresh = 'mot-cau-rat-de-nho'
    const change = (current: string, next: string, again = next) =>
      post(app, '/account/password', { current, password: next, again }, here)
    const wrong = await change('khong-phai', fresh)
    expect([wrong.status, (await wrong.text()).includes('Mật khẩu đang dùng chưa đúng')]).toEqual([422, true])
    expect(await (await change(password, 'ngan')).text()).toContain('ít nhất 10 ký tự')
    expect(await (await change(password, fresh, 'khac')).text()).toContain('Hai lần nhập không giống nhau')
    const done = await change(password, fresh)
    expect(done.headers.get('location')).toBe('/account?done=password')
    expect([await isIn(there), await isIn(cookiesOf(done, here))]).toEqual([false, true])
    expect((await post(app, '/sign-in', { login: person.username, password: fresh })).status).toBe(303)
    expect(await verbs(person.id)).toContain('account.password-changed')
  })

  test('guessing the current password is limited like the sign-in', async () => {
    const cookie = await signIn(app, await withPassword())
    const guess = () =>
      post(
        app,
        '/account/password',
        { current: 'x', password: 'mot-cau-rat-de-nho', again: 'mot-cau-rat-de-nho' },
        cookie,
      )
    for (const _ of Array(5)) await guess()
    expect((await guess()).status).toBe(429)
  })

  test('the second factor: on with a right code, asked for at sign-in, backup codes once, off with the password', async () => {
    const person = await withPassword()
    let cookie = await signIn(app, person)
    expect((await post(app, '/account/second-factor', { password: 'wrong' }, cookie)).status).toBe(422)
    const scan = await (await post(app, '/account/second-factor', { password }, cookie)).text()
    const secret = secretIn(scan)
    const codes = /name="codes" value="([^"]+)"/.exec(scan)?.[1]?.split(' ') ?? []
    expect(scan).toContain('<svg viewBox')
    expect(codes).toHaveLength(10)
    const confirm = (code: string) =>
      post(
        app,
        '/account/second-factor/confirmation',
        { code, uri: `otpauth://totp/x?secret=${secret}`, codes: codes.join(' ') },
        cookie,
      )
    const bad = await confirm('000000')
    expect([bad.status, (await bad.text()).includes(codes[0] ?? 'none')]).toEqual([422, true])
    const on = await confirm(codeOf(secret))
    expect(on.headers.get('location')).toBe('/account?done=second-factor-on')
    cookie = cookiesOf(on, cookie)
    expect(await isIn(cookie)).toBe(true)

    const first = await post(app, '/sign-in', { login: person.username, password, next: '/account' })
    expect(first.headers.get('location')).toBe('/sign-in/code?next=%2Faccount')
    const step = cookiesOf(first)
    expect(await isIn(step)).toBe(false)
    const wrong = await post(app, '/sign-in/code', { code: '000000' }, step)
    expect([wrong.status, (await wrong.text()).includes('Mã chưa đúng')]).toEqual([409, true])
    const right = await post(
      app,
      '/sign-in/code',
      { code: ` ${codeOf(secret).replace(/(...)/, '$1 ')}`, next: '/account' },
      step,
    )
    expect([right.status, right.headers.get('location')]).toEqual([303, '/account'])
    expect(await isIn(cookiesOf(right, step))).toBe(true)

    const backup = async () => {
      const again = cookiesOf(await post(app, '/sign-in', { login: person.username, password }))
      return (await post(app, '/sign-in/code', { code: codes[0] ?? '' }, again)).status
    }
    expect([await backup(), await backup()]).toEqual([303, 409])
    const off = await post(app, '/account/second-factor/removal', { password }, cookie)
    expect(off.headers.get('location')).toBe('/account?done=second-factor-off')
    expect((await post(app, '/sign-in', { login: person.username, password })).headers.get('location')).toBe(
      '/',
    )
    expect(await verbs(person.id)).toEqual(
      expect.arrayContaining(['account.second-factor-on', 'account.second-factor-off']),
    )
  })

  test('five wrong codes end the attempt', async () => {
    const person = await withPassword()
    const cookie = await signIn(app, person)
    const secret = secretIn(await (await post(app, '/account/second-factor', { password }, cookie)).text())
    await post(app, '/account/second-factor/confirmation', { code: codeOf(secret) }, cookie)
    const step = cookiesOf(await post(app, '/sign-in', { login: person.username, password }))
    for (const _ of Array(5)) await post(app, '/sign-in/code', { code: '000000' }, step)
    expect([429, 409]).toContain((await post(app, '/sign-in/code', { code: codeOf(secret) }, step)).status)
    expect((await post(app, '/sign-in/code', { code: codeOf(secret) })).status).toBe(409)
  })

  test('sessions are seen and ended, one or all others; never somebody else’s', async () => {
    const [one, other] = [await aPerson(t.db), await aPerson(t.db)]
    const [a, b, c, foreign] = [
      await signIn(app, one),
      await signIn(app, one),
      await signIn(app, one),
      await signIn(app, other),
    ]
    const page = await (await get(app, '/account/sessions', a)).text()
    const ids = [...page.matchAll(/\/account\/sessions\/(\w+)\/ending/g)]
      .map((m) => m[1])
      .filter((id) => id !== 'others')
    expect(ids).toHaveLength(2)
    expect((await post(app, `/account/sessions/${ids[0]}/ending`, {}, foreign)).status).toBe(404)
    await post(app, `/account/sessions/${ids[0]}/ending`, {}, a)
    expect([await isIn(b), await isIn(c)].filter(Boolean)).toHaveLength(1)
    await post(app, '/account/sessions/others/ending', {}, a)
    expect([await isIn(a), await isIn(b), await isIn(c), await isIn(foreign)]).toEqual([
      true,
      false,
      false,
      true,
    ])
  })
})

describe('API tokens', () => {
  const bearer = (token: string, more: Record<string, string> = {}) => ({
    headers: { authorization: `Bearer ${token}`, ...more },
  })

  test('shown once, kept as a hash, revoked at once', async () => {
    const person = await aPerson(t.db)
    const cookie = await signIn(app, person)
    const page = await (
      await post(app, '/account/tokens', { name: 'báo cáo', scope: 'read', days: '30' }, cookie)
    ).text()
    const token = /ct_[\w-]{43}/.exec(page)?.[0] ?? ''
    expect((await app.request('/api/v1/me', bearer(token))).status).toBe(200)
    const list = await (await get(app, '/account/tokens', cookie)).text()
    expect([list.includes('báo cáo'), list.includes(token)]).toEqual([true, false])
    expect((await sql`select from api_token where token_hash = ${token}`.execute(t.db)).rows).toHaveLength(0)
    const id = /tokens\/(\d+)\/revocation/.exec(list)?.[1]
    const stranger = await signIn(app, await aPerson(t.db))
    expect((await post(app, `/account/tokens/${id}/revocation`, {}, stranger)).status).toBe(404)
    await post(app, `/account/tokens/${id}/revocation`, {}, cookie)
    expect((await app.request('/api/v1/me', bearer(token))).status).toBe(401)
  })

  test('a token that may only read can not act, not even make itself a better one; cookies beside it are ignored', async () => {
    const unit = await aUnit(t.db)
    const admin = await aPerson(t.db, { office: 'administrator', unit: unit.id })
    const other = await aPerson(t.db)
    const cookie = await signIn(app, admin)
    const page = await (
      await post(app, '/account/tokens', { name: 'x', scope: 'read', days: '' }, cookie)
    ).text()
    const token = /ct_[\w-]{43}/.exec(page)?.[0] ?? ''
    const asked = await app.request('/api/v1/me', bearer(token, { cookie: await signIn(app, other) }))
    expect(await asked.json()).toMatchObject({ id: admin.id, readOnly: true })
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', cookie }
    const api = await app.request('/api/v1/me/tokens', {
      method: 'POST',
      headers,
      body: '{"name":"y","scope":"write"}',
    })
    expect([api.status, ((await api.json()) as { error: { reason: string } }).error.reason]).toEqual([
      403,
      'read-only-token',
    ])
    const form = new URLSearchParams({ name: 'y', scope: 'write', reason: 'x' })
    for (const path of [
      '/account/tokens',
      `/accounts/${other.id}/disabling`,
      '/account/sessions/others/ending',
    ])
      expect(
        (
          await app.request(path, {
            method: 'POST',
            headers: { authorization: `Bearer ${token}`, cookie },
            body: form,
          })
        ).status,
      ).toBe(403)
    expect((await app.request('/api/v1/accounts', bearer(token))).status).toBe(200)
  })

  test('ended, unknown or of a disabled person: nothing; the use is noted at most once a minute', async () => {
    const person = await aPerson(t.db)
    const cookie = await signIn(app, person)
    const page = await (
      await post(app, '/account/tokens', { name: 'x', scope: 'write', days: '1' }, cookie)
    ).text()
    const token = /ct_[\w-]{43}/.exec(page)?.[0] ?? ''
    const status = async () => (await app.request('/api/v1/me', bearer(token))).status
    const used = async () =>
      (
        await sql<{
          at: Date
        }>`select last_used_at as at from api_token where person_id = ${person.id}`.execute(t.db)
      ).rows[0]?.at?.getTime()
    expect(await status()).toBe(200)
    const first = await used()
    await status()
    expect(await used()).toBe(first)
    expect((await app.request('/api/v1/me', bearer('ct_nothing'))).status).toBe(401)
    await sql`update api_token set expires_at = now() - interval '1 second' where person_id = ${person.id}`.execute(
      t.db,
    )
    expect(await status()).toBe(401)
    await sql`update api_token set expires_at = null where person_id = ${person.id}`.execute(t.db)
    await sql`update person set disabled_at = now() where id = ${person.id}`.execute(t.db)
    expect(await status()).toBe(401)
  })
})
