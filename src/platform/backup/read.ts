import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, constants } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { SetupProblem } from '../setup-problem.ts'
import { format, type Manifest } from './manifest.ts'
import { damaged, type Member, readTar } from './tar.ts'

/** The members of a backup file in order. Whatever is wrong with gzip or tar becomes one refusal in words. */
export async function* readMembers(file: string): AsyncGenerator<Member> {
  const source = createReadStream(file)
  const plain = source.pipe(createGunzip())
  source.on('error', (fault) => plain.destroy(fault))
  try {
    yield* readTar(plain)
    // what follows the tar's end is not read by it, but the gzip checksum stands there
    for await (const _ of plain);
  } catch (fault) {
    const code = (fault as NodeJS.ErrnoException).code ?? ''
    throw code.startsWith('Z_') ? damaged(code) : fault
  } finally {
    source.destroy()
    plain.destroy()
  }
}

const refuseUnreadable = (file: string): SetupProblem =>
  new SetupProblem(`Không đọc được tệp ${file}. / The file ${file} cannot be read.`)

const readManifest = (body: Uint8Array): Manifest => {
  const manifest = JSON.parse(Buffer.from(body).toString('utf8')) as Manifest
  if (manifest.format === format) return manifest
  throw new SetupProblem(
    `Tệp này không phải bản sao lưu mà phiên bản này đọc được (${manifest.format}).\n` +
      `This file is no backup that this version can read (${manifest.format}).`,
  )
}

const digest = (body: Uint8Array): string => createHash('sha256').update(body).digest('hex')

/** What the first reading notes of each table and file, to be compared with the manifest at the end. */
type Seen = { tables: Map<string, { hash: Hash; bytes: number }>; files: number; fileBytes: number }

const note = (seen: Seen, { name, body }: Member): void => {
  const [kind, rest = ''] = [name.slice(0, name.indexOf('/')), name.slice(name.indexOf('/') + 1)]
  if (kind === 'tables') {
    const table = rest.slice(0, rest.lastIndexOf('/'))
    const sum = seen.tables.get(table) ?? { hash: createHash('sha256'), bytes: 0 }
    sum.hash.update(body)
    sum.bytes += body.byteLength
    seen.tables.set(table, sum)
  }
  if (kind === 'files') {
    if (digest(body) !== rest) throw damaged(name)
    seen.files++
    seen.fileBytes += body.byteLength
  }
}

const empty = digest(Buffer.alloc(0))

const compare = (manifest: Manifest, seen: Seen): void => {
  for (const { name, sha256 } of manifest.tables)
    if ((seen.tables.get(name)?.hash.digest('hex') ?? empty) !== sha256) throw damaged(`tables/${name}`)
  const { count, bytes } = manifest.files
  if (seen.files !== count || seen.fileBytes !== bytes) throw damaged('files')
}

/** Reads the whole file once, writing nothing: every checksum holds, or a SetupProblem says what does not. */
export const checkBackup = async (file: string): Promise<Manifest> => {
  await access(file, constants.R_OK).catch(() => {
    throw refuseUnreadable(file)
  })
  const seen: Seen = { tables: new Map(), files: 0, fileBytes: 0 }
  let body: Uint8Array | undefined
  let sealed = ''
  for await (const member of readMembers(file)) {
    if (member.name === 'manifest.json') body = member.body
    else if (member.name === 'manifest.sha256') sealed = Buffer.from(member.body).toString()
    else note(seen, member)
  }
  if (!body || digest(body) !== sealed) throw damaged('manifest')
  const manifest = readManifest(body)
  compare(manifest, seen)
  return manifest
}
