import type { Day } from '#platform/day.ts'
import { testDb } from '#testing/db.ts'
import { signOff } from './actions/sign.ts'
import { saveValue, type ValueWish } from './actions/value.ts'
import { aWorld, type World } from './world.ts'

/** A small proof, as text. */
export const pdf = (name = 'minh-chung.txt') =>
  new File([`Minh chứng mẫu ${name}.\n`], name, { type: 'text/plain' })

/** An open round in a database of its own: `save` for one of its people, and the health department's sheet filled in. */
export const aRound = async () => {
  const t = await testDb()
  const w = await aWorld(t.db)
  const round = await w.opened()
  const { health } = round.sheets
  const save = async (
    person: keyof World,
    day: Day,
    code: string,
    wish: Partial<ValueWish>,
    sheet: number = health,
  ) => saveValue(await w.as(w[person] as never, day), sheet, code, { version: 0, ...wish })
  const scoredByHealth = async () => {
    const day = '2024-12-05'
    const inputs = { tasks_done: 18, tasks_planned: 20 }
    await save('healthFocal', day, '1.1', { inputs, note: 'Báo cáo 12' })
    await save('healthFocal', day, '1.2', { inputs: { issued_at: '2024-01-20' }, note: 'Kế hoạch 3' })
    await save('healthFocal', day, '2.1', { inputs: { reviewed: true }, note: 'Đã rà soát' })
  }
  const signedByHealth = async () => {
    await scoredByHealth()
    await signOff(await w.as(w.healthHead, '2024-12-18'), health, { file: pdf('phieu.txt') })
  }
  return { t, w, round, save, scoredByHealth, signedByHealth }
}
export type Round = Awaited<ReturnType<typeof aRound>>
