import { describe, expect, test } from 'vitest'
import { vietnamCron } from './timers.ts'

describe('timers in hours of Việt Nam', () => {
  test.each([
    ['30 7 * * *', '30 0 * * *'],
    ['0 6 * * *', '0 23 * * *'],
    ['30 6 * * 1', '30 23 * * 0'],
    ['0 0 * * 0', '0 17 * * 6'],
    ['0 8,17 * * 1-5', '0 1,10 * * 1-5'],
    ['0 7-9 1 * *', '0 0,1,2 1 * *'],
    ['0 */6 * * *', '0 5,11,17,23 * * *'],
    ['*/5 * * * *', '*/5 * * * *'],
    ['0 7 1 1,7 *', '0 0 1 1,7 *'],
  ])('%s in Việt Nam is %s in UTC', (at, utc) => expect(vietnamCron(at)).toBe(utc))

  test.each(['0 6 1 * *', '0 6,8 * * 1', '0 7 * *', 'x y * * *', '0 7 * * * *'])('%s is refused', (at) =>
    expect(() => vietnamCron(at)).toThrow(RangeError),
  )
})
