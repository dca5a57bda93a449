import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gatherHits, gatherSheet, gatherWaiting } from '#platform/gather.ts'
import { testClock } from '#testing/clock.ts'
import { type TestDb, testDb } from '#testing/db.ts'
import { answered, faults } from '#testing/html.ts'
import { qrCodesIn } from '#testing/qr.ts'
import { pageCounter } from '#testing/statements.ts'
import { get, post, signIn, type TestApp, testApp } from '#testing/world.ts'
import { giveCouncilReason } from './actions.ts'
import { readAwards } from './facts/certificates.ts'
import { readRound } from './facts/rounds.ts'
import { rewards } from './room.ts'
import { showCode } from './rules/code.ts'
import { aWorld, citation, days, type World } from './world.ts'

const counter = pageCounter({ file: /\b(stored_file|stray_file)\b/ })

type Who = keyof World['people']
let t: TestDb
let w: World
let app: TestApp
const clock = testClock('2025-02-10')
const cookies = new Map<Who, string>()

beforeAll(async () => {
  t = await testDb({ onQuery: counter.onQuery })
  w = await aWorld(t.db)
  app = testApp(t.db, clock)
})
afterAll(() => t.drop())

const as = async (name: Who): Promise<string> => {
  const cookie = cookies.get(name) ?? (await signIn(app, w.people[name]))
  cookies.set(name, cookie)
  return cookie
}
const ask = async (name: Who, path: string) => get(app, path, await as(name))
const send = async (name: Who, path: string, fields: Parameters<typeof post>[2] = {}) =>
  post(app, path, fields, await as(name))
const html = async (answer: Response) => (await answer.text()).replace(/\s+/g, ' ')
const shown = async (name: Who, path: string) => {
  const answer = await ask(name, path)
  expect(`${path} ${answer.status}`).toBe(`${path} 200`)
  return html(answer)
}
const idOf = (answer: Response): number => {
  expect(answer.status).toBe(303)
  return Number(/(\d+)$/.exec(answer.headers.get('location') ?? '')?.[1])
}

const form = {
  ...{ title: 'Khen thưởng năm 2024', year: '2024', form: 'bang-khen-tinh', occasion: 'Tổng kết năm' },
  ...{ achievement: citation, legal: '', maxCollectives: '2', maxIndividuals: '1', ...days },
}
const nominee = (unit: { id: number }) => ({
  ...{ fromUnitId: String(unit.id), kind: 'collective', nominee: `unit:${unit.id}` },
  ...{ achievement: citation, report: 'Báo cáo thành tích.' },
})

