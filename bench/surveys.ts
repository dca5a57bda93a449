import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { computeResultOf } from '../src/modules/surveys/actions/compute.ts'
import { pagesOf } from '../src/modules/surveys/rules/branch.ts'
import type { Questionnaire, ResponseAnswers } from '../src/modules/surveys/rules/questionnaire.ts'
import { fieldName } from '../src/modules/surveys/rules/read.ts'
import { findCampaign } from '../src/modules/surveys/store/campaign.ts'
import { groundOf } from '../src/modules/surveys/store/results.ts'
import { projectRoot } from '../src/platform/root.ts'
import { inventedAnswers } from '../src/testing/survey-answers.ts'
import { aClosedCampaign } from '../src/testing/survey-campaign.ts'
import { type Bench, systemContext } from './bench.ts'
import { atMost, inTurns, type Line, time } from './measure.ts'

const people = 20_000

const sipas = (): Questionnaire => {
  const file = join(projectRoot, 'db/reference/questionnaires/sipas-2023.json')
  return (JSON.parse(readFileSync(file, 'utf8')) as { content: Questionnaire }).content
}

const patterns = 400

/** A closed campaign of SIPAS' whole form: two groups, people whose answers repeat every 400. */
const seed = async (bench: Bench, form: Questionnaire): Promise<number> => {
  const groups = ['town', 'country']
  const answers = Array.from({ length: patterns }, (_, i) => inventedAnswers(form, `đo ${i}`))
  const id = await aClosedCampaign(bench.db, {
    form,
    code: 'bench-sipas',
    block: null,
    groups: groups.map((code) => ({ code, weight: '1', issued: people / 2 })),
    people: answers.map((one, i) => ({ group: groups[i % 2] ?? '', answers: one })),
  })
  await sql`insert into survey_response (id, campaign_id, stratum_id, channel, day, seconds, answers)
    select gen_random_uuid(), campaign_id, stratum_id, channel, day, seconds, answers
    from survey_response cross join generate_series(2, ${people / patterns}::int) where campaign_id = ${id}`.execute(
    bench.db,
  )
  await sql`vacuum analyze survey_response`.execute(bench.db)
  return id
}

/** The same counts as one grouped statement gives them, nothing more. */
const bare = async ({ db }: Bench, campaignId: number): Promise<number> => {
  const counted = await sql<{ n: number }>`
    select s.group_code, s.unit_id, about.key as unit, a.key as question, l.key as line, l.value as answer, count(*)::int as n
    from survey_response r join survey_stratum s on s.id = r.stratum_id
    cross join lateral jsonb_each(r.answers) about cross join lateral jsonb_each(about.value) a
    cross join lateral (
      select o.key, o.value from jsonb_each_text(case jsonb_typeof(a.value) when 'object' then a.value end) o
      union all
      select '', e.value from jsonb_array_elements_text(case jsonb_typeof(a.value) when 'array' then a.value end) e
      union all
      select '', a.value #>> '{}' where jsonb_typeof(a.value) not in ('object', 'array')) l
    where r.campaign_id = ${campaignId}
    group by 1, 2, 3, 4, 5, 6`.execute(db)
  return counted.rows.length
}

/** Analysis of 20,000 answers, from the table to the figures with their margins, against counting them in SQL. */
export const surveys = async (bench: Bench): Promise<Line[]> => {
  const id = await seed(bench, sipas())
  const ctx = systemContext(bench)
  const ours = async (): Promise<void> => {
    const [campaign, ground] = [await findCampaign(bench.db, id), await groundOf(bench.db, id)]
    if (!campaign || !ground) throw new Error('the campaign of the bench is not there')
    const { people: counted } = await computeResultOf(ctx, campaign, ground)
    if (counted.counted !== people) throw new Error(`${counted.counted} of ${people} answers counted`)
  }
  const ratio = await inTurns(
    () => time(ours),
    () => time(() => bare(bench, id)),
    bench.seconds > 2 ? 5 : 3,
  )
  return [atMost(`survey-of-${people}-answers-of-counting-in-sql`, ratio, 2)]
}

const perMinute = 200

const fieldsOf = (answers: ResponseAnswers): URLSearchParams => {
  const body = new URLSearchParams()
  for (const [unit, about] of Object.entries(answers))
    for (const [question, answer] of Object.entries(about)) {
      if (typeof answer === 'object' && !Array.isArray(answer))
        for (const [row, step] of Object.entries(answer)) body.append(fieldName(unit, question, row), step)
      else for (const one of [answer].flat()) body.append(fieldName(unit, question), String(one))
    }
  return body
}

const codeOf = (i: number): string => String(i).padStart(16, '0')

/** People answer by their codes, 200 a minute, while others work. Gives how many answers were taken and are not there. */
export const answersComing = async (
  bench: Bench,
  addresses: readonly string[],
  seconds: number,
): Promise<number> => {
  const form = sipas()
  const id = await aClosedCampaign(bench.db, {
    form,
    code: 'bench-open',
    block: null,
    groups: [{ code: 'people', weight: '1', issued: 10_000 }],
    people: [],
  })
  const many = Math.round((perMinute * seconds) / 60)
  const hashes = Array.from({ length: many }, (_, i) => createHash('sha256').update(codeOf(i)).digest('hex'))
  await sql`update survey_campaign set state = 'open', opens_on = '2025-01-01', closes_on = '2025-12-31' where id = ${id}`.execute(
    bench.db,
  )
  await sql`insert into survey_code (hash, stratum_id)
    select decode(h, 'hex'), s.id from unnest(${hashes}::text[]) h, survey_stratum s where s.campaign_id = ${id}`.execute(
    bench.db,
  )
  const last = pagesOf(form, []).length - 1
  const send = async (i: number): Promise<number> => {
    const body = fieldsOf(inventedAnswers(form, `đến ${i}`))
    body.append('page', String(last))
    body.append('press', 'next')
    const address = addresses[i % addresses.length] as string
    const answer = await fetch(`${address}/phieu/${codeOf(i)}`, {
      method: 'POST',
      body,
      headers: { origin: address },
    })
    await answer.text()
    if (answer.status !== 200) throw new Error(`an answer was refused: ${answer.status}`)
    return 1
  }
  const sent: Promise<number>[] = []
  for (let i = 0; i < many; i++) {
    sent.push(send(i))
    await sleep(60_000 / perMinute)
  }
  const taken = (await Promise.all(sent)).length
  const found = await sql<{ n: number }>`
    select count(*)::int as n from survey_box b join survey_stratum s on s.id = b.stratum_id
    where s.campaign_id = ${id}`.execute(bench.db)
  return taken - (found.rows[0]?.n ?? 0)
}
