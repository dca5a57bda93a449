import { askedOf, type Indicator, type ReadyForm } from '../../src/modules/reports/facts.ts'
import { chance } from '../scoring/inputs.ts'

/** Invented figures of one unit, by indicator: the same every time, and such that sums and parts fit together. */
export const inventedFigures = (
  form: ReadyForm,
  unit: { code: string; kind: string },
  to: string,
  mark = '',
): Map<string, number | boolean> => {
  const asked = askedOf(form, unit.kind, to)
  const byCode = new Map(asked.map((i) => [i.code, i]))
  const size = unit.kind === 'commune' ? 12 : unit.kind === 'province' ? 60 : 40
  const luck = (code: string) => chance(`${unit.code} ${code} ${mark}`)
  const figures = new Map<string, number | boolean>()
  for (const i of asked) figures.set(i.code, first(i, size, luck(i.code)))
  const numbers = (codes: readonly string[]) => codes.map((code) => Number(figures.get(code) ?? 0))
  // a numerator is a part of its denominator, a part of its whole is no more than that, a total is its parts
  for (const [code, { names }] of form.computed) {
    const [above, below] = names
    if (!above || !below || !byCode.has(above) || !byCode.has(below)) continue
    const base = 100 + Math.round(luck(`${code} base`) * size * 40)
    if (
      byCode.get(below)?.kind === 'count' &&
      Number(figures.get(below)) < 20 &&
      /hồ sơ|kết quả/.test(byCode.get(below)?.unit ?? '')
    )
      figures.set(below, base)
    figures.set(above, Math.round(Number(figures.get(below)) * (0.85 + 0.15 * luck(`${code} rate`))))
  }
  for (let turn = 0; turn < 4; turn++) {
    for (const i of asked) {
      const parts = i.total_of?.filter((code) => byCode.has(code)) ?? []
      if (parts.length > 0)
        figures.set(
          i.code,
          numbers(parts).reduce((a, b) => a + b, 0),
        )
    }
    for (const i of asked) {
      const whole = byCode.get(i.parent ?? '')
      if (whole && whole.kind === i.kind && whole.unit === i.unit && typeof figures.get(i.code) === 'number')
        figures.set(i.code, Math.min(Number(figures.get(i.code)), Number(figures.get(whole.code) ?? 0)))
    }
    for (const [, { names }] of form.computed) {
      const [above, below] = names
      if (above && below && byCode.has(above) && byCode.has(below))
        figures.set(above, Math.min(Number(figures.get(above)), Number(figures.get(below))))
    }
  }
  return figures
}

const first = (i: Indicator, size: number, luck: number): number | boolean => {
  if (i.kind === 'boolean') return luck > 0.2
  if (i.kind === 'enum') return Number(i.options?.[Math.floor(luck * i.options.length)]?.value ?? 0)
  if (i.kind === 'money') return Math.round(luck * 100_000) / 100
  if (i.kind === 'percent') return Math.round(luck * 10_000) / 100
  return Math.round(luck * size)
}

/** A figure as it is typed in Vietnamese. */
export const typed = (value: number | boolean): string =>
  typeof value === 'boolean' ? (value ? 'có' : 'không') : String(value).replace('.', ',')
