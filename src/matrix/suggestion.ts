import type { RouteEntry } from '#platform/http.ts'
import { type ActorName, people } from './cast.ts'
import { firstOf, plainAddress } from './expected.ts'
import { keyOf } from './world.ts'

const markOf = (text: string): string => {
  const heading = /<h1[^>]*>([^<]+)/.exec(text)?.[1]
  if (heading) return heading.replace(/:.*/, '').trim()
  if (/^(PK|%PDF)/.test(text)) return text.slice(0, text.startsWith('PK') ? 2 : 4)
  const key = /^\{"(\w+)"/.exec(text)?.[1]
  return key ? `"${key}"` : text.slice(0, 30)
}

/** A line for the table of expectations, from what the route answers today; whoever adds it must judge it. */
export const suggestionFor = (
  entry: RouteEntry,
  answers: ReadonlyMap<ActorName, { status: number; text: string; location: string | null }>,
): string => {
  const groups = new Map<number, ActorName[]>()
  const named: ActorName[] = entry.open ? ['guest', ...people] : [...people]
  for (const name of named) {
    const status = answers.get(name)?.status ?? 0
    groups.set(status, [...(groups.get(status) ?? []), name])
  }
  const most = [...groups].sort((a, b) => b[1].length - a[1].length)[0]?.[0]
  const best = Math.min(...groups.keys())
  const row = Object.fromEntries([...groups].map(([status, names]) => [status, names.join(' ')]))
  const first = answers.get(firstOf({ ...row, shows: '' }))
  const shows = first?.location ? plainAddress(first.location) : markOf(first?.text ?? '')
  const cells = [...groups]
    .sort(([a], [b]) => a - b)
    .map(([status, names]) => {
      const text =
        groups.size === 1 && !entry.open
          ? 'everyone'
          : status === most && status !== best
            ? 'others'
            : names.join(' ')
      return `${status}: '${text}'`
    })
  return `  '${keyOf(entry)}': { ${cells.join(', ')}, shows: '${shows}' },`
}
