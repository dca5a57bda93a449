import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { makeTokenFor } from '../src/modules/identity/actions.ts'
import { buildOnce, type Running, start } from '../src/testing/kill/process.ts'
import { type Bench, serverSettings, systemContext } from './bench.ts'
import { atMost, type Line, quantile } from './measure.ts'
import { answersComing } from './surveys.ts'

const officials = 300
const perSecond = 20
const leaf = '1.1.2'

type Official = { sheet: number; token: string; version: number; sent: number }

/** As many people as there are officials, each the focal officer of a unit whose sheet is open. */
const hired = async (bench: Bench): Promise<Official[]> => {
  const { db } = bench
  const found = await sql<{
    sheet: number
    unit: number
  }>`select s.id as sheet, s.unit_id as unit from score_sheet s
    join scoring_round r on r.id = s.round_id where r.title = 'Đo' order by s.id offset 1 limit ${officials}`.execute(
    db,
  )
  const people = found.rows.map((row, i) => ({ ...row, id: `official-${i}` }))
  const rows = JSON.stringify(people)
  await sql`insert into person (id, name, email, username, display_username)
    select p.id, 'Cán bộ đo', p.id || '@bench.test', p.id, p.id from jsonb_to_recordset(${rows}::jsonb) as p(id text)`.execute(
    db,
  )
  await sql`insert into mandate (person_id, office, unit_id, valid_from)
    select p.id, 'focal', p.unit, '2020-01-01' from jsonb_to_recordset(${rows}::jsonb) as p(id text, unit bigint)`.execute(
    db,
  )
  const all: Official[] = []
  for (const { id, sheet } of people) {
    const { token } = await makeTokenFor(systemContext(bench), id, { name: 'bench', scope: 'write' })
    all.push({ sheet, token, version: 0, sent: 0 })
  }
  return all
}

/** Saves one field of the official's own sheet and notes the version; milliseconds until the answer is there. */
const save = async (address: string, official: Official): Promise<number> => {
  const done = ++official.sent % 21
  const began = performance.now()
  const answer = await fetch(`${address}/api/v1/sheets/${official.sheet}/values`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${official.token}`,
      'content-type': 'application/json',
      'idempotency-key': `${official.sheet}-${official.sent}`,
    },
    body: JSON.stringify({
      leaf,
      version: official.version,
      inputs: { tasks_done: done, tasks_planned: 20 },
    }),
  })
  const said = (await answer.json()) as { version?: number }
  const took = performance.now() - began
  if (!answer.ok || said.version === undefined) throw new Error(`${answer.status}: ${JSON.stringify(said)}`)
  official.version = said.version
  return took
}

const idle = async (address: string, all: readonly Official[]): Promise<number> => {
  const waits: number[] = []
  for (const official of all.slice(0, 60)) waits.push(await save(address, official))
  return quantile(waits.slice(10), 0.5)
}

/** Twenty saves a second, whether the ones before are answered or not, by turns on both processes. */
const busy = async (
  addresses: readonly string[],
  all: readonly Official[],
  seconds: number,
): Promise<number[]> => {
  const open: Promise<number>[] = []
  for (let i = 0; i < perSecond * seconds; i++) {
    open.push(save(addresses[i % addresses.length] as string, all[i % all.length] as Official))
    await sleep(1000 / perSecond)
  }
  return Promise.all(open)
}

/** Every acknowledged field stands as it was last sent; none is lost, none doubled. */
const lostFields = async ({ db }: Bench, all: readonly Official[]): Promise<number> => {
  const found = await sql<{ sheet: number; done: number; version: number; saves: number }>`
    select v.sheet_id as sheet, (v.inputs->>'tasks_done')::int as done, v.version,
      (select count(*)::int from score_history h where h.sheet_id = v.sheet_id and h.leaf = v.leaf and h.stage = 'self') as saves
    from score_value v where v.leaf = ${leaf} and v.stage = 'self'`.execute(db)
  const kept = new Map(found.rows.map((row) => [row.sheet, row]))
  return all.filter(({ sheet, sent, version }) => {
    const row = kept.get(sheet)
    return sent > 0 && (row?.done !== sent % 21 || row.version !== version || row.saves !== sent)
  }).length
}

/** 300 officials who score at once on two processes: the 95th percentile of a save against the idle median. */
export const scoringOfficials = async (bench: Bench): Promise<Line[]> => {
  buildOnce()
  const all = await hired(bench)
  const servers: Running[] = []
  try {
    for (const _ of [1, 2]) servers.push(await start('serve', serverSettings(bench)))
    const addresses = servers.map(({ said }) => said)
    for (const address of addresses) await idle(address, all)
    const median = await idle(addresses[0] as string, all)
    const seconds = bench.seconds > 2 ? 30 : 15
    const waits = await busy(addresses, all, seconds)
    const [beside, lost] = await Promise.all([
      busy(addresses, all, seconds),
      answersComing(bench, addresses, seconds),
    ])
    return [
      atMost('officials-scoring-p95-of-idle-median', quantile(waits, 0.95) / median, 3),
      atMost('officials-beside-200-answers-a-minute', quantile(beside, 0.95) / median, 3),
      atMost('survey-answers-lost', lost, 0),
      atMost('officials-scoring-lost-fields', await lostFields(bench, all), 0),
    ]
  } finally {
    for (const server of servers) await server.stop()
  }
}
