import { afterAll, beforeAll, expect, test } from 'vitest'
import { type JobRun, runDueJobs } from '#platform/jobs.ts'
import { testClock } from '#testing/clock.ts'
import { type TestDb, testDb } from '#testing/db.ts'
import { faults } from '#testing/html.ts'
import { reasonOf } from '#testing/refusal.ts'
import { inventedAnswers } from '#testing/survey-answers.ts'
import { aClosedCampaign, aForm } from '#testing/survey-campaign.ts'
import { get, post, signIn, testApp } from '#testing/world.ts'
import { startResult } from '../surveys/actions/compute.ts'
import { lookThrough } from '../surveys/actions/look.ts'
import { readFindings } from '../surveys/facts/findings.ts'
import { surveysAbout } from '../surveys/facts.ts'
import { surveys } from '../surveys/room.ts'
import { saveValue } from './actions/value.ts'
import { systemValuesOf } from './facts/system.ts'
import type { CriteriaSet, Leaf } from './rules/set.ts'
import { aSet, aWorld, type World } from './world.ts'

let t: TestDb
let w: World
let sheet: number
let campaign: number

/** Domain 2 as people asked score it: a question worth A to D, and the satisfaction index. */
const asked = (): CriteriaSet => {
  const set = aSet()
  const [own, index] = (set.domains[1]?.criteria ?? []) as [Leaf, Leaf]
  const survey = {
    ...own,
    assessment: 'survey',
    rule_kind: 'survey',
    rule: {
      questions: ['W'],
      scale: { A: 100, B: 60, C: 20, D: 0 },
      groups: [
        { group: 'councillor', weight: 2 },
        { group: 'leader', weight: 1 },
      ],
      min_responses: 5,
    },
    sources: { answers: 'survey.answers' },
  } as Leaf
  const sipas = { ...index, assessment: 'survey', sources: { value: 'survey.sipas' } } as Leaf
  return {
    ...set,
    id: 'asked',
    domains: [set.domains[0], { ...set.domains[1], criteria: [survey, sipas] }] as CriteriaSet['domains'],
  }
}

beforeAll(async () => {
  t = await testDb()
  w = await aWorld(t.db)
  sheet = (await w.opened(asked())).sheets.health
  const one = (group: string, i: number) => ({
    group,
    answers: inventedAnswers(aForm(), `${group}/${i}`, {
      units: [w.health.id, ...(i < 3 ? [w.justice.id] : [])].map(String),
    }),
  })
  campaign = await aClosedCampaign(t.db, {
    groups: [
      { code: 'councillor', weight: '2', issued: 40 },
      { code: 'leader', weight: '1', issued: 20 },
      { code: 'citizen', weight: '0', issued: 20 },
    ],
    people: [
      ...Array.from({ length: 30 }, (_, i) => one('councillor', i)),
      ...Array.from({ length: 12 }, (_, i) => one('leader', i)),
      ...Array.from({ length: 9 }, (_, i) => one('citizen', i)),
    ],
  })
})
afterAll(() => t.drop())

const clerk = () => w.as(w.clerk, '2025-01-06')
const work = async () => {
  const ctx = await clerk()
  const runs = Object.entries(surveys.jobs ?? {}).map(([name, run]): [string, JobRun] => [
    name,
    (payload) => run(ctx, payload),
  ])
  await runDueJobs(t.db, Object.fromEntries(runs))
}

test('nothing is given before the result is fixed', async () => {
  expect(await surveysAbout(await clerk(), { unitId: w.health.id, year: 2024 })).toEqual([])
  const [survey] = asked().domains[1]?.criteria ?? []
  expect([
    ...(await systemValuesOf(await clerk(), { unitId: w.health.id, year: 2024 }, survey as Leaf)),
  ]).toEqual([])
})

test('a survey becomes the points of a criterion: the same mean that its page shows', async () => {
  await lookThrough(await clerk(), campaign)
  await work()
  await startResult(await clerk(), campaign)
  await work()
  const { told } = await readFindings(await clerk(), campaign, { unit: w.health.id })
  const worth = told?.scope.total.lines.W?.worth?.value ?? ''
  const saved = await saveValue(await clerk(), sheet, '2.1', { version: 0, inputs: {} })
  expect(saved.standing.sources.answers?.from).toBe('survey.answers')
  expect(Object.keys(saved.standing.inputs.answers as object)).toEqual(['councillor', 'leader'])
  expect(Number(saved.points)).toBeCloseTo(0.03 * Number(worth), 12)
  const index = await saveValue(await clerk(), sheet, '2.2', { version: 0, inputs: {} })
  const sipas = Number(told?.scope.total.overall?.value).toFixed(2)
  expect(index.standing.inputs.value).toBe(sipas)
  expect(Number(index.points)).toBeCloseTo((2 * Number(sipas)) / 100, 10)
})

test('other answers than the survey told need a reason', async () => {
  const other = { answers: { councillor: { A: 30 } } }
  expect(await reasonOf(saveValue(await clerk(), sheet, '2.1', { version: 1, inputs: other }))).toBe(
    'reason-for-override',
  )
})

test('a unit that too few spoke about is told nothing', async () => {
  expect(await surveysAbout(await clerk(), { unitId: w.justice.id, year: 2024 })).toEqual([])
})

test('the page shows the table with its source, and its form keeps it', async () => {
  const app = testApp(t.db, testClock('2025-01-07'))
  const cookie = await signIn(app, w.clerk)
  const html = (await (await get(app, `/scoring/sheets/${sheet}?leaf=2.1`, cookie)).text()).replace(
    /\s+/g,
    ' ',
  )
  expect(html).toContain('từ kết quả khảo sát đã chốt')
  expect(html).toContain(`/surveys/campaigns/${campaign}/results?unit=${w.health.id}`)
  expect(html).not.toContain('name="in.answers')
  expect(await faults(html)).toEqual([])
  const sent = await post(
    app,
    `/scoring/sheets/${sheet}/leaves/2.1`,
    { version: '1', shown: 'reason hand', reason: 'Theo khảo sát' },
    cookie,
  )
  expect(sent.status).toBe(303)
  const again = await saveValue(await clerk(), sheet, '2.1', { version: 2, inputs: {} })
  expect(Object.keys(again.standing.inputs.answers as object).sort()).toEqual(['councillor', 'leader'])
})
