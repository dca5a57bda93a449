import { type Actor, holds, type Mandate } from '#platform/context.ts'

/** The programme is drafted by the standing agency and decided by the issuer (docs/domain/roles.md). */
export const mayShapeProgramme = (actor: Actor): Mandate | undefined =>
  holds(actor, 'issuer') ?? holds(actor, 'standing-agency')
