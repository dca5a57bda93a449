import { show, type Web } from '#platform/http.ts'
import { toldRatings } from '../../appraisal/facts.ts'
import { PortalRatingsPage } from '../pages/ratings.tsx'

/** What decisions on leaders' ratings let be known: open to everybody. */
export const ratingRoutes = (web: Web): void => {
  web.get(
    '/cong-khai/xep-loai',
    async (c) =>
      show(c, <PortalRatingsPage frame={await c.var.frame()} told={await toldRatings(c.var.ctx.db)} />),
    { open: true },
  )
}
