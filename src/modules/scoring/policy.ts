import { type Actor, holds, type Mandate, mayReadAs, type Role } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { phaseOf, type RoundClock, type SheetClock, selfEnded } from './rules/phase.ts'
import type { Assessment } from './rules/set.ts'

/** A seat given for a round: appraiser of one domain (a unit's people, or a person), or of the council. */
export type Seat = {
  seat: 'appraiser' | 'council-head' | 'council'
  domain: string | null
  unitId: number | null
  personId: string | null
}

/** What the policy must know of a sheet. `kin`: its unit, all below it and all above it but the installation's own. */
export type SheetFacts = {
  unitId: number
  kin: readonly number[]
  round: RoundClock
  clock: SheetClock
  seats: readonly Seat[]
}

/** May, and under which office; without one only the system acts. */
export type May = { office: Mandate | undefined }

/** Where a value of a leaf is written; `correction` belongs to the result. */
export type WriteStage = 'self' | 'first' | 'second' | 'council'

/** What somebody sees of a sheet: all of it, or the domains named; `own`: as the unit that is scored. */
export type Sight = { domains: 'all' | readonly string[]; own: boolean }

const inUnit = (actor: Actor, unitId: number, roles: readonly Role[]): Mandate | undefined =>
  actor.mandates.find((m) => m.unitId === unitId && m.roles.some((role) => roles.includes(role)))

const acting = (actor: Actor, office: Mandate | undefined): May | undefined =>
  office && !actor.readOnly ? { office } : undefined

/** Rounds and their seats are drafted and run by the standing agency; the system plays the demonstration. */
export const mayRun = (actor: Actor): May | undefined =>
  actor.kind === 'system' ? { office: undefined } : acting(actor, holds(actor, 'standing-agency'))

const readers: readonly Role[] = ['standing-agency', 'issuer', 'auditor']
const insiders: readonly Role[] = [...readers, 'head', 'focal', 'member', 'appraiser']

/** Who finds rounds at all; an administrator gains no content by being one. */
export const mayEnter = (actor: Actor): boolean =>
  actor.kind === 'system' || insiders.some((role) => mayReadAs(actor, role) !== undefined)

/** Who sees a round whole: drafts, how far every unit is, who is late by name. */
export const mayOversee = (actor: Actor): boolean =>
  actor.kind === 'system' || readers.some((role) => mayReadAs(actor, role) !== undefined)

/**
 * Nobody appraises a sheet of their own unit, of one above or below it: no setting opens this (docs/domain/roles.md).
 * Such a domain of that sheet goes to the council.
 */
export const isKin = (actor: Actor, kin: readonly number[]): boolean =>
  actor.mandates.some((m) => kin.includes(m.unitId))

const appraisingRoles: readonly Role[] = ['head', 'focal', 'standing-agency', 'appraiser']

const seatOffice = (actor: Actor, seat: Seat): Mandate | undefined => {
  if (seat.personId !== null) return seat.personId === actor.id ? actor.mandates[0] : undefined
  return seat.unitId === null ? undefined : inUnit(actor, seat.unitId, appraisingRoles)
}

/** The domains that this actor was appointed to appraise, whatever the sheet. */
export const appointedDomains = (actor: Actor, seats: readonly Seat[]): string[] => [
  ...new Set(
    seats.flatMap((seat) =>
      seat.seat === 'appraiser' && seat.domain !== null && seatOffice(actor, seat) ? [seat.domain] : [],
    ),
  ),
]

/** The council is named by persons. */
export const councillor = (actor: Actor, seats: readonly Seat[]): Mandate | undefined =>
  seats.flatMap((seat) => (seat.seat === 'appraiser' ? [] : [seatOffice(actor, seat)])).find((m) => m)

const unitRoles: readonly Role[] = ['head', 'focal']

