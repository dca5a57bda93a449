import type { Web } from '#platform/http.ts'
import { findingRoutes, flowRoutes, visitRoutes } from './routes/acts.tsx'
import { readingRoutes } from './routes/pages.tsx'
import { planRoutes } from './routes/plans.tsx'

/** Inspections: the year, plans, one inspection's way, the visit, findings, checklists. */
export const web = (web: Web): void => {
  readingRoutes(web)
  planRoutes(web)
  findingRoutes(web)
  visitRoutes(web)
  flowRoutes(web)
}
