import type { C } from '#platform/http.ts'

export const mimes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const

/** A file made for this request, to be saved under a plain name. */
export const download = (c: C, bytes: Uint8Array, name: string, mime: string): Response =>
  c.body(new Uint8Array(bytes), 200, {
    'Content-Type': mime,
    'Content-Disposition': `attachment; filename="${name}"`,
    'Cache-Control': 'private, no-store',
  })
