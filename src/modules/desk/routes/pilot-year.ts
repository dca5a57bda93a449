import type { C } from '#platform/http.ts'
import { Refused } from '#platform/refused.ts'

/** The year in the address; what is no year is not found. */
export const pilotYearIn = (c: C): number => {
  const text = c.req.param('year') ?? ''
  if (!/^20\d\d$/.test(text)) throw new Refused('missing', 'page')
  return Number(text)
}
