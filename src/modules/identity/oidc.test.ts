import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import Provider from 'oidc-provider'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDb, testDb } from '#testing/db.ts'
import { aPerson, get, type TestApp, testApp } from '#testing/world.ts'

/** Who the provider believes is in front of it, and what it says of them. */
const seat = { email: '', verified: true }

const startProvider = async (): Promise<{ server: Server; issuer: string }> => {
  const server = createServer()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'canhtan',
        client_secret: 'a-secret-of-the-test',
        redirect_uris: ['http://localhost/sign-in/oidc/callback'],
      },
    ],
    cookies: { keys: ['test'] },
    claims: { email: ['email', 'email_verified'], profile: ['name'] },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: () => ({ sub, email: seat.email, email_verified: seat.verified, name: 'Từ nơi khác' }),
    }),
  })
  server.on('request', provider.callback())
  return { server, issuer }
}

/** A browser that follows redirects at the provider, types a name into its own forms, and stops at our door. */
const throughProvider = async (start: string): Promise<string> => {
  const jar = new Map<string, string>()
  let address = start
  let body: URLSearchParams | undefined
  for (let step = 0; step < 12; step++) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(address, {
      redirect: 'manual',
      headers: { cookie },
      ...(body && { method: 'POST', body }),
    })
    for (const set of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=')
      jar.set(name, value)
    }
    body = undefined
    const to = answer.headers.get('location')
    if (to?.startsWith('http://localhost/')) return to.slice('http://localhost'.length)
    if (to) {
      address = new URL(to, address).href
      continue
    }
    const page = await answer.text()
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? ''
    address = new URL(/action="([^"]+)"/.exec(page)?.[1] ?? '', address).href
    body = new URLSearchParams({ prompt, login: seat.email, password: 'any' })
  }
  throw new Error('the provider did not send the person back')
}

let t: TestDb
let app: TestApp
let provider: Awaited<ReturnType<typeof startProvider>>
beforeAll(async () => {
  t = await testDb()
  provider = await startProvider()
  app = testApp(t.db, undefined, {
    more: {
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: 'canhtan',
      OIDC_CLIENT_SECRET: 'a-secret-of-the-test',
      OIDC_LABEL: 'tài khoản chung của tỉnh',
    },
  })
})
afterAll(async () => {
  provider.server.closeAllConnections()
  await new Promise((closed) => provider.server.close(closed))
  await t.drop()
})

const signInWith = async (next = '/account') => {
  const start = await get(app, `/sign-in/oidc?next=${next}`)
  const pair = (answer: Response) =>
    answer.headers
      .getSetCookie()
      .map((c) => c.split(';')[0])
      .join('; ')
  const back = await throughProvider(start.headers.get('location') ?? '')
  const answer = await get(app, back, pair(start))
  return { to: answer.headers.get('location'), cookie: pair(answer), back, state: pair(start) }
}
const people = async () =>
  (await sql<{ n: number }>`select count(*) as n from person`.execute(t.db)).rows[0]?.n

describe('the common sign-in (OpenID Connect)', () => {
  test('is offered under its name, and not where none is set', async () => {
    expect(await (await get(app, '/sign-in')).text()).toContain('Dùng tài khoản chung của tỉnh')
    expect(await (await get(testApp(t.db), '/sign-in')).text()).not.toContain('/sign-in/oidc')
    expect((await get(testApp(t.db), '/sign-in/oidc')).headers.get('location')).toBe('/sign-in')
  })

  test('somebody known by a verified address gets in, again and again, and keeps the name they have here', async () => {
    const person = await aPerson(t.db, { name: 'Lê Hoa', email: 'hoa@nghean.example' })
    Object.assign(seat, { email: 'Hoa@nghean.example', verified: true })
    for (const _ of [1, 2]) {
      const { to, cookie } = await signInWith()
      expect(to).toBe('/account')
      expect(await (await get(app, '/account', cookie)).text()).toContain('Lê Hoa')
    }
    const how = await sql<{ after: { how: string } }>`
      select after from audit_entry where verb = 'account.signed-in' and person_id = ${person.id}`.execute(
      t.db,
    )
    expect(how.rows.map((r) => r.after.how)).toEqual(['OpenID Connect', 'OpenID Connect'])
  })

  test.each([
    ['unknown', { email: 'la@khac.example', verified: true }, {}],
    [
      'of an address that the provider has not verified',
      { email: 'mai@nghean.example', verified: false },
      {},
    ],
    ['disabled', { email: 'nghi@nghean.example', verified: true }, { disabled: true }],
  ])('somebody %s does not get in and gets no account', async (what, who, more) => {
    if (what !== 'unknown') await aPerson(t.db, { email: who.email, ...more })
    Object.assign(seat, who)
    const before = await people()
    const { to, cookie } = await signInWith()
    expect(to).toMatch(/^\/sign-in\?failed=oidc/)
    expect(cookie).not.toContain('session_token')
    const { rows } = await sql`select from auth_session s join person p on p.id = s.person_id
      where p.email = ${who.email}`.execute(t.db)
    expect(rows).toEqual([])
    expect(await people()).toBe(before)
    expect(await (await get(app, to ?? '')).text()).toContain('Nơi đăng nhập chung chưa đưa được')
  })

  test('the answer is tied to the browser that asked, and works once', async () => {
    await aPerson(t.db, { email: 'hai@nghean.example' })
    Object.assign(seat, { email: 'hai@nghean.example', verified: true })
    const { back, state } = await signInWith()
    for (const cookie of ['', state]) {
      const answer = await get(app, back, cookie)
      expect(answer.headers.get('location')).toMatch(/^\/sign-in\?failed=oidc/)
      expect(answer.headers.getSetCookie().join()).not.toMatch(/session_token=[^;]/)
    }
  })

  test('a provider that is away is said so', async () => {
    const lost = testApp(t.db, undefined, {
      more: { OIDC_ISSUER: 'http://127.0.0.1:9', OIDC_CLIENT_ID: 'x', OIDC_CLIENT_SECRET: 'y' },
    })
    expect((await get(lost, '/sign-in/oidc')).headers.get('location')).toBe('/sign-in?failed=oidc-away')
  })
})
