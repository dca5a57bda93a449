import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { faults } from '#testing/html.ts'
import { hashOf } from '../facts/sets.ts'
import { type RuleField, ruleFields, ruleKinds } from '../input/rule-fields.ts'
import { findNode } from '../rules/edit.ts'
import { leavesOf } from '../rules/set.ts'
import { aSetHouse, formOf, type SetHouse } from './testing.ts'

let { t, issuer, clerk, page, send, contentOf, taken } = {} as SetHouse
let communeId = 0
beforeAll(async () => {
  ;({ t, issuer, clerk, page, send, contentOf, taken } = await aSetHouse())
  communeId = await taken('synthetic-commune-100.json', { year: '2024' })
})
afterAll(() => t.drop())

describe('a draft is edited place by place', () => {
  const at = (code: string) => `/scoring/sets/${communeId}/nodes/${code}`

  test('every leaf’s page is right HTML and holds its own form, which saved unchanged changes nothing', async () => {
    const before = hashOf(await contentOf('synthetic-commune-100'))
    const codes = leavesOf(await contentOf('synthetic-commune-100')).map((leaf) => leaf.code)
    for (const code of codes.filter((_, i) => i % 4 === 0)) {
      const shown = await page(at(code), clerk)
      expect(await faults(shown.text), code).toEqual([])
      const sent = await send(at(code), formOf(shown.text, 'edit'), clerk)
      expect(sent.status, `${code} ${/class="ds-error-summary".*?<\/div>/s.exec(sent.text)?.[0]}`).toBe(303)
    }
    const after = await contentOf('synthetic-commune-100')
    expect(hashOf(after)).toBe(before)
  })

  test('the button of a row adds it, the one of another takes it away, and nothing is saved', async () => {
    const before = hashOf(await contentOf('synthetic-commune-100'))
    const form = formOf((await page(at('1.1.1'), clerk)).text, 'edit')
    const added = await send(at('1.1.1'), { ...form, press: 'add:examples' }, clerk)
    expect(added.status).toBe(200)
    expect(added.text).toContain('name="examples.0.expected"')
    const kind = await send(at('1.1.1'), { ...form, kind: 'tier', press: 'show' }, clerk)
    expect(kind.text).toContain('name="rule.bands.0.points"')
    const gone = await send(at('1.1.1'), { ...formOf(added.text, 'edit'), press: 'remove:examples.0' }, clerk)
    expect(gone.text).not.toContain('name="examples.0.expected"')
    expect(hashOf(await contentOf('synthetic-commune-100'))).toBe(before)
  })

  test('worked examples run when it is saved: a wrong one is refused at its place with what came out', async () => {
    const form = formOf((await page(at('1.1.1'), clerk)).text, 'edit')
    const example = { 'examples.0.in.issued_at': '31/01/2025', 'examples.0.in._year': '2025' }
    const wrong = await send(at('1.1.1'), { ...form, ...example, 'examples.0.expected': '0,5' }, clerk)
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('edit-examples-0-expected')
    expect(wrong.text).toContain('value="31/01/2025"')
    const right = await send(at('1.1.1'), { ...form, ...example, 'examples.0.expected': '1' }, clerk)
    expect(right.status).toBe(303)
    expect(findNode(await contentOf('synthetic-commune-100'), '1.1.1')?.node).toMatchObject({
      examples: [{ inputs: { _year: 2025, issued_at: '2025-01-31' }, expected: 1 }],
    })
  })

  test('a rule that cannot reach its maximum is refused with the reason', async () => {
    const form = formOf((await page(at('1.1.1'), clerk)).text, 'edit')
    const short = await send(at('1.1.1'), { ...form, max: '5' }, clerk)
    expect(short.status).toBe(422)
    expect(short.text).toContain('cách chấm chưa qua kiểm tra'.slice(0, 10))
  })

  test('the second who saves is told, and what was typed stays', async () => {
    const first = formOf((await page(at('1.1.2'), clerk)).text, 'edit')
    const second = { ...first, nameVi: 'Tên của người thứ hai' }
    expect((await send(at('1.1.2'), { ...first, nameVi: 'Tên của người thứ nhất' }, issuer)).status).toBe(303)
    const told = await send(at('1.1.2'), second, clerk)
    expect(told.status).toBe(409)
    expect(told.text).toContain('Người khác vừa lưu chỗ này')
    expect(told.text).toContain('Tên của người thứ hai')
    const again = await send(at('1.1.2'), formOf(told.text, 'edit'), clerk)
    expect(again.status).toBe(303)
    expect(findNode(await contentOf('synthetic-commune-100'), '1.1.2')?.node.name_vi).toBe(
      'Tên của người thứ hai',
    )
  })

  test('places are added, moved, taken away; codes and maxima are put in order', async () => {
    const form = { code: '1.9', nameVi: 'Tiêu chí thêm', nameEn: '', max: '', group: 'on' }
    expect((await send(`${at('1')}/children`, form, clerk)).status).toBe(303)
    expect((await send(`${at('1')}/children`, form, clerk)).status).toBe(409)
    expect(
      (await send(`${at('1.9')}/children`, { code: '1.9.1', nameVi: 'Một', max: '1,5' }, clerk)).status,
    ).toBe(303)
    expect(
      (await send(`${at('1.9.1')}/children`, { code: '1.9.1.1', nameVi: 'Hai', max: '1' }, clerk)).status,
    ).toBe(409)
    expect((await send(`${at('1.9')}/place`, { to: 'up' }, clerk)).status).toBe(303)
    expect((await send(`${at('1.9.1')}/place`, { to: '2' }, clerk)).status).toBe(303)
    expect(findNode(await contentOf('synthetic-commune-100'), '2.4')?.node.name_vi).toBe('Một')
    expect((await send(`${at('2.4')}/removal`, {}, clerk)).status).toBe(303)
    expect((await send(`${at('1.9')}/removal`, {}, clerk)).status).toBe(303)
    const order = `/scoring/sets/${communeId}/order`
    expect((await send(order, { what: 'codes' }, clerk)).status).toBe(303)
    expect((await send(order, { what: 'maxima' }, clerk)).status).toBe(303)
    expect((await contentOf('synthetic-commune-100')).total).toBe(100)
  })

  test('the head: classes, ties, bonus, who appraises; unchanged it changes nothing', async () => {
    const path = `/scoring/sets/${communeId}/head`
    const shown = await page(path, clerk)
    expect(await faults(shown.text)).toEqual([])
    const before = await contentOf('synthetic-commune-100')
    expect((await send(path, formOf(shown.text, 'head'), clerk)).status).toBe(303)
    const same = await contentOf('synthetic-commune-100')
    expect(same.scoring?.bands).toEqual(before.scoring?.bands)
    const form = formOf((await page(path, clerk)).text, 'head')
    const sent = await send(
      path,
      {
        ...form,
        ties: 'dense',
        'appraisers.1': 'SNV',
        bonusCap: '1,5',
        'bands.0.min': '92',
        mode: 'half_even',
      },
      clerk,
    )
    expect(sent.status).toBe(303)
    const after = await contentOf('synthetic-commune-100')
    expect(after.scoring).toMatchObject({
      ties: 'dense',
      bonus: { cap: 1.5 },
      rounding: { mode: 'half_even' },
    })
    expect(after.scoring?.bands?.[0]?.min).toBe(92)
    expect(after.appraisers).toEqual([{ domain: '1', unit: 'SNV' }])
    expect((await send(path, { ...form, 'bands.0.min': 'cao' }, clerk)).status).toBe(422)
  })

  test('whatever is sent for any kind of rule, it is taken or refused in words, and the page stands', async () => {
    const before = formOf((await page(at('1.2.1'), clerk)).text, 'edit')
    const value = fc.constantFrom(
      '0',
      '1',
      '2',
      '-1',
      '0,5',
      '100',
      '999999999999999',
      '',
      'a',
      'b',
      'A',
      'x y',
      'on',
      'ge',
      'gt',
      'value',
      'date',
      '<b>',
      '1e9',
      'points/0',
      'a/(b-b)',
    )
    const kinds = fc.constantFrom(...ruleKinds)
    await fc.assert(
      fc.asyncProperty(kinds, fc.infiniteStream(value), async (kind, stream) => {
        const next = () => stream.next().value as string
        const sent: Record<string, string> = { nameVi: 'Thử', max: next(), kind }
        const fill = (fields: readonly RuleField[], prefix: string) => {
          for (const field of fields) {
            const name = `${prefix}.${field.name}`
            if (field.as === 'list') for (const i of [0, 1]) fill(field.fields, `${name}.${i}`)
            else if (field.as === 'rule')
              Object.assign(sent, { [`${name}.kind`]: 'constant', [`${name}.points`]: next() })
            else
              sent[name] =
                field.as === 'choice'
                  ? (field.values[Number(next().length) % field.values.length] ?? '')
                  : next()
          }
        }
        fill(ruleFields[kind], 'rule')
        const answer = await send(at('1.2.1'), sent, clerk)
        expect([303, 409, 422], JSON.stringify(sent)).toContain(answer.status)
        expect((await page(at('1.2.1'), clerk)).status).toBe(200)
      }),
      { numRuns: 25 },
    )
    const restored = await send(at('1.2.1'), { ...before, version: '' }, clerk)
    expect(restored.status).toBe(303)
  })

  test('a trial gives points and words, and keeps nothing', async () => {
    const answer = await page(`${at('1.1.1')}/trial?shown=1&in.issued_at=05/02/2025&in._year=2025`, clerk)
    expect(answer.text).toContain('0,5 trên 1 điểm')
    expect(await faults(answer.text)).toEqual([])
    expect((await page(`${at('1.1.1')}/trial?shown=1&in.issued_at=mai`, clerk)).status).toBe(422)
    expect((await page(`${at('1')}/trial`, clerk)).status).toBe(404)
  })
})
