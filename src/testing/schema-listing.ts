import type { Catalog, Column } from './schema-catalog.ts'

const head = `-- Made by \`npm run schema\` from db/migrations. Do not edit.
-- A listing to read and to compare in review; the database is built by the migrations.
`

const columnLine = (c: Column): string =>
  [
    `  ${c.column} ${c.type}`,
    c.notNull && c.kind !== 'v' ? 'not null' : '',
    c.identity ? 'generated always as identity' : '',
    c.generated ? `generated always as (${c.default}) stored` : '',
    c.default && !c.generated ? `default ${c.default}` : '',
  ]
    .filter(Boolean)
    .join(' ')

const table = (catalog: Catalog, name: string): string => {
  const lines = catalog.columns.filter((c) => c.relation === name).map(columnLine)
  for (const k of catalog.constraints.filter((k) => k.relation === name))
    lines.push(`  constraint ${k.name} ${k.definition}`)
  const after = [...catalog.indexes, ...catalog.triggers].filter((p) => p.relation === name)
  return [`create table ${name} (\n${lines.join(',\n')}\n);`, ...after.map((p) => `${p.definition};`)].join(
    '\n',
  )
}

/** The whole schema as text, in an order that depends on names alone: db/schema.sql. */
export const schemaListing = (catalog: Catalog): string => {
  const tables = catalog.columns.filter((c) => c.kind === 'r' || c.kind === 'p').map((c) => c.relation)
  return `${[
    head,
    ...catalog.extensions.map((name) => `create extension ${name};`),
    ...[...new Set(tables)].map((name) => table(catalog, name)),
    ...catalog.views.map((v) => `create view ${v.name} as\n${v.definition}`),
    ...catalog.functions.map((f) => `${f.definition.trimEnd()};`),
  ].join('\n\n')}\n`
}
