import type { Web } from '#platform/http.ts'
import { resultRoutes } from './routes/result.tsx'

/** The pages of the room. */
export const web = (web: Web): void => {
  resultRoutes(web)
}
