import type { Expectation } from './expected.ts'

/** An act of the API is anybody's who may press its button: the page's line, answered with a number instead of a page. */
export const pressedByApi = (
  { 303: who = '', ...rest }: Expectation,
  { status = 200, shows = '"id"' }: { status?: 200 | 201; shows?: string } = {},
): Expectation => ({ ...rest, [status]: who, shows })
