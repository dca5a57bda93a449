import { globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '#platform/root.ts'
import { readSource } from './architecture/imports.ts'
import { circles, importBreaches } from './architecture/rules.ts'
import { readOwners, tableBreaches } from './architecture/tables.ts'

const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8')
const paths = globSync(['src/**/*.{ts,tsx}', 'demo/**/*.ts'], { cwd: projectRoot }).filter(
  (p) => !p.endsWith('.d.ts'),
)
const sources = paths.sort().map((path) => readSource(path, read(path)))
const migrations = new Map(
  readdirSync(join(projectRoot, 'db/migrations')).map((name) => [name, read(`db/migrations/${name}`)]),
)

const lines = (breaches: { path: string; says: string }[]) =>
  breaches.map(({ path, says }) => `${path}: ${says}`)

describe('the house keeps its plan (docs/domain/map.md)', () => {
  test('imports go to a lower shelf or to the left, and each kind of file to its own kind of thing', () =>
    expect(lines(importBreaches(sources))).toEqual([]))
  test('nothing runs in a circle', () => expect(lines(circles(sources))).toEqual([]))
  test('a room’s SQL names its own tables, and what rooms below publish', () =>
    expect(lines(tableBreaches(sources, readOwners(migrations)))).toEqual([]))
})

describe('what is excluded from a check is on record (decision 011)', () => {
  const all = globSync(['{src,demo,e2e,scripts,bench}/**/*.{ts,tsx,mjs}'], { cwd: projectRoot })
  const having = (what: RegExp) => all.filter((path) => what.test(read(path))).toSorted()

  test('a lint rule left out, in the files that the decision names and no other', () => {
    const recorded = [...read('docs/decisions/011-exclusions.md').matchAll(/`(src\/[\w/.-]+\.tsx?)`/g)]
    const names = recorded.map(([, path]) => path).filter((path) => path !== 'src/architecture.test.ts')
    expect(having(/\/\/ biome-ignore /)).toEqual([...new Set(names)].toSorted())
  })
  test.each([
    ['a test that is skipped or runs alone', /\b(?:test|it|describe)\.(?:skip|only|todo|fails)\b/],
    ['any type at all', /\bas any *(?:[;,.)\]}>[]|$)/m],
    ['a type error expected', /@ts-(?:expect-error|ignore|nocheck)/],
    ['a rule of axe left out', /axe\.run\([^)]*rules/],
    // test files share their worker's modules (vitest.config.ts): none may find them changed by another
    ['a module mocked', /import \{[^}]*\bvi\b[^}]*\} from 'vitest'/],
    ['the environment written to', /process\.env(?:\.\w+|\[[^\]]+\]) *=[^=]|delete process\.env/],
  ])('%s: nowhere', (_, what) =>
    expect(having(what).filter((path) => path !== 'src/architecture.test.ts')).toEqual([]),
  )
})

