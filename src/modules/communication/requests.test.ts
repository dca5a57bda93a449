import { sql } from 'kysely'
import readExcelFile from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gatherHits, gatherSheet, gatherWaiting } from '#platform/gather.ts'
import { answered, faults } from '#testing/html.ts'
import { reasonOf } from '#testing/refusal.ts'
import { systemFigures as forReports } from '../reports/facts/system.ts'
import { readyForm } from '../reports/rules/computed.ts'
import { systemFigures as forCriteria } from '../scoring/facts/system.ts'
import * as actions from './actions.ts'
import { readRequest } from './facts/reading.ts'
import { communicationFigures } from './facts.ts'
import { communication } from './room.ts'
import { addAcknowledgement } from './store/request.ts'
import {
  activitiesOf2024,
  asked,
  html,
  idOf,
  type OpenWorld,
  openWorld,
  textFile,
  type Who,
  type World,
} from './world.ts'

let w: OpenWorld
beforeAll(async () => {
  w = await openWorld()
  await activitiesOf2024(w)
})
afterAll(() => w.close())

describe('a document brought to all staff', () => {
  let id: number
  const at = (rest = '') => `/communication/requests/${id}${rest}`
  const ack = (unit: keyof World['units'], more: Record<string, string> = {}) => ({
    ...{
      unitId: String(w.units[unit].id),
      doneOn: '2025-02-10',
      form: 'conference',
      reached: '18',
      staff: '20',
    },
    ...more,
  })

  test('the standing agency asks all departments; a head asks only the own subtree', async () => {
    const form = {
      ...{ unitId: String(w.units.province.id), documentNo: '12/CT-UBND (thử)', title: 'Kỷ luật hành chính' },
      ...{ dueOn: '2025-02-20', blocks: 'department' },
    }
    const bad = await w.send('clerk', '/communication/requests', { ...form, blocks: '', title: '' })
    expect(bad.status).toBe(422)
    expect((await w.send('clerk', '/communication/requests', { ...form, dueOn: '2025-02-09' })).status).toBe(
      422,
    )
    for (const name of ['healthFocal', 'healthHead', 'issuer', 'auditor'] as const)
      expect((await w.send(name, '/communication/requests', form)).status).toBe(403)
    const upwards = asked(w, { unitId: w.units.district.id, blocks: [], unitIds: [w.units.health.id] })
    expect(await reasonOf(actions.askUnits(await w.as('districtHead'), upwards))).toBe('bad-input')
    const own = asked(w, { unitId: w.units.district.id, blocks: ['commune'] })
    expect(await actions.askUnits(await w.as('districtHead'), own)).toMatchObject({ units: 2 })
    id = idOf(
      await w.upload('clerk', '/communication/requests', {
        ...form,
        file: textFile('chi-thi.txt', 'Chỉ thị.\n'),
      }),
    )
    expect((await readRequest(await w.as('clerk'), id)).tally).toMatchObject({ done: 0, of: 3, waiting: 3 })
  })

  test('who is asked is told, finds it waiting, and reads the document; others find nothing', async () => {
    const waiting = async (name: Who, day = '2025-02-10') =>
      (await gatherWaiting(await w.as(name, day), [communication])).map((row) => row.act)
    expect(await waiting('healthFocal')).toEqual(['acknowledge'])
    expect(await waiting('northFocal')).toEqual(['acknowledge'])
    expect(await waiting('clerk')).toEqual([])
    const told = await sql<{ n: number }>`select count(*)::int as n from notification
      where occasion = ${`communication-asked:${id}`}`.execute(w.db)
    expect(told.rows[0]?.n).toBe(4)
    expect(await (await w.ask('healthFocal', at('/file'))).text()).toBe('Chỉ thị.\n')
    for (const name of ['northFocal', 'districtHead', 'administrator'] as const)
      for (const path of [at(), at('/file'), at('/units.xlsx')])
        expect(`${name} ${(await w.ask(name, path)).status}`).toBe(`${name} 404`)
    expect((await w.send('northFocal', at('/acknowledgements'), ack('north'))).status).toBe(404)
  })

  test('a unit acknowledges once; numbers that cannot be are refused at their field', async () => {
    const path = at('/acknowledgements')
    const more = await w.send('healthFocal', path, ack('health', { reached: '21' }))
    expect(more.status).toBe(422)
    expect(await html(more)).toContain('nhiều hơn tổng số người')
    const wrongs: Record<string, string>[] = [
      { staff: '0' },
      { reached: '0' },
      { doneOn: '2025-02-11' },
      { form: 'x' },
    ]
    for (const wrong of wrongs)
      expect((await w.send('healthFocal', path, ack('health', wrong))).status).toBe(422)
    expect((await w.send('healthFocal', path, ack('justice'))).status).toBe(403)
    expect((await w.send('clerk', path, ack('health'))).status).toBe(403)
    const proof = { ...ack('health'), file: textFile('anh-hoi-nghi.txt', 'Ảnh.\n') }
    expect((await w.upload('healthFocal', path, proof)).status).toBe(303)
    expect(await answered(await w.send('healthHead', path, ack('health')))).toBe(
      '409 Đơn vị này đã xác nhận.',
    )
    const { lines } = await readRequest(await w.as('clerk'), id)
    const line = lines.find((one) => one.unit.unitId === w.units.health.id)
    expect(line?.ack).toMatchObject({ reached: 18, staff: 20, form: 'conference' })
    const file = at(`/files/${line?.ack?.fileId}`)
    expect((await w.ask('member', file)).status).toBe(200)
    expect((await w.ask('justiceFocal', file)).status).toBe(404)
    // two at once: the second finds the first
    const twice = {
      unitId: w.units.health.id,
      doneOn: '2025-02-10',
      form: 'other',
      reached: 1,
      staff: 1,
    } as const
    const by = { personId: null, mandateId: null, onDay: '2025-02-10', at: new Date() }
    await expect(addAcknowledgement(w.db, id, { ...twice, note: null, fileId: null }, by)).rejects.toThrow()
  })

  test('each unit sees its own line, who asked sees n of N by name', async () => {
    expect((await readRequest(await w.as('justiceFocal'), id)).lines.map((one) => one.unit.unitName)).toEqual(
      ['Sở Tư pháp Thử'],
    )
    const page = await html(await w.ask('clerk', at('?which=open')))
    expect(page).toContain('Sở Tư pháp Thử')
    expect(page).toContain('2 đơn vị chưa xác nhận')
    expect(await faults(await (await w.ask('clerk', at())).text())).toEqual([])
    const sheet = await w.ask('clerk', at('/units.xlsx?which=done'))
    const [table] = await readExcelFile(Buffer.from(await sheet.arrayBuffer()))
    const rows = (table?.data ?? []).filter((row) => String(row[0]).startsWith('Sở '))
    expect(rows.map((row) => row[0])).toEqual(['Sở Y tế Thử'])
  })

  test('an acknowledgement is given back with a reason, never of one’s own unit', async () => {
    const back = { unitId: String(w.units.health.id), reason: 'Thiếu khối trực thuộc' }
    expect((await w.send('healthHead', at('/returns'), back)).status).toBe(403)
    expect((await w.send('issuer', at('/returns'), back)).status).toBe(403)
    expect((await w.send('clerk', at('/returns'), { ...back, reason: '' })).status).toBe(422)
    expect((await w.send('clerk', at('/returns'), back)).status).toBe(303)
    expect(await answered(await w.send('clerk', at('/returns'), back))).toBe(
      '409 Đơn vị này không có xác nhận nào để trả lại.',
    )
    const waiting = await gatherWaiting(await w.as('healthFocal'), [communication])
    expect(waiting.map((row) => row.act)).toEqual(['acknowledge-again'])
    expect(await html(await w.ask('healthFocal', at()))).toContain('Thiếu khối trực thuộc')
    await actions.acknowledge(await w.as('homeHead'), id, {
      ...{ unitId: w.units.home.id, doneOn: '2025-02-10', form: 'meeting', reached: 30, staff: 30 },
      note: undefined,
    })
    const own = { unitId: w.units.home.id, reason: 'x' }
    expect(await reasonOf(actions.returnAcknowledgement(await w.as('clerk'), id, own))).toBe('forbidden')
  })

  test('reminded once a day, more days only in time; who is late stays late', async () => {
    const clerk = await w.as('clerk')
    expect(await actions.remindUnits(clerk, id)).toEqual({ units: 2 })
    expect(await answered(await w.send('clerk', at('/reminders')))).toBe(
      '409 Hôm nay đã nhắc. Mỗi ngày nhắc một lần.',
    )
    expect((await w.send('healthHead', at('/reminders'))).status).toBe(403)
    const days = (dueOn: string, version = 1) => ({ dueOn, reason: 'Chờ hướng dẫn', version })
    expect(await reasonOf(actions.extendRequest(clerk, id, days('2025-02-20')))).toBe('bad-input')
    await actions.extendRequest(clerk, id, days('2025-02-24'))
    expect(await reasonOf(actions.extendRequest(clerk, id, days('2025-02-26')))).toBe('changed-meanwhile')
    const after = await w.as('clerk', '2025-02-25')
    expect(await reasonOf(actions.extendRequest(after, id, days('2025-03-01', 2)))).toBe('extension-too-late')
    expect(await reasonOf(actions.addUnits(after, id, { unitIds: [w.units.north.id], blocks: [] }))).toBe(
      'extension-too-late',
    )
    expect((await gatherWaiting(after, [communication])).map((row) => row.act)).toEqual(['remind'])
    await actions.remindUnits(after, id)
    expect(await gatherWaiting(after, [communication])).toEqual([])
    const late = await actions.acknowledge(await w.as('justiceFocal', '2025-02-27'), id, {
      ...{ unitId: w.units.justice.id, doneOn: '2025-02-20', form: 'message', reached: 9, staff: 10 },
      note: undefined,
    })
    expect(late).toEqual({ daysLate: 3 })
    const { tally } = await readRequest(await w.as('clerk', '2026-01-01'), id)
    expect(tally).toMatchObject({ 'in-time': 1, late: 1, overdue: 1, done: 2, of: 3 })
  })

  test('what other rooms are told agrees with the pages, on each day', async () => {
    const span = { unitId: w.units.justice.id, from: '2025-01-01', to: '2025-12-31' }
    const on = async (day: string) => {
      const {
        asked: due,
        onTime,
        late,
        none,
      } = await communicationFigures(await w.as('clerk', day), span, day)
      return { due, onTime, late, none }
    }
    expect(await on('2025-02-23')).toEqual({ due: 0, onTime: 0, late: 0, none: 0 })
    expect(await on('2025-02-26')).toEqual({ due: 1, onTime: 0, late: 0, none: 1 })
    expect(await on('2025-03-01')).toEqual({ due: 1, onTime: 0, late: 1, none: 0 })
    const year = { unitId: w.units.health.id, from: '2024-01-01', to: '2024-12-31' }
    expect(await communicationFigures(await w.as('clerk'), year)).toMatchObject({
      ...{ n: 2, items: 12, reach: 100, channels: 2, byChannel: { press: 1, portal: 1 } },
    })
    const part = await gatherSheet(
      await w.as('clerk', '2025-02-26'),
      [communication],
      w.units.justice.id,
      '2025-02-26',
    )
    expect(part[0]?.lists[0]?.rows).toMatchObject([{ due: '2025-02-24', note: 'quá hạn 2 ngày' }])
    const hits = await gatherHits(await w.as('healthFocal'), [communication], 'ky luat', 10)
    expect(hits.map((hit) => hit.url)).toEqual([`/communication/requests/${id}`])
    expect(await gatherHits(await w.as('districtFocal'), [communication], '12/CT-UBND', 10)).toHaveLength(1)
  })

  test('criteria and the fields of a report form are filled from them; of nothing, nothing is offered', async () => {
    const clerk = await w.as('clerk', '2025-03-01')
    const keys = new Set(['communication.activities', 'communication.on-time', 'communication.reach'])
    const ofUnit = (unit: keyof World['units'], year: number) =>
      forCriteria(clerk, { unitId: w.units[unit].id, year }, keys)
    expect(await ofUnit('health', 2024)).toMatchObject({
      'communication.activities': { value: 2 },
      'communication.reach': { value: 100 },
    })
    expect(await ofUnit('home', 2024)).toEqual({})
    expect((await ofUnit('home', 2025))['communication.on-time']?.value).toBe(1)
    const indicators = ['activities-press', 'state-money', 'late', 'none'].map((key) => ({
      ...{ code: key, parent: null, name_vi: key, kind: 'count' as const, aggregation: 'sum' as const },
      system: `communication.${key}`,
    }))
    const ready = readyForm({ periods: [], indicators })
    if (!ready.ok) throw new Error('the form cannot be read')
    const window = { provincial: false, year: 2024, from: '2024-03-15', to: '2024-06-14' }
    const fields = async (unit: keyof World['units'], more = {}) =>
      Object.fromEntries(
        [...(await forReports(clerk, ready.form, { unitId: w.units[unit].id, ...window, ...more }))].map(
          ([code, { value }]) => [code, String(value)],
        ),
      )
    expect(await fields('justice')).toEqual({ 'activities-press': '1', 'state-money': '2000' })
    const early = { year: 2025, from: '2024-12-15', to: '2025-03-14' }
    expect(await fields('justice', early)).toMatchObject({ late: '1', none: '0' })
    expect(await fields('south')).toEqual({})
  })

  test('units come and go: one founded later is asked later, one that has ended is asked no more', async () => {
    const clerk = await w.as('clerk')
    const { id: other } = await actions.askUnits(
      clerk,
      asked(w, { blocks: [], unitIds: [w.units.justice.id] }),
    )
    expect(await actions.addUnits(clerk, other, { unitIds: [], blocks: ['commune'] })).toEqual({ added: 2 })
    expect(await reasonOf(actions.addUnits(clerk, other, { unitIds: [], blocks: ['commune'] }))).toBe(
      'units-asked-already',
    )
    await sql`update unit set ended_on = '2025-02-15' where id = ${w.units.south.id}`.execute(w.db)
    const then = await w.as('clerk', '2025-02-18')
    expect((await readRequest(then, other)).tally).toMatchObject({ of: 2, ended: 1, waiting: 2 })
    expect(
      await reasonOf(actions.askUnits(then, asked(w, { blocks: [], unitIds: [w.units.south.id] }))),
    ).toBe('bad-input')
    await actions.withdrawRequest(clerk, other, { reason: 'Trùng' })
    expect(await reasonOf(actions.remindUnits(clerk, other))).toBe('request-withdrawn')
    const figures = { unitId: w.units.justice.id, from: '2025-01-01', to: '2025-12-31' }
    expect((await communicationFigures(then, figures, '2025-02-22')).asked).toBe(0)
  })
})
