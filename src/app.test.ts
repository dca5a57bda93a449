import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testClock } from '#testing/clock.ts'
import { type TestDb, testDb } from '#testing/db.ts'
import { aPerson, get, post, signIn, type TestApp, testApp } from '#testing/world.ts'

let t: TestDb
let app: TestApp
let cookie: string
beforeAll(async () => {
  t = await testDb()
  app = testApp(t.db)
  cookie = await signIn(app, await aPerson(t.db))
})
afterAll(() => t.drop())

const send = (path: string, init: RequestInit) => Promise.resolve(app.request(path, init))

describe('guards', () => {
  test('healthz answers without anything', async () => expect((await get(app, '/healthz')).status).toBe(200))

  test('every answer forbids inline script and framing', async () => {
    const policy = (await get(app, '/sign-in')).headers.get('content-security-policy')
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe-inline')
  })

  test.each<[string, Record<string, string>]>([
    ['another site', { origin: 'http://elsewhere.test' }],
    ['a form without an origin', {}],
    ['another site that names ours', { origin: 'http://localhost', 'sec-fetch-site': 'cross-site' }],
  ])('%s may not post', async (_, headers) => {
    const answer = await send('/sign-out', { method: 'POST', headers: { ...headers, cookie } })
    expect(answer.status).toBe(403)
    expect((await get(app, '/notifications', cookie)).status).toBe(200)
  })

  test('once people have an address, a host that another name leads to is not ours; this machine is', async () => {
    const from = (host: string) =>
      send('/sign-in', {
        method: 'POST',
        body: new URLSearchParams({ login: 'a', password: '' }),
        headers: { host, origin: `http://${host}` },
      })
    expect((await from('evil.example:8700')).status).toBe(403)
    expect((await from('127.0.0.1:8700')).status).toBe(422)
  })

  test.each(['//evil.example/?lang=en', '//evil.example?year=2023', '///evil.example/?lang=vi'])(
    'the switch of language and year leads nowhere else: %s',
    async (path) => {
      const answer = await Promise.resolve(app.request(`http://localhost${path}`))
      expect(answer.status).toBe(303)
      expect(answer.headers.get('location')).toMatch(/^\/[^/\\]/)
    },
  )

  test('every answer guards itself: a page, a redirect, a refusal, JSON, a file of ours', async () => {
    for (const path of ['/sign-in', '/account', '/nowhere', '/api/v1/me']) {
      const { headers } = await get(app, path)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('x-frame-options')).toBe('DENY')
      expect(headers.get('referrer-policy')).toBe('same-origin')
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(headers.get('cache-control')).toBe('private, no-cache')
    }
  })

  test('an unknown page is 404 in the language of the browser, for guests and persons, as page and as JSON', async () => {
    const english = await send('/nowhere', { headers: { 'accept-language': 'en' } })
    expect([english.status, await english.text()]).toEqual([404, expect.stringContaining('Not found')])
    expect((await get(app, '/nowhere', cookie)).status).toBe(404)
    expect(await (await get(app, '/api/v1/nowhere', cookie)).json()).toMatchObject({
      error: { kind: 'missing' },
    })
  })

  test('the language and the year are switched by a link and kept', async () => {
    const answer = await get(app, '/sign-in?lang=en&next=/tasks', cookie)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in?next=%2Ftasks'])
    expect(answer.headers.get('set-cookie')).toContain('lang=en')
  })

  test('a body larger than the limit is refused in words that name it', async () => {
    const body = new Uint8Array(27 * 1_048_576)
    const answer = await send('/sign-in', {
      method: 'POST',
      body,
      headers: {
        origin: 'http://localhost',
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': String(body.length),
      },
    })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('25 MB')
  })

  test('a fault shows its number and nothing else', async () => {
    const broken = testApp(t.db, testClock(), {
      only: [
        {
          name: 'broken',
          web: (web) =>
            web.get(
              '/broken',
              () => {
                throw new Error('secret detail')
              },
              { open: true },
            ),
        },
      ],
    })
    const answer = await get(broken, '/broken')
    const text = await answer.text()
    expect(answer.status).toBe(500)
    expect(text).toMatch(/[0-9a-f]{8}/)
    expect(text).not.toContain('secret detail')
  })

  test('somebody who asks too often is told to wait; others are not held up', async () => {
    const few = testApp(t.db, testClock(), { more: { REQUESTS_PER_MINUTE: '3' } })
    const statuses = []
    for (let i = 0; i < 5; i++) statuses.push((await get(few, '/notifications', cookie)).status)
    expect(statuses).toEqual([200, 200, 200, 429, 429])
    expect((await get(few, '/notifications', await signIn(few, await aPerson(t.db)))).status).toBe(200)
  })

  test('the API describes itself, for machines and for people', async () => {
    const specs = (await (await get(app, '/api/openapi.json')).json()) as { paths: object }
    expect(Object.keys(specs.paths)).toContain('/api/v1/units')
    expect(await (await get(app, '/api')).text()).toContain('GET /api/v1/units')
  })

  test('metrics are told by route, to this machine alone', async () => {
    await get(app, '/notifications', cookie)
    expect(await (await get(app, '/metrics')).text()).toContain('route="/notifications",status="200"')
    expect((await send('/metrics', { headers: { 'x-forwarded-for': '203.0.113.7' } })).status).toBe(404)
  })

  test('a form sent twice with one key is done once', async () => {
    const first = await post(app, '/notifications/reading', { _once: 'k1' }, cookie)
    const again = await post(app, '/notifications/reading', { _once: 'k1' }, cookie)
    expect([first.status, again.status]).toEqual([303, 303])
    const kept = await t.db.selectFrom('idempotency_key').select('key').execute()
    expect(kept).toEqual([{ key: 'k1' }])
  })
})
