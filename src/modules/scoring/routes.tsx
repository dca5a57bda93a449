import type { Web } from '#platform/http.ts'
import { calibrationRoutes } from './routes/calibration.tsx'
import { initiativeRoutes } from './routes/initiative.tsx'
import { plannerRoutes } from './routes/planner.tsx'
import { resultRoutes } from './routes/result.tsx'
import { roundRoutes } from './routes/rounds.tsx'
import { setRoutes } from './routes/sets.tsx'
import { sheetActRoutes } from './routes/sheet-acts.tsx'
import { sheetRoutes } from './routes/sheets.tsx'

/** The pages of the room. */
export const web = (web: Web): void => {
  roundRoutes(web)
  sheetRoutes(web)
  sheetActRoutes(web)
  setRoutes(web)
  initiativeRoutes(web)
  plannerRoutes(web)
  resultRoutes(web)
  calibrationRoutes(web)
}
