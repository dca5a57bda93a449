import { showDay } from '#platform/day.ts'
import { showNumber, showPercent } from '#ui/format.ts'
import type { BlockInput } from '../../documents/facts.ts'
import type { FigureName } from '../rules/standing.ts'
import { nextPeriod, type ReportFigures } from './figures.ts'

const n = (value: number): string => showNumber(value, 'vi')
const two = (value: number): string => (value < 10 ? `0${value}` : n(value))
const percent = (done: number, of: number): string => showPercent(done, of, 'vi') ?? 'không phát sinh'

/** A heading of the report. */
export const division = (title: string): BlockInput => ({ kind: 'heading', level: 'division', title })
export const paragraph = (text: string): BlockInput => ({ kind: 'paragraph', text })
const dash = (text: string): BlockInput => ({ kind: 'dash', text })

/** "không tính: 1 nhiệm vụ thu hồi, …", or that there is none. */
const excludedWords = (figures: Record<FigureName, number>): string =>
  `Không tính: thu hồi ${n(figures.recalled)}; chậm do nguyên nhân khách quan ${n(figures.objective)}; tạm hoãn ${n(figures.openSuspended)}.`

export const general = ({ figures: f, measures, planned, inPeriod, asOf }: ReportFigures): BlockInput[] => {
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

export const byArea = ({ areas, figures }: ReportFigures): BlockInput[] => [
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

export const late = ({ late: all }: ReportFigures): BlockInput[] => {
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

export const causes = ({ late: all }: ReportFigures): BlockInput[] => {
  const told = all.filter((task) => task.explanation !== null)
  const silent = all.length - told.length
  return [
    ...told.map((task) => dash(`${task.unit}, nhiệm vụ ${task.number}: ${task.explanation}`)),
    ...(silent > 0 ? [paragraph(`${n(silent)} việc chậm chưa có giải trình.`)] : []),
    ...(all.length === 0 ? [paragraph('Không phát sinh.')] : []),
  ]
}

export const next = ({ next: all, from, asOf, plan }: ReportFigures): BlockInput[] => {
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

export const annex = ({ rows }: ReportFigures): BlockInput => ({
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
