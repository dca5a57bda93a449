import * as Plot from '@observablehq/plot'
import type { Day } from '#platform/day.ts'
import { endOfMonth, monthOf, yearOf } from '#platform/day.ts'
import type { Lang } from '#platform/lang.ts'
import { showDate, showDayMonth, showNumber } from '../format.ts'
import { uiTexts } from '../texts.ts'
import { draw, type For, steps } from './draw.ts'
import { Chart, type ChartData } from './frame.tsx'

/** How many in all by a day (cumulative). */
export type Step = { day: Day; n: number }

export type ProgressProps = {
  lang: Lang
  /** what is counted: "Nhiệm vụ hoàn thành" */
  name: string
  /** what is done, by day, cumulative, oldest first */
  done: Step[]
  /** what the plan foresaw, the same way */
  plan: Step[]
  total: number
  year: number
  today: Day
  /** `today` is another day than today, asked for by the reader */
  cut?: boolean
  /** the list behind a figure of a line by a day */
  href?: (line: 'plan' | 'done', by: Day) => string
}

const at = (day: Day): Date => new Date(`${day}T00:00:00Z`)
const by = (all: Step[], day: Day): number => all.filter((step) => step.day <= day).at(-1)?.n ?? 0

/** Both lines from 1 January at 0, the done one up to today, the plan to the year's end. */
function lines({ done, plan, year, today }: ProgressProps) {
  const [first, last]: [Day, Day] = [`${year}-01-01`, `${year}-12-31`]
  const end = today < first ? first : today > last ? last : today
  const whole = (all: Step[], to: Day): Step[] => [
    { day: first, n: by(all, first) },
    ...all.filter((step) => step.day > first && step.day <= to),
    { day: to, n: by(all, to) },
  ]
  return { first, last, end, done: whole(done, end), plan: whole(plan, last) }
}

/** What was done only after the year that the chart shows, so that its last point is not the whole figure. */
function afterYear({ done, year, today }: ProgressProps): number {
  const last: Day = `${year}-12-31`
  return today > last ? by(done, today) - by(done, last) : 0
}

const story = (props: ProgressProps): string => {
  const { end, done } = lines(props)
  const later = afterYear(props)
  const n = showNumber(done.at(-1)?.n ?? 0, props.lang)
  const [total, planned] = [showNumber(props.total, props.lang), showNumber(by(props.plan, end), props.lang)]
  const day = showDate(end, props.lang)
  return props.lang === 'vi'
    ? `${props.name} lũy kế năm ${props.year} so với lộ trình: ${n} trên ${total} ngày ${day}; lộ trình đến ngày đó là ${planned}${later > 0 ? `; thêm ${showNumber(later, 'vi')} xong sau năm` : ''}.`
    : `${props.name}, cumulative in ${props.year}, against the trajectory: ${n} of ${total} on ${day}; the trajectory for that day is ${planned}${later > 0 ? `; ${showNumber(later, 'en')} more done after the year` : ''}.`
}

