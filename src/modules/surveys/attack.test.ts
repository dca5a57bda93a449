import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeBackup } from '#platform/backup/write.ts'
import { runDueJobs } from '#platform/jobs.ts'
import { createLog } from '#platform/log.ts'
import { testClock } from '#testing/clock.ts'
import { type TestDb, testDb } from '#testing/db.ts'
import { reasonOf } from '#testing/refusal.ts'
import { post, signIn, testConfig } from '#testing/world.ts'
import { createApp } from '../../app.ts'
import { rooms } from '../../rooms.ts'
import { unread } from '../notifications/facts.ts'
import { closeCampaign, mixBox } from './actions/box.ts'
import { openCampaign } from './actions/campaign.ts'
import { replaceCards } from './actions/codes.ts'
import { invite, sendLetters } from './actions/letters.ts'
import { formOfCode } from './facts/form.ts'
import { plainCode } from './rules/code.ts'
import { aNamedCampaign, aSurveyWorld, type SurveyWorld } from './world.ts'

// Sixty people with names answer over the doors; only this file knows which code and which answers were whose. Then
// somebody who holds the database, the log and a backup tries to find out.

let t: TestDb
let w: SurveyWorld
let server: SMTPServer
let campaignId: number
const logged: string[] = []
const letters = new Map<string, string>()
const voided: string[] = []
const truth: { name: string; email: string; code: string; answers: string }[] = []

const listen = (): Promise<string> =>
  new Promise((resolve) => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, session, done) => {
        const chunks: Buffer[] = []
        stream.on('data', (chunk) => chunks.push(chunk))
        stream.on('end', () => {
          const raw = Buffer.concat(chunks).toString('latin1')
          const body = raw.split('\r\n\r\n').slice(1).join('\r\n\r\n')
          const text = /base64/i.test(raw.split('\r\n\r\n')[0] ?? '')
            ? Buffer.from(body, 'base64').toString('utf8')
            : body.replace(/=\r\n/g, '')
          const code = /\/phieu\/([0-9A-Z-]{19})/.exec(text)?.[1]
          if (code) letters.set(session.envelope.rcptTo[0]?.address ?? '', code)
          done()
        })
      },
    })
    server.listen(0, '127.0.0.1', () =>
      resolve(`smtp://127.0.0.1:${(server.server.address() as { port: number }).port}`),
    )
  })

const base5 = (n: number): string[] =>
  [0, 1, 2, 3, 4].map((place) => 'CDEAB'[Math.floor(n / 5 ** place) % 5] ?? 'C')

const issuedAndCodes = async () => {
  const found = await sql<{ issued: number; codes: number }>`
    select (select sum(issued)::int from survey_stratum) as issued, (select count(*)::int from survey_code) as codes`.execute(
    t.db,
  )
  return found.rows[0]
}

/** Letters lost before use: their codes are made void, and cards take their place, one cell at a time. */
const replaced = async (emails: readonly string[]): Promise<void> => {
  const before = await issuedAndCodes()
  for (const email of emails) {
    const old = letters.get(email) ?? ''
    const link = `https://tinh.example/phieu/${old}`
    const [fresh = ''] = await replaceCards(await w.as(w.clerk), campaignId, [link], async (one) => one.codes)
    voided.push(old)
    letters.set(email, fresh)
  }
  expect(await issuedAndCodes()).toEqual(before)
}

beforeAll(async () => {
  t = await testDb()
  w = await aSurveyWorld(t.db)
  const more = { SMTP_URL: await listen() }
  const { id, people } = await aNamedCampaign(w)
  campaignId = id
  await openCampaign(await w.as(w.chairman), id)
  await invite(await w.as(w.clerk, undefined, more), id)
  const ctx = await w.as(w.clerk, undefined, more)
  await runDueJobs(t.db, { 'survey.letters': (payload) => sendLetters(ctx, payload) })
  const log = createLog('trace', { write: (line) => logged.push(line) })
  const clock = testClock('2025-02-20')
  const config = testConfig(more)
  const app = { ...createApp({ db: t.db, config, clock, log, rooms, unread }), db: t.db, config, clock }
  // some of them have an account here and are signed in: that is not to be looked at
  const cookie = await signIn(app, w.head)
  await replaced(people.slice(10, 13).map(({ email }) => email))
  // in an order of their own, which somebody who watched the network knows (below: "asked")
  const byChance = [...people].sort((a, b) => (hashOf(a.email) < hashOf(b.email) ? -1 : 1))
  for (const [i, { name, email }] of byChance.entries()) {
    clock.pass(60)
    const code = letters.get(email) ?? ''
    const [q1 = '', ...rest] = base5(i * 37 + 11)
    const fields: Record<string, string> = {
      page: '1',
      press: 'next',
      // who watched saw the form opened and sent: each took a time of their own
      started: String(Math.floor(clock.now().getTime() / 1000) - 100 - i),
      // one of them was given a card
      channel: i === 0 ? 'card' : 'link',
      _once: `k${i}`,
      'q.0.Q1': q1,
    }
    for (const [n, answer] of rest.entries()) fields[`q.0.Q${n + 2}`] = answer
    const english = people.findIndex((one) => one.email === email) < 3
    const door = `/phieu/${code}${english ? '?lang=en' : ''}`
    const done = await post(app, door, fields, i % 2 ? cookie : undefined)
    expect([done.status, done.headers.get('set-cookie')]).toEqual([200, null])
    truth.push({ name, email, code: plainCode(code) ?? '', answers: [q1, ...rest].join('') })
  }
})
afterAll(async () => {
  server.close()
  await t.drop()
})

