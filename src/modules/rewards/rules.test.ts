import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checksOf, clearanceOf, type Honour, type Known, type Nominee, nothingKnown } from './rules/checks.ts'
import { codeOf, readCode, showCode } from './rules/code.ts'
import { sameAct } from './rules/near.ts'
import { askAct, sharesOf } from './rules/nomination.ts'
import { askDecision, daysInOrder, mayNominateOn, phaseOf } from './rules/round.ts'
import { type Choice, countVotes, needed } from './rules/vote.ts'

const random = fc.uint8Array({ minLength: 19, maxLength: 19 })
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

describe('codes of certificates', () => {
  test('are read back however they are typed', () =>
    fc.assert(
      fc.property(random, (bytes) => {
        const code = codeOf(bytes)
        expect(readCode(code)).toBe(code)
        expect(readCode(` ${showCode(code).toLowerCase()} `)).toBe(code)
        expect(readCode(code.replace(/0/g, 'o').replace(/1/g, 'l'))).toBe(code)
      }),
    ))
  test('one wrong sign is always found', () =>
    fc.assert(
      fc.property(random, fc.nat(19), fc.nat(31), (bytes, at, other) => {
        const code = codeOf(bytes)
        const sign = signs[other] ?? '0'
        fc.pre(code[at] !== sign)
        expect(readCode(code.slice(0, at) + sign + code.slice(at + 1))).toBeUndefined()
      }),
    ))
  test('two signs that changed places are always found', () =>
    fc.assert(
      fc.property(random, fc.nat(19), fc.nat(19), (bytes, a, b) => {
        const code = [...codeOf(bytes)]
        fc.pre(code[a] !== code[b])
        ;[code[a], code[b]] = [code[b] as string, code[a] as string]
        expect(readCode(code.join(''))).toBeUndefined()
      }),
    ))
  test.each(['', 'abc', '7K3M', '%00', '9'.repeat(40), 'ÀÁ', '🙂'.repeat(10)])('%j is none', (typed) =>
    expect(readCode(typed)).toBeUndefined(),
  )
  test('show in groups of four', () =>
    expect(showCode('7K3M9QXT0VBW4HDZR2N6')).toBe('7K3M-9QXT-0VBW-4HDZ-R2N6'))
})

describe('the same act', () => {
  const cited = (achievement: string, year = 2024) => ({ achievement, year })
  test.each([
    [
      'Đã có thành tích xuất sắc trong CCHC năm 2024',
      'đã có thành tích xuất sắc trong CCHC, năm 2024.',
      'exact',
    ],
    [
      'Có thành tích xuất sắc trong công tác cải cách hành chính năm 2024',
      'Đã có nhiều thành tích xuất sắc trong công tác cải cách hành chính năm 2024',
      'near',
    ],
    [
      'Có thành tích xuất sắc trong công tác cải cách hành chính năm 2024',
      'Có thành tích xuất sắc trong công tác cải cách hành chính năm 2023',
      undefined,
    ],
    [
      'Có thành tích trong phòng chống thiên tai năm 2024',
      'Có thành tích trong cải cách hành chính năm 2024',
      undefined,
    ],
    ['Trả kết quả tại nhà', 'Trả kết quả tại nhà', 'exact'],
  ])('%s · %s', (a, b, answer) => expect(sameAct(cited(a), cited(b))).toBe(answer))
  test('without a year in its words an act is of its round’s year', () =>
    expect(sameAct(cited('Trả kết quả tại nhà', 2024), cited('Trả kết quả tại nhà', 2023))).toBeUndefined())
})

const nominee: Nominee = {
  id: 1,
  kind: 'individual',
  unitId: 7,
  personId: 'p1',
  outside: false,
  name: 'Nguyễn Văn Mẫu',
  achievement: 'Có thành tích xuất sắc trong cải cách hành chính năm 2024',
  year: 2024,
  reported: true,
  rank: null,
  rankOf: null,
}
const known: Known = { discipline: 'none', rating: { level: 'Hoàn thành tốt', enough: true } }
const form = {
  weights: { discipline: 'block', 'same-act': 'warn', rating: 'warn', rank: 'warn' },
  rankWithin: 5,
} as const
const given: Honour = {
  nominationId: 9,
  kind: 'individual',
  unitId: 7,
  personId: 'p1',
  name: 'Ông Nguyễn Văn Mẫu',
  achievement: nominee.achievement,
  year: 2024,
  decisionNo: '12/QĐ-UBND',
  decidedOn: '2024-12-30',
}
const said = (n: Partial<Nominee>, k: Partial<Known> = {}, honours: Honour[] = []) =>
  checksOf({ ...nominee, ...n }, { ...known, ...k }, honours, form)
