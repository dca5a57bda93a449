import { type RawBuilder, sql } from 'kysely'
import { type Actor, type Ctx, holds } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { Refused } from '#platform/refused.ts'
import type { WaitingRow } from '#platform/room.ts'
import { listOffices } from '../identity/facts.ts'
import { installationUnit, unitChoices } from '../organisation/facts.ts'
import { type Area, areasOn, findProgramme, type Programme } from '../programme/facts.ts'
import { mayFollow, mayFoundAny, mayShapeCommittee, sitsIn } from './policy.ts'
import { lacks, type SeatState, seatState } from './rules.ts'
import * as store from './store.ts'

export type Committee = store.CommitteeRow
export type Seat = store.SeatRow & { state: SeatState }
export type Lacking = ReturnType<typeof lacks<store.UnitBelow>>
export type { AssignmentRow, DutyRow, HoldingRow } from './store.ts'

const stateOn =
  (day: Day) =>
  (seat: store.SeatRow): Seat => ({
    ...seat,
    state: seatState(
      seat,
      seat.holding ?? undefined,
      seat.office === null ? undefined : (seat.exOfficio?.personId ?? null),
      day,
    ),
  })

/** The committees in force, and the units one may found another for (none for whoever founds none). */
export const readCommittees = async (ctx: Ctx) => {
  const founds = mayFoundAny(ctx.actor)
  const units = founds ? await unitChoices(ctx.db, ctx.today) : []
  const home = founds ? await installationUnit(ctx.db) : undefined
  return {
    committees: await store.listCommittees(ctx.db, ctx.today),
    units: units.filter((unit) =>
      mayShapeCommittee(ctx.actor, { unitId: unit.unit_id, provincial: unit.unit_id === home?.unitId }),
    ),
    allUnits: units,
  }
}

/** The committees in force on a day, the province's first. */
export const committeesOn = (ctx: Ctx) => store.listCommittees(ctx.db, ctx.today)

/** One committee by its number; undefined when there is none. */
export const findCommittee = (ctx: Ctx, id: number): Promise<Committee | undefined> =>
  store.findCommittee(ctx.db, id)

/** The seats of a committee on the day, with who sits in them and what each answers for. */
export const seatsOf = async (ctx: Ctx, id: number): Promise<Seat[]> =>
  (await store.listSeats(ctx.db, id, ctx.today)).map(stateOn(ctx.today))

export type CommitteeReading = {
  committee: Committee
  duties: store.DutyRow[]
  seats: Seat[]
  lacking: Lacking
  programme: Programme | undefined
  may: boolean
  choices: {
    units: Awaited<ReturnType<typeof unitChoices>>
    offices: Awaited<ReturnType<typeof listOffices>>
  }
}

const noChoices: CommitteeReading['choices'] = { units: [], offices: [] }

/** One committee: duties, seats, what it lacks, the groups of the year's work plan. Everybody signed in reads it. */
export const readCommittee = async (ctx: Ctx, id: number, year: number): Promise<CommitteeReading> => {
  const committee = await store.findCommittee(ctx.db, id)
  if (!committee) throw new Refused('missing', 'page')
  const seats = await seatsOf(ctx, id)
  const units = await store.unitsBelow(ctx.db, committee, ctx.today)
  const watched = new Set(units.filter((unit) => unit.watched).map((unit) => unit.id))
  const may = mayShapeCommittee(ctx.actor, committee) !== undefined
  return {
    committee,
    duties: await store.listDuties(ctx.db, id),
    seats,
    // a committee's own standing agency is nobody's to watch: it does the watching
    lacking: lacks(
      units.filter((unit) => unit.id !== committee.standingUnitId),
      watched,
      seats,
    ),
    programme: committee.provincial ? await findProgramme(ctx.db, year) : undefined,
    may,
    choices: may
      ? { units: await unitChoices(ctx.db, ctx.today), offices: await listOffices(ctx.db) }
      : noChoices,
  }
}

export type SeatReading = {
  committee: Committee
  seat: Seat
  holdings: store.HoldingRow[]
  may: boolean
  /** may open the sheet of what the seat answers for */
  follows: boolean
  targets: { areas: Area[]; units: store.UnitBelow[]; pilots: Programme['pilots']; year: number }
}

/** One seat: who sat in it, what it answers for, and what may be assigned to it by whoever shapes it. */
export const readSeat = async (ctx: Ctx, id: number, year: number): Promise<SeatReading> => {
  const found = await store.findSeat(ctx.db, id, ctx.today)
  const committee = found && (await store.findCommittee(ctx.db, found.committeeId))
  if (!found || !committee) throw new Refused('missing', 'page')
  const may = mayShapeCommittee(ctx.actor, committee) !== undefined
  return {
    committee,
    seat: stateOn(ctx.today)(found),
    holdings: await store.listHoldings(ctx.db, id),
    may,
    follows:
      found.assignments.length > 0 &&
      (mayFollow(ctx.actor) || (found.holding !== null && sitsIn(ctx.actor, found.holding))),
    targets: {
      year,
      areas: may ? await areasOn(ctx.db, ctx.today) : [],
      units: may ? await store.unitsBelow(ctx.db, committee, ctx.today) : [],
      pilots: may ? ((await findProgramme(ctx.db, year))?.pilots ?? []) : [],
    },
  }
}

/** Seats whose office has another holder, for whoever shapes their committee. */
export const waitingFor = (actor: Actor, today: Day): RawBuilder<WaitingRow> | null => {
  if (actor.kind !== 'person') return null
  const all = holds(actor, 'standing-agency') !== undefined
  const heads = actor.mandates.filter((m) => m.roles.includes('head')).map((m) => m.unitId)
  if (!all && heads.length === 0) return null
  return sql<WaitingRow>`
    select 'committee'::text as room, 'pass-on'::text as act, t.id as subject_id, t.post_vi::text as title,
      m.person_name::text as detail, ('/committee/seats/' || t.id)::text as url, null::date as due_on, null::date as since
    from committee_seat t join committee c on c.id = t.committee_id
    join committee_holding h on h.seat_id = t.id and h.valid_from <= ${today}::date
      and (h.valid_to is null or h.valid_to >= ${today}::date)
    cross join lateral (select n.person_id, n.person_name from mandate_on(${today}::date) n
      where n.unit_id = t.unit_id and n.office = t.office and n.for_mandate_id is null
      order by n.mandate_id desc limit 1) m
    where m.person_id is distinct from h.person_id and (t.valid_to is null or t.valid_to >= ${today}::date)
      and (c.valid_to is null or c.valid_to >= ${today}::date)
      and ${
        all
          ? sql`true`
          : sql`c.unit_id = any(${heads}::bigint[]) and c.unit_id is distinct from (select
        (value #>> '{}')::bigint from setting where key = 'installation.unit' order by valid_from desc limit 1)`
      }`
}
