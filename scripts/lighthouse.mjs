// `node scripts/lighthouse.mjs`: Lighthouse over the chief pages of the played demonstration, as a phone on a slow
// line sees them; prints the four figures of each. Lighthouse is no dependency: npm brings it for this one run.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { signIn, withDemo } from './with-demo.mjs'

/** The pages, as whom; a link on the page leads to those whose number is not known beforehand. */
const pages = [
  { name: 'sign-in', at: '/sign-in' },
  { name: 'home', as: 'banhanh', at: '/' },
  { name: 'tasks', as: 'thuongtruc', at: '/tasks?programme=2025' },
  { name: 'task', as: 'thuongtruc', at: '/tasks?programme=2025', link: 'main table a.ct-row-link' },
  { name: 'programme', as: 'banhanh', at: '/programmes/2025' },
]
const port = 20_000 + (process.pid % 20_000)
const categories = ['performance', 'accessibility', 'best-practices', 'seo']

const measure = async (url, cookie) => {
  const options = [
    `--port=${port}`,
    '--quiet',
    '--output=json',
    `--only-categories=${categories}`,
    `--extra-headers=${JSON.stringify({ cookie })}`,
  ]
  const asked = spawn('npm', ['exec', '--yes', '--', 'lighthouse@13', url, ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let json = ''
  asked.stdout.on('data', (text) => (json += text))
  const [code] = await once(asked, 'close')
  if (code !== 0) throw new Error(`lighthouse ended with ${code}`)
  return JSON.parse(json)
}

const addressOf = async (browser, baseURL, { as, at, link }) => {
  const context = await browser.newContext({ baseURL, locale: 'vi-VN' })
  const page = as ? await signIn(context, as) : await context.newPage()
  await page.goto(at)
  const href = link ? await page.locator(link).first().getAttribute('href') : at
  const cookies = await context.cookies()
  return { url: baseURL + href, cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') }
}

await withDemo(
  async (address, browser) => {
    console.log(['page', ...categories, 'what is less'].join('\t'))
    for (const one of pages) {
      const { url, cookie } = await addressOf(browser, address, one)
      const { categories: found, audits } = await measure(url, cookie)
      const less = Object.values(found).flatMap(({ auditRefs }) =>
        auditRefs.filter(({ id, weight }) => weight > 0 && (audits[id].score ?? 1) < 0.9).map(({ id }) => id),
      )
      const figures = categories.map((name) => Math.round(found[name].score * 100))
      console.log([one.name, ...figures, less.join(' ')].join('\t'))
    }
  },
  [`--remote-debugging-port=${port}`],
)
