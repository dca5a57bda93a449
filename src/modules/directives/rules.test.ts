import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as rules from './rules.ts'

const whole: rules.Item = {
  number: '1',
  text: 'Rà soát bộ thủ tục',
  title: 'Rà soát',
  product: null,
  response: ['report'],
  deadlineKind: 'none',
  deadlineOn: null,
  recurrence: null,
  leadUnitIds: [1],
  recipients: [],
  unmatched: [],
  confirmed: true,
}
const unit = (unitId: number | null) => ({ kind: 'unit' as const, unitId, resolvedUnitIds: null })
const condition = (resolvedUnitIds: number[] | null) => ({
  kind: 'condition' as const,
  unitId: null,
  resolvedUnitIds,
})

describe('an item lacks', () => {
  test.each<[string, Partial<rules.Item>, rules.ItemGap[]]>([
    ['nothing', {}, []],
    ['its text', { text: ' ' }, ['text-missing']],
    ['its result', { response: [] }, ['result-missing']],
    ['nothing with a product', { response: [], product: 'Quyết định' }, []],
    ['a unit for a name', { unmatched: [{ field: 'lead', name: 'Sở Ma' }] }, ['names-unmatched']],
    ['anybody', { leadUnitIds: [] }, ['recipients-missing']],
    ['a unit for a recipient', { leadUnitIds: [], recipients: [unit(null)] }, ['recipient-unknown']],
    ['the units of a condition', { leadUnitIds: [], recipients: [condition(null)] }, ['condition-open']],
    ['nothing once it is resolved, even to nobody', { recipients: [condition([])] }, []],
    ['its day', { deadlineKind: 'day' }, ['deadline-missing']],
    [
      'its period',
      { deadlineKind: 'recurring', recurrence: { every: 'month', day: null } },
      ['recurrence-incomplete'],
    ],
    [
      'a day of the week',
      { deadlineKind: 'recurring', recurrence: { every: 'week', day: 8 } },
      ['recurrence-incomplete'],
    ],
    ['nothing each month', { deadlineKind: 'recurring', recurrence: { every: 'month', day: 15 } }, []],
  ])('%s', (_, change, gaps) => expect(rules.gapsOf({ ...whole, ...change })).toEqual(gaps))
})

describe('coverage', () => {
  const plain = fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 12 })
  test('every paragraph has exactly one fate, whatever a reading says', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12 }), plain, plain, plain, (count, items, none, open) => {
        const fates = rules.fatesOf(
          count,
          items.map((n) => ({ paragraphs: [n] })),
          none.map((paragraph) => ({ paragraph, why: 'header' })),
          open.map((paragraph) => ({ paragraph })),
        )
        expect(fates.map((p) => p.no)).toEqual(Array.from({ length: count }, (_, i) => i + 1))
        for (const p of fates) {
          if (p.fate === 'item') expect(items).toContain(p.no)
          if (p.fate === 'no-work') expect(p.why).toBe('header')
          if (open.includes(p.no)) expect(p.fate).toBe('uncovered')
        }
      }),
    ))

  test('a paragraph whose item went is uncovered again; one marked by a person stays marked', () => {
    const before: rules.Paragraph[] = [
      { no: 1, fate: 'item', why: null, byPerson: false },
      { no: 2, fate: 'no-work', why: 'lời mở', byPerson: true },
    ]
    expect(rules.recovered(before, []).map((p) => p.fate)).toEqual(['uncovered', 'no-work'])
    expect(rules.recovered(before, [{ paragraphs: [1, 2] }]).map((p) => p.fate)).toEqual(['item', 'item'])
  })
})

describe('splitting', () => {
  const word = fc.constantFrom('rà', 'soát', 'thủ', 'tục', 'báo', 'cáo', 'Sở', 'kết', 'quả')
  test('a cut anywhere between words loses none; a word left out is refused', () =>
    fc.assert(
      fc.property(fc.array(word, { minLength: 2, maxLength: 20 }), fc.nat(), (all, at) => {
        const cut = 1 + (at % (all.length - 1))
        const parts = [all.slice(0, cut).join(' '), all.slice(cut).join(' ')]
        expect(rules.splitText(all.join(' '), parts).ok).toBe(true)
        expect(rules.splitText(`${all.join(' ')} riêng`, parts)).toEqual({
          ok: false,
          reason: 'split-loses-words',
        })
      }),
    ))
  test('one part is none', () =>
    expect(rules.splitText('a b', ['a b', ' '])).toEqual({ ok: false, reason: 'split-needs-two' }))
})

