import type { Web } from '#platform/http.ts'
import { certificateRoutes } from './routes/certificates.tsx'
import { earlierRoutes } from './routes/earlier.tsx'
import { formRoutes } from './routes/forms.tsx'
import { ballotRoutes, nominationRoutes } from './routes/nominations.tsx'
import { roundRoutes } from './routes/rounds.tsx'

/** The pages and forms of rewards. */
export const web = (web: Web): void => {
  roundRoutes(web)
  nominationRoutes(web)
  ballotRoutes(web)
  certificateRoutes(web)
  formRoutes(web)
  earlierRoutes(web)
}