const one = (check: string, ...args: Parameters<typeof said>) => {
  const found = said(...args).find((finding) => finding.check === check)
  return `${found?.outcome} ${found?.says}`
}

describe('checks of a nomination', () => {
  const held = { measure: 'Khiển trách', decisionNo: '5/QĐ', until: '2025-06-30' }
  const unit = { kind: 'collective', personId: null } as const
  test.each([
    ['report', 'fail report-missing', { reported: false }, {}, []],
    ['report', 'pass report-there', {}, {}, []],
    ['discipline', 'pass discipline-none', {}, {}, []],
    ['discipline', 'fail discipline-until', {}, { discipline: held }, []],
    ['discipline', 'fail discipline-held', {}, { discipline: { ...held, until: null } }, []],
    ['discipline', 'unknown discipline-unknown', {}, { discipline: 'unknown' }, []],
    ['discipline', 'unknown discipline-outside', { outside: true, personId: null }, nothingKnown, []],
    ['discipline', 'none discipline-collective', unit, {}, []],
    ['same-act', 'pass same-act-none', {}, {}, []],
    ['same-act', 'fail same-act-given-exact', {}, {}, [given]],
    ['same-act', 'fail same-act-given-exact-name', { personId: null, name: 'nguyễn văn mẫu' }, {}, [given]],
    ['same-act', 'pass same-act-none', { personId: 'p2' }, {}, [given]],
    ['same-act', 'pass same-act-none', { id: 9 }, {}, [given]],
    ['same-act', 'pass same-act-none', unit, {}, [given]],
    ['same-act', 'fail same-act-asked-exact', {}, {}, [{ ...given, decisionNo: null, decidedOn: null }]],
    ['same-act', 'fail same-act-given-near', { achievement: `Đã ${nominee.achievement}` }, {}, [given]],
    ['rating', 'pass rating-level', {}, {}, []],
    ['rating', 'fail rating-level', {}, { rating: { level: 'Hoàn thành', enough: false } }, []],
    ['rating', 'unknown rating-unknown', {}, { rating: 'unknown' }, []],
    ['rating', 'none rating-outside', { outside: true }, {}, []],
    ['rank', 'none rank-individual', {}, {}, []],
    ['rank', 'pass rank-is', { ...unit, rank: 5, rankOf: 20 }, {}, []],
    ['rank', 'fail rank-is', { ...unit, rank: 6, rankOf: 20 }, {}, []],
    ['rank', 'unknown rank-unknown', unit, {}, []],
    ['rank', 'none rank-outside', { ...unit, unitId: null }, {}, []],
  ] as const)('%s: %s', (check, answer, n, k, honours) => expect(one(check, n, k, [...honours])).toBe(answer))

  test('what fails stops or warns as its form says; what is not known never does', () => {
    expect(clearanceOf(said({}))).toBe('clear')
    expect(clearanceOf(said({}, nothingKnown))).toBe('clear')
    expect(clearanceOf(said({}, {}, [given]))).toBe('warned')
    expect(clearanceOf(said({}, { discipline: held }, [given]))).toBe('blocked')
    expect(clearanceOf(said({ reported: false }))).toBe('blocked')
    const off = checksOf(nominee, { ...known, discipline: held }, [], {
      weights: { discipline: 'off' },
      rankWithin: 5,
    })
    expect(off.map((f) => f.check)).not.toContain('discipline')
    const lenient = checksOf({ ...nominee, reported: false }, known, [], {
      weights: { report: 'off' },
      rankWithin: 5,
    })
    expect(clearanceOf(lenient)).toBe('blocked')
  })
})

