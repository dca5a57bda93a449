// The demonstration in a scratch folder behind the built program, with a browser: for scripts that look at pages.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

export const root = join(import.meta.dirname, '..')
const password = 'Hinh-anh-2025'

const listening = (server) =>
  new Promise((ready, failed) => {
    let said = ''
    server.stdout.on('data', (text) => {
      said += text
      const address = /READY (\S+)/.exec(said)?.[1]
      if (address) ready(address)
    })
    server.on('exit', (code) => failed(new Error(`the server ended with ${code}`)))
  })

/** A page of somebody who has just signed in by hand. */
export const signIn = async (context, user) => {
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page.fill('input[name="login"]', user)
  await page.fill('input[name="password"]', password)
  await page.click('main button[type="submit"]')
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  return page
}

/** Builds, plays, serves; gives `work` the address and the browser, and takes all of it away again. */
export const withDemo = async (work, browserOptions = []) => {
  const program = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
    existsSync,
  )
  if (!program) throw new Error('there is no Chromium on this machine')
  const data = mkdtempSync(join(tmpdir(), 'canhtan-demo-'))
  const env = {
    ...process.env,
    PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH}`,
    DATA_DIR: data,
    PORT: '0',
    CANHTAN_DEMO: '1',
    CANHTAN_TODAY: process.env.CANHTAN_TODAY ?? '2025-02-20',
    DEMO_PASSWORD: password,
    LOG_LEVEL: 'error',
  }
  const built = spawnSync('node', ['scripts/build.mjs'], { cwd: root, env, stdio: 'inherit' })
  if (built.status !== 0) process.exit(built.status ?? 3)
  const server = spawn('node', ['dist/main.mjs', 'serve', '--no-jobs'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const stopped = new Promise((end) => server.on('close', end))
  const quiet = [
    '--headless=new',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ]
  const args = [...quiet, ...browserOptions]
  const browser = await chromium.launch({ executablePath: program, args })
  try {
    await work(await listening(server), browser)
  } finally {
    await browser.close()
    server.kill('SIGTERM')
    await stopped
    rmSync(data, { recursive: true, force: true })
  }
}
