import { raw } from 'hono/html'
import type { Day } from '#platform/day.ts'
import { addDays, daysBetween, monthOf, yearOf } from '#platform/day.ts'
import type { Lang } from '#platform/lang.ts'
import { showDate, showDayMonth, showDays, showTimeliness, timelinessOf } from '../format.ts'
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
  /** handed in, and lies with who checks it: from then on the days are not the unit's */
  submittedOn?: Day
  today: Day
}

type Shape = { x: (day: Day) => number; left: number; right: number }

/** Height of a tier of labels. */
const TIER = 36
const W = {
  wide: { width: 1080, height: 114, right: 96 },
  phone: { width: 311, height: 118, right: 10 },
} as const

/** From the first day shown to a little after the last; a phone begins three weeks before the first deadline. */
function scale(props: StripProps, on: For): Shape {
  const { issuedOn, dueOn, askedFor, finishedOn, today } = props
  const firstDue = dueOn[0] ?? issuedOn
  const end = [...dueOn, askedFor, finishedOn ?? today]
    .filter((day) => day !== undefined)
    .sort()
    .at(-1) as Day
  const early = addDays(firstDue, -21)
  const start = on === 'phone' && early > issuedOn ? early : issuedOn
  const span = Math.max(daysBetween(start, end) * 1.05, 7)
  const { width, right } = W[on]
  return {
    left: 2,
    right: width - right,
    x: (day) => round(2 + (Math.max(daysBetween(start, day), 0) / span) * (width - right - 2)),
  }
}

const round = (n: number): number => Math.round(n * 10) / 10
const tag = (name: string, attributes: Record<string, string | number>, text?: string): string =>
  `<${name}${Object.entries(attributes)
    .map(([k, v]) => ` ${k}="${v}"`)
    .join('')}>${text ?? ''}</${name}>`

const segment = (kind: string, from: number, to: number): string =>
  to > from ? tag('rect', { class: kind, x: from, y: 54, width: round(to - from), height: 12 }) : ''

/** Words over the strip; `at` is where its hairline stands, if it has one. */
type Label = {
  x: number
  at?: number
  name: string
  day: string
  anchor: 'start' | 'middle' | 'end'
  strong: boolean
}
type Placed = Label & { tier: number }

/** About how wide a label is: 12 px Be Vietnam Pro runs at some 6.4 px a letter. */
const extent = ({ x, name, day, anchor }: Label): [number, number] => {
  const width = Math.max(name.length, day.length) * 6.4 + 8
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return [left, left + width]
}

/** Labels that would run into each other stand on a higher tier. */
function place(labels: Label[]): Placed[] {
  const placed: Placed[] = []
  for (const label of [...labels].sort((a, b) => a.x - b.x)) {
    const [left, right] = extent(label)
    const free = (tier: number) =>
      placed.every((other) => other.tier !== tier || extent(other)[1] <= left || extent(other)[0] >= right)
    let tier = 0
    while (!free(tier)) tier++
    placed.push({ ...label, tier })
  }
  return placed
}

/** A name over its day, above the line that it belongs to. */
const label = ({ x, name, day, anchor, strong, tier }: Placed): string =>
  tag('text', { x, y: 27 - tier * TIER, 'text-anchor': anchor }, name) +
  tag('text', { class: strong ? 'mark' : 'quiet', x, y: 43 - tier * TIER, 'text-anchor': anchor }, day)

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
    out.push(
      tag('path', { class: 'axis', d: `M${at},66v5` }),
      tag('text', { x: at, y: 84, 'text-anchor': 'middle' }, t.month(m)),
    )
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
    dueOn[0]
      ? vi
        ? `hạn đầu ${d(dueOn[0])}`
        : `first deadline ${d(dueOn[0])}`
      : vi
        ? 'không hạn'
        : 'no deadline',
    askedFor ? (vi ? `đã xin gia hạn đến ${d(askedFor)}` : `extension asked for to ${d(askedFor)}`) : '',
    ...dueOn.slice(1).map((day) => (vi ? `được gia hạn đến ${d(day)}` : `extended to ${d(day)}`)),
    finishedOn ? (vi ? `hoàn thành ${d(finishedOn)}` : `completed ${d(finishedOn)}`) : '',
    props.submittedOn
      ? waitingWords(props, props.submittedOn).join('; ')
      : showTimeliness(time, lang).toLowerCase(),
  ]
  return `${parts.filter(Boolean).join('; ')}.`
}

function labels(props: StripProps, { x, left, right }: Shape, on: For): Label[] {
  const { lang, issuedOn, dueOn, askedFor } = props
  const t = uiTexts(lang)
  const day = (value: Day) => showDayMonth(value, lang)
  const wide = on === 'wide'
  const first = dueOn[0]
  const given: Label[] =
    wide && (!first || x(first) > 180)
      ? [{ x: left, name: t.first, day: day(issuedOn), anchor: 'start', strong: true }]
      : []
  const due: Label[] = dueOn.map((one, i) => {
    const at = x(one)
    const name = i === 0 ? t.firstDue : t.extendedTo
    if (wide) return { x: round(at - 6), at, name, day: day(one), anchor: 'end', strong: true }
    return {
      x: Math.min(Math.max(at, 36), right - 30),
      at,
      name,
      day: day(one),
      anchor: 'middle',
      strong: true,
    }
  })
  const asked: Label[] =
    askedFor && askedFor !== dueOn.at(-1)
      ? [
          {
            x: wide ? round(x(askedFor) + 6) : Math.min(x(askedFor) + 6, right),
            at: x(askedFor),
            name: t.askedTo,
            day: day(askedFor),
            anchor: wide ? 'start' : 'end',
            strong: false,
          },
        ]
      : []
  return [...given, ...due, ...asked]
}

