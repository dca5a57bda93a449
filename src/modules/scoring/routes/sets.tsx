import type { Web } from '#platform/http.ts'
import { setFileRoutes } from './set-files.tsx'
import { nodeRoutes } from './set-nodes.tsx'
import { setPageRoutes } from './set-pages.tsx'

/** Criteria sets: the list, one set and its places, files in and out. */
export const setRoutes = (web: Web): void => {
  // before "/scoring/sets/:id", which would take "import" for a number
  setFileRoutes(web)
  setPageRoutes(web)
  nodeRoutes(web)
}
