import { sql } from 'kysely'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDb, testDb } from '#testing/db.ts'
import { reasonOf } from '#testing/refusal.ts'
import {
  castBallot,
  closeVote,
  decideRewards,
  draftNomination,
  draftPaper,
  editNomination,
  giveCouncilReason,
  importAwards,
  listNomination,
  openVote,
  proposeFromResult,
  returnNomination,
  revokeCertificate,
  sendNomination,
  withdrawNomination,
} from './actions.ts'
import { printRun, publicAwards, publicCertificate, readAwards, readRegister } from './facts/certificates.ts'
import { readNomination } from './facts/nominations.ts'
import { readRound } from './facts/rounds.ts'
import { aWorld, citation, type World } from './world.ts'

let t: TestDb
let w: World
beforeAll(async () => {
  t = await testDb()
  w = await aWorld(t.db)
})
afterAll(() => t.drop())

const words = {
  ...{ name: undefined, post: undefined, address: undefined, outside: undefined, standing: undefined },
  ...{ reason: undefined, report: 'Báo cáo', achievement: citation },
}
const stateOf = async (id: number) => (await readNomination(await w.as('auditor'), id)).nomination.state
const discipline = (person: string, until: string | null = null) =>
  sql`insert into discipline_event (person_id, form, decision_no, decided_on, until, source, entered_by, entered_at)
    values (${person}, 'reprimand', '5/QĐ-SYT (thử)', '2025-01-10', ${until}::date, 'thử', ${w.people.clerk.id}, now())`.execute(
    t.db,
  )

