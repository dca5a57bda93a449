import type { Day } from '#platform/day.ts'
import { type Decision, no, yes } from '#platform/decision.ts'

/** The places of a committee, then of its support team, in the order in which a decision names them. */
export const seatRoles = [
  'head',
  'standing-deputy',
  'deputy',
  'standing-member',
  'member',
  'team-leader',
  'team-deputy',
  'team-member',
] as const
export type SeatRole = (typeof seatRoles)[number]

export type AssignmentKind = 'area' | 'unit' | 'pilot'

type Term = { from: Day; to: Day | null }
export type Holding = Term & { personId: string | null; name: string }
export type Assignment = Term & { kind: AssignmentKind; targetId: number; year: number | null }

/** How a seat stands: `changed` when its office has another holder than sits in it, `vacant` when nobody does. */
export type SeatState = 'held' | 'changed' | 'vacant' | 'ended'

const runs = (term: Term, day: Day): boolean => term.from <= day && (term.to === null || term.to >= day)

const overlap = (a: Term, b: Term): boolean =>
  (a.to === null || a.to >= b.from) && (b.to === null || b.to >= a.from)

/** The places whose holder answers for areas, units or pilots; the support team only helps. */
export const isMember = (role: SeatRole): boolean => !role.startsWith('team-')

/** The places that are expected to have work of their own: heads answer for the whole. */
export const isAssigned = (role: SeatRole): boolean => role === 'member' || role === 'standing-member'

/** How a seat stands. `exOfficio`: who holds its office now, null when nobody, undefined when it is bound to none. */
export const seatState = (
  seat: { to: Day | null },
  holding: { personId: string | null; disabled: boolean } | undefined,
  exOfficio: string | null | undefined,
  today: Day,
): SeatState => {
  if (seat.to !== null && seat.to < today) return 'ended'
  if (!holding) return 'vacant'
  if (holding.disabled) return 'changed'
  // an office without a holder keeps its seat as it is: somebody will be appointed
  return exOfficio === undefined || exOfficio === null || exOfficio === holding.personId ? 'held' : 'changed'
}

export type NoSeating = 'outside-the-seat' | 'sits-already' | 'holder-since'

/** Whether somebody may take a seat from a day on; the holder before goes on the day before. */
export const takeSeat = (
  seat: Term,
  current: Holding | undefined,
  wish: { personId: string | null; name: string; from: Day },
): Decision<Day, NoSeating> => {
  if (!runs(seat, wish.from)) return no('outside-the-seat')
  if (!current) return yes(wish.from)
  const same = wish.personId === null ? current.name === wish.name : current.personId === wish.personId
  if (same) return no('sits-already')
  return current.from >= wish.from ? no('holder-since') : yes(wish.from)
}

export type NoAssignment =
  | 'not-a-members-seat'
  | 'ends-before-it-begins'
  | 'outside-the-seat'
  | 'assigned-already'
  | 'own-unit'

/** Whether a seat may answer for something. `ownUnitId`: the unit whose office sits here; nobody watches their own. */
export const assign = (
  seat: Term & { role: SeatRole; ownUnitId: number | null },
  standing: readonly Assignment[],
  wish: Assignment,
): Decision<Assignment, NoAssignment> => {
  if (!isMember(seat.role)) return no('not-a-members-seat')
  if (wish.to !== null && wish.to < wish.from) return no('ends-before-it-begins')
  if (!runs(seat, wish.from)) return no('outside-the-seat')
  if (wish.kind !== 'area' && wish.targetId === seat.ownUnitId) return no('own-unit')
  const same = standing.filter((one) => one.kind === wish.kind && one.targetId === wish.targetId)
  return same.some((one) => overlap(one, wish)) ? no('assigned-already') : yes(wish)
}

/** What a committee lacks on a day: units below it that no seat answers for, seats without work, seats to pass on. */
export const lacks = <U extends { id: number }>(
  units: readonly U[],
  watched: ReadonlySet<number>,
  seats: readonly { id: number; role: SeatRole; state: SeatState; assignments: readonly unknown[] }[],
): { units: U[]; idle: number[]; changed: number[]; vacant: number[] } => {
  const of = (state: SeatState) => seats.filter((seat) => seat.state === state).map((seat) => seat.id)
  return {
    units: units.filter((unit) => !watched.has(unit.id)),
    idle: seats
      .filter((seat) => isAssigned(seat.role) && seat.state !== 'ended' && seat.assignments.length === 0)
      .map((seat) => seat.id),
    changed: of('changed'),
    vacant: of('vacant'),
  }
}
