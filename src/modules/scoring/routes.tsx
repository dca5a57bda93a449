import type { Web } from '#platform/http.ts'
import { plannerRoutes } from './routes/planner.tsx'
import { resultRoutes } from './routes/result.tsx'
import { setRoutes } from './routes/sets.tsx'

/** The pages of the room. */
export const web = (web: Web): void => {
  setRoutes(web)
  plannerRoutes(web)
  resultRoutes(web)
}
