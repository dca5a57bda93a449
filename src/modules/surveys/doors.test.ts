import { readFileSync } from 'node:fs'
import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { faults } from '#testing/html.ts'
import { qrCodesIn } from '#testing/qr.ts'
import { get, post, postFile, signIn, testApp } from '#testing/world.ts'
import { draftQuestionnaire } from './actions/questionnaire.ts'
import { surveys } from './room.ts'
import { aHouse, type House } from './testing.ts'
import { sixQuestions } from './world.ts'

let { t, w, app, clock, clerk, chairman, page, sent } = {} as House
beforeAll(async () => {
  ;({ t, w, app, clock, clerk, chairman, page, sent } = await aHouse())
})
afterAll(() => t.drop())

const seen = (html: string) => /name="version" value="([^"]+)"/.exec(html)?.[1] ?? ''

describe('a questionnaire is built in the browser, without a script', () => {
  let at = ''
  test('made, with a question whose rows are added and taken away by buttons', async () => {
    const made = await sent('/surveys/questionnaires', { code: 'thu', titleVi: 'Phiếu thử' }, clerk)
    expect(made.status).toBe(303)
    at = made.to
    const added = await sent(
      `${at}/questions`,
      { section: 'A', code: 'Q1', kind: 'single', textVi: 'Hài lòng?' },
      clerk,
    )
    expect(added.to).toBe(`${at}/questions/Q1`)
    const form = await page(`${at}/questions/Q1`, clerk)
    const typed = {
      code: 'Q1',
      kind: 'single',
      textVi: 'Ông/Bà có hài lòng?',
      'options.0.code': 'A',
      'options.0.vi': 'Có',
    }
    const more = await sent(
      `${at}/questions/Q1`,
      { ...typed, version: seen(form.html), press: 'add:options' },
      clerk,
    )
    expect(more.status).toBe(200)
    expect(more.html).toContain('name="options.1.code"')
    expect(more.html).toContain('value="Có"')
    expect(seen(more.html)).toBe(seen(form.html))
    const full = {
      ...typed,
      'options.1.code': 'B',
      'options.1.vi': 'Không',
      'options.1.worth': '0',
      'options.0.worth': '100',
    }
    const kept = await sent(`${at}/questions/Q1`, { ...full, version: seen(form.html) }, clerk)
    expect([kept.status, kept.to]).toEqual([303, at])
    const late = await sent(`${at}/questions/Q1`, { ...full, version: seen(form.html) }, clerk)
    expect(late.status).toBe(409)
    expect(late.html).toContain('vừa được người khác sửa')
  })

  test.each([
    ['a worth above 100', { 'options.0.worth': '101' }, 'Giá trị phải từ 0 đến 100'],
    ['a worth in words', { 'options.0.worth': 'nhiều' }, 'options-0-worth-error'],
    ['a code with a space', { code: 'Q 1' }, 'Mã chỉ gồm'],
    ['no words', { textVi: '' }, 'textVi-error'],
    ['no such kind', { kind: 'x' }, 'ds-error-summary'],
  ])('refused at its field: %s', async (_, wrong, words) => {
    const base = { code: 'Q1', kind: 'single', textVi: 'Hỏi', 'options.0.code': 'A', 'options.0.vi': 'Có' }
    const answer = await sent(`${at}/questions/Q1`, { ...base, ...wrong }, clerk)
    expect(answer.status).toBe(422)
    expect(answer.html).toContain(words)
  })

  test('a second question that depends on the first, a scale, factors; issued once nothing is to be mended', async () => {
    await sent(`${at}/questions`, { section: 'A', code: 'M', kind: 'matrix', textVi: 'Từng mặt' }, clerk)
    const early = await page(at, clerk)
    expect(early.html).toContain('bảng chưa có dòng nào')
    const refused = await sent(`${at}/issuing`, {}, clerk)
    expect(refused.status).toBe(409)
    await sent(
      `${at}/factors`,
      {
        'contents.0.code': 'I',
        'contents.0.vi': 'Phục vụ',
        'factors.0.code': 'F',
        'factors.0.vi': 'Thái độ',
        'factors.0.content': 'I',
      },
      clerk,
    )
    const matrix = {
      code: 'M',
      kind: 'matrix',
      textVi: 'Từng mặt',
      scale: 'SAT5',
      showQuestion: 'Q1',
      showIn: 'A',
      'rows.0.code': 'a',
      'rows.0.vi': 'Lịch sự',
      'rows.0.factor': 'F',
    }
    expect((await sent(`${at}/questions/M`, matrix, clerk)).status).toBe(303)
    const clean = await page(at, clerk)
    expect(clean.html).toContain('Không còn chỗ nào phải sửa')
    expect(await faults(clean.html)).toEqual([])
    expect((await sent(`${at}/issuing`, {}, clerk)).status).toBe(303)
    expect((await sent(`${at}/questions/M`, matrix, clerk)).status).toBe(409)
    const copy = await sent(`${at}/copy`, {}, clerk)
    expect(copy.status).toBe(303)
    expect((await page(copy.to, clerk)).html).toContain('phiên bản 2')
    expect((await sent(`${at}/copy`, {}, clerk)).status).toBe(409)
  })

  test('previewed page by page, branching included; nothing is kept', async () => {
    const first = await page(`${at}/preview`, clerk)
    expect(first.html).toContain('Bản xem thử')
    const next = await sent(`${at}/preview`, { page: '0', press: 'next', 'q.0.Q1': 'A' }, clerk)
    expect(next.html).toContain('Lịch sự')
    const end = await sent(`${at}/preview`, { page: '0', press: 'next', 'q.0.Q1': 'B' }, clerk)
    expect(end.html).toContain('Đã hết câu hỏi')
    const boxed = await sql<{ n: number }>`select count(*)::int as n from survey_box`.execute(t.db)
    expect(boxed.rows[0]?.n).toBe(0)
  })

  test('others', async () => {
    const head = await signIn(app, w.head)
    const auditor = await signIn(app, w.auditor)
    expect((await page(at, head)).status).toBe(404)
    expect((await page(at, auditor)).status).toBe(200)
    expect((await page('/surveys/questionnaires/new', auditor)).status).toBe(404)
    expect((await sent('/surveys/questionnaires', { code: 'x', titleVi: 'x' }, auditor)).status).toBe(403)
  })

  test.each(['sipas-2023', 'dai-bieu-ve-so', 'lanh-dao-ve-so', 'nguoi-dan-ve-so'])(
    'the form of reference %s is drafted and shown in both languages',
    async (name) => {
      const file = JSON.parse(readFileSync(`db/reference/questionnaires/${name}.json`, 'utf8'))
      const id = await draftQuestionnaire(await w.as(w.clerk), file)
      const { html } = await page(`/surveys/questionnaires/${id}`, `${clerk}; lang=en`)
      expect(html).toContain('Nothing left to mend')
      const shown = await page(`/surveys/questionnaires/${id}/preview`, `${clerk}; lang=en`)
      expect(await faults(shown.html)).toEqual([])
    },
  )
})

