import type { Db } from '#platform/db.ts'
import { readForm } from '../input/form.ts'
import type { ReadyForm } from '../rules/computed.ts'
import { findForm } from '../store/form.ts'

// an issued form never changes, so that it is read once in a process; the oldest makes room
const read = new Map<string, ReadyForm>()
const most = 40

/** A form ready to compute with, by its number and the hash of its content. At most one statement, seldom that. */
export const readyFormOf = async (db: Db, formId: number, hash: string): Promise<ReadyForm> => {
  const known = read.get(hash)
  if (known) return known
  const row = await findForm(db, formId)
  const form = readForm(row?.content)
  if (!form.ok) throw new Error(`report form ${formId} cannot be read: ${form.findings[0]?.reason}`)
  if (read.size >= most) read.delete(read.keys().next().value ?? '')
  read.set(hash, form.form)
  return form.form
}
