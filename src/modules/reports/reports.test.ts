import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { type TestDb, testDb } from '#testing/db.ts'
import type { TestPerson } from '#testing/world.ts'
import { addLetterhead, addSigner, reviewDocument, signDocument } from '../documents/actions.ts'
import { findDocument } from '../documents/facts.ts'
import { acceptReport, acceptSound, returnReport } from './actions/check.ts'
import { checkPaper } from './actions/check-paper.ts'
import { decideCorrection, proposeCorrection } from './actions/correction.ts'
import { readFile } from './actions/file.ts'
import { draftReport, issueReport, saveNarrative, submitReport, takeBackReport } from './actions/issue.ts'
import { takePapers } from './actions/paper.ts'
import { lockPeriod, remindUnits, unlockPeriod } from './actions/period.ts'
import { signReport } from './actions/sign.ts'
import { saveFields } from './actions/value.ts'
import { readCorrection } from './facts/correction.ts'
import { figuresDocument } from './facts/export.ts'
import { readIssue } from './facts/issue.ts'
import { readPeriod, readUnheard } from './facts/period.ts'
import { proveReports } from './facts/proof.ts'
import { readSheet } from './facts/sheet.ts'
import { columns, markOf, sheetXlsx } from './file/write.ts'
import { punctualityOf } from './store/punctuality.ts'
import { acceptSheets } from './store/sheet.ts'
import { aWorld, refused, type World } from './world.ts'

let t: TestDb
let w: World
let q3: Awaited<ReturnType<World['opened']>>

beforeAll(async () => {
  t = await testDb()
  w = await aWorld(t.db)
  q3 = await w.opened()
})
afterAll(() => t.drop())

const sheet = (code: string) => q3.sheets[code] ?? 0
const fill = async (person: TestPerson, code: string, values: Record<string, string>, day = '2023-09-10') =>
  saveFields(
    await w.as(person, day),
    sheet(code),
    Object.entries(values).map(([indicator, text]) => ({ indicator, text })),
  )
const csv = (rows: string[][]) =>
  new File([['unit,indicator,value', ...rows.map((r) => r.join(','))].join('\n')], 'so-lieu.csv', {
    type: 'text/csv',
  })

