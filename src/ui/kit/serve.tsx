import type { Env, Hono } from 'hono'
import type { Lang } from '#platform/lang.ts'
import { KitPage } from '../kit.tsx'
import { render } from '../layout.tsx'
import { KitDoor, KitPortal } from './sample.tsx'
import { KitTasks } from './tasks.tsx'

const pages = { parts: KitPage, door: KitDoor, portal: KitPortal, tasks: KitTasks }

/** Serves `/kit`, `/kit/tasks`, `/kit/door`, `/kit/portal` (`?in=en` for English): for development alone. */
export function serveKit<E extends Env>(app: Pick<Hono<E>, 'get'>): void {
  app.get('/kit/:page?', (c) => {
    const lang: Lang = c.req.query('in') === 'en' ? 'en' : 'vi'
    const page = c.req.param('page') ?? 'parts'
    const Shown = pages[page as keyof typeof pages]
    return Shown ? c.html(render(<Shown lang={lang} />)) : c.notFound()
  })
}
