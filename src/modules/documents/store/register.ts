import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { DocumentState } from '../rules/signing.ts'
import { type Sight, visible } from './sight.ts'

export type RegisterFilter = {
  tab: 'out' | 'in' | 'drafts'
  year?: number | undefined
  unitId?: number | undefined
  type?: string | undefined
  q?: string | undefined
}

export type RegisterRow = {
  id: number
  direction: 'out' | 'in'
  unitId: number
  unitName: string
  type: string
  subject: string
  state: DocumentState
  number: number | null
  cited: string | null
  issuedOn: Day | null
  signerName: string | null
  recipients: string[]
  archive: string[]
  copies: number | null
  issuerName: string | null
  arrivedOn: Day | null
  dueOn: Day | null
  note: string | null
  /** of a received document: the number of the document that answered it; of ours: what it corrects */
  answeredBy: string | null
  answeredOn: Day | null
  corrects: string | null
  correctedBy: string | null
  personName: string
  madeAt: Date
  total: number
}

const ofTab = (tab: RegisterFilter['tab']) => {
  if (tab === 'out') return sql`d.direction = 'out' and d.state = 'issued'`
  if (tab === 'in') return sql`d.direction = 'in'`
  return sql`d.direction = 'out' and d.state not in ('issued', 'withdrawn')`
}

// Numbers as people write them ("05/BC-SNV", "5/BC-SNV", "BC-SNV") and words of the subject with or without marks.
const words = (q: string) => sql`(folded(d.subject) like '%' || folded(${q}) || '%'
  or lower(c.cited) like '%' || lower(${q}) || '%' or lower(d.number || '/' || d.symbol) like lower(${q}) || '%'
  or folded(coalesce(d.issuer_name, '')) like '%' || folded(${q}) || '%')`

/** Rows of a register in sight, newest first, with how many there are in all: one statement. */
export const listRegister = async (
  db: Db,
  sight: Sight,
  filter: RegisterFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<RegisterRow[]> => {
  const year = filter.tab === 'drafts' ? undefined : filter.year
  const found = await sql<RegisterRow>`
    select d.id, d.direction, d.unit_id as "unitId", n.name_vi as "unitName", d.type, d.subject, d.state, d.number, c.cited,
      d.issued_on as "issuedOn", d.signer_name as "signerName", d.recipients,
      array(select jsonb_array_elements_text(coalesce(d.body -> 'archive', '[]'::jsonb))) as archive, d.copies,
      d.issuer_name as "issuerName", d.arrived_on as "arrivedOn", d.due_on as "dueOn", d.note,
      r.cited as "answeredBy", r.issued_on as "answeredOn", k.cited as corrects, b.cited as "correctedBy",
      p.name as "personName", d.made_at as "madeAt", count(*) over () as total
    from official_document d join unit_name n on n.unit_id = d.unit_id join document_name c on c.document_id = d.id
      join person_name p on p.person_id = d.person_id left join document_name k on k.document_id = d.corrects_id
      left join lateral (select c.cited, a.issued_on from official_document a join document_name c on c.document_id = a.id
        where a.reply_to_id = d.id and a.state = 'issued' order by a.id limit 1) r on true
      left join lateral (select c.cited from official_document a join document_name c on c.document_id = a.id
        where a.corrects_id = d.id and a.state = 'issued' order by a.id desc limit 1) b on true
    where ${ofTab(filter.tab)} and ${visible(sight)}
      and (${year ?? null}::int is null or d.year = ${year ?? null}::int)
      and (${filter.unitId ?? null}::bigint is null or d.unit_id = ${filter.unitId ?? null}::bigint)
      and (${filter.type ?? null}::text is null or d.type = ${filter.type ?? null}::text)
      and ${filter.q ? words(filter.q) : sql`true`}
    order by d.year desc nulls first, coalesce(d.arrived_on, d.issued_on) desc nulls first, d.number desc nulls first, d.id desc
    limit ${limit} offset ${offset}`.execute(db)
  return found.rows
}

/** How many rows each tab has for this actor, in one statement. */
export const registerCounts = async (
  db: Db,
  sight: Sight,
  year: number,
): Promise<Record<RegisterFilter['tab'], number>> => {
  const found = await sql<Record<RegisterFilter['tab'], number>>`
    select count(*) filter (where ${ofTab('out')} and d.year = ${year}) as out,
      count(*) filter (where ${ofTab('in')} and d.year = ${year}) as "in", count(*) filter (where ${ofTab('drafts')}) as drafts
    from official_document d where ${visible(sight)}`.execute(db)
  return found.rows[0] ?? { out: 0, in: 0, drafts: 0 }
}

export type Linked = {
  id: number
  cited: string | null
  subject: string
  state: DocumentState
  relation: 'corrects' | 'corrected-by' | 'reply-to' | 'answered-by' | 'same-file'
}

/** Documents bound to this one that are in sight. */
export const linkedTo = async (db: Db, sight: Sight, id: number): Promise<Linked[]> => {
  const found = await sql<Linked>`
    select d.id, c.cited, d.subject, d.state, l.relation from (
      select corrects_id as id, 'corrects' as relation from official_document where id = ${id}
      union all select reply_to_id, 'reply-to' from official_document where id = ${id}
      union all select id, 'corrected-by' from official_document where corrects_id = ${id}
      union all select id, 'answered-by' from official_document where reply_to_id = ${id}
      union all select o.document_id, 'same-file' from document_received_file m join file_upload mf on mf.id = m.file_id
        join file_upload f on f.hash = mf.hash join document_received_file o on o.file_id = f.id
        where m.document_id = ${id} and o.document_id <> ${id}
    ) l join official_document d on d.id = l.id join document_name c on c.document_id = d.id
    where ${visible(sight)} and d.state <> 'withdrawn' order by d.id`.execute(db)
  return found.rows
}

/** An issued document, ours or one that came in, for who asks which units have issued such. */
export type IssuedLine = {
  direction: 'out' | 'in'
  unitId: number
  issuerName: string | null
  cited: string | null
  issuedOn: Day
}

/** Documents issued in a span of days whose subject holds these words: of our units, and of those that sent them in. */
export const issuedWith = async (
  db: Db,
  sight: Sight,
  wish: { subject: string; type?: string | undefined; from?: Day | undefined; to: Day },
): Promise<IssuedLine[]> => {
  const words = `%${wish.subject.replace(/[\\%_]/g, (c) => `\\${c}`)}%`
  const found = await sql<IssuedLine>`
    select d.direction, d.unit_id as "unitId", d.issuer_name as "issuerName", c.cited, d.issued_on as "issuedOn"
    from official_document d join document_name c on c.document_id = d.id
    where d.state in ('issued', 'received') and ${visible(sight)} and folded(d.subject) like folded(${words})
      and d.issued_on between coalesce(${wish.from ?? null}::date, '1900-01-01') and ${wish.to}::date
      and (${wish.type ?? null}::text is null or d.type = ${wish.type ?? null}::text)
    order by d.issued_on limit 5000`.execute(db)
  return found.rows
}
