import { z } from 'zod'
import { type C, idIn, queryIn, show, type Web } from '#platform/http.ts'
import { pagerOf } from '#ui/pager.ts'
import { readAll, readNotice } from './actions.ts'
import { ownNotices } from './facts.ts'
import { NoticesPage } from './pages.tsx'

const query = z.object({ offset: z.coerce.number().int().min(0).max(1_000_000).default(0) })
const size = 50

const showNotices = async (c: C) => {
  const { ctx } = c.var
  const { offset } = queryIn(c, query)
  const notices = await ownNotices(ctx.db, ctx.actor, ctx.lang, size, offset)
  const frame = await c.var.frame()
  const total = notices[0]?.total ?? 0
  return show(
    c,
    <NoticesPage
      frame={frame}
      notices={notices}
      pager={pagerOf(frame.path, offset, size, notices.length, total)}
    />,
  )
}

/** One's own notices. Opening one marks it as read and leads to what it speaks of. */
export const web = (web: Web): void => {
  web.get('/notifications', showNotices)
  web.get('/notifications/:id', async (c) => c.redirect(await readNotice(c.var.ctx, idIn(c)), 303))
  web.post('/notifications/reading', {
    input: z.object({}),
    act: (ctx) => readAll(ctx),
    next: () => '/notifications',
  })
}
