import { describe, expect, test } from 'vitest'
import type { Actor, Mandate, Role } from '#platform/context.ts'
import { type CaseFacts, commentsAs, isKin, mayAnswer, mayVote, sightOf } from './policy.ts'

const [top, department, division, other] = [1, 10, 11, 20]
const mandate = (unitId: number, reach: number[], ...roles: Role[]): Mandate => ({
  id: unitId,
  office: 'x',
  title: 'x',
  titleEn: 'x',
  roles,
  unitId,
  unitName: 'x',
  reach,
  deputyFor: null,
})
const actor = (id: string, ...mandates: Mandate[]): Actor => ({
  kind: 'person',
  id,
  name: id,
  mandates,
  sees: { all: false, unitIds: [], areaIds: [] },
  readOnly: false,
})
const about: CaseFacts = {
  personId: 'p',
  unitId: department,
  below: [department, division],
  tops: [top],
  seats: ['p', 'q', 'r'].map((personId) => ({ seat: 'member', personId })),
  roundState: 'open',
}

describe('own case and own unit', () => {
  test.each([
    ['the person, wherever they work by now', actor('p', mandate(other, [other], 'head')), true],
    ['somebody of the same unit', actor('q', mandate(department, [department, division], 'focal')), true],
    ['somebody of a unit below', actor('q', mandate(division, [division], 'focal')), true],
    ['somebody of another unit', actor('q', mandate(other, [other], 'head')), false],
    [
      'an office at the top, above everybody alike',
      actor('q', mandate(top, [top, department, division, other], 'issuer')),
      false,
    ],
    ['an office between', actor('q', mandate(5, [5, department, division], 'head')), true],
  ] as const)('%s', (_, who, kin) => {
    expect(isKin(who, about)).toBe(kin)
    expect(mayVote(who, about) === undefined).toBe(kin)
  })
  test('an issuer answers nobody’s objection of their own', () => {
    const issuer = (id: string) => actor(id, mandate(top, [top, department, division, other], 'issuer'))
    expect(mayAnswer(issuer('p'), about)).toBeUndefined()
    expect(mayAnswer(issuer('q'), about)).toBeDefined()
  })
})

describe('what may only read does not act', () => {
  const reader: Actor = { ...actor('q', mandate(top, [top, department], 'issuer')), readOnly: true }
  test('it sees the case, and neither comments nor votes', () => {
    expect(sightOf(reader, about)).toBe('all')
    expect(commentsAs(reader, about)).toBeUndefined()
    expect(mayVote(reader, about)).toBeUndefined()
  })
})