describe('who does it', () => {
  test('each recipient by itself without a lead', () =>
    expect(rules.assignmentsOf({ leadUnitIds: [], coordinatorUnitIds: [9], unitIds: [1, 2, 1] })).toEqual([
      { leadUnitId: 1, coordinators: [{ unitId: 9 }] },
      { leadUnitId: 2, coordinators: [{ unitId: 9 }] },
    ]))
  test('the leads, with the recipients taking part', () =>
    expect(rules.assignmentsOf({ leadUnitIds: [1, 2], coordinatorUnitIds: [9], unitIds: [1, 3] })).toEqual([
      { leadUnitId: 1, coordinators: [{ unitId: 9 }, { unitId: 3 }] },
      { leadUnitId: 2, coordinators: [{ unitId: 9 }, { unitId: 3 }] },
    ]))
  test('paths are each once', () =>
    expect(rules.pathsOf([{ number: '4' }, { number: '4' }, { number: '' }, { number: '2.a' }])).toEqual([
      '4',
      '4b',
      '(3)',
      '2.a',
    ]))
})

describe('a station', () => {
  const fresh: rules.Passage = {
    arrivedOn: '2023-11-06',
    dueOn: '2023-11-13',
    receivedOn: null,
    synthesisedOn: null,
    forwardedOn: null,
    endedOn: null,
  }
  test('passes answers on in one order only, each step once', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...rules.stationActs), { maxLength: 8 }), (acts) => {
        let at = fresh
        const done: string[] = []
        for (const act of acts) {
          const decision = rules.pass(at, act, '2023-11-10')
          if (decision.ok) {
            at = decision.value
            done.push(act)
          }
        }
        expect(done).toEqual(rules.stationActs.slice(0, done.length))
      }),
    ))
  test('is late by the days after its own day, until it forwards', () => {
    expect(rules.daysLate(fresh, '2023-11-13')).toBe(0)
    expect(rules.daysLate(fresh, '2023-11-20')).toBe(7)
    expect(rules.daysLate({ ...fresh, forwardedOn: '2023-11-15' }, '2023-12-20')).toBe(2)
    // given back: the delay it had stays, and does not grow
    expect(rules.daysLate({ ...fresh, endedOn: '2023-11-16' }, '2023-12-20')).toBe(3)
  })
  test('does nothing any more with what was given back', () => {
    for (const act of rules.stationActs)
      expect(rules.pass({ ...fresh, endedOn: '2023-11-08' }, act, '2023-11-09')).toMatchObject({
        reason: 'passage-ended',
      })
  })
})

test.each([
  ['ỦY BAN NHÂN DÂN TỈNH NGHỆ AN', 'UBND tỉnh Nghệ An'],
  ['BỘ NỘI VỤ', 'BỘ NỘI VỤ'],
  ['Sở Nội vụ', 'Sở Nội vụ'],
])('%s is cited as %s', (head, words) => expect(rules.issuerWords(head)).toBe(words))

test.each([
  ['8867/UBND-TH', '8867'],
  ['05/CĐ-TTg', '05'],
  ['/x', undefined],
])('the code of %s is %s', (no, code) => expect(rules.codeOf(no)).toBe(code))

test('a criticism needs overdue work, a reminder unanswered work, both of the unit they go to', () => {
  const task = (answered: boolean, overdue: boolean, leadUnitId = 1) => ({ leadUnitId, answered, overdue })
  expect(rules.letter('criticism', 1, [task(false, false)])).toMatchObject({ reason: 'nothing-overdue' })
  expect(rules.letter('reminder', 1, [task(true, true)])).toMatchObject({ reason: 'nothing-unanswered' })
  expect(rules.letter('reminder', 1, [task(false, true, 2)])).toMatchObject({ reason: 'other-unit' })
  expect(rules.letter('criticism', 1, [task(false, true), task(false, false)])).toMatchObject({
    ok: true,
    value: [{ overdue: true }],
  })
})

