import type { Ctx } from '#platform/context.ts'
import { type Day, yearOf } from '#platform/day.ts'
import { Refused } from '#platform/refused.ts'
import type { SheetFigure, SheetList, SheetPart } from '#platform/room.ts'
import { type MemberSeat, mayFollow, memberSeat, ownSeats, sitsIn } from '../../committee/facts/member.ts'
import { inspectionsOfUnits, type UnitInspections } from '../../inspections/facts.ts'
import { indexesOfUnits } from '../../scoring/facts.ts'
import { tasksOfUnits, type UnitTasks } from '../../tasks/facts/sheet.ts'
import { type Standing, standingOfEach } from '../../tasks/facts.ts'
import { isMember } from '../policy.ts'

/** A unit that a seat answers for: what its line in the table says, and its rooms' parts of a sheet. */
export type WatchedUnit = MemberSeat['units'][number] & {
  tasks: UnitTasks
  rank: SheetFigure | undefined
  inspections: UnitInspections
  parts: SheetPart[]
}

export type MemberSheet = {
  seat: MemberSeat
  day: Day
  units: WatchedUnit[]
  areas: (MemberSeat['areas'][number] & { standing: Standing })[]
  own: boolean
}

// a page of paper for each unit: its lists keep to what fits there, and lead to the whole
const most = (list: SheetList): number => (list.about === 'overdue' ? 12 : list.about ? 10 : 5)
const shortened = (part: SheetPart): SheetPart => ({
  ...part,
  lists: part.lists.map((list) => ({
    ...list,
    total: list.total ?? list.rows.length,
    rows: list.rows.slice(0, most(list)),
  })),
})

/** The sheet of a seat for whoever sits in it and those who see all; missing otherwise. Seven statements, however many units. */
export const readMemberSheet = async (ctx: Ctx, seatId: number): Promise<MemberSheet> => {
  const seat = await memberSeat(ctx, seatId)
  const own = seat !== undefined && sitsIn(ctx.actor, seat)
  if (!seat || !(own || mayFollow(ctx.actor))) throw new Refused('missing', 'page')
  const day = ctx.today
  const ids = seat.units.map((unit) => unit.id)
  const areaIds = seat.areas.map((area) => area.id)
  const tasks = await tasksOfUnits(ctx, ids, day)
  const { areas } = await standingOfEach(ctx, { unitIds: [], areaIds }, yearOf(day))
  const inspections = await inspectionsOfUnits(ctx, ids, day)
  const indexes = await indexesOfUnits(ctx, ids, day)
  const units = seat.units.map((unit): WatchedUnit => {
    const [ofTasks, inspected, index] = [tasks.get(unit.id), inspections.get(unit.id), indexes.get(unit.id)]
    if (!ofTasks || !inspected) throw new Error(`unit ${unit.id} was not told`)
    const parts = [ofTasks.part, inspected.part, ...(index ? [index] : [])].map(shortened)
    return { ...unit, tasks: ofTasks, inspections: inspected, rank: index?.figures[0], parts }
  })
  const withStanding = seat.areas.flatMap((area) => {
    const standing = areas.get(area.id)
    return standing ? [{ ...area, standing }] : []
  })
  return { seat, day, units, areas: withStanding, own }
}

/** The seats of this actor that answer for something; missing for who is no member and has none. One statement. */
export const readOwnSeats = async (ctx: Ctx): Promise<MemberSeat[]> => {
  const seats = (await ownSeats(ctx)).filter((seat) => seat.units.length + seat.areas.length > 0)
  if (seats.length === 0 && !isMember(ctx.actor)) throw new Refused('missing', 'page')
  return seats
}
