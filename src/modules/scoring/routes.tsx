import type { Web } from '#platform/http.ts'
import { resultRoutes } from './routes/result.tsx'
import { setRoutes } from './routes/sets.tsx'

/** The pages of the room. */
export const web = (web: Web): void => {
  setRoutes(web)
  resultRoutes(web)
}
