import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serveAssets } from '#platform/assets.ts'
import type { Lang } from '#platform/lang.ts'
import { KitDoor, KitPortal } from './kit/sample.tsx'
import { KitPage } from './kit.tsx'
import { render } from './layout.tsx'

// What a browser makes of the parts: no axe violation, no sideways scroll, no refusal by the content policy.
// CANHTAN_SHOTS=folder keeps the screenshots to look at.
const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; base-uri 'none'"
const shots = process.env['CANHTAN_SHOTS']
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const app = new Hono()
serveAssets(app)
app.get('/kit/:page?', (c) => {
  const lang: Lang = c.req.query('lang') === 'en' ? 'en' : 'vi'
  const page = c.req.param('page')
  c.header('Content-Security-Policy', policy)
  return c.html(
    render(
      page === 'door' ? (
        <KitDoor lang={lang} />
      ) : page === 'portal' ? (
        <KitPortal lang={lang} />
      ) : (
        <KitPage lang={lang} />
      ),
    ),
  )
})

let browser: Browser
let base: string
let close: () => void

beforeAll(async () => {
  const port = await new Promise<number>((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (info) => resolve(info.port))
    close = () => server.close()
  })
  base = `http://127.0.0.1:${port}`
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
  if (shots) mkdirSync(shots, { recursive: true })
})
afterAll(async () => {
  await browser?.close()
  close?.()
})

type Look = { path: string; width: number; scheme: 'light' | 'dark' }
const looks: Look[] = [
  { path: '/kit', width: 1440, scheme: 'light' },
  { path: '/kit', width: 768, scheme: 'light' },
  { path: '/kit', width: 375, scheme: 'light' },
  { path: '/kit', width: 320, scheme: 'light' },
  { path: '/kit', width: 1440, scheme: 'dark' },
  { path: '/kit?lang=en', width: 1440, scheme: 'light' },
  { path: '/kit?lang=en', width: 375, scheme: 'dark' },
  { path: '/kit/door', width: 1440, scheme: 'light' },
  { path: '/kit/door?lang=en', width: 375, scheme: 'dark' },
  { path: '/kit/portal', width: 375, scheme: 'light' },
]

async function open({ path, width, scheme }: Look) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme })
  const page = await context.newPage()
  const said: string[] = []
  page.on('console', (message) => message.type() === 'error' && said.push(message.text()))
  page.on('pageerror', (error) => said.push(String(error)))
  await page.goto(base + path, { waitUntil: 'networkidle' })
  if (shots)
    await page.screenshot({
      path: `${shots}/${path.replace(/\W+/g, '-').slice(1)}-${width}-${scheme}.png`,
      fullPage: true,
    })
  return { context, page, said }
}

describe('in a browser', () => {
  test.each(looks)('$path at $width, $scheme', async (look) => {
    const { context, page, said } = await open(look)
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    const violations = await page.evaluate(`(async () => {
      ${axe}
      const { violations } = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
      return violations.map((v) => v.id + ': ' + v.nodes.slice(0, 4).map((n) => n.html.slice(0, 160)).join(' | '))
    })()`)
    await context.close()
    expect(said).toEqual([])
    expect(violations).toEqual([])
    expect(overflow).toBe(0)
  })
})
