import type { Readable } from 'node:stream'
import type { Config } from '#platform/config.ts'
import type { Db } from '#platform/db.ts'
import { fileStore } from './files/kept.ts'
import * as files from './store/files.ts'

export { fileField, optionalFileField } from './files/field.ts'
export { fileStore } from './files/kept.ts'
export { type KeptFile, serveBytes, serveFile } from './files/serve.ts'
export type { FileRow } from './store/files.ts'

/** An upload by its number; undefined when there is none. Who may have it is asked by the room that names it. */
export const findFile = (db: Db, fileId: number): Promise<files.FileRow | undefined> =>
  files.findUpload(db, fileId)

/** An upload and the versions before it, newest first. */
export const fileVersions = (db: Db, fileId: number): Promise<files.FileRow[]> => files.uploadVersions(db, fileId)

/** The bytes of an upload as a stream, which fails at its end when they are not the hash's. */
export const openFile = async (config: Config, file: { hash: string }): Promise<Readable> =>
  (await fileStore(config)).stream(file.hash)

/** All bytes of an upload, checked. */
export const readFileBytes = async (config: Config, file: { hash: string }): Promise<Uint8Array> =>
  (await fileStore(config)).get(file.hash)
