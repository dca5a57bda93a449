import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { faults } from '#testing/html.ts'
import { aSetHouse, file, formOf, idOf, type SetHouse } from './testing.ts'

let { t, counter, clerk, focal, auditor, page, send, upload, contentOf } = {} as SetHouse
let communeId = 0
beforeAll(async () => {
  ;({ t, counter, clerk, focal, auditor, page, send, upload, contentOf } = await aSetHouse())
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
    const broken = JSON.parse(await file('synthetic-commune-100.json').text())
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