describe('a unit’s report', () => {
  test('who is asked for something has a sheet, a district that only adds up has none', async () => {
    const found = await sql<{ code: string; asked: boolean }>`
      select unit_code as code, asked from report_sheet where period_id = ${q3.periodId} order by 1`.execute(
      t.db,
    )
    expect(Object.fromEntries(found.rows.map((r) => [r.code, r.asked]))).toEqual({
      T40: true,
      SNV: true,
      SYT: true,
      HM: false,
      X1: true,
      X2: true,
    })
  })

  test.each<[string, () => TestPerson, string]>([
    ['a neighbour', () => w.homeFocal, 'page'],
    ['the standing agency', () => w.clerk, 'forbidden'],
    ['the auditor', () => w.auditor, 'forbidden'],
    ['an administrator', () => w.administrator, 'page'],
    ['a member before it is accepted', () => w.member, 'page'],
  ])('%s does not enter another unit’s figures', async (_, who, reason) => {
    expect(await refused(fill(who(), 'SYT', { '3.1.1': '1' }))).toBe(reason)
  })

  test('a figure is saved, refused where it cannot be read, and a percent follows', async () => {
    const saved = await fill(w.healthFocal, 'SYT', { '3.3.1.1': '1.200', '3.3.1.2': '1100' })
    expect(saved.changed).toEqual(['3.3.1.1', '3.3.1.2'])
    expect(String(saved.computed.get('3.3.1'))).toMatch(/^91\.66/)
    expect(await refused(fill(w.healthFocal, 'SYT', { '3.1.1': 'mười' }))).toBe('value-not-a-number')
    expect(await refused(fill(w.healthFocal, 'SYT', { '2.1.3': '4' }))).toBe('not-asked-here')
  })

  test('two people on one field are told, and neither is overwritten', async () => {
    const ctx = await w.as(w.healthFocal, '2023-09-10')
    await saveFields(ctx, sheet('SYT'), [{ indicator: '3.1.1', text: '5', seen: '' }])
    const head = await w.as(w.healthHead, '2023-09-10')
    const clash = saveFields(head, sheet('SYT'), [{ indicator: '3.1.1', text: '7', seen: '' }])
    expect(await refused(clash)).toBe('changed-by-other-field')
    expect((await readSheet(ctx, sheet('SYT'))).figures['3.1.1']).toBe(5)
    // the same value from both is no clash
    await saveFields(head, sheet('SYT'), [{ indicator: '3.1.1', text: '5', seen: '' }])
  })

  test('what the check finds stands in the way of the signature', async () => {
    await fill(w.healthFocal, 'SYT', { '3.3.1.2': '1300' })
    const head = await w.as(w.healthHead, '2023-09-12')
    expect(await refused(signReport(head, sheet('SYT')))).toBe('report-has-errors')
    await fill(w.healthFocal, 'SYT', { '3.3.1.2': '1100' })
    expect(await refused(signReport(await w.as(w.healthFocal, '2023-09-12'), sheet('SYT')))).toBe('forbidden')
    await signReport(head, sheet('SYT'))
    expect(await refused(fill(w.healthFocal, 'SYT', { '3.1.1': '6' }))).toBe('report-signed')
  })

  test('a report given back keeps what was handed in, with the notes; the first hand-in’s day stays', async () => {
    const clerk = await w.as(w.clerk, '2023-09-13')
    expect(await refused(returnReport(clerk, sheet('X1'), { reason: 'Sai', notes: [] }))).toBe(
      'report-not-signed',
    )
    await returnReport(clerk, sheet('SYT'), {
      reason: 'Kiểm tra lại',
      notes: [{ indicator: '3.1.1', text: 'Thiếu quyết định công bố' }],
    })
    const ctx = await w.as(w.healthFocal, '2023-09-20')
    const reading = await readSheet(ctx, sheet('SYT'))
    expect(reading.sheet.state).toBe('returned')
    // whoever was about to accept it comes too late
    const by = { personId: w.clerk.id, officeId: null, at: clerk.now, on: clerk.today, reason: null }
    expect(await acceptSheets(t.db, [sheet('SYT')], by)).toEqual(new Set())
    expect((await readSheet(ctx, sheet('SYT'))).sheet.state).toBe('returned')
    expect(reading.submissions[0]).toMatchObject({
      verdict: 'returned',
      figures: { '3.1.1': 5 },
      notes: [{ indicator: '3.1.1', text: 'Thiếu quyết định công bố' }],
    })
    await fill(w.healthFocal, 'SYT', { '3.1.1': '6' }, '2023-09-20')
    await signReport(await w.as(w.healthHead, '2023-09-20'), sheet('SYT'))
    const again = await readSheet(ctx, sheet('SYT'))
    expect(again.sheet).toMatchObject({ submittedOn: '2023-09-12', daysLate: 0 })
    expect(again.submissions.map((s) => s.figures['3.1.1'])).toEqual([6, 5])
  })

  test('the file that the system made says what it would change; nothing is written by reading it', async () => {
    const ctx = await w.as(w.districtFocal, '2023-09-10')
    const reading = await readSheet(ctx, sheet('X1'))
    const asFile = (bytes: Uint8Array) => new File([new Uint8Array(bytes)], 'x1.xlsx')
    const same = asFile(await sheetXlsx(reading))
    expect(await readFile(ctx, sheet('X1'), same)).toEqual({ changes: [], findings: [] })
    expect(await refused(readFile(ctx, sheet('X2'), same))).toBe('file-of-another')
    expect(await refused(readFile(ctx, sheet('X1'), new File(['a;b'], 'x.xlsx')))).toMatch(
      /report-file-refused/,
    )
  })

  test('figures typed into the file are read as Excel keeps them; a formula without a value is told by its cell', async () => {
    const ctx = await w.as(w.homeFocal, '2023-09-10')
    const reading = await readSheet(ctx, sheet('SNV'))
    const asFile = (bytes: Uint8Array) => new File([new Uint8Array(bytes)], 'snv.xlsx')
    const filled = (cells: Record<string, object>) =>
      writeExcelFile([
        [{ value: markOf(reading.sheet), type: String }],
        columns.map((value) => ({ value, type: String })),
        ...Object.entries(cells).map(([value, cell]) => [{ value, type: String }, null, null, null, cell]),
      ] as never).toBuffer()
    const file = await filled({
      '3.1.1': { value: 1200 },
      // Excel keeps 95.5% so
      '7.4.1': { value: 0.955, format: '0.0%' },
    })
    expect(await readFile(ctx, sheet('SNV'), asFile(file))).toEqual({
      changes: [
        { indicator: '3.1.1', text: '1200', why: '', since: false },
        { indicator: '7.4.1', text: '95,5', why: '', since: false },
      ],
      findings: [],
    })
    const bad = await filled({ '3.1.1': { value: '=1+1', type: 'Formula' } })
    const { findings } = await readFile(ctx, sheet('SNV'), asFile(bad))
    expect(findings).toMatchObject([{ code: '3.1.1', reason: 'file-formula', facts: { cell: 'E3' } }])
    expect((await readSheet(ctx, sheet('SNV'))).rows.size).toBe(0)
  })

  test('units without a report are reminded once a day by the standing agency; those without officers above', async () => {
    const clerk = await w.as(w.clerk, '2023-09-11')
    expect(await refused(remindUnits(await w.as(w.chairman, '2023-09-11'), q3.periodId))).toBe('forbidden')
    const told = await remindUnits(clerk, q3.periodId)
    expect(await refused(remindUnits(clerk, q3.periodId))).toBe('reminded-today')
    const notices = await sql<{ name: string; n: number }>`
      select p.name, count(*)::int as n from notification n join person_name p on p.person_id = n.person_id
      where n.kind = 'reports.reminded' group by 1 order by 1`.execute(t.db)
    // the second commune has nobody: its district hears of it
    expect(notices.rows.find((row) => row.name === 'Đầu mối Huyện Thử')?.n).toBe(1)
    expect(notices.rows.some((row) => row.name === 'Chủ tịch Xã Thử')).toBe(true)
    expect(told.unheard).toEqual([])
    // two press at once: one of them reminds
    const both = await Promise.allSettled(
      [1, 2].map(async () => remindUnits(await w.as(w.clerk, '2023-09-12'), q3.periodId)),
    )
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    // a department whose people have gone has nobody above to hear of it
    const until = (day: string | null) =>
      sql`update mandate set valid_to = ${day} where unit_id = ${w.home.id}
        and office in ('head', 'focal')`.execute(t.db)
    await until('2023-09-12')
    const third = await remindUnits(await w.as(w.clerk, '2023-09-13'), q3.periodId)
    expect([third.units, third.unheard.map((one) => one.unit)]).toEqual([told.units - 1, ['Sở Nội vụ']])
    expect(await readUnheard(await w.as(w.clerk, '2023-09-13'), q3.periodId)).toMatchObject(third.unheard)
    expect(await refused(readUnheard(await w.as(w.chairman, '2023-09-13'), q3.periodId))).toBe('page')
    await until(null)
  })

  test('reports on paper come as one table with their day; nothing is written where a line is wrong', async () => {
    const clerk = await w.as(w.clerk, '2023-09-19')
    const wrong = await takePapers(clerk, q3.periodId, {
      file: csv([
        ['X1', '2.1.3', '2'],
        ['X9', '2.1.3', '1'],
      ]),
      receivedOn: '2023-09-18',
    })
    expect(wrong.faults.map((f) => f.reason)).toEqual(['value-unknown-unit'])
    const before = await sql`select 1 from report_submission where sheet_id = ${sheet('X1')}`.execute(t.db)
    expect(before.rows).toEqual([])
    const taken = await takePapers(clerk, q3.periodId, {
      file: csv([
        ['X1', '3.3.3.1', '100'],
        ['X1', '3.3.3.2', '90'],
        ['X2', '3.3.3.1', '300'],
        ['X2', '3.3.3.2', '300'],
      ]),
      receivedOn: '2023-09-18',
    })
    expect(taken).toMatchObject({ units: 2, figures: 4 })
    const found = await sql<{
      late: number
    }>`select days_late as late from report_sheet where id = ${sheet('X1')}`.execute(t.db)
    expect(found.rows[0]?.late).toBe(3)
    expect(
      await refused(
        takePapers(await w.as(w.districtHead, '2023-09-19'), q3.periodId, {
          file: csv([]),
          receivedOn: '2023-09-18',
        }),
      ),
    ).toBe('forbidden')
  })
})

