/** Shelf by shelf, each from left to right, as docs/domain/map.md and the house plan have it. */
const shelves: readonly (readonly string[])[] = [
  ['organisation', 'identity', 'notifications', 'documents', 'audit'],
  ['programme', 'committee', 'tasks', 'plans', 'directives', 'inspections', 'meetings', 'communication'],
  ['services', 'surveys', 'feedback', 'reports', 'scoring', 'benchmarks'],
  ['appraisal', 'rewards'],
  ['desk'],
  ['portal'],
]

const order = shelves.flat()

export const isRoom = (name: string): boolean => order.includes(name)

/** True when a room may know another: it stands on a lower shelf, or to the left on the same one. */
export const mayKnow = (room: string, other: string): boolean => order.indexOf(other) < order.indexOf(room)

/** Where a file stands: in a room with a role, or in one of the parts around the rooms. */
export type Place =
  | { part: 'room'; room: string; role: Role }
  | { part: 'platform' | 'ui' | 'browser' | 'testing' | 'top' | 'test' | 'outside' }

export type Role =
  | 'rules'
  | 'policy'
  | 'input'
  | 'store'
  | 'facts'
  | 'actions'
  | 'pages'
  | 'texts'
  | 'door'
  | 'room'
  | 'other'

const roles: Record<string, Role> = {
  rules: 'rules',
  policy: 'policy',
  input: 'input',
  store: 'store',
  facts: 'facts',
  actions: 'actions',
  pages: 'pages',
  texts: 'texts',
  routes: 'door',
  api: 'door',
  cli: 'door',
  jobs: 'door',
  room: 'room',
}

const isTest = (path: string): boolean =>
  /\.(test|spec)\.tsx?$|\/fixtures\/|\/(world|testing)\.ts$/.test(path)

/** The place of a path such as `src/modules/tasks/rules/lateness.ts`. */
export const placeOf = (path: string): Place => {
  if (isTest(path) || path.startsWith('e2e/') || path.startsWith('src/matrix/') || path.startsWith('bench/'))
    return { part: 'test' }
  const [src, part = '', room = '', first = ''] = path.split('/')
  if (src !== 'src') return { part: src === 'demo' ? 'top' : 'outside' }
  if (part === 'modules') {
    const role = roles[first.split('.')[0] as string] ?? 'other'
    return { part: 'room', room, role }
  }
  if (part === 'platform' || part === 'ui' || part === 'browser' || part === 'testing') return { part }
  return { part: 'top' }
}
