import type { Source } from './imports.ts'
import { mayKnow, placeOf } from './rooms.ts'
import type { Breach } from './rules.ts'

/** Whose a name in SQL is: a room's (by its migration), or everybody's ('foundation'). */
export type Owned = { tables: Map<string, string>; published: Map<string, string> }

const names = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map((m) => m[1] as string)

/** Reads who owns what from the migrations: `0008_tasks.sql` and `0012_tasks_notes.sql` are the tasks room's. */
export const readOwners = (migrations: ReadonlyMap<string, string>): Owned => {
  const owned: Owned = { tables: new Map(), published: new Map() }
  for (const [file, sql] of migrations) {
    const room = /^\d+_([a-z]+)/.exec(file)?.[1] ?? ''
    for (const name of names(sql, /create table (?:if not exists )?(\w+)/gi)) owned.tables.set(name, room)
    for (const name of names(sql, /create (?:or replace )?(?:materialized )?view (\w+)/gi))
      owned.published.set(name, room)
    for (const name of names(sql, /create (?:or replace )?function (\w+)/gi)) owned.published.set(name, room)
  }
  return owned
}

const inSql =
  /\b(?:from|join|into|update|truncate|table)\s+(?:only\s+|lateral\s+)?(?:public\.)?"?([a-z_]+)"?/gi
const inCalls =
  /\.(?:selectFrom|insertInto|updateTable|deleteFrom|mergeInto|using|\w*[jJ]oin)\(\s*\[?\s*['"`]([a-z_]+)/g

/** Tables, views and set functions that a file's code names in SQL or to the query builder. */
const named = (code: string): Set<string> => new Set([...names(code, inSql), ...names(code, inCalls)])

/** A room reads and writes its own tables; of a room below only what that one published as a view or a function. */
export const tableBreaches = (sources: readonly Source[], owned: Owned): Breach[] =>
  sources.flatMap(({ path, code }) => {
    const place = placeOf(path)
    const top = place.part === 'top' && path.startsWith('src/')
    const room = place.part === 'room' ? place.room : top ? 'top' : undefined
    if (!room || (place.part === 'room' && (place.role === 'texts' || place.role === 'pages'))) return []
    return [...named(code)].flatMap((name) => {
      const owner = owned.tables.get(name)
      if (owner && owner !== room && owner !== 'foundation')
        return [
          { path, says: `the table ${name} is ${owner}'s: ask its facts.ts, or join a view it publishes` },
        ]
      const from = owned.published.get(name)
      if (from && from !== room && from !== 'foundation' && room !== 'top' && !mayKnow(room, from))
        return [{ path, says: `${name} is published by ${from}, which ${room} may not know` }]
      return []
    })
  })
