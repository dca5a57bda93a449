import { showDay } from '#platform/day.ts'
import { Exact } from '#platform/exact.ts'
import { type SheetValue, toXlsx } from '../../documents/facts.ts'
import type { ReadyForm } from '../rules/computed.ts'
import type { Figure } from '../rules/consolidate.ts'
import { keptFigure } from '../rules/snapshot.ts'
import type { Period } from '../store/period.ts'
import type { Sheet } from '../store/sheet.ts'

/** Figures of one unit of a period, to be handed out. */
export type Exported = {
  period: Period
  form: ReadyForm
  unit: Pick<Sheet, 'code' | 'name'>
  figures: ReadonlyMap<string, Figure>
  names: ReadonlyMap<string, Pick<Sheet, 'name' | 'submittedOn' | 'daysLate' | 'accepted' | 'asked'>>
}

const cell = (value: Figure['value']): SheetValue => {
  if (value === null) return null
  if (value instanceof Exact) return value.approximate()
  return value ? 'có' : 'không'
}

/** The figures as an .xlsx: value, both sides, from how many units, who is missing. Every text is text, never a formula. */
export const figuresWorkbook = ({ period, form, unit, figures, names }: Exported): Promise<Uint8Array> =>
  toXlsx({
    sheet: `${period.code} ${period.year}`,
    title: `${period.title}: ${unit.name}`,
    subtitle: `Số liệu từ ${showDay(period.from)} đến ${showDay(period.to)}`,
    columns: [
      { width: 10 },
      { width: 60 },
      { width: 16 },
      { width: 16, align: 'right' },
      { width: 14, align: 'right' },
      { width: 14, align: 'right' },
      { width: 10, align: 'right' },
      { width: 50 },
    ],
    head: [['Mã', 'Chỉ tiêu', 'Đơn vị tính', 'Số liệu', 'Tử số', 'Mẫu số', 'Số đơn vị', 'Đơn vị chưa có số']],
    rows: form.form.indicators.map((i) => {
      const figure = figures.get(i.code)
      return [
        i.code,
        i.name_vi,
        i.unit ?? '',
        cell(figure?.value ?? null),
        cell(figure?.numerator ?? null),
        cell(figure?.denominator ?? null),
        figure?.from.length ?? 0,
        (figure?.missing ?? []).map((code) => names.get(code)?.name ?? code).join('; '),
      ]
    }),
  })

/** The same as data: figures with the units they are of by code, and the units by name with when they handed in. */
export const figuresDocument = ({ period, form, unit, figures, names }: Exported) => ({
  format: 'canhtan-report/1',
  period: { code: period.code, year: period.year, title: period.title, from: period.from, to: period.to },
  unit: { code: unit.code, name: unit.name },
  indicators: Object.fromEntries(
    form.form.indicators.flatMap((i) => {
      const figure = figures.get(i.code)
      return figure ? [[i.code, { name: i.name_vi, unit: i.unit ?? null, ...keptFigure(figure) }]] : []
    }),
  ),
  units: Object.fromEntries(
    [...names].map(([code, s]) => [
      code,
      { name: s.name, asked: s.asked, sent: s.submittedOn, daysLate: s.daysLate, accepted: s.accepted },
    ]),
  ),
})
