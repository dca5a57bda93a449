import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { answered } from '#testing/html.ts'
import { reasonOf } from '#testing/refusal.ts'
import * as actions from './actions.ts'
import { readActivities } from './facts/reading.ts'
import { html, idOf, type OpenWorld, openWorld, told } from './world.ts'

let w: OpenWorld
beforeAll(async () => {
  w = await openWorld()
})
afterAll(() => w.close())

describe('lists and channels', () => {
  const table =
    'Kênh;Nội dung;Từ ngày;Số lượng;Số người tiếp cận;Cách tính\n' +
    'Báo in và báo điện tử;Tin nhập một;10/01/2025;4;1.000;ước tính\n' +
    'Kênh không có;Tin nhập hai;10/01/2025;4;;\n' +
    'Cuộc thi tìm hiểu;Tin nhập ba;11/01/2025;1;;\n'

  test('a list is read first; its wrong lines are told by number, the others taken once', async () => {
    const unitId = String(w.units.justice.id)
    const file = (content: string) => new File([content], 'tuyen-truyen.csv', { type: 'text/csv' })
    const lacking = await w.upload('justiceFocal', '/communication/imports', {
      unitId,
      file: file('a;b\n1;2\n'),
    })
    expect(await html(lacking)).toContain('Bảng thiếu cột')
    const strange = await w.upload('healthFocal', '/communication/imports', { unitId, file: file(table) })
    expect(strange.status).toBe(422)
    const id = idOf(await w.upload('justiceFocal', '/communication/imports', { unitId, file: file(table) }))
    const path = `/communication/imports/${id}`
    const page = await html(await w.ask('justiceFocal', path))
    expect(page).toContain('Nhận được 2 dòng, không nhận 1 dòng.')
    expect(page).toContain('Không có kênh nào tên như vậy.')
    expect((await w.ask('healthFocal', path)).status).toBe(404)
    expect((await w.send('healthFocal', `${path}/taking`)).status).toBe(404)
    const count = async () => (await readActivities(await w.as('justiceFocal'), 2025, {})).sums.n
    expect(await count()).toBe(0)
    // the same list sent twice, and both taken at once
    const twin = idOf(await w.upload('justiceFocal', '/communication/imports', { unitId, file: file(table) }))
    const focal = await w.as('justiceFocal')
    const taking = await w.db.transaction().execute(async (held) => {
      // nobody records anything until both have begun
      await sql`lock table communication_activity in share mode`.execute(held)
      const both = [id, twin].map((one) => reasonOf(actions.takeImport(focal, one)))
      const waits = sql`select from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())`
      await expect.poll(async () => (await waits.execute(held)).rows.length).toBe(2)
      return both
    })
    const taken = await Promise.all(taking)
    expect(taken.toSorted()).toEqual(['done', 'nothing-to-take'])
    expect(await count()).toBe(2)
    const first = taken[0] === 'done' ? path : `/communication/imports/${twin}`
    expect(await answered(await w.send('justiceFocal', `${first}/taking`))).toBe('409 Tệp này đã được ghi.')
    const again = idOf(
      await w.upload('justiceFocal', '/communication/imports', { unitId, file: file(table) }),
    )
    expect(await html(await w.ask('justiceFocal', `/communication/imports/${again}`))).toContain(
      'đã được ghi',
    )
  })

  test('a workbook of Excel is read too: its days and numbers as they stand in their cells', async () => {
    const day = (text: string) => ({ value: new Date(`${text}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' })
    const heads = ['Kênh', 'Nội dung', 'Từ ngày', 'Đến ngày', 'Số lượng', 'Ngân sách nhà nước (đồng)']
    const file = await writeExcelFile([
      heads.map((value) => ({ value, type: String })),
      [
        { value: 'Cuộc thi tìm hiểu', type: String },
        { value: 'Thi', type: String },
        day('2025-01-10'),
        day('2025-01-20'),
        { value: 1, type: Number },
        { value: 450_000_000, type: Number },
      ],
    ]).toBuffer()
    const ctx = await w.as('justiceFocal')
    const wish = { unitId: w.units.justice.id, file: new File([new Uint8Array(file)], 'a.xlsx') }
    const { id } = await actions.readImport(ctx, wish)
    expect(await actions.findImport(ctx, id)).toMatchObject({
      faults: [],
      rows: [{ fromOn: '2025-01-10', toOn: '2025-01-20', items: 1, reach: null, stateMoney: 450_000_000 }],
    })
  })

  test('a channel is added and ended by the standing agency; days after its end are refused', async () => {
    const form = {
      nameVi: 'Sân khấu hóa',
      nameEn: 'Theatre',
      countedVi: 'buổi',
      countedEn: 'shows',
      from: '2025-01-01',
    }
    expect((await w.send('healthHead', '/communication/channels', form)).status).toBe(403)
    expect((await w.send('administrator', '/communication/channels', form)).status).toBe(404)
    expect((await w.send('clerk', '/communication/channels', { ...form, nameEn: '' })).status).toBe(422)
    expect((await w.send('clerk', '/communication/channels', form)).status).toBe(303)
    expect((await w.send('clerk', '/communication/channels', form)).status).toBe(409)
    const made = await sql<{
      id: number
    }>`select id from communication_channel where name_en = 'Theatre'`.execute(w.db)
    const channelId = made.rows[0]?.id ?? 0
    const end = `/communication/channels/${channelId}/end`
    const list = 'Kênh;Nội dung;Từ ngày;Số lượng\nSân khấu hóa;Diễn;{day}/01/2025;1\n'
    const reading = (day: string) =>
      w.upload('healthFocal', '/communication/imports', {
        unitId: String(w.units.health.id),
        file: new File([list.replace('{day}', day)], 'a.csv', { type: 'text/csv' }),
      })
    const [late, inTime] = [idOf(await reading('21')), idOf(await reading('20'))]
    expect((await w.send('clerk', end, { lastDay: '2024-12-31' })).status).toBe(422)
    expect((await w.send('clerk', end, { lastDay: '2025-01-20' })).status).toBe(303)
    expect(await answered(await w.send('clerk', end, { lastDay: '2025-01-25' }))).toBe(
      '409 Kênh này đã kết thúc.',
    )
    const one = (fromOn: string) => told(w, w.units.health, { channelId, fromOn })
    const ctx = await w.as('healthFocal')
    expect(await reasonOf(actions.recordActivity(ctx, one('2025-01-21')))).toBe('bad-input')
    expect(await reasonOf(actions.recordActivity(ctx, one('2025-01-20')))).toBe('done')
    // lists that were read before it ended
    expect(await reasonOf(actions.takeImport(ctx, late))).toBe('nothing-to-take')
    expect(await reasonOf(actions.takeImport(ctx, inTime))).toBe('done')
  })
})
