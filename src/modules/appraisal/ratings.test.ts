import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { gatherWaiting } from '#platform/gather.ts'
import { testDb } from '#testing/db.ts'
import { reasonOf } from '#testing/refusal.ts'
import {
  answerObjection,
  appointCouncil,
  assessSelf,
  castVote,
  closeMeeting,
  comment,
  computeProposals,
  confirmCause,
  decideRound,
  editRound,
  enterDiscipline,
  fileObjection,
  importPrintedRating,
  makeRound,
  openMeeting,
  openRound,
  prepareDecision,
  saveFact,
  setAside,
  withdrawCause,
  withdrawDiscipline,
} from './actions.ts'
import { readPerson } from './facts/persons.ts'
import { readRound, readRounds } from './facts/rounds.ts'
import { classOf, disciplinedOn, levelsOf, toldRatings } from './facts.ts'
import { appraisal } from './room.ts'
import type { Level } from './rules/scheme.ts'
import {
  anOpenRound,
  aVotedRound,
  aWish,
  aWorld,
  type OpenRound,
  schemeId,
  typedFor,
  type World,
} from './world.ts'

const dbs: { drop: () => Promise<void> }[] = []
afterAll(async () => {
  for (const db of dbs) await db.drop()
})

let w: World
let round: OpenRound
beforeEach(async () => {
  const made = await testDb()
  dbs.push(made)
  w = await aWorld(made.db)
  round = await anOpenRound(w)
})

const waiting = async (
  who: keyof Pick<World, 'clerk' | 'issuer' | 'chair' | 'member' | 'focal'> | 'justice',
  day: string,
) => {
  const ctx = await w.as(who === 'justice' ? w.heads.justice : w[who], day)
  const rows = await gatherWaiting(ctx, [appraisal])
  return rows.map((row) => row.act)
}

describe('a round', () => {
  test('rates who holds the posts on its day, with the time in office and what was held elsewhere', async () => {
    const { rows } = await readRound(await w.as(w.issuer), round.id)
    expect(rows.map((row) => [row.rated.unitName, row.whole?.days])).toEqual([
      ['Sở Nội vụ', 366],
      ['Sở Tư pháp', 184],
      ['Sở Y tế', 366],
    ])
  })
  test.each([
    ['days out of order', { commentsBy: '2025-02-01' }, 'bad-input'],
    ['a scheme of another time', { year: 2026, schemeId: 0 }, 'bad-input'],
    ['a year that has one', {}, 'rating-round-taken'],
    ['a share without its reason', { year: 2023, capPercent: '25' }, 'bad-input'],
    ['a share beyond all', { year: 2023, capPercent: '125', capReason: 'x' }, 'bad-input'],
  ])('is refused: %s', async (_, change, reason) => {
    expect(await reasonOf(makeRound(await w.as(w.clerk), await aWish(w.db, change)))).toBe(reason)
  })
  test('a past year keeps its scheme, and the new one does not reach back', async () => {
    const clerk = await w.as(w.clerk)
    const wish = await aWish(w.db, { block: 'district' })
    const late = await schemeId(w.db, 'nd-335-2025-heads')
    expect(await reasonOf(makeRound(clerk, { ...wish, year: 2025, schemeId: late }))).toBe('bad-input')
    expect(await reasonOf(makeRound(clerk, { ...wish, year: 2026 }))).toBe('bad-input')
    expect(await reasonOf(makeRound(clerk, { ...wish, year: 2026, schemeId: late }))).toBe('done')
    expect(await reasonOf(makeRound(clerk, { ...wish, year: 2025 }))).toBe('done')
  })
  test('is run by the standing agency alone', async () => {
    for (const who of [w.issuer, w.auditor, w.heads.health])
      expect(await reasonOf(makeRound(await w.as(who), await aWish(w.db, { year: 2023 })))).toBe(
        'rating.rounds',
      )
    expect(await reasonOf(openRound(await w.as(w.heads.justice), round.id))).toBe('page')
  })
  test('that runs is changed only with a reason, and its persons stay', async () => {
    const clerk = await w.as(w.clerk)
    const wish = await aWish(w.db, { meetingOn: '2025-02-19', year: 2020 })
    expect(await reasonOf(editRound(clerk, round.id, wish))).toBe('bad-input')
    await editRound(clerk, round.id, { ...wish, reason: 'Dời họp' })
    expect((await readRound(clerk, round.id)).round).toMatchObject({ meetingOn: '2025-02-19', year: 2024 })
    expect(await reasonOf(editRound(clerk, round.id, wish, 1))).toBe('changed-meanwhile')
  })
})

