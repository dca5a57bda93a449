import { sql } from 'kysely'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runDueJobs } from '#platform/jobs.ts'
import { type TestDb, testDb } from '#testing/db.ts'
import { reasonOf } from '#testing/refusal.ts'
import { openCampaign } from './actions/campaign.ts'
import { invite, remind, sendLetters } from './actions/letters.ts'
import { aNamedCampaign, aSurveyWorld, type SurveyWorld } from './world.ts'

let t: TestDb
let w: SurveyWorld
let server: SMTPServer
let smtp: Record<string, string>
let id: number
let refused = new Set(['daibieu07@thu.example', 'daibieu11@thu.example'])
const received: { to: string; text: string }[] = []

const bodyOf = (raw: string): string => {
  const body = raw.split('\r\n\r\n').slice(1).join('\r\n\r\n')
  return /base64/i.test(raw.split('\r\n\r\n')[0] ?? '')
    ? Buffer.from(body, 'base64').toString('utf8')
    : Buffer.from(
        body
          .replace(/=\r\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      ).toString('utf8')
}

beforeAll(async () => {
  t = await testDb()
  w = await aSurveyWorld(t.db)
  const url = await new Promise<string>((resolve) => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: ({ address }, _, done) =>
        refused.has(address) ? done(new Error(`no mailbox ${address}`)) : done(),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = []
        stream.on('data', (chunk) => chunks.push(chunk))
        stream.on('end', () => {
          const to = session.envelope.rcptTo[0]?.address ?? ''
          received.push({ to, text: bodyOf(Buffer.concat(chunks).toString('latin1')) })
          done()
        })
      },
    })
    server.listen(0, '127.0.0.1', () =>
      resolve(`smtp://127.0.0.1:${(server.server.address() as { port: number }).port}`),
    )
  })
  smtp = { SMTP_URL: url }
  id = (await aNamedCampaign(w)).id
  await openCampaign(await w.as(w.chairman), id)
})
afterAll(async () => {
  server.close()
  await t.drop()
})

const work = async (day = '2025-02-20') => {
  const ctx = await w.as(w.clerk, day, smtp)
  await runDueJobs(t.db, { 'survey.letters': (payload) => sendLetters(ctx, payload) })
}
const counts = async () => {
  const found = await sql<{
    sent: number
    failed: number
    codes: number
    issued: number
    why: string | null
  }>`
    select count(*) filter (where sent_on is not null)::int as sent, count(failed)::int as failed,
      (select count(*)::int from survey_code) as codes, (select sum(issued)::int from survey_stratum) as issued,
      max(failed) as why from survey_invitation`.execute(t.db)
  return found.rows[0]
}

test('letters that fail leave no code behind and are sent again with fresh ones; nobody gets two', async () => {
  await invite(await w.as(w.clerk, undefined, smtp), id)
  await work()
  expect(await counts()).toMatchObject({ sent: 58, failed: 2, codes: 58, issued: 58 })
  // what the server said could quote the letter: only the kind of the fault is kept
  expect((await counts())?.why).toMatch(/^mail [A-Z]+( \d+)?$/)
  refused = new Set()
  await invite(await w.as(w.clerk, undefined, smtp), id)
  await work()
  expect(await counts()).toMatchObject({ sent: 60, failed: 0, codes: 60, issued: 60 })
  expect(new Set(received.map(({ to }) => to)).size).toBe(60)
  expect(received).toHaveLength(60)
  expect(await reasonOf(invite(await w.as(w.clerk, undefined, smtp), id))).toBe('nobody-to-invite')
})

test('a reminder goes to everybody invited, says why, and holds no code; once a day', async () => {
  received.length = 0
  await remind(await w.as(w.clerk, '2025-02-25', smtp), id)
  await work('2025-02-25')
  expect(received).toHaveLength(60)
  for (const { text } of received) {
    expect(text).toMatch(/không biết ai đã trả lời|do not know who has answered/)
    expect(text).not.toMatch(/phieu\/|[0-9A-Z]{4}-[0-9A-Z]{4}/)
  }
  expect(await reasonOf(remind(await w.as(w.clerk, '2025-02-25', smtp), id))).toBe('nobody-to-remind')
  const waiting = await sql<{ n: number }>`
    select count(*)::int as n from job_progress where kind = 'survey.letters' and state <> 'done'`.execute(
    t.db,
  )
  expect(waiting.rows[0]?.n).toBe(0)
})