let round: number
describe('a round goes through its forms alone', () => {
  test('the standing agency drafts and opens it; a wrong day stands at its field with what was typed', async () => {
    const bad = await send('clerk', '/rewards/rounds', { ...form, councilOn: '2025-02-01' })
    expect(bad.status).toBe(422)
    const page = await html(bad)
    expect(page).toContain('Ngày này phải không sớm hơn mốc trước nó.')
    expect(page).toContain('value="Khen thưởng năm 2024"')
    expect((await send('healthHead', '/rewards/rounds', form)).status).toBe(403)
    round = idOf(await send('clerk', '/rewards/rounds', form))
    expect((await ask('healthHead', `/rewards/rounds/${round}`)).status).toBe(404)
    const council = { decisionNo: '21/QĐ-UBND', decidedOn: '2025-02-01', headId: w.people.chairman.id }
    const small = await send('clerk', `/rewards/rounds/${round}/council`, council)
    expect(await html(small)).toContain('Hội đồng phải có ít nhất 3 người.')
    const memberIds = (['homeHead', 'healthHead', 'member', 'second'] as const).map(
      (name) => w.people[name].id,
    )
    await send('clerk', `/rewards/rounds/${round}/council`, { ...council, memberIds })
    const opened = await send('clerk', `/rewards/rounds/${round}/opening`, { version: '1' })
    // the council changed the row: who saw it before is told
    expect(opened.status).toBe(409)
    expect((await send('clerk', `/rewards/rounds/${round}/opening`, { version: '2' })).status).toBe(303)
    expect(await shown('healthFocal', `/rewards/rounds/${round}`)).toContain('Đề nghị khen thưởng')
  })

  let health: number
  let justice: number
  test('a unit nominates: what is missing is said at its field, others do not find it', async () => {
    const path = `/rewards/rounds/${round}/nominations`
    const bad = await send('healthFocal', path, {
      ...nominee(w.health),
      nominee: 'outside',
      kind: 'collective',
    })
    expect(bad.status).toBe(422)
    health = idOf(await send('healthFocal', path, nominee(w.health)))
    justice = idOf(await send('justiceFocal', path, nominee(w.justice)))
    expect((await send('healthFocal', path, nominee(w.health))).status).toBe(409)
    const sheet = `/rewards/nominations/${health}`
    for (const name of ['justiceFocal', 'clerk', 'chairman', 'member', 'administrator'] as const) {
      expect((await ask(name, sheet)).status).toBe(404)
      expect((await send(name, `${sheet}/sending`)).status).toBe(404)
    }
    expect(await shown('justiceFocal', `/rewards/rounds/${round}`)).not.toContain(
      `/rewards/nominations/${health}`,
    )
    expect((await send('healthFocal', `${sheet}/sending`)).status).toBe(403)
    expect((await send('healthHead', `${sheet}/sending`)).status).toBe(303)
    expect((await send('justiceHead', `/rewards/nominations/${justice}/sending`)).status).toBe(303)
    expect(await faults(await (await ask('healthHead', sheet)).text())).toEqual([])
  })

  test('what waits for whom', async () => {
    const waits = async (name: Who, day: string) =>
      (await gatherWaiting(await w.as(name, day), [rewards]))
        .map((row) => row.act)
        .sort()
        .join(' ')
    expect(await waits('clerk', '2025-02-10')).toBe('check-nomination check-nomination')
    expect(await waits('healthHead', '2025-02-10')).toBe('')
    for (const id of [health, justice])
      expect((await send('clerk', `/rewards/nominations/${id}/listing`)).status).toBe(303)
    expect(await waits('clerk', '2025-02-10')).toBe('')
    expect(await waits('clerk', '2025-02-17')).toBe('open-reward-vote')
    expect(await waits('administrator', '2025-02-17')).toBe('')
  })

  test('every page is valid, in both languages, and asks eight statements at most', async () => {
    const round = (await readRound(await w.as('clerk'), (await w.opened()) as number)).round.id
    const one = await w.nominated(round, { fromUnitId: w.justice.id }, 'sent')
    const draft = await w.nominated(round, {}, 'draft')
    const pages: [Who, string][] = [
      ['clerk', '/rewards'],
      ['clerk', '/rewards/rounds/new'],
      ['clerk', `/rewards/rounds/${round}`],
      ['clerk', `/rewards/rounds/${round}/edit`],
      ['clerk', `/rewards/rounds/${round}/council`],
      ['clerk', `/rewards/nominations/${one}`],
      ['healthFocal', `/rewards/nominations/${draft}`],
      ['healthFocal', `/rewards/rounds/${round}/nominations/new?kind=individual`],
      ['clerk', '/rewards/register'],
    ]
    for (const [name, path] of pages) {
      const cookie = await as(name)
      counter.reset()
      const answer = await get(app, path, cookie)
      expect(`${path} ${answer.status}`).toBe(`${path} 200`)
      const asked = counter.counts().domain ?? 0
      expect(`${path} ${asked > 8 ? asked : 'few'}`).toBe(`${path} few`)
      expect(await faults(await answer.text())).toEqual([])
      const english = await get(app, path, `${cookie}; lang=en`)
      expect(await faults(await english.text())).toEqual([])
    }
  })

  test('the council votes in secret; its head closes; others have no ballot paper', async () => {
    clock.goTo('2025-02-20')
    expect((await ask('member', `/rewards/rounds/${round}/ballot`)).status).toBe(404)
    expect((await send('clerk', `/rewards/rounds/${round}/vote`, { metAt: 'Phòng họp' })).status).toBe(303)
    const paper = `/rewards/rounds/${round}/ballot`
    for (const name of ['clerk', 'justiceHead', 'auditor'] as const)
      expect((await ask(name, paper)).status).toBe(404)
    expect(await shown('healthHead', paper)).toContain('Của bạn hoặc đơn vị bạn: không biểu quyết')
    const empty = await send('member', `/rewards/rounds/${round}/ballots`, { [`vote.${health}`]: 'for' })
    expect(empty.status).toBe(422)
    expect(await faults(await empty.text())).toEqual([])
    for (const name of ['chairman', 'homeHead', 'healthHead', 'member', 'second'] as const)
      await send(name, `/rewards/rounds/${round}/ballots`, {
        [`vote.${health}`]: 'for',
        [`vote.${justice}`]: name === 'second' ? 'against' : 'for',
      })
    expect(await shown('clerk', `/rewards/rounds/${round}`)).toContain('5/5 thành viên đã bỏ phiếu')
    const closing = { conclusion: 'Thống nhất.' }
    expect((await send('member', `/rewards/rounds/${round}/vote-closing`, closing)).status).toBe(403)
    // no figure of the vote stands anywhere before it is closed
    expect(await shown('chairman', `/rewards/nominations/${health}`)).not.toContain('đồng ý,')
    const twin = (await readRound(await w.as('auditor', '2025-02-20'), round)).lines.filter(
      (line) => line.clearance === 'warned',
    )
    for (const line of twin)
      await giveCouncilReason(await w.as('chairman', '2025-02-20'), line.nomination.id, 'Khác việc')
    expect((await send('chairman', `/rewards/rounds/${round}/vote-closing`, closing)).status).toBe(303)
    expect(await shown('clerk', `/rewards/nominations/${health}`)).toContain('4 đồng ý, 0 không đồng ý')
    expect(await shown('healthHead', `/rewards/nominations/${justice}`)).toContain('4 đồng ý, 1 không đồng ý')
    expect(await shown('justiceHead', `/rewards/nominations/${justice}`)).not.toContain('4 đồng ý')
  })

  test('the issuer decides; lists and certificates go out; the public page verifies and says nothing more', async () => {
    const path = `/rewards/rounds/${round}/decision`
    const missing = await send('chairman', path)
    expect(missing.status).toBe(422)
    expect(await html(missing)).toContain('Cần số và ngày quyết định')
    const decision = { decisionNo: '301/QĐ-UBND', decidedOn: '2025-02-20' }
    expect((await send('clerk', path, decision)).status).toBe(403)
    expect((await send('chairman', path, decision)).status).toBe(303)
    const page = await shown('justiceFocal', `/rewards/rounds/${round}/awards`)
    expect(page).toContain('1/2025')
    const { certificates } = await readAwards(await w.as('auditor', '2025-02-20'), round)
    const [one] = certificates.filter((row) => row.name === 'Sở Y tế')
    const code = showCode(one?.code ?? '')
    expect(page).not.toContain(code)
    expect(await shown('clerk', `/rewards/rounds/${round}/awards`)).toContain(code)
    const pdf = await ask('healthFocal', `/rewards/certificates/${one?.id}/certificate.pdf`)
    expect(pdf.headers.get('content-type')).toBe('application/pdf')
    // the code on the paper opens the page that says what the paper proves
    const [[address = ''] = []] = await qrCodesIn(new Uint8Array(await pdf.arrayBuffer()))
    expect(address).toBe(`http://localhost/cong-khai/bang-khen/${code}`)
    expect(await (await get(app, new URL(address).pathname)).text()).toContain('Sở Y tế')
    expect((await ask('justiceFocal', `/rewards/certificates/${one?.id}/certificate.pdf`)).status).toBe(404)
    expect((await ask('justiceFocal', `/rewards/rounds/${round}/certificates.pdf`)).status).toBe(404)
    expect((await ask('justiceFocal', `/rewards/rounds/${round}/awards.xlsx`)).status).toBe(200)

    const typed = await get(app, `/cong-khai/bang-khen?code=${code.toLowerCase().replaceAll('-', '+')}`)
    expect(typed.headers.get('location')).toBe(`/cong-khai/bang-khen/${code}`)
    const answer = await get(app, `/cong-khai/bang-khen/${code}`)
    const told = await answer.text()
    expect(await faults(told)).toEqual([])
    for (const words of ['Sở Y tế', '301/QĐ-UBND', `${one?.number}/2025`, 'có hiệu lực'])
      expect(told).toContain(words)
    expect(told).not.toContain(citation)
    const wrong = await get(app, `/cong-khai/bang-khen/${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`)
    expect(wrong.status).toBe(404)
    expect(await wrong.text()).toContain('Không có bằng khen nào mang mã này')
    const list = await (await get(app, `/cong-khai/bang-khen/danh-sach/${round}`)).text()
    expect(list).toContain('Sở Y tế')
    expect(list).not.toContain(code)

    const wish = { decisionNo: '9/QĐ-UBND', decidedOn: '2025-02-20', reason: 'Khai sai' }
    const revocation = `/rewards/certificates/${one?.id}/revocation`
    expect((await send('clerk', revocation, wish)).status).toBe(403)
    expect((await send('chairman', revocation, { ...wish, decidedOn: '2025-03-01' })).status).toBe(422)
    expect((await send('chairman', revocation, wish)).status).toBe(303)
    const after = await (await get(app, `/cong-khai/bang-khen/${code}`)).text()
    expect(after).toContain('đã bị thu hồi')
    expect(after).toContain('9/QĐ-UBND')
    expect(after).not.toContain('Khai sai')
    expect((await ask('clerk', `/rewards/certificates/${one?.id}/certificate.pdf`)).status).toBe(409)
  })

  test('search, the unit’s sheet and the API give what a person may see', async () => {
    const hits = async (name: Who) =>
      (await gatherHits(await w.as(name), [rewards], 'so y te', 10)).map((hit) => hit.kind)
    expect(await hits('justiceFocal')).toContain('reward-certificate')
    expect(await hits('administrator')).toEqual([])
    const ctx = await w.as('justiceFocal', '2025-02-21')
    expect((await gatherSheet(ctx, [rewards], w.justice.id, '2025-02-21'))[0]?.figures[0]?.value).toBe(1)
    // Health's was revoked
    expect((await gatherSheet(ctx, [rewards], w.health.id, '2025-02-21'))[0]?.figures).toEqual([])
    const answer = await ask('justiceFocal', `/api/v1/reward-rounds/${round}`)
    const body = (await answer.json()) as { nominations: { name: string }[] }
    expect(body.nominations.map((one) => one.name)).toEqual(['Sở Tư pháp'])
    const register = (await (await ask('clerk', '/api/v1/reward-register?q=tu+phap')).json()) as {
      total: number
      certificates: Record<string, unknown>[]
    }
    expect(register.total).toBe(1)
    expect(register.certificates[0]).not.toHaveProperty('code')
    expect((await ask('administrator', '/api/v1/reward-rounds')).status).toBe(404)
  })
})

