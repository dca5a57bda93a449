// `npm run pictures`: plays the demonstration into a scratch folder, opens it in a browser and takes the README's
// pictures anew into docs/pictures/, at 1440 pixels, the first also as a phone shows it.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { root, signIn, withDemo } from './with-demo.mjs'

const folder = join(root, 'docs', 'pictures')

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
  { name: 'score-sheet', as: 'daumoi', at: '/scoring', link: 'main a[href^="/scoring/sheets/"]' },
]

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

mkdirSync(folder, { recursive: true })
await withDemo(async (address, browser) => {
  for (const picture of pictures) await take(browser, address, picture)
})
