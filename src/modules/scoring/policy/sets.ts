import { type Actor, holds, type Mandate, mayReadAs } from '#platform/context.ts'

/** Sets are drafted by the standing agency and the issuer (docs/domain/roles.md). */
export const mayDraftSet = (actor: Actor): Mandate | undefined =>
  holds(actor, 'standing-agency') ?? holds(actor, 'issuer')

/** Only the issuer issues a set, or ends its effect. */
export const mayIssueSet = (actor: Actor): Mandate | undefined => holds(actor, 'issuer')

/** Drafts are read by those who prepare, decide and audit; an issued set by everybody signed in. */
export const seesDrafts = (actor: Actor): boolean =>
  actor.kind === 'system' ||
  (['standing-agency', 'issuer', 'auditor'] as const).some((role) => mayReadAs(actor, role) !== undefined)
