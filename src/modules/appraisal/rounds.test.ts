import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { reasonOf } from '#testing/refusal.ts'
import { comment, computeProposals, editRound, importPrintedRating, makeRound, openRound } from './actions.ts'
import { readPerson } from './facts/persons.ts'
import { readRound, readRounds } from './facts/rounds.ts'
import { classOf, toldRatings } from './facts.ts'
import { eachInItsWorld, round, w } from './testing.ts'
import { aWish, schemeId, typedFor, type World } from './world.ts'

eachInItsWorld()

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
