import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Role } from '#platform/context.ts'
import { addDays } from '#platform/day.ts'
import { personName, userName } from './account.ts'
import { localPath } from './address.ts'
import { browserName } from './browser.ts'
import { type AccountLine, checkAccounts } from './import.ts'
import { openLink } from './link.ts'
import { endMandate, giveMandate, type HeldMandate, nameDeputy } from './mandate.ts'
import { choosePassword } from './password.ts'
import { reachOf, sightOf } from './sight.ts'

const reason = (decision: { ok: boolean; reason?: string; value?: unknown }) =>
  decision.ok ? 'yes' : decision.reason

describe('account names', () => {
  test.each([
    ['An.Le', 'an.le'],
    ['hoa_nguyen-2', 'hoa_nguyen-2'],
  ])('user name %s becomes %s', (typed, kept) => expect(userName(typed)).toEqual({ ok: true, value: kept }))

  test.each([
    ['ab', 'user-name-form'],
    ['2an', 'user-name-form'],
    ['an le', 'user-name-form'],
    ['ân.lê', 'user-name-form'],
    ["an';--", 'user-name-form'],
    ['a'.repeat(61), 'user-name-form'],
    ['Admin', 'user-name-reserved'],
  ])('user name %s: %s', (typed, why) => expect(reason(userName(typed))).toBe(why))

  test.each([
    ['Lê Thị Hoa', 'yes'],
    ['  Trương   Văn Phòng ', 'yes'],
    ['Văn Công Tổ', 'yes'],
    ['Y Ban', 'yes'],
    ['Sở Nội vụ', 'name-of-unit'],
    ['UBND huyện Đô Lương', 'name-of-unit'],
    ['Uỷ ban nhân dân thị xã Hoàng Mai', 'name-of-unit'],
    ['VĂN PHÒNG UBND TỈNH', 'name-of-unit'],
    ['Phòng Tài chính', 'name-of-unit'],
    ['Cán bộ một cửa', 'name-of-unit'],
    ['Lê Thị Hoa 2', 'name-has-digits'],
    ['...', 'name-without-letters'],
  ])('person %s: %s', (typed, why) => expect(reason(personName(typed, false))).toBe(why))

  test('the very name of a unit', () => expect(reason(personName('Hoàng Mai', true))).toBe('name-of-unit'))
})

describe('passwords', () => {
  test.each([
    ['mua-xuan-2025-den', 'yes'],
    ['trời hôm nay đẹp', 'yes'],
    ['ngan9kytu', 'password-too-short'],
    ['Matkhau@123', 'password-common'],
    ['1234567890', 'password-common'],
    ['aaaaaaaaaaaa', 'password-monotone'],
    ['xin-chao-AN.LE-nhe', 'password-has-name'],
  ])('%s: %s', (typed, why) => expect(reason(choosePassword(typed, 'an.le'))).toBe(why))
})

describe('offices', () => {
  const held: HeldMandate = {
    id: 1,
    personId: 'hoa',
    office: 'head',
    unitId: 7,
    from: '2024-01-01',
    to: '2025-12-31',
    deputyOf: null,
  }
  const wish = { personId: 'hoa', office: 'head', unitId: 7, from: '2026-01-01', to: null }
  const facts = {
    unitStands: true,
    roles: ['head'] as Role[],
    giver: { personId: 'admin', ofUnitOnly: false },
  }

  test.each([
    ['after the first has ended', {}, {}, 'yes'],
    ['while the first runs', { from: '2025-12-31' }, {}, 'mandate-overlaps'],
    ['another office meanwhile', { office: 'focal', from: '2025-01-01' }, {}, 'yes'],
    ['ending before it begins', { to: '2025-12-31' }, {}, 'ends-before-it-begins'],
    ['in a unit that is not', {}, { unitStands: false }, 'unit-not-standing'],
    ['to oneself', {}, { giver: { personId: 'hoa', ofUnitOnly: false } }, 'not-to-oneself'],
    [
      'an issuer, by a unit administrator',
      {},
      { roles: ['issuer'] as Role[], giver: { personId: 'u', ofUnitOnly: true } },
      'office-beyond-own',
    ],
    ['a head, by a unit administrator', {}, { giver: { personId: 'u', ofUnitOnly: true } }, 'yes'],
  ])('given %s: %s', (_, more, moreFacts, why) => {
    expect(reason(giveMandate({ ...wish, ...more }, [held], { ...facts, ...moreFacts }))).toBe(why)
  })

  test.each([
    ['2025-06-30', '2025-02-20', 'yes'],
    ['2023-12-31', '2025-02-20', 'ends-before-it-begins'],
    ['2025-06-30', '2026-02-20', 'already-ended'],
  ])('ended on %s, asked on %s: %s', (last, today, why) =>
    expect(reason(endMandate(held, last, today))).toBe(why),
  )

  test.each([
    ['within', {}, held, [], 'yes'],
    ['by oneself', { personId: 'hoa' }, held, [], 'deputy-of-oneself'],
    ['of a deputy', {}, { ...held, deputyOf: 9 }, [], 'deputy-of-deputy'],
    ['turned around', { from: '2025-03-02', to: '2025-03-01' }, held, [], 'ends-before-it-begins'],
    ['before the mandate', { from: '2023-12-31' }, held, [], 'outside-the-mandate'],
    ['beyond the mandate', { to: '2026-01-01' }, held, [], 'outside-the-mandate'],
    [
      'twice',
      {},
      held,
      [{ ...held, id: 3, personId: 'an', deputyOf: 1, from: '2025-03-10', to: '2025-03-20' }],
      'already-deputy',
    ],
    [
      'again later',
      {},
      held,
      [{ ...held, id: 3, personId: 'an', deputyOf: 1, from: '2025-01-10', to: '2025-01-20' }],
      'yes',
    ],
  ])('a deputy %s: %s', (_, more, mandate, others, why) => {
    const deputy = { personId: 'an', from: '2025-03-01', to: '2025-03-15', ...more }
    expect(reason(nameDeputy(mandate, deputy, others))).toBe(why)
  })

  test('no deputy ever stands outside the mandate or for oneself', () => {
    const day = fc.integer({ min: -900, max: 900 }).map((n) => addDays('2025-01-01', n))
    fc.assert(
      fc.property(day, day, fc.constantFrom('hoa', 'an'), (from, to, personId) => {
        const decision = nameDeputy(held, { personId, from, to }, [])
        if (!decision.ok) return
        expect(personId).toBe('an')
        expect(from >= held.from && to <= (held.to ?? '') && from <= to).toBe(true)
      }),
    )
  })
})

