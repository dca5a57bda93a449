import type { Expectations } from '../expected.ts'

/** Who gets what from the directives room; see ../expected.ts for how to read a line. */
export const directives: Expectations = {
  'api GET /api/v1/directives': { 200: 'everyone', shows: '"items"' },
}
