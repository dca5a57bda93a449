import { mkdtemp, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { sql } from 'kysely'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Opener, wire } from '#platform/cli.ts'
import { type Ctx, system } from '#platform/context.ts'
import { type JobRun, runDueJobs } from '#platform/jobs.ts'
import { type TestDb, testDb } from '#testing/db.ts'
import { aPerson, aUnit, ctxFor, get, post, signIn, testApp, testConfig } from '#testing/world.ts'
import { makeLink } from './actions/links.ts'
import { cli } from './cli.ts'
import { jobs } from './jobs.ts'

let t: TestDb
let ctx: Ctx
let smtp: SMTPServer
const mails: string[] = []
const fold = (raw: string): string => raw.replace(/=\r?\n/g, '').replace(/=3D/g, '=')

beforeAll(async () => {
  t = await testDb()
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _, done) => {
      let raw = ''
      stream.on('data', (part: Buffer) => {
        raw += part.toString('utf8')
      })
      stream.on('end', () => {
        mails.push(raw)
        done()
      })
    },
  })
  await new Promise<void>((ready) => smtp.listen(0, '127.0.0.1', ready))
  const { port } = smtp.server.address() as AddressInfo
  const config = testConfig({ SMTP_URL: `smtp://127.0.0.1:${port}`, PUBLIC_URL: 'http://localhost' })
  ctx = { ...(await ctxFor(t.db, await aPerson(t.db), { config })), actor: system }
})
afterAll(async () => {
  await new Promise<void>((closed) => smtp.close(closed))
  await t.drop()
})

const runs = (): Record<string, JobRun> =>
  Object.fromEntries(
    Object.entries(jobs).map(([name, work]): [string, JobRun] => [
      name,
      (payload) => work({ ...ctx, pending: [] }, payload),
    ]),
  )

describe('links by mail', () => {
  test('each person gets a mail in their language with a link of their own; no token ever lies in the queue', async () => {
    const { port } = smtp.server.address() as AddressInfo
    const app = testApp(t.db, undefined, { more: { SMTP_URL: `smtp://127.0.0.1:${port}` } })
    const unit = await aUnit(t.db, { name: 'Sở Y tế' })
    const admin = await aPerson(t.db, { office: 'administrator', unit: unit.id })
    await aPerson(t.db, { name: 'Hoa', office: 'focal', unit: unit.id, email: 'hoa@x.vn' })
    const english = await aPerson(t.db, { name: 'Ann', office: 'focal', unit: unit.id, email: 'ann@x.vn' })
    await sql`update person set lang = 'en' where id = ${english.id}`.execute(t.db)
    const cookie = await signIn(app, admin)
    const sent = await post(app, '/accounts/links', { unitId: String(unit.id), send: 'on' }, cookie)
    expect(sent.headers.get('location')).toBe('/accounts/links?sent=3')
    const queued = await sql<{ payload: string }>`
      select payload::text from graphile_worker._private_jobs`.execute(t.db)
    expect(queued.rows.map((r) => Object.keys(JSON.parse(r.payload) as object))).toEqual(
      Array(3).fill(['personId']),
    )
    await runDueJobs(t.db, runs())
    const texts = mails.map(fold)
    const toAnn = texts.find((mail) => mail.includes('ann@x.vn')) ?? ''
    expect(texts).toHaveLength(3)
    expect(toAnn).toContain('Dear Ann')
    const links = texts.map((mail) => /\/link\/[\w-]{43}/.exec(mail)?.[0] ?? '')
    expect(new Set(links).size).toBe(3)
    expect((await get(app, /\/link\/[\w-]{43}/.exec(toAnn)?.[0] ?? '/')).status).toBe(200)
  })

  test('an account disabled meanwhile gets none, and the job does not come again', async () => {
    const person = await aPerson(t.db, { disabled: true })
    const before = mails.length
    await jobs['identity.send-link']?.(ctx, { personId: person.id })
    expect(mails).toHaveLength(before)
  })
})

