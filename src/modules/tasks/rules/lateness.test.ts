import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, momentOn } from '#platform/day.ts'
import { type ActName, actNames } from './acts.ts'
import { taskAt } from './history.ts'
import { ledgerAt, parties } from './lateness.ts'
import { endOf, pickAct, type Step, Story, steps, twice, wishFor } from './testing.ts'
import { daysLate } from './timeliness.ts'

const held = () => new Story('2023-09-01', '2023-09-30').does('2023-09-02', 'accept', {})
const read = (s: Story, asOf: Day, knownAt = asOf) => ledgerAt(s.events, asOf, endOf(knownAt))

describe('who let the days pass', () => {
  test('the unit, from the day after the deadline', () => {
    expect(read(held(), '2023-09-30')).toMatchObject({ total: 0, firstDayLate: null })
    expect(read(held(), '2023-10-05')).toMatchObject({
      total: 5,
      firstDayLate: '2023-10-01',
      days: { unit: 5 },
    })
  })

  test('an extension decided late: the days it waited are the decider’s, the rest the unit’s', () => {
    const s = held()
      .does('2023-09-25', 'askExtension', { proposedOn: '2023-10-15', reason: 'ministry late' })
      .does('2023-10-08', 'grantExtension', { dueOn: '2023-10-12', reason: 'enough' })
      .does('2023-10-14', 'submit', { files: 1 })
      .does('2023-10-17', 'complete', {})
    const ledger = read(s, '2023-12-31')
    expect(ledger).toMatchObject({ firstDueOn: '2023-09-30', dueOn: '2023-10-12', finishedOn: '2023-10-14' })
    expect(ledger.days).toEqual({ unit: 2, checker: 3, decider: 8, issuer: 0, suspended: 0 })
    expect(ledger.extensions).toMatchObject([
      {
        askedOn: '2023-09-25',
        outcome: 'granted',
        decidedOn: '2023-10-08',
        dueTo: '2023-10-12',
        deciderDays: 8,
      },
    ])
  })

  test('a refusal on 8/10: the unit’s days begin on 9/10', () => {
    const s = held()
      .does('2023-09-30', 'askExtension', { proposedOn: '2023-10-15', reason: 'ministry late' })
      .does('2023-10-08', 'refuseExtension', { reason: 'no ground' })
    expect(read(s, '2023-10-10').days).toMatchObject({ decider: 8, unit: 2 })
  })

  test('a rejected product: the wait was the checker’s', () => {
    const s = held()
      .does('2023-09-28', 'submit', { files: 1 })
      .does('2023-10-06', 'reject', { reason: 'unsigned' })
      .does('2023-10-07', 'submit', { files: 1 })
    expect(read(s, '2023-10-07').days).toMatchObject({ checker: 6, unit: 1 })
  })

  test('taken for complete and opened again: the days between are the checker’s', () => {
    const s = held()
      .does('2023-09-28', 'submit', { files: 1 })
      .does('2023-09-29', 'complete', {})
      .does('2023-10-10', 'reopen', { reason: 'annex missing' })
    expect(read(s, '2023-10-09', '2023-10-20').total).toBe(0)
    expect(read(s, '2023-10-12').days).toMatchObject({ checker: 10, unit: 2 })
  })

  test('suspended days are named, and the deadline has not moved', () => {
    const s = held().does('2023-10-03', 'suspend', { documentNo: '3/QĐ' }).does('2023-10-13', 'resume', {})
    expect(read(s, '2023-10-15').days).toMatchObject({ unit: 5, suspended: 10 })
  })

  test('a wrong lead keeps its stretch, marked; the right one starts with the correction', () => {
    const s = held().does('2023-10-05', 'correct', { leadUnitId: 2, reason: 'wrong lead' })
    expect(read(s, '2023-10-07').stretches).toMatchObject([
      { leadUnitId: 1, days: { unit: 5 }, wrongLead: true, to: '2023-10-05' },
      { leadUnitId: 2, days: { unit: 2 }, wrongLead: false, to: null },
    ])
  })

  test('returned late and given to another unit with a later date', () => {
    const s = new Story('2023-09-01', '2023-09-30')
      .does('2023-10-02', 'return', { reason: 'not ours' })
      .does('2023-10-06', 'reassign', { leadUnitId: 2, dueOn: '2023-10-20', reason: 'theirs' })
    const ledger = read(s, '2023-10-21')
    expect(ledger.days).toMatchObject({ unit: 3, issuer: 4 })
    expect(ledger.stretches).toMatchObject([
      { leadUnitId: 1, dueOn: '2023-09-30', wrongLead: false },
      { leadUnitId: 2, dueOn: '2023-10-20', days: { unit: 1, issuer: 0 } },
    ])
  })

  test('recalled and objective cases stay, excluded by name', () => {
    const recalled = held().does('2023-10-05', 'recall', { documentNo: '9/QĐ' })
    expect(read(recalled, '2023-12-31')).toMatchObject({ total: 5, excluded: 'recalled' })
    const objective = held().does('2023-10-05', 'markObjective', { reason: 'flood' })
    expect(read(objective, '2023-10-06')).toMatchObject({ total: 6, excluded: 'objective' })
    expect(
      read(objective.does('2023-10-07', 'clearObjective', { reason: 'no' }), '2023-10-08').excluded,
    ).toBeNull()
  })
})

