import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

export type Column = {
  relation: string
  /** r table, p partitioned table, v view, m materialized view */
  kind: 'r' | 'p' | 'v' | 'm'
  column: string
  /** as format_type writes it: "bigint", "text[]", "numeric" */
  type: string
  notNull: boolean
  default: string | null
  identity: boolean
  generated: boolean
  /** labels, when the type is an enumeration */
  labels: string[] | null
}

export type Part = { relation: string; name: string; definition: string }

/** What schema public holds, without the job queue (another schema) and what extensions brought. */
export type Catalog = {
  columns: Column[]
  constraints: (Part & { column: string | null })[]
  indexes: Part[]
  triggers: Part[]
  views: Part[]
  functions: Part[]
  extensions: string[]
}

const rowsOf = async <T>(db: Db, query: ReturnType<typeof sql<T>>): Promise<T[]> =>
  (await query.execute(db)).rows

const columns = sql<Column>`
  select c.relname as relation, c.relkind as kind, a.attname as column,
    format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as "notNull",
    case when a.attidentity = 'd' then 'identity' else pg_get_expr(d.adbin, d.adrelid) end as default, a.attidentity = 'a' as identity, a.attgenerated <> '' as generated,
    (select array_agg(e.enumlabel::text order by e.enumsortorder) from pg_enum e where e.enumtypid = a.atttypid) as labels
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition
    and not exists (select from pg_depend x where x.objid = c.oid and x.deptype = 'e')
  order by c.relname collate "C", a.attnum`

// Not-null constraints (contype n) exist since PostgreSQL 18 only and are told by the column.
const constraints = sql<Part & { column: string | null }>`
  select c.relname as relation, k.conname as name, pg_get_constraintdef(k.oid) as definition,
    case when cardinality(k.conkey) = 1 then a.attname end as column
  from pg_constraint k
  join pg_class c on c.oid = k.conrelid and not c.relispartition
  left join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
  where c.relnamespace = 'public'::regnamespace and k.contype in ('p', 'u', 'f', 'c', 'x')
  order by 1, array_position(array['p', 'u', 'f', 'c', 'x'], k.contype::text), k.conname collate "C"`

const indexes = sql<Part>`
  select c.relname as relation, i.relname as name, pg_get_indexdef(i.oid) as definition
  from pg_index x
  join pg_class i on i.oid = x.indexrelid
  join pg_class c on c.oid = x.indrelid and not c.relispartition
  where c.relnamespace = 'public'::regnamespace
    and not exists (select from pg_constraint k where k.conindid = i.oid and k.conrelid = c.oid)
  order by 1, i.relname collate "C"`

const triggers = sql<Part>`
  select c.relname as relation, t.tgname as name, pg_get_triggerdef(t.oid) as definition
  from pg_trigger t
  join pg_class c on c.oid = t.tgrelid and not c.relispartition
  where c.relnamespace = 'public'::regnamespace and not t.tgisinternal
  order by 1, t.tgname collate "C"`

const views = sql<Part>`
  select c.relname as relation, c.relname as name, pg_get_viewdef(c.oid) as definition
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('v', 'm')
  order by c.relname collate "C"`

const functions = sql<Part>`
  select '' as relation, p.proname as name, pg_get_functiondef(p.oid) as definition
  from pg_proc p
  where p.pronamespace = 'public'::regnamespace and p.prokind in ('f', 'p')
    and not exists (select from pg_depend x where x.objid = p.oid and x.deptype = 'e')
  order by p.proname collate "C", pg_get_function_identity_arguments(p.oid) collate "C"`

const extensions = sql<{ name: string }>`
  select extname as name from pg_extension where extname <> 'plpgsql' order by extname collate "C"`

export const readCatalog = async (db: Db): Promise<Catalog> => ({
  columns: await rowsOf(db, columns),
  constraints: await rowsOf(db, constraints),
  indexes: await rowsOf(db, indexes),
  triggers: await rowsOf(db, triggers),
  views: await rowsOf(db, views),
  functions: await rowsOf(db, functions),
  extensions: (await rowsOf(db, extensions)).map((e) => e.name),
})
