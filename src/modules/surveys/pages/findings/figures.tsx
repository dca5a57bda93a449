import { exact, showRounded } from '#platform/exact.ts'
import type { Lang } from '#platform/lang.ts'
import { showDecimal, showNumber } from '#ui/format.ts'
import type { Estimate, LineFigure } from '../../rules/analyse.ts'
import type { Line } from '../../rules/lines.ts'
import { findingsTexts } from '../../texts/findings.ts'
import { said } from '../words.ts'

/** A figure as the method prints it: 86,50. */
export const printed = (value: string, decimals: number, lang: Lang): string =>
  showDecimal(showRounded(exact(value), decimals, 'half_up'), lang)

const width = 120

/** A figure of 0 to 100 as a dot on its interval: where two overlap, they cannot be told apart. */
const IntervalMark = ({ one, story }: { one: Estimate; story: string }) => {
  const at = (value: string) => String(Math.round(4 + (Number(value) / 100) * (width - 8)))
  return (
    <svg
      class="ct-chart"
      width={String(width)}
      height="14"
      viewBox={`0 0 ${width} 14`}
      role="img"
      aria-label={story}
    >
      <line class="grid" x1="4" x2={String(width - 4)} y1="7" y2="7" />
      <line class="ink" x1={at(one.low)} x2={at(one.high)} y1="7" y2="7" />
      <circle class="dot" cx={at(one.value)} cy="7" r="3.5" />
    </svg>
  )
}

type CellProps = { one: Estimate | null | undefined; decimals: number; lang: Lang }

const between = (one: Estimate, decimals: number, lang: Lang): string =>
  `${printed(one.low, decimals, lang)}–${printed(one.high, decimals, lang)}`

/** A figure with its interval in words below. */
export const FigureCell = ({ one, decimals, lang }: CellProps) =>
  one ? (
    <>
      {printed(one.value, decimals, lang)}
      <br />
      <span class="ct-small ct-quiet ct-nowrap">{between(one, decimals, lang)}</span>
    </>
  ) : (
    <span class="ct-quiet ct-small">{findingsTexts[lang].tooFew}</span>
  )

/** The interval drawn and in words. */
export const IntervalCell = ({ one, decimals, lang }: CellProps) => {
  if (!one) return null
  const words = between(one, decimals, lang)
  return (
    <span class="ct-between">
      <IntervalMark one={one} story={`${printed(one.value, decimals, lang)}: ${words}`} />
      <span class="ct-small ct-quiet ct-num">{words}</span>
    </span>
  )
}

/** How often each answer was given, in words: "Hài lòng 12 · Rất hài lòng 30". */
export const Distribution = ({ line, figure, lang }: { line: Line; figure: LineFigure; lang: Lang }) => {
  const t = findingsTexts[lang]
  if (figure.sum !== undefined)
    return (
      <span class="ct-small">
        {t.average(
          printed(showRounded(exact(figure.sum).over(exact(String(figure.n))), 1, 'half_up'), 1, lang),
        )}
      </span>
    )
  const given = line.options.filter(({ code }) => figure.counts[code])
  return (
    <span class="ct-small ct-num">
      {given
        .map(({ code, text }) => `${said(text, lang)} ${showNumber(figure.counts[code] ?? 0, lang)}`)
        .join(' · ')}
    </span>
  )
}
