import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { SetupProblem } from './setup-problem.ts'

const kept = new Map<string, string>()

const readSecret = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw fault
  }
}

/** Makes the file for its owner alone; when another process was quicker, theirs holds. */
const makeSecret = (folder: string, path: string): string => {
  mkdirSync(folder, { recursive: true })
  try {
    writeFileSync(path, `${randomBytes(48).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault
  }
  return readSecret(path) ?? ''
}

/** What signs sessions: SECRET, else the file `secret` in DATA_DIR, made at the first need and readable by its owner alone. */
export const secretOf = (config: Pick<Config, 'SECRET' | 'DATA_DIR'>): string => {
  if (config.SECRET) return config.SECRET
  const path = join(config.DATA_DIR, 'secret')
  const known = kept.get(path)
  if (known) return known
  const secret = readSecret(path) || makeSecret(config.DATA_DIR, path)
  if (secret.length < 32)
    throw new SetupProblem(
      `Tệp ${path} ngắn quá (cần 32 ký tự trở lên). Xóa tệp để tạo mới; mọi người sẽ phải đăng nhập lại.\n` +
        `The file ${path} is too short (32 characters are needed). Remove it to make a new one; everybody signs in again.`,
    )
  kept.set(path, secret)
  return secret
}
