import type { RawBuilder } from 'kysely'
import { type Actor, holds } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import type { WaitingRow } from '#platform/room.ts'
import { waitingPilots } from '../store/pilots.ts'

const unitsAs = (actor: Actor, role: 'head' | 'focal'): number[] =>
  actor.mandates.filter((held) => held.roles.includes(role)).map((held) => held.unitId)

/** What waits: year-end reports of pilot units to write, to send, to judge. */
export const waitingFor = (actor: Actor, today: Day): RawBuilder<WaitingRow> | null => {
  if (actor.kind !== 'person' || actor.mandates.length === 0) return null
  // for an issuer waits only what the standing agency may not judge, so that nothing waits for two
  const own = actor.mandates.filter((held) => !held.roles.includes('issuer')).map((held) => held.unitId)
  const units = { heads: unitsAs(actor, 'head'), focals: unitsAs(actor, 'focal') }
  return waitingPilots(
    units,
    {
      agency: holds(actor, 'standing-agency') !== undefined,
      issuer: holds(actor, 'issuer') !== undefined,
      notOf: own,
    },
    today,
  )
}
