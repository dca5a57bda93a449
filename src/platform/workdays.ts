import { addDays, type Day, isDay, weekday } from './day.ts'

/** A day that breaks the week's rule: `off` a weekday without work, `work` a weekend day made up for. */
export type DayException = { day: Day; kind: 'off' | 'work' }

export type Workdays = {
  isWorkingDay: (day: Day) => boolean
  /** The n-th working day after `day`; `day` itself is not counted. n 0 gives `day`. */
  addWorkingDays: (day: Day, n: number) => Day
}

/** Working days: Monday to Friday, but for the exceptions given. */
export function workdays(exceptions: readonly DayException[] = []): Workdays {
  const kinds = new Map(exceptions.map((e) => [e.day, e.kind]))
  const isWorkingDay = (day: Day): boolean =>
    (kinds.get(day) ?? (weekday(day) <= 5 ? 'work' : 'off')) === 'work'
  return { isWorkingDay, addWorkingDays: (day, n) => workingDayAfter(day, n, isWorkingDay) }
}

/** The n-th day after `day` that `isWorkingDay` accepts; throws RangeError where a year holds none. */
export function workingDayAfter(day: Day, n: number, isWorkingDay: (day: Day) => boolean): Day {
  let at = day
  let idle = 0
  for (let left = n; left > 0; ) {
    at = addDays(at, 1)
    if (isWorkingDay(at)) {
      left--
      idle = 0
    } else if (++idle > 366) throw new RangeError('no working day within a year')
  }
  return at
}

/** The exceptions in a table `day,kind,…` with one head line; only the first two columns are read. */
export const readDayExceptions = (csv: string): DayException[] =>
  csv.split(/\r?\n/).flatMap((line) => {
    const [day, kind] = line.split(',')
    return isDay(day) && (kind === 'off' || kind === 'work') ? [{ day, kind }] : []
  })
