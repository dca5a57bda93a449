import { z } from 'zod'
import { line } from '#platform/input.ts'

const picked = z.instanceof(File, { message: 'required' })

/** A form's file field that must be filled; a field left empty comes as a file without name and bytes. */
export const fileField = picked.refine((file) => file.name !== '' || file.size > 0, 'required')

/** A file field that may be left empty: undefined then. */
export const optionalFileField = z
  .union([
    z.literal('').transform(() => undefined),
    picked.transform((file) => (file.name === '' && file.size === 0 ? undefined : file)),
  ])
  .optional()

/** A file in a JSON body: its name and its bytes in base64. What it is, is looked into as with a form's file. */
export const fileBody = z
  .object({ name: line(255), content: z.base64('not-base64').min(1, 'required') })
  .transform(({ name, content }) => ({ name, bytes: new Uint8Array(Buffer.from(content, 'base64')) }))
