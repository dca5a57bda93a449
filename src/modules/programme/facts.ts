import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { WorkArea } from '#platform/room.ts'
import * as store from './store.ts'

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
