import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from '#platform/root.ts'
import { type TestDb, testDb } from '#testing/db.ts'

const program = join(projectRoot, 'canhtan')
const folder = mkdtempSync(join(tmpdir(), 'canhtan-cli-'))
const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST')))
const settings = {
  ...clean,
  LOG_LEVEL: 'info',
  PORT: '0',
  DATA_DIR: join(folder, 'data'),
  NODE_ENV: 'production',
}

let t: TestDb
beforeAll(async () => {
  t = await testDb()
  // the first command builds; the rest find it done
  spawnSync(program, ['--version'], { env: settings })
}, 120_000)
afterAll(async () => {
  await t.drop()
  rmSync(folder, { recursive: true, force: true })
})

type Env = Record<string, string | undefined>

const run = (args: string[], env: Env = {}, cwd = folder, command = program) => {
  const done = spawnSync(command, args, {
    cwd,
    env: { ...settings, DATABASE_URL: t.url, ...env },
    encoding: 'utf8',
  })
  return { code: done.status, out: done.stdout, err: done.stderr }
}

type Server = {
  address: string
  out: () => string
  stop: (signal?: NodeJS.Signals) => Promise<number | null>
}

/** Starts a server and waits for its READY line. */
const serve = async (env: Env = {}, args: string[] = []): Promise<Server> => {
  const child = spawn(program, ['serve', ...args], { env: { ...settings, DATABASE_URL: t.url, ...env } })
  let [out, err] = ['', '']
  child.stderr.on('data', (text) => {
    err += text
  })
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  const ready = new Promise<string>((found, failed) => {
    child.stdout.on('data', (text) => {
      out += text
      const address = /^READY (http:\/\/127\.0\.0\.1:\d+)$/m.exec(out)?.[1]
      if (address) found(address)
    })
    ended.then((code) => failed(new Error(`serve ended with ${code}: ${err}`)))
  })
  const stop = (signal: NodeJS.Signals = 'SIGTERM') => {
    child.kill(signal)
    return ended
  }
  return { address: await ready, out: () => out, stop }
}

const health = async (address: string): Promise<number> => (await fetch(`${address}/healthz`)).status

describe('exit codes', () => {
  test.each([
    ['help', ['--help'], 0],
    ['a command’s help', ['backup', '--help'], 0],
    ['a nested command’s help', ['audit', 'verify', '--help'], 0],
    ['what there is', ['help'], 0],
    ['the version', ['--version'], 0],
    ['nothing asked', [], 2],
    ['an unknown command', ['fly'], 2],
    ['an unknown option', ['migrate', '--fast'], 2],
    ['a missing argument', ['backup'], 2],
    ['a bad value', ['audit', 'verify', '--anchor', 'x'], 2],
    ['done', ['migrate'], 0],
    ['a file that is not there', ['restore', 'nowhere.backup'], 1],
    ['a sheet that is not there', ['import', 'units', 'nowhere.csv'], 1],
  ])('%s', (_, args, code) => expect(run(args as string[]).code).toBe(code))

  test('a database that cannot be reached is refused in words, without its password', () => {
    const { code, out, err } = run(['migrate', '--json'], {
      DATABASE_URL: 'postgres://u:hidden-word@127.0.0.1:1/x',
    })
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ error: { kind: 'setup' } })
    expect(err).toContain('ECONNREFUSED')
    expect(out + err).not.toContain('hidden-word')
  })

  test('a fault is 3, with a number that the log has too', async () => {
    await using broken = await testDb()
    await sql`alter table audit_anchor rename to gone`.execute(broken.db)
    const { code, out, err } = run(['audit', 'verify', '--json'], { DATABASE_URL: broken.url })
    expect(code).toBe(3)
    const { error } = JSON.parse(out)
    expect(error).toMatchObject({ kind: 'fault', number: expect.stringMatching(/^[0-9a-f]{8}$/) })
    expect(err.split(error.number).length).toBeGreaterThan(2)
  })
})

describe('--json', () => {
  test('a usage error is one document as well', () => {
    const { code, out } = run(['token', 'create', '--scope', 'all', '--json'])
    expect([code, JSON.parse(out)]).toMatchObject([2, { error: { kind: 'usage' } }])
  })

  test('doctor finds a data folder that cannot be made, and says so in one document', () => {
    const { code, out } = run(['doctor', '--json'], {
      DATABASE_URL: '',
      DATA_DIR: join(projectRoot, 'package.json', 'data'),
    })
    const { findings } = JSON.parse(out) as { findings: { name: string; state: string; said: object }[] }
    expect(code).toBe(1)
    expect(findings.find((one) => one.name === 'database')).toMatchObject({
      state: 'bad',
      said: { en: expect.stringContaining('below a file') },
    })
  })

  test.each([
    ['audit verify', ['audit', 'verify', '--json'], { holds: true }],
    ['audit head', ['audit', 'head', '--json'], null],
    ['migrate', ['migrate', '--json'], { applied: [] }],
    ['doctor', ['doctor', '--json'], { healthy: true }],
  ])('%s gives one document and nothing else on stdout', (_, args, document) => {
    const { out } = run(args as string[])
    expect(out.trim().split('\n')).toHaveLength(1)
    if (document === null) expect(JSON.parse(out)).toBeNull()
    else expect(JSON.parse(out)).toMatchObject(document)
  })
})

