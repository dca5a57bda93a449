import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serveAssets } from '#platform/assets.ts'
import { Field, Form } from './form.tsx'
import { kitFrame } from './kit/frame.ts'
import { serveKit } from './kit/serve.tsx'
import { render, Page as ShownPage } from './layout.tsx'

// What a browser makes of the parts: no axe violation, no sideways scroll, no refusal by the content policy.
// CANHTAN_SHOTS=folder keeps the screenshots to look at.
const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; connect-src 'self'; base-uri 'none'"
const shots = process.env.CANHTAN_SHOTS
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const app = new Hono()
serveAssets(app)
app.use(async (c, next) => {
  await next()
  c.header('Content-Security-Policy', policy)
})
serveKit(app)
// a form that saves itself: the third save is refused
let version = 1
const Autosaved = ({ refused }: { refused?: boolean }) => (
  <ShownPage frame={kitFrame('vi')} title="Tự lưu">
    <Form
      state={{
        lang: 'vi',
        id: 'auto',
        errors: refused ? [{ field: 'points', message: 'Quá điểm tối đa' }] : [],
      }}
      action="/auto"
      version={version}
      autosave
    >
      <Field state={{ lang: 'vi', id: 'auto' }} name="points" type="decimal" label="Điểm" />
    </Form>
  </ShownPage>
)
app.get('/auto', (c) => c.html(render(<Autosaved />)))
app.post('/auto', async (c) => {
  const { version: sent } = await c.req.parseBody()
  if (Number(sent) !== version || version === 3) return c.html(render(<Autosaved refused />), 409)
  version++
  return c.redirect('/auto', 303)
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
  { path: '/kit?in=en', width: 1440, scheme: 'light' },
  { path: '/kit?in=en', width: 375, scheme: 'dark' },
  { path: '/kit/door', width: 1440, scheme: 'light' },
  { path: '/kit/door?in=en', width: 375, scheme: 'dark' },
  { path: '/kit/tasks', width: 1440, scheme: 'light' },
  { path: '/kit/tasks', width: 1024, scheme: 'light' },
  { path: '/kit/tasks', width: 375, scheme: 'light' },
  { path: '/kit/tasks?in=en', width: 1280, scheme: 'dark' },
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

describe('comforts', () => {
  async function page(path = '/kit') {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    const one = await context.newPage()
    await one.goto(base + path, { waitUntil: 'networkidle' })
    return one
  }
  const focused = (one: Page) =>
    one.evaluate(() => `${document.activeElement?.tagName} ${document.activeElement?.className}`)

  test('a refused form has the focus on its summary; "/" goes to the search, but not while typing', async () => {
    const one = await page()
    expect(await focused(one)).toBe('DIV ds-error-summary')
    await one.keyboard.press('/')
    expect(await focused(one)).toBe('INPUT ds-input')
    await one.keyboard.type('a/b')
    expect(await one.inputValue('.ct-search input')).toBe('a/b')
    await one.context().close()
  })

  test('a long list of units is filtered without marks; what is ticked stays in sight', async () => {
    const one = await page()
    await one.fill('input.ct-check-filter', 'hoang mai')
    expect(await one.locator('.ct-checks .ds-field:visible label').allTextContents()).toEqual([
      'Sở Tài nguyên và Môi trường',
      'Ủy ban nhân dân thị xã Hoàng Mai',
    ])
    await one.context().close()
  })

  test('a counter speaks when the room gets small', async () => {
    const one = await page()
    const counter = one.locator('ct-counter')
    expect(await counter.textContent()).toBe('')
    await one.fill('textarea[data-max]', 'ư'.repeat(495))
    expect(await counter.textContent()).toBe('còn 5 ký tự')
    await one.fill('textarea[data-max]', 'ư'.repeat(503))
    expect(await counter.textContent()).toBe('quá 3 ký tự')
    await one.context().close()
  })

  test('a file that is too large is refused before it is sent', async () => {
    const one = await page()
    await one.setInputFiles('input[type=file]', {
      name: 'a.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.alloc(20_000_001),
    })
    expect(await one.locator('#refused-evidence-too-big').textContent()).toBe('Tệp vượt quá 20 MB')
    expect(await one.inputValue('input[type=file]')).toBe('')
    await one.context().close()
  })

  test('rows are walked with j and k; the order of the tab key is the order of reading', async () => {
    const one = await page()
    await one.keyboard.press('j')
    await one.keyboard.press('j')
    await one.keyboard.press('k')
    expect(await one.evaluate(() => document.activeElement?.textContent)).toBe('Sở Giao thông vận tải')
    await one.evaluate(() => (document.activeElement as HTMLElement).blur())
    await one.goto(`${base}/kit/portal`)
    await one.keyboard.press('Tab')
    expect(await focused(one)).toBe('A ds-skip-link')
    await one.context().close()
  })

  test('unsaved text is asked about; a sent form is not sent twice', async () => {
    const one = await page()
    const asked: string[] = []
    one.on('dialog', (dialog) => {
      asked.push(dialog.type())
      void dialog.accept()
    })
    await one.fill('textarea[data-max]', 'chưa lưu')
    await one.goto(`${base}/kit/portal`)
    expect(asked).toEqual(['beforeunload'])
    await one.goto(`${base}/kit`)
    const posts: string[] = []
    await one.route('**/*', (route) => {
      if (route.request().method() !== 'POST') return route.continue()
      posts.push(route.request().url())
      return route.abort()
    })
    await one.fill('textarea[data-max]', 'gửi hai lần')
    await one.evaluate(() => {
      const form = document.querySelector<HTMLFormElement>('form#refused')
      form?.requestSubmit()
      form?.requestSubmit()
    })
    await one.waitForTimeout(200)
    expect(posts).toHaveLength(1)
    await one.context().close()
  })

  test('a form that saves itself carries on with the new version, and shows what the server refused', async () => {
    const one = await page('/auto')
    const field = one.locator('[name=points]')
    await field.fill('1,5')
    await field.blur()
    await one.locator('[data-saved][data-good]').waitFor()
    expect(await one.locator('[data-saved]').textContent()).toMatch(/^Đã lưu lúc \d\d:\d\d$/)
    expect(await one.inputValue('[name=version]')).toBe('2')
    await field.fill('2')
    await field.blur()
    await one.waitForFunction(() => document.querySelector<HTMLInputElement>('[name=version]')?.value === '3')
    await field.fill('9')
    await field.blur()
    await one.locator('.ds-error-summary').waitFor()
    expect(await focused(one)).toBe('DIV ds-error-summary')
    await one.context().close()
  })
})
