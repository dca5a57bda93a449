import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { reasonOf } from '#testing/refusal.ts'
import {
  assessSelf,
  comment,
  computeProposals,
  confirmCause,
  enterDiscipline,
  importScheme,
  issueScheme,
  saveFact,
  setAside,
  withdrawCause,
} from './actions.ts'
import { readPerson } from './facts/persons.ts'
import { eachInItsWorld, round, w, waiting } from './testing.ts'
import { anOpenRound, typedFor } from './world.ts'

eachInItsWorld()

describe('a proposal', () => {
  test('says what nobody has measured, and never takes it for a no', async () => {
    await computeProposals(await w.as(w.clerk), round.id)
    const { rated } = await readPerson(await w.as(w.clerk), round.cases.justice)
    expect(rated.proposal).toMatchObject({ level: null, possible: 'excellent' })
    expect(rated.proposal?.unknown).toContain('general')
    expect(rated.facts?.['tasks.done']).toMatchObject({ value: null, from: 'tasks' })
    expect(rated.facts?.discipline).toMatchObject({ value: 0, from: 'discipline' })
  })
  test('discipline of the year holds it down; of an earlier year it does not', async () => {
    const clerk = await w.as(w.clerk)
    const event = { form: 'reprimand' as const, decisionNo: '7/QĐ', source: 'Quyết định', note: null }
    const { health, justice } = w.heads
    await enterDiscipline(clerk, {
      ...event,
      personId: justice.id,
      decidedOn: '2024-05-06',
      until: '2025-05-06',
    })
    await enterDiscipline(clerk, {
      ...event,
      personId: health.id,
      decidedOn: '2023-12-30',
      until: '2024-12-30',
    })
    await computeProposals(clerk, round.id)
    const levelOf = async (id: number) => (await readPerson(await w.as(w.issuer), id)).rated.proposal
    expect(await levelOf(round.cases.justice)).toMatchObject({
      level: 'not-completed',
      possible: 'not-completed',
    })
    expect((await levelOf(round.cases.health))?.possible).toBe('excellent')
  })
  test('typed facts name their paper, and each value stays on record', async () => {
    const clerk = await w.as(w.clerk)
    const id = round.cases.justice
    const fact = (key: string, value: string) =>
      reasonOf(saveFact(clerk, id, { key, value, source: 'Báo cáo 1' }))
    expect(await fact('tasks.exceeded', '120')).toBe('bad-input')
    expect(await fact('tasks.exceeded', 'nhiều')).toBe('bad-input')
    expect(await fact('discipline', '0')).toBe('bad-input')
    expect(await fact('nothing', '1')).toBe('bad-input')
    expect(await fact('tasks.exceeded', 'none')).toBe('bad-input')
    expect(await fact('general', 'đúng')).toBe('bad-input')
    expect(await fact('units.good', 'none')).toBe('done')
    expect(await fact('tasks.exceeded', '55,5')).toBe('done')
    expect(await fact('tasks.exceeded', 'chưa biết')).toBe('done')
    expect(await fact('tasks.done', '98.5')).toBe('done')
    await computeProposals(clerk, round.id)
    const { rated } = await readPerson(clerk, id)
    expect(rated.facts?.['units.good']).toMatchObject({
      value: 'none',
      source: 'Báo cáo 1',
      by: 'Chuyên viên Thử',
    })
    expect(rated.facts?.['tasks.exceeded']?.value).toBeNull()
    // no task of the unit was measured: the typed figure stands, and says that it is typed
    expect(rated.facts?.['tasks.done']).toMatchObject({ value: '98.5', from: 'typed' })
    const kept = await sql<{ n: number }>`select count(*)::int as n from rating_fact`.execute(w.db)
    expect(kept.rows[0]?.n).toBe(4)
    await expect(sql`update rating_fact set source = 'x'`.execute(w.db)).rejects.toThrow()
  })
  test('over what is measured a value stands only with a reason, and both are shown; findings without a plan are typed', async () => {
    const file = readFileSync('db/reference/rating-schemes/synthetic-province-heads.json', 'utf8')
    const clerk = await w.as(w.clerk)
    const id = await importScheme(clerk, file)
    await issueScheme(await w.as(w.issuer), id, { decisionNo: '1/QĐ', decidedOn: '2025-02-03' })
    const own = await anOpenRound(w, {
      schemeId: id,
      year: 2023,
      postsOn: '2025-02-01',
      title: 'Quy định của tỉnh',
    })
    const enter = (key: string, value: string, reason?: string) =>
      reasonOf(saveFact(clerk, own.cases.justice, { key, value, source: 'Báo cáo', reason }))
    expect(await enter('explanations.missing', '2')).toBe('bad-input')
    expect(await enter('explanations.missing', '2', 'Hai việc giao bằng văn bản (thử)')).toBe('done')
    expect(await enter('findings.open', '1')).toBe('done')
    await computeProposals(clerk, own.id)
    const facts = (await readPerson(clerk, own.cases.justice)).rated.facts
    expect(facts?.['explanations.missing']).toMatchObject({
      value: '2',
      from: 'typed',
      measured: 0,
      reason: 'Hai việc giao bằng văn bản (thử)',
    })
    expect(facts?.['findings.open']).toMatchObject({ value: '1', from: 'typed' })
    expect(facts?.['complaints.founded']).toMatchObject({ value: null, from: 'typed' })
  })
  test('the clerk enters nothing of their own unit’s head; an issuer does', async () => {
    const input = { key: 'general', value: 'yes', source: 'Biên bản' }
    expect(await reasonOf(saveFact(await w.as(w.clerk), round.cases.home, input))).toBe('page')
    expect(await reasonOf(saveFact(await w.as(w.heads.health), round.cases.justice, input))).toBe(
      'rating.facts',
    )
    expect(await reasonOf(saveFact(await w.as(w.auditor), round.cases.justice, input))).toBe('rating.facts')
    expect(await reasonOf(saveFact(await w.as(w.issuer), round.cases.home, input))).toBe('done')
  })
  test('an objective cause is confirmed by an issuer, for what may be lifted, and taken back', async () => {
    const [clerk, issuer] = [await w.as(w.clerk), await w.as(w.issuer)]
    const id = round.cases.justice
    await typedFor(w, id)
    const cause = { condition: 'all-done', reason: 'Chờ luật', documentNo: '9/UBND' }
    expect(await reasonOf(confirmCause(clerk, id, cause))).toBe('rating.causes')
    expect(await reasonOf(confirmCause(issuer, id, { ...cause, condition: 'general-met' }))).toBe('bad-input')
    const kept = await confirmCause(issuer, id, cause)
    expect(await reasonOf(confirmCause(issuer, id, cause))).toBe('cause-there-already')
    await computeProposals(clerk, round.id)
    const reasons = (await readPerson(clerk, id)).rated.proposal?.reasons
    expect(reasons?.find((one) => one.condition === 'all-done')).toMatchObject({
      state: 'lifted',
      cause: 'Chờ luật',
    })
    await withdrawCause(issuer, id, kept)
    expect(await reasonOf(withdrawCause(issuer, id, kept))).toBe('page')
  })
})

