import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDb, testDb } from '#testing/db.ts'
import { closeCampaign } from './actions/box.ts'
import { makeCampaign, openCampaign, saveStrata } from './actions/campaign.ts'
import { readCampaign } from './facts/campaign-page.ts'
import { readCampaigns } from './facts/campaigns.ts'
import { boxEntered } from './store/box.ts'
import { aSurveyWorld, aWish, type SurveyWorld } from './world.ts'

let t: TestDb
let w: SurveyWorld
beforeAll(async () => {
  t = await testDb()
  w = await aSurveyWorld(t.db)
})
afterAll(() => t.drop())

/** A campaign in which so many of each stratum of twenty answered on paper that nobody had noted as handed out. */
const answeredOnPaper = async (code: string, answered: readonly number[]): Promise<number> => {
  const id = await makeCampaign(await w.as(w.clerk), aWish(await w.issued(undefined, code)))
  const row = (i: number) => ({ group: 'hdnd', name: `Tầng ${i}`, unit: '', population: '20' })
  const lines = answered.map((_, i) => ({ line: i + 2, row: { ...row(i), sample: '20', quota: '' } }))
  await saveStrata(await w.as(w.clerk), id, lines)
  await openCampaign(await w.as(w.chairman), id)
  const cells = await sql<{ id: number }>`
    select id from survey_stratum where campaign_id = ${id} order by name`.execute(t.db)
  for (const [i, n] of answered.entries())
    await boxEntered(
      t.db,
      Number(cells.rows[i]?.id),
      Array.from({ length: n }, () => ({ channel: 'paper', seconds: null, answers: { '': { Q1: 'A' } } })),
    )
  return id
}

/** What is told of a campaign on its page, by stratum and together, and in the list. */
const told = async (id: number) => {
  const { strata, answered } = await readCampaign(await w.as(w.clerk), id)
  const line = (await readCampaigns(await w.as(w.clerk))).campaigns.find((one) => one.id === id)
  return {
    strata: strata.map((one) => [one.told?.n, one.issued]),
    page: [answered.n, answered.exact],
    list: [line?.answered, line?.answeredExact],
    issued: line?.issued,
  }
}

describe('how many answered is told alike on the page of a campaign and in the list', () => {
  test('a small stratum is not told after the closing either: not by how many were asked, nor by the record', async () => {
    const id = await answeredOnPaper('nho', [17, 3, 0])
    const open = { page: [15, false], list: [15, false] }
    const strata = (given: number) => [
      [15, given],
      [0, 0],
      [0, 0],
    ]
    expect(await told(id)).toEqual({ ...open, strata: strata(0), issued: 0 })
    await closeCampaign(await w.as(w.clerk), id)
    expect(await told(id)).toEqual({ ...open, strata: strata(15), issued: 15 })
    const kept = await sql<{ after: unknown }>`
      select after from audit_entry where verb = 'survey.campaign-closed' and subject_kind = 'survey-campaign' and subject_id = ${String(id)}`.execute(
      t.db,
    )
    expect(kept.rows).toEqual([{ after: null }])
  })

  test('where no stratum is small, all is told after the closing; whoever answered was asked', async () => {
    const id = await answeredOnPaper('lon', [17, 6])
    const open = { page: [20, false], list: [20, false], issued: 0 }
    expect(await told(id)).toEqual({ ...open, strata: [15, 5].map((n) => [n, 0]) })
    await closeCampaign(await w.as(w.clerk), id)
    const closed = { page: [23, true], list: [23, true], issued: 23 }
    expect(await told(id)).toEqual({ ...closed, strata: [17, 6].map((n) => [n, n]) })
  })
})
