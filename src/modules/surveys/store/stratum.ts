import { sql } from 'kysely'
import { type Db, json } from '#platform/db.ts'

export type Group = { code: string; nameVi: string; nameEn: string; weight: string; position: number }

/** A cell of the sample, with the name of the unit its people are asked about. */
export type Stratum = {
  id: number
  group: string
  name: string
  unitId: number | null
  unitName: string | null
  unitNameEn: string | null
  population: number | null
  sample: number
  quota: number
  issued: number
  answered: number
  askedAs: number | null
  /** people of the list in this cell; drawn; with an address; sent a letter; whose letter failed */
  listed: number
  drawn: number
  reachable: number
  sent: number
  failed: number
}

export const groupsOf = async (db: Db, campaignId: number): Promise<Group[]> => {
  const found = await sql<Group>`
    select code, name_vi as "nameVi", name_en as "nameEn", weight::text, position from survey_group
    where campaign_id = ${campaignId} order by position`.execute(db)
  return found.rows
}

/** The cells of a campaign, by group and name, with how far the list of people is. */
export const strataOf = async (db: Db, campaignId: number): Promise<Stratum[]> => {
  const found = await sql<Stratum>`
    select s.id, s.group_code as group, s.name, s.unit_id as "unitId", u.name_vi as "unitName", u.name_en as "unitNameEn", s.population, s.sample,
      s.quota, s.issued, s.answered, s.asked_as as "askedAs",
      coalesce(i.listed, 0)::int as listed, coalesce(i.drawn, 0)::int as drawn, coalesce(i.reachable, 0)::int as reachable,
      coalesce(i.sent, 0)::int as sent, coalesce(i.failed, 0)::int as failed
    from survey_stratum s
    join survey_group g on g.campaign_id = s.campaign_id and g.code = s.group_code
    left join unit_name u on u.unit_id = s.unit_id
    left join (
      select stratum_id, count(*) as listed, count(*) filter (where drawn) as drawn,
        count(*) filter (where drawn and email is not null) as reachable,
        count(*) filter (where sent_on is not null) as sent, count(*) filter (where failed is not null) as failed
      from survey_invitation group by 1) i on i.stratum_id = s.id
    where s.campaign_id = ${campaignId} order by g.position, s.name, s.id`.execute(db)
  return found.rows
}

export const saveGroups = async (
  db: Db,
  campaignId: number,
  groups: readonly Omit<Group, 'position'>[],
): Promise<void> => {
  await sql`
    with wished as (
      select g.*, o.place from jsonb_array_elements(${json(groups)}::jsonb) with ordinality as o(one, place),
        jsonb_to_record(o.one) as g(code text, "nameVi" text, "nameEn" text, weight numeric)),
    gone as (delete from survey_group where campaign_id = ${campaignId} and code not in (select code from wished))
    insert into survey_group (campaign_id, code, name_vi, name_en, weight, position)
    select ${campaignId}, code, "nameVi", "nameEn", weight, place from wished
    on conflict (campaign_id, code) do update set name_vi = excluded.name_vi, name_en = excluded.name_en,
      weight = excluded.weight, position = excluded.position`.execute(db)
}

/** The codes of groups that cells of a campaign belong to. */
export const usedGroups = async (db: Db, campaignId: number): Promise<string[]> => {
  const found = await sql<{ code: string }>`
    select distinct group_code as code from survey_stratum where campaign_id = ${campaignId}`.execute(db)
  return found.rows.map((row) => row.code)
}

export type NewStratum = {
  group: string
  name: string
  unitId: number | null
  population: number | null
  sample: number
  quota: number
}

/** The cells of a draft anew; the lists of people in them go with them. */
export const replaceStrata = async (
  db: Db,
  campaignId: number,
  strata: readonly NewStratum[],
): Promise<void> => {
  await sql`delete from survey_invitation where stratum_id in (
    select id from survey_stratum where campaign_id = ${campaignId})`.execute(db)
  await sql`delete from survey_stratum where campaign_id = ${campaignId}`.execute(db)
  await sql`
    insert into survey_stratum (campaign_id, group_code, name, unit_id, population, sample, quota)
    select ${campaignId}, s."group", s.name, s."unitId", s.population, s.sample, s.quota
    from jsonb_to_recordset(${json(strata)}::jsonb) as s("group" text, name text, "unitId" bigint, population int,
      sample int, quota int)`.execute(db)
}

export const saveSamples = async (
  db: Db,
  samples: readonly { id: number; sample: number }[],
): Promise<void> => {
  await sql`
    update survey_stratum s set sample = w.sample, quota = greatest(s.quota, 0)
    from jsonb_to_recordset(${json(samples)}::jsonb) as w(id bigint, sample int) where s.id = w.id`.execute(
    db,
  )
}

/** Says which small cells are asked as which other one; all others as themselves. */
export const saveMerged = async (
  db: Db,
  campaignId: number,
  into: ReadonlyMap<number, number>,
): Promise<void> => {
  const merged = [...into].map(([id, host]) => ({ id, host }))
  await sql`
    update survey_stratum s set asked_as = w.host
    from survey_stratum c left join jsonb_to_recordset(${json(merged)}::jsonb) as w(id bigint, host bigint) on w.id = c.id
    where s.id = c.id and s.campaign_id = ${campaignId} and s.asked_as is distinct from w.host`.execute(db)
}
