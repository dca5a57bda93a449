import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectRoot } from '#platform/root.ts'
import { sessionOf } from '../src/matrix/cast.ts'
import { demoConfig, today } from '../src/matrix/template.ts'
import { demoDb } from '../src/matrix/world.ts'
import { sessionCookieName, signedToken } from '../src/modules/identity/sign-in/cookie.ts'
import { type Running, start } from '../src/testing/kill/process.ts'
import { startBrowser } from './site.ts'

// the built program, as it is installed: its files are compressed and kept by browsers
const folder = mkdtempSync(join(tmpdir(), 'canhtan-weight-'))
let server: Running
let browser: Browser
let drop: () => Promise<void>
let plan: string
beforeAll(async () => {
  execFileSync('node', ['scripts/build.mjs'], { cwd: projectRoot })
  const world = await demoDb()
  drop = world.drop
  plan = String((await world.db.selectFrom('plan').select('id').orderBy('id').executeTakeFirstOrThrow()).id)
  const env = {
    DATABASE_URL: world.url,
    DATA_DIR: folder,
    SECRET: demoConfig().SECRET,
    CANHTAN_DEMO: '1',
    CANHTAN_TODAY: today,
    PORT: '0',
    LOG_LEVEL: 'error',
  }
  ;[server, browser] = await Promise.all([start('serve', env, ['--no-jobs']), startBrowser()])
}, 900_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await drop?.()
  rmSync(folder, { recursive: true, force: true })
})

/** Someone's browser, and what each page costs it over the wire, heads of the answers counted in. */
const openScales = async () => {
  const config = demoConfig()
  const context = await browser.newContext({ baseURL: server.said, viewport: { width: 1280, height: 900 } })
  const value = signedToken(sessionOf('banhanh'), config)
  await context.addCookies([{ name: sessionCookieName(config), value, url: server.said }])
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  const urls = new Map<string, string>()
  let bytes: { url: string; size: number }[] = []
  session.on('Network.responseReceived', ({ requestId, response }) => urls.set(requestId, response.url))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength: size }) =>
    // what the style sheet carries in itself is weighed with it
    size > 0 ? bytes.push({ url: urls.get(requestId) ?? '', size }) : undefined,
  )
  const weigh = async (address: string) => {
    bytes = []
    const answer = await page.goto(address)
    // fonts are asked for when the page is laid out, which takes its time on a busy machine
    await page.evaluate('document.body.offsetHeight, document.fonts.ready.then(() => true)')
    await page.waitForLoadState('networkidle')
    expect(answer?.status(), address).toBe(200)
    const sum = (of: (url: string) => boolean) =>
      bytes.filter(({ url }) => of(url)).reduce((n, { size }) => n + size, 0)
    return { address, all: sum(() => true), script: sum((url) => url.endsWith('.js')), bytes }
  }
  return { weigh, close: () => context.close() }
}

const addresses = () => ['/', '/tasks?programme=2025', `/plans/${plan}`, '/units']

test('a page at first sight: at most 150 kB with its fonts, at most 30 kB of it script', async () => {
  for (const address of addresses()) {
    const scales = await openScales()
    const { all, script, bytes } = await scales.weigh(address)
    expect(all, `${address}: ${JSON.stringify(bytes)}`).toBeLessThanOrEqual(150_000)
    expect(script, address).toBeLessThanOrEqual(30_000)
    expect(
      bytes.some(({ url }) => url.endsWith('.woff2')),
      'fonts are weighed',
    ).toBe(true)
    await scales.close()
  }
})

test('each page after that: at most 30 kB', async () => {
  const scales = await openScales()
  const [first, ...later] = addresses()
  await scales.weigh(first ?? '/')
  for (const address of later) {
    const { all, bytes } = await scales.weigh(address)
    expect(all, `${address}: ${JSON.stringify(bytes)}`).toBeLessThanOrEqual(30_000)
  }
  await scales.close()
})
