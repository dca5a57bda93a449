import { showDay } from '#platform/day.ts'
import { showNumber, showPercent } from '#ui/format.ts'
import type { BlockInput, OfficialDocument } from '../documents/facts.ts'
import type { ReportReading } from './facts/member-report.ts'
import { type ReportFigures, romanOf } from './rules/member-report.ts'

const n = (value: number): string => showNumber(value, 'vi')
const paragraph = (text: string): BlockInput => ({ kind: 'paragraph', text })
const division = (title: string): BlockInput => ({ kind: 'heading', level: 'division', title })
const fraction = (done: number, of: number): string =>
  of === 0 ? 'không phát sinh' : `${n(done)}/${n(of)} (${showPercent(done, of, 'vi')})`
const paragraphs = (text: string): BlockInput[] =>
  text === '' ? [paragraph('Không có.')] : text.split('\n').filter(Boolean).map(paragraph)

const ofUnits = ({ units }: ReportFigures): BlockInput => ({
  kind: 'table',
  columns: [
    { width: 6 },
    { width: 4, align: 'center' },
    { width: 2, align: 'center' },
    { width: 3, align: 'center' },
    { width: 3, align: 'center' },
  ],
  head: [['Đơn vị', 'Nhiệm vụ đã xong', 'Quá hạn', 'Tồn tại đang mở (quá hạn)', 'Kiểm tra gần nhất']],
  rows: units.map((unit) => [
    unit.nameVi,
    fraction(unit.done, unit.of),
    n(unit.overdue),
    `${n(unit.findings)} (${n(unit.findingsOverdue)})`,
    unit.visit ? showDay(unit.visit.on) : 'chưa',
  ]),
})

const ofAreas = ({ areas }: ReportFigures): BlockInput => ({
  kind: 'table',
  columns: [{ width: 7 }, { width: 4, align: 'center' }, { width: 2, align: 'center' }],
  head: [['Lĩnh vực', 'Nhiệm vụ đã xong', 'Quá hạn']],
  rows: areas.map((area) => [area.nameVi, fraction(area.done, area.of), n(area.overdue)]),
})

/** A member's quarterly report on paper (NĐ 30/2020, type BC): one model for Word and PDF; without a day while it is written. */
export const paperOf = ({ report, figures, kept }: ReportReading): OfficialDocument => {
  const words = (kept ? report.last : report.draft) ?? { done: '', difficulties: '', proposals: [] }
  const place = report.committeeNameVi.match(/(?:tỉnh|thành phố)\s+(.+)$/i)?.[1] ?? 'Tỉnh'
  return {
    type: 'BC',
    number: null,
    symbol: { agency: 'BCĐCCHC' },
    agency: report.committeeNameVi,
    place,
    date: kept && report.last ? report.last.on : null,
    draftYear: report.year,
    subject: `Kết quả theo dõi, chỉ đạo lĩnh vực và đơn vị phụ trách quý ${romanOf(report)}`,
    addressees: ['Trưởng Ban Chỉ đạo', 'Cơ quan thường trực Ban Chỉ đạo'],
    body: [
      division(`Số liệu đến hết ngày ${showDay(figures.asOf)}`),
      ...(figures.units.length > 0 ? [ofUnits(figures)] : [paragraph('Không phụ trách đơn vị nào.')]),
      ...(figures.areas.length > 0 ? [ofAreas(figures)] : []),
      division('Việc đã làm trong quý'),
      ...paragraphs(words.done),
      division('Khó khăn, vướng mắc'),
      ...paragraphs(words.difficulties),
      division('Đề xuất, kiến nghị'),
      ...(words.proposals.length > 0
        ? words.proposals.map((text): BlockInput => ({ kind: 'dash', text }))
        : [paragraph('Không có.')]),
    ],
    signature: {
      authority: ['ỦY VIÊN BAN CHỈ ĐẠO', report.postVi.toLocaleUpperCase('vi')],
      name: (kept ? report.last?.holder : report.holder) ?? '',
    },
    recipients: ['Như trên'],
  }
}
