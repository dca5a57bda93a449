import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ImportRow, importHeads, readRows } from './input/list.ts'
import { isLink, readWhole } from './input.ts'
import { type Cell, crossOf, faultsOf, noSums, type SumName } from './rules/activity.ts'
import {
  ackFaults,
  askAcknowledgement,
  askExtension,
  askReminder,
  standingOf,
  tallyOf,
} from './rules/request.ts'

const today = '2025-02-10'

describe('an activity', () => {
  const channel = { from: '2020-01-01', to: '2025-01-20' }
  const fine = { fromOn: '2025-01-15', toOn: '2025-01-16', reach: null, reachHow: null }
  test.each([
    ['is recorded when it is done', {}, []],
    ['ends after it begins', { toOn: '2025-01-14' }, ['toOn ends-before-it-begins']],
    ['is not told before it ends', { toOn: '2025-02-11' }, ['toOn day-in-future']],
    [
      'is not told before it begins',
      { fromOn: '2025-02-11', toOn: '2025-02-11' },
      ['fromOn day-in-future', 'channelId channel-not-open'],
    ],
    ['says how people were counted', { reach: 5 }, ['reachHow reach-without-how']],
    [
      'tells no way of counting without a count',
      { reachHow: 'measured' as const },
      ['reach how-without-reach'],
    ],
    [
      'stands in a channel open on its first day',
      { fromOn: '2025-01-21', toOn: '2025-01-21' },
      ['channelId channel-not-open'],
    ],
  ])('%s', (_, more, faults) => {
    const found = faultsOf({ ...fine, ...more }, channel, today).map((one) => `${one.field} ${one.reason}`)
    expect(found).toEqual(faults)
  })
})

test('the cross table adds up by both its margins, whatever the cells', () => {
  const count = fc.nat(1_000_000)
  const cell = fc.record({
    channelId: fc.integer({ min: 1, max: 4 }),
    quarter: fc.integer({ min: 1, max: 4 }),
    ...(Object.fromEntries(Object.keys(noSums).map((name) => [name, count])) as Record<
      SumName,
      typeof count
    >),
  })
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 20 }), (cells: Cell[]) => {
      const { rows, foot, total } = crossOf(cells, [1, 2, 3, 4])
      for (const name of Object.keys(noSums) as SumName[]) {
        const sum = (list: readonly Record<SumName, number>[]) =>
          list.reduce((all, one) => all + one[name], 0)
        expect(sum(rows.map((row) => row.total))).toBe(total[name])
        expect(sum(foot)).toBe(total[name])
        expect(sum(rows.flatMap((row) => row.cells))).toBe(total[name])
      }
    }),
  )
})

describe('how a unit stands', () => {
  const due = '2025-02-20'
  test.each([
    ['sent on the last day', { ackOn: due, endedOn: null }, '2025-03-01', 'in-time 0'],
    ['sent a day after it', { ackOn: '2025-02-21', endedOn: null }, '2025-03-01', 'late 1'],
    ['late stays late', { ackOn: '2025-02-25', endedOn: null }, '2026-01-01', 'late 5'],
    ['known only when it is sent', { ackOn: '2025-02-21', endedOn: null }, due, 'waiting 0'],
    ['before the last day', { ackOn: null, endedOn: null }, '2025-02-17', 'waiting 3'],
    ['after it', { ackOn: null, endedOn: null }, '2025-02-24', 'overdue 4'],
    ['ended in time', { ackOn: null, endedOn: '2025-02-18' }, '2025-03-01', 'ended 0'],
    ['its last day is not over', { ackOn: null, endedOn: '2025-02-18' }, '2025-02-18', 'waiting 2'],
    ['ended when it was overdue', { ackOn: null, endedOn: '2025-02-22' }, '2025-06-01', 'overdue 2'],
    ['ended after it had done it', { ackOn: '2025-02-11', endedOn: '2025-02-28' }, '2025-06-01', 'in-time 0'],
  ])('%s', (_, unit, day, said) => {
    const { key, days } = standingOf({ dueOn: due, ...unit }, day)
    expect(`${key} ${days}`).toBe(said)
  })

  test('n of N leaves out who ended in time', () => {
    const keys = ['in-time', 'late', 'waiting', 'overdue', 'ended', 'ended'] as const
    expect(tallyOf(keys.map((key) => ({ key })))).toMatchObject({ done: 2, of: 4, ended: 2 })
  })
})

