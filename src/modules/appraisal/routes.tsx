import type { Web } from '#platform/http.ts'
import { factTableRoutes } from './routes/facts.tsx'
import { personRoutes } from './routes/persons.tsx'
import { roundRoutes } from './routes/rounds.tsx'
import { schemeRoutes } from './routes/schemes.tsx'

/** The pages of the room. */
export const web = (web: Web): void => {
  roundRoutes(web)
  factTableRoutes(web)
  personRoutes(web)
  schemeRoutes(web)
}
