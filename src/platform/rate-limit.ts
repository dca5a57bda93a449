import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Config } from './config.ts'
import { Refused } from './refused.ts'

/** Takes one request of this person or address; refused when there were too many in the last minute. */
export type TakeTurn = (who: string) => Promise<void>

/**
 * A limit a minute for each person, or for each address before the sign-in; counted in this process, since it only
 * keeps one client from starving the others. REQUESTS_PER_MINUTE=0 switches it off (for the bench). `times`: how
 * often the limit.
 */
export const rateLimit = (config: Config, times = 1): TakeTurn => {
  if (config.REQUESTS_PER_MINUTE === 0) return async () => {}
  const limiter = new RateLimiterMemory({ points: config.REQUESTS_PER_MINUTE * times, duration: 60 })
  return async (who) => {
    await limiter.consume(who).catch(() => {
      throw new Refused('rule', 'too-many-requests')
    })
  }
}
