import { sql } from 'kysely'
import { reviewDocument, signDocument } from '../../src/modules/documents/actions.ts'
import {
  acceptReport,
  acceptSound,
  decideCorrection,
  draftReport,
  issueReport,
  lockPeriod,
  openPeriod,
  proposeCorrection,
  returnReport,
  saveFields,
  saveNarrative,
  signReport,
  submitReport,
  takePapers,
} from '../../src/modules/reports/actions.ts'
import { consolidatedOf, needPeriod, readIssue, sheetsOf } from '../../src/modules/reports/facts.ts'
import type { Day } from '../../src/platform/day.ts'
import { inventedFigures, typed } from '../reports/figures.ts'
import type { Act, Stage } from '../stage.ts'
import { act } from '../work.ts'

const headOf = (code: string): string => (code === 'STTTT' ? 'thutruong' : `tt.${code.toLowerCase()}`)
const focalOf = (code: string): string => (code === 'STTTT' ? 'daumoi' : `dm.${code.toLowerCase()}`)

const open = async (stage: Stage, day: Day, code: string, year: number): Promise<void> => {
  const form = await sql<{ id: number }>`
    select id from report_form where kind = 'periodic' and state = 'issued' order by version desc limit 1`.execute(
    stage.deps.db,
  )
  await openPeriod(await stage.as('thuongtruc', day), { formId: form.rows[0]?.id ?? 0, code, year })
}

/** A period with its sheets and its form, as the standing agency sees it. */
const periodOf = async (stage: Stage, day: Day, code: string, year: number) => {
  const ctx = await stage.as('thuongtruc', day, '09:30')
  const found = await sql<{ id: number }>`
    select id from report_period where code = ${code} and year = ${year} order by id limit 1`.execute(
    stage.deps.db,
  )
  const period = await needPeriod(ctx, found.rows[0]?.id ?? 0)
  const sheets = await sheetsOf(ctx.db, period.id)
  const { form } = await consolidatedOf(ctx.db, period, sheets)
  return { ctx, period, form, sheets, asked: sheets.filter((s) => s.asked) }
}
type Opened = Awaited<ReturnType<typeof periodOf>>
type Sheet = Opened['sheets'][number]

const sheetOf = ({ sheets }: Opened, code: string): Sheet => {
  const found = sheets.find((s) => s.code === code)
  if (!found) throw new Error(`no sheet of ${code}`)
  return found
}

/** Enters a unit's invented figures, all or those of some areas; what the system fills in is left to it. */
const enter = async (
  stage: Stage,
  { form, period }: Opened,
  sheet: Sheet,
  by: string,
  day: Day,
  areas?: readonly string[],
): Promise<void> => {
  const figures = inventedFigures(form, sheet, period.to, `${period.code} ${period.year}`)
  const wishes = [...figures].flatMap(([code, value]) => {
    const indicator = form.indicators.get(code)
    const own = sheet.kind !== 'commune' && /^(plan|documents)\./.test(indicator?.system ?? '')
    const within = !areas || areas.includes(indicator?.area ?? '')
    return own || !within
      ? []
      : [{ indicator: code, text: typed(value), why: 'Theo sổ theo dõi của đơn vị (minh họa)' }]
  })
  await saveFields(await stage.as(by, day, '10:00'), sheet.id, wishes)
}

const sign = async (stage: Stage, sheet: Sheet, day: Day): Promise<void> =>
  signReport(await stage.as(headOf(sheet.code), day, '15:00'), sheet.id)

/** Reports of communes that came by post, as the standing agency enters them: one table. */
const papers = async (stage: Stage, opened: Opened, sheets: readonly Sheet[], day: Day): Promise<void> => {
  const rows = sheets.flatMap((sheet) =>
    [
      ...inventedFigures(opened.form, sheet, opened.period.to, `${opened.period.code} ${opened.period.year}`),
    ].map(([indicator, value]) => `${sheet.code};${indicator};${typed(value)}`),
  )
  const file = new File([['unit;indicator;value', ...rows].join('\n')], 'bao-cao-cac-xa.csv', {
    type: 'text/csv',
  })
  const taken = await takePapers(await stage.as('thuongtruc', day, '16:00'), opened.period.id, {
    file,
    receivedOn: day,
    documentNo: 'Báo cáo của các xã (minh họa)',
  })
  if (taken.faults.length > 0) throw new Error(`a report on paper: ${JSON.stringify(taken.faults[0])}`)
}

// who was late in the third quarter of 2023: departments by name, communes by their place in the list
const lateDepartments = new Set(['SDL', 'BDT'])
const isLate = (i: number): boolean => i % 53 === 7
const isSilent = (i: number): boolean => i % 140 === 90

const issueSigned = async (stage: Stage, day: Day, issueId: number): Promise<void> => {
  const clerk = await stage.as('thuongtruc', day, '14:00')
  const documentId = await submitReport(clerk, issueId)
  const chair = await stage.as('banhanh', day, '16:00')
  await reviewDocument(chair, documentId, { approve: true })
  await signDocument(chair, documentId)
  await issueReport(await stage.as('thuongtruc', day, '16:45'), issueId)
}

