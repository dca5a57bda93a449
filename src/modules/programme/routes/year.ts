import type { C } from '#platform/http.ts'
import { readInput } from '#platform/input.ts'
import { Refused } from '#platform/refused.ts'
import { yearInput } from '../input.ts'

/** The year in the address; what is no year is not found. */
export const yearIn = (c: C): number => {
  const read = readInput(yearInput, c.req.param('year'))
  if (!read.ok) throw new Refused('missing', 'page')
  return read.value
}
