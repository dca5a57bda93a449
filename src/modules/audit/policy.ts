import { type Actor, mayReadAs } from '#platform/context.ts'

/** Which entries an actor may read: all, or those that fit at least one of the rest. */
export type RecordSight = {
  all: boolean
  personId: string | null
  unitIds: readonly number[]
  kinds: readonly string[]
}

/** What an administrator's work is about; administrators see no content by being administrator. */
export const administrativeKinds: readonly string[] = [
  'person',
  'account',
  'session',
  'mandate',
  'office',
  'one-time-link',
  'api-token',
  'token',
  'setting',
  'unit',
  'unit-kind',
  'audit',
  'backup',
]

/** The table of docs/domain/roles.md: auditor all, head the unit's, administrator settings, others their own acts. */
export const recordSight = (actor: Actor): RecordSight => {
  const heads = actor.mandates.filter((m) => m.roles.includes('head'))
  return {
    all: actor.kind === 'system' || mayReadAs(actor, 'auditor') !== undefined,
    personId: actor.id,
    unitIds: [...new Set(heads.flatMap((m) => m.reach))],
    kinds: mayReadAs(actor, 'administrator') ? administrativeKinds : [],
  }
}

/** True for those who see more than their own acts: the room stands in their list of rooms. */
export const readsOthers = (sight: RecordSight): boolean =>
  sight.all || sight.unitIds.length > 0 || sight.kinds.length > 0

/** Where an act came from is for the auditor alone, and for each person about their own acts. */
export const maySeeOrigin = (sight: RecordSight, personId: string | null): boolean =>
  sight.all || (personId !== null && personId === sight.personId)
