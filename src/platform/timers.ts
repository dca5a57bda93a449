import { type ParsedCronItem, parseCronItems } from 'graphile-worker'
import type { Timer } from './room.ts'

const expand = (field: string, most: number): number[] =>
  field.split(',').flatMap((part) => {
    const [, from, to, step] = /^(\d+|\*)(?:-(\d+))?(?:\/(\d+))?$/.exec(part) ?? []
    if (from === undefined) throw new RangeError(`not a cron field: ${field}`)
    const first = from === '*' ? 0 : Number(from)
    const last = from === '*' ? most : to === undefined ? (step === undefined ? first : most) : Number(to)
    const values = []
    for (let value = first; value <= last; value += Number(step ?? 1)) values.push(value)
    return values
  })

/**
 * The worker's clock is UTC: "30 6 * * 1" (Monday 06:30 in Việt Nam) becomes "30 23 * * 0". Before 07:00 the UTC
 * day is the one before, so a day of the month needs an hour from 7 on. Throws RangeError otherwise.
 */
export const vietnamCron = (at: string): string => {
  const [minute = '', hour = '', day = '', month = '', weekday = '', ...more] = at.trim().split(/\s+/)
  if (!weekday || more.length > 0) throw new RangeError(`five fields, not "${at}"`)
  if (hour === '*' && day === '*' && month === '*' && weekday === '*') return at
  const hours = expand(hour, 23)
  const early = hours.filter((h) => h < 7).length
  const dated = day !== '*' || month !== '*'
  if (early === 0) return [minute, hours.map((h) => h - 7).join(','), day, month, weekday].join(' ')
  if (dated || (early < hours.length && weekday !== '*'))
    throw new RangeError(`"${at}": hours before 7 lie on another day in UTC; choose hours from 7 on`)
  const utcHours = hours.map((h) => (h + 17) % 24).sort((a, b) => a - b)
  const utcDays =
    weekday === '*'
      ? '*'
      : expand(weekday, 6)
          .map((d) => (d + 6) % 7)
          .join(',')
  return [minute, utcHours.join(','), '*', '*', utcDays].join(' ')
}

const hourMs = 3_600_000

/** How far back a missed time is made up for: the last one of a day, week, month or quarter; not of each hour. */
const makeUpMs = (at: string): number => {
  const [minute = '', hour = '', ...dated] = at.trim().split(/\s+/)
  if (/[*/]/.test(minute) || /[*/]/.test(hour)) return 0
  return dated.every((field) => field === '*') ? 26 * hourMs : 32 * 24 * hourMs
}

/** Missed times share one waiting job (the key), but may run one after another: a timer's work must bear that. */
export const cronItems = (timers: readonly Timer[]): ParsedCronItem[] =>
  parseCronItems(
    timers.map(({ at, job }) => ({
      task: job,
      match: vietnamCron(at),
      identifier: `${job} ${at}`,
      options: { backfillPeriod: makeUpMs(at), jobKey: `timer ${job} ${at}` },
    })),
  )