const quarter: Act[] = [
  act('2023-09-01', 'mở kỳ báo cáo quý III năm 2023', (stage) => open(stage, '2023-09-01', 'Q3', 2023)),
  act('2023-09-14', 'các sở và xã gửi báo cáo quý III', async (stage) => {
    const day = '2023-09-14'
    const opened = await periodOf(stage, day, 'Q3', 2023)
    for (const sheet of opened.asked.filter((s) => s.kind === 'department')) {
      await enter(stage, opened, sheet, focalOf(sheet.code), day)
      if (!lateDepartments.has(sheet.code)) await sign(stage, sheet, day)
    }
    const communes = opened.asked.filter((s) => s.kind === 'commune' || s.kind === 'district')
    await papers(
      stage,
      opened,
      communes.filter((_, i) => !isLate(i) && !isSilent(i)),
      day,
    )
  }),
  act('2023-09-15', 'trả lại một báo cáo', async (stage) => {
    const opened = await periodOf(stage, '2023-09-15', 'Q3', 2023)
    await returnReport(opened.ctx, sheetOf(opened, 'SYT').id, {
      reason: 'Số hồ sơ đúng hạn chưa khớp với bộ phận một cửa (minh họa)',
      notes: [{ indicator: '3.3.1.2', text: 'Đề nghị đối chiếu với cổng dịch vụ công (minh họa)' }],
    })
    const focal = await stage.as('dm.syt', '2023-09-15', '14:00')
    await saveFields(focal, sheetOf(opened, 'SYT').id, [{ indicator: '3.1.1', text: '11' }])
    await sign(stage, sheetOf(opened, 'SYT'), '2023-09-15')
  }),
  act('2023-09-18', 'các đơn vị gửi chậm, duyệt và tổng hợp', async (stage) => {
    const day = '2023-09-18'
    const opened = await periodOf(stage, day, 'Q3', 2023)
    for (const code of lateDepartments) await sign(stage, sheetOf(opened, code), day)
    const communes = opened.asked.filter((s) => s.kind === 'commune' || s.kind === 'district')
    await papers(
      stage,
      opened,
      communes.filter((_, i) => isLate(i) && !isSilent(i)),
      day,
    )
    const province = opened.asked.find((s) => s.provincial)
    if (province) {
      await enter(stage, opened, province, 'thuongtruc', day)
      await signReport(await stage.as('banhanh', day, '16:30'), province.id)
    }
    await acceptSound(await stage.as('thuongtruc', day, '17:00'), opened.period.id)
    await acceptReport(await stage.as('banhanh', day, '17:10'), sheetOf(opened, 'SNV').id)
  }),
  act('2023-09-19', 'ban hành báo cáo quý III', async (stage) => {
    const opened = await periodOf(stage, '2023-09-19', 'Q3', 2023)
    await lockPeriod(opened.ctx, opened.period.id)
    const id = await draftReport(opened.ctx, opened.period.id)
    const { issue } = await readIssue(opened.ctx, id)
    const texts = issue.narrative.map((part) =>
      part.code === 'III'
        ? 'Ưu điểm: các đơn vị cơ bản gửi báo cáo đúng hạn (văn bản minh họa).\nTồn tại, hạn chế: một số đơn vị gửi chậm hoặc chưa gửi, nêu tại phụ lục.'
        : part.text,
    )
    await saveNarrative(opened.ctx, id, texts, issue.version)
    await issueSigned(stage, '2023-09-19', id)
  }),
  act('2023-10-05', 'sửa số liệu sau khi ban hành', async (stage) => {
    const opened = await periodOf(stage, '2023-10-05', 'Q3', 2023)
    const head = await stage.as('tt.sct', '2023-10-05', '10:00')
    const correction = await proposeCorrection(head, sheetOf(opened, 'SCT').id, {
      changes: [{ indicator: '3.1.1', text: '27' }],
      reason: 'Bỏ sót các thủ tục được đơn giản hóa trong tháng 8 (minh họa)',
    })
    const clerk = await stage.as('thuongtruc', '2023-10-05', '15:00')
    await decideCorrection(clerk, correction, { accept: true })
    const id = await draftReport(
      clerk,
      opened.period.id,
      'Sở Công Thương sửa số thủ tục được đơn giản hóa (minh họa)',
    )
    await issueSigned(stage, '2023-10-06', id)
  }),
]

/** The first quarter of 2025, open on the demonstration's day: some have begun, one was given back, one is approved. */
const running: Act[] = [
  act('2025-02-10', 'mở kỳ báo cáo quý I năm 2025', (stage) => open(stage, '2025-02-10', 'Q1', 2025)),
  act('2025-02-17', 'các đơn vị bắt đầu nhập báo cáo quý I', async (stage) => {
    const day = '2025-02-17'
    const opened = await periodOf(stage, day, 'Q1', 2025)
    const at = (code: string) => sheetOf(opened, code)
    for (const code of ['STP', 'SCT', 'SYT', 'SXD', 'STC']) {
      await enter(stage, opened, at(code), focalOf(code), day)
      await sign(stage, at(code), day)
    }
    for (const code of ['STTTT', 'SGTVT', 'SDL'])
      await enter(stage, opened, at(code), focalOf(code), day, ['1', '2', '3'])
    const below = opened.asked.filter((s) => s.parentUnitId === at('412').unitId)
    for (const sheet of below.slice(0, 6)) await enter(stage, opened, sheet, 'dm.412', day)
    for (const sheet of below.slice(0, 4)) await signReport(await stage.as('tt.412', day, '16:00'), sheet.id)
  }),
  act('2025-02-19', 'duyệt và trả lại báo cáo quý I', async (stage) => {
    const opened = await periodOf(stage, '2025-02-19', 'Q1', 2025)
    for (const code of ['STP', 'SYT']) await acceptReport(opened.ctx, sheetOf(opened, code).id)
    await returnReport(opened.ctx, sheetOf(opened, 'SXD').id, {
      reason: 'Số thủ tục công bố mới cao khác thường (minh họa)',
      notes: [{ indicator: '3.1.2', text: 'Đề nghị kèm số quyết định công bố (minh họa)' }],
    })
  }),
]

export const reportActs: Act[] = [...quarter, ...running]
