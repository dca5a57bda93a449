import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import { type Db, json } from '#platform/db.ts'
import type { Weights } from '../rules/checks.ts'

/** What a form of reward is: what it is called, what stands on its paper, how much each check weighs, its limits. */
export type FormWords = {
  nameVi: string
  nameEn: string
  certificateTitle: string
  honours: string
  kinds: ('collective' | 'individual')[]
  checks: Weights
  rankWithin: number
  mostCollectives: number | null
  mostIndividuals: number | null
  legal: string
  validFrom: Day
}
export type RewardForm = FormWords & {
  code: string
  position: number
  validTo: Day | null
  replaces: string | null
  /** rounds that use it: then it stays as it is */
  rounds: number
  version: number
}

const columns = sql`f.code, f.position, f.name_vi as "nameVi", f.name_en as "nameEn",
  f.certificate_title as "certificateTitle", f.honours, f.kinds, f.checks, f.rank_within as "rankWithin",
  f.most_collectives as "mostCollectives", f.most_individuals as "mostIndividuals", f.legal, f.valid_from as "validFrom",
  f.valid_to as "validTo", f.replaces, f.version,
  (select count(*)::int from reward_round r where r.form = f.code) as rounds`

/** The forms in force on a day, in their order. */
export const formsOn = async (db: Db, day: Day): Promise<RewardForm[]> => {
  const found = await sql<RewardForm>`
    select ${columns} from reward_form f
    where f.valid_from <= ${day}::date and (f.valid_to is null or f.valid_to >= ${day}::date)
    order by f.position, f.code`.execute(db)
  return found.rows
}

/** All forms, those in force and to come before the ended ones. */
export const allForms = async (db: Db, day: Day): Promise<RewardForm[]> => {
  const found = await sql<RewardForm>`
    select ${columns} from reward_form f
    order by f.valid_to is not null and f.valid_to < ${day}::date, f.position, f.valid_from desc, f.code`.execute(
    db,
  )
  return found.rows
}

export const findForm = async (db: Db, code: string): Promise<RewardForm | undefined> => {
  const found = await sql<RewardForm>`select ${columns} from reward_form f where f.code = ${code}`.execute(db)
  return found.rows[0]
}

/** One list of forms at a time is added to or changed: codes are told apart by those that are there. */
export const lockForms = async (db: Db): Promise<void> => {
  await sql`lock table reward_form in share row exclusive mode`.execute(db)
}

/**
 * Holds a form as it is while a round is made with it, or until it is changed; read it after, for whoever held it before
 * may have changed it, or used it.
 */
export const holdForm = async (db: Db, code: string, to: 'use' | 'change'): Promise<void> => {
  await sql`select from reward_form where code = ${code} ${to === 'use' ? sql`for key share` : sql`for update`}`.execute(
    db,
  )
}

export type NewForm = FormWords & { code: string; position: number; replaces: string | null }

/** Adds forms; those that are there stay as people left them. */
export const addForms = async (
  db: Db,
  forms: readonly NewForm[],
  by: { personId: string | null; at: Date | null },
): Promise<void> => {
  await sql`
    insert into reward_form (code, position, name_vi, name_en, certificate_title, honours, kinds, checks, rank_within,
      most_collectives, most_individuals, legal, valid_from, replaces, made_by, made_at)
    select f.code, f.position, f."nameVi", f."nameEn", f."certificateTitle", f.honours,
      array(select jsonb_array_elements_text(f.kinds)), f.checks, f."rankWithin", f."mostCollectives", f."mostIndividuals",
      f.legal, f."validFrom", f.replaces, ${by.personId}, ${by.at}::timestamptz
    from jsonb_to_recordset(${json(forms)}::jsonb) as f(code text, position int, "nameVi" text, "nameEn" text,
      "certificateTitle" text, honours text, kinds jsonb, checks jsonb, "rankWithin" int, "mostCollectives" int,
      "mostIndividuals" int, legal text, "validFrom" date, replaces text)
    on conflict (code) do nothing`.execute(db)
}

/** Changes a form that no round uses. */
export const saveForm = async (db: Db, code: string, form: FormWords): Promise<void> => {
  await sql`
    update reward_form set name_vi = ${form.nameVi}, name_en = ${form.nameEn}, certificate_title = ${form.certificateTitle},
      honours = ${form.honours}, kinds = ${form.kinds}::text[], checks = ${json(form.checks)}::jsonb,
      rank_within = ${form.rankWithin}, most_collectives = ${form.mostCollectives}, most_individuals = ${form.mostIndividuals},
      legal = ${form.legal}, valid_from = ${form.validFrom}, version = version + 1 where code = ${code}`.execute(
    db,
  )
}

/** Ends a form with a day, or (null) lets it go on. */
export const endForm = async (db: Db, code: string, last: Day | null): Promise<void> => {
  await sql`update reward_form set valid_to = ${last}::date, version = version + 1 where code = ${code}`.execute(
    db,
  )
}

/** The codes that begin so, and the last place in the order of forms. */
export const takenCodes = async (db: Db, beginning: string): Promise<{ codes: string[]; last: number }> => {
  const found = await sql<{ codes: string[]; last: number }>`
    select coalesce(array_agg(code) filter (where starts_with(code, ${beginning})), '{}') as codes,
      coalesce(max(position), 0)::int as last from reward_form`.execute(db)
  return found.rows[0] ?? { codes: [], last: 0 }
}
