import type { Day } from '#platform/day.ts'
import { type Decision, no, yes } from '#platform/decision.ts'
import type { MeasureKind } from '#platform/measure.ts'

export const directions = ['increase', 'decrease', 'never'] as const
export type Direction = (typeof directions)[number]
/** Which way is good for a measure: mostly the line's own, but a share in time may stand for less delay. */
export type Better = 'more' | 'less'

export type Bound = {
  measure: string
  part: string
  nameVi: string
  nameEn: string
  unit: string
  decimals: number
  better: Better
}
export type NotBound = 'measure-unknown' | 'part-unknown' | 'better-is-less'

/** What a line is bound to by a measure that a room offers. What shall never be is counted: less is better, always. */
export const bindingOf = (
  direction: Direction,
  asked: { measure: string; part?: string | undefined; better?: Better | undefined },
  kinds: readonly MeasureKind[],
): Decision<Bound, NotBound> => {
  const kind = kinds.find(({ key }) => key === asked.measure)
  if (!kind) return no('measure-unknown')
  const part = kind.parts.find(({ value }) => value === (asked.part ?? ''))
  if (kind.parts.length > 0 ? !part : asked.part) return no('part-unknown')
  if (direction === 'never' && asked.better === 'more') return no('better-is-less')
  const usual = direction === 'increase' ? 'more' : 'less'
  const suffix = (name: string | undefined) => (name ? ` (${name})` : '')
  return yes({
    measure: kind.key,
    part: part?.value ?? '',
    nameVi: `${kind.name.vi}${part?.value ? suffix(part.name.vi) : ''}`,
    nameEn: `${kind.name.en}${part?.value ? suffix(part.name.en) : ''}`,
    unit: part?.unit ?? kind.unit,
    decimals: part?.decimals ?? kind.decimals,
    better: asked.better ?? usual,
  })
}

export type NotTargeted = 'never-is-zero' | 'target-day-outside'

/** A target has its day within the line's year; of what shall never be nothing but zero can be wanted. */
export const decideTarget = (
  line: { direction: Direction; year: number },
  dueOn: Day,
): Decision<Day, NotTargeted> => {
  if (line.direction === 'never') return no('never-is-zero')
  return dueOn < `${line.year}-01-01` || dueOn > `${line.year}-12-31` ? no('target-day-outside') : yes(dueOn)
}
