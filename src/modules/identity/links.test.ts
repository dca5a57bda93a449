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
