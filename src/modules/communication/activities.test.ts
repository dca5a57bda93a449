import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answered, faults } from '#testing/html.ts'
import { readActivities, readActivity, readYear } from './facts/reading.ts'
import { html, idOf, type OpenWorld, openWorld, textFile, type Who } from './world.ts'

let w: OpenWorld
beforeAll(async () => {
  w = await openWorld()
})
afterAll(() => w.close())

const activityForm = (more: Record<string, string> = {}) => ({
  ...{
    unitId: String(w.units.health.id),
    channelId: String(w.channel('press')),
    title: 'Chuyên mục cải cách',
  },
  ...{ fromOn: '2025-01-15', items: '12', reach: '1.500', reachHow: 'estimated', stateMoney: '20.000.000' },
  ...more,
})

describe('an activity through its forms', () => {
  let id: number
  const at = () => `/communication/activities/${id}`

  test('what is wrong stands at its field, with what was typed', async () => {
    const bad = await w.send('healthFocal', '/communication/activities', {
      ...activityForm({ reachHow: '', link: 'javascript:alert(1)', items: 'nhiều' }),
    })
    expect(bad.status).toBe(422)
    const page = await html(bad)
    expect(page).toContain('Phải là số nguyên')
    expect(page).toContain('Liên kết phải bắt đầu bằng')
    expect(page).toContain('value="Chuyên mục cải cách"')
    const late = await w.send(
      'healthFocal',
      '/communication/activities',
      activityForm({ fromOn: '2025-02-11' }),
    )
    expect(await html(late)).toContain('Ngày này chưa đến')
    const other = await w.send('justiceFocal', '/communication/activities', activityForm())
    expect(other.status).toBe(422)
    for (const name of ['issuer', 'auditor', 'administrator', 'member'] as const)
      expect((await w.send(name, '/communication/activities', activityForm())).status).toBe(403)
  })

  test('it is recorded with its evidence; a file is judged by what is in it', async () => {
    id = idOf(
      await w.upload('healthFocal', '/communication/activities', {
        ...activityForm(),
        file: textFile('minh-chung.txt', 'Minh chứng.\n'),
      }),
    )
    const trick = new File([new Uint8Array([0x4d, 0x5a, 0x90, 0])], 'anh.png', { type: 'image/png' })
    expect((await w.upload('healthFocal', `${at()}/files`, { file: trick })).status).toBe(422)
    const page = await w.ask('healthFocal', at())
    const words = await page.clone().text()
    expect(words).toContain('minh-chung.txt')
    expect(await faults(words)).toEqual([])
    const [file] = (await readActivity(await w.as('healthFocal'), id)).files
    const served = `${at()}/files/${file?.id}`
    expect(await (await w.ask('member', served)).text()).toBe('Minh chứng.\n')
    expect((await w.ask('justiceFocal', served)).status).toBe(404)
    expect((await w.ask('healthFocal', `${at()}/files/999999`)).status).toBe(404)
  })

  test('the unit, those above, who sees all and its member see it; others find nothing', async () => {
    for (const name of ['healthHead', 'clerk', 'issuer', 'auditor', 'member'] as const)
      expect(`${name} ${(await w.ask(name, at())).status}`).toBe(`${name} 200`)
    for (const name of ['justiceFocal', 'districtHead', 'administrator'] as const) {
      expect(`${name} ${(await w.ask(name, at())).status}`).toBe(`${name} 404`)
      expect((await w.send(name, `${at()}/withdrawal`, { reason: 'x' })).status).toBe(404)
    }
    expect((await w.send('clerk', `${at()}/withdrawal`, { reason: 'x' })).status).toBe(403)
    expect((await w.ask('administrator', '/communication')).status).toBe(404)
  })

  test('a correction needs a reason and keeps what was said', async () => {
    const form = activityForm({ version: '1', reach: '1800' })
    expect((await w.send('healthFocal', `${at()}/correction`, form)).status).toBe(422)
    const same = activityForm({ version: '1', reason: 'Không đổi' })
    expect((await w.send('healthFocal', `${at()}/correction`, same)).status).toBe(409)
    expect((await w.send('healthHead', `${at()}/correction`, { ...form, reason: 'Đếm lại' })).status).toBe(
      303,
    )
    const old = await w.send('healthHead', `${at()}/correction`, { ...form, items: '13', reason: 'Cũ' })
    expect(await html(old)).toContain('Người khác vừa thay đổi')
    const { changes } = await readActivity(await w.as('healthFocal'), id)
    expect(changes).toMatchObject([{ reason: 'Đếm lại', before: { reach: 1500 }, after: { reach: 1800 } }])
    expect(await html(await w.ask('auditor', at()))).toContain('1.500 → 1.800')
    await expect(sql`update communication_change set reason = 'x'`.execute(w.db)).rejects.toThrow()
  })

  test('evidence attached by mistake is withdrawn with a reason; its name stays in the history', async () => {
    const files = async () => (await readActivity(await w.as('healthFocal'), id)).files
    const mistaken = textFile('nham-tep.txt', 'Tệp của việc khác.\n')
    expect((await w.upload('healthFocal', `${at()}/files`, { file: mistaken })).status).toBe(303)
    const [right, wrong] = await files()
    const file = `${at()}/files/${wrong?.id}`
    const take = (name: Who, reason = 'Đính nhầm tệp', of = file) =>
      w.send(name, `${of}/withdrawal`, { reason })
    expect([(await take('justiceFocal')).status, (await take('clerk')).status]).toEqual([404, 403])
    expect((await take('healthFocal', 'Không có', `${at()}/files/999999`)).status).toBe(404)
    const blank = await take('healthFocal', '')
    const again = await blank.text()
    expect(blank.status).toBe(422)
    expect(await faults(again)).toEqual([])
    // only the form of that file opens again
    expect(again.match(/<details class="ct-fold-form" open/g)).toHaveLength(1)
    expect((await take('healthHead')).status).toBe(303)
    expect((await files()).map((one) => one.id)).toEqual([right?.id])
    const { rows } = await readActivities(await w.as('healthFocal'), 2025, {})
    expect(rows.find((one) => one.id === id)?.files).toBe(1)
    const page = await (await w.ask('auditor', at())).text()
    expect(await faults(page)).toEqual([])
    expect(page).toContain('Đã rút minh chứng: nham-tep.txt')
    expect(page).toContain('Đính nhầm tệp')
    expect(page).not.toContain(file)
    expect((await w.ask('healthFocal', file)).status).toBe(404)
    expect(await answered(await take('healthFocal'))).toBe('409 Minh chứng này đã được rút.')
    expect((await w.ask('healthFocal', `${at()}/files/${right?.id}`)).status).toBe(200)
  })

  test('withdrawn it counts nowhere, and stays to be read', async () => {
    const before = await readYear(await w.as('clerk'), 2025)
    expect(before.cross.total).toMatchObject({ n: 1, reach: 1800, stateMoney: 20_000_000 })
    expect((await w.send('healthFocal', `${at()}/withdrawal`, { reason: 'Ghi nhầm đơn vị' })).status).toBe(
      303,
    )
    expect((await readYear(await w.as('clerk'), 2025)).cross.total.n).toBe(0)
    const again = await w.send('healthFocal', `${at()}/withdrawal`, { reason: 'Lần nữa' })
    expect(await answered(again)).toBe('409 Hoạt động này đã được rút.')
    expect((await w.upload('healthFocal', `${at()}/files`, { file: textFile('a.txt', 'a\n') })).status).toBe(
      409,
    )
    const [file] = (await readActivity(await w.as('healthFocal'), id)).files
    expect(
      (await w.send('healthFocal', `${at()}/files/${file?.id}/withdrawal`, { reason: 'x' })).status,
    ).toBe(409)
    expect(await html(await w.ask('clerk', at()))).toContain('Ghi nhầm đơn vị')
    const { rows } = await readActivities(await w.as('clerk'), 2025, { which: 'withdrawn' })
    expect(rows.map((row) => row.id)).toEqual([id])
  })
})
