import { type Actor, holds, type Mandate, mayReadAs, type Role } from '#platform/context.ts'

/** May, and under which office; without one only the system acts. */
export type May = { office: Mandate | undefined }

const acting = (actor: Actor, roles: readonly Role[]): May | undefined => {
  if (actor.kind === 'system') return { office: undefined }
  const office = roles.map((role) => holds(actor, role)).find((one) => one)
  return office && { office }
}

/** Questionnaires and campaigns are prepared and run by the standing agency (docs/domain/roles.md). */
export const mayRun = (actor: Actor): May | undefined => acting(actor, ['standing-agency'])

/** The issuer opens a campaign; the standing agency only with a decision that names a number. */
export const mayOpen = (actor: Actor): (May & { needsDecision: boolean }) | undefined => {
  const issuer = acting(actor, ['issuer'])
  if (issuer) return { ...issuer, needsDecision: false }
  const agency = mayRun(actor)
  return agency && { ...agency, needsDecision: true }
}

const readers: readonly Role[] = ['standing-agency', 'issuer', 'auditor']

/** Who sees drafts, samples, how many answered. Nobody sees who answered what: the database does not know. */
export const mayOversee = (actor: Actor): boolean =>
  actor.kind === 'system' || readers.some((role) => mayReadAs(actor, role) !== undefined)

const insiders: readonly Role[] = [...readers, 'head', 'focal', 'member']

/** Who finds campaigns at all: units those whose results are published. */
export const mayEnter = (actor: Actor): boolean =>
  actor.kind === 'system' || insiders.some((role) => mayReadAs(actor, role) !== undefined)
