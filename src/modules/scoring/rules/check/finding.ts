import type { Facts } from '../outcome.ts'

/** An `error` keeps a set from being saved as final; a `notice` is said and lets it pass. */
export type Level = 'error' | 'notice'
/** What a check found: at which code (`set` for the whole), a kebab-case reason, and what it rests on. */
export type Finding = { level: Level; code: string; reason: string; facts: Facts }

export const error = (code: string, reason: string, facts: Facts = {}): Finding => ({
  level: 'error',
  code,
  reason,
  facts,
})
export const notice = (code: string, reason: string, facts: Facts = {}): Finding => ({
  level: 'notice',
  code,
  reason,
  facts,
})