describe('who sees', () => {
  const sights: [keyof World | 'home' | 'health' | 'justice', 'all' | 'own' | 'comment' | 'page'][] = [
    ['issuer', 'all'],
    ['auditor', 'all'],
    ['chair', 'all'],
    ['member', 'all'],
    ['health', 'all'],
    ['clerk', 'all'],
    ['justice', 'own'],
    ['focal', 'comment'],
    ['home', 'page'],
    ['stranger', 'page'],
  ]
  test.each(sights)('the case of the head of Justice: %s %s', async (who, sight) => {
    const person = who in w.heads ? w.heads[who as 'home'] : (w[who as 'issuer'] as typeof w.issuer)
    const read = readPerson(await w.as(person), round.cases.justice)
    expect(
      await read.then(
        (found) => found.sight,
        (fault) => fault.reason,
      ),
    ).toBe(sight)
  })
  test('the clerk sees nothing of the head of their own unit, nor the share it would tell', async () => {
    await computeProposals(await w.as(w.clerk), round.id)
    const { rows, cap } = await readRound(await w.as(w.clerk), round.id)
    expect(rows.find((row) => row.rated.id === round.cases.home)).toMatchObject({
      sight: undefined,
      whole: undefined,
    })
    expect(cap).toBeUndefined()
    expect(await reasonOf(readPerson(await w.as(w.clerk), round.cases.home))).toBe('page')
    expect((await readRound(await w.as(w.issuer), round.id)).cap).toBeDefined()
  })
  test('the unit’s body sees its own comment alone', async () => {
    await typedFor(w, round.cases.justice)
    await computeProposals(await w.as(w.clerk), round.id)
    await comment(await w.as(w.chair), round.cases.justice, { text: 'Ý kiến cấp trên', level: 'good' })
    await comment(await w.as(w.focal), round.cases.justice, { text: 'Ý kiến tập thể', level: undefined })
    const seen = await readPerson(await w.as(w.focal), round.cases.justice)
    expect(seen.comments.map((one) => [one.kind, one.text])).toEqual([['unit', 'Ý kiến tập thể']])
    expect([seen.outcomes, seen.outcome, seen.objections]).toEqual([[], undefined, []])
  })
  test('a draft is found by those who oversee rounds alone', async () => {
    const id = await makeRound(await w.as(w.clerk), await aWish(w.db, { year: 2023 }))
    expect(await reasonOf(readRound(await w.as(w.heads.health), id))).toBe('page')
    expect(await reasonOf(readRound(await w.as(w.auditor), id))).toBe('done')
    expect((await readRounds(await w.as(w.heads.justice))).rounds.map((line) => line.round.year)).toEqual([
      2024,
    ])
  })
})

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
    expect(await waiting('justice', '2025-02-07')).toEqual(['self-assess'])
    expect(await reasonOf(assessSelf(await w.as(w.issuer), id, self))).toBe('rating.self')
    expect(await reasonOf(assessSelf(await w.as(w.heads.justice, '2025-02-08'), id, self))).toBe('self-over')
    expect(await reasonOf(assessSelf(await w.as(w.heads.justice, '2025-02-07'), id, self))).toBe('done')
    expect(await waiting('justice', '2025-02-07')).toEqual([])
  })
  test('comments end on their day; nobody comments on themselves', async () => {
    const word = { text: 'Ý kiến', level: undefined }
    const id = round.cases.justice
    expect(await waiting('focal', '2025-02-14')).toEqual(['comment-rating'])
    expect(await reasonOf(comment(await w.as(w.heads.justice), id, word))).toBe('rating.comments')
    expect(await reasonOf(comment(await w.as(w.focal, '2025-02-15'), id, word))).toBe('comments-over')
    expect(await reasonOf(comment(await w.as(w.focal, '2025-02-14'), id, word))).toBe('done')
    expect(await waiting('focal', '2025-02-14')).toEqual([])
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
    expect(await waiting('chair', '2025-02-17')).toEqual(['open-meeting'])
    expect(await open(w.member, '2025-02-17')).toBe('rating.meeting')
    expect(await open(w.issuer, '2025-02-17')).toBe('rating.meeting')
    expect(await open(w.chair, '2025-02-17')).toBe('done')
    expect(await open(w.chair, '2025-02-17')).toBe('meeting-open')
    expect(await waiting('member', '2025-02-17')).toEqual(['vote'])
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
    await sql`insert into rating_seat (round_id, seat, person_id, decision_no, decided_on, made_at)
      values (${round.id}, 'member', ${w.clerk.id}, '1', '2025-02-01', now())`.execute(w.db)
    await meeting()
    expect(await vote(w.clerk, round.cases.home, 'good')).toBe('rating.vote')
    expect(await vote(w.clerk, round.cases.justice, 'good')).toBe('done')
    expect((await readPerson(await w.as(w.issuer, '2025-02-17'), round.cases.home)).rated.barred).toEqual([
      w.clerk.id,
    ])
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
  test('the share of the round’s own, with its reason, opens a place', async () => {
    const clerk = await w.as(w.clerk)
    await editRound(clerk, round.id, {
      ...(await aWish(w.db, { capPercent: '50', capReason: 'Đơn vị tiêu biểu (thử)' })),
      reason: 'Áp dụng ngoại lệ',
    })
    expect(
      await reasonOf(aVotedRound(w, round, { home: 'excellent', health: 'good', justice: 'good' })),
    ).toBe('done')
  })
  test('has a number, is made by an issuer, once, and tells only what it says', async () => {
    const id = await aVotedRound(w, round)
    expect(await waiting('issuer', '2025-02-20')).toEqual(['decide-rating'])
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
    expect(await waiting('issuer', '2025-03-07')).toEqual(['answer-rating'])
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

test('a round taken over from print has its counts and says what its source lacks', async () => {
  const clerk = await w.as(w.clerk)
  const printed = {
    block: 'department',
    place: 'Tỉnh Hải Dương',
    source: 'Báo',
    caveatVi: 'Một nguồn',
    caveatEn: 'One source',
  }
  await importPrintedRating(clerk, {
    ...printed,
    year: 2023,
    title: 'Năm 2023',
    counts: { excellent: 6, good: 12 },
  })
  expect(await toldRatings(w.db)).toMatchObject([
    { imported: true, counts: { excellent: 6, good: 12 }, previous: null },
  ])
  await importPrintedRating(clerk, {
    ...printed,
    year: 2022,
    title: 'Năm 2022',
    counts: { excellent: 5, good: 13 },
  })
  expect((await toldRatings(w.db))[0]).toMatchObject({ year: 2023, previous: { excellent: 5, good: 13 } })
})

test('the class of a unit is that of its published index; without one it has none', async () => {
  const { province, units } = w
  const made = await sql<{ id: number }>`
    with r as (insert into scoring_round (year, title, block, state, made_at)
      values (2024, 'Chỉ số thử', 'department', 'published', now()) returning id)
    insert into scoring_result (round_id, version, state, computed_at) select id, 1, 'published', now() from r
    returning id`.execute(w.db)
  await sql`insert into scoring_result_row (result_id, position, unit_id, unit_code, unit_name, percent, rank, class)
    values (${made.rows[0]?.id}, 1, ${units.health.id}, 'YT', 'Sở Y tế', 91.5, 1, 'tốt')`.execute(w.db)
  expect(await classOf(w.db, [province.id, units.health.id], 2024)).toEqual(
    new Map([[units.health.id, 'tốt']]),
  )
  // the same index is what a proposal puts people in order by
  await computeProposals(await w.as(w.clerk), round.id)
  const { rated } = await readPerson(await w.as(w.clerk), round.cases.health)
  expect(rated.facts?.index).toMatchObject({ value: '91.5', from: 'index', note: '1/1 · tốt' })
})
