import type { Web } from '#platform/http.ts'
import { documentRoutes } from './routes/document.tsx'
import { draftRoutes } from './routes/draft.tsx'
import { paperRoutes } from './routes/papers.tsx'
import { registerRoutes } from './routes/register.tsx'

/** Registers, drafts, papers, and last the pages of one document, whose address takes any word. */
export const web = (web: Web): void => {
  registerRoutes(web)
  draftRoutes(web)
  paperRoutes(web)
  documentRoutes(web)
}
