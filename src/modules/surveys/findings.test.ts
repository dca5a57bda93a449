import { unzipSync } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { canonical } from '#platform/canonical.ts'
import { gatherWaiting } from '#platform/gather.ts'
import { type JobRun, runDueJobs } from '#platform/jobs.ts'
import { sha256 } from '#platform/record.ts'
import { testClock } from '#testing/clock.ts'
import { type TestDb, testDb } from '#testing/db.ts'
import { faults } from '#testing/html.ts'
import { reasonOf } from '#testing/refusal.ts'
import { inventedAnswers } from '#testing/survey-answers.ts'
import { aClosedCampaign, aForm } from '#testing/survey-campaign.ts'
import {
  aMandate,
  aPerson,
  aUnit,
  ctxFor,
  get,
  post,
  signIn,
  type TestApp,
  type TestPerson,
  type TestUnit,
  testApp,
} from '#testing/world.ts'
import { startResult } from './actions/compute.ts'
import { decideOnAnswers, lookThrough } from './actions/look.ts'
import { askedPopulations } from './facts/feeding.ts'
import { readComments } from './facts/findings.ts'
import { surveys } from './room.ts'
import type { Findings } from './rules/findings.ts'

let t: TestDb
let app: TestApp
let units: Record<'health' | 'justice' | 'small', TestUnit>
let people: Record<'clerk' | 'issuer' | 'auditor' | 'head' | 'stranger', TestPerson>
let campaign: number
let earlier: number
const clock = testClock('2025-02-20')
const form = aForm()

/** 60 councillors rate two units, 30 leaders too; two of them the small unit; one form is copied four times. */
const answering = (year: number) => {
  const asked = (i: number) => [
    String(units.health.id),
    String(units.justice.id),
    ...(i < 2 ? [String(units.small.id)] : []),
  ]
  const content = (unit: string) => (unit === String(units.health.id) ? 0.95 : 0.6)
  const comments = ['Phục vụ tốt', '=HYPERLINK("x")', 'Cần nhanh hơn']
  const one = (group: string, i: number) => ({
    group,
    seconds: 300,
    answers: inventedAnswers(form, `${year}/${group}/${i}`, { units: asked(i), content, comments }),
  })
  const honest = [
    ...Array.from({ length: 60 }, (_, i) => one('councillor', i)),
    ...Array.from({ length: 30 }, (_, i) => one('leader', i)),
  ]
  const copied = inventedAnswers(form, `${year}/copied`, { units: asked(9), content: () => 0.5 })
  const health = String(units.health.id)
  copied[health] = { ...copied[health], T: 'Chép lại (thử)' }
  return [
    ...honest,
    ...Array.from({ length: 5 }, () => ({ group: 'councillor', seconds: 4, answers: copied })),
  ]
}

const runs = Object.fromEntries(
  Object.entries(surveys.jobs ?? {}).map(([name, work]): [string, JobRun] => [
    name,
    async (payload) =>
      work(
        {
          ...(await ctxFor(t.db, people.clerk)),
          actor: {
            kind: 'system',
            id: null,
            name: '',
            mandates: [],
            sees: { all: true, unitIds: [], areaIds: [] },
            readOnly: false,
          },
        },
        payload,
      ),
  ]),
)
const work = () => runDueJobs(t.db, runs)
const as = (person: TestPerson) => signIn(app, person)
const page = async (person: TestPerson, path: string) => {
  const answer = await get(app, path, await as(person))
  return { status: answer.status, html: (await answer.text()).replace(/\s+/g, ' ') }
}
const sent = async (person: TestPerson, path: string, fields: Record<string, string | string[]> = {}) =>
  post(app, path, fields, await as(person))
const at = (part: string, id = campaign) => `/surveys/campaigns/${id}/${part}`
const waits = async (person = people.clerk) =>
  (await gatherWaiting(await acting(person), [surveys])).map(({ act }) => act)
const acting = (person: TestPerson) => ctxFor(t.db, person)
const resultOf = async (id: number, version: number): Promise<{ content: Findings; hash: string }> => {
  const found = await sql<{ content: Findings; hash: string }>`
    select content, content_hash as hash from survey_result where campaign_id = ${id} and version = ${version}`.execute(
    t.db,
  )
  const row = found.rows[0]
  if (!row) throw new Error('no such result')
  return row
}
const flagIds = async () =>
  (
    await sql<{ id: number }>`select f.id from survey_flag f join survey_response r on r.id = f.response_id
      where f.reason = 'duplicate' and r.campaign_id = ${campaign}`.execute(t.db)
  ).rows.map(({ id }) => String(id))

