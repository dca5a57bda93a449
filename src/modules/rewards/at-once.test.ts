import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDb, testDb } from '#testing/db.ts'
import { addRewardForm, changeRewardForm, enterEarlier, makeRewardRound } from './actions.ts'
import type { FormWords } from './store/forms.ts'
import { aWorld, roundWish, type World } from './world.ts'

let t: TestDb
let w: World
beforeAll(async () => {
  t = await testDb()
  w = await aWorld(t.db)
})
afterAll(() => t.drop())

const aForm = (more: Partial<FormWords> = {}): FormWords => ({
  ...{ nameVi: 'Giấy khen thử', nameEn: 'Commendation', certificateTitle: 'GIẤY KHEN', honours: 'Giám đốc' },
  ...{ kinds: ['collective', 'individual'], rankWithin: 5, mostCollectives: null, mostIndividuals: null },
  ...{ checks: { discipline: 'block', 'same-act': 'block', rating: 'warn', rank: 'off' }, legal: 'Luật thử' },
  validFrom: '2025-01-01',
  ...more,
})

describe('forms of reward, two at once', () => {
  test('two of the same name are both kept, each under a code of its own', async () => {
    const ctx = await w.as('clerk')
    const codes = await Promise.all([1, 2, 3, 4].map(() => addRewardForm(ctx, aForm())))
    expect([...codes].sort()).toEqual(['giay-khen-thu', ...[2, 3, 4].map((n) => `giay-khen-thu.${n}`)])
    const kept = await sql<{ n: number }>`
      select count(*)::int as n from reward_form where code = any(${codes}::text[])`.execute(t.db)
    expect(kept.rows[0]?.n).toBe(4)
  })

  test('one that a round is being made with is not changed under it', async () => {
    const ctx = await w.as('clerk')
    for (let i = 0; i < 8; i++) {
      const form = await addRewardForm(ctx, aForm({ nameVi: `Đua ${i}` }))
      const stricter = aForm({ nameVi: `Đua ${i}`, mostCollectives: 0, validFrom: '2025-02-01' })
      const wish = { ...roundWish, form, maxCollectives: 3 }
      const [made, next] = await Promise.all([
        makeRewardRound(ctx, wish).catch(() => undefined),
        changeRewardForm(ctx, form, stricter),
      ])
      // either the round came first and the change is another form, or the change did and the round is refused
      expect(made === undefined ? next : next !== form).toBe(made === undefined ? form : true)
    }
  })
})

describe('awards of before, two tables at once', () => {
  const line = (more: object = {}) => ({
    line: 2,
    row: {
      ...{ kind: 'tập thể', name: 'Sở Y tế', unit: '', form: '', achievement: 'Việc thử', year: '2022' },
      ...{ decisionNo: '77/QĐ-UBND', decidedOn: '25/12/2022', honoured: '' },
      ...more,
    },
  })
  const entered = async (more: object = {}) =>
    enterEarlier(await w.as('clerk'), [line(more)], { source: 'Sổ (thử)', save: true })

  test('the same award is kept once', async () => {
    const done = await Promise.all([1, 2, 3, 4].map(() => entered()))
    expect(done.filter(({ saved }) => saved)).toHaveLength(1)
    expect(done.flatMap(({ lines }) => lines).filter(({ fault }) => fault === 'earlier-there')).toHaveLength(
      3,
    )
  })

  test('it is known again however the number of its decision is spelled', async () => {
    expect((await entered({ decisionNo: '77 / qđ-ubnd' })).lines[0]?.fault).toBe('earlier-there')
    expect((await entered({ decisionNo: '78/QĐ-UBND' })).saved).toBe(true)
  })
})
