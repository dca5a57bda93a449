import { type Actor, holds, holdsIn, type Mandate, type Role } from '#platform/context.ts'
import { type ActName, type ActRole, acts, type BulkAct, bulkActs } from './rules/acts.ts'

/** What the policy must know of a task. `leadSubtree` is the lead with all units below it. */
export type Held = {
  leadUnitId: number
  leadSubtree: readonly number[]
  /** the lead of the task this one is a part of; a part is given and checked by it */
  parentLeadUnitId: number | null
  /** the unit whose issuer gave the work; null when nobody here did */
  issuerUnitId: number | null
  submittedBy: string | null
}

/** May, and under which office; `office` is undefined for the system alone. */
export type May = { office: Mandate | undefined }

const first = (mandate: Mandate | undefined): May | undefined => (mandate ? { office: mandate } : undefined)

/** The head or the focal officer of the lead itself; a unit above may not act in its place. */
const asLead = (actor: Actor, task: Held) => holdsIn(actor, ['head', 'focal'], task.leadUnitId)

/** Only who assigned it decides (governance 1.6): an issuer of the same unit, or the unit that gave a part of its task. */
function asIssuer(actor: Actor, task: Held): Mandate | undefined {
  if (task.parentLeadUnitId !== null) return holdsIn(actor, ['head'], task.parentLeadUnitId)
  if (task.issuerUnitId === null) return holds(actor, 'issuer')
  return holdsIn(actor, ['issuer', 'head'], task.issuerUnitId)
}

/** Nobody checks their own work or their own unit's: no setting opens this (docs/domain/roles.md). */
function asChecker(actor: Actor, task: Held): Mandate | undefined {
  if (actor.readOnly || (actor.id !== null && actor.id === task.submittedBy)) return undefined
  const inside = new Set(
    actor.mandates
      .filter((m) => m.roles.some((r) => r === 'head' || r === 'focal' || r === 'standing-agency'))
      .map((m) => m.unitId),
  )
  if (task.leadSubtree.some((unit) => inside.has(unit))) return undefined
  if (task.parentLeadUnitId !== null) return holdsIn(actor, ['head'], task.parentLeadUnitId)
  const office = holds(actor, 'standing-agency') ?? holds(actor, 'issuer')
  if (office) return task.leadSubtree.includes(office.unitId) ? undefined : office
  return task.issuerUnitId === null ? undefined : holdsIn(actor, ['head'], task.issuerUnitId)
}

/** The standing agency and issuers remind anybody, a head the units below. */
const asReminder = (actor: Actor, task: Held): Mandate | undefined =>
  holds(actor, 'standing-agency') ?? holds(actor, 'issuer') ?? holds(actor, 'head', task.leadUnitId)

const byRole: Record<ActRole, (actor: Actor, task: Held) => Mandate | undefined> = {
  lead: asLead,
  issuer: asIssuer,
  checker: asChecker,
  reminder: asReminder,
}

/** Whether the actor may do the act on the task, and under which office. The system only reminds. */
export function mayAct(actor: Actor, name: ActName, task: Held): May | undefined {
  if (actor.kind === 'system') return name === 'remind' ? { office: undefined } : undefined
  return first(byRole[acts[name].by](actor, task))
}

/** Work is given by an issuer, or by a head to units below their own; the system gives what a timer makes. */
export function mayGive(actor: Actor, leadUnitIds: readonly number[]): May | undefined {
  if (actor.kind === 'system') return { office: undefined }
  const issuer = holds(actor, 'issuer')
  if (issuer) return { office: issuer }
  return first(
    actor.readOnly
      ? undefined
      : actor.mandates.find(
          (m) => m.roles.includes('head') && leadUnitIds.every((unit) => m.reach.includes(unit)),
        ),
  )
}

/** Work that stands in a document is also issued by the standing agency, which numbers it, where an issuer has signed. */
export function mayIssueSigned(
  actor: Actor,
  leadUnitIds: readonly number[],
  byIssuer: boolean,
): May | undefined {
  return mayGive(actor, leadUnitIds) ?? (byIssuer ? first(holds(actor, 'standing-agency')) : undefined)
}

/** A part of the task is given by its lead to units below it. */
export const mayGivePart = (actor: Actor, task: Held, unitId: number): May | undefined =>
  task.leadSubtree.includes(unitId) ? first(asLead(actor, task)) : undefined

/** Evidence is put in by the lead and by the units that coordinate. */
export const mayAddEvidence = (actor: Actor, task: Held, coordinators: readonly number[]): May | undefined =>
  first(asLead(actor, task) ?? asCoordinator(actor, coordinators))

/** Evidence is withdrawn by the lead, or by who put it in while still of a unit that works on the task. */
export const mayWithdrawEvidence = (
  actor: Actor,
  task: Held,
  coordinators: readonly number[],
  putInBy: string,
): May | undefined =>
  first(asLead(actor, task) ?? (actor.id === putInBy ? asCoordinator(actor, coordinators) : undefined))

const asCoordinator = (actor: Actor, units: readonly number[]): Mandate | undefined =>
  units.map((unit) => holdsIn(actor, ['head', 'focal'], unit)).find((m) => m !== undefined)

/** A coordinator's part is told by that unit alone. */
export const mayTellPart = (actor: Actor, unitId: number): May | undefined =>
  first(holdsIn(actor, ['head', 'focal'], unitId))

/** Notes are for those who work on it, give it, check it or supervise it; who only reads writes none. */
export const mayNote = (actor: Actor): May | undefined =>
  first(
    (['focal', 'head', 'standing-agency', 'issuer', 'member'] as const)
      .map((role) => holds(actor, role))
      .find((m) => m),
  )

/** Whether a page may offer to give work at all; `mayGive` decides about the units named. */
export const mayGiveAtAll = (actor: Actor): boolean =>
  holds(actor, 'issuer') !== undefined || holds(actor, 'head') !== undefined

const rolesOf: Record<BulkAct, readonly Role[]> = {
  accept: ['head', 'focal'],
  remind: ['head', 'standing-agency', 'issuer'],
  reassign: ['head', 'issuer'],
}

/** What a list may offer to do with several tasks; `mayAct` decides about each. */
export const manyActs = (actor: Actor): BulkAct[] =>
  bulkActs.filter((name) => rolesOf[name].some((role) => holds(actor, role) !== undefined))
