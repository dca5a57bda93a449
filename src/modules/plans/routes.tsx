import type { Web } from '#platform/http.ts'
import { changeRoutes } from './routes/changes.tsx'
import { importRoutes } from './routes/import.tsx'
import { listRoutes } from './routes/list.tsx'
import { planRoutes } from './routes/plan.tsx'
import { reportRoutes } from './routes/report.tsx'
import { rowRoutes } from './routes/rows.tsx'

/** Plans of the year; a plan with its figures, rows, changes, sheets and report. */
export const web = (web: Web): void => {
  listRoutes(web)
  planRoutes(web)
  changeRoutes(web)
  rowRoutes(web)
  importRoutes(web)
  reportRoutes(web)
}
