import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '#platform/context.ts'
import { projectRoot } from '#platform/root.ts'
import { type TestDb, testDb } from '#testing/db.ts'
import { atTerminal } from '#testing/terminal.ts'
import { aPerson, ctxFor } from '#testing/world.ts'
import { criteriaCli } from './criteria.ts'

const folder = mkdtempSync(join(tmpdir(), 'canhtan-criteria-'))
let t: TestDb
beforeAll(async () => {
  t = await testDb()
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await t.drop()
})

const run = async (...args: string[]) => {
  const ctx = { ...(await ctxFor(t.db, await aPerson(t.db))), actor: system }
  const { printed, opened, failed } = await atTerminal(criteriaCli, args, ctx)
  return { answer: JSON.parse(printed), opened, failed }
}
const file = join(projectRoot, 'db/reference/criteria/synthetic-commune-100.json')

test('a dry run needs no database and says what the checks find', async () => {
  const { answer, opened, failed } = await run('import', 'criteria', file, '--dry-run', '--json')
  expect(opened).toEqual({ pure: true })
  expect(failed).toBe(false)
  expect(answer).toEqual({
    ok: true,
    id: null,
    code: 'synthetic-commune-100',
    leaves: 34,
    file: [],
    findings: [],
  })
})

test('what is taken in goes out again, as JSON and as an annex, and comes back the same', async () => {
  const { answer } = await run('import', 'criteria', file, '--json')
  expect(answer.id).toEqual(expect.any(Number))
  const original = JSON.parse(readFileSync(file, 'utf8'))
  expect((await run('export', 'criteria', 'synthetic-commune-100', '--json')).answer).toMatchObject({
    id: original.id,
    total: 100,
  })
  for (const ending of ['json', 'xlsx']) {
    const out = join(folder, `a.${ending}`)
    const written = await run('export', 'criteria', 'synthetic-commune-100', '--out', out, '--json')
    const again = await run('import', 'criteria', out, '--json')
    expect(again.answer).toMatchObject({ ok: true, code: 'synthetic-commune-100', file: [] })
    const next = await run('export', 'criteria', 'synthetic-commune-100', '--out', out, '--json')
    expect(next.answer.hash).toBe(written.answer.hash)
  }
})

test('a set with errors of shape leaves nothing behind and exits as refused', async () => {
  const broken = join(folder, 'b.json')
  writeFileSync(
    broken,
    JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), id: 'hong', year: 'năm' }),
  )
  const { answer, failed } = await run('import', 'criteria', broken, '--json')
  expect(failed).toBe(true)
  expect(answer).toMatchObject({ ok: false, id: null })
  expect(answer.file[0]).toMatchObject({ path: 'year', level: 'error' })
  await expect(run('export', 'criteria', 'hong', '--json')).rejects.toMatchObject({ reason: 'set-unknown' })
})
