import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { inventedInputs } from '../demo/scoring/inputs.ts'
import { loadActor } from '../src/modules/identity/facts.ts'
import { saveValue } from '../src/modules/scoring/actions.ts'
import { compileSet } from '../src/modules/scoring/rules/compute.ts'
import { rankUnits } from '../src/modules/scoring/rules/rank.ts'
import {
  type CriteriaSet,
  type Criterion,
  type LeafInputs,
  leavesOf,
} from '../src/modules/scoring/rules/set.ts'
import { canonical } from '../src/platform/canonical.ts'
import type { Ctx } from '../src/platform/context.ts'
import { sha256 } from '../src/platform/record.ts'
import { projectRoot } from '../src/platform/root.ts'
import { type Bench, statementsOf, systemContext } from './bench.ts'
import { atMost, inTurns, type Line, time } from './measure.ts'

const first = 1_000_000
const year = 2024

/** The shipped set for departments with some of its leaves once more, so that there are a hundred. */
export const hundredLeaves = (): CriteriaSet => {
  const file = join(projectRoot, 'db/reference/criteria/synthetic-department-100.json')
  const set: CriteriaSet = JSON.parse(readFileSync(file, 'utf8'))
  const leaves = leavesOf(set)
  const more = leaves.slice(0, 100 - leaves.length).map((leaf) => ({ ...leaf, code: `8.${leaf.code}` }))
  const max = more.reduce((sum, leaf) => sum + Number(leaf.max), 0)
  const again = { code: '8', name_vi: 'Đo', max, criteria: more as unknown as Criterion[] }
  return { ...set, total: null, domains: [...set.domains, again] }
}

/** Sheets of as many invented units with a stored value for each leaf; values repeat every 50 units. */
const seed = async (bench: Bench, set: CriteriaSet, units: number): Promise<number> => {
  const { db } = bench
  await sql`insert into unit (id, founded_on) overriding system value
    select ${first}::bigint + i, '2000-01-01' from generate_series(1, ${units}::int) i`.execute(db)
  await sql`insert into unit_version (unit_id, valid_from, name_vi, kind, parent_id)
    select ${first}::bigint + i, '2000-01-01', 'Đơn vị đo ' || i, 'department', 1 from generate_series(1, ${units}::int) i`.execute(
    db,
  )
  const made = await sql<{ id: number }>`
    with s as (insert into criteria_set (code, state, title_vi, year, block, content, content_hash, made_at, issued_at)
      values ('bench', 'issued', 'Đo', ${year}, 'department', ${JSON.stringify(set)}::jsonb, ${sha256(canonical(set))}, now(), now()) returning id)
    insert into scoring_round (year, title, block, set_id, state, opens_on, self_by, first_by, explain_by, second_by, decide_by, made_at)
    select ${year}, 'Đo', 'department', id, 'open', '2025-02-01', '2025-03-01', '2025-03-02', '2025-03-03', '2025-03-04', '2025-03-05', now() from s returning id`.execute(
    db,
  )
  const roundId = made.rows[0]?.id ?? 0
  await sql`insert into score_sheet (round_id, unit_id, unit_code, unit_name)
    select ${roundId}, ${first}::bigint + i, 'D' || i, 'Đơn vị đo ' || i from generate_series(1, ${units}::int) i`.execute(
    db,
  )
  const patterns = Array.from({ length: 50 }, (_, p) =>
    leavesOf(set).map((leaf) => ({
      p,
      leaf: leaf.code,
      inputs: inventedInputs(leaf, `mẫu ${p}`, 0.6 + p / 130, year),
    })),
  ).flat()
  await sql`insert into score_value (sheet_id, leaf, stage, inputs, at)
    select s.id, x.leaf, 'first', x.inputs, now() from score_sheet s
    join jsonb_to_recordset(${JSON.stringify(patterns)}::jsonb) as x(p int, leaf text, inputs jsonb) on x.p = s.id % 50
    where s.round_id = ${roundId}`.execute(db)
  await sql`vacuum analyze score_value, score_sheet`.execute(db)
  return roundId
}

