import { showDay, yearOf } from '#platform/day.ts'
import type { OfficialDocument } from '../documents/facts.ts'
import type { ReportFigures } from './report/figures.ts'
import { letterhead } from './report/letterhead.ts'
import { annex, byArea, causes, division, general, late, next, paragraph } from './report/sections.ts'

/** The plan's progress report (BC) for a period: one model for the page, Word and PDF. */
export const reportOf = (figures: ReportFigures): OfficialDocument => {
  const { plan, from, asOf } = figures
  const issued =
    plan.documentNo && plan.issuedOn ? ` (số ${plan.documentNo} ngày ${showDay(plan.issuedOn)})` : ''
  return {
    type: 'BC',
    number: null,
    ...letterhead(figures),
    place: figures.province.replace(/^(Tỉnh|Thành phố)\s+/, ''),
    date: null,
    draftYear: yearOf(asOf),
    subject: `Tiến độ thực hiện ${lowerFirst(plan.title)} từ ngày ${showDay(from)} đến ngày ${showDay(asOf)}`,
    body: [
      paragraph(
        `Thực hiện ${lowerFirst(plan.title)}${issued}, kết quả từ ngày ${showDay(from)} đến hết ngày ${showDay(asOf)} như sau:`,
      ),
      division('Kết quả chung'),
      ...general(figures),
      division('Kết quả theo lĩnh vực'),
      ...byArea(figures),
      division('Nhiệm vụ chậm theo đơn vị chủ trì'),
      ...late(figures),
      division('Nguyên nhân'),
      ...causes(figures),
      division('Nhiệm vụ tiếp theo'),
      ...next(figures),
    ],
    recipients: ['Thành viên Ban Chỉ đạo cải cách hành chính', 'Các đơn vị chủ trì nhiệm vụ'],
    annexes: [
      {
        title: `Tình hình thực hiện từng nhiệm vụ đến ngày ${showDay(asOf)}`,
        orientation: 'landscape',
        body: [annex(figures)],
      },
    ],
  }
}

const lowerFirst = (text: string): string =>
  /^Kế hoạch/.test(text) ? text : text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
