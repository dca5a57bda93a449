// `npm run pictures`: plays the demonstration into a scratch folder, opens it in a browser and takes the README's
// pictures anew into docs/pictures/, at 1440 pixels, the first also as a phone shows it.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const root = join(import.meta.dirname, '..')
const folder = join(root, 'docs', 'pictures')
const data = mkdtempSync(join(tmpdir(), 'canhtan-pictures-'))
const password = 'Hinh-anh-2025'
const today = process.env.CANHTAN_TODAY ?? '2025-02-20'
const env = {
  ...process.env,
  PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH}`,
  DATA_DIR: data,
  PORT: '0',
  CANHTAN_DEMO: '1',
  CANHTAN_TODAY: today,
  DEMO_PASSWORD: password,
  LOG_LEVEL: 'error',
}

/** What is pictured, as whom; a link on the page before leads to those whose number is not known beforehand. */
const pictures = [
  { name: 'home', as: 'banhanh', at: '/', widths: [1440, 375] },
  { name: 'tasks', as: 'thuongtruc', at: '/tasks?programme=2025' },
  {
    name: 'task',
    as: 'thuongtruc',
    at: '/tasks?programme=2025&state=submitted',
    link: 'main table a.ct-row-link',
  },
  { name: 'directive', as: 'banhanh', at: '/directives?state=issued', link: 'main a.ct-row-link' },
  { name: 'unit-sheet', as: 'banhanh', at: '/', link: 'main a[href$="/sheet"]' },
]

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

const signIn = async (context, user) => {
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page.fill('input[name="login"]', user)
  await page.fill('input[name="password"]', password)
  await page.click('main button[type="submit"]')
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  return page
}

const take = async (browser, address, { name, as, at, link, widths = [1440] }) => {
  const context = await browser.newContext({ baseURL: address, locale: 'vi-VN', deviceScaleFactor: 1 })
  const page = await signIn(context, as)
  await page.setViewportSize({ width: 1440, height: 960 })
  const answer = await page.goto(at)
  const href =
    link &&
    (await page
      .locator(link)
      .first()
      .getAttribute('href', { timeout: 3000 })
      .catch(() => null))
  if (answer.status() !== 200 || (link && !href)) return console.log(`left out: ${name} (${at})`)
  if (href) await page.goto(href)
  for (const width of widths) {
    await page.setViewportSize({ width, height: width < 500 ? 812 : 960 })
    await page.evaluate('document.fonts.ready')
    await page.screenshot({ path: join(folder, `${name}-${width}.png`) })
    console.log(`docs/pictures/${name}-${width}.png`)
  }
  await context.close()
}

const program = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
if (!program) throw new Error('there is no Chromium on this machine')
const built = spawnSync('node', ['scripts/build.mjs'], { cwd: root, env, stdio: 'inherit' })
if (built.status !== 0) process.exit(built.status ?? 3)
mkdirSync(folder, { recursive: true })
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
const browser = await chromium.launch({ executablePath: program, args: quiet })
try {
  const address = await listening(server)
  for (const picture of pictures) await take(browser, address, picture)
} finally {
  await browser.close()
  server.kill('SIGTERM')
  await stopped
  rmSync(data, { recursive: true, force: true })
}