describe('the checker and the consolidation', () => {
  test('the standing agency does not accept its own unit’s report; an issuer does', async () => {
    await fill(w.homeFocal, 'SNV', { '3.3.1.1': '800', '3.3.1.2': '700' })
    await signReport(await w.as(w.homeHead, '2023-09-14'), sheet('SNV'))
    const clerk = await w.as(w.clerk, '2023-09-15')
    expect(await refused(acceptReport(clerk, sheet('SNV')))).toBe('forbidden')
    expect(await acceptSound(clerk, q3.periodId)).toEqual({ accepted: 3, left: 0 })
    await acceptReport(await w.as(w.chairman, '2023-09-15'), sheet('SNV'))
  })

  test('a percent of the province is its two sums, and every leaf is named', async () => {
    const { figures, sent } = await readPeriod(await w.as(w.clerk, '2023-09-21'), q3.periodId, {})
    const departments = figures.get('3.3.1')
    expect([String(departments?.numerator), String(departments?.denominator)]).toEqual(['1800', '2000'])
    expect(departments?.from).toEqual(['SNV', 'SYT'])
    const communes = figures.get('3.3.3')
    expect([String(communes?.numerator), String(communes?.denominator)]).toEqual(['390', '400'])
    expect(communes?.from).toEqual(['X1', 'X2'])
    expect(sent.get('X1')).toEqual({ '3.3.3.1': 100, '3.3.3.2': 90 })
  })

  test('a district sees its own communes’ figures and nobody else’s', async () => {
    const ctx = await w.as(w.districtHead, '2023-09-21')
    const reading = await readPeriod(ctx, q3.periodId, {})
    expect(reading.unit.code).toBe('HM')
    expect(reading.sheets.map((s) => s.code).sort()).toEqual(['X1', 'X2'])
    expect(String(reading.figures.get('3.3.3.1')?.value)).toBe('400')
    expect(Object.keys(figuresDocument(reading).units).sort()).toEqual(['HM', 'X1', 'X2'])
    expect([...reading.sent.keys()].sort()).toEqual(['X1', 'X2'])
    expect(await refused(readPeriod(ctx, q3.periodId, { at: 'SYT' }))).toBe('page')
    expect(await refused(readPeriod(await w.as(w.administrator, '2023-09-21'), q3.periodId, {}))).toBe('page')
  })

  test('the province’s own figures are entered by the standing agency and signed by an issuer', async () => {
    expect(await refused(fill(w.healthFocal, 'T40', { '1.3.1': '4' }))).toBe('page')
    await fill(w.clerk, 'T40', { '1.1.1': '41', '1.1.2': '33', '3.1.4': '1900' })
    expect(await refused(signReport(await w.as(w.clerk, '2023-09-16'), sheet('T40')))).toBe('forbidden')
    await signReport(await w.as(w.chairman, '2023-09-16'), sheet('T40'))
    const { figures } = await readPeriod(await w.as(w.clerk, '2023-09-21'), q3.periodId, {})
    expect(String(figures.get('1.1.3')?.numerator)).toBe('33')
  })

  test('a district above its communes is not added to them', async () => {
    const { figures } = await readPeriod(await w.as(w.clerk, '2023-09-21'), q3.periodId, { at: 'HM' })
    expect(figures.get('3.3.3.1')?.from).toEqual(['X1', 'X2'])
  })
})

