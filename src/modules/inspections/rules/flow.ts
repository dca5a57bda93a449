import { type Decision, no, yes } from '#platform/decision.ts'

/** Where an inspection stands: plan, decision, notice, self-report, visit, minutes, signatures, conclusion, end. */
export const states = [
  'planned',
  'ordered',
  'noticed',
  'reported',
  'visiting',
  'recorded',
  'signed',
  'concluded',
  'closed',
  'cancelled',
] as const
export type State = (typeof states)[number]

export const modes = ['planned', 'unannounced'] as const
export type Mode = (typeof modes)[number]

/** What can be done to an inspection; each leaves one step on its record. */
export const acts = [
  'order',
  'notice',
  'report',
  'begin',
  'record',
  'sign-team',
  'sign-unit',
  'refuse-unit',
  'reopen',
  'conclude',
  'close',
  'cancel',
] as const
export type Act = (typeof acts)[number]

/** What the rule must know. `items` are the checklist's, `answered` those that have a verdict. */
export type Standing = {
  mode: Mode
  state: State
  planIssued: boolean
  team: { members: number; hasHead: boolean }
  visit: { items: number; answered: number; timed: boolean; attended: boolean }
  signed: { team: boolean; unit: boolean }
  summary: boolean
  /** findings that stand (not withdrawn), those without an owner's due day or legal basis, those verified */
  findings: { all: number; incomplete: number; verified: number }
}

export type NoAct =
  | 'inspection-not-in-state'
  | 'inspection-plan-not-issued'
  | 'inspection-no-team'
  | 'unannounced-has-no-notice'
  | 'items-unanswered'
  | 'visit-incomplete'
  | 'signed-already'
  | 'summary-missing'
  | 'findings-incomplete'
  | 'findings-open'

/** In which states an act may be done, and where it leads. */
const ways: Record<Act, { from: readonly State[]; to: State }> = {
  order: { from: ['planned'], to: 'ordered' },
  notice: { from: ['ordered'], to: 'noticed' },
  report: { from: ['noticed', 'reported'], to: 'reported' },
  begin: { from: ['noticed', 'reported'], to: 'visiting' },
  record: { from: ['visiting'], to: 'recorded' },
  'sign-team': { from: ['recorded'], to: 'recorded' },
  'sign-unit': { from: ['recorded'], to: 'recorded' },
  'refuse-unit': { from: ['recorded'], to: 'recorded' },
  reopen: { from: ['recorded', 'signed'], to: 'visiting' },
  conclude: { from: ['signed'], to: 'concluded' },
  close: { from: ['concluded'], to: 'closed' },
  cancel: { from: ['planned', 'ordered', 'noticed', 'reported'], to: 'cancelled' },
}

const guards: Partial<Record<Act, (s: Standing) => NoAct | undefined>> = {
  order: (s) =>
    !s.planIssued
      ? 'inspection-plan-not-issued'
      : s.team.members === 0 || !s.team.hasHead
        ? 'inspection-no-team'
        : undefined,
  record: (s) =>
    s.visit.answered < s.visit.items
      ? 'items-unanswered'
      : !s.visit.timed || !s.visit.attended
        ? 'visit-incomplete'
        : undefined,
  'sign-team': (s) => (s.signed.team ? 'signed-already' : undefined),
  'sign-unit': (s) => (s.signed.unit ? 'signed-already' : undefined),
  'refuse-unit': (s) => (s.signed.unit ? 'signed-already' : undefined),
  conclude: (s) =>
    !s.summary ? 'summary-missing' : s.findings.incomplete > 0 ? 'findings-incomplete' : undefined,
  close: (s) => (s.findings.verified < s.findings.all ? 'findings-open' : undefined),
}

// an unannounced visit begins on its order alone: there is no notice, so there is no self-report either
const fromOf = (act: Act, mode: Mode): readonly State[] =>
  act === 'begin' && mode === 'unannounced' ? ['ordered'] : ways[act].from

/** Minutes are signed by both sides; who comes second completes them. */
const after = (act: Act, s: Standing): State => {
  if (act === 'sign-team') return s.signed.unit ? 'signed' : 'recorded'
  if (act === 'sign-unit' || act === 'refuse-unit') return s.signed.team ? 'signed' : 'recorded'
  return ways[act].to
}

/** Whether an act may be done now, and the state it leads to (governance 3.3, service-delivery 5). */
export const decide = (s: Standing, act: Act): Decision<State, NoAct> => {
  if (s.mode === 'unannounced' && (act === 'notice' || act === 'report'))
    return no('unannounced-has-no-notice')
  if (!fromOf(act, s.mode).includes(s.state)) return no('inspection-not-in-state')
  const refused = guards[act]?.(s)
  return refused ? no(refused) : yes(after(act, s))
}

/** The acts whose turn it is, by state alone: what the page and "waiting for me" offer. */
export const dueActs = (mode: Mode, state: State): Act[] =>
  acts.filter(
    (act) =>
      fromOf(act, mode).includes(state) &&
      !(mode === 'unannounced' && (act === 'notice' || act === 'report')),
  )

/** Whether the inspected unit may know of it: a planned one with its plan, an unannounced one once the visit has begun. */
export const isKnown = (i: { mode: Mode; begunOn: string | null; planIssued: boolean }): boolean =>
  i.planIssued && (i.mode === 'planned' || i.begunOn !== null)