type Stored = { sheet: number; leaf: string; inputs: LeafInputs }

/** The stored inputs of a round, some hundred sheets at a time, in the order of their sheets. */
const chunks = async (bench: Bench, roundId: number, take: (rows: Stored[]) => void): Promise<void> => {
  const span = await sql<{
    low: number
    high: number
  }>`select min(id) as low, max(id) as high from score_sheet
    where round_id = ${roundId}`.execute(bench.db)
  const { low, high } = span.rows[0] ?? { low: 0, high: -1 }
  for (let from = low; from <= high; from += 500) {
    const read = await sql<Stored>`select sheet_id as sheet, leaf, inputs from score_value
      where sheet_id >= ${from} and sheet_id < ${from + 500} and stage = 'first' order by sheet_id`.execute(
      bench.db,
    )
    take(read.rows)
  }
}

const compute = async (bench: Bench, roundId: number, set: CriteriaSet): Promise<number> => {
  const compiled = compileSet(set, year)
  const contenders: Parameters<typeof rankUnits>[0][number][] = []
  await chunks(bench, roundId, (rows) => {
    let at = 0
    while (at < rows.length) {
      const { sheet } = rows[at] as Stored
      const inputs: Record<string, LeafInputs> = {}
      for (; rows[at]?.sheet === sheet; at++) inputs[(rows[at] as Stored).leaf] = (rows[at] as Stored).inputs
      contenders.push({ figure: compiled.score({ inputs }).figure })
    }
  })
  return rankUnits(contenders).filter((rank) => rank !== null).length
}

const wholeRound = async (bench: Bench, roundId: number, set: CriteriaSet, units: number): Promise<Line> => {
  const ranked = await compute(bench, roundId, set)
  if (ranked !== units) throw new Error(`${ranked} of ${units} units ranked`)
  const ratio = await inTurns(
    () => time(() => compute(bench, roundId, set)),
    () => time(() => chunks(bench, roundId, () => {})),
    bench.seconds > 2 ? 3 : 1,
  )
  return atMost(`round-of-${units}-units-of-reading-its-rows`, ratio, 3)
}

// what is not the room's own: the session, locks, the record, jobs
const apart = /auth_session|api_token|pg_advisory|audit_|graphile_worker|^\s*(begin|commit)/i

const oneField = async (bench: Bench, roundId: number): Promise<Line> => {
  const sheet = await sql<{ id: number; unit: number }>`select id, unit_id as unit from score_sheet
    where round_id = ${roundId} order by id limit 1`.execute(bench.db)
  const { id, unit } = sheet.rows[0] ?? { id: 0, unit: 0 }
  await sql`insert into person (id, name, email, username, display_username)
    values ('scorer', 'Người chấm', 'scorer@bench.test', 'scorer', 'scorer')`.execute(bench.db)
  await sql`insert into mandate (person_id, office, unit_id, valid_from) values ('scorer', 'focal', ${unit}, '2020-01-01')`.execute(
    bench.db,
  )
  const actor = await loadActor(bench.db, 'scorer', bench.clock.today())
  const ctx: Ctx = { ...systemContext(bench), ...(actor && { actor }) }
  const save = (version: number, done: number) =>
    saveValue(ctx, id, '1.1.2', { version, inputs: { tasks_done: done, tasks_planned: 20 } })
  await save(0, 3)
  const sent = (await statementsOf(() => save(1, 4))).filter(({ text }) => !apart.test(text))
  return atMost('saving-one-field-of-five-statements', sent.length / 5, 1)
}

/** Scoring: a round of 11,000 units with a hundred leaves from its stored inputs, and the statements of one saved field. */
export const scoring = async (bench: Bench): Promise<Line[]> => {
  const units = bench.seconds > 2 ? 11_000 : 1_100
  const set = hundredLeaves()
  const roundId = await seed(bench, set, units)
  return [await wholeRound(bench, roundId, set, units), await oneField(bench, roundId)]
}