describe('what the province issues', () => {
  let issueId = 0
  const sign = async (documentId: number, day: string) => {
    const chair = await w.as(w.chairman, day)
    await reviewDocument(chair, documentId, { approve: true })
    await signDocument(chair, documentId)
  }

  test('nothing is drafted of an open period; a locked one is closed to all', async () => {
    const clerk = await w.as(w.clerk, '2023-09-21')
    expect(await refused(draftReport(clerk, q3.periodId))).toBe('period-open')
    expect(await refused(lockPeriod(await w.as(w.healthHead, '2023-09-21'), q3.periodId))).toBe('forbidden')
    await lockPeriod(clerk, q3.periodId)
    expect(await refused(returnReport(clerk, sheet('X1'), { reason: 'Sai', notes: [] }))).toBe(
      'period-locked',
    )
    expect(await refused(unlockPeriod(await w.as(w.auditor, '2023-09-21'), q3.periodId, 'x'))).toBe(
      'forbidden',
    )
  })

  test('a correction of a report that was given back meanwhile is not accepted over it', async () => {
    const clerk = await w.as(w.clerk, '2023-09-21')
    const head = await w.as(w.districtHead, '2023-09-21')
    const changes = [{ indicator: '3.3.3.2', text: '1' }]
    const id = await proposeCorrection(head, sheet('X2'), { changes, reason: 'Đếm sai' })
    await unlockPeriod(clerk, q3.periodId, 'Xã Hai gửi lại')
    await returnReport(clerk, sheet('X2'), { reason: 'Gửi lại', notes: [] })
    expect(await refused(decideCorrection(clerk, id, { accept: true }))).toBe('report-not-accepted')
    await decideCorrection(clerk, id, { accept: false, reason: 'Sửa ngay trong báo cáo' })
    await signReport(head, sheet('X2'))
    await acceptReport(clerk, sheet('X2'))
    await lockPeriod(clerk, q3.periodId)
  })

  test('figures stand in the text where their names stood, and unknown names are refused', async () => {
    const clerk = await w.as(w.clerk, '2023-09-21')
    issueId = await draftReport(clerk, q3.periodId)
    const { issue } = await readIssue(clerk, issueId)
    expect(await refused(saveNarrative(clerk, issueId, ['{{9.9.9}}'], issue.version))).toBe('unknown-place')
    await saveNarrative(
      clerk,
      issueId,
      ['Hồ sơ cấp xã đúng hạn {{3.3.3/}} ({{3.3.3}}), của sở {{3.3.1}}.'],
      issue.version,
    )
    expect(await refused(saveNarrative(clerk, issueId, ['x'], issue.version))).toBe('changed-meanwhile')
  })

  test('it is signed on the register and issued under a number; the page, the data and the Word file say the same', async () => {
    const chair = await w.as(w.chairman, '2023-09-20')
    const agency = { unitId: w.province.id, validFrom: '2020-01-01' }
    await addLetterhead(chair, {
      ...agency,
      agency: 'ỦY BAN NHÂN DÂN\nTỈNH NGHỆ AN',
      symbol: 'UBND',
      place: 'Nghệ An',
    } as never)
    await addSigner(chair, {
      ...agency,
      mandateId: w.chairman.mandateId,
      authority: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
    } as never)
    const clerk = await w.as(w.clerk, '2023-09-21')
    expect(await refused(issueReport(clerk, issueId))).toBe('issue-not-submitted')
    const documentId = await submitReport(clerk, issueId)
    expect(await refused(issueReport(clerk, issueId))).toBe('issue-not-signed')
    const document = await findDocument(clerk, documentId)
    expect(JSON.stringify(document?.body)).toContain('Hồ sơ cấp xã đúng hạn 390/400 (97,50%), của sở 90,00%.')
    await takeBackReport(clerk, issueId, 'Sửa lời văn')
    const second = await submitReport(clerk, issueId)
    await sign(second, '2023-09-21')
    const { cited } = await issueReport(clerk, issueId)
    expect(cited).toMatch(/^01\/BC-UBND$/)
    expect(await refused(issueReport(clerk, issueId))).toBe('issue-not-submitted')
    const gone = sql`update report_issue set cited = 'x' where id = ${issueId}`.execute(t.db)
    await expect(gone).rejects.toThrow('stays as it is')
  })

  test('an issued Word file is compared; an edited one is told which figures differ', async () => {
    const clerk = await w.as(w.clerk, '2023-09-22')
    const { docxOf } = await import('../documents/facts.ts')
    const reading = await readIssue(clerk, issueId)
    const document = await findDocument(clerk, reading.issue.documentId ?? 0)
    const body = document?.body
    if (!body) throw new Error('no body')
    const file = async (text: string) =>
      new File([new Uint8Array(await docxOf(JSON.parse(text)))], 'bao-cao.docx')
    const same = JSON.stringify(body)
    expect((await checkPaper(clerk, issueId, await file(same))).found).toEqual([])
    const edited = same.replace('97,50%), của', '98,50%), của').replace('"41"', '"40"')
    expect((await checkPaper(clerk, issueId, await file(edited))).found).toEqual([
      { name: '3.3.3', where: 'text', issued: '97,50%', found: '98,50%' },
      { name: '1.1.1', where: 'annex', issued: '41', found: '40' },
    ])
    expect(await refused(checkPaper(clerk, issueId, new File(['x'], 'a.docx')))).toBe('not-a-word-file')
  })

  test('a correction shows what it changes, and an amendment is issued; the old report stays as it was', async () => {
    const head = await w.as(w.districtHead, '2023-10-02')
    const wish = { changes: [{ indicator: '3.3.3.2', text: '95' }], reason: 'Đếm thiếu 5 hồ sơ' }
    expect(
      await refused(proposeCorrection(await w.as(w.districtFocal, '2023-10-02'), sheet('X1'), wish)),
    ).toBe('forbidden')
    expect(
      await refused(
        proposeCorrection(head, sheet('X1'), { ...wish, changes: [{ indicator: '3.3.3.2', text: '90' }] }),
      ),
    ).toBe('nothing-changed')
    const id = await proposeCorrection(head, sheet('X1'), wish)
    expect(await refused(proposeCorrection(head, sheet('X1'), wish))).toBe('correction-waits')
    const clerk = await w.as(w.clerk, '2023-10-03')
    const { levels } = await readCorrection(clerk, id)
    expect(levels.map((l) => [l.unit.code, l.changes.map((c) => c.indicator).sort()])).toEqual([
      ['X1', ['3.3.3', '3.3.3.2']],
      ['HM', ['3.3.3', '3.3.3.2']],
      ['T40', ['3.3.3', '3.3.3.2']],
    ])
    expect(await refused(decideCorrection(head, id, { accept: true }))).toBe('forbidden')
    await decideCorrection(clerk, id, { accept: true })
    expect(await refused(draftReport(clerk, q3.periodId))).toBe('reason-needed')
    const amendment = await draftReport(clerk, q3.periodId, 'Huyện Mẫu sửa số liệu')
    const documentId = await submitReport(clerk, amendment)
    await sign(documentId, '2023-10-03')
    expect((await issueReport(clerk, amendment)).cited).toMatch(/^02\/BC/)
    const [old, now] = [await readIssue(clerk, issueId), await readIssue(clerk, amendment)]
    expect(String(old.figures.get('3.3.3.2')?.value)).toBe('390')
    expect(String(now.figures.get('3.3.3.2')?.value)).toBe('395')
    expect(now.changes.map((c) => c.indicator).sort()).toEqual(['3.3.3', '3.3.3.2'])
    const report = await readSheet(clerk, sheet('X1'))
    expect(report.submissions.map((s) => s.kind)).toEqual(['correction', 'report'])
  })
})

test('every issued report is computed again from what it was made of', async () => {
  const proofs = (await proveReports(await w.as(w.clerk, '2023-10-04'))) as {
    cited: string
    agrees: boolean
  }[]
  expect(proofs.map((p) => [p.cited, p.agrees])).toEqual([
    ['01/BC-UBND', true],
    ['02/BC-UBND', true],
  ])
})

test('punctuality is counted by the first hand-in; a report not sent is due once its day is over', async () => {
  const of = (unit: { id: number }, day: string) => punctualityOf(t.db, unit.id, 2023, day)
  expect(await of(w.health, '2023-12-31')).toMatchObject({ due: 1, sent: 1, onTime: 1 })
  expect(await of(w.first, '2023-12-31')).toMatchObject({ due: 1, sent: 1, onTime: 0, daysLate: 3 })
  expect(await of(w.first, '2023-09-10')).toMatchObject({ due: 0 })
})
