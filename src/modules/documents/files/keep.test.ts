import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from '@20minutes/s3rver'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DamagedFile, type FileStore, MissingFile, openFileStore } from './keep.ts'

const bytes = new TextEncoder().encode('Minh chứng 33/41')
const hash = createHash('sha256').update(bytes).digest('hex')
const other = new Uint8Array(300_000).map((_, i) => i % 251)
const key = `${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`
const unknown = 'f'.repeat(64)

const all = async (store: FileStore) => {
  const found: string[] = []
  for await (const each of store.list()) found.push(each)
  return found.sort()
}

let root = ''
let bucket: S3rver
let port = 0

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'canhtan-files-'))
  bucket = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    // It signs the address of a listing without its last slash, unlike Amazon's own client.
    allowMismatchedSignatures: true,
    directory: join(root, 's3'),
    configureBuckets: [{ name: 'canhtan' }],
  })
  const address: AddressInfo = await bucket.run()
  port = address.port
})
afterAll(async () => {
  await bucket.close()
  await rm(root, { recursive: true, force: true })
})

const opened = (where: 'folder' | 'bucket') =>
  openFileStore({
    DATA_DIR: join(root, 'data'),
    ...(where === 'bucket'
      ? {
          S3_BUCKET: 'canhtan',
          S3_ENDPOINT: `http://127.0.0.1:${port}`,
          S3_REGION: 'us-east-1',
          S3_ACCESS_KEY: 'S3RVER',
          S3_SECRET_KEY: 'S3RVER',
        }
      : {}),
  })

describe.each(['folder', 'bucket'] as const)('bytes kept by hash in a %s', (where) => {
  test('what is put comes back, once, whole, and can be removed', async () => {
    const store = await opened(where)
    expect(await all(store)).toEqual([])
    expect(await store.put(bytes)).toEqual({ hash, size: bytes.byteLength })
    expect(await store.put(bytes)).toEqual({ hash, size: bytes.byteLength })
    const second = await store.put(other)
    expect(await all(store)).toEqual([hash, second.hash].sort())
    expect(await store.get(hash)).toEqual(bytes)
    expect(await store.get(second.hash)).toEqual(other)
    expect(await store.has(hash)).toBe(true)
    await store.remove(second.hash)
    await store.remove(second.hash)
    expect(await store.has(second.hash)).toBe(false)
    expect(await all(store)).toEqual([hash])
  })

  test('an empty file is a file', async () => {
    const store = await opened(where)
    const { hash: empty } = await store.put(new Uint8Array())
    expect(await store.get(empty)).toEqual(new Uint8Array())
    await store.remove(empty)
  })

  test('what is not there is told, and what is no hash is refused', async () => {
    const store = await opened(where)
    await expect(store.get(unknown)).rejects.toBeInstanceOf(MissingFile)
    await expect(store.get('../../etc/passwd')).rejects.toBeInstanceOf(RangeError)
    expect(() => store.has('ABC')).toThrow(RangeError)
  })
})

describe('in a folder', () => {
  test('twenty at once leave one whole file and nothing half written', async () => {
    const store = await opened('folder')
    await Promise.all(Array.from({ length: 20 }, () => store.put(other)))
    expect(await readdir(join(root, 'data/files/unfinished'))).toEqual([])
    expect(await all(store)).toHaveLength(2)
  })

  test('a changed byte is found by reading, and put again it is made good when its size is wrong', async () => {
    const store = await opened('folder')
    const path = join(root, 'data/files', key)
    await writeFile(path, 'Minh chứng 41/41')
    await expect(store.get(hash)).rejects.toBeInstanceOf(DamagedFile)
    await writeFile(path, 'Minh')
    await store.put(bytes)
    expect(new Uint8Array(await readFile(path))).toEqual(bytes)
  })

  test('what a killed process left is never listed, and is swept after a day', async () => {
    const left = join(root, 'data/files/unfinished', hash)
    await writeFile(left, 'half')
    expect(await all(await opened('folder'))).not.toContain('half')
    expect(await readdir(join(root, 'data/files/unfinished'))).toEqual([hash])
    await utimes(left, 1_000_000, 1_000_000)
    await opened('folder')
    expect(await readdir(join(root, 'data/files/unfinished'))).toEqual([])
  })
})
