import { addDays, type Day, daysBetween, showDay, yearOf } from '#platform/day.ts'
import { showNumber, showPercent } from '#ui/format.ts'
import type { BlockInput, OfficialDocument } from '../documents/facts.ts'
import type { Measures } from '../tasks/facts.ts'
import type { PlanKind } from './policy.ts'
import type { FigureName, PartFigure } from './rules/standing.ts'

/** An assignment that is late or overdue at the cut, with what its unit said. */
export type ReportLate = {
  unit: string
  number: string
  title: string
  dueOn: Day | null
  days: number
  done: boolean
  objective: boolean
  explanation: string | null
}
/** A task of the plan that is still to do, due in the period after the cut. */
export type ReportNext = { number: string; title: string; leads: string; dueOn: Day }
/** A row of the annex as it stands at the cut. */
export type ReportRow = {
  part: string
  number: string
  title: string
  product: string
  leads: string
  deadline: string
  standing: string
  days: number
}

/** All figures of the report, read at one cut with the functions that the screen uses. */
export type ReportFigures = {
  plan: {
    title: string
    kind: PlanKind
    year: number
    documentNo: string | null
    issuedOn: Day | null
    unitId: number
    unitName: string
  }
  province: string
  from: Day
  asOf: Day
  figures: Record<FigureName, number>
  measures: Measures
  planned: number
  /** completed within the period */
  inPeriod: number
  areas: { name: string; figure: PartFigure }[]
  late: ReportLate[]
  next: ReportNext[]
  rows: ReportRow[]
}

const n = (value: number): string => showNumber(value, 'vi')
const two = (value: number): string => (value < 10 ? `0${value}` : n(value))
const percent = (done: number, of: number): string => showPercent(done, of, 'vi') ?? 'không phát sinh'

/** The first and last day of the period that follows, as long as the reported one, within the plan's year. */
export const nextPeriod = (from: Day, asOf: Day, year: number): { from: Day; to: Day } => {
  const last: Day = `${Math.max(year, yearOf(asOf))}-12-31`
  const to = addDays(asOf, daysBetween(from, asOf) + 1)
  return { from: addDays(asOf, 1), to: to < last ? to : last }
}

