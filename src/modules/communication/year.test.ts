import readExcelFile from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { statementCounter } from '#platform/db.ts'
import { faults } from '#testing/html.ts'
import { readActivities, readUnits, readYear } from './facts/reading.ts'
import { activitiesOf2024, type OpenWorld, openWorld, type Who } from './world.ts'

const counter = statementCounter({
  session: /\b(auth_session|api_token|auth_rate_limit)\b/,
  frame: /as waiting,|from unit_name\s+where unit_id = \(select/,
  audit: /pg_advisory|insert into audit_/i,
  file: /\b(stored_file|stray_file)\b/,
})

let w: OpenWorld
beforeAll(async () => {
  w = await openWorld(counter.onQuery)
  await activitiesOf2024(w)
})
afterAll(() => w.close())

describe('figures of a year', () => {
  test('every number opens the list of that many rows, and all of them add up', async () => {
    const ctx = await w.as('clerk')
    const { cross } = await readYear(ctx, 2024)
    expect(cross.total).toMatchObject({ n: 5, items: 45, reach: 2550, reachKnown: 4, stateMoney: 45_000 })
    for (const row of cross.rows)
      for (const [i, cell] of row.cells.entries()) {
        const list = await readActivities(ctx, 2024, { channel: row.channelId, quarter: i + 1 })
        expect([list.rows.length, list.sums.n]).toEqual([cell.n, cell.n])
      }
    const units = await readUnits(ctx, 2024)
    expect(units.sums.n).toBe(units.rows.reduce((all, row) => all + row.n, 0))
    expect(units.rows.map((row) => row.unitName)).toContain('Xã Nam Thử')
  })

  test('each sees the units in sight: a district its communes, a commune itself', async () => {
    const n = async (name: Who) => (await readYear(await w.as(name), 2024)).cross.total.n
    expect([
      await n('districtHead'),
      await n('northFocal'),
      await n('healthHead'),
      await n('member'),
    ]).toEqual([1, 1, 2, 2])
    expect((await w.ask('northFocal', `/communication/units/${w.units.health.id}`)).status).toBe(404)
    expect((await w.ask('districtFocal', `/communication/units/${w.units.north.id}`)).status).toBe(200)
  })

  test('the sheet has exactly the rows shown, and no text of it is a formula', async () => {
    const answer = await w.ask('healthHead', '/communication/activities.xlsx?of=2024')
    const [sheet] = await readExcelFile(Buffer.from(await answer.arrayBuffer()))
    const titles = (sheet?.data ?? []).map((row) => row[2]).filter((cell) => String(cell).startsWith('=1+1'))
    expect(titles).toEqual(['=1+1 portal', '=1+1 press'])
  })

  test('pages cost at most eight statements and are sound in both languages', async () => {
    for (const path of [
      '/communication?of=2024&measure=money',
      '/communication/activities?of=2024',
      '/communication/activities/new',
      '/communication/units?of=2024',
      `/communication/units/${w.units.health.id}?of=2024`,
      '/communication/channels',
      '/communication/imports',
      '/communication/requests',
      '/communication/requests/new',
    ]) {
      counter.reset()
      const answer = await w.ask('clerk', path)
      expect(`${path} ${answer.status}`).toBe(`${path} 200`)
      expect(counter.counts().domain ?? 0).toBeLessThanOrEqual(8)
      expect(await faults(await answer.text())).toEqual([])
    }
  })
})
