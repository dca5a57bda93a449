import { type Ctx, seesUnit } from '#platform/context.ts'
import { addDays, type Day } from '#platform/day.ts'
import { gatherSheet } from '#platform/gather.ts'
import { Refused } from '#platform/refused.ts'
import type { SheetPart } from '#platform/room.ts'
import { type Answering, answeringFor } from '../../identity/facts/answering.ts'
import { readUnit } from '../../organisation/facts.ts'
import type { Rooms } from '../facts.ts'

export type UnitSheet = {
  unitId: number
  name: string
  parent: { id: number; name: string } | undefined
  /** the day it speaks of: today, or the last day of a unit that has ended */
  day: Day
  ended: boolean
  successors: { id: number; name: string; on: Day }[]
  answers: Answering[]
  parts: SheetPart[]
}

/** A unit's sheet as this actor may see it; missing otherwise. Three statements and the rooms' own. */
export const readSheet = async (ctx: Ctx, rooms: Rooms, unitId: number): Promise<UnitSheet> => {
  const card = seesUnit(ctx.actor, unitId) ? await readUnit(ctx, unitId) : undefined
  if (!card) throw new Refused('missing', 'page')
  const ended = card.ended_on !== null && card.ended_on < ctx.today
  const day = ended && card.ended_on ? card.ended_on : ctx.today
  const version = card.versions.findLast((v) => v.valid_from <= day) ?? card.versions.at(-1)
  return {
    unitId,
    name: (ctx.lang === 'en' ? version?.name_en : undefined) ?? version?.name_vi ?? '',
    parent: version?.parent_id ? { id: version.parent_id, name: version.parent_name ?? '' } : undefined,
    day,
    ended,
    successors: card.successions
      .filter((s) => s.from_id === unitId && s.to_id !== null && s.effective_on <= addDays(day, 1))
      .map((s) => ({ id: s.to_id as number, name: s.to_name ?? '', on: s.effective_on })),
    answers: await answeringFor(ctx.db, unitId, day),
    parts: await gatherSheet(ctx, rooms, unitId, day),
  }
}
