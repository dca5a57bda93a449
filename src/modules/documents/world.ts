import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { testDb } from '#testing/db.ts'
import { aPerson, aUnit, signIn, testApp } from '#testing/world.ts'

/** A department of an invented province behind its doors: who drafts, a second clerk, who signs, the chairman, a stranger. */
export const anOffice = async () => {
  const t = await testDb()
  const folder = await mkdtemp(join(tmpdir(), 'canhtan-documents-'))
  const app = testApp(t.db, undefined, { more: { DATA_DIR: folder, UPLOAD_MAX_MB: '1' } })
  const province = await aUnit(t.db, { name: 'Tỉnh Nghệ An', kind: 'province' })
  await sql`insert into setting (key, valid_from, value)
    values ('installation.unit', '2000-01-01', ${String(province.id)}::jsonb)`.execute(t.db)
  const unit = await aUnit(t.db, { name: 'Sở Y tế', parent: province.id })
  const other = await aUnit(t.db, { name: 'Sở Xây dựng', parent: province.id })
  const people = {
    head: await aPerson(t.db, { name: 'Hồ Văn Nam', office: 'head', unit: unit.id }),
    clerk: await aPerson(t.db, { name: 'Phan Thị Lan', office: 'focal', unit: unit.id }),
    second: await aPerson(t.db, { name: 'Lê Thị Hai', office: 'focal', unit: unit.id }),
    chair: await aPerson(t.db, { name: 'Chủ tịch', office: 'chairman', unit: province.id }),
    stranger: await aPerson(t.db, { name: 'Vũ Thị Xa', office: 'focal', unit: other.id }),
  }
  return {
    t,
    app,
    unit,
    people,
    cookies: {
      head: await signIn(app, people.head),
      clerk: await signIn(app, people.clerk),
      second: await signIn(app, people.second),
      chair: await signIn(app, people.chair),
      stranger: await signIn(app, people.stranger),
    },
    close: async () => {
      await t.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
export type Office = Awaited<ReturnType<typeof anOffice>>
