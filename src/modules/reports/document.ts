import { showDay } from '#platform/day.ts'
import type { BlockInput, OfficialDocument } from '../documents/facts.ts'
import type { IssueReading } from './facts/issue.ts'
import type { Figure } from './rules/consolidate.ts'
import type { Indicator } from './rules/form.ts'
import { fill } from './rules/narrative.ts'
import { isNotArising, showSides, showValue } from './rules/show.ts'

/** A figure as the annex prints it. */
export const printedFigure = (figure: Figure, indicator: Indicator): string => {
  if (figure.value !== null) return showValue(figure.value, indicator, 'vi')
  return isNotArising(figure) ? 'Không phát sinh' : '–'
}

const narrative = ({ issue, filling }: IssueReading): BlockInput[] =>
  issue.narrative.flatMap(({ code, title, text }): BlockInput[] => [
    { kind: 'heading', level: 'division', number: code, title: fill(title, filling) },
    ...text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line): BlockInput => ({ kind: 'paragraph', text: fill(line, filling) })),
  ])

/** Indicators that the annex prints: of an amendment those that changed. */
const inAnnex = ({ issue, whole, changes, figures }: IssueReading): Indicator[] => {
  const changed = new Set(changes.map((c) => c.indicator))
  return whole.form.form.indicators.filter(
    (i) =>
      (issue.no === 1 || changed.has(i.code)) &&
      (figures.get(i.code)?.value !== null ||
        (figures.get(i.code)?.from.length ?? 0) + (figures.get(i.code)?.missing.length ?? 0) > 0),
  )
}

/** The annex's lines with their printed figures, as a paper that comes back is compared with them. */
export const annexLines = (reading: IssueReading): { code: string; printed: string }[] =>
  inAnnex(reading).map((i) => ({
    code: i.code,
    printed: printedFigure(reading.figures.get(i.code) as Figure, i),
  }))

/** The column of the annex in which the figure stands. */
export const figureColumn = 3

const figuresTable = (reading: IssueReading): BlockInput => {
  const amends = reading.issue.no > 1
  const before = new Map(reading.changes.map((c) => [c.indicator, c.before]))
  const areas = reading.whole.form.form.areas ?? []
  const rows: (string[] | { group: string })[] = []
  let area: string | undefined
  for (const i of inAnnex(reading)) {
    if (i.area !== area && i.area !== undefined) {
      area = i.area
      rows.push({ group: `${area}. ${areas.find((a) => a.code === area)?.name_vi ?? ''}` })
    }
    const figure = reading.figures.get(i.code) as Figure
    const then = before.get(i.code)
    rows.push([
      i.code,
      i.name_vi,
      i.unit ?? '',
      printedFigure(figure, i),
      amends ? (then ? printedFigure(then, i) : '–') : showSides(figure, 'vi'),
      String(figure.from.length),
    ])
  }
  return {
    kind: 'table',
    columns: [
      { width: 9 },
      { width: 46 },
      { width: 13 },
      { width: 12, align: 'right' },
      { width: 14, align: 'right' },
      { width: 8, align: 'right' },
    ],
    head: [
      [
        'Mã',
        'Chỉ tiêu',
        'Đơn vị tính',
        amends ? 'Số đúng' : 'Số liệu',
        amends ? 'Số đã báo cáo' : 'Tử số/mẫu số',
        'Số đơn vị',
      ],
    ],
    rows,
  }
}

const lateTable = ({ sheets }: IssueReading): BlockInput[] => {
  const asked = sheets.filter((s) => s.asked && !s.provincial)
  const rows = asked
    .filter((s) => !s.accepted || (s.daysLate ?? 0) > 0)
    .map((s) => [
      s.name,
      s.submittedOn ? showDay(s.submittedOn) : 'Chưa gửi',
      s.submittedOn ? (s.daysLate ? `chậm ${s.daysLate} ngày` : 'đúng hạn') : '',
      s.accepted ? 'có trong số liệu' : 'chưa có trong số liệu',
    ])
  if (rows.length === 0)
    return [{ kind: 'paragraph', text: 'Tất cả đơn vị gửi báo cáo đúng hạn và có trong số liệu.' }]
  return [
    {
      kind: 'table',
      columns: [{ width: 46 }, { width: 16 }, { width: 16 }, { width: 22 }],
      head: [['Đơn vị', 'Ngày gửi', 'Thời hạn', 'Số liệu']],
      rows,
    },
  ]
}

// what stands on the paper until the province keeps a letterhead and a signer, which go over it
const plainHead = (province: string) => ({
  agency: `Ủy ban nhân dân\n${province.replace(/^T(?=ỉnh )|^T(?=hành )/, 't')}`,
  symbol: { agency: 'UBND' },
  place: province.replace(/^(Tỉnh|Thành phố)\s+/, ''),
  signature: { authority: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'] },
})

export const subjectOf = ({
  period,
  issue,
  previous,
}: Pick<IssueReading, 'period' | 'issue' | 'previous'>): string => {
  const title = period.title.replace(/^Báo cáo\s+/i, '')
  const about = /cải cách hành chính/i.test(title) ? title : `Công tác cải cách hành chính ${title}`
  return issue.no === 1
    ? about
    : `${about} (sửa đổi lần ${issue.no - 1}, sửa Báo cáo số ${previous?.cited ?? ''})`
}

/** The report as an official document: the outline with its figures in place, the statistical annex, who was late or missing. */
export const documentOf = (reading: IssueReading): { subject: string; body: Partial<OfficialDocument> } => ({
  subject: subjectOf(reading),
  body: {
    ...plainHead(reading.root.name),
    addressees: ['Bộ Nội vụ'],
    body: narrative(reading),
    annexes: [
      {
        title: reading.issue.no === 1 ? 'Số liệu thống kê' : 'Số liệu được sửa',
        body: [figuresTable(reading)],
      },
      ...(reading.issue.no === 1
        ? [{ title: 'Việc gửi báo cáo của các đơn vị', body: lateTable(reading) }]
        : []),
    ],
  },
})

/** The report as it would be printed now, in full. */
export const previewOf = (reading: IssueReading): OfficialDocument => {
  const { subject, body } = documentOf(reading)
  return {
    type: 'BC',
    number: null,
    date: null,
    subject,
    ...plainHead(reading.root.name),
    ...body,
    body: body.body ?? [],
    recipients: ['Bộ Nội vụ', 'Lưu: VT, CCHC'],
  }
}
