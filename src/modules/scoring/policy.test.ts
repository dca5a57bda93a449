import { describe, expect, test } from 'vitest'
import type { Actor, Mandate, Role } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { isKin, mayEnter, mayWrite, type Seat, type SheetFacts, sightOf, type WriteStage } from './policy.ts'

// units of the cases: 1 the province, 10 Home Affairs, 20 Health, 21 a division of Health, 30 Justice
const actor = (
  id: string,
  mandates: readonly { unit: number; roles: readonly Role[] }[],
  more: Partial<Actor> = {},
): Actor => ({
  kind: 'person',
  id,
  name: id,
  mandates: mandates.map(
    ({ unit, roles }, i): Mandate => ({
      id: i + 1,
      office: 'x',
      title: 'x',
      titleEn: 'x',
      roles,
      unitId: unit,
      unitName: String(unit),
      reach: roles.includes('standing-agency') || roles.includes('issuer') ? [1, 10, 20, 21, 30] : [unit],
      deputyFor: null,
    }),
  ),
  sees: { all: false, unitIds: [], areaIds: [] },
  readOnly: false,
  ...more,
})

const people = {
  healthFocal: actor('health-focal', [{ unit: 20, roles: ['focal'] }]),
  healthHead: actor('health-head', [{ unit: 20, roles: ['head'] }]),
  divisionHead: actor('division-head', [{ unit: 21, roles: ['head'] }]),
  justiceFocal: actor('justice-focal', [{ unit: 30, roles: ['focal'] }]),
  clerk: actor('clerk', [{ unit: 10, roles: ['standing-agency'] }]),
  chairman: actor('chairman', [{ unit: 1, roles: ['issuer', 'head'] }]),
  councillor: actor('councillor', [{ unit: 10, roles: ['head'] }]),
  kinCouncillor: actor('kin-councillor', [
    { unit: 10, roles: ['head'] },
    { unit: 20, roles: ['focal'] },
  ]),
  member: actor('member', [{ unit: 1, roles: ['member'] }], {
    sees: { all: false, unitIds: [20], areaIds: [] },
  }),
  auditor: actor('auditor', [{ unit: 1, roles: ['auditor'] }]),
  administrator: actor('administrator', [{ unit: 1, roles: ['administrator'] }]),
}
type Name = keyof typeof people

const seats: Seat[] = [
  { seat: 'appraiser', domain: '2', unitId: 30, personId: null },
  { seat: 'appraiser', domain: '1', unitId: 10, personId: null },
  // Health's own focal officer was appointed by mistake: kept from its own sheet and its division's
  { seat: 'appraiser', domain: '3', unitId: 20, personId: null },
  { seat: 'council-head', domain: null, unitId: null, personId: 'councillor' },
  { seat: 'council', domain: null, unitId: null, personId: 'kin-councillor' },
]
const sheet = (
  signedOn: Day | null = '2024-12-18',
  state: SheetFacts['round']['state'] = 'open',
): SheetFacts => ({
  unitId: 20,
  kin: [20, 21],
  seats,
  clock: { signedOn, explainedOn: null, reopenings: [] },
  round: {
    state,
    opensOn: '2024-12-02',
    selfBy: '2024-12-20',
    firstBy: '2025-01-15',
    explainBy: '2025-01-22',
    secondBy: '2025-02-05',
    decideBy: '2025-02-20',
    publishBy: '2025-02-28',
    objectionBy: '2025-03-15',
  },
})

describe('who sees the sheet of Health', () => {
  const open = sheet(null)
  const published = sheet('2024-12-18', 'published')
  // open: while the unit scores itself; signed: the same day, signed off; over: after the last day, unsigned
  const cases: [Name, string, string, string, string][] = [
    ['healthFocal', 'own', 'own', 'own', 'own'],
    ['healthHead', 'own', 'own', 'own', 'own'],
    ['divisionHead', '-', '-', '-', '-'],
    ['justiceFocal', '-', '2', '2', '2'],
    ['clerk', '-', 'all', 'all', 'all'],
    ['chairman', '-', 'all', 'all', 'all'],
    ['councillor', '-', 'all', 'all', 'all'],
    ['kinCouncillor', 'own', 'own', 'own', 'own'],
    ['member', '-', '-', '-', 'all'],
    ['auditor', 'all', 'all', 'all', 'all'],
    ['administrator', '-', '-', '-', '-'],
  ]
  const seen = (name: Name, facts: SheetFacts, today: Day): string => {
    const sight = sightOf(people[name], facts, today)
    if (!sight) return '-'
    if (sight.own) return 'own'
    return sight.domains === 'all' ? 'all' : sight.domains.join(' ')
  }
  test.each(cases)('%s', (name, whileOpen, signed, over, after) => {
    expect([
      seen(name, open, '2024-12-19'),
      seen(name, sheet(), '2024-12-19'),
      seen(name, open, '2024-12-21'),
      seen(name, published, '2025-03-01'),
    ]).toEqual([whileOpen, signed, over, after])
  })
})

test('a clerk of the standing agency sees its own unit’s sheet as the unit does, an issuer as every other', () => {
  const home = { ...sheet(), unitId: 10, kin: [10] }
  expect(sightOf(people.clerk, home, '2025-01-06')).toEqual({ domains: 'all', own: true })
  expect(sightOf(people.clerk, { ...home, clock: sheet(null).clock }, '2024-12-19')).toBeUndefined()
  expect(sightOf(people.chairman, home, '2025-01-06')).toEqual({ domains: 'all', own: false })
})

describe('who may write which stage of which leaf', () => {
  const leaf = { domain: '2', assessment: 'self+appraisal' } as const
  const survey = { domain: '2', assessment: 'survey' } as const
  const stages: WriteStage[] = ['self', 'first', 'second', 'council']
  const may = (name: Name, of: { domain: string; assessment: 'self+appraisal' | 'survey' | 'data' }) =>
    stages.filter((stage) => mayWrite(people[name], sheet(), of, stage)).join(' ')
  test.each<[Name, string, string]>([
    ['healthFocal', 'self', ''],
    ['healthHead', 'self', ''],
    ['divisionHead', '', ''],
    ['justiceFocal', 'first second', 'first second'],
    ['clerk', '', 'first second'],
    ['chairman', '', ''],
    ['councillor', 'council', 'council'],
    ['kinCouncillor', 'self', ''],
    ['member', '', ''],
    ['auditor', '', ''],
    ['administrator', '', ''],
  ])('%s', (name, own, asked) => {
    expect([may(name, leaf), may(name, survey)]).toEqual([own, asked])
  })

  test('an appraiser writes in no other domain', () => {
    expect(mayWrite(people.justiceFocal, sheet(), { ...leaf, domain: '1' }, 'first')).toBeUndefined()
  })
  test('a seat in the own domain gives nothing on the own sheet', () => {
    expect(mayWrite(people.healthFocal, sheet(), { ...leaf, domain: '3' }, 'first')).toBeUndefined()
  })
  test('nobody writes with a token that only reads', () => {
    for (const person of Object.values(people))
      for (const stage of stages)
        expect(mayWrite({ ...person, readOnly: true }, sheet(), leaf, stage)).toBeUndefined()
  })
})

test('kin are the own unit, those below and those above, but not the whole province', () => {
  expect(isKin(people.divisionHead, sheet().kin)).toBe(true)
  expect(isKin(people.chairman, sheet().kin)).toBe(false)
})

test('rounds are found by those with a part in them, not by an administrator', () => {
  expect((Object.keys(people) as Name[]).filter((name) => !mayEnter(people[name]))).toEqual(['administrator'])
})
