import { z } from 'zod'

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
