import { describe, expect, test } from 'vitest'
import { reasonOf } from '#testing/refusal.ts'
import { answerObjection, decideRound, fileObjection } from './actions.ts'
import { readPerson } from './facts/persons.ts'
import { readRound } from './facts/rounds.ts'
import { toldRatings } from './facts.ts'
import { eachInItsWorld, round, w, waiting } from './testing.ts'
import { aVotedRound } from './world.ts'

eachInItsWorld()

describe('an objection', () => {
  const decided = async () => {
    const id = await aVotedRound(w, round)
    await decideRound(await w.as(w.issuer, '2025-02-20'), id, {
      decisionNo: '90/QĐ-UBND',
      decidedOn: '2025-02-20',
      publish: 'counts',
    })
    return id
  }
  const object = async (day: string, who = w.heads.justice) =>
    fileObjection(await w.as(who, day), round.cases.justice, { text: 'Đề nghị xem lại' })

  test('is the person’s own, within its days, once for each decision', async () => {
    expect(await reasonOf(object('2025-02-20'))).toBe('not-decided-yet')
    await decided()
    expect(await reasonOf(object('2025-02-21', w.issuer))).toBe('rating.objection')
    expect(await reasonOf(object('2025-03-08'))).toBe('objections-over')
    expect(await reasonOf(object('2025-03-07'))).toBe('done')
    expect(await reasonOf(object('2025-03-07'))).toBe('objected-already')
    expect(await waiting(w.issuer, '2025-03-07')).toEqual(['answer-rating'])
  })
  test('upheld leaves the decision; nobody answers twice', async () => {
    await decided()
    const id = await object('2025-02-21')
    const answer = { outcome: 'upheld' as const, answer: 'Đúng số liệu', level: undefined }
    expect(await reasonOf(answerObjection(await w.as(w.clerk, '2025-02-24'), id, answer))).toBe(
      'rating.answer',
    )
    expect(await reasonOf(answerObjection(await w.as(w.stranger, '2025-02-24'), id, answer))).toBe('page')
    expect(await reasonOf(answerObjection(await w.as(w.issuer, '2025-02-24'), id, answer))).toBe('done')
    expect(await reasonOf(answerObjection(await w.as(w.issuer, '2025-02-24'), id, answer))).toBe(
      'rating-objection-answered',
    )
    expect(
      (await readPerson(await w.as(w.heads.justice, '2025-02-24'), round.cases.justice)).outcomes,
    ).toHaveLength(1)
  })
  test('changed makes a new version; the one before stays readable, and its window with it', async () => {
    await decided()
    const id = await object('2025-02-21')
    const issuer = await w.as(w.issuer, '2025-02-24')
    const same = { outcome: 'changed' as const, answer: 'Chấp nhận', level: 'completed' as const }
    expect(await reasonOf(answerObjection(issuer, id, same))).toBe('bad-input')
    await answerObjection(issuer, id, { ...same, level: 'good' })
    expect(
      (await readPerson(await w.as(w.heads.justice, '2025-02-24'), round.cases.justice)).outcomes,
    ).toHaveLength(1)
    const next = (await readRound(issuer, round.id)).decisions[0]
    expect(next).toMatchObject({ version: 2, state: 'draft' })
    await decideRound(issuer, next?.id ?? 0, {
      decisionNo: '95/QĐ-UBND',
      decidedOn: '2025-02-24',
      publish: 'counts',
    })
    const justice = await readPerson(await w.as(w.heads.justice, '2025-02-25'), round.cases.justice)
    expect(justice.outcomes.map((one) => [one.version, one.level])).toEqual([
      [2, 'good'],
      [1, 'completed'],
    ])
    // a new level may be objected to anew; whose level stayed keeps the window of the first decision
    expect(justice.objectUntil).toBe('2025-03-11')
    const home = await readPerson(await w.as(w.heads.home, '2025-02-25'), round.cases.home)
    expect(home.objectUntil).toBe('2025-03-07')
    expect(await toldRatings(w.db)).toMatchObject([{ version: 2, counts: { good: 3, completed: 0 } }])
  })
  test('cannot lift somebody over the cap', async () => {
    await decided()
    const id = await object('2025-02-21')
    const answer = { outcome: 'changed' as const, answer: 'Chấp nhận', level: 'excellent' as const }
    expect(await reasonOf(answerObjection(await w.as(w.issuer, '2025-02-24'), id, answer))).toBe(
      'over-the-cap',
    )
  })
})
