import type { Web } from '#platform/http.ts'
import { formRoutes } from './routes/forms.tsx'
import { issueRoutes } from './routes/issues.tsx'
import { periodRoutes } from './routes/periods.tsx'
import { sheetRoutes } from './routes/sheets.tsx'

export const web = (door: Web): void => {
  formRoutes(door)
  periodRoutes(door)
  sheetRoutes(door)
  issueRoutes(door)
}