/** A product that lies with the checker: how the unit stood when it handed it in, and how long it has waited since. */
function waitingWords({ lang, dueOn, today }: StripProps, submittedOn: Day): [unit: string, checker: string] {
  const t = uiTexts(lang)
  const stood = timelinessOf(dueOn.at(-1), submittedOn, today)
  const how = showTimeliness(stood.key === 'late' ? { ...stood, key: 'overdue' } : stood, lang).toLowerCase()
  const waited = daysBetween(submittedOn, today)
  const now = `${t.today} ${showDayMonth(today, lang)}`
  return [
    t.handedIn(showDayMonth(submittedOn, lang), how),
    waited > 0 ? `${now}, ${t.waitsForCheck(showDays(waited, lang))}` : t.waitsSinceToday,
  ]
}

/** The spans: given to first deadline, extension, what was late in red, and what waits for its check. */
function bars({ dueOn, finishedOn, submittedOn, today }: StripProps, { x, left }: Shape): string {
  const end = x(finishedOn ?? submittedOn ?? today)
  const [first, last] = [dueOn[0], dueOn.at(-1)]
  if (!first || !last) return segment('span', left, end)
  const worked = Math.min(x(first), end)
  const waits = submittedOn && !finishedOn ? segment('span-wait', end, x(today)) : ''
  return (
    segment('span', left, worked) +
    segment('span-more', worked, Math.min(x(last), submittedOn ? end : x(last))) +
    segment('bad', x(last), end) +
    waits
  )
}

/** Where it ends: finished, or where it stands today, in words. */
function ending(props: StripProps, { x, right }: Shape): string {
  const { lang, dueOn, finishedOn, submittedOn, today } = props
  const t = uiTexts(lang)
  const end = x(finishedOn ?? today)
  const time = timelinessOf(dueOn.at(-1), finishedOn, today)
  const how = showTimeliness(time, lang).toLowerCase()
  const words = finishedOn
    ? t.finished(showDayMonth(finishedOn, lang), how)
    : `${t.today} ${showDayMonth(today, lang)}, ${how}`
  const late = time.key === 'late' || time.key === 'overdue'
  const anchor = end > right - 90 ? 'end' : end < 90 ? 'start' : 'middle'
  if (submittedOn && !finishedOn)
    return waiting(props, submittedOn, { at: end, from: x(submittedOn), anchor })
  return (
    tag('circle', { class: finishedOn ? 'dot' : 'ring', cx: end, cy: 60, r: 6 }) +
    tag('path', { class: 'now', d: `M${end},70v20` }) +
    tag('text', { class: late ? 'badt' : 'mark', x: end, y: 104, 'text-anchor': anchor }, words)
  )
}

/** Handed in there, unchecked until today: two lines of words, so that a phone has room for both. */
function waiting(
  props: StripProps,
  submittedOn: Day,
  { at, from, anchor }: { at: number; from: number; anchor: string },
): string {
  const [unit, checker] = waitingWords(props, submittedOn)
  const late = timelinessOf(props.dueOn.at(-1), submittedOn, props.today).key === 'late'
  return (
    tag('circle', { class: 'dot', cx: from, cy: 60, r: 4 }) +
    tag('circle', { class: 'ring', cx: at, cy: 60, r: 6 }) +
    tag('path', { class: 'now', d: `M${at},70v20` }) +
    tag('text', { class: late ? 'badt' : 'mark', x: at, y: 104, 'text-anchor': anchor }, unit) +
    tag('text', { class: 'mark', x: at, y: 122, 'text-anchor': anchor }, checker)
  )
}

function drawing(props: StripProps, on: For): string {
  const shape = scale(props, on)
  const { left, right } = shape
  const placed = place(labels(props, shape, on))
  const lift = Math.max(...placed.map((one) => one.tier), 0) * TIER
  // each hairline reaches its own label, none runs through another's
  const lines = placed.flatMap(({ at, strong, tier }) =>
    at === undefined
      ? []
      : [
          tag('path', {
            class: strong ? 'now' : 'gap',
            d: `M${at},66V${(on === 'wide' ? 18 : 46) - tier * TIER}`,
          }),
        ],
  )
  const { width } = W[on]
  const height = W[on].height + lift + (props.submittedOn && !props.finishedOn ? 14 : 0)
  return `<svg class="ct-chart" data-for="${on}" width="${width}" height="${height}" viewBox="0 ${-lift} ${width} ${height}" role="img" aria-label="${story(props)}">${[
    tag('path', { class: 'axis', d: `M${left},66H${right}` }),
    months(props, shape, on),
    bars(props, shape),
    ...lines,
    ...placed.map(label),
    ending(props, shape),
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