describe('words of the person and of others', () => {
  test('self-assessment is the person’s alone, and ends on its day', async () => {
    const self = { level: 'good' as const, text: 'Kết quả năm' }
    const id = round.cases.justice
    expect(await waiting(w.heads.justice, '2025-02-07')).toEqual(['self-assess'])
    expect(await reasonOf(assessSelf(await w.as(w.issuer), id, self))).toBe('rating.self')
    expect(await reasonOf(assessSelf(await w.as(w.heads.justice, '2025-02-08'), id, self))).toBe('self-over')
    expect(await reasonOf(assessSelf(await w.as(w.heads.justice, '2025-02-07'), id, self))).toBe('done')
    expect(await waiting(w.heads.justice, '2025-02-07')).toEqual([])
  })
  test('comments end on their day; nobody comments on themselves', async () => {
    const word = { text: 'Ý kiến', level: undefined }
    const id = round.cases.justice
    expect(await waiting(w.focal, '2025-02-14')).toEqual(['comment-rating'])
    expect(await reasonOf(comment(await w.as(w.heads.justice), id, word))).toBe('rating.comments')
    expect(await reasonOf(comment(await w.as(w.focal, '2025-02-15'), id, word))).toBe('comments-over')
    expect(await reasonOf(comment(await w.as(w.focal, '2025-02-14'), id, word))).toBe('done')
    expect(await waiting(w.focal, '2025-02-14')).toEqual([])
  })
  test('who is set aside has no word and no vote', async () => {
    const clerk = await w.as(w.clerk)
    await setAside(clerk, round.cases.justice, { rated: false, reason: 'Dưới 6 tháng (thử)' })
    const self = { level: 'good' as const, text: 'Kết quả' }
    expect(await reasonOf(assessSelf(await w.as(w.heads.justice), round.cases.justice, self))).toBe(
      'not-rated',
    )
    expect(await computeProposals(clerk, round.id)).toBe(2)
  })
})
