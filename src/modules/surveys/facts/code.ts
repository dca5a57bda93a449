import { createHash } from 'node:crypto'
import { plainCode } from '../rules/code.ts'

/** What is kept of a code: its SHA-256. Undefined for what cannot be a code. */
export const hashOfCode = (typed: string): Buffer | undefined => {
  const plain = plainCode(typed)
  return plain === undefined ? undefined : createHash('sha256').update(plain).digest()
}
