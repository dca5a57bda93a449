import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Act,
  acts,
  decide,
  dueActs,
  isKnown,
  type NoAct,
  type Standing,
  type State,
  states,
} from './flow.ts'

const ready: Standing = {
  mode: 'planned',
  state: 'planned',
  planIssued: true,
  team: { members: 2, hasHead: true },
  visit: { items: 3, answered: 3, timed: true, attended: true },
  signed: { team: false, unit: false },
  summary: true,
  findings: { all: 2, incomplete: 0, verified: 2 },
}

describe('the way of a planned inspection, and of an unannounced one', () => {
  test.each<[Standing['mode'], [Act, State][]]>([
    [
      'planned',
      [
        ['order', 'ordered'],
        ['notice', 'noticed'],
        ['report', 'reported'],
        ['report', 'reported'],
        ['begin', 'visiting'],
        ['record', 'recorded'],
        ['reopen', 'visiting'],
        ['record', 'recorded'],
        ['sign-team', 'recorded'],
        ['sign-unit', 'signed'],
        ['conclude', 'concluded'],
        ['close', 'closed'],
      ],
    ],
    [
      'unannounced',
      [
        ['order', 'ordered'],
        ['begin', 'visiting'],
        ['record', 'recorded'],
        ['sign-unit', 'recorded'],
        ['sign-team', 'signed'],
        ['conclude', 'concluded'],
        ['close', 'closed'],
      ],
    ],
  ])('%s', (mode, way) => {
    let s: Standing = { ...ready, mode }
    for (const [act, state] of way) {
      const decision = decide(s, act)
      expect(decision, `${act} in ${s.state}`).toEqual({ ok: true, value: state })
      const signed = act === 'record' ? { team: false, unit: false } : { ...s.signed }
      if (act === 'sign-team') signed.team = true
      if (act === 'sign-unit') signed.unit = true
      s = { ...s, state, signed }
    }
  })
})

describe('what is refused, and why', () => {
  test.each<[string, Partial<Standing>, Act, NoAct]>([
    ['a decision before the plan', { planIssued: false }, 'order', 'inspection-plan-not-issued'],
    ['a decision without a team', { team: { members: 0, hasHead: false } }, 'order', 'inspection-no-team'],
    ['a decision without a head', { team: { members: 3, hasHead: false } }, 'order', 'inspection-no-team'],
    [
      'a notice of an unannounced one',
      { mode: 'unannounced', state: 'ordered' },
      'notice',
      'unannounced-has-no-notice',
    ],
    [
      'a self-report to one',
      { mode: 'unannounced', state: 'ordered' },
      'report',
      'unannounced-has-no-notice',
    ],
    ['a visit without notice', { state: 'ordered' }, 'begin', 'inspection-not-in-state'],
    ['an unannounced visit without decision', { mode: 'unannounced' }, 'begin', 'inspection-not-in-state'],
    [
      'minutes with gaps',
      { state: 'visiting', visit: { ...ready.visit, answered: 2 } },
      'record',
      'items-unanswered',
    ],
    [
      'minutes without hours',
      { state: 'visiting', visit: { ...ready.visit, timed: false } },
      'record',
      'visit-incomplete',
    ],
    [
      'minutes of nobody',
      { state: 'visiting', visit: { ...ready.visit, attended: false } },
      'record',
      'visit-incomplete',
    ],
    [
      'signing twice',
      { state: 'recorded', signed: { team: true, unit: false } },
      'sign-team',
      'signed-already',
    ],
    [
      'refusing after signing',
      { state: 'recorded', signed: { team: false, unit: true } },
      'refuse-unit',
      'signed-already',
    ],
    [
      'a conclusion on one signature',
      { state: 'recorded', signed: { team: true, unit: false } },
      'conclude',
      'inspection-not-in-state',
    ],
    ['a conclusion without words', { state: 'signed', summary: false }, 'conclude', 'summary-missing'],
    [
      'a finding without basis',
      { state: 'signed', findings: { all: 1, incomplete: 1, verified: 0 } },
      'conclude',
      'findings-incomplete',
    ],
    [
      'closing with open findings',
      { state: 'concluded', findings: { all: 2, incomplete: 0, verified: 1 } },
      'close',
      'findings-open',
    ],
    ['calling off once begun', { state: 'visiting' }, 'cancel', 'inspection-not-in-state'],
    ['reopening a concluded one', { state: 'concluded' }, 'reopen', 'inspection-not-in-state'],
  ])('%s', (_, part, act, reason) => {
    expect(decide({ ...ready, ...part }, act)).toEqual({ ok: false, reason })
  })

  test('a unit that refuses to sign does not stop it', () => {
    const s: Standing = { ...ready, state: 'recorded', signed: { team: true, unit: false } }
    expect(decide(s, 'refuse-unit')).toEqual({ ok: true, value: 'signed' })
  })
})

test('whatever is done in whatever order: no visit without decision, no conclusion without both signatures', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<Standing['mode']>('planned', 'unannounced'),
      fc.array(fc.constantFrom(...acts), { maxLength: 40 }),
      (mode, tried) => {
        let s: Standing = { ...ready, mode }
        const done: Act[] = []
        for (const act of tried) {
          const decision = decide(s, act)
          expect(decision.ok && !dueActs(mode, s.state).includes(act)).toBe(false)
          if (!decision.ok) continue
          done.push(act)
          const signed = act === 'record' ? { team: false, unit: false } : { ...s.signed }
          if (act === 'sign-team') signed.team = true
          if (act === 'sign-unit' || act === 'refuse-unit') signed.unit = true
          s = { ...s, state: decision.value, signed }
          expect(states).toContain(s.state)
        }
        if (done.includes('begin')) expect(done.indexOf('order')).toBeLessThan(done.indexOf('begin'))
        if (done.includes('conclude')) {
          const minutes = done.slice(done.lastIndexOf('record'), done.indexOf('conclude'))
          expect(minutes).toContain('sign-team')
          expect(minutes.some((act) => act === 'sign-unit' || act === 'refuse-unit')).toBe(true)
        }
        if (mode === 'unannounced') expect(done).not.toContain('notice')
      },
    ),
    { numRuns: 300 },
  )
})

test.each([
  ['planned', null, true, true],
  ['planned', null, false, false],
  ['unannounced', null, true, false],
  ['unannounced', '2024-05-02', true, true],
] as const)('a %s one begun %s with the plan issued %s is known: %s', (mode, begunOn, planIssued, known) => {
  expect(isKnown({ mode, begunOn, planIssued })).toBe(known)
})
