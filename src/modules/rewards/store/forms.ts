import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import { type Db, json } from '#platform/db.ts'
import type { Weights } from '../rules/checks.ts'

/** A form of reward: what it is called, what stands on its paper, how much each check weighs. */
export type RewardForm = {
  code: string
  position: number
  nameVi: string
  nameEn: string
  certificateTitle: string
  honours: string
  kinds: ('collective' | 'individual')[]
  checks: Weights
  rankWithin: number
  legal: string
  validFrom: Day
}

const columns = sql`code, position, name_vi as "nameVi", name_en as "nameEn", certificate_title as "certificateTitle",
  honours, kinds, checks, rank_within as "rankWithin", legal, valid_from as "validFrom"`

/** The forms in force on a day, in their order. */
export const formsOn = async (db: Db, day: Day): Promise<RewardForm[]> => {
  const found = await sql<RewardForm>`
    select ${columns} from reward_form where valid_from <= ${day}::date and (valid_to is null or valid_to >= ${day}::date)
    order by position, code`.execute(db)
  return found.rows
}

/** Puts the forms in place, or their newer words; none is taken away. */
export const saveForms = async (db: Db, forms: readonly RewardForm[]): Promise<void> => {
  await sql`
    insert into reward_form (code, position, name_vi, name_en, certificate_title, honours, kinds, checks, rank_within, legal, valid_from)
    select f.code, f.position, f."nameVi", f."nameEn", f."certificateTitle", f.honours,
      array(select jsonb_array_elements_text(f.kinds)), f.checks, f."rankWithin", f.legal, f."validFrom"
    from jsonb_to_recordset(${json(forms)}::jsonb) as f(code text, position int, "nameVi" text, "nameEn" text,
      "certificateTitle" text, honours text, kinds jsonb, checks jsonb, "rankWithin" int, legal text, "validFrom" date)
    on conflict (code) do update set position = excluded.position, name_vi = excluded.name_vi, name_en = excluded.name_en,
      certificate_title = excluded.certificate_title, honours = excluded.honours, kinds = excluded.kinds,
      checks = excluded.checks, rank_within = excluded.rank_within, legal = excluded.legal, valid_from = excluded.valid_from`.execute(
    db,
  )
}