describe('forms of reward are data of the standing agency', () => {
  const own = {
    ...{ nameVi: 'Giấy khen của Chủ tịch huyện', nameEn: 'Commendation of a district' },
    ...{ certificateTitle: 'GIẤY KHEN', honours: 'Chủ tịch Ủy ban nhân dân huyện', kinds: ['individual'] },
    ...{
      mostCollectives: '0',
      mostIndividuals: '2',
      rankWithin: '5',
      legal: 'Luật thử',
      validFrom: '2025-02-01',
    },
    ...{ 'check-discipline': 'block', 'check-same-act': 'off', 'check-rating': 'warn', 'check-rank': 'off' },
  }
  const at = '/rewards/forms'

  test('added, its limits hold for rounds, changed itself while no round uses it, ended', async () => {
    expect((await send('clerk', at, own)).status).toBe(303)
    const code = 'giay-khen-cua-chu-tich-huyen'
    expect(await shown('clerk', at)).toContain('cá nhân nhiều nhất 2')
    expect(await faults(await (await ask('clerk', at)).text())).toEqual([])
    expect(await faults(await (await ask('clerk', `${at}/${code}`)).text())).toEqual([])
    for (const [maxCollectives, maxIndividuals, most] of [
      ['0', '3', 2],
      ['1', '2', 0],
    ] as const) {
      const wish = { ...form, form: code, maxCollectives, maxIndividuals }
      const over = await send('clerk', '/rewards/rounds', wish)
      expect(over.status).toBe(422)
      expect(await html(over)).toContain(`cho nhiều nhất ${most} trong một đợt`)
    }
    expect((await send('clerk', `${at}/${code}`, { ...own, mostIndividuals: '' })).status).toBe(303)
    expect(await shown('clerk', at)).not.toContain('nhiều nhất 2')
    const end = { last: '2025-01-01', reason: 'Thử' }
    expect(await html(await send('clerk', `${at}/${code}/end`, end))).toContain('phải sau ngày bắt đầu')
    expect((await send('clerk', `${at}/${code}/end`, { ...end, last: '2025-02-09' })).status).toBe(303)
    expect(await shown('clerk', '/rewards/rounds/new')).not.toContain('Giấy khen của Chủ tịch huyện')
    expect((await send('clerk', `${at}/${code}`, own)).status).toBe(409)
  })

  test('one that rounds use stays: a change is a new form from a day on', async () => {
    const changed = { ...own, nameVi: 'Bằng khen mới', kinds: ['collective', 'individual'] }
    const early = await send('clerk', `${at}/bang-khen-tinh`, { ...changed, validFrom: '2023-05-01' })
    expect(early.status).toBe(422)
    expect(
      (await send('clerk', `${at}/bang-khen-tinh`, { ...changed, validFrom: '2025-06-01' })).status,
    ).toBe(303)
    const page = await shown('clerk', at)
    expect(page).toContain('01/01/2024 – 31/05/2025')
    expect(page).toContain('từ 01/06/2025')
    expect(await shown('clerk', `/rewards/rounds/${round}`)).not.toContain('Bằng khen mới')
  })

  test.each([
    ['no name', { nameVi: '' }, 'form-nameVi-error'],
    ['of nobody', { kinds: [] }, 'form-kinds-error'],
    ['a limit in words', { mostIndividuals: 'nhiều' }, 'form-mostIndividuals-error'],
    ['a check that is none', { 'check-rank': 'sometimes' }, 'form-check-rank-error'],
    ['no day', { validFrom: '' }, 'form-validFrom-error'],
  ])('refused at its field: %s', async (_, wrong, words) => {
    const answer = await send('clerk', at, { ...own, ...wrong })
    expect([answer.status, (await answer.text()).includes(words)]).toEqual([422, true])
  })

  test('others', async () => {
    expect((await send('auditor', at, own)).status).toBe(403)
    expect((await send('healthHead', at, own)).status).toBe(404)
    expect((await ask('auditor', at)).status).toBe(200)
    expect((await ask('auditor', `${at}/bang-khen-tinh`)).status).toBe(404)
    for (const code of ['khong-co', '%00', 'Bang%20khen'])
      expect((await send('clerk', `${at}/${code}`, own)).status).toBe(404)
  })
})