describe('the vote', () => {
  const votes = (yes: number, no: number, abstain = 0) =>
    [...Array(yes).fill('for'), ...Array(no).fill('against'), ...Array(abstain).fill('abstain')].map(
      (choice: Choice) => ({ choice }),
    )
  test.each([
    [5, 80, 4],
    [9, 80, 8],
    [7, 80, 6],
    [10, 80, 8],
    [3, 100, 3],
    [3, 50, 2],
    [11, 90, 10],
  ])('of %i members %i %% are %i votes', (members, share, n) => expect(needed(members, share)).toBe(n))
  test.each([
    [votes(4, 1), 5, true],
    [votes(4, 0, 1), 5, true],
    [votes(3, 0, 2), 5, false],
    // who does not come counts as abstained
    [votes(3, 0), 5, false],
    [[], 0, false],
  ])('%j of %i: %s', (ballots, members, passed) =>
    expect(countVotes(ballots, members, 80).passed).toBe(passed),
  )
  test('nobody is counted twice or forgotten', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom<Choice>('for', 'against', 'abstain'), { maxLength: 15 }),
        fc.nat(5),
        (given, away) => {
          const members = given.length + away
          const count = countVotes(
            given.map((choice) => ({ choice })),
            members,
            80,
          )
          expect(count.for + count.against + count.abstained).toBe(members)
          if (count.passed) expect(count.for * 100).toBeGreaterThanOrEqual(80 * members)
        },
      ),
    ))
})

describe('a round', () => {
  const days = {
    opensOn: '2025-02-03',
    nominateBy: '2025-02-14',
    councilOn: '2025-02-25',
    decideBy: '2025-02-28',
  }
  test('its days follow one another', () => {
    expect(daysInOrder(days)).toEqual({ ok: true })
    expect(daysInOrder({ ...days, councilOn: '2025-02-13' })).toMatchObject({ day: 'councilOn' })
    expect(daysInOrder({ ...days, decideBy: days.councilOn })).toEqual({ ok: true })
  })
  test.each([
    ['draft', '2025-02-10', 'draft', false],
    ['open', '2025-02-02', 'before', false],
    ['open', '2025-02-03', 'nominating', true],
    ['open', '2025-02-14', 'nominating', true],
    ['open', '2025-02-15', 'checking', false],
    ['voting', '2025-02-10', 'voting', false],
    ['decided', '2025-02-10', 'decided', false],
  ] as const)('%s on %s is %s', (state, today, phase, nominating) => {
    expect(phaseOf({ ...days, state }, today)).toBe(phase)
    expect(mayNominateOn({ ...days, state }, today)).toBe(nominating)
  })
  test.each([
    ['open', '9/QĐ', '2025-02-26', 'round-not-voted'],
    ['voted', undefined, '2025-02-26', 'reward-decision-missing'],
    ['voted', '9/QĐ', '2025-02-28', 'day-in-future'],
    ['voted', '9/QĐ', '2025-02-20', 'day-before-vote'],
    ['voted', '9/QĐ', '2025-02-26', undefined],
  ] as const)('decided while %s, %s of %s: %s', (state, decisionNo, decidedOn, reason) => {
    const answer = askDecision({ state, metOn: '2025-02-25' }, { decisionNo, decidedOn }, '2025-02-27')
    expect(answer.ok ? undefined : answer.reason).toBe(reason)
  })
})

describe('a nomination', () => {
  test.each([
    ['edit', 'draft', 'open', undefined],
    ['edit', 'sent', 'open', 'nomination-not-in-state'],
    ['send', 'returned', 'open', undefined],
    ['send', 'draft', 'voting', 'round-not-in-state'],
    ['list', 'sent', 'open', undefined],
    ['list', 'draft', 'open', 'nomination-not-in-state'],
    ['return', 'listed', 'open', undefined],
    ['reason', 'listed', 'voting', undefined],
    ['reason', 'passed', 'voting', 'nomination-not-in-state'],
    ['withdraw', 'passed', 'voted', undefined],
    ['withdraw', 'awarded', 'decided', 'round-not-in-state'],
    ['withdraw', 'listed', 'voting', 'round-not-in-state'],
  ] as const)('%s while %s in a round %s: %s', (act, state, round, reason) => {
    const answer = askAct(act, state, round)
    expect(answer.ok ? undefined : answer.reason).toBe(reason)
  })
  test('leaders and staff are counted among persons alone', () =>
    expect(
      sharesOf([
        { kind: 'collective', leader: null },
        { kind: 'individual', leader: true },
        { kind: 'individual', leader: false },
        { kind: 'individual', leader: false },
        { kind: 'individual', leader: null },
      ]),
    ).toEqual({ collectives: 1, individuals: 4, leaders: 1, staff: 2, unsaid: 1 }))
})
