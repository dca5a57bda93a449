import type { C } from '#platform/http.ts'
import { readInput, year } from '#platform/input.ts'
import { Refused } from '#platform/refused.ts'

/** The year in the address; what is no year is not found. */
export const yearIn = (c: C): number => {
  const read = readInput(year, c.req.param('year'))
  if (!read.ok) throw new Refused('missing', 'page')
  return read.value
}