describe('names typed into a form', () => {
  test('are parted by lines, commas and semicolons, with what lists put before them taken off', () =>
    expect(rules.namesIn(' - Xã Nghi Phú\n2. Hưng Lộc; Quỳ Hợp, Quỳ Hợp,\n')).toEqual([
      'Xã Nghi Phú',
      'Hưng Lộc',
      'Quỳ Hợp',
    ]))
  const unit = (unitId: number, name: string) => ({ unitId, name, parent: null })
  test.each<[string, rules.NameFound, number | number[]]>([
    [
      'the unit called so',
      { name: 'Xã Tam Hợp', exact: [7], like: [unit(7, 'Xã Tam Hợp'), unit(8, 'Tam Hợp 2')] },
      7,
    ],
    ['the only one that holds it', { name: 'nghi phu', exact: [], like: [unit(3, 'Xã Nghi Phú')] }, 3],
    [
      'the only one whose own name it is',
      { name: 'Vinh', exact: [], like: [unit(1, 'Thành phố Vinh'), unit(2, 'Phường Vinh Tân')] },
      1,
    ],
    [
      'several of that name',
      { name: 'Tam Hợp', exact: [], like: [unit(4, 'Xã Tam Hợp'), unit(5, 'Xã Tam Hợp')] },
      [4, 5],
    ],
    [
      'a ward left to a person who asked for a commune',
      { name: 'xã Nghi Phú', exact: [], like: [unit(6, 'UBND phường Nghi Phú')] },
      [6],
    ],
    [
      'no unit whose name only begins so',
      { name: 'xã Nghi Phú', exact: [], like: [unit(6, 'UBND xã Nghi Phương')] },
      [6],
    ],
    ['no unit of other marks', { name: 'Hưng Lộc', exact: [], like: [unit(6, 'UBND xã Hùng Lộc')] }, [6]],
    [
      'any marks where none were typed',
      { name: 'hung loc', exact: [], like: [unit(6, 'UBND xã Hùng Lộc')] },
      6,
    ],
    ['nobody', { name: 'Ma Quái', exact: [], like: [] }, []],
    ['several units of one key', { name: 'X', exact: [1, 2], like: [] }, []],
  ])('mean %s', (_, found, meant) =>
    expect(rules.meaningOf(found)).toEqual(
      typeof meant === 'number'
        ? { name: found.name, unitId: meant }
        : { name: found.name, among: found.like.filter((one) => meant.includes(one.unitId)) },
    ),
  )
})

describe('what is confirmed at once', () => {
  const read = { ...whole, evidence: { sentence: 'Rà soát.', paragraphs: [3] } }
  test.each<[string, object, { evidence: { paragraphs: number[] } }[], rules.Doubt | undefined]>([
    ['nothing in doubt', {}, [{ evidence: { paragraphs: [4] } }], undefined],
    ['a gap', { response: [] }, [], 'gaps'],
    ['a name beside it', { unmatched: [{ field: 'recipients', name: 'Sở Ma' }] }, [], 'gaps'],
    ['an assumed year', { evidence: { ...read.evidence, assumed: ['year'] } }, [], 'assumed'],
    ['no sentence', { evidence: {} }, [], 'typed'],
    ['two items of one paragraph', {}, [{ evidence: { paragraphs: [3] } }], 'shared-paragraph'],
  ])('%s', (_, change, others, doubt) => expect(rules.doubtOf({ ...read, ...change }, others)).toBe(doubt))
})

test('a condition takes those asked who have, or have not', () => {
  const have = new Set([2, 9])
  expect(rules.meetingCondition([1, 2, 3, 1], have, 'open')).toEqual([1, 3])
  expect(rules.meetingCondition([1, 2, 3], have, 'done')).toEqual([2])
})
