import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ctxFor } from '#testing/world.ts'
import { listEntries } from '../../audit/facts.ts'
import { findSetByCode, standingOfSet } from '../facts/sets.ts'
import { aSetHouse, formOf, idOf, type SetHouse } from './testing.ts'

let { t, issuer, clerk, focal, auditor, page, send, contentOf, taken, issue } = {} as SetHouse
let communeId = 0
beforeAll(async () => {
  ;({ t, issuer, clerk, focal, auditor, page, send, contentOf, taken, issue } = await aSetHouse())
  communeId = await taken('synthetic-commune-100.json', { year: '2024' })
  // past its first version, so that the first is one that somebody else has changed since
  await send(`/scoring/sets/${communeId}/order`, { what: 'codes' }, clerk)
})
afterAll(() => t.drop())

describe('issuing', () => {
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
    const id = await taken('ca-mau-department-1880-2013.json')
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
