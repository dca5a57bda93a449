import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { apiDoor, type Env, webDoor } from './http.ts'
import type { Room } from './room.ts'

const said = (name: string, text: string): Room => ({
  name,
  reasons: { vi: { 'not-issued': text }, en: { 'not-issued': text } },
})

test.each(['tasks', 'directives'])(
  'a door of %s says a reason in its own words, not in those of the first room',
  async (name) => {
    const rooms = [said('tasks', 'The task waits.'), said('directives', 'The document has not been issued.')]
    const room = rooms.find((one) => one.name === name) as Room
    const app = new Hono<Env>()
    app.use((c, next) => {
      c.set('ctx', { lang: 'en', actor: { kind: 'person', mandates: [] } } as never)
      c.set('rooms', rooms)
      return next()
    })
    webDoor(app, [], room).get('/page', (c) => c.text(c.var.sentence('not-issued')), { open: true })
    const read = async (_: unknown, __: unknown, c: { var: Env['Variables'] }) => c.var.sentence('not-issued')
    apiDoor(app, [], room).get('/thing', { summary: '', answer: z.string(), read })
    const own = room.reasons?.en['not-issued']
    expect(await (await app.request('/page')).text()).toBe(own)
    expect(await (await app.request('/api/v1/thing')).json()).toBe(own)
  },
)
