import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import type { RouteEntry } from '#platform/http.ts'
import { addressFor } from '../src/matrix/bodies.ts'
import { type ActorName, people } from '../src/matrix/cast.ts'
import { expected, statusFor } from '../src/matrix/expected.ts'
import type { Subjects } from '../src/matrix/subjects.ts'
import { keyOf } from '../src/matrix/world.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type Found = { violations: { id: string; nodes: { target: unknown[]; failureSummary?: string }[] }[] }

/** What axe finds wrong with the page that is open, each with where it stands. */
export const axeFaults = async (page: Page): Promise<string[]> => {
  await page.evaluate(axeSource)
  const found = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as Found
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} at ${node.target.join(' ')}`))
}

/** A page's markup without its words and numbers: what axe judges is the same for two pages that share it. */
export const markupOf = (html: string): string =>
  html.replaceAll(/>[^<]*\S[^<]*</g, '>x<').replaceAll(/\d+/g, '0')

/** The page is wider than its window, so that people would have to push it about. */
export const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate(
    'document.documentElement.scrollWidth > document.documentElement.clientWidth',
  ) as Promise<boolean>

/** Cells of rows that are cards on a phone, pressed so narrow beside another that their words stand one under the other. */
export const pressedCells = (page: Page): Promise<string[]> =>
  page.evaluate(`[...document.querySelectorAll('.ct-cards > tbody > tr > :is(td, th)')]
    .filter((cell) => {
      const { width, height } = cell.getBoundingClientRect()
      return width > 4 && width < 100 && height > 88
    })
    .map((cell) => cell.innerText.slice(0, 60))`) as Promise<string[]>

// addresses that answer with a file, which a window saves instead of showing
const handsOutFile =
  /\.\w+$|export$|[/-]file$|\/(evidence|files|papers|photos)\/:\w+$|\/nominations\/:id\/report$/

/** The pages of the route table that show HTML: each with who gets it and where it is. */
export const pagesFor = (
  table: readonly RouteEntry[],
  subjects: Subjects,
  who: readonly ActorName[] = ['guest', ...people],
): { key: string; actor: ActorName; address: string }[] =>
  table
    .filter((entry) => entry.door === 'web' && entry.method === 'GET' && !handsOutFile.test(entry.path))
    .flatMap((entry) => {
      const row = expected[keyOf(entry)]
      return who.flatMap((actor) => {
        const address = addressFor(entry, subjects, actor)
        const shown = row && address && statusFor(row, actor, 'web') === 200
        return shown
          ? [{ key: keyOf(entry), actor, address: address === '/tasks' ? '/tasks?programme=2025' : address }]
          : []
      })
    })
