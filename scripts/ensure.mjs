// Brings packages and build up to date; does nothing (in some 50 ms) when they are. Runs on any Node from 18,
// before the pinned one is there: plain JavaScript, no package.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const installed = join(root, 'node_modules', '.canhtan-installed')
const built = join(root, 'dist', '.built')
const sources = ['src', 'demo', 'scripts/build.mjs', 'package.json', 'package-lock.json']

const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '')
const hash = (text) => createHash('sha256').update(text).digest('hex')

const wishedPackages = () => hash(read(join(root, 'package-lock.json')))

const listed = (path, lines) => {
  const at = join(root, path)
  if (!existsSync(at)) return lines
  const stat = statSync(at)
  if (stat.isFile()) lines.push(`${path} ${stat.mtimeMs} ${stat.size}`)
  else
    for (const name of readdirSync(at).sort())
      if (!/\.test\.tsx?$/.test(name)) listed(`${path}/${name}`, lines)
  return lines
}
const wishedBuild = () => hash(sources.flatMap((path) => listed(path, [])).join('\n'))

const alive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (fault) {
    return fault.code === 'EPERM'
  }
}

/** The folder of a lock is put there whole and taken away whole, by renaming: it always says whose it is. */
const taken = (mine, lock) => {
  try {
    renameSync(mine, lock)
    return true
  } catch (fault) {
    if (['EEXIST', 'ENOTEMPTY', 'EPERM'].includes(fault.code)) return false
    throw fault
  }
}
const takeAway = (lock, to) => {
  try {
    renameSync(lock, to)
  } catch (fault) {
    if (fault.code !== 'ENOENT') throw fault
  }
  rmSync(to, { recursive: true, force: true })
}

/** One at a time: a second command waits, then finds the work done. A lock whose maker is gone is taken over. */
const alone = (name, work) => {
  const lock = join(root, 'dist', `.${name}.lock`)
  const [mine, old] = [`${lock}.${process.pid}`, `${lock}.${process.pid}.old`]
  mkdirSync(mine, { recursive: true })
  writeFileSync(join(mine, 'pid'), String(process.pid))
  const pause = new Int32Array(new SharedArrayBuffer(4))
  while (!taken(mine, lock)) {
    const maker = Number(read(join(lock, 'pid')))
    if (maker && !alive(maker)) takeAway(lock, old)
    else Atomics.wait(pause, 0, 0, 50)
  }
  try {
    return work()
  } finally {
    takeAway(lock, old)
  }
}

// Whatever npm or the build says belongs on stderr: a command's answer is alone on stdout.
const run = (command, args) => {
  const done = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] })
  if (done.status !== 0)
    throw new Error(`${command} ${args.join(' ')}: ${done.error?.message ?? `exit ${done.status}`}`)
}

const install = () => {
  if (read(installed) === wishedPackages()) return
  console.error('Đang cài các gói cần thiết… / Installing packages…')
  // npm ci wants every platform's binaries to be in the registry; npm install gives the same locked versions
  run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'])
  writeFileSync(installed, wishedPackages())
}

const build = () => {
  const wished = wishedBuild()
  if (read(built) === wished) return
  run(join(root, 'node_modules', '.bin', 'node'), [join(root, 'scripts', 'build.mjs')])
  writeFileSync(built, wished)
}

try {
  if (read(installed) !== wishedPackages()) alone('install', install)
  if (!process.argv.includes('--packages') && read(built) !== wishedBuild()) alone('build', build)
} catch (fault) {
  console.error(fault.message)
  process.exit(3)
}
