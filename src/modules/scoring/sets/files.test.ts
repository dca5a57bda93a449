import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ctxFor, get, postApi, type TestPerson } from '#testing/world.ts'
import { readSetUpload } from '../actions/sets-import.ts'
import { findSetByCode, hashOf } from '../facts/sets.ts'
import { aSetHouse, formOf, type SetHouse } from './testing.ts'

let { t, app, issuer, clerk, focal, as, page, send, contentOf, taken, issue } = {} as SetHouse
/** One set issued with what its forms add to the shipped one, another still a draft. */
beforeAll(async () => {
  ;({ t, app, issuer, clerk, focal, as, page, send, contentOf, taken, issue } = await aSetHouse())
  const id = await taken('synthetic-commune-100.json', { year: '2024' })
  const head = `/scoring/sets/${id}/head`
  const settings = { ties: 'dense', 'appraisers.1': 'SNV', bonusCap: '1,5', mode: 'half_even' }
  await send(head, { ...formOf((await page(head, clerk)).text, 'head'), ...settings }, clerk)
  const leaf = `/scoring/sets/${id}/nodes/1.1.1`
  const example = { 'examples.0.in.issued_at': '31/01/2024', 'examples.0.in._year': '2024' }
  const form = { ...formOf((await page(leaf, clerk)).text, 'edit'), ...example, 'examples.0.expected': '1' }
  await send(leaf, form, clerk)
  await issue(id, issuer)
  await taken('ca-mau-department-1880-2013.json')
})
afterAll(() => t.drop())

describe('files out, and the API', () => {
  test('the annex and the JSON of an issued set come back as the same set', async () => {
    const ctx = await ctxFor(t.db, clerk, { today: '2024-10-15' })
    const set = await contentOf('synthetic-commune-100')
    expect(set).toMatchObject({
      scoring: { ties: 'dense', bonus: { cap: 1.5 } },
      appraisers: [{ unit: 'SNV' }],
    })
    expect(JSON.stringify(set)).toContain('"_year":2024')
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
    expect(list.items.map((set: { state: string }) => set.state)).toEqual(['issued'])
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
