import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testClock } from '#testing/clock.ts'
import { refused } from '#testing/refusal.ts'
import { aPerson, get, post, postFile, signIn, testApp } from '#testing/world.ts'
import * as actions from './actions.ts'
import { readInspection } from './facts/reading.ts'
import { anOrdered, aSigned, aVisit, filled, type OpenSeason, openSeason } from './world.ts'

let s: OpenSeason
beforeAll(async () => {
  s = await openSeason()
})
afterAll(() => s.close())

describe('two phones and a bad network', () => {
  let id: number
  beforeAll(async () => {
    id = await aVisit(s, s.units[2], '2024-09-03')
    await anOrdered(s, id)
  })

  test('a form sent twice adds nothing; two forms lose nothing', async () => {
    const team = await s.on(s.inspector, '2024-09-03')
    const form = {
      ...filled(s),
      answers: filled(s)
        .answers.slice(0, 2)
        .map((one) => ({ ...one, was: '' })),
    }
    expect(await actions.saveVisit(team, id, form)).toEqual({ changed: 2 })
    expect(await actions.saveVisit(team, id, form)).toEqual({ changed: 0 })
    const other = await s.on(s.second, '2024-09-03')
    // opened before the first was sent: it shows nothing, and fills in the third item alone
    await actions.saveVisit(other, id, {
      ...filled(s),
      answers: [{ item: s.items[2] ?? '', verdict: 'partly' as const, was: '' }],
    })
    const rows = await sql<{
      n: number
    }>`select count(*)::int as n from inspection_answer where inspection_id = ${id}`.execute(s.db)
    expect(rows.rows[0]?.n).toBe(3)
  })

  test('through the door: the same key once, photos of the counter, no other file', async () => {
    const app = testApp(s.db, testClock('2024-09-03'))
    const cookie = await signIn(app, s.inspector)
    const png = Uint8Array.from(
      Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABh6FO1AAAAABJRU5ErkJggg==',
        'base64',
      ),
    )
    const send = (photo: File, once: string) =>
      postFile(app, `/inspections/${id}/photos`, { photo, item: '3.1', _once: once }, cookie)
    const photo = new File([png], 'quay.png', { type: 'image/png' })
    expect((await send(photo, 'k1')).status).toBe(303)
    expect((await send(photo, 'k1')).status).toBe(303)
    expect((await send(new File(['xin chào'], 'a.txt', { type: 'text/plain' }), 'k2')).status).toBe(422)
    const rows = await sql<{
      id: number
    }>`select id from inspection_photo where inspection_id = ${id}`.execute(s.db)
    expect(rows.rows).toHaveLength(1)
    const shown = await get(app, `/inspections/${id}/photos/${rows.rows[0]?.id}`, cookie)
    expect(shown.headers.get('content-type')).toBe('image/png')
    const form = {
      'v.3.3': 'not-met',
      'n.3.3': 'Phiếu ghi sai ngày',
      'w.3.3': '',
      'f.3.3': 'Phiếu hẹn ghi sai',
      startedAt: '8h',
      _once: 'k3',
    }
    const bad = await post(app, `/inspections/${id}/visit`, form, cookie)
    expect(bad.status).toBe(422)
    expect(await bad.text()).toContain('Phiếu ghi sai ngày')
    for (const _ of [1, 2])
      expect(
        (await post(app, `/inspections/${id}/visit`, { ...form, startedAt: '08:00' }, cookie)).status,
      ).toBe(303)
    const found = await sql<{
      n: number
    }>`select count(*)::int as n from inspection_finding where inspection_id = ${id}`.execute(s.db)
    expect(found.rows[0]?.n).toBe(1)
    expect((await post(app, `/inspections/${id}/visit`, { 'v.9.9': 'met' }, cookie)).status).toBe(422)
  })
})

test('minutes reopened are signed anew; a unit that does not sign is noted; whoever owns a finding is told where it stands', async () => {
  const id = await aVisit(s, s.units[3], '2024-10-01')
  const head = await aPerson(s.db, { office: 'head', unit: s.units[3]?.id ?? 0 })
  await aSigned({ ...s, head }, id, [], '2024-10-01')
  const team = await s.on(s.inspector, '2024-10-02')
  await actions.reopenVisit(team, id, 'Ghi sai giờ')
  const elsewhere = { item: s.items[0] ?? '', text: 'Của đơn vị khác', severity: 'minor' as const }
  const finding = await actions.noteFinding(team, id, {
    ...elsewhere,
    basis: 'NĐ 61/2018/NĐ-CP',
    ownerUnitId: s.target.id,
  })
  await actions.recordMinutes(team, id)
  expect((await readInspection(team, id)).counts).toMatchObject({ teamSigned: false, unitSigned: false })
  await actions.signMinutes(team, id)
  await actions.noteRefusal(team, id, 'Thủ trưởng không đồng ý')
  expect((await readInspection(team, id)).inspection.state).toBe('signed')
  expect(await refused(actions.conclude(await s.on(s.issuer, '2024-10-03'), id, { documentNo: '9' }))).toBe(
    'rule summary-missing',
  )
  await actions.saveSummary(team, id, 'Tốt.')
  await actions.conclude(await s.on(s.issuer, '2024-10-03'), id, { documentNo: '9/TB' })
  const told = async (person: { id: string }) =>
    (
      await sql<{
        url: string
      }>`select url from notification where person_id = ${person.id}
        and occasion in (${`inspection-concluded:${id}`}, ${`finding-issued:${finding.id}`})`.execute(s.db)
    ).rows.map((row) => row.url)
  expect(await told(head)).toEqual([`/inspections/${id}`])
  expect(await told(s.focal)).toEqual([`/inspections/findings/${finding.id}`])
  const app = testApp(s.db, testClock('2024-10-04'))
  const cookie = await signIn(app, s.focal)
  for (const url of await told(s.focal)) expect((await get(app, url, cookie)).status).toBe(200)
})
