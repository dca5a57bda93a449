import { addressFor } from './bodies.ts'
import type { ActorName } from './cast.ts'
import { knock } from './knock.ts'
import type { Subjects } from './subjects.ts'
import { keyOf, type World } from './world.ts'

/** An address without what differs between two things of a kind: their numbers, codes and the question asked. */
const kindOf = (address: string): string => address.replace(/[?#].*/, '').replaceAll(/\d+/g, '0')

const linksIn = (html: string): string[] => {
  const main = html.slice(html.indexOf('<main'))
  return [...main.matchAll(/<a [^>]*href="(\/[^"]*)"/g)].map(([, href]) =>
    (href ?? '').replaceAll('&amp;', '&'),
  )
}

/** At most so many links of one kind from one page: the first, and the last, which lists put apart. */
const sample = (links: readonly string[], most: number): string[] => {
  const kinds = Map.groupBy(new Set(links), kindOf)
  return [...kinds.values()].flatMap((same) =>
    same.length <= most ? same : [...same.slice(0, most - 1), same.at(-1) ?? ''],
  )
}

/** Links on the pages that these people get which do not lead them anywhere: to what is not there, or to a fault. */
export const deadLinks = async (
  world: World,
  subjects: Subjects,
  readers: readonly ActorName[],
  most: number,
): Promise<string[]> => {
  const dead: string[] = []
  const entries = world.table.filter((one) => one.method === 'GET' && one.door === 'web')
  for (const as of readers) {
    const known = new Map<string, number>()
    const statusOf = async (address: string): Promise<number> => {
      const plain = address.replace(/#.*/, '')
      const before = known.get(plain)
      if (before !== undefined) return before
      const answer = await world.rolledBack(() =>
        knock(world, { door: 'web', method: 'GET', path: plain, open: true }, plain, { as }),
      )
      known.set(plain, answer.status)
      return answer.status
    }
    for (const entry of entries) {
      const address = addressFor(entry, subjects, as)
      if (!address) continue
      const answer = await world.rolledBack(() => knock(world, entry, address, { as }))
      if (answer.status !== 200 || !answer.headers.get('content-type')?.startsWith('text/html')) continue
      for (const link of sample(linksIn(await answer.text()), most)) {
        const status = await statusOf(link)
        if (status >= 400) dead.push(`${as} on ${keyOf(entry)} (${address}): ${link} is ${status}`)
      }
    }
  }
  return dead
}
