import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { WorkArea } from '#platform/room.ts'
import * as pilots from './store/pilots.ts'
import * as scorecard from './store/scorecard.ts'
import * as store from './store.ts'

export { waitingFor } from './facts/offers.ts'
export { readPilot } from './facts/pilot.ts'
export type { Direction } from './rules/scorecard.ts'
export type { Pilot } from './store/pilots.ts'
export type { Binding as ScorecardBinding, Line as ScorecardLine } from './store/scorecard.ts'
export type { Area, Basis, Programme } from './store.ts'

/** The reform areas in force on a day, in order (NQ 76/NQ-CP, with areas added by decision). */
export const areasOn = (db: Db, day: Day): Promise<store.Area[]> => store.areasOn(db, day)

/** The same as other rooms ask for them: numbers and names. */
export const workAreas = async (db: Db, day: Day): Promise<WorkArea[]> =>
  (await store.areasOn(db, day)).map(({ id, name_vi, name_en }) => ({ id, nameVi: name_vi, nameEn: name_en }))

/** The bases (Project 06, a resolution …) that work given on a day may cite. */
export const basesOn = (db: Db, day: Day): Promise<store.Basis[]> => store.basesOn(db, day)

/** The year's motto, targets, groups and pilot units; undefined before the year is opened. */
export const findProgramme = (db: Db, year: number): Promise<store.Programme | undefined> =>
  store.findProgramme(db, year)

/** The lines of a year's scorecard with all that they were ever bound to and wanted of. One statement. */
export const scorecardLines = (db: Db, year: number): Promise<scorecard.Line[]> => scorecard.linesOf(db, year)

/** The pilot units of a year with key tasks and reports. One statement. */
export const pilotUnits = (db: Db, year: number): Promise<pilots.Pilot[]> => pilots.pilotsOf(db, year)