beforeAll(async () => {
  t = await testDb()
  const province = await aUnit(t.db, { name: 'Tỉnh Thử', kind: 'province' })
  const unit = (name: string) => aUnit(t.db, { name, parent: province.id })
  const home = await unit('Sở Nội vụ')
  units = { health: await unit('Sở Y tế'), justice: await unit('Sở Tư pháp'), small: await unit('Sở Nhỏ') }
  people = {
    clerk: await aPerson(t.db, { roles: ['standing-agency'], unit: home.id }),
    issuer: await aPerson(t.db, { roles: ['issuer'], unit: province.id }),
    auditor: await aPerson(t.db, { roles: ['auditor'], unit: province.id }),
    head: await aPerson(t.db, { roles: ['head'], unit: units.health.id }),
    stranger: await aPerson(t.db, { roles: ['unit-administrator'], unit: units.justice.id }),
  }
  // who also administers accounts elsewhere reads no more for it
  await aMandate(t.db, people.head.id, { roles: ['unit-administrator'], unit: units.justice.id })
  app = testApp(t.db, clock)
  const groups = [
    { code: 'councillor', weight: '2', issued: 80 },
    { code: 'leader', weight: '1', issued: 40 },
  ]
  earlier = await aClosedCampaign(t.db, { year: 2023, groups, people: answering(2023) })
  campaign = await aClosedCampaign(t.db, { year: 2024, groups, people: answering(2024) })
})
afterAll(() => t.drop())

describe('before the result', () => {
  test('nobody sees figures; units find nothing; overseers see what is still to do', async () => {
    expect((await page(people.head, at('results'))).status).toBe(404)
    expect((await page(people.stranger, at('results'))).status).toBe(404)
    expect(await waits()).toEqual(['look-through', 'look-through'])
    const clerk = await page(people.clerk, at('results'))
    expect(clerk.html).toContain('Rà soát phiếu trước')
    expect(clerk.html).not.toContain('Chỉ số chung')
    expect(await faults(clerk.html)).toEqual([])
    const issuer = await page(people.issuer, at('results'))
    expect(issuer.html).toContain('Chưa có kết quả')
    expect(issuer.html).not.toContain('<button class="ds-button" type="submit"')
  })

  test.each([
    ['a head', 'head', 404],
    ['somebody else', 'stranger', 404],
    ['an auditor', 'auditor', 403],
    ['an issuer', 'issuer', 403],
  ] as const)('%s starts nothing', async (_, who, status) => {
    for (const part of ['review', 'results']) expect((await sent(people[who], at(part))).status).toBe(status)
  })

  test('the result waits for the looking through, and for the box to be empty', async () => {
    const early = await sent(people.clerk, at('results'))
    expect(early.status).toBe(409)
    expect(await early.text()).toContain('Hãy rà soát phiếu trước khi tính kết quả.')
    await sql`insert into survey_box (stratum_id, channel, answers)
      select id, 'link', '{}' from survey_stratum where campaign_id = ${campaign} limit 1`.execute(t.db)
    expect((await sent(people.clerk, at('review'))).status).toBe(409)
    await sql`delete from survey_box`.execute(t.db)
    await sql`update survey_campaign set state = 'open' where id = ${campaign}`.execute(t.db)
    expect(await reasonOf(acting(people.clerk).then((ctx) => lookThrough(ctx, campaign)))).toBe(
      'campaign-not-closed',
    )
    await sql`update survey_campaign set state = 'closed' where id = ${campaign}`.execute(t.db)
  })
})

