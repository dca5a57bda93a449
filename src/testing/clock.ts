import { type Day, dayOf, momentOn } from '#platform/day.ts'

/** A clock that stands still until it is moved; hand `now` and `today` to what asks for the time. */
export type TestClock = {
  now(): Date
  today(): Day
  /** To that day, at the same time of day. */
  goTo(day: Day): void
  /** Forward by seconds. */
  pass(seconds: number): void
}

/** Begins at the moment given: '2025-02-20' (09:00 in Việt Nam) or a full ISO time. */
export const testClock = (start = '2025-02-20'): TestClock => {
  let at = new Date(start.length === 10 ? `${start}T09:00:00+07:00` : start)
  return {
    now: () => new Date(at),
    today: () => dayOf(at),
    goTo: (day) => {
      at = momentOn(day, at)
    },
    pass: (seconds) => {
      at = new Date(at.getTime() + seconds * 1000)
    },
  }
}
