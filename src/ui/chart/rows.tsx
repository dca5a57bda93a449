import type { Child } from 'hono/jsx'
import { Bar, type BarPart } from '../figure.tsx'

/** Bars in rows: a name, its bar on a common scale, its figure. The figures beside the bars are the table. */
export const BarRows = ({
  rows,
  of,
}: {
  rows: { name: Child; parts: BarPart[]; figure: Child }[]
  /** the full length of a bar: the largest row, or each row's own total */
  of: number
}) => (
  <ul class="ct-plain ct-bars-rows">
    {rows.map((row) => (
      <li>
        <span>{row.name}</span>
        <Bar parts={row.parts} of={of} />
        <span class="ct-num">{row.figure}</span>
      </li>
    ))}
  </ul>
)
