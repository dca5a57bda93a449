import { type Actor, holds, type Mandate } from '#platform/context.ts'

/** Units, kinds and codes are the administrator's to manage, and the issuer's to decide (docs/domain/roles.md). */
export const mayManageUnits = (actor: Actor): Mandate | undefined =>
  holds(actor, 'administrator') ?? holds(actor, 'issuer')
