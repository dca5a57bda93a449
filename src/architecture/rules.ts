import type { Import, Source } from './imports.ts'
import { isRoom, mayKnow, type Place, placeOf, type Role } from './rooms.ts'

/** A breach, in words that say what to do instead. */
export type Breach = { path: string; says: string }

/** Pure vocabulary that a room publishes from its rules as values, not only as types. */
const published = new Set([
  'src/modules/organisation/rules/agency-names.ts',
  // a visitor's browser computes a published result with the same code as the server
  'src/modules/scoring/rules/bundle.ts',
  'src/modules/scoring/rules/compute-units.ts',
])

const platform = (...names: string[]): RegExp => new RegExp(`^src/platform/(${names.join('|')})\\.tsx?$`)

const markup = /^(hono(\/.*)?|src\/ui\/.*\.tsx|src\/platform\/http\.ts)$/
const databaseAccess = /^(kysely|pg|src\/platform\/db\.ts)$/

type RoleRule = {
  /** values may come from these only (beside files of the same role in the same room) */
  only?: RegExp
  /** values may not come from these */
  never?: RegExp
  /** roles of the own room whose values are out of reach */
  neverRoles?: readonly Role[]
}

const doors: readonly Role[] = ['pages', 'door', 'room']

/** The table of docs/domain/map.md, "A room's files". Types may come from anywhere; they are gone at run time. */
const roleRules: Partial<Record<Role, RoleRule>> = {
  rules: {
    only: new RegExp(
      `${platform('canonical', 'decision', 'day', 'workdays', 'exact', 'formula').source}|^fraction\\.js$`,
    ),
  },
  policy: {
    never: new RegExp(`${databaseAccess.source}|${markup.source}|^node:`),
    neverRoles: ['store', 'facts', 'actions', ...doors],
  },
  input: {
    never: new RegExp(`${databaseAccess.source}|${markup.source}`),
    neverRoles: ['store', 'facts', 'actions', 'policy', ...doors],
  },
  store: { never: markup, neverRoles: ['policy', 'actions', 'facts', ...doors] },
  facts: { never: markup, neverRoles: ['actions', ...doors] },
  actions: { never: markup, neverRoles: doors },
  pages: { never: databaseAccess, neverRoles: ['store', 'actions', 'facts', 'door', 'room'] },
  texts: {
    never: new RegExp(`${databaseAccess.source}|${markup.source}`),
    neverRoles: ['store', 'facts', 'actions', ...doors],
  },
  door: { never: databaseAccess, neverRoles: ['store', 'room'] },
}

const acrossRooms = (
  from: Place & { part: 'room' },
  to: Place & { part: 'room' },
  { to: path, typeOnly }: Import,
): string | undefined => {
  if (!isRoom(to.room))
    return `${to.room} stands on no shelf: add it to src/architecture/rooms.ts and docs/domain/map.md`
  if (!mayKnow(from.room, to.room))
    return `${from.room} may not know ${to.room}: it stands higher or further right`
  if (published.has(path)) return undefined
  if (to.role === 'rules' && typeOnly) return undefined
  if (to.role === 'actions' || to.role === 'facts') return undefined
  return `of another room only actions.ts, facts.ts and the types of its rules: not ${path}`
}

const inRoom = (from: Place & { part: 'room' }, found: Import): string | undefined => {
  const rule = roleRules[from.role]
  if (!rule || found.typeOnly || published.has(found.to)) return undefined
  const to = placeOf(found.to)
  const own = to.part === 'room' && to.room === from.room
  if (own && to.role === from.role) return undefined
  if (rule.only && !rule.only.test(found.to)) return `${from.role} may not use ${found.to}`
  if (rule.never?.test(found.to)) return `${from.role} may not use ${found.to}`
  if (own && rule.neverRoles?.includes(to.role)) return `${from.role} may not use the room's ${to.role}`
  return undefined
}

const fromTop = (path: string, to: Place & { part: 'room' }, found: Import): string | undefined => {
  if (to.role === 'room') return path === 'src/rooms.ts' ? undefined : 'only src/rooms.ts lists rooms'
  if (to.role === 'actions' || to.role === 'facts') return undefined
  if (found.typeOnly && to.role === 'rules') return undefined
  return `from outside a room only its actions.ts and facts.ts: not ${found.to}`
}

/** What is wrong with one import of a file, if anything. */
const breachOf = (path: string, found: Import): string | undefined => {
  const [from, to] = [placeOf(path), placeOf(found.to)]
  if (from.part === 'test' || from.part === 'testing') return undefined
  if (to.part === 'testing' || to.part === 'test') return `only tests use ${found.to}`
  if (from.part === 'platform' || from.part === 'ui' || from.part === 'browser') {
    if (to.part === 'room' || to.part === 'top') return `src/${from.part} knows no room: not ${found.to}`
    return undefined
  }
  if (from.part === 'room') {
    if (to.part === 'top') return `a room knows nothing of the process around it: not ${found.to}`
    return (
      (to.part === 'room' && to.room !== from.room && acrossRooms(from, to, found)) || inRoom(from, found)
    )
  }
  return to.part === 'room' ? fromTop(path, to, found) : undefined
}

const clock = /\bnew Date\(\s*\)|\bDate\.now\(|\bprocess\.|\bMath\.random\(/

const forbiddenNames = /(^|\/)(utils?|helpers?|common|services?|managers?)(\.|\/|$)/

/** Breaches of the import rules, the roles of files, the purity of rules, and forbidden names of files. */
export const importBreaches = (sources: readonly Source[]): Breach[] =>
  sources.flatMap(({ path, imports, code }) => {
    const place = placeOf(path)
    const said = imports.map((found) => breachOf(path, found)).filter((says) => says !== undefined)
    if (place.part === 'room' && place.role === 'rules' && clock.test(code))
      said.push('rules read no clock and no environment: pass `today` in')
    if (place.part === 'room' && !isRoom(place.room)) said.push(`${place.room} stands on no shelf`)
    const below = place.part === 'room' ? path.split('/').slice(3).join('/') : path
    if (forbiddenNames.test(below)) said.push('name it by what it is about')
    return said.map((says) => ({ path, says }))
  })

/** Circles of files that need each other at run time, each told once. */
export const circles = (sources: readonly Source[]): Breach[] => {
  const next = new Map(sources.map((s) => [s.path, s.imports.filter((i) => !i.typeOnly).map((i) => i.to)]))
  const state = new Map<string, 'open' | 'done'>()
  const found: Breach[] = []
  const visit = (path: string, trail: string[]): void => {
    if (state.get(path) === 'done' || !next.has(path)) return
    if (state.get(path) === 'open') {
      const circle = [...trail.slice(trail.indexOf(path)), path]
      found.push({ path, says: `a circle: ${circle.join(' → ')}` })
      return
    }
    state.set(path, 'open')
    for (const to of next.get(path) ?? []) visit(to, [...trail, path])
    state.set(path, 'done')
  }
  for (const path of next.keys()) visit(path, [])
  return found
}