/** What this actor sees of a sheet on a day; undefined is "not found". */
export const sightOf = (actor: Actor, sheet: SheetFacts, today: Day): Sight | undefined => {
  const all: Sight = { domains: 'all', own: false }
  if (actor.kind === 'system') return all
  if (inUnit(actor, sheet.unitId, unitRoles)) return { domains: 'all', own: true }
  if (mayReadAs(actor, 'auditor')) return all
  const ended = selfEnded(sheet.round, sheet.clock, today)
  // the standing agency is scored too: of its own unit's sheet its people learn no more than the unit does
  if (ended && (mayReadAs(actor, 'standing-agency') || mayReadAs(actor, 'issuer')))
    return { ...all, own: isKin(actor, sheet.kin) }
  const published = ['published', 'closed'].includes(phaseOf(sheet.round, today))
  if (published && mayReadAs(actor, 'member') && actor.sees.unitIds.includes(sheet.unitId)) return all
  if (!ended || isKin(actor, sheet.kin)) return undefined
  if (councillor(actor, sheet.seats)) return all
  const domains = appointedDomains(actor, sheet.seats)
  return domains.length > 0 ? { domains, own: false } : undefined
}

export const seesDomain = (sight: Sight, domain: string): boolean =>
  sight.domains === 'all' || sight.domains.includes(domain)

/** The unit's own officers enter its self-score and its explanations; a unit above may not in its place. */
export const maySelfScore = (actor: Actor, sheet: Pick<SheetFacts, 'unitId'>): May | undefined =>
  acting(actor, inUnit(actor, sheet.unitId, unitRoles))

/** Only the unit's head signs off. */
export const maySignOff = (actor: Actor, sheet: Pick<SheetFacts, 'unitId'>): May | undefined =>
  acting(actor, inUnit(actor, sheet.unitId, ['head']))

/** The appraisers appointed for a domain, never for their own unit. */
export const mayAppraise = (actor: Actor, sheet: SheetFacts, domain: string): May | undefined => {
  if (isKin(actor, sheet.kin)) return undefined
  const seats = sheet.seats.filter((seat) => seat.seat === 'appraiser' && seat.domain === domain)
  return acting(
    actor,
    seats.map((seat) => seatOffice(actor, seat)).find((office) => office),
  )
}

/** What surveys and registers say is entered by the domain's appraiser or the standing agency; never for one's own unit. */
export const mayFeed = (actor: Actor, sheet: SheetFacts, domain: string): May | undefined =>
  mayAppraise(actor, sheet, domain) ??
  (isKin(actor, sheet.kin) ? undefined : acting(actor, holds(actor, 'standing-agency')))

/** The council's members, never for their own unit. */
export const maySitInCouncil = (actor: Actor, sheet: SheetFacts): May | undefined =>
  isKin(actor, sheet.kin) ? undefined : acting(actor, councillor(actor, sheet.seats))

/** Who may write a stage of a leaf, and under which office; when it is open is for rules/phase.ts to say. */
export const mayWrite = (
  actor: Actor,
  sheet: SheetFacts,
  leaf: { domain: string; assessment: Assessment },
  stage: WriteStage,
): May | undefined => {
  const bySelf = leaf.assessment === 'self+appraisal'
  switch (stage) {
    case 'self':
      return bySelf ? maySelfScore(actor, sheet) : undefined
    case 'first':
    case 'second':
      return bySelf ? mayAppraise(actor, sheet, leaf.domain) : mayFeed(actor, sheet, leaf.domain)
    case 'council':
      return maySitInCouncil(actor, sheet)
  }
}

/** Bonus and penalty points are claimed by the unit or brought up by the standing agency; judged as in the council or by it. */
export const mayClaim = (actor: Actor, sheet: SheetFacts, kind: 'bonus' | 'penalty'): May | undefined =>
  maySelfScore(actor, sheet) ?? (kind === 'penalty' ? mayJudgeExtra(actor, sheet) : undefined)

export const mayJudgeExtra = (actor: Actor, sheet: SheetFacts): May | undefined =>
  isKin(actor, sheet.kin)
    ? undefined
    : (maySitInCouncil(actor, sheet) ?? acting(actor, holds(actor, 'standing-agency')))

/** A stage is opened again by the standing agency, for its own unit's sheet by an issuer. */
export const mayReopen = (actor: Actor, sheet: SheetFacts): May | undefined => {
  if (actor.kind === 'system') return { office: undefined }
  const own = isKin(actor, sheet.kin)
  return (
    (own ? undefined : acting(actor, holds(actor, 'standing-agency'))) ??
    acting(actor, holds(actor, 'issuer'))
  )
}