// Letterheads by whose plan it is (NĐ 30/2020, annex I); the registry's own data take over where they are kept.
const letterhead = ({ plan, province }: ReportFigures) => {
  const committee = `Ủy ban nhân dân\n${province.replace(/^T(?=ỉnh )|^T(?=hành )/, 't')}`
  switch (plan.kind) {
    case 'peoples-committee':
      return {
        agency: committee,
        symbol: { agency: 'UBND' },
        signature: { authority: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'] },
      }
    case 'committee':
      return {
        parentAgency: committee,
        agency: 'Ban Chỉ đạo\ncải cách hành chính',
        symbol: { agency: 'BCĐCCHC' },
        signature: { authority: ['TM. BAN CHỈ ĐẠO', 'TRƯỞNG BAN'] },
      }
    default:
      return {
        parentAgency: committee,
        agency: plan.unitName,
        symbol: { agency: initials(plan.unitName) },
        signature: { authority: ['THỦ TRƯỞNG ĐƠN VỊ'] },
      }
  }
}

/** "Sở Nội vụ" is SNV. */
const initials = (name: string): string =>
  name
    .split(/[\s,-]+/)
    .map((word) => word.charAt(0).toLocaleUpperCase('vi'))
    .join('')
    .slice(0, 10) || 'ĐV'

const division = (title: string): BlockInput => ({ kind: 'heading', level: 'division', title })
const paragraph = (text: string): BlockInput => ({ kind: 'paragraph', text })
const dash = (text: string): BlockInput => ({ kind: 'dash', text })

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

/** "không tính: 1 nhiệm vụ thu hồi, …", or that there is none. */
export const excludedWords = (figures: Record<FigureName, number>): string =>
  `Không tính: thu hồi ${n(figures.recalled)}; chậm do nguyên nhân khách quan ${n(figures.objective)}; tạm hoãn ${n(figures.openSuspended)}.`

const general = ({ figures: f, measures, planned, inPeriod, asOf }: ReportFigures): BlockInput[] => {
  const ahead = f.completed - planned
  const against =
    ahead === 0 ? 'đúng lộ trình' : ahead > 0 ? `nhanh ${n(ahead)} nhiệm vụ` : `chậm ${n(-ahead)} nhiệm vụ`
  const due = measures.completionOfDue
  const onTime = measures.onTimeOfCompleted
  return [
    {
      kind: 'paragraph',
      text: [
        { text: `Đến hết ngày ${showDay(asOf)} đã hoàn thành ` },
        { text: `${n(f.completed)}/${n(f.counted)}`, bold: true },
        { text: ` nhiệm vụ, đạt ` },
        { text: percent(f.completed, f.counted), bold: true },
        {
          text: ` (nhiệm vụ hoàn thành trên tổng số giao của kế hoạch). Lộ trình đến ngày này là ${n(planned)} nhiệm vụ; ${against}. Trong kỳ hoàn thành ${n(inPeriod)} nhiệm vụ.`,
        },
      ],
    },
    dash(
      `Đã hoàn thành ${two(f.completed)}: đúng hạn ${n(f.completedOnTime)}, chậm hạn ${n(f.completedLate)}, không có hạn ${n(f.completedNoDeadline)}.`,
    ),
    dash(
      `Đang thực hiện: còn hạn ${n(f.inTime)}, sắp đến hạn ${n(f.dueSoon)}, quá hạn ${n(f.openOverdue)}, không có hạn ${n(f.openNoDeadline)}.`,
    ),
    dash(
      `Hoàn thành trên số đã hoàn thành hoặc quá hạn: ${n(due.numerator)}/${n(due.denominator)} (${percent(due.numerator, due.denominator)}); đúng hạn trên số đã hoàn thành có hạn: ${n(onTime.numerator)}/${n(onTime.denominator)} (${percent(onTime.numerator, onTime.denominator)}).`,
    ),
    dash(excludedWords(f)),
  ]
}

const byArea = ({ areas, figures }: ReportFigures): BlockInput[] => [
  paragraph('Đếm theo nhiệm vụ của kế hoạch; tỷ lệ là nhiệm vụ hoàn thành trên tổng số giao.'),
  {
    kind: 'table',
    columns: [
      { width: 7 },
      { width: 3, align: 'center' },
      { width: 3, align: 'center' },
      { width: 2, align: 'center' },
    ],
    head: [['Lĩnh vực', 'Hoàn thành/giao', 'Tỷ lệ', 'Quá hạn']],
    rows: [
      ...areas.map(({ name, figure: f }) => [
        name,
        `${n(f.done)}/${n(f.of)}`,
        percent(f.done, f.of),
        n(f.overdue),
      ]),
      [
        { text: 'Toàn kế hoạch', bold: true },
        { text: `${n(figures.completed)}/${n(figures.counted)}`, bold: true },
        { text: percent(figures.completed, figures.counted), bold: true },
        { text: n(figures.openOverdue), bold: true },
      ],
    ],
  },
]

const late = ({ late: all }: ReportFigures): BlockInput[] => {
  if (all.length === 0) return [paragraph('Không có nhiệm vụ chậm hoặc quá hạn.')]
  const units = [...Map.groupBy(all, (task) => task.unit)]
  return [
    paragraph(
      `Đếm theo việc giao cho từng đơn vị: ${n(all.length)} việc ở ${n(units.length)} đơn vị; số ngày chậm tính theo thời hạn đang có hiệu lực.`,
    ),
    {
      kind: 'table',
      columns: [
        { width: 1.2, align: 'center' },
        { width: 8 },
        { width: 2.6, align: 'center' },
        { width: 2, align: 'center' },
        { width: 3 },
      ],
      head: [['TT', 'Nhiệm vụ', 'Thời hạn', 'Số ngày', 'Tình trạng']],
      rows: units.flatMap(([unit, own]) => [
        { group: `${unit}: ${n(own.length)}` },
        ...own.map((task) => [
          task.number,
          task.title,
          task.dueOn ? showDay(task.dueOn) : '',
          n(task.days),
          `${task.done ? 'Hoàn thành chậm' : 'Quá hạn'}${task.objective ? ', khách quan (không tính)' : ''}`,
        ]),
      ]),
    },
  ]
}

const causes = ({ late: all }: ReportFigures): BlockInput[] => {
  const told = all.filter((task) => task.explanation !== null)
  const silent = all.length - told.length
  return [
    ...told.map((task) => dash(`${task.unit}, nhiệm vụ ${task.number}: ${task.explanation}`)),
    ...(silent > 0 ? [paragraph(`${n(silent)} việc chậm chưa có giải trình.`)] : []),
    ...(all.length === 0 ? [paragraph('Không phát sinh.')] : []),
  ]
}

const next = ({ next: all, from, asOf, plan }: ReportFigures): BlockInput[] => {
  const period = nextPeriod(from, asOf, plan.year)
  const words = `từ ngày ${showDay(period.from)} đến ngày ${showDay(period.to)}`
  if (all.length === 0) return [paragraph(`Không có nhiệm vụ đến hạn ${words}.`)]
  return [
    paragraph(`${n(all.length)} nhiệm vụ của kế hoạch đến hạn ${words}:`),
    {
      kind: 'table',
      columns: [
        { width: 1.2, align: 'center' },
        { width: 8 },
        { width: 4.5 },
        { width: 2.6, align: 'center' },
      ],
      head: [['TT', 'Nhiệm vụ', 'Chủ trì', 'Thời hạn']],
      rows: all.map((task) => [task.number, task.title, task.leads, showDay(task.dueOn)]),
    },
  ]
}

const annex = ({ rows }: ReportFigures): BlockInput => ({
  kind: 'table',
  columns: [
    { width: 1, align: 'center' },
    { width: 7 },
    { width: 4.5 },
    { width: 3.5 },
    { width: 2.5, align: 'center' },
    { width: 3.5 },
    { width: 1.5, align: 'center' },
  ],
  head: [['TT', 'Nhiệm vụ', 'Sản phẩm', 'Chủ trì', 'Thời hạn', 'Tình trạng', 'Ngày chậm']],
  rows: [...Map.groupBy(rows, (row) => row.part)].flatMap(([part, own]) => [
    ...(part ? [{ group: part }] : []),
    ...own.map((row) => [
      row.number,
      row.title,
      row.product,
      row.leads,
      row.deadline,
      row.standing,
      row.days > 0 ? n(row.days) : '',
    ]),
  ]),
})