describe('nominating', () => {
  let round: number
  beforeAll(async () => {
    round = await w.opened()
  })

  test('a unit nominates itself once, its people, and those outside by name', async () => {
    const own = await w.nominated(round, {}, 'draft')
    expect(await stateOf(own)).toBe('draft')
    expect(await reasonOf(w.nominated(round, {}, 'draft'))).toBe('nominated-already')
    const focal = await w.as('healthFocal')
    const individual = { fromUnitId: w.health.id, kind: 'individual' as const, ...words }
    const person = await draftNomination(focal, round, {
      ...individual,
      nominee: `person:${w.people.healthHead.id}`,
    })
    expect((await readNomination(focal, person)).nomination).toMatchObject({
      name: 'Giám đốc Y tế Thử',
      leader: true,
      unitId: w.health.id,
    })
    const inside = { ...individual, nominee: 'inside', name: 'Bà Lê Thị Mẫu' }
    expect(await reasonOf(draftNomination(focal, round, inside))).toBe('bad-input')
    await draftNomination(focal, round, { ...inside, standing: 'staff' })
    const post = await draftNomination(focal, round, {
      ...{ fromUnitId: w.health.id, kind: 'collective' as const, ...words, nominee: 'outside' },
      ...{ name: 'Bưu điện thị trấn Mẫu', outside: 'post' as const, address: 'Thị trấn Mẫu' },
    })
    expect((await readNomination(focal, post)).nomination).toMatchObject({ outside: 'post', unitId: null })
    const foreign = { ...individual, nominee: `person:${w.people.justiceHead.id}` }
    expect(await reasonOf(draftNomination(focal, round, foreign))).toBe('bad-input')
    expect(await reasonOf(draftNomination(await w.as('justiceFocal'), round, individual as never))).toBe(
      'forbidden',
    )
  })

  test('only in its days, and only the head sends, with a report', async () => {
    const late = await w.as('healthFocal', '2025-02-15')
    const wish = {
      ...{ fromUnitId: w.justice.id, kind: 'collective' as const, ...words },
      nominee: `unit:${w.justice.id}`,
    }
    expect(await reasonOf(draftNomination(late, round, wish))).toBe('forbidden')
    expect(await reasonOf(draftNomination(await w.as('justiceFocal', '2025-02-15'), round, wish))).toBe(
      'not-nominating',
    )
    const empty = await draftNomination(await w.as('justiceFocal'), round, { ...wish, report: undefined })
    expect(await reasonOf(sendNomination(await w.as('justiceFocal'), empty))).toBe('forbidden')
    expect(await reasonOf(sendNomination(await w.as('justiceHead'), empty))).toBe('report-missing')
    const file = new File(['Báo cáo đã ký.\n'], 'bao-cao.txt', { type: 'text/plain' })
    const change = { ...words, report: undefined, nominee: `unit:${w.justice.id}`, file }
    await editNomination(await w.as('justiceFocal'), empty, change, 1)
    expect(await reasonOf(editNomination(await w.as('justiceFocal'), empty, change, 1))).toBe(
      'changed-meanwhile',
    )
    await sendNomination(await w.as('justiceHead'), empty)
    expect(await reasonOf(editNomination(await w.as('justiceFocal'), empty, change))).toBe(
      'nomination-not-in-state',
    )
  })

  test('what is returned may come again, also after the last day; what was changed is confirmed anew', async () => {
    const id = (await readRound(await w.as('auditor'), round)).lines.find(
      (line) => line.nomination.unitId === w.justice.id,
    )?.nomination.id as number
    expect(await reasonOf(returnNomination(await w.as('justiceHead'), id, 'Sai'))).toBe('forbidden')
    await returnNomination(await w.as('clerk'), id, 'Thiếu số liệu')
    const late = '2025-02-18'
    await editNomination(await w.as('justiceFocal', late), id, { ...words, nominee: `unit:${w.justice.id}` })
    expect((await readNomination(await w.as('auditor'), id)).nomination.confirmedOn).toBeNull()
    await sendNomination(await w.as('justiceHead', late), id)
    await listNomination(await w.as('clerk', late), id)
    expect(await stateOf(id)).toBe('listed')
  })

  test('the standing agency never checks its own unit’s nomination; an issuer does', async () => {
    const id = await w.nominated(round, { fromUnitId: w.home.id }, 'sent')
    expect(await reasonOf(listNomination(await w.as('clerk'), id))).toBe('forbidden')
    await listNomination(await w.as('chairman'), id)
    expect(await stateOf(id)).toBe('listed')
    await withdrawNomination(await w.as('chairman'), id, 'Rút')
    expect(await reasonOf(listNomination(await w.as('chairman'), id))).toBe('nomination-not-in-state')
  })

  test('a draft is its unit’s and the auditor’s; once sent the standing agency and issuer find it', async () => {
    const id = (await readRound(await w.as('healthFocal'), round)).lines.find(
      (line) => line.nomination.kind === 'collective' && line.nomination.unitId === w.health.id,
    )?.nomination.id as number
    const sees = async (name: keyof World['people']) =>
      readNomination(await w.as(name), id).then(
        () => true,
        () => false,
      )
    expect(await sees('healthHead')).toBe(true)
    expect(await sees('auditor')).toBe(true)
    for (const name of ['clerk', 'chairman', 'justiceHead', 'member', 'administrator'] as const)
      expect(await sees(name)).toBe(false)
    await sendNomination(await w.as('healthHead'), id)
    for (const name of ['clerk', 'chairman'] as const) expect(await sees(name)).toBe(true)
    for (const name of ['justiceHead', 'member', 'administrator'] as const)
      expect(await sees(name)).toBe(false)
    await listNomination(await w.as('clerk'), id)
    expect(await sees('member')).toBe(true)
    expect(await sees('justiceHead')).toBe(false)
  })

  test('somebody under discipline goes no further; only who checks, votes or leads learns which measure', async () => {
    await discipline(w.people.healthFocal.id, '2025-12-31')
    const id = await draftNomination(await w.as('healthFocal'), round, {
      ...{ fromUnitId: w.health.id, kind: 'individual' as const, ...words },
      nominee: `person:${w.people.healthFocal.id}`,
    })
    await sendNomination(await w.as('healthHead'), id)
    expect(await reasonOf(listNomination(await w.as('clerk'), id))).toBe('nomination-blocked')
    const says = async (name: keyof World['people']) => {
      const reading = await readNomination(await w.as(name), id)
      return reading.findings.find((one) => one.check === 'discipline')?.says
    }
    expect(await says('clerk')).toBe('discipline-until')
    expect(await says('healthHead')).toBe('discipline-until')
    expect(await says('healthFocal')).toBe('discipline-hidden')
    await returnNomination(await w.as('clerk'), id, 'Chưa đủ điều kiện')
  })

  test('a round that is not there, or not this actor’s, is missing', async () => {
    expect(await reasonOf(readRound(await w.as('clerk'), 99_999))).toBe('page')
    expect(await reasonOf(readRound(await w.as('administrator'), round))).toBe('page')
    expect(await reasonOf(proposeFromResult(await w.as('clerk'), round, { resultId: 1, top: 3 }))).toBe(
      'bad-input',
    )
  })
})

