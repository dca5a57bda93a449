import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core'
import type { Day } from '#platform/day.ts'
import type { Deps } from '#platform/deps.ts'
import { log } from '#platform/log.ts'
import { testClock } from '#testing/clock.ts'
import { type ActorName, sessionOf } from '../src/matrix/cast.ts'
import { demoConfig, demoPassword, today } from '../src/matrix/template.ts'
import { demoDb } from '../src/matrix/world.ts'
import { sessionCookieName, signedToken } from '../src/modules/identity/sign-in/cookie.ts'
import { unread } from '../src/modules/notifications/facts.ts'
import { rooms } from '../src/rooms.ts'
import { startWeb } from '../src/run/web.ts'

/** How a journey is gone: the person's language, and whether the browser runs scripts. */
export type Way = { lang: 'vi' | 'en'; javaScript: boolean }
export const ways: Way[] = [
  { lang: 'vi', javaScript: true },
  { lang: 'vi', javaScript: false },
  { lang: 'en', javaScript: true },
  { lang: 'en', javaScript: false },
]
export const nameOf = ({ lang, javaScript }: Way): string =>
  `${lang}, ${javaScript ? 'with' : 'without'} JavaScript`

const programs = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
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

export const startBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: programs.find(existsSync) ?? 'chromium', args: quiet })

export type Site = {
  address: string
  browser: Browser
  deps: Deps
  /** A page as a person sees it who is signed in already; `faults` gathers what the console complained of. */
  openAs: (who: ActorName, way?: Partial<Way> & { width?: number }) => Promise<Visit>
  /** What one person does in a window of their own; the console stays silent, else it throws. */
  as: (
    who: ActorName,
    work: (page: Page) => Promise<void>,
    way?: Partial<Way> & { width?: number },
  ) => Promise<void>
  /** Moves the business day that the site goes by; sessions keep the real clock. */
  goTo: (day: Day) => void
  close: () => Promise<void>
}
export type Visit = { page: Page; context: BrowserContext; faults: string[] }

/** The played demonstration behind a real port, and a browser. */
export const openSite = async (): Promise<Site> => {
  const { db, drop } = await demoDb({ max: 10 })
  const config = { ...demoConfig(), PORT: 0, PUBLIC_URL: undefined }
  const clock = testClock(today)
  const deps: Deps = { db, config, clock, log, rooms, unread }
  const server = await startWeb(deps)
  const browser = await startBrowser()
  const cookie = (name: string, value: string) => ({ name, value, url: server.address })
  const site: Site = {
    address: server.address,
    browser,
    deps,
    goTo: clock.goTo,
    openAs: async (who, { lang = 'vi', javaScript = true, width = 1280 } = {}) => {
      const context = await browser.newContext({
        baseURL: server.address,
        javaScriptEnabled: javaScript,
        viewport: { width, height: 900 },
      })
      context.setDefaultTimeout(30_000)
      await context.addCookies([
        cookie('lang', lang),
        ...(who === 'guest' ? [] : [cookie(sessionCookieName(config), signedToken(sessionOf(who), config))]),
      ])
      const page = await context.newPage()
      const faults: string[] = []
      page.on('console', (message) => {
        // a refused form is an answer in words; the browser's console calls its status an error
        const refused = /status of (409|422)/.test(message.text())
        if (message.type() === 'error' && !refused) faults.push(`${page.url()}: ${message.text()}`)
      })
      // what a button asks once more is meant; so is leaving a page
      page.on('dialog', (dialog) => dialog.accept())
      page.on('pageerror', (fault) => faults.push(`${page.url()}: ${fault.message}`))
      return { page, context, faults }
    },
    as: async (who, work, way) => {
      const { page, context, faults } = await site.openAs(who, way)
      await work(page)
      if (faults.length > 0) throw new Error(`the console complained: ${faults.join('; ')}`)
      await context.close()
    },
    close: async () => {
      await browser.close()
      await server.stop()
      await drop()
    },
  }
  return site
}

export const pathOf = (page: Page): string => new URL(page.url()).pathname

/** Signs in as people do: with user name and password on the form. */
export const signInByHand = async (page: Page, user: string): Promise<void> => {
  await page.goto('/sign-in')
  await page.fill('input[name="login"]', user)
  await page.fill('input[name="password"]', demoPassword)
  await page.click('main button[type="submit"]')
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

const leadingOn = async (page: Page, act: () => Promise<void>): Promise<void> => {
  const answered = page.waitForEvent('framenavigated', { predicate: (frame) => frame === page.mainFrame() })
  await Promise.all([answered, act()])
  await page.waitForLoadState('load')
}

/** Presses what leads to another page, and waits until that page stands. */
export const pressed = (page: Page, button: Locator): Promise<void> => leadingOn(page, () => button.click())

/** Presses Enter in a field, which sends its form; waits for the page that comes of it. */
export const entered = (page: Page, field: Locator): Promise<void> =>
  leadingOn(page, () => field.press('Enter'))

/** Sends the form at this address; waits for the page that comes of it. */
export const send = async (page: Page, action: string): Promise<void> => {
  const button = page.locator(
    `form[action="${action}"] button[type="submit"], form[action="${action}"] button:not([type])`,
  )
  await pressed(page, button.first())
}