type Row = Record<string, string>

/** A table as its holder sees it: every column as text, with where and in which transaction a row was written. */
const rowsOf = async (table: string): Promise<Row[]> => {
  const found = await sql<{ row: Row }>`
    select to_jsonb(x) || jsonb_build_object('xmin', x.xmin::text, 'ctid', x.ctid::text, 'physical', row_number() over (order by x.ctid)) as row
    from ${sql.table(table)} x`.execute(t.db)
  return found.rows.map(({ row }) =>
    Object.fromEntries(
      Object.entries(row).map(([k, v]) => [k, typeof v === 'string' ? v : JSON.stringify(v ?? null)]),
    ),
  )
}

const hashOf = (text: string): string => `\\x${createHash('sha256').update(text).digest('hex')}`
const answersIn = (row: Row): string =>
  ['Q1', 'Q2', 'Q3', 'Q4', 'Q5'].map((q) => JSON.parse(row.answers ?? '{}')['']?.[q] ?? '').join('')

/** Columns of two tables in which a value stands in exactly one row of each: that would be a tie. */
const ties = (left: Row[], right: Row[]): string[] => {
  const once = (rows: Row[], column: string) => {
    const n = new Map<string, number>()
    for (const row of rows) n.set(row[column] ?? 'null', (n.get(row[column] ?? 'null') ?? 0) + 1)
    return new Set([...n].filter(([value, times]) => times === 1 && value !== 'null').map(([value]) => value))
  }
  const places = new Set(['physical', 'ctid'])
  return Object.keys(left[0] ?? {}).flatMap((a) => {
    const mine = once(left, a)
    const digested = new Set([...mine].map(hashOf))
    return Object.keys(right[0] ?? {}).flatMap((b) => {
      if (places.has(a) || places.has(b)) return []
      const theirs = once(right, b)
      const n = [...theirs].filter((value) => mine.has(value) || digested.has(value)).length
      return n > 0 ? [`${a} = ${b} (${n})`] : []
    })
  })
}

const sorted = (rows: Row[], by: string): Row[] =>
  [...rows].sort((a, b) => {
    const [x, y] = [a[by] ?? '', b[by] ?? '']
    return /^\d+$/.test(x) && /^\d+$/.test(y) ? Number(x) - Number(y) : x < y ? -1 : 1
  })

/** The most right guesses, of all ways to lay two orders of a cell beside each other (also one of them reversed). */
const bestByOrder = (
  left: Row[],
  right: Row[],
  leftOrders: string[],
  rightOrders: string[],
  right1: (a: Row, b: Row) => boolean,
): number => {
  const cells = [...new Set(left.map((row) => row.stratum_id))]
  const guess = (a: string, b: string, reversed: boolean) =>
    cells.reduce((hits, cell) => {
      const of = (rows: Row[], by: string) =>
        sorted(
          rows.filter((row) => row.stratum_id === cell),
          by,
        )
      const theirs = reversed ? of(right, b).reverse() : of(right, b)
      return hits + of(left, a).filter((row, i) => theirs[i] && right1(row, theirs[i] as Row)).length
    }, 0)
  return Math.max(
    ...leftOrders.flatMap((a) => rightOrders.flatMap((b) => [guess(a, b, false), guess(a, b, true)])),
  )
}

// three cells of twenty: a blind guess finds three of sixty; more than sixteen happens once in ten million orders
const chance = 16

const byEmail = (email: string) => truth.find((one) => one.email === email)
const sameAnswers = (person: Row, response: Row) =>
  byEmail(person.email ?? '')?.answers === answersIn(response)
