import type { Db } from '#platform/db.ts'
import { type FieldError, Refused } from '#platform/refused.ts'
import { personName, userName } from '../rules/account.ts'
import { nameFacts } from '../store/accounts.ts'

/** The names of an account, put right; refused field by field when they will not do. `id`: the account that has them already. */
export const readNames = async (
  db: Db,
  wish: { id?: string; username: string; name: string; email: string },
): Promise<{ username: string; name: string; email: string }> => {
  const email = wish.email.toLowerCase()
  const login = userName(wish.username)
  const known = await nameFacts(db, { ...wish, email, username: login.ok ? login.value : '' })
  const name = personName(wish.name, known.is_unit)
  const fields: FieldError[] = []
  if (!login.ok) fields.push({ field: 'username', reason: login.reason })
  if (known.username_taken) fields.push({ field: 'username', reason: 'user-name-taken' })
  if (!name.ok) fields.push({ field: 'name', reason: name.reason })
  if (known.email_taken) fields.push({ field: 'email', reason: 'email-taken' })
  if (!login.ok || !name.ok || fields.length > 0) throw new Refused('input', 'bad-input', fields)
  return { username: login.value, name: name.value, email }
}
