import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { type FileFacts, inspectFile } from '../files/inspect.ts'
import { fileStore } from '../files/kept.ts'
import * as store from '../store/files.ts'

/** A file as it comes: from a form, or its bytes and name. `replacesId` is the upload whose newer version this is. */
export type FileToKeep = (File | { bytes: Uint8Array; name: string }) & { replacesId?: number | null }

/** `same`: earlier uploads of the very bytes that this actor may know of, newest first. */
export type KeptUpload = FileFacts & { id: number; hash: string; same: store.SameFile[] }

const read = async (file: FileToKeep): Promise<{ bytes: Uint8Array; name: string }> =>
  file instanceof File ? { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name } : file

/** Looks into the file; what is unfit is refused at the form's field, in words, with the limit it broke. */
export const fitFile = async (
  ctx: Ctx,
  file: { bytes: Uint8Array; name: string },
  field = 'file',
): Promise<FileFacts> => {
  const limits = { maxMb: ctx.config.UPLOAD_MAX_MB }
  const found = await inspectFile(file.bytes, { fileName: file.name, limits })
  if (found.ok) return found.value
  const reason = `file-${found.reason}`
  throw new Refused('input', reason, [{ field, reason, params: found.refusal.facts }], found.refusal.facts)
}

/**
 * Keeps a file for a room: looks into it, puts its bytes by hash before the transaction, then names them. The room
 * that calls has asked its own policy, keeps the upload's `id` in its row and serves it by its own route.
 * `field` is the form's field that a refusal stands at.
 */
export const uploadFile = async (
  ctx: Ctx,
  file: FileToKeep,
  about: { unitId?: number | null; field?: string } = {},
): Promise<KeptUpload> => {
  const { bytes, name } = await read(file)
  const facts = await fitFile(ctx, { bytes, name }, about.field)
  return keepBytes(ctx, bytes, facts, { unitId: about.unitId ?? null, replacesId: file.replacesId ?? null })
}

/** Keeps bytes that are known to be fit, such as a document made here. */
export const keepBytes = async (
  ctx: Ctx,
  bytes: Uint8Array,
  facts: FileFacts,
  { unitId, replacesId = null }: { unitId: number | null; replacesId?: number | null },
): Promise<KeptUpload> => {
  const personId = ctx.actor.id
  if (personId === null) throw new Refused('forbidden', 'forbidden')
  const files = await fileStore(ctx.config)
  const { hash, size } = await files.put(bytes)
  return inTransaction(ctx, async (ctx) => {
    if (replacesId !== null && !(await store.findUpload(ctx.db, replacesId)))
      throw new Refused('missing', 'page')
    // the sweep may have taken the bytes between the put and here; from here on it waits
    await store.holdBytes(ctx.db, hash)
    if (!(await files.has(hash))) await files.put(bytes)
    const same = await store.sameUploads(ctx.db, ctx.actor, hash)
    const { name, mime } = facts
    const row = {
      hash,
      name,
      mime,
      size,
      pages: facts.pages ?? null,
      personId,
      unitId,
      replacesId,
      at: ctx.now,
    }
    const id = await store.addUpload(ctx.db, row)
    record(ctx, 'file.uploaded', { kind: 'file', id, unitId }, { after: { name, hash, size, replacesId } })
    return { ...facts, id, hash, same }
  })
}

const dayMs = 86_400_000

/**
 * Takes bytes away that no row has named for a day: an upload whose act was refused leaves such. Gives how many. By
 * the real clock, not the business day: a demonstration's day may jump while an upload is under way.
 */
export const sweepFiles = async (ctx: Ctx, now = new Date()): Promise<number> => {
  const files = await fileStore(ctx.config)
  let batch: string[] = []
  const noteBatch = async () => {
    const named = await store.namedHashes(ctx.db, batch)
    await store.noteStrays(
      ctx.db,
      batch.filter((hash) => !named.has(hash)),
      now,
    )
    batch = []
  }
  for await (const hash of files.list()) if (batch.push(hash) === 1000) await noteBatch()
  await noteBatch()
  let taken = 0
  for (const hash of await store.oldStrays(ctx.db, new Date(now.getTime() - dayMs)))
    taken += await sweepOne(ctx, hash)
  return taken
}

const sweepOne = (ctx: Ctx, hash: string): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    await store.holdBytes(ctx.db, hash)
    const named = await store.namedHashes(ctx.db, [hash])
    if (!named.has(hash)) await (await fileStore(ctx.config)).remove(hash)
    await store.forgetStray(ctx.db, hash)
    return named.has(hash) ? 0 : 1
  })
