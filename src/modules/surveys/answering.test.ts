import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { faults } from '#testing/html.ts'
import { get, post, postFile } from '#testing/world.ts'
import { mixBox } from './actions/box.ts'
import { makeCampaign, openCampaign, saveStrata } from './actions/campaign.ts'
import { makeCards } from './actions/codes.ts'
import { plainCode } from './rules/code.ts'
import { aHouse, type House } from './testing.ts'
import { aWish, sixQuestions } from './world.ts'

let { t, w, app, clerk, chairman, page, sent } = {} as House
beforeAll(async () => {
  ;({ t, w, app, clerk, chairman, page, sent } = await aHouse())
})
afterAll(() => t.drop())

describe('answering with a code', () => {
  let codes: string[] = []
  let fresh = 11
  let campaign = 0
  let cell = 0
  const answers = { 'q.0.Q1': 'A', 'q.0.Q2': 'B', 'q.0.Q3': 'C', 'q.0.Q4': 'D', 'q.0.Q5': 'E' }
  beforeAll(async () => {
    const ctx = await w.as(w.clerk)
    campaign = await makeCampaign(ctx, aWish(await w.issued(sixQuestions(), 'tra-loi')))
    await saveStrata(ctx, campaign, [
      {
        line: 2,
        row: { group: 'hdnd', name: 'Tất cả', unit: '', population: '30', sample: '30', quota: '' },
      },
    ])
    await openCampaign(await w.as(w.chairman), campaign)
    cell =
      (await sql<{ id: number }>`select id from survey_stratum where campaign_id = ${campaign}`.execute(t.db))
        .rows[0]?.id ?? 0
    codes = await makeCards(ctx, campaign, { stratumId: cell, many: 20 }, async (sheet) => sheet.codes)
  })
  const addressOf = (n: number) => `/phieu/${plainCode(codes[n] ?? '')}`

  test('page by page, both languages, without a cookie; the last press sends', async () => {
    const door = await sent('/phieu', { code: codes[0]?.toLowerCase() ?? '' })
    expect(door.to).toBe(`${addressOf(0)}?channel=card&lang=vi`)
    const english = await get(app, `${addressOf(0)}?lang=en`)
    expect(english.headers.get('set-cookie')).toBeNull()
    expect(await english.text()).toContain('Question 1')
    const { html } = await page(addressOf(0))
    expect(html).toContain('Câu 5')
    expect(html).not.toContain('Câu 6')
    expect(html.length).toBeLessThan(60_000)
    expect(await faults(html)).toEqual([])
    const wrong = await sent(addressOf(0), { page: '0', press: 'next', ...answers, 'q.0.Q5': '' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('Câu 5: xin chọn hoặc điền câu trả lời')
    expect(wrong.html).toMatch(/name="q.0.Q1" value="A" checked/)
    const second = await sent(addressOf(0), { page: '0', press: 'next', ...answers })
    expect(second.html).toContain('Câu 6')
    expect(second.html).toMatch(/type="hidden" name="q.0.Q4" value="D"/)
    const back = await sent(addressOf(0), { page: '1', press: 'back', ...answers })
    expect(back.html).toMatch(/name="q.0.Q4" value="D" checked/)
    const thanks = await sent(`${addressOf(0)}?lang=en`, {
      page: '1',
      press: 'next',
      ...answers,
      'q.0.Q6': 'A',
      channel: 'card',
    })
    expect(thanks.html).toContain('Thank you very much')
  })

  test('a branch that is not asked: nothing is left but to send', async () => {
    const c = { ...answers, 'q.0.Q1': 'C' }
    const end = await sent(addressOf(1), { page: '0', press: 'next', ...c })
    expect(end.html).toContain('Đã hết câu hỏi')
    const thanks = await sent(addressOf(1), { page: '2', press: 'next', ...c, 'q.0.Q6': 'A' })
    expect(thanks.html).toContain('Đã nhận phiếu')
    const kept = await sql<{
      n: number
    }>`select count(*)::int as n from survey_box where answers -> '' ? 'Q6'`.execute(t.db)
    expect(kept.rows[0]?.n).toBe(1)
  })

  test.each([
    ['used', () => addressOf(0), 409, 'đã được dùng'],
    ['unknown', () => '/phieu/7K3M-9QXT-0AB2-HJ5W', 404, 'Mã này không có'],
    ['no code at all', () => '/phieu/xin-chao', 404, 'Mã này không có'],
  ])('%s: told plainly', async (_, path, status, words) => {
    const shown = await page(path())
    expect([shown.status, shown.html.includes(words)]).toEqual([status, true])
    const tried = await sent(path(), { page: '1', press: 'next', ...answers })
    expect([tried.status, tried.html.includes(words)]).toEqual([status, true])
  })

  test.each([
    ['an answer of none', { 'q.0.Q1': 'Z' }, 422],
    ['a control character', { 'q.0.Q1': 'A\u0000' }, 422],
    ['several where one', { 'q.0.Q1': ['A', 'B'] }, 200],
    ['a page far away', { page: '4000' }, 200],
    ['a page below', { page: '-3' }, 200],
    ['fields of nobody', { 'q.99.Q1': 'A', __proto__x: '1' }, 200],
  ])('hostile: %s', async (_, wrong, status) => {
    const answer = await sent(addressOf(fresh++), {
      page: '0',
      press: 'next',
      ...answers,
      'q.0.Q1': 'A',
      ...wrong,
    } as Record<string, string>)
    expect(answer.status).toBe(status)
  })

  test('cards lost before use are replaced: the old codes are void, as many are given out as before', async () => {
    const at = `/surveys/campaigns/${campaign}`
    const issued = async () =>
      (await sql<{ n: number }>`select issued as n from survey_stratum where id = ${cell}`.execute(t.db))
        .rows[0]?.n
    const before = await issued()
    const lost = `${codes[18]}\nhttps://tinh.example${addressOf(19)}?channel=card\n${codes[18]}`
    const cards = await post(app, `${at}/replacements`, { codes: lost }, clerk)
    expect([cards.status, cards.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    expect(await issued()).toBe(before)
    expect((await page(addressOf(18))).status).toBe(404)
    expect((await page(addressOf(17))).status).toBe(200)
    expect((await sent(`${at}/replacements`, { codes: lost }, chairman)).status).toBe(403)
  })

  test.each([
    ['none', () => '', 'replace-codes-error'],
    ['used already', () => `${codes[17]}\n${codes[0]}`, 'mã ở dòng 2 không có trong đợt này hoặc đã dùng'],
    ['unknown', () => '7K3M-9QXT-0AB2-HJ5W', 'mã ở dòng 1 không có'],
    ['no code', () => `xin chào`, 'mã ở dòng 1 không có'],
  ])('replacement refused, and no code made void: %s', async (_, typed, words) => {
    const answer = await sent(`/surveys/campaigns/${campaign}/replacements`, { codes: typed() }, clerk)
    expect([answer.status, answer.html.includes(words)]).toEqual([422, true])
    expect((await page(addressOf(17))).status).toBe(200)
  })

  test('one code, many presses at once: one answer', async () => {
    const all = await Promise.all(
      Array.from({ length: 12 }, () => sent(addressOf(3), { page: '1', press: 'next', ...answers })),
    )
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(all.filter(({ status }) => status === 409)).toHaveLength(11)
  })

  test('answers come while the box is mixed: none is lost', async () => {
    const pressed = [4, 5, 6, 7, 8, 9].map((n) =>
      sent(addressOf(n), { page: '1', press: 'next', ...answers }),
    )
    const mixing = mixBox(await w.as(w.clerk))
    const done = await Promise.all(pressed)
    await mixing
    expect(done.map(({ status }) => status)).toEqual(done.map(() => 200))
    const counted = await sql<{ n: number; answered: number; used: number }>`
      select (select count(*)::int from survey_box where stratum_id = ${cell})
        + (select count(*)::int from survey_response where stratum_id = ${cell}) as n,
        (select answered from survey_stratum where id = ${cell}) as answered,
        (select count(*)::int from survey_code where stratum_id = ${cell} and used) as used`.execute(t.db)
    const [row] = counted.rows
    expect([row?.answered, row?.used]).toEqual([row?.n, row?.n])
  })

  test('a clerk enters paper; who it was is not kept; a filled table comes in whole or not at all', async () => {
    const entry = `/surveys/campaigns/${campaign}/entry`
    expect((await page(`${entry}?stratum=${cell}&channel=paper`, clerk)).html).toContain('Câu 1')
    const before = await sql<{ n: number }>`select count(*)::int as n from audit_entry`.execute(t.db)
    const done = await sent(
      entry,
      { page: '1', press: 'next', stratum: String(cell), channel: 'phone', _once: 'x', ...answers },
      clerk,
    )
    expect(done.html).toContain('Đã nhập một phiếu')
    const after = await sql<{ n: number; keys: number }>`
      select (select count(*)::int from audit_entry) as n, (select count(*)::int from idempotency_key) as keys`.execute(
      t.db,
    )
    expect(after.rows[0]).toEqual({ n: before.rows[0]?.n, keys: 0 })
    const blank = await get(app, `/surveys/campaigns/${campaign}/table.xlsx?stratum=${cell}`, clerk)
    expect(blank.status).toBe(200)
    const bring = async (rows: string[]) => {
      const lines = ['q.0.Q1,q.0.Q2,q.0.Q3,q.0.Q4,q.0.Q5,q.0.Q6', ...rows].join('\n')
      const fields = { stratumId: String(cell), file: new File([lines], 'phieu.csv') }
      const answer = await postFile(app, `/surveys/campaigns/${campaign}/filled`, fields, clerk)
      return { status: answer.status, html: await answer.text() }
    }
    const bad = await bring(['A,B,C,D,E,', 'A,B,C,D,X,'])
    expect([bad.status, bad.html.includes('Dòng 3')]).toEqual([422, true])
    expect((await bring(['A,B,C,D,E,A', 'B,B,C,D,E,'])).status).toBe(303)
  })

  test('closed: no code takes an answer any more, and the answers bear one day', async () => {
    expect((await sent(`/surveys/campaigns/${campaign}/closing`, {}, clerk)).status).toBe(303)
    expect((await page(addressOf(10))).html).toContain('đã kết thúc')
    expect((await sent(addressOf(10), { page: '1', press: 'next', ...answers })).status).toBe(409)
    const paper = { page: '1', press: 'next', stratum: String(cell), channel: 'paper', ...answers }
    const late = await sent(`/surveys/campaigns/${campaign}/entry`, paper, clerk)
    expect([late.status, late.html.includes('Đợt khảo sát không còn mở.')]).toEqual([409, true])
    const days = await sql<{ n: number; boxed: number }>`
      select count(distinct day)::int as n, (select count(*)::int from survey_box where stratum_id = ${cell}) as boxed
      from survey_response where campaign_id = ${campaign}`.execute(t.db)
    expect(days.rows[0]).toEqual({ n: 1, boxed: 0 })
  })
})