describe('a planted breach is found', () => {
  const room = (path: string) => `src/modules/${path}`
  const imports = (path: string, text: string) => importBreaches([readSource(path, text)]).map((b) => b.says)

  test.each([
    ['a room to the right', room('tasks/actions.ts'), `import { planOf } from '../plans/facts.ts'`],
    ['a higher shelf', room('documents/store.ts'), `import { x } from '../tasks/facts.ts'`],
    ['another room’s store', room('plans/actions.ts'), `import { findTask } from '../tasks/store.ts'`],
    [
      'another room’s store, types only',
      room('plans/actions.ts'),
      `import type { Task } from '../tasks/store.ts'`,
    ],
    [
      'another room’s rules as values',
      room('plans/rules.ts'),
      `import { lateness } from '../tasks/rules/lateness.ts'`,
    ],
    ['handed on', room('plans/facts.ts'), `export * from '../tasks/store.ts'`],
    ['a dynamic import', room('plans/actions.ts'), `const x = await import('../directives/facts.ts')`],
    ['a room on no shelf', room('cars/actions.ts'), `export const x = 1`],
    ['rules that ask the database', room('tasks/rules.ts'), `import { sql } from 'kysely'`],
    ['rules that know who acts', room('tasks/rules.ts'), `import { holds } from '#platform/context.ts'`],
    ['rules that read the clock', room('tasks/rules/late.ts'), `export const now = () => new Date()`],
    ['policy that asks the store', room('tasks/policy.ts'), `import { findTask } from './store.ts'`],
    ['a store that asks the policy', room('tasks/store/list.ts'), `import { mayRead } from '../policy.ts'`],
    ['actions with markup', room('tasks/actions.ts'), `import { Page } from '#ui/layout.tsx'`],
    ['actions that know HTTP', room('tasks/actions.ts'), `import { show } from '#platform/http.ts'`],
    ['pages that act', room('tasks/pages.tsx'), `import { accept } from './actions.ts'`],
    ['a door to the store', room('tasks/routes.tsx'), `import { findTask } from './store.ts'`],
    ['a door to the database', room('tasks/api.ts'), `import { sql } from 'kysely'`],
    ['a room that lists rooms', room('desk/facts.ts'), `import { rooms } from '../../rooms.ts'`],
    ['a room file taken elsewhere', 'src/run/serve.ts', `import { tasks } from '../modules/tasks/room.ts'`],
    [
      'the process reaching into a room',
      'src/app.ts',
      `import { x } from './modules/identity/sign-in/cookie.ts'`,
    ],
    [
      'a platform that knows a room',
      'src/platform/mail.ts',
      `import type { x } from '../modules/tasks/facts.ts'`,
    ],
    ['test code in the product', room('tasks/actions.ts'), `import { testDb } from '#testing/db.ts'`],
    ['a name that says nothing', room('tasks/utils.ts'), `export const x = 1`],
  ])('%s', (_, path, text) => expect(imports(path, text)).not.toEqual([]))

  test.each([
    ['a lower shelf', room('tasks/actions.ts'), `import { readUnit } from '../organisation/facts.ts'`],
    ['a room to the left', room('plans/actions.ts'), `import { giveInstruction } from '../tasks/actions.ts'`],
    ['types of rules', room('plans/rules.ts'), `import type { Task } from '../tasks/rules/task.ts'`],
    ['types of the own store in pages', room('tasks/pages.tsx'), `import type { Row } from './store.ts'`],
    ['a comment', room('tasks/rules.ts'), `// import { sql } from 'kysely', new Date()`],
    ['tests', room('tasks/tasks.test.ts'), `import { x } from '../directives/store.ts'`],
  ])('%s is no breach', (_, path, text) => expect(imports(path, text)).toEqual([]))

  test('a circle, told once; types make none', () => {
    const a = readSource('src/a.ts', `import { b } from './b.ts'`)
    const b = readSource('src/b.ts', `import { c } from './c.ts'`)
    const c = (what: string) => readSource('src/c.ts', `${what} { a } from './a.ts'`)
    expect(circles([a, b, c('import')])).toHaveLength(1)
    expect(circles([a, b, c('import type')])).toEqual([])
  })

  const owned = readOwners(
    new Map([
      ['0001_foundation.sql', 'create table setting (key text)'],
      [
        '0002_organisation.sql',
        'create table unit (id int); create view unit_name as select 1; create function unit_on(day date)',
      ],
      ['0008_tasks.sql', 'create table task (id int)'],
      ['0009_plans.sql', 'create table plan (id int); create function plan_on(day date)'],
    ]),
  )
  const tables = (path: string, text: string) =>
    tableBreaches([readSource(path, text)], owned).map((b) => b.says)

  test.each([
    ['sql`select 1 from task`', `sql\`select 1 from task\``],
    ['a join', `sql\`select 1 from plan p left join task t on true\``],
    ['an update', `sql\`update task set x = 1\``],
    ['the query builder', `db.selectFrom('task')`],
    ['its join', `db.selectFrom('plan').innerJoin('task as t', 'a', 'b')`],
  ])('another room’s table: %s', (_, text) => expect(tables(room('plans/store.ts'), text)).not.toEqual([]))

  test('a view of a room to the right', () =>
    expect(tables(room('tasks/store.ts'), 'sql`select 1 from plan_on(now())`')).not.toEqual([]))
  test('a room’s table from the process around', () =>
    expect(tables('src/run/serve.ts', 'sql`select 1 from task`')).not.toEqual([]))

  test.each([
    ['own and published', `sql\`select 1 from plan join unit_name u on true join unit_on(now()) on true\``],
    ['everybody’s', `sql\`select 1 from setting\``],
    ['a comment', `// read from task`],
  ])('%s is no breach', (_, text) => expect(tables(room('plans/store.ts'), text)).toEqual([]))
})
