import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '#platform/root.ts'
import { rooms } from '../rooms.ts'
import { verbsIn } from './verbs.ts'

const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8')

/** The kinds that a table's check allows. */
const kindsOf = (migration: string, table: string): string[] => {
  const [, kinds = ''] =
    new RegExp(`create table ${table} \\([^;]*?\\bkind text not null check \\(kind in \\(([^)]*)\\)`).exec(
      read(`db/migrations/${migration}`),
    ) ?? []
  return [...kinds.matchAll(/'([^']+)'/g)].map(([, kind = '']) => kind)
}

const open = {
  'task.': kindsOf('0008_tasks.sql', 'task_event'),
  'document.': kindsOf('0005_documents.sql', 'document_step'),
}
const sources = globSync('src/**/*.{ts,tsx}', { cwd: projectRoot })
  .filter((path) => !/\.test\.tsx?$|^src\/(testing|matrix|architecture)\//.test(path))
  .map((path) => ({ path, text: read(path) }))
const { known, unknown } = verbsIn(sources, open)

describe('every act on record has words', () => {
  test('of each record it can be told which verbs it writes', () => {
    expect(unknown).toEqual([])
    expect(known.size).toBeGreaterThan(100)
  })

  test.each(['vi', 'en'] as const)('in the language %s', (lang) => {
    const worded = new Set(rooms.flatMap((room) => Object.keys(room.reasons?.[lang] ?? {})))
    expect([...known].filter(([verb]) => !worded.has(verb))).toEqual([])
  })
})

describe('verbs are found', () => {
  const found = (text: string) => verbsIn([{ path: 'src/modules/cars/actions.ts', text }], { 'car.': ['x'] })

  const ofPart = (subject: string, part: string) => `record(ctx, \`${subject}.$\{${part}}\`, s)`

  test.each([
    ['written out', `record(ctx, 'car.sold', s)`, ['car.sold']],
    ['chosen between', `record(ctx, won ? 'car.won' : 'car.lost', s)`, ['car.won', 'car.lost']],
    ['looked up', ofPart('car', '{ a: "one", b: "two" }[act]'), ['car.one', 'car.two']],
    ['of a table', ofPart('car', 'event.kind'), ['car.x']],
    ['handed on', `const note = (ctx, verb) => record(ctx, verb, s); note(c, 'car.seen')`, ['car.seen']],
    [
      'handed on in part',
      `async function act(ctx, what) { ${ofPart('bus', 'what')} }; act(c, "late")`,
      ['bus.late'],
    ],
  ])('%s', (_, text, verbs) => expect([...found(text).known.keys()]).toEqual(verbs))

  test('what cannot be told is said', () =>
    expect(found('const f = () => record(ctx, table[x], s)').unknown).toEqual([
      'src/modules/cars/actions.ts: f',
    ]))
})