describe('awards of elsewhere and before', () => {
  const at = '/rewards/earlier'
  const heads = 'loại;tên;mã đơn vị;hình thức;thành tích;năm;số quyết định;ngày quyết định;cơ quan khen'
  const good = [
    `tập thể;Sở Y tế;SYT;Bằng khen;${citation};2024;900/QĐ-BNV;20/01/2025;Bộ trưởng Bộ Nội vụ`,
    'cá nhân;Ông Trần Văn Ngoài;;Giấy khen;Việc khác năm 2023;;12/QĐ-UBND;05/05/2023;',
  ]
  const body = (press: string, ...lines: string[]) => ({
    ...{ press, source: 'Sổ khen thưởng (thử)', table: [heads, ...lines].join('\n') },
  })

  test('a table is tried, then taken over whole or not at all', async () => {
    expect(await shown('clerk', at)).toContain('Chưa nhập khen thưởng nào')
    expect(await faults(await (await ask('clerk', `${at}/new`)).text())).toEqual([])
    const bad = await send(
      'clerk',
      `${at}/new`,
      body('save', ...good, 'nhóm;Ai đó;;;Việc;2023;1/QĐ;01/01/2023;'),
    )
    expect([bad.status, (await html(bad)).includes('Loại phải là')]).toEqual([422, true])
    const tried = await send('clerk', `${at}/new`, body('try', ...good))
    expect([tried.status, (await html(tried)).includes('Lưu 2 dòng')]).toEqual([200, true])
    expect(await shown('clerk', at)).toContain('Chưa nhập khen thưởng nào')
    expect((await send('clerk', `${at}/new`, body('save', ...good))).status).toBe(303)
    const page = await ask('auditor', at)
    const text = await page.text()
    expect(text).toContain('900/QĐ-BNV')
    expect(await faults(text)).toEqual([])
    const again = await send('clerk', `${at}/new`, body('try', ...good))
    expect((await html(again)).match(/của quyết định đó đã có/g)).toHaveLength(2)
  })

  test('the same act is seen when it is nominated; taken back, it is not', async () => {
    const id = await w.opened()
    const nomination = await w.nominated(id)
    const seen = await shown('clerk', `/rewards/nominations/${nomination}`)
    expect(seen).toContain('900/QĐ-BNV')
    const rowOf = /earlier\?withdraw=(\d+)[^>]*>[^<]*<span[^>]*>: Sở Y tế/
    const number = rowOf.exec(await shown('clerk', at))?.[1]
    expect(await shown('clerk', `${at}?withdraw=${number}`)).toContain('Rút dòng này?')
    expect((await send('clerk', `${at}/${number}/withdrawal`, { reason: '' })).status).toBe(422)
    expect((await send('auditor', `${at}/${number}/withdrawal`, { reason: 'Thử' })).status).toBe(403)
    expect((await send('clerk', `${at}/${number}/withdrawal`, { reason: 'Nhập nhầm' })).status).toBe(303)
    const twice = await send('clerk', `${at}/${number}/withdrawal`, { reason: 'Nhập nhầm' })
    expect(await answered(twice)).toBe('409 Dòng này đã rút.')
    expect(await shown('clerk', `/rewards/nominations/${nomination}`)).not.toContain('900/QĐ-BNV')
  })

  test('a line beyond the first page is taken back from where it stands, and what is lacking is said', async () => {
    const many = Array.from(
      { length: 101 },
      (_, i) => `cá nhân;Người thứ ${i};;;Việc ${i};2024;${i + 2000}/QĐ;06/05/2024;`,
    )
    expect((await send('clerk', `${at}/new`, body('save', ...many))).status).toBe(303)
    const second = await shown('clerk', `${at}?offset=100`)
    const number = /withdraw=(\d+)[^>]*>[^<]*<span[^>]*>: Ông Trần Văn Ngoài/.exec(second)?.[1]
    expect(await shown('clerk', `${at}?withdraw=${number}`)).toContain('Ông Trần Văn Ngoài, 12/QĐ-UBND')
    const lacking = await send('clerk', `${at}/${number}/withdrawal`, { reason: '' })
    expect([lacking.status, (await html(lacking)).includes('withdraw-reason-error')]).toEqual([422, true])
    expect(await shown('auditor', `${at}?withdraw=${number}`)).not.toContain('Rút dòng này?')
  })

  test('others', async () => {
    expect((await send('auditor', `${at}/new`, body('try', ...good))).status).toBe(403)
    expect((await send('healthHead', `${at}/new`, body('try', ...good))).status).toBe(404)
    expect((await ask('healthHead', at)).status).toBe(404)
    expect((await ask('auditor', `${at}/new`)).status).toBe(404)
    expect((await send('clerk', `${at}/new`, { press: 'try', source: 'Sổ' })).status).toBe(422)
    expect((await send('clerk', `${at}/new`, { ...body('try', ...good), source: '' })).status).toBe(422)
  })
})
