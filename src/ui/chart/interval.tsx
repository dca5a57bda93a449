/** From the first place to the last, drawn over so many units of width; both ends leave room for the dot. */
type Scale = { of: number; width: number; margin: number }

const at = (place: number, { of, width, margin }: Scale): number =>
  Math.round((of < 2 ? width / 2 : margin + ((place - 1) * (width - 2 * margin)) / (of - 1)) * 10) / 10

/** Places that the scale names: the first, the last, and round ones between that stand clear of both. */
const ticks = (of: number): number[] => {
  const step = [5, 10, 20, 50, 100, 200, 500].find((n) => of / n <= 5) ?? 1000
  const between = Array.from({ length: Math.floor(of / step) }, (_, i) => (i + 1) * step)
  return [1, ...between.filter((n) => n > step / 4 && n < of - step / 2), of].filter(
    (n, i, all) => all.indexOf(n) === i,
  )
}

const wide = (of: number): Scale => ({ of, width: 200, margin: 6 })
const narrow = (of: number): Scale => ({ of, width: 132, margin: 5 })

type Props = { low: number; high: number; rank: number; of: number; label: string }

/** An interval of ranks in a line of a table: from the first place at the left to the last, the dot is the printed rank. */
export const IntervalBar = ({ low, high, rank, of, label }: Props) => {
  const scale = wide(of)
  const grid = ticks(of)
    .map((n) => `M${at(n, scale)},-30V66`)
    .join('')
  return (
    <svg
      class="ct-chart ct-iv"
      width="200"
      height="36"
      viewBox="0 0 200 36"
      preserveAspectRatio="xMidYMid slice"
      role="img"
      aria-label={label}
    >
      <path class="grid" d={grid} />
      <path class="iv" d={`M${at(low, scale)},18H${at(high, scale)}`} />
      <circle class="dot" cx={String(at(rank, scale))} cy="18" r="4.5" />
    </svg>
  )
}

/** The scale above a column of interval bars. */
export const IntervalScale = ({ of }: { of: number }) => (
  <svg class="ct-chart" width="200" height="16" viewBox="0 0 200 16" aria-hidden="true">
    {ticks(of).map((n) => (
      <text x={String(at(n, wide(of)))} y="12" text-anchor="middle">
        {String(n)}
      </text>
    ))}
  </svg>
)

/** The small bar of the public page, its words beside it. */
export const IntervalMark = ({ low, high, rank, of }: Omit<Props, 'label'>) => {
  const scale = narrow(of)
  return (
    <svg class="ct-chart" width="132" height="14" viewBox="0 0 132 14" aria-hidden="true">
      <path class="axis" d="M5,7H127" />
      <path class="iv" d={`M${at(low, scale)},7H${at(high, scale)}`} />
      <circle class="dot" cx={String(at(rank, scale))} cy="7" r="4.5" />
    </svg>
  )
}

/** A bar as it stands in a sentence that says what the bars mean. */
export const IntervalKey = () => (
  <svg class="ct-chart ct-inline" width="44" height="12" viewBox="0 0 44 12" aria-hidden="true">
    <path class="iv" d="M2,6H42" />
    <circle class="dot" cx="20" cy="6" r="4.5" />
  </svg>
)
