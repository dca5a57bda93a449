import type { Lang } from '#platform/lang.ts'
import type { Bracket } from '../intervals/summary.ts'

/** How many brackets one sentence names; the largest go before. */
const named = 3

const largest = (brackets: readonly Bracket[]): Bracket[] =>
  [...brackets]
    .sort((a, b) => b.units - a.units || a.from - b.from)
    .slice(0, named)
    .sort((a, b) => a.from - b.from)

const vi = (ranked: number, brackets: readonly Bracket[]): string => {
  if (brackets.length === 0)
    return `Với độ tin cậy 90 %, thứ hạng của ${ranked} đơn vị phân biệt được với nhau.`
  const groups = largest(brackets).map(({ units, from, to }) =>
    from === to ? `${units} đơn vị cùng hạng ${from}` : `${units} đơn vị từ hạng ${from} đến hạng ${to}`,
  )
  const rest = brackets.length - groups.length
  const more = rest > 0 ? ` và của ${rest} nhóm đơn vị khác` : ''
  return `Với độ tin cậy 90 %, không thể phân biệt thứ hạng của ${groups.join(', của ')}${more}.`
}

const en = (ranked: number, brackets: readonly Bracket[]): string => {
  if (brackets.length === 0) return `At 90% confidence, the ranks of the ${ranked} units can be told apart.`
  const groups = largest(brackets).map(({ units, from, to }) =>
    from === to
      ? `the ${units} units that share rank ${from}`
      : `the ${units} units from rank ${from} to rank ${to}`,
  )
  const rest = brackets.length - groups.length
  const more = rest > 0 ? `, nor those of ${rest} other ${rest === 1 ? 'group' : 'groups'} of units` : ''
  return `At 90% confidence, the ranks of ${groups.join(', of ')} cannot be told apart${more}.`
}

/** The one sentence that a newspaper can print of a ranking's intervals. */
export const intervalSentence = (
  { ranked, brackets }: { ranked: number; brackets: readonly Bracket[] },
  lang: Lang,
): string => (lang === 'en' ? en : vi)(ranked, brackets)
