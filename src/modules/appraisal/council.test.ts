import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { reasonOf } from '#testing/refusal.ts'
import { aPerson, aUnit } from '#testing/world.ts'
import {
  appointCouncil,
  castVote,
  closeMeeting,
  computeProposals,
  openMeeting,
  prepareDecision,
} from './actions.ts'
import { readPerson } from './facts/persons.ts'
import type { Level } from './rules/scheme.ts'
import { eachInItsWorld, round, w, waiting } from './testing.ts'

eachInItsWorld()

describe('the council', () => {
  const meeting = async () => {
    await computeProposals(await w.as(w.clerk, '2025-02-17'), round.id)
    await openMeeting(await w.as(w.chair, '2025-02-17'), round.id)
  }
  const vote = async (who: typeof w.chair, id: number, level: Level | 'abstain', reason?: string) =>
    reasonOf(castVote(await w.as(who, '2025-02-17'), id, { level, reason }))

  test('meets after the comments, with every proposal there, opened by its head', async () => {
    const open = async (who: typeof w.chair, day: string) =>
      reasonOf(openMeeting(await w.as(who, day), round.id))
    expect(await open(w.chair, '2025-02-14')).toBe('comments-running')
    expect(await open(w.chair, '2025-02-17')).toBe('proposals-missing')
    await computeProposals(await w.as(w.clerk, '2025-02-17'), round.id)
    expect(await waiting(w.chair, '2025-02-17')).toEqual(['open-meeting'])
    expect(await open(w.member, '2025-02-17')).toBe('rating.meeting')
    expect(await open(w.issuer, '2025-02-17')).toBe('rating.meeting')
    expect(await open(w.chair, '2025-02-17')).toBe('done')
    expect(await open(w.chair, '2025-02-17')).toBe('meeting-open')
    expect(await waiting(w.member, '2025-02-17')).toEqual(['vote'])
    const seats = { decisionNo: '1', decidedOn: '2025-02-17', headId: w.chair.id, memberIds: [w.member.id] }
    expect(await reasonOf(appointCouncil(await w.as(w.clerk, '2025-02-17'), round.id, seats))).toBe(
      'meeting-held',
    )
  })
  test('nobody votes on themselves; who has no seat has no vote; an abstention says why', async () => {
    await meeting()
    const { health, justice } = round.cases
    expect(await vote(w.heads.health, health, 'excellent')).toBe('rating.vote')
    expect(await vote(w.issuer, justice, 'good')).toBe('rating.vote')
    expect(await vote(w.heads.justice, justice, 'excellent')).toBe('rating.vote')
    expect(await vote(w.stranger, justice, 'good')).toBe('page')
    expect(await vote(w.member, justice, 'abstain', 'Có quan hệ gia đình')).toBe('done')
    expect(await vote(w.member, justice, 'good')).toBe('done')
    const { outcome } = await readPerson(await w.as(w.issuer, '2025-02-17'), justice)
    expect(outcome).toMatchObject({ entitled: 3, voted: 1, quorum: 3, level: null })
    expect((await readPerson(await w.as(w.issuer, '2025-02-17'), health)).outcome?.entitled).toBe(2)
  })
  test('a seat of the same unit, below or above it is barred as the policy bars it', async () => {
    const branch = await aUnit(w.db, { name: 'Chi cục Thử', parent: w.units.home.id })
    const below = await aPerson(w.db, { name: 'Chi cục trưởng Thử', office: 'head', unit: branch.id })
    for (const { id } of [w.clerk, below])
      await sql`insert into rating_seat (round_id, seat, person_id, decision_no, decided_on, made_at)
        values (${round.id}, 'member', ${id}, '1', '2025-02-01', now())`.execute(w.db)
    await meeting()
    expect(await vote(w.clerk, round.cases.home, 'good')).toBe('rating.vote')
    expect(await vote(w.clerk, round.cases.justice, 'good')).toBe('done')
    const { rated } = await readPerson(await w.as(w.issuer, '2025-02-17'), round.cases.home)
    expect(rated.barred.toSorted()).toEqual([w.clerk.id, below.id].toSorted())
    expect(await vote(below, round.cases.home, 'good')).toBe('rating.vote')
    expect(await vote(below, round.cases.justice, 'good')).toBe('done')
    expect(await waiting(below, '2025-02-17')).toEqual(['vote'])
    expect(await vote(below, round.cases.health, 'good')).toBe('done')
    // what they may not vote on does not wait for them
    expect(await waiting(below, '2025-02-17')).toEqual([])
  })
  test('a vote waits for the whole round, and holds no case meanwhile', async () => {
    await meeting()
    const id = round.cases.justice
    const held = w.db.transaction().execute(async (db) => {
      await sql`select from rating_round where id = ${round.id} for update`.execute(db)
      const waits = vote(w.member, id, 'good')
      await expect
        .poll(async () => (await sql`select from pg_locks where not granted`.execute(w.db)).rows.length)
        .toBeGreaterThan(0)
      await sql`update rated_person set version = version + 1 where id = ${id}`.execute(db)
      return { waits }
    })
    expect(await (await held).waits).toBe('done')
  })
  test('without a quorum there is no list; it meets again', async () => {
    await meeting()
    await vote(w.chair, round.cases.justice, 'good')
    await closeMeeting(await w.as(w.chair, '2025-02-17'), round.id, '5/BB')
    expect(await reasonOf(prepareDecision(await w.as(w.clerk, '2025-02-18'), round.id))).toBe(
      'quorum-missing',
    )
    expect(await vote(w.member, round.cases.justice, 'good')).toBe('meeting-not-open')
    expect(await reasonOf(openMeeting(await w.as(w.chair, '2025-02-18'), round.id))).toBe('done')
  })
})
