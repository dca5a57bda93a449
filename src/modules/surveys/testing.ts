import { testClock } from '#testing/clock.ts'
import { testDb } from '#testing/db.ts'
import { get, post, signIn, testApp } from '#testing/world.ts'
import { surveys } from './room.ts'
import { aSurveyWorld } from './world.ts'

/** Surveys behind their doors, the clerk and the chairman signed in: `page` and `sent` as one of them, or a guest. */
export const aHouse = async () => {
  const t = await testDb()
  const clock = testClock('2025-02-20')
  const w = await aSurveyWorld(t.db)
  const app = testApp(t.db, clock, { only: [surveys] })
  return {
    t,
    w,
    app,
    clock,
    clerk: await signIn(app, w.clerk),
    chairman: await signIn(app, w.chairman),
    page: async (path: string, cookie?: string) => {
      const answer = await get(app, path, cookie)
      return { status: answer.status, html: await answer.text() }
    },
    sent: async (path: string, fields: Record<string, string | string[]>, cookie?: string) => {
      const answer = await post(app, path, fields, cookie)
      return { status: answer.status, html: await answer.text(), to: answer.headers.get('location') ?? '' }
    },
  }
}
export type House = Awaited<ReturnType<typeof aHouse>>
