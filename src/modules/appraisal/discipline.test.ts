import { describe, expect, test } from 'vitest'
import { reasonOf } from '#testing/refusal.ts'
import { enterDiscipline, withdrawDiscipline } from './actions.ts'
import { disciplinedOn } from './facts.ts'
import { eachInItsWorld, w } from './testing.ts'

eachInItsWorld()

describe('the record of discipline', () => {
  const event = {
    form: 'warning' as const,
    decisionNo: '3/QĐ',
    decidedOn: '2024-03-01',
    until: '2025-03-01',
    source: 'Quyết định',
    note: null,
  }
  test('says who was disciplined between two days, and forgets what was withdrawn', async () => {
    const clerk = await w.as(w.clerk)
    const id = await enterDiscipline(clerk, { ...event, personId: w.focal.id })
    const on = (from: string, to: string) => disciplinedOn(w.db, [w.focal.id, w.clerk.id], from, to)
    expect(await on('2024-03-01', '2024-03-01')).toMatchObject([{ personId: w.focal.id, form: 'warning' }])
    expect(await on('2025-03-01', '2025-12-31')).toHaveLength(1)
    expect(await on('2025-03-02', '2025-12-31')).toEqual([])
    expect(await on('2023-01-01', '2024-02-29')).toEqual([])
    await withdrawDiscipline(clerk, id, 'Ghi nhầm người')
    expect(await on('2024-03-01', '2024-03-01')).toEqual([])
    expect(await reasonOf(withdrawDiscipline(clerk, id, 'x'))).toBe('withdrawn-already')
  })
  test('is kept by the standing agency; nobody enters their own', async () => {
    expect(await reasonOf(enterDiscipline(await w.as(w.issuer), { ...event, personId: w.focal.id }))).toBe(
      'rating.discipline',
    )
    expect(await reasonOf(enterDiscipline(await w.as(w.clerk), { ...event, personId: w.clerk.id }))).toBe(
      'own-case',
    )
    expect(
      await reasonOf(
        enterDiscipline(await w.as(w.clerk), { ...event, personId: w.focal.id, decidedOn: '2026-01-01' }),
      ),
    ).toBe('bad-input')
  })
})
