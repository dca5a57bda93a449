import type { Catalog, Column } from './schema-catalog.ts'

const head = `// Made by \`npm run schema\` from db/migrations. Do not edit.
import type { ColumnType } from 'kysely'
import type { Day } from './day.ts'

/** May be left out of an insert. */
export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>
/** Made by the database alone. */
export type Identity = ColumnType<number, never, never>
/** Exact: text in both directions (a whole number may be written). */
export type Numeric = ColumnType<string, string | number, string | number>
export type Timestamp = ColumnType<Date, Date | string, Date | string>
/** Read parsed, written as text: json(value) of platform/db.ts. */
export type Json = ColumnType<unknown, string, string>
`

const plain: Record<string, string> = {
  smallint: 'number',
  integer: 'number',
  bigint: 'number',
  real: 'number',
  'double precision': 'number',
  boolean: 'boolean',
  date: 'Day',
  'timestamp with time zone': 'Timestamp',
  json: 'Json',
  jsonb: 'Json',
  bytea: 'Buffer',
}

const baseType = (type: string): string => {
  if (type.startsWith('numeric')) return 'Numeric'
  return plain[type] ?? 'string'
}

/** In an array the driver gives and takes plain values: exact numbers as text, times as dates. */
const elementType = (type: string): string =>
  ({ Numeric: 'string', Timestamp: 'Date', Json: 'unknown' })[baseType(type)] ?? baseType(type)

const quoted = (values: string[]): string => values.map((v) => `'${v.replaceAll("'", "\\'")}'`).join(' | ')

/** The values that \`check (state in ('draft', 'issued'))\` allows; undefined for any other check. */
export const allowedValues = (check: string): string[] | undefined => {
  const inList = /^CHECK \(\((\w+) = ANY \(ARRAY\[((?:'(?:[^']|'')*'::text(?:, )?)+)\]\)\)\)$/.exec(check)
  const single = /^CHECK \(\((\w+) = '((?:[^']|'')*)'::text\)\)$/.exec(check)
  const list = inList?.[2] ?? (single ? `'${single[2]}'::text` : undefined)
  return list === undefined
    ? undefined
    : [...list.matchAll(/'((?:[^']|'')*)'::text/g)].map((m) => (m[1] ?? '').replaceAll("''", "'"))
}

/**
 * The catalog calls every column of a view nullable. One that is plainly a column of the tables below, not null
 * in each table that has that name, under joins that add no empty rows, is not.
 */
const neverNullInView = (catalog: Catalog, column: Column): boolean => {
  const definition = catalog.views.find((v) => v.name === column.relation)?.definition ?? ''
  if (/\b(LEFT|RIGHT|FULL) JOIN\b|\bUNION\b|\bGROUPING\b|\bROLLUP\b/.test(definition)) return false
  if (!new RegExp(`(^|[\\s,])(\\w+\\.)?"?${column.column}"?(,|\\s+FROM)`).test(definition)) return false
  const sources = catalog.columns.filter(
    (c) => c.column === column.column && c.kind !== 'v' && new RegExp(`\\b${c.relation}\\b`).test(definition),
  )
  return sources.length > 0 && sources.every((c) => c.notNull)
}

const columnType = (catalog: Catalog, column: Column): string => {
  if (column.identity) return 'Identity'
  const check = catalog.constraints
    .filter((k) => k.relation === column.relation && k.column === column.column)
    .map((k) => allowedValues(k.definition))
    .find(Boolean)
  const values = column.labels ?? check
  const array = column.type.endsWith('[]')
  let type = array
    ? `${elementType(column.type.slice(0, -2))}[]`
    : values
      ? quoted(values)
      : baseType(column.type)
  const isView = column.kind === 'v' || column.kind === 'm'
  if (!(isView ? neverNullInView(catalog, column) : column.notNull)) type += ' | null'
  if (column.generated) return `ColumnType<${type}, never, never>`
  return column.default ? `Generated<${type}>` : type
}

const typeName = (relation: string): string =>
  relation.replace(/(^|_)([a-z0-9])/g, (_, __, letter: string) => letter.toUpperCase())

/** Kysely's types for all tables and views: src/platform/schema.ts. Biome formats it afterwards. */
export const schemaTypes = (catalog: Catalog): string => {
  const relations = [...new Set(catalog.columns.map((c) => c.relation))]
  const rows = relations.map((relation) => {
    const columns = catalog.columns.filter((c) => c.relation === relation)
    const lines = columns.map((c) => `  ${c.column}: ${columnType(catalog, c)}`)
    return `export interface ${typeName(relation)} {\n${lines.join('\n')}\n}\n`
  })
  const all = relations.map((relation) => `  ${relation}: ${typeName(relation)}`)
  return [head, ...rows, `export interface DB {\n${all.join('\n')}\n}\n`].join('\n')
}
