import { z } from 'zod'
import { day, optionalLine } from '#platform/input.ts'

export const picked = z
  .instanceof(File, { message: 'required' })
  .refine((file) => file.name !== '' || file.size > 0, 'required')

export const fileInput = z.object({ file: picked })
/** Reports that came on paper or by mail, in one table, with the day on which they came. */
export const paperInput = z.object({ file: picked, receivedOn: day, documentNo: optionalLine(100) })