const sameCode = (person: Row, code: Row) => hashOf(byEmail(person.email ?? '')?.code ?? '') === code.hash
const personOrders = ['id', 'physical', 'xmin', 'name', 'email', 'asked']
/** In which order people answered: what somebody who watched the network knows. */
const withAsked = (rows: Row[]): Row[] =>
  rows.map((row) => ({ ...row, asked: String(truth.findIndex((one) => one.email === row.email)) }))

const everyTable = async (): Promise<string[]> => {
  const found = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`.execute(t.db)
  return found.rows.map((row) => row.name)
}

const attack = async () => {
  const people = withAsked(await rowsOf('survey_invitation'))
  const [codes, responses] = [await rowsOf('survey_code'), await rowsOf('survey_response')]
  return { people, codes, responses }
}

describe('the answers of the day, before they are mixed', () => {
  test('no order leads from a person to a code', async () => {
    const { people, codes } = await attack()
    expect(codes).toHaveLength(60)
    const hits = bestByOrder(
      people,
      codes.map((c) => ({ ...c })),
      ['id', 'physical', 'xmin', 'name', 'email'],
      ['physical', 'xmin', 'hash'],
      sameCode,
    )
    expect(hits).toBeLessThanOrEqual(chance)
    expect(ties(people, codes)).toEqual([])
  })
  test('what is left until the night: who also knows when somebody answered finds the code by its mark', async () => {
    const { people, codes } = await attack()
    expect(bestByOrder(people, codes, ['asked'], ['xmin'], sameCode)).toBe(60)
  })
})

describe('after the night, with database, log and backup in hand', () => {
  beforeAll(async () => {
    expect(await mixBox(await w.as(w.clerk))).toBe(60)
  })

  test('all answers are there, and no more', async () => {
    const { responses } = await attack()
    expect(responses.map(answersIn).sort()).toEqual(truth.map((one) => one.answers).sort())
    expect(await rowsOf('survey_box')).toEqual([])
  })

  test('no value ties a person, a code and an answer', async () => {
    const { people, codes, responses } = await attack()
    expect(ties(people, responses)).toEqual([])
    expect(ties(people, codes)).toEqual([])
    expect(ties(codes, responses)).toEqual([])
  })

  test('no order leads from a person, or from who answered when, to a code or an answer', async () => {
    const { people, codes, responses } = await attack()
    const orders = ['physical', 'xmin', 'id']
    expect(bestByOrder(people, responses, personOrders, orders, sameAnswers)).toBeLessThanOrEqual(chance)
    expect(
      bestByOrder(people, codes, personOrders, ['physical', 'xmin', 'hash'], sameCode),
    ).toBeLessThanOrEqual(chance)
    const codeOf = (code: Row) => truth.find((one) => hashOf(one.code) === code.hash)?.answers
    const same = (code: Row, response: Row) => codeOf(code) === answersIn(response)
    expect(bestByOrder(codes, responses, ['physical', 'xmin', 'hash'], orders, same)).toBeLessThanOrEqual(
      chance,
    )
  })

  test('no table holds a code, and no row names a person and what is theirs', async () => {
    const secrets = [...truth.map(({ code }) => code), ...voided].flatMap((code) => [
      code,
      (code.match(/.{4}/g) ?? []).join('-'),
    ])
    const hashes = truth.map(({ code }) => hashOf(code).slice(2))
    const { responses } = await attack()
    const ids = responses.map((row) => row.id ?? '')
    for (const table of await everyTable()) {
      const found = await sql<{
        row: string
      }>`select to_jsonb(x)::text as row from ${sql.raw(table)} x`.execute(t.db)
      for (const { row } of found.rows) {
        expect(secrets.filter((secret) => row.includes(secret))).toEqual([])
        const person = truth.some(({ name, email }) => row.includes(name) || row.includes(email))
        if (person)
          expect(
            [...hashes, ...ids].filter((key) => row.includes(key)),
            table,
          ).toEqual([])
      }
    }
  })

  test('nobody of those who answered is on record, and no key of a form was kept', async () => {
    const found = await sql<{ audit: number; keys: number; jobs: number }>`
      select (select count(*)::int from audit_entry where verb like 'survey.%' and person_id = ${w.head.id}) as audit,
        (select count(*)::int from idempotency_key) as keys,
        (select count(*)::int from graphile_worker._private_jobs where payload::text like '%@%') as jobs`.execute(
      t.db,
    )
    expect(found.rows[0]).toEqual({ audit: 0, keys: 0, jobs: 0 })
  })

  test('the log has no code, no address of a letter', () => {
    const all = logged.join('\n')
    for (const { code, email } of truth) {
      expect(all).not.toContain(code)
      expect(all).not.toContain((code.match(/.{4}/g) ?? []).join('-'))
      expect(all).not.toContain(email)
    }
  })

  test('a backup tells no more than the database', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'canhtan-attack-'))
    const file = join(folder, 'kho.backup')
    const files = {
      hashes: async function* () {},
      get: async () => new Uint8Array(),
      put: async () => ({ hash: '' }),
    }
    const at = { today: '2025-02-20', now: new Date() }
    await writeBackup({ db: t.db, files: files as never, proofs: {}, secret: null, software: '1', at }, file)
    const text = gunzipSync(readFileSync(file)).toString('utf8')
    rmSync(folder, { recursive: true })
    for (const { code, email } of truth) {
      expect(text).not.toContain(code)
      expect(text).toContain(email)
    }
    // the order of the lines is all that a backup adds: that of the table, tried above
    const lines = text.split('\n').filter((line) => line.includes('{"": {"Q1"'))
    expect(lines).toHaveLength(60)
    const place = new Map(lines.map((line, i) => [/([0-9a-f-]{36})\t/.exec(line)?.[1] ?? '', i]))
    const { people, responses } = await attack()
    const placed = responses.map((row) => ({ ...row, line: String(place.get(row.id ?? '')) }))
    expect(bestByOrder(people, placed, personOrders, ['line'], sameAnswers)).toBeLessThanOrEqual(chance)
  })
})

/** What of the answers of a cell fewer than five share: by that, somebody who knows it of a person finds the answer. */
const rare = (responses: Row[]): string[] =>
  Object.keys(responses[0] ?? {})
    .filter((column) => !['id', 'answers', 'physical', 'ctid'].includes(column))
    .filter((column) =>
      [...Map.groupBy(responses, (row) => `${row.stratum_id} ${row[column]}`).values()].some(
        (same) => same.length < 5,
      ),
    )

describe('after the closing', () => {
  test('until then, only the channel stands beside an answer and tells it from the others of its cell', async () => {
    expect(rare((await attack()).responses)).toEqual(['channel'])
  })
  test('nothing tells an answer from the others of its cell: no time it took, no language, no channel', async () => {
    await closeCampaign(await w.as(w.clerk), campaignId)
    const { responses } = await attack()
    expect(responses).toHaveLength(60)
    expect(rare(responses)).toEqual([])
    // where all of a cell came by one channel, it is kept
    const of = (channel: string) => responses.filter((row) => row.channel === channel).length
    expect([of('link'), of('null')]).toEqual([40, 20])
  })
})

describe('a planted tie is found', () => {
  test('the hash kept beside the answer', async () => {
    const { people, codes, responses } = await attack()
    const kept = responses.map((row) => {
      const whose = truth.find((one) => one.answers === answersIn(row))
      return { ...row, code_hash: hashOf(whose?.code ?? ''), mail: hashOf(whose?.email ?? '') }
    })
    expect(ties(codes, kept)).toEqual(['hash = code_hash (60)'])
    expect(ties(people, kept)).toEqual(['email = mail (60)'])
  })
  test('answers kept in the order in which they came, codes in that of the list', async () => {
    const { people, codes, responses } = await attack()
    const came = (answers: string) => String(truth.findIndex((one) => one.answers === answers))
    const inOrder = responses.map((row) => ({ ...row, physical: came(answersIn(row)) }))
    expect(bestByOrder(people, inOrder, personOrders, ['physical'], sameAnswers)).toBe(60)
    const listed = codes.map((row) => ({
      ...row,
      physical: String(truth.findIndex((one) => hashOf(one.code) === row.hash)),
    }))
    expect(bestByOrder(people, listed, personOrders, ['physical'], sameCode)).toBe(60)
  })
})

test('a code that was made void answers to nothing, is kept nowhere, and is not replaced twice', async () => {
  const ctx = await w.as(w.clerk)
  for (const code of voided) expect(await reasonOf(formOfCode(ctx, code))).toBe('code-unknown')
  const found = await sql<{ row: string }>`
    select to_jsonb(e)::text as row from audit_entry e where verb = 'survey.cards-replaced'`.execute(t.db)
  expect(found.rows).toHaveLength(3)
  for (const { row } of found.rows) expect(voided.some((code) => row.includes(code))).toBe(false)
})

test('a code is good once, also for a hundred at the same moment', async () => {
  const spent = truth[0]?.code ?? ''
  const config = testConfig()
  const clock = testClock('2025-02-21')
  const app = {
    ...createApp({ db: t.db, config, clock, log: createLog('silent'), rooms, unread }),
    db: t.db,
    config,
    clock,
  }
  const again = await post(app, `/phieu/${spent}`, { page: '1', press: 'next', 'q.0.Q1': 'A' })
  expect(again.status).toBe(409)
  expect(await again.text()).toContain('Mã này đã được dùng')
  expect(campaignId).toBeGreaterThan(0)
})