test('through a link and from any folder; files are meant from where one stands', async () => {
  await using other = await testDb()
  const below = join(folder, 'một thư mục')
  mkdirSync(below)
  symlinkSync(program, join(below, 'link'))
  const made = run(['backup', 'here.backup'], { DATABASE_URL: other.url }, below, join(below, 'link'))
  expect(made.code, made.err).toBe(0)
  expect(existsSync(join(below, 'here.backup'))).toBe(true)
  expect(run(['backup', 'here.backup'], { DATABASE_URL: other.url }, below).code).toBe(1)
})

describe('serve', () => {
  test('says READY, answers, hands out the first administrator’s link, and leaves in order', async () => {
    await using empty = await testDb()
    const server = await serve({ DATABASE_URL: empty.url })
    expect(await health(server.address)).toBe(200)
    const link = () => /(http:\/\/127\.0\.0\.1:\d+)\/link\/\S+/.exec(server.out())
    await expect.poll(() => link()?.[1]).toBe(server.address)
    expect((await fetch(link()?.[0] ?? '')).status).toBe(200)
    expect(await server.stop()).toBe(0)
    await expect(fetch(`${server.address}/healthz`)).rejects.toThrow()
  })

  test.each<[NodeJS.Signals, string[]]>([
    ['SIGINT', []],
    ['SIGTERM', ['--no-jobs']],
  ])('%s ends it with 0 (%o)', async (signal, args) => {
    const server = await serve({}, args)
    expect(await server.stop(signal)).toBe(0)
  })

  test('a port in use is refused in words', async () => {
    const server = await serve()
    const second = run(['serve'], { PORT: new URL(server.address).port })
    expect(second.code).toBe(1)
    expect(second.err).toContain('PORT')
    await server.stop()
  })

  test('a request under way is answered before it leaves', async () => {
    const server = await serve()
    const lock = await t.db.startTransaction().execute()
    await sql`lock table api_token in access exclusive mode`.execute(lock)
    const slow = fetch(`${server.address}/api/v1/audit`, { headers: { authorization: 'Bearer x' } })
    await expect
      .poll(async () => (await sql`select 1 from pg_locks where not granted`.execute(t.db)).rows.length)
      .toBeGreaterThan(0)
    const ended = server.stop()
    await new Promise((later) => setTimeout(later, 300))
    await lock.rollback().execute()
    expect((await slow).status).toBe(401)
    expect(await ended).toBe(0)
  })
})

test('the folder’s database: a second process joins, the last one stops it', async () => {
  const data = join(folder, 'embedded')
  const env = { DATABASE_URL: undefined, DATA_DIR: data }
  const first = await serve(env)
  const second = await serve(env, ['--no-jobs'])
  expect(await first.stop()).toBe(0)
  expect(await health(second.address)).toBe(200)
  expect(existsSync(join(data, 'postgres', 'postmaster.pid'))).toBe(true)
  const third = run(['audit', 'verify', '--json'], env)
  expect(JSON.parse(third.out)).toMatchObject({ holds: true })
  expect(await health(second.address)).toBe(200)
  expect(await second.stop()).toBe(0)
  expect(existsSync(join(data, 'postgres', 'postmaster.pid'))).toBe(false)
}, 60_000)

test('backup and restore by command, from one embedded database into another', () => {
  const [from, to] = [join(folder, 'from'), join(folder, 'to')]
  const units = join(folder, 'units.csv')
  writeFileSync(units, 'code,name_vi,kind,parent_code,valid_from\n40,Tỉnh thử,province,,2000-01-01\n')
  const here = (dir: string) => ({ DATABASE_URL: undefined, DATA_DIR: dir })
  const imported = run(['import', 'units', units, '--json'], here(from))
  expect(imported.code, imported.err).toBe(0)
  const file = join(folder, 'whole.backup')
  expect(run(['backup', file], here(from)).code).toBe(0)
  const restored = run(['restore', file, '--json'], here(to))
  expect(restored.code, restored.err).toBe(0)
  expect(JSON.parse(restored.out)).toMatchObject({
    tables: { unit: 1 },
    auditHead: { seq: expect.any(Number) },
  })
  expect(run(['restore', file], here(to)).code).toBe(1)
  const head = JSON.parse(restored.out).auditHead
  expect(run(['audit', 'verify', '--anchor', `${head.seq}:${head.hash}`], here(to)).code).toBe(0)
}, 60_000)