describe('from the vote to the register', () => {
  let round: number
  let ids: Record<'health' | 'justice' | 'post', number>
  beforeAll(async () => {
    round = await w.opened()
    ids = {
      health: await w.nominated(round),
      justice: await w.nominated(round, { fromUnitId: w.justice.id }),
      post: await w.nominated(round, {
        ...{ nominee: 'outside', name: 'Bưu điện thị trấn Mẫu', outside: 'post', address: 'Thị trấn Mẫu' },
      }),
    }
  })

  test('the vote waits for the days, for what is unchecked, and for a council', async () => {
    expect(await reasonOf(openVote(await w.as('clerk', '2025-02-14'), round, { metAt: 'Đây' }))).toBe(
      'still-nominating',
    )
    const waiting = await w.nominated(
      round,
      { nominee: 'outside', name: 'Hội Mẫu', outside: 'association' },
      'sent',
    )
    expect(await reasonOf(openVote(await w.as('clerk', '2025-02-20'), round, { metAt: 'Đây' }))).toBe(
      'nominations-unchecked',
    )
    await withdrawNomination(await w.as('healthHead', '2025-02-15'), waiting, 'Thôi')
    expect(await reasonOf(openVote(await w.as('chairman', '2025-02-20'), round, { metAt: 'Đây' }))).toBe(
      'forbidden',
    )
  })

  test('members vote on everything; on one’s own unit one abstains whatever was marked', async () => {
    await w.voted(round, (id) => (id === ids.justice ? 'against' : 'for'))
    const votes = await sql<{ choice: string; recused: boolean }>`
      select choice, recused from reward_vote where nomination_id = ${ids.health} and person_id = ${w.people.healthHead.id}`.execute(
      t.db,
    )
    expect(votes.rows).toEqual([{ choice: 'abstain', recused: true }])
    const half = castBallot(await w.as('member', '2025-02-20'), round, [
      { nominationId: ids.health, choice: 'for' },
    ])
    expect(await reasonOf(half)).toBe('bad-input')
    expect(await reasonOf(castBallot(await w.as('justiceHead', '2025-02-20'), round, []))).toBe('forbidden')
    // the record keeps who voted, not how
    const kept = await sql<{
      after: object
    }>`select after from audit_entry where verb = 'rewards.voted'`.execute(t.db)
    expect(kept.rows).toHaveLength(5)
    expect(JSON.stringify(kept.rows)).not.toContain('against')
  })

  test('the head closes it: shares of all members, counted as the rule says', async () => {
    expect(await reasonOf(closeVote(await w.as('member', '2025-02-20'), round, 'x'))).toBe('forbidden')
    await closeVote(await w.as('chairman', '2025-02-20'), round, 'Thống nhất.')
    const reading = await readNomination(await w.as('clerk', '2025-02-20'), ids.health)
    // five members, one abstains by rule: 4 of 5 are 80 %
    expect(reading.nomination).toMatchObject({ state: 'passed', votesFor: 4, votesAbstained: 1 })
    expect(await stateOf(ids.justice)).toBe('failed')
    // its unit hears with the decision
    const unit = await readNomination(await w.as('justiceHead', '2025-02-20'), ids.justice)
    expect([unit.nomination.state, unit.votes]).toEqual(['listed', false])
    expect(reading.nomination.checks).not.toBeNull()
  })

  test('minutes, submission and decision are drafted once, with who passed', async () => {
    const clerk = await w.as('clerk', '2025-02-20')
    for (const kind of ['minutes', 'proposal', 'decision'] as const) await draftPaper(clerk, round, kind)
    expect(await reasonOf(draftPaper(clerk, round, 'decision'))).toBe('paper-drafted')
    const { documents } = await readRound(clerk, round)
    expect(documents.map((one) => one.type)).toEqual(['BB', 'TTr', 'QĐ'])
    const body = await sql<{
      body: string
    }>`select body::text from official_document where type = 'QĐ'`.execute(t.db)
    expect(body.rows[0]?.body).toContain('Bưu điện thị trấn Mẫu')
    expect(body.rows[0]?.body).not.toContain('Sở Tư pháp')
  })

  test('an issuer decides; certificates have consecutive numbers at once', async () => {
    const decision = { decisionNo: '301/QĐ-UBND (thử)', decidedOn: '2025-02-21' }
    expect(await reasonOf(decideRewards(await w.as('clerk', '2025-02-21'), round, decision))).toBe(
      'forbidden',
    )
    const chairman = await w.as('chairman', '2025-02-21')
    expect(await reasonOf(decideRewards(chairman, round, {}))).toBe('bad-input')
    expect(await reasonOf(decideRewards(chairman, round, { ...decision, decidedOn: '2025-02-19' }))).toBe(
      'bad-input',
    )
    expect(await decideRewards(chairman, round, decision)).toBe(2)
    expect(await reasonOf(decideRewards(chairman, round, decision))).toBe('round-not-voted')
    const { certificates } = await readAwards(await w.as('justiceFocal', '2025-02-21'), round)
    expect(certificates.map((one) => `${one.number}/${one.year} ${one.name}`)).toEqual([
      '1/2025 Bưu điện thị trấn Mẫu',
      '2/2025 Sở Y tế',
    ])
    expect(await stateOf(ids.health)).toBe('awarded')
    expect(await stateOf(ids.justice)).toBe('failed')
  })

  test('all are printed, a page each, with what the public page says of their codes', async () => {
    const clerk = await w.as('clerk', '2025-02-21')
    const { bytes } = await printRun(clerk, round, 'https://canhtan.example')
    const { text } = await extractText(await getDocumentProxy(bytes))
    expect(text).toHaveLength(2)
    const { certificates } = await readAwards(clerk, round)
    const page = (text[1] ?? '').normalize('NFC').replace(/\s+/g, ' ')
    for (const words of [
      'Sở Y tế',
      citation,
      '301/QĐ-UBND (thử)',
      'Số đăng ký: 2/2025',
      'BẰNG KHEN',
      'Chủ tịch Thử',
    ])
      expect(page).toContain(words)
    expect(page).toContain('Nghệ An, ngày 21 tháng 02 năm 2025')
    const code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){4}/.exec(page)?.[0] ?? ''
    const found = await publicCertificate(t.db, code.toLowerCase())
    expect(found).toMatchObject({
      name: 'Sở Y tế',
      number: 2,
      state: 'valid',
      decisionNo: '301/QĐ-UBND (thử)',
    })
    expect(Object.keys(found ?? {})).not.toContain('achievement')
    expect(await publicCertificate(t.db, '0000-0000-0000-0000-0001')).toBeUndefined()
    expect(await reasonOf(printRun(await w.as('justiceFocal', '2025-02-21'), round, ''))).toBe('page')
    const told = await publicAwards(t.db, round)
    expect(JSON.stringify(told)).not.toContain(certificates[0]?.code)
  })

  test('a revoked one says so from then on, and keeps its number', async () => {
    const [first] = (await readAwards(await w.as('clerk', '2025-02-21'), round)).certificates
    const id = first?.id ?? 0
    const wish = { decisionNo: '9/QĐ-UBND (thử)', decidedOn: '2025-02-22', reason: 'Khai sai thành tích' }
    expect(await reasonOf(revokeCertificate(await w.as('clerk', '2025-02-23'), id, wish))).toBe('forbidden')
    const chairman = await w.as('chairman', '2025-02-23')
    expect(await reasonOf(revokeCertificate(chairman, id, { ...wish, decidedOn: '2025-02-20' }))).toBe(
      'bad-input',
    )
    await revokeCertificate(chairman, id, wish)
    expect(await reasonOf(revokeCertificate(chairman, id, wish))).toBe('certificate-revoked')
    expect(await publicCertificate(t.db, first?.code ?? '')).toMatchObject({
      state: 'revoked',
      revokedNo: '9/QĐ-UBND (thử)',
    })
    expect((await readRegister(chairman, {})).rows.map((row) => `${row.number} ${row.state}`)).toEqual([
      '2 valid',
      '1 revoked',
    ])
    const change = sql`update reward_certificate set name = 'Khác' where number = 2`.execute(t.db)
    await expect(change).rejects.toThrow('stays as it is')
  })

  test('the same act a second time warns: without the council’s reason it cannot pass', async () => {
    const again = await w.opened()
    const id = await w.nominated(again)
    const reading = await readNomination(await w.as('clerk'), id)
    expect(reading.clearance).toBe('warned')
    expect(reading.findings.find((one) => one.check === 'same-act')).toMatchObject({
      outcome: 'fail',
      says: 'same-act-given-exact',
      facts: { decision: '301/QĐ-UBND (thử)' },
    })
    await w.voted(again)
    const chairman = await w.as('chairman', '2025-02-20')
    expect(await reasonOf(closeVote(chairman, again, 'Đồng ý'))).toBe('warned-without-reason')
    expect(await reasonOf(giveCouncilReason(await w.as('member', '2025-02-20'), id, 'x'))).toBe('forbidden')
    await giveCouncilReason(chairman, id, 'Việc khác, nội dung ghi trùng')
    await closeVote(chairman, again, 'Đồng ý')
    expect(
      await decideRewards(await w.as('chairman', '2025-02-24'), again, {
        decisionNo: '310/QĐ',
        decidedOn: '2025-02-24',
      }),
    ).toBe(1)
    expect((await readAwards(chairman, again)).certificates.map((one) => one.number)).toEqual([3])
  })

  test('discipline between vote and decision stops the decision until the nomination is struck off', async () => {
    const third = await w.opened()
    const person = await draftNomination(await w.as('healthFocal'), third, {
      ...{ fromUnitId: w.health.id, kind: 'individual' as const, ...words },
      ...{ nominee: `person:${w.people.healthHead.id}`, achievement: 'Sáng kiến trả kết quả tại nhà' },
    })
    await sendNomination(await w.as('healthHead'), person)
    await listNomination(await w.as('clerk'), person)
    await w.nominated(third, { fromUnitId: w.justice.id })
    await w.voted(third)
    await closeVote(await w.as('chairman', '2025-02-20'), third, 'Đồng ý')
    await discipline(w.people.healthHead.id)
    const decision = { decisionNo: '320/QĐ', decidedOn: '2025-02-24' }
    const chairman = await w.as('chairman', '2025-02-24')
    expect(await reasonOf(decideRewards(chairman, third, decision))).toBe('passed-blocked')
    await withdrawNomination(chairman, person, 'Bị kỷ luật')
    expect(await decideRewards(chairman, third, decision)).toBe(1)
  })

  test('two rounds decided at the same moment share one register without a gap', async () => {
    const both = [await w.opened(), await w.opened()]
    for (const [i, id] of both.entries()) {
      await w.nominated(id, {
        nominee: 'outside',
        name: `Hội Mẫu ${i}`,
        outside: 'association',
        achievement: `Việc ${i}`,
      })
      await w.nominated(id, {
        nominee: 'outside',
        name: `Công ty Mẫu ${i}`,
        outside: 'enterprise',
        achievement: `Khác ${i}`,
      })
      await w.voted(id)
      await closeVote(await w.as('chairman', '2025-02-20'), id, 'Đồng ý')
    }
    const chairman = await w.as('chairman', '2025-02-25')
    const decide = (id: number) =>
      decideRewards(chairman, id, { decisionNo: `${id}/QĐ`, decidedOn: '2025-02-25' })
    expect(await Promise.all(both.map(decide))).toEqual([2, 2])
  })

  test('a refused decision gives its numbers back: the register has no gap', async () => {
    const rows = await sql<{ number: number }>`
      select number from reward_certificate where series = '' order by number`.execute(t.db)
    expect(rows.rows.map((row) => row.number)).toEqual(rows.rows.map((_, i) => i + 1))
  })
})