describe('looking through', () => {
  test('copies and impossible speed are listed with what was seen, nobody else; what they say is not shown', async () => {
    const begun = await sent(people.clerk, at('review'))
    expect([begun.status, begun.headers.get('location')]).toEqual([303, at('review')])
    expect((await page(people.clerk, at('review'))).html).toContain('Đang rà soát 95 phiếu')
    expect((await sent(people.clerk, at('review'))).status).toBe(409)
    await work()
    const { html } = await page(people.clerk, at('review'))
    expect(html).toContain('5 phiếu cùng tầng giống hệt nhau ở 17 dòng')
    expect(html).toContain('17 dòng trong 4 giây')
    expect(html.match(/name="flags"/g)).toHaveLength(10)
    expect(html).not.toContain('Phục vụ tốt')
    expect(await faults(html)).toEqual([])
    expect((await waits()).sort()).toEqual(['fix-result', 'look-through'])
    // the auditor reads the list and has no form
    const auditor = await page(people.auditor, at('review'))
    expect(auditor.html).toContain('giống hệt nhau')
    expect(auditor.html).not.toContain('name="flags"')
  })

  test('leaving out takes a choice and a reason; what was chosen stays chosen', async () => {
    const flags = await flagIds()
    const none = await sent(people.clerk, at('exclusions'), { reason: 'Trùng' })
    expect(none.status).toBe(422)
    const silent = await sent(people.clerk, at('exclusions'), { flags })
    expect(silent.status).toBe(422)
    expect((await silent.text()).match(/checked/g)).toHaveLength(5)
    expect((await sent(people.auditor, at('exclusions'), { flags, reason: 'x' })).status).toBe(403)
    expect((await sent(people.head, at('exclusions'), { flags, reason: 'x' })).status).toBe(404)
    const done = await sent(people.clerk, at('exclusions'), { flags, reason: 'Sao chép một phiếu' })
    expect(done.status).toBe(303)
    const { html } = await page(people.clerk, at('review'))
    expect(html).toContain('Phiếu đã loại')
    expect(html).toContain('Sao chép một phiếu')
    // out already: there is nothing left of it to leave out
    expect((await sent(people.clerk, at('exclusions'), { flags, reason: 'x' })).status).toBe(422)
  })
})

describe('the result', () => {
  test('is computed by a job and fixed with its hash; the copies are not in it', async () => {
    expect((await sent(people.clerk, at('results'))).status).toBe(303)
    expect((await page(people.clerk, at('results'))).html).toContain('Đang tính từ 95 phiếu')
    await work()
    expect(await waits()).toEqual(['look-through'])
    expect(await waits(people.auditor)).toEqual([])
    const { content, hash } = await resultOf(campaign, 1)
    expect(sha256(canonical(content))).toBe(hash)
    expect(content.people).toEqual({ issued: 120, counted: 90, excluded: 5 })
    expect(content.units[units.health.id]?.total.answered).toBe(90)
    expect(content.units[units.small.id]).toBeUndefined()
    const acts = await sql<{
      verb: string
    }>`select verb from audit_entry where subject_kind = 'survey-campaign' order by seq`.execute(t.db)
    expect(acts.rows.map(({ verb }) => verb)).toEqual([
      'survey.looked-through',
      'survey.answers-excluded',
      'survey.result-fixed',
    ])
  })

  test('stands on its page, for the overseers whole', async () => {
    const { html, status } = await page(people.clerk, at('results'))
    expect(status).toBe(200)
    for (const text of [
      'Sở Y tế',
      'Sở Tư pháp',
      '90 trên 120 mã đã phát',
      '5 phiếu',
      'Yếu tố I.A',
      'Dấu hiệu rủi ro',
      '1001/QĐ-BNV',
    ])
      expect(html).toContain(text)
    expect(html).not.toContain('Sở Nhỏ')
    expect(await faults(html)).toEqual([])
    const english = await (await get(app, at('results'), `${await as(people.auditor)}; lang=en`)).text()
    expect(english).toContain('95% confidence interval')
    expect(await faults(english)).toEqual([])
    const unit = await page(people.clerk, `${at('results')}?unit=${units.justice.id}`)
    expect(unit.html).toContain('Sở Tư pháp')
    expect(await faults(unit.html)).toEqual([])
  })

  test('a unit sees itself and the whole, no other unit', async () => {
    const { html } = await page(people.head, at('results'))
    expect(html).toContain('Sở Y tế')
    expect(html).not.toContain('Sở Tư pháp')
    expect((await page(people.head, `${at('results')}?unit=${units.health.id}`)).status).toBe(200)
    expect((await page(people.head, `${at('results')}?unit=${units.justice.id}`)).status).toBe(404)
    expect((await page(people.head, `${at('results')}?version=9`)).status).toBe(404)
    expect((await page(people.head, at('review'))).status).toBe(404)
    expect((await page(people.stranger, at('results'))).status).toBe(404)
    const json = (await page(people.head, at('results.json'))).html
    expect(json).not.toContain('"atoms"')
    expect(Object.keys(JSON.parse(json).units)).toEqual([String(units.health.id)])
    const api = await get(app, `/api/v1/surveys/${campaign}/results`, await as(people.head))
    const answer = (await api.json()) as { units: { id: number; name: string }[] }
    expect(answer.units.map(({ name }) => name)).toEqual(['Sở Y tế'])
  })

  test('is an .xlsx and a .json whose hash fits', async () => {
    const answer = await get(app, at('results.xlsx'), await as(people.clerk))
    const sheet = new TextDecoder().decode(
      unzipSync(new Uint8Array(await answer.arrayBuffer()))['xl/sharedStrings.xml'] ?? new Uint8Array(),
    )
    expect(answer.status).toBe(200)
    expect(sheet).toContain('Sở Y tế')
    const json = JSON.parse((await page(people.clerk, at('results.json'))).html) as Findings & {
      hash: string
    }
    const { hash, ...findings } = json
    expect(sha256(canonical(findings))).toBe(hash)
  })

  test('free words are shown where enough people wrote, by no name and in no order', async () => {
    const { html } = await page(people.clerk, at('comments'))
    expect(html).toContain('Phục vụ tốt')
    expect(await faults(html)).toEqual([])
    const head = await page(people.head, at('comments'))
    expect(head.html).toContain('Sở Y tế')
    expect(head.html).not.toContain('Sở Tư pháp')
    expect((await page(people.stranger, at('comments'))).status).toBe(404)
  })
})