describe('a forgotten password', () => {
  const withMail = (more: Record<string, string> = {}) => {
    const { port } = smtp.server.address() as AddressInfo
    return testApp(t.db, undefined, { more: { SMTP_URL: `smtp://127.0.0.1:${port}`, ...more } })
  }
  const ask = async (login: string, app = withMail()) => {
    const answer = await post(app, '/sign-in/forgotten', { login })
    return [answer.status, answer.headers.get('location')]
  }
  const mailed = async (): Promise<string[]> => {
    const before = mails.length
    await runDueJobs(t.db, runs())
    return mails.slice(before).map(fold)
  }
  const linkIn = (mail: string | undefined): string => /\/link\/[\w-]{43}/.exec(mail ?? '')?.[0] ?? '/none'
  const password = 'mua-xuan-2025-den'

  test('a link comes by mail, works once, ends all sessions and leaves the second factor alone', async () => {
    const app = withMail()
    const person = await aPerson(t.db, { name: 'Lan', email: 'lan@x.vn' })
    await sql`update person set mail_mode = 'none', two_factor_enabled = true where id = ${person.id}`.execute(
      t.db,
    )
    const cookie = await signIn(app, person)
    expect(await ask('LAN@x.vn', app)).toEqual([303, '/sign-in/forgotten?sent=1'])
    const [mail, ...more] = await mailed()
    expect([more.length, mail?.includes('lan@x.vn')]).toEqual([0, true])
    const typed = { password, again: password }
    expect((await post(app, linkIn(mail), typed)).headers.get('location')).toBe('/sign-in?set=1')
    expect((await post(app, linkIn(mail), typed)).status).toBe(409)
    expect((await get(app, '/account', cookie)).status).toBe(303)
    const kept = await sql<{ two_factor_enabled: boolean }>`
      select two_factor_enabled from person where id = ${person.id}`.execute(t.db)
    expect(kept.rows).toEqual([{ two_factor_enabled: true }])
    const verbs = await sql<{ verb: string }>`
      select verb from audit_entry where subject_id = ${person.id} order by seq`.execute(t.db)
    expect(verbs.rows.map((row) => row.verb)).toEqual(['account.link-made', 'account.password-set'])
  })

  test('the answer is the same for names that nobody bears and for closed accounts; they get no mail', async () => {
    const closed = await aPerson(t.db, { disabled: true })
    const demo = await aPerson(t.db)
    await sql`update person set demo = true where id = ${demo.id}`.execute(t.db)
    const known = await aPerson(t.db)
    const logins = [closed.username, demo.username, 'nobody.here', 'nobody@nowhere.vn', known.username]
    const answers = []
    for (const login of logins) answers.push(await ask(login))
    expect(answers).toEqual(logins.map(() => [303, '/sign-in/forgotten?sent=1']))
    expect(await mailed()).toHaveLength(1)
    const page = await (await get(withMail(), '/sign-in/forgotten?sent=1')).text()
    expect(page).toContain('Hãy xem hộp thư công vụ')
  })

  test('a newer link of this kind closes the older, not what an administrator handed out', async () => {
    const person = await aPerson(t.db)
    const { token } = await makeLink({ ...ctx, pending: [] }, person.id)
    await ask(person.username)
    const [first] = await mailed()
    await ask(person.username)
    const [second] = await mailed()
    const app = withMail()
    const statuses = []
    for (const path of [linkIn(first), linkIn(second), `/link/${token}`])
      statuses.push((await get(app, path)).status)
    expect(statuses).toEqual([409, 200, 200])
  })

  test('it runs out after an hour of the real clock', async () => {
    const person = await aPerson(t.db)
    await ask(person.username)
    const [mail] = await mailed()
    const minutes = await sql<{ left: number }>`
      select extract(epoch from expires_at - clock_timestamp())::int / 60 as left from one_time_link
      where person_id = ${person.id}`.execute(t.db)
    expect(minutes.rows[0]?.left).toBeGreaterThanOrEqual(58)
    expect(minutes.rows[0]?.left).toBeLessThanOrEqual(60)
    await sql`update one_time_link set expires_at = clock_timestamp() - interval '1 second'
      where person_id = ${person.id}`.execute(t.db)
    expect((await get(withMail(), linkIn(mail))).status).toBe(409)
  })

  test('asked for too often, one is told to wait, known or not; another account is not held up', async () => {
    const person = await aPerson(t.db)
    for (const login of [person.username, 'no.such.person']) {
      for (const _ of Array(5)) expect((await ask(login))[0]).toBe(303)
      const sixth = await post(withMail(), '/sign-in/forgotten', { login })
      expect([sixth.status, /chờ \d+ phút/.test(await sixth.text())]).toEqual([429, true])
    }
    expect((await ask((await aPerson(t.db)).username))[0]).toBe(303)
    expect((await post(withMail(), '/sign-in/forgotten', { login: '' })).status).toBe(422)
    await mailed()
  })

  test('the link in the mail never comes from the Host of the request', async () => {
    const person = await aPerson(t.db)
    const asked = await withMail({ PUBLIC_URL: 'https://cchc.example' }).request('/sign-in/forgotten', {
      method: 'POST',
      body: new URLSearchParams({ login: person.username }),
      headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example', origin: 'https://cchc.example' },
    })
    expect(asked.status).toBe(303)
    const [mail] = await mailed()
    expect(mail).toContain('http://localhost/link/')
    expect(mail).not.toContain('evil.example')
  })

  test('without a mail server the page says who prints the link, in both languages', async () => {
    const app = testApp(t.db)
    const page = await (await get(app, '/sign-in/forgotten')).text()
    expect(page).toContain('người quản trị tài khoản của đơn vị')
    expect(page).not.toContain('name="login"')
    expect(await (await get(app, '/sign-in/forgotten', 'lang=en')).text()).toContain('prints the link')
    expect((await ask('anybody', app))[0]).toBe(409)
  })
})