describe('what is refused', () => {
  const request = { dueOn: '2025-02-20', withdrawnOn: null }
  const reason = (decision: { ok: true } | { ok: false; reason: string }) =>
    decision.ok ? 'yes' : decision.reason
  test.each([
    ['more days in time', '2025-02-20', '2025-02-28', 'yes'],
    ['more days when it is late', '2025-02-21', '2025-02-28', 'extension-too-late'],
    ['fewer days', '2025-02-10', '2025-02-20', 'not-later'],
  ])('%s', (_, day, to, said) => expect(reason(askExtension(request, to, day))).toBe(said))

  test.each([
    [3, null, 'yes'],
    [3, '2025-02-09', 'yes'],
    [3, '2025-02-10', 'reminded-today'],
    [0, null, 'nobody-to-remind'],
  ])('reminding %s units, last on %s: %s', (waiting, remindedOn, said) =>
    expect(reason(askReminder(request, { waiting, remindedOn }, today))).toBe(said),
  )

  test('a unit acknowledges once, while it stands', () => {
    const unit = { ackOn: null, endedOn: null }
    expect(askAcknowledgement(request, unit, '2025-02-22')).toEqual({ ok: true, value: { daysLate: 2 } })
    expect(reason(askAcknowledgement(request, { ...unit, ackOn: today }, today))).toBe('already-acknowledged')
    expect(reason(askAcknowledgement(request, { ...unit, endedOn: '2025-02-09' }, today))).toBe(
      'unit-has-ended',
    )
    expect(reason(askAcknowledgement({ ...request, withdrawnOn: today }, unit, today))).toBe(
      'request-withdrawn',
    )
  })

  test.each([
    [0, 0, ['staff no-staff', 'reached nobody-reached']],
    [5, 0, ['staff no-staff']],
    [0, 5, ['reached nobody-reached']],
    [6, 5, ['reached more-than-staff']],
    [5, 5, []],
  ])('%s of %s', (reached, staff, faults) => {
    const found = ackFaults({ doneOn: today, reached, staff }, today)
    expect(found.map((one) => `${one.field} ${one.reason}`)).toEqual(faults)
  })
})

describe('what is typed', () => {
  test.each([
    ['1500', 1500],
    ['1.500', 1500],
    ['1,500,000', 1_500_000],
    ['1 500 000', 1_500_000],
    ['1,5', undefined],
    ['-3', undefined],
    ['1.5.000', undefined],
    ['1e3', undefined],
    ['', undefined],
  ])('%j is %s', (text, value) => expect(readWhole(text)).toBe(value))

  test.each([
    ['https://nghean.example/tin', true],
    ['javascript:alert(1)', false],
    ['data:text/html,x', false],
    ['//nghean.example', false],
    ['https://', false],
  ])('%s may be opened: %s', (text, may) => expect(isLink(text)).toBe(may))
})

describe('a list of activities', () => {
  const channels = [{ id: 7, nameVi: 'Báo in', nameEn: 'Newspapers', from: '2020-01-01', to: null }]
  const empty = Object.fromEntries(Object.keys(importHeads).map((name) => [name, ''])) as ImportRow
  const row = (line: number, more: Partial<ImportRow>) => ({
    line,
    row: { ...empty, channel: 'báo in', title: 'Tin', from: '15/01/2025', items: '3', ...more },
  })
  const read = (
    rows: ReturnType<typeof row>[],
    activities: { channelId: number; title: string; fromOn: string }[] = [],
  ) => readRows(rows, { channels, activities }, today)

  test('each wrong line is named with its column, the others can be taken', () => {
    const { rows, faults } = read([
      row(2, { reach: '1.200', reachHow: 'Ước tính', stateMoney: '5.000.000' }),
      row(3, { channel: 'Kênh lạ', items: 'ba', from: '31/02/2025' }),
      row(4, { to: '11/02/2025' }),
      row(5, { reach: '10' }),
      row(6, { title: 'Khác', link: 'javascript:alert(1)' }),
    ])
    expect(rows).toMatchObject([
      {
        line: 2,
        channelId: 7,
        toOn: '2025-01-15',
        reach: 1200,
        reachHow: 'estimated',
        stateMoney: 5_000_000,
      },
    ])
    expect(faults.map((one) => `${one.line} ${one.column} ${one.reason}`)).toEqual([
      '3 channel channel-unknown',
      '3 from not-a-day',
      '3 items not-a-whole-number',
      '4 to day-in-future',
      '5 reachHow reach-without-how',
      '6 link not-a-link',
    ])
  })

  test('a line is judged as the form judges it: as long, as large, as tame', () => {
    const long = 'd'.repeat(301)
    const wrong = (more: Partial<ImportRow>) => {
      const { rows, faults } = read([row(2, more)])
      expect(rows).toEqual([])
      return faults.map((one) => `${one.column} ${one.reason}`)
    }
    expect(wrong({ title: 'Tin\u0000' })).toEqual(['title control-character'])
    expect(wrong({ note: 'đọc \u202E ngược' })).toEqual(['note direction-mark'])
    expect(wrong({ title: '' })).toEqual(['title required'])
    expect(wrong({ items: '0' })).toEqual(['items required'])
    expect(wrong({ items: '1000001' })).toEqual(['items too-many'])
    expect(wrong({ reach: '100.000.001', reachHow: 'ước' })).toEqual(['reach too-many'])
    expect(wrong({ reach: 'nhiều', reachHow: 'đếm' })).toEqual(['reach not-a-whole-number'])
    expect(wrong({ reach: '5', reachHow: 'đoán' })).toEqual(['reachHow not-one-of-these'])
    expect(wrong({ otherMoney: '100000000000001' })).toEqual(['otherMoney too-many'])
    expect(read([row(2, { title: long })]).faults).toMatchObject([
      { reason: 'too-long', params: { max: 300, length: 301 }, text: long.slice(0, 100) },
    ])
  })

  test('what is recorded already, or stands twice in the list, is not taken again', () => {
    const known = [{ channelId: 7, title: 'TIN', fromOn: '2025-01-15' }]
    expect(read([row(2, {})], known).faults).toMatchObject([{ line: 2, reason: 'activity-known' }])
    expect(read([row(2, {}), row(3, {})]).faults).toMatchObject([{ line: 3, reason: 'activity-known' }])
  })
})
