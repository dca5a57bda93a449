import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { Verdict } from '../rules/checklist.ts'

export type Answer = { item: string; verdict: Verdict; note: string | null; personName: string; at: Date }

/** What was found to each item: the newest word on it. */
export const answersOf = async (db: Db, inspectionId: number): Promise<Answer[]> =>
  (
    await sql<Answer>`
      select distinct on (a.item) a.item, a.verdict, a.note, n.name as "personName", a.at
      from inspection_answer a join person_name n on n.person_id = a.person_id
      where a.inspection_id = ${inspectionId} order by a.item, a.id desc`.execute(db)
  ).rows

export const addAnswers = async (
  db: Db,
  inspectionId: number,
  answers: readonly { item: string; verdict: Verdict; note: string | null }[],
  by: { personId: string; at: Date },
): Promise<void> => {
  if (answers.length === 0) return
  await sql`
    insert into inspection_answer (inspection_id, item, verdict, note, person_id, at)
    select ${inspectionId}, item, verdict, note, ${by.personId}, ${by.at}
    from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as a(item text, verdict text, note text)`.execute(
    db,
  )
}

export type Photo = {
  id: number
  item: string | null
  fileId: number
  name: string
  size: number
  personName: string
  at: Date
}

export const photosOf = async (db: Db, inspectionId: number): Promise<Photo[]> =>
  (
    await sql<Photo>`
      select p.id, p.item, p.file_id as "fileId", f.name, f.size, n.name as "personName", p.at
      from inspection_photo p join file_name f on f.file_id = p.file_id join person_name n on n.person_id = p.person_id
      where p.inspection_id = ${inspectionId} order by p.id`.execute(db)
  ).rows

export const addPhoto = async (
  db: Db,
  inspectionId: number,
  photo: { item: string | null; fileId: number },
  by: { personId: string; at: Date },
): Promise<number> =>
  (
    await sql<{ id: number }>`insert into inspection_photo (inspection_id, item, file_id, person_id, at)
      values (${inspectionId}, ${photo.item}, ${photo.fileId}, ${by.personId}, ${by.at}) returning id`.execute(
      db,
    )
  ).rows[0]?.id ?? 0

/** The upload behind a photo or a step's file of an inspection. */
export const photoFile = async (db: Db, inspectionId: number, photoId: number): Promise<number | undefined> =>
  (
    await sql<{
      file_id: number
    }>`select file_id from inspection_photo where id = ${photoId} and inspection_id = ${inspectionId}`.execute(
      db,
    )
  ).rows[0]?.file_id

export const stepFile = async (db: Db, inspectionId: number, fileId: number): Promise<number | undefined> =>
  (
    await sql<{
      file_id: number
    }>`select file_id from inspection_step where file_id = ${fileId} and inspection_id = ${inspectionId}`.execute(
      db,
    )
  ).rows[0]?.file_id

export type SelfReport = {
  unitId: number
  unitName: string
  unitNameEn: string | null
  subUnits: number
  inspected: number
  findings: number
  note: string | null
  fileId: number | null
  onDay: string
}

/** What units told last of their own inspections under a plan. `units`: of these alone (all without). */
export const selfReports = async (db: Db, planId: number, units?: readonly number[]): Promise<SelfReport[]> =>
  (
    await sql<SelfReport>`
      select x.unit_id as "unitId", u.name_vi as "unitName", u.name_en as "unitNameEn", x.sub_units as "subUnits", x.inspected,
        x.findings, x.note, x.file_id as "fileId", x.on_day as "onDay"
      from (select distinct on (s.unit_id) s.* from self_inspection s where s.plan_id = ${planId}
          and (${units === undefined} or s.unit_id = any(${[...(units ?? [])]}::bigint[])) order by s.unit_id, s.id desc) x
      join unit_name u on u.unit_id = x.unit_id order by u.name_vi collate "vi-x-icu"`.execute(db)
  ).rows

export const addSelfReport = async (
  db: Db,
  planId: number,
  s: {
    unitId: number
    subUnits: number
    inspected: number
    findings: number
    note: string | null
    fileId: number | null
  },
  by: { personId: string; mandateId: number; day: string; at: Date },
): Promise<void> => {
  await sql`insert into self_inspection (plan_id, unit_id, sub_units, inspected, findings, note, file_id, on_day, person_id, mandate_id, at)
    values (${planId}, ${s.unitId}, ${s.subUnits}, ${s.inspected}, ${s.findings}, ${s.note}, ${s.fileId}, ${by.day}, ${by.personId},
      ${by.mandateId}, ${by.at})`.execute(db)
}

/** The share of a unit's sub-units that it inspected itself in a year, as it told last by a day. */
export const selfShare = async (
  db: Db,
  unitId: number,
  year: number,
  asOf: string,
): Promise<{ inspected: number; subUnits: number } | undefined> =>
  (
    await sql<{ inspected: number; subUnits: number }>`
      select s.inspected, s.sub_units as "subUnits" from self_inspection s join inspection_plan p on p.id = s.plan_id
      where s.unit_id = ${unitId} and p.year = ${year} and s.on_day <= ${asOf}::date order by s.id desc limit 1`.execute(
      db,
    )
  ).rows[0]