describe('computing again', () => {
  test('takes a reason, and makes a version of its own', async () => {
    const silent = await sent(people.clerk, at('results'))
    expect(silent.status).toBe(422)
    expect(await faults(await silent.text())).toEqual([])
    const flags = await flagIds()
    const ctx = await acting(people.clerk)
    await decideOnAnswers(ctx, campaign, {
      flags: flags.map(Number),
      reason: 'Người hỏi xác nhận',
      exclude: false,
    })
    await startResult(await acting(people.clerk), campaign, 'Đưa phiếu trở lại')
    await work()
    const [first, second] = [await resultOf(campaign, 1), await resultOf(campaign, 2)]
    expect(second.content.people).toEqual({ issued: 120, counted: 95, excluded: 0 })
    const of = ({ content }: typeof first) => content.units[units.health.id]?.groups.councillor?.lines.W?.n
    expect([of(first), of(second)]).toEqual([60, 65])
    expect((await page(people.clerk, `${at('results')}?version=1`)).html).toContain('Đây là phiên bản cũ')
  })

  test('one answer more or less changes no figure and takes no words away', async () => {
    const words = async () =>
      (await readComments(await acting(people.clerk), campaign)).comments
        .map(({ unit, question, text }) => `${unit} ${question} ${text}`)
        .sort()
    const before = await words()
    const [one] = await flagIds()
    await decideOnAnswers(await acting(people.clerk), campaign, {
      flags: [Number(one)],
      reason: 'Một phiếu',
      exclude: true,
    })
    await startResult(await acting(people.clerk), campaign, 'Loại một phiếu')
    await work()
    const [second, third] = [await resultOf(campaign, 2), await resultOf(campaign, 3)]
    expect(third.content.people.excluded).toBe(1)
    expect(third.content.atoms).toEqual(second.content.atoms)
    expect(await words()).toEqual(before)
  })

  test('the years of a form stand beside each other', async () => {
    await lookThrough(await acting(people.clerk), earlier)
    await work()
    await startResult(await acting(people.clerk), earlier)
    await work()
    const { html } = await page(people.clerk, at('results'))
    expect(html).toContain('Qua các năm')
    expect(html).toContain('2023')
  })

  test('work of somebody who has left the standing agency is not done; it can be asked for again', async () => {
    const leaving = await aPerson(t.db, { roles: ['standing-agency'], unit: people.head.unitId ?? 0 })
    await startResult(await acting(leaving), campaign, 'Trước khi nghỉ')
    await sql`update mandate set valid_to = '2025-01-01' where person_id = ${leaving.id}`.execute(t.db)
    await work()
    expect((await page(people.clerk, at('results'))).html).toContain('Việc tính không hoàn thành')
    expect((await page(people.clerk, `${at('results')}?version=4`)).status).toBe(404)
  })

  test('a fixed result cannot be changed', async () => {
    await expect(sql`update survey_result set reason = 'x'`.execute(t.db)).rejects.toThrow()
  })
})

test('of a group whose strata are all counted it is told how many people it has, for the doubt about ranks', async () => {
  const ctx = await acting(people.clerk)
  const of = { year: 2024, block: 'department' }
  expect(await askedPopulations(ctx, of)).toEqual({})
  await sql`update survey_stratum set population = 90 where campaign_id = ${campaign} and group_code = 'councillor'`.execute(
    t.db,
  )
  expect(await askedPopulations(ctx, of)).toEqual({ councillor: 90 })
  expect(await askedPopulations(ctx, { ...of, block: 'district' })).toEqual({})
})
