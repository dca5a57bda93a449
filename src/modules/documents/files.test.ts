import { mkdtemp, readdir, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from '@20minutes/s3rver'
import { strToU8 } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '#platform/action.ts'
import { type TestDb, testDb } from '#testing/db.ts'
import { aPerson, aUnit, ctxFor, type TestPerson, testConfig } from '#testing/world.ts'
import { sweepFiles, uploadFile } from './actions.ts'
import { fileStore, fileVersions, findFile, readFileBytes } from './facts.ts'

let t: TestDb
let root = ''
let bucket: S3rver
let port = 0
let lan: TestPerson
let far: TestPerson

beforeAll(async () => {
  t = await testDb()
  root = await mkdtemp(join(tmpdir(), 'canhtan-uploads-'))
  bucket = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    allowMismatchedSignatures: true,
    directory: join(root, 's3'),
    configureBuckets: [{ name: 'canhtan' }],
  })
  const address: AddressInfo = await bucket.run()
  port = address.port
  const unit = await aUnit(t.db)
  lan = await aPerson(t.db, { name: 'Phan Thị Lan', office: 'focal', unit: unit.id })
  far = await aPerson(t.db, { office: 'focal', unit: (await aUnit(t.db)).id })
})
afterAll(async () => {
  await t.drop()
  await bucket.close()
  await rm(root, { recursive: true, force: true })
})

const settings = {
  folder: () => ({ DATA_DIR: join(root, 'folder') }),
  bucket: () => ({
    DATA_DIR: join(root, 'unused'),
    S3_BUCKET: 'canhtan',
    S3_ENDPOINT: `http://127.0.0.1:${port}`,
    S3_ACCESS_KEY: 'S3RVER',
    S3_SECRET_KEY: 'S3RVER',
  }),
}
const text = (words: string, name = 'minh-chung.txt') => ({ bytes: strToU8(words), name })
const later = (hours: number) => new Date(Date.now() + hours * 3_600_000)

describe.each(['folder', 'bucket'] as const)('uploads kept in a %s', (where) => {
  const as = (person: TestPerson) => ctxFor(t.db, person, { config: testConfig(settings[where]()) })

  test('a version follows the one before it, the same bytes are kept once and noticed', async () => {
    const ctx = await as(lan)
    const first = await uploadFile(ctx, text(`${where} một`))
    const next = await uploadFile(ctx, { ...text(`${where} hai`, 'x/../hai.txt'), replacesId: first.id })
    expect(next.name).toBe('hai.txt')
    expect((await fileVersions(t.db, next.id)).map((file) => file.id)).toEqual([next.id, first.id])
    const again = await uploadFile(ctx, text(`${where} một`, 'khac.txt'))
    expect(again).toMatchObject({ hash: first.hash, same: [{ id: first.id, person: 'Phan Thị Lan' }] })
    expect((await uploadFile(await as(far), text(`${where} một`))).same).toEqual([])
    expect(await readFileBytes(ctx.config, first)).toEqual(strToU8(`${where} một`))
  })

  test('bytes of an act that was refused are swept a day later, named ones never', async () => {
    const ctx = await as(lan)
    const kept = await uploadFile(ctx, text(`${where} giữ`))
    let lost = ''
    await expect(
      inTransaction(ctx, async (ctx) => {
        lost = (await uploadFile(ctx, text(`${where} bỏ`))).hash
        throw new Error('refused')
      }),
    ).rejects.toThrow('refused')
    const store = await fileStore(ctx.config)
    expect(await store.has(lost)).toBe(true)
    expect(await sweepFiles(ctx)).toBe(0)
    expect(await sweepFiles(ctx, later(23))).toBe(0)
    expect(await store.has(lost)).toBe(true)
    expect(await sweepFiles(ctx, later(25))).toBe(1)
    expect(await store.has(lost)).toBe(false)
    expect(await store.has(kept.hash)).toBe(true)
    await sql`delete from stray_file`.execute(t.db)
  })

  test('a stray that is offered again while it waits is kept', async () => {
    const ctx = await as(lan)
    const store = await fileStore(ctx.config)
    const { hash } = await store.put(strToU8(`${where} trở lại`))
    await sweepFiles(ctx)
    await Promise.all([uploadFile(ctx, text(`${where} trở lại`)), sweepFiles(ctx, later(25))])
    expect(await store.has(hash)).toBe(true)
    expect(await sweepFiles(ctx, later(50))).toBe(0)
  })
})

test('what is refused leaves neither row nor bytes', async () => {
  const ctx = await ctxFor(t.db, lan, { config: testConfig({ DATA_DIR: join(root, 'refused') }) })
  await expect(uploadFile(ctx, text('<html>', 'a.txt'), { field: 'evidence' })).rejects.toMatchObject({
    kind: 'input',
    fields: [{ field: 'evidence', reason: 'file-not-allowed' }],
  })
  await expect(uploadFile(ctx, { ...text('x'), replacesId: 999_999 })).rejects.toMatchObject({
    kind: 'missing',
  })
  expect(await findFile(t.db, 999_999)).toBeUndefined()
  expect(await readdir(join(root, 'refused')).catch(() => [])).not.toContain('a.txt')
})
