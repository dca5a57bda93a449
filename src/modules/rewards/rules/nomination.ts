import { type Decision, no, yes } from '#platform/decision.ts'
import type { RoundState } from './round.ts'

export type NominationState =
  | 'draft'
  | 'sent'
  | 'returned'
  | 'listed'
  | 'passed'
  | 'failed'
  | 'awarded'
  | 'withdrawn'
export type NominationAct = 'edit' | 'send' | 'return' | 'list' | 'reason' | 'withdraw'

const from: Record<NominationAct, readonly NominationState[]> = {
  edit: ['draft', 'returned'],
  send: ['draft', 'returned'],
  return: ['sent', 'listed'],
  list: ['sent'],
  reason: ['listed'],
  withdraw: ['draft', 'sent', 'returned', 'listed', 'passed'],
}
const rounds: Record<NominationAct, readonly RoundState[]> = {
  edit: ['open'],
  send: ['open'],
  return: ['open'],
  list: ['open'],
  reason: ['open', 'voting'],
  withdraw: ['open', 'voted'],
}

export type NoAct = 'nomination-not-in-state' | 'round-not-in-state'

/** Whether an act may be done on a nomination as it and its round stand. */
export const askAct = (
  act: NominationAct,
  state: NominationState,
  round: RoundState,
): Decision<NominationAct, NoAct> => {
  if (!rounds[act].includes(round)) return no('round-not-in-state')
  return from[act].includes(state) ? yes(act) : no('nomination-not-in-state')
}

/** The state as somebody learns it who is not told yet how the council voted. */
export const stateFor = (state: NominationState, told: boolean): NominationState =>
  !told && (state === 'passed' || state === 'failed') ? 'listed' : state

export type Share = {
  collectives: number
  individuals: number
  leaders: number
  staff: number
  unsaid: number
}

/** Of nominations how many are collectives and individuals, and of these leaders and staff. */
export const sharesOf = (
  nominations: readonly { kind: 'collective' | 'individual'; leader: boolean | null }[],
): Share => {
  const people = nominations.filter((one) => one.kind === 'individual')
  const said = (leader: boolean | null) => people.filter((one) => one.leader === leader).length
  return {
    collectives: nominations.length - people.length,
    individuals: people.length,
    leaders: said(true),
    staff: said(false),
    unsaid: said(null),
  }
}
