import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { LeafInputs } from '../rules/set.ts'

export type EvidenceLine = {
  id: number
  leaf: string
  title: string
  pages: string | null
  stage: string
  /** a file is kept with it, for who may open it */
  file: boolean
}

/** The value of a leaf that counts, with who gave it. */
export type CountedValue = {
  leaf: string
  stage: 'first' | 'second' | 'council' | 'correction'
  inputs: LeafInputs
  sources: Record<string, unknown>
  notApplicable: boolean
  hand: string | null
  agreed: boolean
  reason: string | null
  person: string | null
  office: string | null
  officeEn: string | null
  at: string
  selfPoints: string | null
}

export type CountedSheet = {
  sheetId: number
  unitId: number
  code: string
  name: string
  ranked: boolean
  unrankedReason: string | null
  signedOn: Day | null
  signedBy: string | null
  values: CountedValue[]
  evidence: EvidenceLine[]
  bonus: string
  penalty: string
}

const order = sql`array_position(array['first', 'second', 'council', 'correction'], v.stage)`

/** All sheets of a round with the values that count (correction before council before second before first). One statement. */
export const countedSheets = async (db: Db, roundId: number, sheetId?: number): Promise<CountedSheet[]> => {
  const found = await sql<CountedSheet>`
    with mine as materialized (
      select s.* from score_sheet s where s.round_id = ${roundId} and (${sheetId ?? null}::bigint is null or s.id = ${sheetId ?? null}::bigint)
    ), counted as (
      select distinct on (v.sheet_id, v.leaf) v.* from score_value v join mine s on s.id = v.sheet_id
      where v.stage <> 'self' order by v.sheet_id, v.leaf, ${order} desc
    ), lines as (
      select v.sheet_id, jsonb_agg(jsonb_build_object('leaf', v.leaf, 'stage', v.stage, 'inputs', v.inputs, 'sources', v.sources,
        'notApplicable', v.not_applicable, 'hand', v.hand_points::text, 'agreed', v.agreed, 'reason', v.reason,
        'person', n.name, 'office', m.title_vi || ', ' || u.name_vi, 'officeEn', m.title_en || ', ' || u.name_vi, 'at', v.at, 'selfPoints', o.points::text) order by v.leaf) as list
      from counted v left join person_name n on n.person_id = v.person_id left join mandate_name m on m.mandate_id = v.office_id left join unit_name u on u.unit_id = m.unit_id
      left join score_value o on o.sheet_id = v.sheet_id and o.leaf = v.leaf and o.stage = 'self'
      group by v.sheet_id
    ), proofs as (
      select e.sheet_id, jsonb_agg(jsonb_build_object('id', e.id, 'leaf', e.leaf, 'title', e.title, 'pages', e.pages,
        'stage', e.stage, 'file', e.file_id is not null) order by e.id) as list
      from score_evidence e join mine s on s.id = e.sheet_id where e.withdrawn_at is null group by e.sheet_id
    ), extras as (
      select x.sheet_id, coalesce(sum(x.appraised_points) filter (where x.kind = 'bonus'), 0)::text as bonus,
        coalesce(sum(x.appraised_points) filter (where x.kind = 'penalty'), 0)::text as penalty
      from score_extra x join mine s on s.id = x.sheet_id where x.withdrawn_at is null group by x.sheet_id
    )
    select s.id as "sheetId", s.unit_id as "unitId", s.unit_code as code, s.unit_name as name, s.ranked,
      s.unranked_reason as "unrankedReason", s.signed_on as "signedOn", p.name as "signedBy",
      coalesce(l.list, '[]') as values, coalesce(f.list, '[]') as evidence,
      coalesce(x.bonus, '0') as bonus, coalesce(x.penalty, '0') as penalty
    from mine s left join lines l on l.sheet_id = s.id left join proofs f on f.sheet_id = s.id
      left join extras x on x.sheet_id = s.id left join person_name p on p.person_id = s.signed_by
    order by s.unit_code, s.id`.execute(db)
  return found.rows
}
