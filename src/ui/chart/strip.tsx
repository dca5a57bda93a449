import { raw } from 'hono/html'
import type { Day } from '#platform/day.ts'
import { addDays, daysBetween, monthOf, yearOf } from '#platform/day.ts'
import type { Lang } from '#platform/lang.ts'
import { showDate, showDayMonth, showTimeliness, timelinessOf } from '../format.ts'
import { uiTexts } from '../texts.ts'
import type { For } from './draw.ts'

export type StripProps = {
  lang: Lang
  issuedOn: Day
  /** deadlines in their order: the first, then each extension granted */
  dueOn: Day[]
  /** an extension asked for, granted or not */
  askedFor?: Day
  finishedOn?: Day
  today: Day
}

type Shape = { x: (day: Day) => number; left: number; right: number }

const W = { wide: { width: 1080, height: 114, right: 96 }, phone: { width: 311, height: 118, right: 10 } } as const

/** From the first day shown to a little after the last; a phone begins six weeks before the first deadline. */
function scale(props: StripProps, on: For): Shape {
  const { issuedOn, dueOn, askedFor, finishedOn, today } = props
  const firstDue = dueOn[0] ?? issuedOn
  const end = [...dueOn, askedFor, finishedOn ?? today].filter((day) => day !== undefined).sort().at(-1) as Day
  const early = addDays(firstDue, -42)
  const start = on === 'phone' && early > issuedOn ? early : issuedOn
  const span = Math.max(daysBetween(start, end) * 1.05, 7)
  const { width, right } = W[on]
  return { left: 2, right: width - right, x: (day) => round(2 + (Math.max(daysBetween(start, day), 0) / span) * (width - right - 2)) }
}

const round = (n: number): number => Math.round(n * 10) / 10
const tag = (name: string, attributes: Record<string, string | number>, text?: string): string =>
  `<${name}${Object.entries(attributes).map(([k, v]) => ` ${k}="${v}"`).join('')}>${text ?? ''}</${name}>`

const segment = (kind: string, from: number, to: number): string =>
  to > from ? tag('rect', { class: kind, x: from, y: 54, width: round(to - from), height: 12 }) : ''

/** A name over its day. Names stand left of their line unless there is no room. */
const label = (x: number, name: string, day: string, anchor: 'start' | 'middle' | 'end', strong: boolean): string =>
  tag('text', { x, y: 27, 'text-anchor': anchor }, name) + tag('text', { class: strong ? 'mark' : 'quiet', x, y: 43, 'text-anchor': anchor }, day)

function months(props: StripProps, { x, right }: Shape, on: For): string {
  const t = uiTexts(props.lang)
  const [from, to] = [props.issuedOn, addDays(props.issuedOn, 366 * 3)]
  const out: string[] = []
  let last = -Infinity
  for (let y = yearOf(from), m = monthOf(from) + 1; y <= yearOf(to) && out.length < 24; m++) {
    if (m > 12) {
      m = 1
      y++
    }
    const at = x(`${y}-${String(m).padStart(2, '0')}-01`)
    if (at > right) break
    if (at <= 4 || at - last < (on === 'wide' ? 80 : 44)) continue
    last = at
    out.push(tag('path', { class: 'axis', d: `M${at},66v5` }), tag('text', { x: at, y: 84, 'text-anchor': 'middle' }, t.month(m)))
  }
  return out.join('')
}

function story(props: StripProps): string {
  const { lang, dueOn, askedFor, finishedOn, today } = props
  const vi = lang === 'vi'
  const d = (day: Day) => showDate(day, lang)
  const time = timelinessOf(dueOn.at(-1), finishedOn, today)
  const parts = [
    vi ? `Giao ${d(props.issuedOn)}` : `Given ${d(props.issuedOn)}`,
    dueOn[0] ? (vi ? `hạn đầu ${d(dueOn[0])}` : `first deadline ${d(dueOn[0])}`) : vi ? 'không hạn' : 'no deadline',
    askedFor ? (vi ? `đã xin gia hạn đến ${d(askedFor)}` : `extension asked for to ${d(askedFor)}`) : '',
    ...dueOn.slice(1).map((day) => (vi ? `được gia hạn đến ${d(day)}` : `extended to ${d(day)}`)),
    finishedOn ? (vi ? `hoàn thành ${d(finishedOn)}` : `completed ${d(finishedOn)}`) : '',
    showTimeliness(time, lang).toLowerCase(),
  ]
  return `${parts.filter(Boolean).join('; ')}.`
}

function drawing(props: StripProps, on: For): string {
  const { lang, issuedOn, dueOn, askedFor, finishedOn, today } = props
  const t = uiTexts(lang)
  const shape = scale(props, on)
  const { x, left, right } = shape
  const day = (value: Day) => showDayMonth(value, lang)
  const until = finishedOn ?? today
  const [first, last] = [dueOn[0], dueOn.at(-1)]
  const end = x(until)
  const bars = first && last
    ? segment('span', left, Math.min(x(first), end)) + segment('span-more', Math.min(x(first), end), x(last)) + segment('bad', x(last), end)
    : segment('span', left, end)
  const lines = [...dueOn].map((due) => tag('path', { class: 'now', d: `M${x(due)},66V${on === 'wide' ? 18 : 44}` })).join('')
  const asked = askedFor && askedFor !== last ? tag('path', { class: 'gap', d: `M${x(askedFor)},66V18` }) + label(x(askedFor) + 6, t.askedTo, day(askedFor), on === 'wide' ? 'start' : 'end', false) : ''
  const names = dueOn.map((due, i) => label(on === 'wide' ? x(due) - 6 : x(due), i === 0 ? t.firstDue : t.extendedTo, day(due), on === 'wide' ? 'end' : 'middle', true)).join('')
  const time = timelinessOf(last, finishedOn, today)
  const late = time.key === 'late' || time.key === 'overdue'
  const words = finishedOn ? t.finished(day(finishedOn), showTimeliness(time, lang).toLowerCase()) : `${t.today} ${day(today)}, ${showTimeliness(time, lang).toLowerCase()}`
  const anchor = end > right - 120 ? 'end' : end < 120 ? 'start' : 'middle'
  const { width, height } = W[on]
  return `<svg class="ct-chart" data-for="${on}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${story(props)}">${[
    tag('path', { class: 'axis', d: `M${left},66H${right}` }),
    months(props, shape, on),
    bars,
    lines,
    asked,
    on === 'wide' && first && x(first) > 180 ? label(left, t.first, day(issuedOn), 'start', true) : '',
    names,
    tag('circle', { class: finishedOn ? 'dot' : 'ring', cx: end, cy: 60, r: 6 }),
    tag('path', { class: 'now', d: `M${end},70v20` }),
    tag('text', { class: late ? 'badt' : 'mark', x: end, y: 104, 'text-anchor': anchor }, words),
  ].join('')}</svg>`
}

/**
 * A task's strip of time: given, first deadline, extension granted and asked for, the late part in red. The mark
 * of lateness stays after the task is done.
 */
export const TimeStrip = (props: StripProps) => (
  <div class="ct-strip">
    {raw(drawing(props, 'wide'))}
    {raw(drawing(props, 'phone'))}
  </div>
)