describe('sight', () => {
  const one = (roles: Role[], scopeUnits: number[] = [9]) => ({
    roles,
    reach: [1, 2],
    scopeUnits,
    scopeAreas: [5],
  })
  test.each<[string, Role[], number[]]>([
    ['head', ['head'], [1, 2]],
    ['member', ['member'], [9]],
    ['head who is a member too', ['head', 'member'], [1, 2, 9]],
    ['administrator', ['administrator'], [1, 2]],
  ])('%s reaches', (_, roles, reach) => expect(reachOf(one(roles))).toEqual(reach))

  test('administrators see nothing, whatever they reach', () => {
    expect(sightOf([one(['administrator']), one(['unit-administrator'])])).toEqual({
      all: false,
      unitIds: [],
      areaIds: [],
    })
  })
  test('several mandates add up; one that sees all is enough', () => {
    expect(sightOf([one(['focal']), one(['member'])])).toEqual({
      all: false,
      unitIds: [1, 2, 9],
      areaIds: [5],
    })
    expect(sightOf([one(['focal']), one(['auditor'])])).toEqual({ all: true, unitIds: [], areaIds: [] })
  })
})

describe('links and addresses', () => {
  const now = new Date('2026-11-22T02:00:00Z')
  const later = new Date(now.getTime() + 1)
  test.each([
    [null, later, 'yes'],
    [now, later, 'link-used'],
    [null, now, 'link-expired'],
  ])('used %s, expires %s: %s', (usedAt, expiresAt, why) =>
    expect(reason(openLink({ usedAt, expiresAt }, now))).toBe(why),
  )

  test('a way on never leaves this site', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('', '/', '//', '/\\', 'https://', '\t/'), (rest, start) => {
        const path = localPath(start + rest)
        expect(new URL(path, 'http://here').origin).toBe('http://here')
        expect(path.startsWith('/')).toBe(true)
      }),
    )
  })
})

describe('a sheet of accounts', () => {
  const known = {
    units: new Map([['H40', 4]]),
    offices: new Set(['focal']),
    usernames: new Set(['cuong']),
    emails: new Set(['cu@x.vn']),
    unitNames: new Set(['hoang mai']),
  }
  const line = (n: number, more: Partial<AccountLine> = {}): AccountLine => ({
    line: n,
    username: `nguoi${n}`,
    name: 'Lê Hoa',
    email: `n${n}@x.vn`,
    unitCode: 'H40',
    office: 'focal',
    from: '1/2/2025',
    decision: '12/QĐ',
    ...more,
  })
  test.each<[string, Partial<AccountLine>, string[]]>([
    ['whole', {}, []],
    ['without an office', { unitCode: '', office: '' }, []],
    [
      'nothing',
      { username: '', name: '', email: '', unitCode: '', office: '' },
      ['username required', 'name required', 'email required'],
    ],
    ['taken', { username: 'Cuong', email: 'CU@x.vn' }, ['username user-name-taken', 'email email-taken']],
    ['unit', { name: 'Sở Y tế' }, ['name name-of-unit']],
    ['unit by its name alone', { name: 'Hoàng Mai' }, ['name name-of-unit']],
    [
      'bad cells',
      { email: 'a@b', unitCode: 'X', office: 'king', from: '31/2/2025' },
      ['email not-an-address', 'unit_code unit-unknown', 'office office-unknown', 'from not-a-day'],
    ],
    ['half an office', { office: '' }, ['office required']],
    ['marks of direction', { name: 'Hoa \u202Egnp' }, ['name control-character']],
  ])('%s', (_, more, found) => {
    const { rows, findings } = checkAccounts([line(2, more)], known, '2025-02-20')
    expect(findings.map((f) => `${f.column} ${f.reason}`)).toEqual(found)
    expect(rows).toHaveLength(found.length === 0 ? 1 : 0)
  })
  test('twice in one sheet: the first is taken', () => {
    const { rows, findings } = checkAccounts(
      [line(2), line(3, { username: 'nguoi2' }), line(4, { email: 'n2@x.vn' })],
      known,
      '2025-02-20',
    )
    expect(rows.map((r) => r.line)).toEqual([2])
    expect(findings).toMatchObject([
      { line: 3, reason: 'twice-in-sheet' },
      { line: 4, reason: 'twice-in-sheet' },
    ])
  })
  test('without a day the office begins today', () => {
    expect(checkAccounts([line(2, { from: '' })], known, '2025-02-20').rows[0]?.mandate?.from).toBe(
      '2025-02-20',
    )
  })
})

describe('browsers by name', () => {
  test.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/124.0 Chrome/118.0 Safari/537.36',
      'Cốc Cốc, Windows',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36 Edg/131.0',
      'Edge, Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
      'Safari, iPhone',
    ],
    ['curl/8.5', 'curl/8.5'],
    ['', ''],
  ])('%s', (agent, name) => expect(browserName(agent)).toBe(name))
})