function drawing(props: ProgressProps, on: For, words: string): string {
  const { lang, total, year } = props
  const { first, last, end, done, plan } = lines(props)
  const wide = on === 'wide'
  const t = uiTexts(lang)
  const ticks = steps(Math.max(total, 1))
  const months = Array.from({ length: 12 }, (_, i) => i + 1).filter((m) => wide || m % 2 === 1)
  const middle = (m: number): Day => `${year}-${String(m).padStart(2, '0')}-15`
  const xy = { x: (step: Step) => at(step.day), y: 'n' as const }
  const tip = done.at(-1) as Step
  const near = Math.abs(total - tip.n) / Math.max(total, 1) < 0.06
  const later = afterYear(props)
  const ends: Plot.Markish[] = wide
    ? [
        Plot.text([{ day: last, n: total }], {
          ...xy,
          text: () => `${showNumber(total, lang)} ${lang === 'vi' ? 'cả năm' : 'this year'}`,
          dx: 8,
          textAnchor: 'start',
          className: 'end',
        }),
        Plot.text([{ day: last, n: tip.n }], {
          ...xy,
          text: () => `${showNumber(tip.n, lang)} ${t.done.toLowerCase()}`,
          dx: 8,
          dy: near ? 15 : 0,
          textAnchor: 'start',
          className: 'inkt',
        }),
        ...(later > 0
          ? [
              Plot.text([{ day: last, n: tip.n }], {
                ...xy,
                text: () => t.afterYear(showNumber(later, lang)),
                dx: 8,
                dy: near ? 30 : 15,
                textAnchor: 'start',
                className: 'inkt',
              }),
            ]
          : []),
      ]
    : [
        Plot.text([tip], {
          ...xy,
          text: () => showNumber(tip.n, lang),
          dx: -8,
          dy: -8,
          textAnchor: 'end',
          className: 'inkt halo',
        }),
      ]
  return draw(
    {
      width: wide ? 480 : 311,
      height: wide ? 372 : 240,
      marginLeft: 30,
      marginRight: wide ? 80 : 10,
      marginTop: 26,
      marginBottom: 24,
      x: { type: 'utc', domain: [at(first), at(last)], axis: null },
      y: { domain: [0, Math.max(total, 1)], axis: null },
      marks: [
        Plot.ruleY(ticks, { className: 'grid' }),
        Plot.text(ticks, {
          x: () => at(first),
          y: (n: number) => n,
          text: (n: number) => showNumber(n, lang),
          dx: -6,
          textAnchor: 'end',
          className: 'tick',
        }),
        Plot.text(months, {
          x: (m: number) => at(middle(m)),
          frameAnchor: 'bottom',
          dy: 18,
          text: (m: number) => t.month(m),
          className: 'tick',
        }),
        Plot.ruleX([at(end)], { className: 'now' }),
        Plot.text([end], {
          x: at,
          frameAnchor: 'top',
          dy: -18,
          dx: 3,
          textAnchor: monthOf(end) > 3 ? 'end' : 'start',
          text: (day: Day) =>
            props.cut || day !== props.today ? showDate(day, lang) : `${t.today}, ${showDayMonth(day, lang)}`,
          className: 'tick',
        }),
        Plot.line(plan, { ...xy, curve: 'step-after', className: 'plan' }),
        Plot.line(done, { ...xy, curve: 'step-after', className: 'ink' }),
        Plot.dot([tip], { ...xy, r: 4.5, className: 'dot' }),
        ...ends,
      ],
    },
    words,
    on,
  )
}

function table(props: ProgressProps): ChartData {
  const { lang, year } = props
  const t = uiTexts(lang)
  const { end } = lines(props)
  const months = Array.from({ length: 12 }, (_, i) => i + 1)
  const figure = (line: 'plan' | 'done', day: Day) => {
    const n = by(props[line], day)
    const text = showNumber(n, lang)
    return props.href && n > 0 ? { text, href: props.href(line, day) } : text
  }
  const value = (line: 'plan' | 'done', m: number, to: Day) => {
    const last = endOfMonth(year, m)
    const started: Day = `${last.slice(0, 8)}01`
    return started > to ? '' : figure(line, last < to ? last : to)
  }
  const later = afterYear(props) > 0
  const whole = (line: 'plan' | 'done') => (later ? [figure(line, props.today)] : [])
  return {
    heads: [
      lang === 'vi' ? 'Đến hết tháng' : 'To the end of',
      ...months.map(t.month),
      ...(later ? [showDate(props.today, lang)] : []),
    ],
    rows: [
      {
        name: t.plan,
        values: [...months.map((m) => value('plan', m, `${yearOf(end)}-12-31`)), ...whole('plan')],
      },
      {
        name: t.done.toLowerCase(),
        values: [...months.map((m) => value('done', m, end)), ...whole('done')],
      },
    ],
  }
}

/** The year's steps against the trajectory: one ink line, the plan as dots, today as a hairline. */
export const ProgressChart = (props: ProgressProps) => {
  const words = story(props)
  return (
    <Chart
      drawings={[drawing(props, 'wide', words), drawing(props, 'phone', words)]}
      data={table(props)}
      lang={props.lang}
      story={words}
    />
  )
}
