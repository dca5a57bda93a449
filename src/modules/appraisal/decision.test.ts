import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { reasonOf } from '#testing/refusal.ts'
import {
  castVote,
  closeMeeting,
  computeProposals,
  decideRound,
  editRound,
  openMeeting,
  prepareDecision,
} from './actions.ts'
import { readPerson } from './facts/persons.ts'
import { readRound } from './facts/rounds.ts'
import { levelsOf, toldRatings } from './facts.ts'
import type { Level } from './rules/scheme.ts'
import { eachInItsWorld, round, w, waiting } from './testing.ts'
import { aVotedRound, aWish } from './world.ts'

eachInItsWorld()

describe('the decision', () => {
  const differing = (name: 'home' | 'health' | 'justice', level: Level, reason = 'Lý do') =>
    new Map([[round.cases[name], { level, reason }]])
  const decide = async (id: number, who = w.issuer, publish: 'none' | 'counts' | 'names' = 'counts') =>
    reasonOf(
      decideRound(await w.as(who, '2025-02-20'), id, {
        decisionNo: '90/QĐ-UBND',
        decidedOn: '2025-02-20',
        publish,
      }),
    )

  test('follows the votes; only an issuer differs, with a reason', async () => {
    await aVotedRound(w, round)
    const [clerk, issuer] = [await w.as(w.clerk, '2025-02-18'), await w.as(w.issuer, '2025-02-18')]
    expect(await reasonOf(prepareDecision(clerk, round.id, differing('justice', 'good')))).toBe(
      'rating.differing',
    )
    expect(await reasonOf(prepareDecision(issuer, round.id, differing('justice', 'good', ' ')))).toBe(
      'reason-for-differing',
    )
    expect(await reasonOf(prepareDecision(issuer, round.id, differing('justice', 'good')))).toBe('done')
    expect(await reasonOf(prepareDecision(await w.as(w.heads.health, '2025-02-18'), round.id))).toBe(
      'rating.decision',
    )
  })
  test('never has more excellent than the cap allows', async () => {
    await computeProposals(await w.as(w.clerk, '2025-02-17'), round.id)
    expect(
      await reasonOf(aVotedRound(w, round, { home: 'excellent', health: 'good', justice: 'good' })),
    ).toBe('over-the-cap')
    const issuer = await w.as(w.issuer, '2025-02-18')
    expect(await reasonOf(prepareDecision(issuer, round.id, differing('home', 'good')))).toBe('done')
  })
  test('a share of the round’s own opens a place, as far as the scheme allows an exception', async () => {
    const clerk = await w.as(w.clerk)
    const wish = await aWish(w.db, { capReason: 'Đơn vị tiêu biểu (thử)' })
    const edit = (capPercent: string) =>
      reasonOf(editRound(clerk, round.id, { ...wish, capPercent, reason: 'Áp dụng ngoại lệ' }))
    expect(await edit('50')).toBe('bad-input')
    await sql`with made as (insert into rating_scheme (code, state, title_vi, title_en, content, content_hash, effective_from, made_at)
        select 'exception', 'issued', title_vi, title_en, jsonb_set(content, '{cap,exception}', '50'), 'x', effective_from, made_at
        from rating_scheme where id = ${wish.schemeId} returning id)
      update rating_round set scheme_id = made.id from made where rating_round.id = ${round.id}`.execute(w.db)
    expect(await edit('50.01')).toBe('bad-input')
    expect(await edit('50')).toBe('done')
    expect(
      await reasonOf(aVotedRound(w, round, { home: 'excellent', health: 'good', justice: 'good' })),
    ).toBe('done')
  })
  test('a list is gone once the council meets again', async () => {
    const id = await aVotedRound(w, round)
    const chair = await w.as(w.chair, '2025-02-19')
    await openMeeting(chair, round.id)
    expect(await decide(id)).toBe('page')
    await castVote(chair, round.cases.justice, { level: 'good' })
    await castVote(await w.as(w.member, '2025-02-19'), round.cases.justice, { level: 'good' })
    await closeMeeting(chair, round.id, '06/BB-HĐ')
    await prepareDecision(await w.as(w.clerk, '2025-02-19'), round.id)
    const { decisions } = await readRound(chair, round.id)
    expect(decisions).toHaveLength(1)
    expect(await decide(decisions[0]?.id ?? 0)).toBe('done')
    expect(await levelsOf(w.db, [w.heads.justice.id], 2024)).toMatchObject([{ level: 'good' }])
  })
  test('has a number, is made by an issuer, once, and tells only what it says', async () => {
    const id = await aVotedRound(w, round)
    expect(await waiting(w.issuer, '2025-02-20')).toEqual(['decide-rating'])
    expect(await decide(id, w.clerk)).toBe('rating.decision')
    expect(
      await reasonOf(
        decideRound(await w.as(w.issuer, '2025-02-20'), id, { publish: 'none', decidedOn: '2025-02-20' }),
      ),
    ).toBe('bad-input')
    expect(await toldRatings(w.db)).toEqual([])
    expect(
      (await readPerson(await w.as(w.heads.justice, '2025-02-20'), round.cases.justice)).outcomes,
    ).toEqual([])
    expect(await decide(id)).toBe('done')
    expect(await decide(id)).toBe('decided-already')
    expect(await toldRatings(w.db)).toMatchObject([
      { counts: { excellent: 0, good: 2, completed: 1, 'not-completed': 0 }, previous: null, names: [] },
    ])
    expect(await levelsOf(w.db, [w.heads.justice.id, w.heads.home.id], 2024)).toMatchObject(
      [
        { personId: w.heads.justice.id, level: 'completed' },
        { personId: w.heads.home.id, level: 'good' },
      ].sort((a, b) => (a.personId < b.personId ? -1 : 1)),
    )
    await expect(sql`update rating_decision set decision_no = 'x'`.execute(w.db)).rejects.toThrow()
    await expect(sql`update rating_decision_row set level = 'good'`.execute(w.db)).rejects.toThrow()
  })
  test('nothing is public when it says so', async () => {
    expect(await decide(await aVotedRound(w, round), w.issuer, 'none')).toBe('done')
    expect(await toldRatings(w.db)).toEqual([])
  })
  test('is not made by somebody who is in it', async () => {
    const id = await aVotedRound(w, round)
    await sql`update mandate set office = 'chairman' where person_id = ${w.heads.health.id}`.execute(w.db)
    expect(await decide(id, w.heads.health)).toBe('own-case')
  })
})
