import { Readable } from 'node:stream'
import type { C } from '#platform/http.ts'
import { fileStore } from './kept.ts'

/** What is known of an upload: `id` is the row that rooms keep, `hash` where its bytes are. */
export type KeptFile = { id: number; hash: string; name: string; mime: string; size: number }

// What a browser shows by itself without running anything of ours; the rest is only ever saved.
const shown = new Set(['application/pdf', 'image/png', 'image/jpeg', 'image/webp'])

/** RFC 6266: a plain name for old readers, the real one percent-encoded (RFC 5987) for all others. */
const dispositionOf = (kind: 'inline' | 'attachment', name: string): string => {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const coded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*!]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${kind}; filename="${plain}"; filename*=UTF-8''${coded}`
}

/** Headers of a file handed out: never sniffed, never run, never kept by a cache that others share. */
export const fileHeaders = (file: Pick<KeptFile, 'name' | 'mime' | 'size'>): Record<string, string> => ({
  'Content-Type': file.mime.startsWith('text/') ? `${file.mime}; charset=utf-8` : file.mime,
  'Content-Length': String(file.size),
  'Content-Disposition': dispositionOf(shown.has(file.mime) ? 'inline' : 'attachment', file.name),
  // a browser's own PDF reader does not open in a sandbox
  'Content-Security-Policy': `default-src 'none'; frame-ancestors 'none'${file.mime === 'application/pdf' ? '' : '; sandbox'}`,
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'private, no-cache',
})

/** Sends bytes made for this request, such as a draft's preview or a register's sheet. */
export const serveBytes = (bytes: Uint8Array, name: string, mime: string): Response =>
  new Response(Buffer.from(bytes), { headers: fileHeaders({ name, mime, size: bytes.byteLength }) })

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Sends a sheet made for this request. */
export const serveXlsx = (bytes: Uint8Array, name: string): Response => serveBytes(bytes, name, xlsx)

/**
 * Sends a kept file, checked against its hash as it goes; the caller has asked its own policy first. For the route
 * of the room that owns the row naming the file.
 */
export const serveFile = async (c: C, file: KeptFile): Promise<Response> => {
  const headers = { ...fileHeaders(file), ETag: `"${file.hash}"` }
  if (c.req.header('If-None-Match') === headers.ETag)
    return new Response(null, { status: 304, headers: { ETag: headers.ETag } })
  const store = await fileStore(c.var.ctx.config)
  const bytes = Readable.toWeb(await store.stream(file.hash)) as ReadableStream<Uint8Array>
  return new Response(bytes, { headers })
}
