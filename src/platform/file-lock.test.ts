import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type LockKind, takeLock, tryLock } from './file-lock.ts'

const folder = mkdtempSync(join(tmpdir(), 'file-lock-'))
afterAll(() => rmSync(folder, { recursive: true }))

test.each<[LockKind, LockKind, boolean]>([
  ['together', 'together', true],
  ['together', 'alone', false],
  ['alone', 'together', false],
  ['alone', 'alone', false],
])('held %s, asked for %s: %s', (held, asked, given) => {
  const file = join(folder, `${held}-${asked}`)
  const first = tryLock(file, held)
  const second = tryLock(file, asked)
  expect([Boolean(first), Boolean(second)]).toEqual([true, given])
  second?.release()
  first?.release()
  first?.release()
  const after = tryLock(file, asked)
  expect(after).toBeDefined()
  after?.release()
})

test('waiting ends when the lock is free, or after the seconds given', async () => {
  const file = join(folder, 'waited')
  const first = tryLock(file, 'alone')
  expect(await takeLock(file, 'alone', 0.1)).toBeUndefined()
  setTimeout(() => first?.release(), 50)
  const second = await takeLock(file, 'alone', 5)
  expect(second).toBeDefined()
  second?.release()
})

test('a killed process holds nothing', async () => {
  const file = join(folder, 'killed')
  const script = `import { tryLock } from '${join(import.meta.dirname, 'file-lock.ts')}'
    tryLock('${file}', 'together'); console.log('held'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  expect(tryLock(file, 'alone')).toBeUndefined()
  child.kill('SIGKILL')
  await once(child, 'exit')
  const after = tryLock(file, 'alone')
  expect(after).toBeDefined()
  after?.release()
})
