import { describe, expect, test } from 'vitest'
import {
  decideFinding,
  type FindingEvent,
  type FindingState,
  findingThen,
  repeatedOf,
  timing,
} from './finding.ts'
import { type CountedFinding, figuresOf } from './measures.ts'

describe('what may be done to a finding', () => {
  test.each<[FindingState, Parameters<typeof decideFinding>[1], string | undefined, FindingState | string]>([
    ['open', 'start', undefined, 'in-progress'],
    ['open', 'remedy', undefined, 'remedied'],
    ['in-progress', 'remedy', undefined, 'remedied'],
    ['remedied', 'verify', undefined, 'verified'],
    ['remedied', 'return', 'Thiếu ảnh', 'in-progress'],
    ['remedied', 'return', ' ', 'return-needs-note'],
    ['draft', 'remedy', undefined, 'finding-not-in-state'],
    ['verified', 'return', 'x', 'finding-not-in-state'],
    ['open', 'verify', undefined, 'finding-not-in-state'],
    ['open', 'task', undefined, 'open'],
    ['verified', 'task', undefined, 'finding-not-in-state'],
  ])('%s, %s', (state, act, note, result) => {
    const decision = decideFinding({ state, tasked: false }, act, note)
    expect(decision.ok ? decision.value : decision.reason).toBe(result)
  })
  test('a task once', () =>
    expect(decideFinding({ state: 'open', tasked: true }, 'task')).toEqual({
      ok: false,
      reason: 'finding-is-task',
    }))
})

const e = (kind: FindingEvent['kind'], onDay: string): FindingEvent => ({ kind, onDay })
const story = [
  e('noted', '2024-04-02'),
  e('issued', '2024-04-10'),
  e('remedied', '2024-04-20'),
  e('returned', '2024-04-24'),
  e('remedied', '2024-04-28'),
  e('verified', '2024-05-03'),
]

describe('how it stood on a day, against its due day 25/4', () => {
  test.each([
    ['2024-04-01', undefined, undefined, undefined],
    ['2024-04-05', 'draft', 'none', 0],
    ['2024-04-10', 'open', 'in-time', 15],
    ['2024-04-21', 'remedied', 'on-time', 0],
    ['2024-04-25', 'in-progress', 'in-time', 0],
    ['2024-04-26', 'in-progress', 'overdue', 1],
    ['2024-04-28', 'remedied', 'late', 3],
    ['2024-06-01', 'verified', 'late', 3],
  ])('%s: %s, %s', (asOf, state, key, days) => {
    const then = findingThen(story, asOf)
    expect(then?.state).toBe(state)
    if (then) expect(timing(then, '2024-04-25', asOf)).toEqual({ key, days })
  })
})

const placed = (id: number, inspectionId: number, begunOn: string, item = '3.1', unitId = 1) => ({
  id,
  inspectionId,
  begunOn,
  item,
  unitId,
})

test('repeated is the same item in the same unit at an earlier inspection, and nothing else', () => {
  const all = [
    placed(1, 10, '2023-05-02'),
    placed(2, 10, '2023-05-02', '3.2'),
    placed(3, 11, '2024-05-02'),
    placed(4, 11, '2024-05-02', '5.1'),
    placed(5, 12, '2024-05-02', '3.1', 2),
    placed(6, 11, '2024-05-02'),
  ]
  expect([...repeatedOf(all)]).toEqual([3, 6])
})

test('the figures at two days', () => {
  const findings: CountedFinding[] = [
    { ...placed(1, 10, '2024-04-02'), ownerUnitId: 1, dueOn: '2024-04-25', events: story },
    {
      ...placed(2, 10, '2024-04-02', '5.1'),
      ownerUnitId: 1,
      dueOn: '2024-05-31',
      events: [e('noted', '2024-04-02'), e('issued', '2024-04-10')],
    },
  ]
  const visit = {
    id: 10,
    unitId: 1,
    mode: 'planned' as const,
    begunOn: '2024-04-02',
    concludedOn: null,
    cancelledOn: null,
  }
  const inspections = [
    visit,
    { ...visit, id: 11, begunOn: null },
    { ...visit, id: 12, unitId: 3, begunOn: null, cancelledOn: '2024-04-20' },
  ]
  expect(figuresOf(inspections, findings, '2024-04-26')).toEqual({
    planned: 2,
    inspected: 1,
    unitsInspected: 1,
    findings: 2,
    open: 2,
    overdue: 1,
    remedied: 0,
    closed: 0,
    due: 1,
    fixedOnTime: 0,
    dueClosed: 0,
    repeated: 0,
  })
  expect(figuresOf(inspections, findings, '2024-06-10')).toMatchObject({
    open: 1,
    overdue: 1,
    closed: 1,
    due: 2,
    fixedOnTime: 0,
  })
  expect(figuresOf(inspections, findings, '2024-04-19').planned).toBe(3)
})
