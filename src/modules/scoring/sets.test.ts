import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { statementCounter } from '#platform/db.ts'
import { projectRoot } from '#platform/root.ts'
import { testClock } from '#testing/clock.ts'
import { type TestDb, testDb } from '#testing/db.ts'
import { faults } from '#testing/html.ts'
import {
  aPerson,
  aUnit,
  ctxFor,
  get,
  post,
  postApi,
  postFile,
  signIn,
  type TestApp,
  type TestPerson,
  testApp,
} from '#testing/world.ts'
import { listEntries } from '../audit/facts.ts'
import { loadOrganisationReference } from '../organisation/actions.ts'
import { readSetUpload } from './actions/sets-import.ts'
import { findSetByCode, hashOf, standingOfSet } from './facts/sets.ts'
import { type RuleField, ruleFields, ruleKinds } from './input/rule-fields.ts'
import { findNode } from './rules/edit.ts'
import { type CriteriaSet, leavesOf } from './rules/set.ts'

const counter = statementCounter({ session: /auth_session|mandate_on/i, audit: /insert into "?audit/i })
const clock = testClock('2024-10-15')
let t: TestDb
let app: TestApp
let issuer: TestPerson
let clerk: TestPerson
let focal: TestPerson
let auditor: TestPerson
const cookies = new Map<string, string>()
const as = (person: TestPerson): string => cookies.get(person.id) as string

const page = async (path: string, person?: TestPerson) => {
  const answer = await get(app, path, person && as(person))
  return { status: answer.status, text: await answer.text(), location: answer.headers.get('location') }
}
const send = async (path: string, body: Record<string, string | string[]>, person: TestPerson) => {
  const answer = await post(app, path, body, as(person))
  return { status: answer.status, text: await answer.text(), location: answer.headers.get('location') }
}
const file = (name: string): File =>
  new File([readFileSync(join(projectRoot, 'db/reference/criteria', name))], name, {
    type: 'application/json',
  })
const upload = (sent: File, person: TestPerson) =>
  postFile(app, '/scoring/sets/imports', { file: sent }, as(person))
/** The values of the form of a page as a browser would send them; the last form with this id. */
const formOf = (html: string, id: string): Record<string, string> => {
  const form = html.split('<form').find((part) => part.includes(`id="${id}"`)) ?? ''
  const values: Record<string, string> = {}
  const un = (text: string) =>
    text
      .replace(/&quot;/g, '"')
      .replace(/&#39;/g, "'")
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&')
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1]
    if (!name || (/type="checkbox"/.test(tag) && !/checked/.test(tag))) continue
    values[name] = un(/value="([^"]*)"/.exec(tag)?.[1] ?? '')
  }
  for (const [, name, text] of form.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>\n?([^<]*)</g))
    values[name as string] = un(text ?? '')
  for (const [whole, name] of form.matchAll(/<select[^>]*name="([^"]*)"[^>]*>.*?<\/select>/gs))
    values[name as string] = /value="([^"]*)" selected/.exec(whole)?.[1] ?? ''
  return values
}
const idOf = (location: string | null): number => Number(/\/(\d+)(?:$|[#?])/.exec(location ?? '')?.[1])
const contentOf = async (code: string): Promise<CriteriaSet> =>
  (await findSetByCode(await ctxFor(t.db, clerk, { today: '2024-10-15' }), code))?.content as CriteriaSet

let communeId = 0

beforeAll(async () => {
  t = await testDb({ onQuery: counter.onQuery })
  app = testApp(t.db, clock)
  await loadOrganisationReference(t.db)
  const province = await aUnit(t.db, { name: 'Tỉnh Thử', kind: 'province', code: '40' })
  const home = await aUnit(t.db, { name: 'Sở Nội vụ', parent: province.id, code: 'SNV' })
  issuer = await aPerson(t.db, { office: 'chairman', unit: province.id })
  clerk = await aPerson(t.db, { office: 'standing-clerk', unit: home.id })
  focal = await aPerson(t.db, { office: 'focal', unit: home.id })
  auditor = await aPerson(t.db, { roles: ['auditor'], unit: province.id })
  for (const person of [issuer, clerk, focal, auditor]) cookies.set(person.id, await signIn(app, person))
})
afterAll(() => t.drop())

describe('a set from a file', () => {
  test('guests sign in; a focal officer neither imports nor drafts', async () => {
    expect((await page('/scoring/sets')).location).toContain('/sign-in')
    expect((await page('/scoring/sets/import', focal)).status).toBe(403)
    expect((await upload(file('synthetic-commune-100.json'), focal)).status).toBe(403)
    expect((await page('/scoring/sets', focal)).text).toContain('Chưa có bộ tiêu chí nào')
  })

  test('what is no set is refused in words, and nothing is kept', async () => {
    const answer = await upload(new File(['%PDF-1.7'], 'bo-tieu-chi.xlsx'), clerk)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('không phải bộ tiêu chí')
  })

  test('a damaged set shows each fault with its code; it cannot be taken', async () => {
    const broken = JSON.parse(
      readFileSync(join(projectRoot, 'db/reference/criteria/synthetic-commune-100.json'), 'utf8'),
    )
    broken.domains[0].criteria[0].children[0].rule.on_time = 'nhiều'
    const answer = await upload(new File([JSON.stringify(broken)], 'hong.json'), clerk)
    const location = answer.headers.get('location') as string
    const shown = await page(location, clerk)
    expect(shown.text).toContain('1.1.1')
    expect(shown.text).toContain('domains.0.criteria.0.children.0.rule.on_time')
    const taking = await send(
      `${location}/taking`,
      { code: 'a', year: '2025', level: 'commune', titleVi: 'A' },
      clerk,
    )
    expect(taking.status).toBe(409)
  })

  test('a right one is looked at, then taken as a draft that only those who prepare it find', async () => {
    const location = (await upload(file('synthetic-commune-100.json'), clerk)).headers.get(
      'location',
    ) as string
    const shown = await page(location, clerk)
    expect(shown.text).toContain('34 tiêu chí thành phần; 0 lỗi')
    expect(shown.text).toContain('Giả lập')
    expect((await page(location, focal)).status).toBe(403)
    const taken = await send(`${location}/taking`, { ...formOf(shown.text, 'taking'), year: '2024' }, clerk)
    expect(taken.status).toBe(303)
    communeId = idOf(taken.location)
    expect((await page(`/scoring/sets/${communeId}`, focal)).status).toBe(404)
    expect((await page(`/scoring/sets/${communeId}`, auditor)).status).toBe(200)
    expect(
      (await send(`${location}/taking`, { code: 'a', year: '2025', level: 'commune', titleVi: 'A' }, clerk))
        .status,
    ).toBe(409)
    expect((await contentOf('synthetic-commune-100')).year).toBe(2024)
  })

  test('its page says every rule in words, in both languages, within eight statements, and is right HTML', async () => {
    counter.reset()
    const shown = await page(`/scoring/sets/${communeId}`, clerk)
    expect(counter.statements('domain').length).toBeLessThanOrEqual(8)
    for (const path of [
      '/scoring/sets',
      '/scoring/sets/new',
      `/scoring/sets/${communeId}/head`,
      `/scoring/sets/${communeId}/nodes/1.1.1`,
    ]) {
      counter.reset()
      const other = await page(path, clerk)
      expect(counter.statements('domain').length, path).toBeLessThanOrEqual(8)
      expect(await faults(other.text), path).toEqual([])
    }
    expect(shown.text).toContain('Dữ liệu giả lập')
    expect(shown.text).not.toContain('undefined')
    expect(await faults(shown.text)).toEqual([])
    const english = await page(`/scoring/sets/${communeId}?lang=en`, clerk)
    expect(english.status === 303 || english.text.includes('Domains, criteria')).toBe(true)
  })
})

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

describe('issuing', () => {
  const issue = async (id: number, person: TestPerson, more: Record<string, string> = {}) => {
    const form = formOf((await page(`/scoring/sets/${id}`, issuer)).text, 'issue')
    return send(
      `/scoring/sets/${id}/issuance`,
      {
        version: '1',
        ...form,
        decisionNo: '12/QĐ-UBND (mẫu)',
        decidedOn: '15/10/2024',
        effectiveFrom: '01/01/2024',
        ...more,
      },
      person,
    )
  }

  test('put before the issuer it waits for them as it stands; a change of the draft takes it back', async () => {
    const at = `/scoring/sets/${communeId}`
    const waits = async () => (await page('/waiting', issuer)).text.includes(`${at}#issue-set`)
    const version = () => formOf(shown, 'issue').version ?? ''
    let shown = (await page(at, issuer)).text
    expect(shown).not.toContain(`action="${at}/submission"`)
    expect(await waits()).toBe(false)
    expect((await page(at, clerk)).text).toContain(`action="${at}/submission"`)
    expect((await send(`${at}/submission`, { version: '1' }, clerk)).status).toBe(409)
    for (const _ of ['once', 'again'])
      expect((await send(`${at}/submission`, { version: version() }, clerk)).status).toBe(303)
    expect((await page(at, clerk)).text).toContain('chờ ban hành. Sửa dự thảo thì phải trình lại')
    expect(await waits()).toBe(true)
    const { entries } = await listEntries(await ctxFor(t.db, auditor, { today: '2024-10-15' }), { limit: 50 })
    expect(entries.filter((row) => row.verb === 'criteria-set.submitted')).toHaveLength(1)
    expect((await send(`${at}/order`, { what: 'maxima' }, clerk)).status).toBe(303)
    expect(await waits()).toBe(false)
    shown = (await page(at, issuer)).text
    expect((await send(`${at}/submission`, { version: version() }, clerk)).status).toBe(303)
  })

  test('only the issuer issues; a set with errors or an incomplete one is refused', async () => {
    expect((await issue(communeId, clerk)).status).toBe(403)
    expect((await issue(communeId, focal)).status).toBe(404)
    const partial = (await upload(file('ca-mau-department-1880-2013.json'), clerk)).headers.get(
      'location',
    ) as string
    const taken = await send(`${partial}/taking`, formOf((await page(partial, clerk)).text, 'taking'), clerk)
    const id = idOf(taken.location)
    expect((await page(`/scoring/sets/${id}`, issuer)).text).toContain('chưa đầy đủ')
    expect((await issue(id, issuer)).status).toBe(409)
    expect((await page(`/scoring/sets/${id}`, focal)).status).toBe(404)
  })

  test('issued, it is everybody’s to read and nobody’s to change', async () => {
    expect((await issue(communeId, issuer, { version: '1' })).status).toBe(409)
    const done = await issue(communeId, issuer)
    expect(done.status, /class="ds-error-summary".*?<.div>/s.exec(done.text)?.[0]).toBe(303)
    const shown = await page(`/scoring/sets/${communeId}`, focal)
    expect(shown.text).toContain('12/QĐ-UBND (mẫu)')
    expect(shown.text).toContain('Đang áp dụng')
    const hits = await page('/search?q=ban+hanh+ke+hoach+cchc', focal)
    expect(hits.text).toContain(`/scoring/sets/${communeId}/nodes/1.1.1`)
    expect((await page(`/scoring/sets/${communeId}/head`, clerk)).status).toBe(409)
    const leaf = `/scoring/sets/${communeId}/nodes/1.1.1`
    expect((await page(leaf, clerk)).text).not.toContain('id="edit-nameVi"')
    expect((await send(leaf, { nameVi: 'A', max: '1', kind: 'manual' }, clerk)).status).toBe(409)
    expect((await send(`/scoring/sets/${communeId}/removal`, {}, clerk)).status).toBe(409)
  })

  test('its next version is a draft; issued, the one before ends the day before', async () => {
    const copied = await send(
      `/scoring/sets/${communeId}/copies`,
      { code: 'synthetic-commune-100', year: '2025' },
      clerk,
    )
    const next = idOf(copied.location)
    expect((await issue(next, issuer, { effectiveFrom: '01/01/2025' })).status).toBe(303)
    const ctx = await ctxFor(t.db, clerk, { today: '2025-02-01' })
    const set = await findSetByCode(ctx, 'synthetic-commune-100')
    expect(set).toMatchObject({ id: next, version: 2, effectiveFrom: '2025-01-01' })
    expect(set && standingOfSet(set, '2024-12-31')).toBe('to-come')
    const old = await page(`/scoring/sets/${communeId}`, focal)
    expect(old.text).toContain('đến hết 31/12/2024')
    const end = await send(`/scoring/sets/${next}/end`, { effectiveTo: '31/12/2023' }, issuer)
    expect(end.status).toBe(422)
    expect((await send(`/scoring/sets/${next}/end`, { effectiveTo: '30/06/2025' }, issuer)).status).toBe(303)
  })

  test('a set over a frame: the frame’s places are locked, own ones are added', async () => {
    const made = await send(
      '/scoring/sets',
      {
        code: 'khung-xa',
        titleVi: 'Bộ có khung',
        year: '2025',
        level: 'commune',
        frameId: String(communeId),
      },
      clerk,
    )
    const id = idOf(made.location)
    const at = (code: string) => `/scoring/sets/${id}/nodes/${code}`
    const shown = await page(at('1.1.1'), clerk)
    expect(shown.text).toContain('Thuộc khung')
    expect(shown.text).not.toContain('id="edit-nameVi"')
    expect((await send(at('1.1.1'), { nameVi: 'A', max: '1', kind: 'manual' }, clerk)).status).toBe(409)
    expect((await send(`${at('1.1.1')}/removal`, {}, clerk)).status).toBe(409)
    expect(
      (await send(`${at('1.1')}/children`, { code: '1.1.3', nameVi: 'Của tỉnh', max: '2' }, clerk)).status,
    ).toBe(303)
    expect((await send(`/scoring/sets/${id}/order`, { what: 'codes' }, clerk)).status).toBe(409)
    expect((await send(`/scoring/sets/${id}/order`, { what: 'maxima' }, clerk)).status).toBe(303)
    expect((await contentOf('khung-xa')).total).toBe(102)
    expect((await send(`/scoring/sets/${id}/removal`, {}, clerk)).status).toBe(303)
  })
})

describe('files out, and the API', () => {
  test('the annex and the JSON of an issued set come back as the same set', async () => {
    const ctx = await ctxFor(t.db, clerk, { today: '2024-10-15' })
    const set = await contentOf('synthetic-commune-100')
    const id = (await findSetByCode(ctx, 'synthetic-commune-100'))?.id
    for (const name of ['annex.xlsx', 'set.json']) {
      const answer = await get(app, `/scoring/sets/${id}/${name}`, as(focal))
      const bytes = new Uint8Array(await answer.arrayBuffer())
      const reading = await readSetUpload(ctx, { bytes, name })
      expect(reading.file, name).toEqual([])
      expect(reading.set && hashOf(reading.set), name).toBe(hashOf(set))
    }
  })
  test('sets as JSON; a draft from a content or a copy', async () => {
    const list = JSON.parse((await page('/api/v1/criteria-sets', focal)).text)
    expect(list.items.every((set: { state: string }) => set.state === 'issued')).toBe(true)
    const content = await contentOf('synthetic-commune-100')
    const apiPost = (path: string, body: unknown, person: TestPerson) => postApi(app, path, body, as(person))
    expect((await apiPost('/criteria-sets', { content }, focal)).status).toBe(403)
    expect((await apiPost('/criteria-sets', { content: { id: 'x' } }, clerk)).status).toBe(422)
    const made = await apiPost('/criteria-sets', { content: { ...content, id: 'tu-api' } }, clerk)
    expect(made.status).toBe(201)
    const { id } = (await made.json()) as { id: number }
    const whole = JSON.parse((await page(`/api/v1/criteria-sets/${id}`, clerk)).text)
    expect(whole).toMatchObject({ code: 'tu-api', state: 'draft', synthetic: true })
    const issued = await apiPost(
      `/criteria-sets/${id}/issuance`,
      { decisionNo: '9/QĐ (mẫu)', decidedOn: '2024-10-01', effectiveFrom: '2025-01-01', version: 1 },
      issuer,
    )
    expect(await issued.json()).toMatchObject({ set: { state: 'issued', standing: 'to-come' } })
  })
})
