import { createHash, randomUUID } from 'node:crypto'
import { open, readdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import type { Config } from '#platform/config.ts'

/** The settings that say where files are kept; without `S3_BUCKET` in the folder `DATA_DIR/files`. */
export type FileStoreConfig = Pick<Config, 'DATA_DIR'> &
  Partial<Pick<Config, 'S3_BUCKET' | 'S3_ENDPOINT' | 'S3_REGION' | 'S3_ACCESS_KEY' | 'S3_SECRET_KEY'>>

/** Bytes by their SHA-256 (64 hex digits). What was put is never changed; the same bytes are kept once. */
export interface FileStore {
  put(bytes: Uint8Array): Promise<{ hash: string; size: number }>
  /** The bytes, checked against the hash; throws DamagedFile, or MissingFile. */
  get(hash: string): Promise<Uint8Array>
  /** The same as a stream, which fails at its end with DamagedFile when the bytes are not the hash's. */
  stream(hash: string): Promise<Readable>
  has(hash: string): Promise<boolean>
  /** Removing what is not there is no error. */
  remove(hash: string): Promise<void>
  /** Every hash that is kept. */
  list(): AsyncGenerator<string>
}

export class MissingFile extends Error {
  override name = 'MissingFile'
}
export class DamagedFile extends Error {
  override name = 'DamagedFile'
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text)

/** "ab/cd/abcd…": no folder grows too long. */
const keyOf = (hash: string): string => {
  if (!isHash(hash)) throw new RangeError('not a SHA-256')
  return `${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`
}

/** Opens the folder or the bucket of the settings. */
export const openFileStore = async (config: FileStoreConfig): Promise<FileStore> => {
  if (config.S3_BUCKET) return openBucket(config, config.S3_BUCKET)
  const folder = join(config.DATA_DIR, 'files')
  const disk = new Disk(new FSDriver({ location: folder, visibility: 'private' }))
  await sweepUnfinished(join(folder, unfinished))
  return storeOn(disk, (key, bytes) => putWhole(disk, folder, key, bytes))
}

/** The bucket's library is large: it is loaded only where it is used. */
const openBucket = async (config: FileStoreConfig, bucket: string): Promise<FileStore> => {
  const { S3Driver } = await import('flydrive/drivers/s3')
  const driver = new S3Driver({
    bucket,
    visibility: 'private',
    // Many S3-compatible stores have no access lists; the bucket's own policy holds.
    supportsACL: false,
    region: config.S3_REGION ?? 'us-east-1',
    ...(config.S3_ENDPOINT ? { endpoint: config.S3_ENDPOINT, forcePathStyle: true } : {}),
    ...(config.S3_ACCESS_KEY && config.S3_SECRET_KEY
      ? { credentials: { accessKeyId: config.S3_ACCESS_KEY, secretAccessKey: config.S3_SECRET_KEY } }
      : {}),
    // Stores other than Amazon's refuse the checksums it began to ask for.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })
  const disk = new Disk(driver)
  // A bucket shows an object only when it is whole.
  return storeOn(disk, (key, bytes) => disk.put(key, bytes))
}

const storeOn = (disk: Disk, write: (key: string, bytes: Uint8Array) => Promise<void>): FileStore => {
  const stream = async (hash: string): Promise<Readable> => {
    const key = keyOf(hash)
    if (!(await disk.exists(key))) throw new MissingFile(hash)
    const source = await disk.getStream(key)
    const checked = checking(hash)
    // A failure reaches the reader through `checked`; the promise itself has no other listener.
    pipeline(source, checked).catch(() => {})
    return checked
  }
  return {
    stream,
    put: async (bytes) => {
      const hash = hashOf(bytes)
      const key = keyOf(hash)
      if (!(await isWhole(disk, key, bytes.byteLength))) await write(key, bytes)
      return { hash, size: bytes.byteLength }
    },
    get: async (hash) => {
      const parts: Uint8Array[] = []
      for await (const part of await stream(hash)) parts.push(part as Uint8Array)
      return new Uint8Array(Buffer.concat(parts))
    },
    has: (hash) => disk.exists(keyOf(hash)),
    remove: async (hash) => {
      const key = keyOf(hash)
      if (await disk.exists(key)) await disk.delete(key)
    },
    list: () => hashesOn(disk),
  }
}

const isWhole = async (disk: Disk, key: string, size: number): Promise<boolean> =>
  (await disk.exists(key)) && (await disk.getMetaData(key)).contentLength === size

const checking = (expected: string): Transform => {
  const hash = createHash('sha256')
  return new Transform({
    transform(part, _, done) {
      hash.update(part)
      done(null, part)
    },
    flush(done) {
      done(hash.digest('hex') === expected ? null : new DamagedFile(expected))
    },
  })
}

/** A bucket lists a page at a time. */
async function* hashesOn(disk: Disk): AsyncGenerator<string> {
  let paginationToken: string | undefined
  do {
    const page = await disk.listAll('/', { recursive: true, ...(paginationToken ? { paginationToken } : {}) })
    for (const object of page.objects)
      if (object.isFile && isHash(object.name) && object.key === keyOf(object.name)) yield object.name
    paginationToken = page.paginationToken
  } while (paginationToken)
}

const unfinished = 'unfinished'

/** Written beside, brought to the disk's surface, then given its name: a file is there whole or not at all. */
const putWhole = async (disk: Disk, folder: string, key: string, bytes: Uint8Array): Promise<void> => {
  const beside = `${unfinished}/${randomUUID()}`
  await disk.put(beside, bytes)
  await synced(join(folder, beside))
  await disk.move(beside, key)
  await synced(dirname(join(folder, key)))
}

const synced = async (path: string): Promise<void> => {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const day = 86_400_000

/** What a process that was killed left half written a day ago or earlier. */
const sweepUnfinished = async (folder: string): Promise<void> => {
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    const path = join(folder, name)
    const found = await stat(path).catch(() => undefined)
    if (found && Date.now() - found.mtimeMs > day) await rm(path, { force: true })
  }
}
