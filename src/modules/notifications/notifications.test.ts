import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Ctx } from '#platform/context.ts'
import { runDueJobs } from '#platform/jobs.ts'
import { type TestDb, testDb } from '#testing/db.ts'
import {
  aPerson,
  aUnit,
  ctxFor,
  get,
  post,
  signIn,
  type TestApp,
  type TestPerson,
  testApp,
  testConfig,
} from '#testing/world.ts'
import { composeDigests, notify, type Telling } from './actions.ts'
import { holdersOf } from './facts.ts'
import { jobs } from './jobs.ts'

type Received = { to: string[]; text: string }

let t: TestDb
let app: TestApp
let hoa: TestPerson
let binh: TestPerson
let server: SMTPServer
let refusing = false
const received: Received[] = []

const decoded = (raw: string): string => {
  const [head = '', ...body] = raw.split('\r\n\r\n')
  const text = body.join('\r\n\r\n')
  if (/base64/i.test(head.split(/content-transfer-encoding/i)[1] ?? ''))
    return Buffer.from(text, 'base64').toString('utf8')
  const joined = text.replace(/=\r\n/g, '')
  return Buffer.from(
    joined.replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')
}

const listen = (): Promise<string> =>
  new Promise((resolve) => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, session, done) => {
        const chunks: Buffer[] = []
        stream.on('data', (chunk) => chunks.push(chunk))
        stream.on('end', () => {
          if (refusing) return done(new Error('mailbox full'))
          received.push({
            to: session.envelope.rcptTo.map((r) => r.address),
            text: decoded(Buffer.concat(chunks).toString('latin1')),
          })
          done()
        })
      },
    })
    server.listen(0, '127.0.0.1', () =>
      resolve(`smtp://127.0.0.1:${(server.server.address() as { port: number }).port}`),
    )
  })

beforeAll(async () => {
  t = await testDb()
  app = testApp(t.db, undefined, { more: { SMTP_URL: await listen() } })
  const unit = await aUnit(t.db, { name: 'Sở Y tế' })
  hoa = await aPerson(t.db, { name: 'Lê Thị Hoa Mẫu', office: 'focal', unit: unit.id })
  binh = await aPerson(t.db, { name: 'Trần Văn Bình Thử', office: 'head', unit: unit.id })
})
afterAll(async () => {
  server.close()
  await t.drop()
})
beforeEach(() => {
  received.length = 0
})

const ctxOf = (person: TestPerson): Promise<Ctx> =>
  ctxFor(t.db, person, { config: testConfig({ SMTP_URL: app.config.SMTP_URL as string }) })
const telling = (occasion: string, change: Partial<Telling> = {}): Telling => ({
  personIds: [hoa.id],
  kind: 'task-overdue',
  url: '/tasks/12',
  occasion,
  text: { vi: 'Nhiệm vụ KH-12 quá hạn 3 ngày', en: 'Task KH-12 is 3 days overdue' },
  ...change,
})
const work = async (): Promise<void> => {
  const ctx = await ctxOf(hoa)
  await runDueJobs(
    t.db,
    Object.fromEntries(
      Object.entries(jobs).map(([name, job]) => [name, (payload: unknown) => job(ctx, payload)]),
    ),
  )
}

describe('telling', () => {
  test('one occasion is told once, whatever repeats', async () => {
    await notify(await ctxOf(hoa), [telling('a'), telling('a')])
    await notify(await ctxOf(hoa), [telling('a')])
    const cookie = await signIn(app, hoa)
    const page = await (await get(app, '/notifications', cookie)).text()
    expect(page.match(/KH-12 quá hạn 3 ngày/g)).toHaveLength(1)
  })

  test('the bell counts what is unread, and opening a notice leads on and marks it', async () => {
    const cookie = await signIn(app, hoa)
    const row = await t.db.selectFrom('notification').select('id').executeTakeFirstOrThrow()
    expect(await (await get(app, '/notifications', cookie)).text()).toContain('1 chưa đọc')
    const answer = await get(app, `/notifications/${row.id}`, cookie)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/tasks/12'])
    expect(await (await get(app, '/notifications', cookie)).text()).toContain('0 chưa đọc')
  })

  test("somebody else's notice is not found; a guest is sent to the door", async () => {
    const row = await t.db.selectFrom('notification').select('id').executeTakeFirstOrThrow()
    expect((await get(app, `/notifications/${row.id}`, await signIn(app, binh))).status).toBe(404)
    expect((await get(app, '/notifications')).headers.get('location')).toMatch('/sign-in')
  })

  test('all are marked as read at once, only one’s own', async () => {
    await notify(await ctxOf(hoa), [telling('b', { personIds: [hoa.id, binh.id] })])
    expect((await post(app, '/notifications/reading', {}, await signIn(app, hoa))).status).toBe(303)
    const unread = await t.db
      .selectFrom('notification')
      .select('person_id')
      .where('read_at', 'is', null)
      .execute()
    expect(unread).toEqual([{ person_id: binh.id }])
  })

  test('holders of a role in a unit are found', async () => {
    expect(
      (await holdersOf(t.db, [binh.unitId as number], ['head'], '2025-02-20')).map((h) => h.person_id),
    ).toEqual([binh.id])
  })
})

describe('mail', () => {
  test('the digest carries every unread notice in the person’s language, once, and is kept as sent', async () => {
    await t.db.updateTable('person').set({ lang: 'en' }).where('id', '=', hoa.id).execute()
    await notify(await ctxOf(hoa), [
      telling('c'),
      telling('d', { text: { vi: 'Việc hai', en: 'The second thing' } }),
    ])
    await composeDigests(await ctxOf(hoa))
    await composeDigests(await ctxOf(hoa))
    await work()
    const mine = received.filter((mail) => mail.to[0]?.startsWith(hoa.username))
    expect(mine).toHaveLength(1)
    expect(mine[0]?.text).toContain('Task KH-12 is 3 days overdue')
    expect(mine[0]?.text).toContain('The second thing')
    expect(mine[0]?.text).toContain('http://localhost/tasks/12')
    const kept = await t.db
      .selectFrom('sent_mail')
      .select(['state', 'body'])
      .where('person_id', '=', hoa.id)
      .executeTakeFirstOrThrow()
    expect(kept.state).toBe('sent')
    expect(mine[0]?.text.replace(/\r\n/g, '\n').trim()).toBe(kept.body.trim())
  })

  test('who wishes it is told at once', async () => {
    await t.db.updateTable('person').set({ mail_mode: 'at-once' }).where('id', '=', hoa.id).execute()
    await notify(await ctxOf(hoa), [telling('e')])
    await work()
    expect(received).toHaveLength(1)
  })

  test('a notice rolls back with its transaction, and so does its mail', async () => {
    const ctx = await ctxOf(hoa)
    const { inTransaction } = await import('#platform/action.ts')
    await expect(
      inTransaction(ctx, async (ctx) => {
        await notify(ctx, [telling('f')])
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    await work()
    expect(received).toHaveLength(0)
  })

  test('a server that refuses leaves the reason, and the mail is tried again', async () => {
    refusing = true
    await notify(await ctxOf(hoa), [telling('g')])
    await work()
    const failed = await t.db
      .selectFrom('sent_mail')
      .selectAll()
      .where('state', '=', 'failed')
      .executeTakeFirstOrThrow()
    expect(failed.error).toContain('mailbox full')
    refusing = false
    const { deliver } = await import('./actions.ts')
    await deliver(await ctxOf(hoa), failed.id)
    await deliver(await ctxOf(hoa), failed.id)
    expect(received).toHaveLength(1)
  })
})