describe('no sequence of acts by any role makes a recorded delay smaller', () => {
  const dones = new Set<ActName>()

  test('whatever was recorded at a day is still there, seen from any later day', () => {
    fc.assert(
      fc.property(steps, fc.nat(30), (all: Step[], days) => {
        const story = new Story('2023-09-01', addDays('2023-09-01', days))
        let today: Day = story.givenOn
        const recorded: { day: Day; known: Date; total: number; shown: number }[] = []
        for (const step of all) {
          today = addDays(today, step.wait)
          const act = pickAct(story, step, today)
          if (act) story.does(today, act, wishFor(act, step.n, today, story.now().dueOn) as never, twice)
          if (act) dones.add(act)
          const known = story.events.at(-1)?.at ?? new Date(0)
          const moment = new Date(Math.max(+known, +momentOn(today, new Date(0))))
          const ledger = ledgerAt(story.events, today, moment)
          const now = taskAt(story.events, today, moment)
          recorded.push({
            day: today,
            known: moment,
            total: ledger.total,
            shown: now ? daysLate(now, today) : 0,
          })
        }
        const end = addDays(today, 3)
        const later = [
          ...recorded.map((r) => ({ day: r.day, known: endOf(r.day) })),
          { day: end, known: endOf(end) },
        ]
        for (const [i, r] of recorded.entries()) {
          // what the screen said is in the ledger
          expect(r.shown).toBeLessThanOrEqual(r.total)
          for (const l of later.slice(i)) {
            expect(ledgerAt(story.events, r.day, l.known).total).toBeGreaterThanOrEqual(r.total)
            expect(ledgerAt(story.events, l.day, l.known).total).toBeGreaterThanOrEqual(r.total)
          }
        }
        const last = ledgerAt(story.events, end, endOf(end))
        expect(last.total).toBe(parties.reduce((sum, p) => sum + last.days[p], 0))
        const decider = last.extensions.reduce((sum, e) => sum + e.deciderDays, 0)
        expect(decider).toBe(last.days.decider)
      }),
      { numRuns: 200 },
    )
  })

  test('and every act of the table is reached by such stories', () => {
    for (const [all, days] of fc.sample(fc.tuple(steps, fc.nat(30)), { numRuns: 200, seed: 7 })) {
      const story = new Story('2023-09-01', addDays('2023-09-01', days))
      let today: Day = story.givenOn
      for (const step of all) {
        today = addDays(today, step.wait)
        const act = pickAct(story, step, today)
        if (!act) continue
        story.does(today, act, wishFor(act, step.n, today, story.now().dueOn) as never, twice)
        dones.add(act)
      }
    }
    expect(actNames.filter((name) => !dones.has(name))).toEqual([])
  })
})