test('a round of elsewhere has a register of its own and codes that are verified', async () => {
  const clerk = await w.as('clerk')
  const id = await importAwards(clerk, {
    ...{ year: 2023, title: 'Khen thưởng CCHC 2023', occasion: 'x', achievement: citation, legal: '' },
    ...{ form: 'bang-khen-tinh', place: 'Tỉnh Hải Dương', source: 'báo (thử)', invented: true },
    ...{ decisionNo: '88/QĐ-UBND (minh họa)', decidedOn: '2024-03-29' },
    ...{ authority: ['CHỦ TỊCH'], signer: 'Người Ký Mẫu' },
    awards: [
      {
        ...{ kind: 'collective', outside: 'post', name: 'Bưu điện Mẫu' },
        ...{ post: '', address: 'Thị trấn Mẫu', achievement: citation },
      },
    ],
  })
  const [one] = (await readAwards(await w.as('justiceFocal'), id)).certificates
  expect(one).toMatchObject({ number: 1, year: 2024, office: 'Chủ tịch Ủy ban nhân dân tỉnh Hải Dương' })
  expect(await publicCertificate(t.db, one?.code ?? '')).toMatchObject({ place: 'Tỉnh Hải Dương' })
  const chairman = await w.as('chairman')
  const wish = { decisionNo: '1', decidedOn: '2024-04-01', reason: 'x' }
  expect(await reasonOf(revokeCertificate(chairman, one?.id ?? 0, wish))).toBe('certificate-not-ours')
  expect((await readRegister(chairman, {})).rows.map((row) => row.roundId)).not.toContain(id)
})
