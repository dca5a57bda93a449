import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { throwAwayServer } from './pg.ts'

const answers = async (url: string): Promise<boolean> => {
  const client = new pg.Client(url)
  client.on('error', () => {})
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  )
}

test('what a killed run left behind is swept by the next, what lives is left alone', async () => {
  const script = `import { throwAwayServer } from '${join(import.meta.dirname, 'pg.ts')}'
    console.log((await throwAwayServer()).url('postgres'))
    setInterval(() => {}, 1000)`
  const begin = async () => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const [said] = await once(child.stdout, 'data')
    return { child, url: String(said).trim() }
  }
  const [killed, living] = await Promise.all([begin(), begin()])
  killed.child.kill('SIGKILL')
  await once(killed.child, 'exit')
  expect(await answers(killed.url)).toBe(true)
  const next = await throwAwayServer()
  expect([await answers(killed.url), await answers(living.url), await answers(next.url('postgres'))]).toEqual(
    [false, true, true],
  )
  await next.stop()
  living.child.kill('SIGKILL')
  await once(living.child, 'exit')
  await (await throwAwayServer()).stop()
  expect(await answers(living.url)).toBe(false)
})
