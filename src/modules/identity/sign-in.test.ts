import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDb, testDb } from '#testing/db.ts'
import {
  aPerson,
  aPersonWith,
  get,
  post,
  signIn,
  type TestApp,
  type TestPerson,
  testApp,
} from '#testing/world.ts'
import { countTry } from './sign-in/limits.ts'
import { sweepEnded } from './store/session.ts'

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

const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

const tryIn = (login: string, typed = password, more: Record<string, string> = {}) =>
  post(app, '/sign-in', { login, password: typed, ...more })

const isIn = async (cookie: string): Promise<boolean> =>
  (await get(app, '/sign-in', cookie)).headers.get('location') === '/'

describe('sign-in', () => {
  test('the page asks for a name and a password, in both languages', async () => {
    const page = await get(app, '/sign-in')
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('Tên đăng nhập hoặc thư công vụ')
    expect(await (await get(app, '/sign-in', 'lang=en')).text()).toContain('User name or e-mail address')
  })

  test.each([
    ['user name', (p: TestPerson) => p.username],
    ['user name in capitals', (p: TestPerson) => p.username.toUpperCase()],
    ['e-mail', (p: TestPerson) => `${p.username}@example.test`],
  ])('by %s', async (_, login) => {
    const person = await withPassword()
    const answer = await tryIn(login(person), password, { next: '/units?page=2' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/units?page=2'])
    expect(await isIn(cookieOf(answer))).toBe(true)
  })

  test('the cookie ends with the browser, unless asked otherwise; it is never readable by scripts', async () => {
    const person = await withPassword()
    const set = async (keep?: string) =>
      (await tryIn(person.username, password, keep ? { keep } : {})).headers
        .getSetCookie()
        .find((c) => c.includes('session'))
    expect(await set()).toMatch(/^canhtan\.session_token=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/)
    expect(await set('on')).toMatch(/Max-Age=43200/)
  })

  test.each(['//evil.example', 'https://evil.example', '/\\evil.example', '/sign-out', 'javascript:x', ''])(
    'does not lead on to %s',
    async (next) => {
      const person = await withPassword()
      expect((await tryIn(person.username, password, { next })).headers.get('location')).toBe('/')
    },
  )

  test('unknown, wrong password, disabled, without password, of the demo: one answer, and about as slow', async () => {
    const known = await withPassword()
    const disabled = await withPassword({ disabled: true })
    const bare = await aPerson(t.db)
    const demo = await withPassword()
    await sql`update person set demo = true where id = ${demo.id}`.execute(t.db)
    const tries = [
      ['unknown-person', password],
      [known.username, 'not-the-password'],
      [disabled.username, password],
      [bare.username, password],
      [demo.username, password],
    ] as const
    const seen = []
    for (const [login, typed] of tries) {
      const from = performance.now()
      const answer = await tryIn(login, typed)
      const text = (await answer.text()).replaceAll(login, '')
      seen.push({
        status: answer.status,
        words: text.includes('chưa đúng, hoặc tài khoản đang tạm ngừng'),
        slow: performance.now() - from > 15,
      })
      expect(answer.headers.getSetCookie().join()).not.toContain('session_token=')
    }
    expect(seen).toEqual(tries.map(() => ({ status: 409, words: true, slow: true })))
  })

  test('nothing typed: the fields are named, what was typed is kept, the password never is', async () => {
    const answer = await post(app, '/sign-in', { login: 'an.le', password: '' })
    const text = await answer.text()
    expect(answer.status).toBe(422)
    expect(text).toContain('value="an.le"')
    expect(text).toContain('Chưa nhập')
  })

  test('after five wrong tries the account waits, also with the right password; the neighbour does not', async () => {
    const [one, other] = [await withPassword(), await withPassword()]
    for (const _ of Array(5)) expect((await tryIn(one.username, 'wrong')).status).toBe(409)
    const sixth = await tryIn(one.username)
    expect(sixth.status).toBe(429)
    expect(await sixth.text()).toMatch(/Hãy chờ 1[45] phút/)
    expect((await tryIn(other.username)).status).toBe(303)
  })

  test('from another address the account is open still, and a right password clears the count', async () => {
    const person = await withPassword()
    const proxied = testApp(t.db, app.clock, { more: { TRUSTED_PROXIES: '1' } })
    const from = (ip: string, typed: string) =>
      proxied.request('/sign-in', {
        method: 'POST',
        body: new URLSearchParams({ login: person.username, password: typed }),
        headers: { origin: 'http://localhost', 'x-forwarded-for': ip },
      })
    for (const _ of Array(6)) await from('203.0.113.7', 'wrong')
    expect((await from('203.0.113.7', password)).status).toBe(429)
    expect((await from('203.0.113.8', password)).status).toBe(303)
    for (const _ of Array(4)) await from('203.0.113.9', 'wrong')
    expect((await from('203.0.113.9', password)).status).toBe(303)
    for (const _ of Array(4)) expect((await from('203.0.113.9', 'wrong')).status).toBe(409)
  })

  test('one account from many addresses, and one address over many accounts, are slowed as well', async () => {
    const refused = (work: Promise<void>) =>
      work.then(
        () => 'taken',
        (fault: { reason?: string }) => fault.reason,
      )
    for (let i = 0; i < 50; i++) await countTry(t.db, 'mot.nguoi', `203.0.113.${i}`)
    expect(await refused(countTry(t.db, 'mot.nguoi', '203.0.113.99'))).toBe('too-many-tries')
    expect(await refused(countTry(t.db, 'nguoi.khac', '203.0.113.99'))).toBe('taken')
    for (let i = 0; i < 600; i++) await countTry(t.db, `nguoi.${i}`, '198.51.100.1')
    expect(await refused(countTry(t.db, 'nguoi.moi', '198.51.100.1'))).toBe('too-many-tries')
    expect(await refused(countTry(t.db, 'nguoi.moi', '198.51.100.2'))).toBe('taken')
  })

  test('another site cannot sign somebody in or out', async () => {
    const person = await withPassword()
    const body = new URLSearchParams({ login: person.username, password })
    for (const origin of ['http://evil.example', 'null', undefined]) {
      const headers: Record<string, string> = origin ? { origin } : {}
      expect((await app.request('/sign-in', { method: 'POST', body, headers })).status).toBe(403)
    }
    const cookie = await signIn(app, person)
    const out = await app.request('/sign-out', {
      method: 'POST',
      headers: { cookie, origin: 'http://evil.example' },
    })
    expect([out.status, await isIn(cookie)]).toEqual([403, true])
  })

  test('signing out ends the session at once, and is on record', async () => {
    const person = await withPassword()
    const cookie = cookieOf(await tryIn(person.username))
    const out = await post(app, '/sign-out', {}, cookie)
    expect([out.status, out.headers.get('location')]).toEqual([303, '/sign-in?left=1'])
    expect(await isIn(cookie)).toBe(false)
    const kept = await sql<{ verb: string }>`
      select verb from audit_entry where person_id = ${person.id} order by seq`.execute(t.db)
    expect(kept.rows.map((r) => r.verb)).toEqual(['account.signed-in', 'account.signed-out'])
  })

  test('disabled while signed in: out at once', async () => {
    const person = await withPassword()
    const cookie = await signIn(app, person)
    expect(await isIn(cookie)).toBe(true)
    await sql`update person set disabled_at = now() where id = ${person.id}`.execute(t.db)
    expect(await isIn(cookie)).toBe(false)
  })

  test('a session ends by the real clock, whatever the business day', async () => {
    const person = await withPassword()
    const cookie = cookieOf(await tryIn(person.username))
    app.clock.goTo('2031-01-01')
    expect(await isIn(cookie)).toBe(true)
    app.clock.goTo('2025-02-20')
    await sql`update auth_session set expires_at = now() + interval '30 minutes' where person_id = ${person.id}`.execute(
      t.db,
    )
    expect(await isIn(cookie)).toBe(true)
    const left = await sql<{ hours: number }>`
      select extract(epoch from expires_at - now())::int / 3600 as hours from auth_session where person_id = ${person.id}`.execute(
      t.db,
    )
    expect(left.rows[0]?.hours).toBeGreaterThanOrEqual(11) // moved on to 12 hours by that use
    await sql`update auth_session set expires_at = now() - interval '1 second' where person_id = ${person.id}`.execute(
      t.db,
    )
    expect(await isIn(cookie)).toBe(false)
    await sweepEnded(t.db)
    expect(
      (await sql`select from auth_session where person_id = ${person.id}`.execute(t.db)).rows,
    ).toHaveLength(0)
  })

  test('over https the cookie is secure', async () => {
    const person = await withPassword()
    const https = testApp(t.db, app.clock, { more: { PUBLIC_URL: 'https://cchc.example' } })
    const answer = await https.request('/sign-in', {
      method: 'POST',
      body: new URLSearchParams({ login: person.username, password }),
      headers: { origin: 'https://cchc.example' },
    })
    expect(answer.headers.getSetCookie().join()).toMatch(/__Secure-canhtan\.session_token=[^;]+;.*Secure/)
  })
})
