import { statementCounter } from '#platform/db.ts'

/**
 * Counts the statements of a page. Those of every page are no 'domain' of its own: who asks, what the frame shows,
 * locks and the record. `more` names others that a room answers for elsewhere, or narrows one of these.
 */
export const pageCounter = (more: Record<string, RegExp> = {}) =>
  statementCounter({
    session: /\b(auth_session|api_token|auth_rate_limit)\b/,
    frame: /installation\.unit|as waiting,/,
    audit: /pg_advisory|insert into audit_/i,
    ...more,
  })