describe('the command line', () => {
  const run = async (...words: string[]) => {
    const printed: string[] = []
    let failed = false
    const open: Opener = (_, work) =>
      work({
        ctx: { ...ctx, pending: [] },
        say: () => {},
        fail: () => {
          failed = true
        },
      } as unknown as Parameters<typeof work>[0])
    const program = new Command('canhtan').exitOverride()
    wire(program, { open, print: (text) => void printed.push(text) })
    cli(program)
    await program.parseAsync([...words, '--json'], { from: 'user' })
    return { said: JSON.parse(printed[0] ?? 'null'), failed }
  }

  test('an account from its making to its end, with an office and a token', async () => {
    await aUnit(t.db, { name: 'Sở Tài chính', code: 'H40.9' })
    const made = await run(
      'user',
      'add',
      'ba.tran',
      '--name',
      'Trần Ba',
      '--email',
      'ba@x.vn',
      '--office',
      'focal',
      '--unit',
      'H40.9',
    )
    expect(made.said).toMatchObject({ username: 'ba.tran' })
    expect((await run('user', 'list', '--q', 'tran ba')).said).toMatchObject({
      total: 1,
      items: [{ offices: ['Đầu mối cải cách hành chính, Sở Tài chính'] }],
    })
    const given = await run(
      'user',
      'mandate',
      'ba.tran',
      '--office',
      'head',
      '--unit',
      'H40.9',
      '--from',
      '2025-01-01',
    )
    expect(given.said).toEqual({ id: expect.any(Number) })
    expect(
      (await run('user', 'mandate-end', String(given.said.id), '--last-day', '2025-06-30')).said.lastDay,
    ).toBe('2025-06-30')
    const link = (await run('user', 'password', 'ba.tran')).said.link
    expect(link).toMatch(/^http:\/\/localhost\/link\/[\w-]{43}$/)
    const token = (await run('token', 'create', '--user', 'ba.tran', '--scope', 'read')).said
    const app = testApp(t.db)
    const me = () => app.request('/api/v1/me', { headers: { authorization: `Bearer ${token.token}` } })
    expect(await (await me()).json()).toMatchObject({ name: 'Trần Ba', readOnly: true })
    await run('user', 'disable', 'ba.tran', '--reason', 'Nghỉ việc')
    expect((await me()).status).toBe(401)
    await run('user', 'enable', 'ba.tran')
    await run('token', 'revoke', String(token.id))
    expect((await me()).status).toBe(401)
  })

  test('refusals come as refusals, bad usage as usage', async () => {
    await expect(run('user', 'password', 'nobody')).rejects.toMatchObject({
      kind: 'missing',
      reason: 'person-unknown',
    })
    await expect(run('user', 'add', 'x.y', '--name', 'Sở Y tế', '--email', 'y@x.vn')).rejects.toMatchObject({
      kind: 'input',
    })
    await expect(run('token', 'create', '--user', 'ba.tran', '--scope', 'all')).rejects.toMatchObject({
      exitCode: 2,
    })
  })

  test('a sheet of accounts: each finding in words; refused lines are the answer no', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'canhtan-')), 'a.csv')
    await writeFile(file, 'username,name,email\nsau.le,Lê Sáu,sau@x.vn\nbay,,\n')
    const dry = await run('import', 'accounts', file, '--dry-run')
    expect(dry).toMatchObject({ failed: true, said: { read: 2, taken: 1, refused: 1, written: false } })
    expect(dry.said.findings[0]).toMatchObject({ line: 3, column: 'name' })
    expect((await run('import', 'accounts', file)).said).toMatchObject({ taken: 1, written: true })
  })
})
