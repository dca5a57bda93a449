import type { PlacedLeaf } from './outline.ts'
import { firstOver, type RoundClock, type SheetClock, secondOver, selfEnded, unsignedLate } from './phase.ts'

/** How far a sheet is: which leaves have a figure, what was asked and answered. */
export type SheetProgress = {
  sheetId: number
  unitId: number
  clock: SheetClock
  self: readonly string[]
  appraised: readonly string[]
  again: readonly string[]
  asked: readonly string[]
  answered: number
  finished: readonly { domain: string; stage: 'first' | 'second' }[]
}

export type Counted = { done: number; of: number }
export type SheetStanding = {
  sheetId: number
  self: Counted
  first: Counted
  explained: Counted
  second: Counted
  unsignedLate: boolean
}

const within = (codes: ReadonlySet<string>, list: readonly string[]): number =>
  list.filter((code) => codes.has(code)).length

/** The four fractions of a sheet over the leaves given (an appraiser's domains, or all). */
export const standingOfSheet = (
  sheet: SheetProgress,
  leaves: readonly PlacedLeaf[],
  round: RoundClock,
  today: string,
): SheetStanding => {
  const all = new Set(leaves.map((one) => one.leaf.code))
  const own = new Set(leaves.filter((one) => one.assessment === 'self+appraisal').map((one) => one.leaf.code))
  const asked = within(all, sheet.asked)
  return {
    sheetId: sheet.sheetId,
    self: { done: within(own, sheet.self), of: own.size },
    first: { done: within(all, sheet.appraised), of: all.size },
    explained: { done: Math.min(sheet.answered, asked), of: asked },
    second: { done: within(new Set(sheet.asked.filter((code) => all.has(code))), sheet.again), of: asked },
    unsignedLate: unsignedLate(round, sheet.clock, today),
  }
}

/** An appraising seat of a domain as far as lateness goes. */
export type AppraisingSeat = { id: number; domain: string; unitId: number | null }
/** What is left of a seat's work: sheets whose domain has leaves without a figure; late once the last day is over. */
export type SeatStanding = { seatId: number; sheets: number; left: number; stage: 'first' | 'second' | null }

const leftFirst = (sheet: SheetProgress, leaves: readonly PlacedLeaf[]): boolean => {
  const done = new Set(sheet.appraised)
  return leaves.some((one) => !done.has(one.leaf.code))
}

const leftSecond = (sheet: SheetProgress, leaves: readonly PlacedLeaf[]): boolean => {
  const again = new Set(sheet.again)
  return leaves.some((one) => sheet.asked.includes(one.leaf.code) && !again.has(one.leaf.code))
}

/**
 * What is left for every seat and whether it is late, by the stage that is over. Sheets of the seat's own kin do not
 * count: they are the council's.
 */
export const seatStandings = (
  seats: readonly AppraisingSeat[],
  sheets: readonly SheetProgress[],
  leaves: readonly PlacedLeaf[],
  at: { round: RoundClock; today: string; kin: (unitId: number) => ReadonlySet<number> },
): SeatStanding[] => {
  const kin = new Map(sheets.map((sheet) => [sheet.unitId, at.kin(sheet.unitId)]))
  return seats.map((seat) => {
    const own = leaves.filter((one) => one.domain.code === seat.domain)
    const theirs = sheets.filter(
      (sheet) =>
        selfEnded(at.round, sheet.clock, at.today) &&
        (seat.unitId === null || !kin.get(sheet.unitId)?.has(seat.unitId)),
    )
    const first = theirs.filter((sheet) => leftFirst(sheet, own)).length
    const second = theirs.filter((sheet) => leftSecond(sheet, own)).length
    const late = firstOver(at.round, at.today) && first > 0
    const lateAgain = secondOver(at.round, at.today) && second > 0
    return {
      seatId: seat.id,
      sheets: theirs.length,
      left: first,
      stage: late ? 'first' : lateAgain ? 'second' : null,
    }
  })
}