const wished = (questionnaireId: number) => ({
  title: 'Khảo sát mẫu',
  year: '2025',
  questionnaireId: String(questionnaireId),
  block: '',
  opensOn: '2025-02-01',
  closesOn: '2025-03-31',
  minCell: '5',
  sampleError: '5',
  sampling: 'group',
  'groups.0.code': 'hdnd',
  'groups.0.nameVi': 'Đại biểu',
  'groups.0.weight': '0,4',
  'groups.1.code': 'lanh_dao',
  'groups.1.nameVi': 'Lãnh đạo',
  'groups.1.weight': '0,6',
})

describe('a campaign', () => {
  let at = ''
  let form = 0
  beforeAll(async () => {
    form = await w.issued(sixQuestions(), 'sau-cau')
  })

  test.each([
    ['closes before it opens', { closesOn: '2025-01-01' }, 'closesOn'],
    ['no title', { title: '' }, 'title'],
    ['a margin of 90 %', { sampleError: '90' }, 'sampleError'],
    ['cells of two', { minCell: '2' }, 'minCell'],
    ['no such questionnaire', { questionnaireId: '99999' }, 'questionnaireId'],
    ['a group twice', { 'groups.1.code': 'hdnd' }, 'groups-1-code'],
    ['a group in capitals', { 'groups.0.code': 'HDND' }, 'groups-0-code'],
    ['all weights nought', { 'groups.0.weight': '0', 'groups.1.weight': '0' }, 'groups-0-weight'],
  ])('refused at its field: %s', async (_, wrong, field) => {
    const answer = await sent('/surveys/campaigns', { ...wished(form), ...wrong }, clerk)
    expect(answer.status).toBe(422)
    expect(answer.html).toContain(`campaign-${field}-error`)
  })

  test('made, its sample computed, its list drawn, then opened by the issuer', async () => {
    at = (await sent('/surveys/campaigns', wished(form), clerk)).to
    expect(at).toMatch(/^\/surveys\/campaigns\/\d+$/)
    const table =
      'nhóm;tầng;đơn vị;số người;cỡ mẫu\nhdnd;Miền núi;;60;\nhdnd;Đồng bằng;;40;\nlanh_dao;Huyện;;21;8\nlanh_dao;Thị xã;;5;3'
    expect((await sent(`${at}/strata`, { table }, clerk)).status).toBe(303)
    const { html } = await page(at, clerk)
    // 100 people at 5 %: 80, over 60 and 40
    expect(html).toMatch(/>48</)
    expect(html).toMatch(/>32</)
    const people = Array.from({ length: 70 }, (_, i) => `Người ${i};nguoi${i}@thu.example;Miền núi;hdnd`)
    expect(
      (await sent(`${at}/list`, { table: ['họ và tên;email;tầng;nhóm', ...people].join('\n') }, clerk))
        .status,
    ).toBe(303)
    expect((await page(at, clerk)).html).toContain('70 · 48')
    expect((await sent(`${at}/opening`, {}, clerk)).html).toContain('decisionNo-error')
    expect((await sent(`${at}/opening`, {}, chairman)).status).toBe(303)
    const opened = await page(at, clerk)
    // eight leaders and three: asked as one cell of the group
    expect(opened.html).toContain('gộp với Huyện')
    expect(await faults(opened.html)).toEqual([])
  })

  test('a prepared one waits for the issuer alone; found by its title, also without marks', async () => {
    const draft = (await sent('/surveys/campaigns', { ...wished(form), title: 'Đợt chờ mở' }, clerk)).to
    await sent(`${draft}/strata`, { table: 'nhóm;tầng;số người\nhdnd;Tất cả;400' }, clerk)
    const rowsOf = async (query: RawBuilder<{ title: string }> | null | undefined) =>
      query ? (await query.execute(t.db)).rows.map(({ title }) => title) : []
    const [issuer, runner, head] = [await w.as(w.chairman), await w.as(w.clerk), await w.as(w.head)]
    const { waitingFor, search } = surveys.offers ?? {}
    expect(await rowsOf(waitingFor?.(issuer.actor, issuer.today, 'vi'))).toContain('Đợt chờ mở')
    expect(await rowsOf(waitingFor?.(runner.actor, runner.today, 'vi'))).not.toContain('Đợt chờ mở')
    expect(await rowsOf(search?.('dot cho', runner.actor, runner.today, 'vi'))).toEqual(['Đợt chờ mở'])
    expect(await rowsOf(search?.('50%', runner.actor, runner.today, 'vi'))).toEqual([])
    expect(await rowsOf(search?.('dot cho', head.actor, head.today, 'vi'))).toEqual([])
  })

  test.each([
    ['hdnd;;;5;', 'Dòng 2: thiếu tên'],
    ['khac;A;;5;', 'không có nhóm'],
    ['hdnd;A;KHONG;5;', 'không có đơn vị'],
    ['hdnd;A;;năm;', 'không phải số người'],
    ['hdnd;A;;5;\nhdnd;A;;6;', 'có hai lần'],
    ['', 'không có dòng nào'],
  ])('a table of strata that does not fit: %j', async (rows, words) => {
    const draft = (await sent('/surveys/campaigns', wished(form), clerk)).to
    const answer = await sent(
      `${draft}/strata`,
      { table: `nhóm;tầng;đơn vị;số người;cỡ mẫu\n${rows}` },
      clerk,
    )
    expect(answer.status).toBe(422)
    expect(answer.html).toContain(words)
  })

  test('a table pasted in a browser, which sends the empty file field along', async () => {
    const draft = (await sent('/surveys/campaigns', wished(form), clerk)).to
    const fields = { table: 'nhóm;tầng;số người\nhdnd;Tất cả;400', file: new File([], '') }
    const answer = await postFile(app, `${draft}/strata`, fields, clerk)
    expect(answer.status).toBe(303)
  })

  test('a cell about a unit that is too small stands in the way', async () => {
    const draft = (await sent('/surveys/campaigns', wished(form), clerk)).to
    await sent(`${draft}/strata`, { table: 'nhóm;tầng;đơn vị;số người;cỡ mẫu\nhdnd;Y tế;SYT;9;4' }, clerk)
    const answer = await sent(`${draft}/opening`, {}, chairman)
    expect(answer.status).toBe(409)
    expect(answer.html).toContain('dưới 5 người mà không gộp được: Y tế')
  })

  test('what is open stays; letters need a server; cards are printed once', async () => {
    expect((await sent(`${at}/strata`, { table: 'nhóm;tầng\nhdnd;A' }, clerk)).status).toBe(409)
    expect((await sent(`${at}/letters`, {}, clerk)).html).toContain('Chưa cấu hình máy chủ thư')
    const cell = (
      await sql<{
        id: number
      }>`select id from survey_stratum where name = 'Huyện' order by id limit 1`.execute(t.db)
    ).rows[0]?.id
    expect((await sent(`${at}/cards`, { stratumId: String(cell), many: '0' }, clerk)).status).toBe(422)
    expect((await sent(`${at}/cards`, { stratumId: '999999', many: '5' }, clerk)).status).toBe(422)
    const cards = await post(app, `${at}/cards`, { stratumId: String(cell), many: '12' }, clerk)
    expect([cards.status, cards.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    // ten on the first page, two on the second; each opens a form of its own
    const pages = await qrCodesIn(new Uint8Array(await cards.arrayBuffer()))
    expect(pages.map((codes) => codes.length)).toEqual([10, 2])
    expect(new Set(pages.flat()).size).toBe(12)
    for (const address of pages.flat()) {
      const [, code] = /^http:\/\/localhost\/phieu\/([0-9A-Z]{16})\?channel=card$/.exec(address) ?? []
      expect((await page(`/phieu/${code}`)).status).toBe(200)
    }
    expect((await sent(`${at}/paper`, { stratumId: String(cell), many: '10' }, clerk)).status).toBe(303)
    expect((await page(at, clerk)).html).toContain('>22<')
    expect((await sent(`${at}/cards`, { stratumId: String(cell), many: '5' }, chairman)).status).toBe(403)
  })
})

test('a village answers behind one address: its limit is five times a person’s, and spends nobody else’s', async () => {
  const small = testApp(t.db, clock, { only: [surveys], more: { REQUESTS_PER_MINUTE: '4' } })
  const asked = []
  for (let i = 0; i < 21; i++) asked.push((await get(small, '/phieu')).status)
  expect([asked.slice(0, 20).every((status) => status === 200), asked[20]]).toEqual([true, 429])
  expect((await get(small, '/surveys', clerk)).status).toBe(200)
})
