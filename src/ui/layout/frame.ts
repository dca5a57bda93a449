import type { Day } from '#platform/day.ts'
import type { Lang } from '#platform/lang.ts'

/** A room in the list at the left. `current` is found from the path when not given. */
export type Room = { href: string; name: string; count?: number; current?: boolean }
/** A shelf of rooms; the first one has no name (the province, waiting for me). */
export type Shelf = { name?: string; rooms: Room[] }

/** What every page of the working system has around it. Built once a request, handed to each page. */
export type Frame = {
  lang: Lang
  /** path with its query, as asked for: "/tasks?state=accepted" */
  path: string
  /** "Tỉnh Nghệ An" */
  province: string
  year: number
  years: number[]
  /** nobody on public pages */
  person?: { name: string; office?: string; unit: string }
  waiting: number
  unread: number
  rooms: Shelf[]
  /** shown above the bar when set: what here is invented */
  demoBanner?: string
  /** why the act that was sent is refused; the page says it at its head where no form on it does */
  refused?: string
  today: Day
  printedAt: Date
}

/** The addresses that the frame itself links to. */
export const frameLinks = {
  home: '/',
  search: '/search',
  waiting: '/waiting',
  notifications: '/notifications',
  account: '/account',
  signIn: '/sign-in',
  signOut: '/sign-out',
} as const

/** The same address with one query value set: `withQuery('/tasks?page=2', 'lang', 'en')`. */
export function withQuery(path: string, name: string, value: string | undefined): string {
  const [before = '', query = ''] = path.split('?', 2)
  const params = new URLSearchParams(query)
  if (value === undefined) params.delete(name)
  else params.set(name, value)
  const text = params.toString()
  return text ? `${before}?${text}` : before
}

/** What pages without an account have around them. */
export type PlainFrame = Pick<Frame, 'lang' | 'path' | 'province' | 'demoBanner'>
