import { sql } from 'kysely'
import { type Db, json } from '#platform/db.ts'

/** Where a code leads. */
export type CodePlace = {
  used: boolean
  stratumId: number
  unitId: number | null
  unitName: string | null
  unitNameEn: string | null
  campaignId: number
}

/** The cell and campaign behind a code's hash; undefined for a code that was never given. */
export const findCode = async (db: Db, hash: Buffer): Promise<CodePlace | undefined> => {
  const found = await sql<CodePlace>`
    select k.used, s.id as "stratumId", s.unit_id as "unitId", u.name_vi as "unitName",
      u.name_en as "unitNameEn", s.campaign_id as "campaignId"
    from survey_code k join survey_stratum s on s.id = k.stratum_id left join unit_name u on u.unit_id = s.unit_id
    where k.hash = ${hash}`.execute(db)
  return found.rows[0]
}

/**
 * Puts fresh codes beside the ones of these cells and lays all of them down anew in random order, in one transaction's
 * mark: neither place nor age of a row says for whom it was made or when it was used. Inside a transaction.
 */
export const mixCodes = async (
  db: Db,
  cells: readonly number[],
  fresh: readonly { hash: Buffer; stratumId: number }[] = [],
): Promise<void> => {
  // an answer that comes meanwhile waits, and then finds its code in the new place
  await sql`lock table survey_code in share row exclusive mode`.execute(db)
  const made = json(fresh.map(({ hash, stratumId }) => ({ hash: hash.toString('hex'), stratumId })))
  await sql`create temporary table mixed_code on commit drop as
    select hash, stratum_id, used from survey_code where stratum_id = any(${[...cells]}::bigint[])
    union all
    select decode(f.hash, 'hex'), f."stratumId", false
    from jsonb_to_recordset(${made}::jsonb) as f(hash text, "stratumId" bigint)`.execute(db)
  await sql`delete from survey_code where stratum_id = any(${[...cells]}::bigint[])`.execute(db)
  await sql`insert into survey_code (hash, stratum_id, used)
    select hash, stratum_id, used from mixed_code order by gen_random_uuid()`.execute(db)
  await sql`drop table mixed_code`.execute(db)
}

/** Codes that nobody got: a letter that did not go out, a sheet that could not be printed. */
export const removeCodes = async (db: Db, hashes: readonly Buffer[]): Promise<void> => {
  await sql`delete from survey_code where hash = any(${[...hashes]}::bytea[]) and not used`.execute(db)
}

/**
 * Whoever answered was asked, also where nobody noted it (by telephone, on paper): as many as are told to have answered
 * in each cell. Done at the closing: before, it would count the answers of such a cell one by one.
 */
export const issueAnswered = async (db: Db, told: ReadonlyMap<number, { n: number }>): Promise<void> => {
  const cells = json([...told].map(([id, { n }]) => ({ id, n })))
  await sql`update survey_stratum s set issued = greatest(s.issued, a.n)
    from jsonb_to_recordset(${cells}::jsonb) as a(id bigint, n int) where s.id = a.id`.execute(db)
}

/**
 * Voids codes of a campaign that nobody has used. Gives those it voided with their cells; an answer that comes meanwhile
 * waits, and then finds no code.
 */
export const voidCodes = async (
  db: Db,
  campaignId: number,
  hashes: readonly Buffer[],
): Promise<{ hash: Buffer; stratumId: number }[]> => {
  const gone = await sql<{ hash: Buffer; stratumId: number }>`
    delete from survey_code k using survey_stratum s
    where k.hash = any(${[...hashes]}::bytea[]) and not k.used and s.id = k.stratum_id and s.campaign_id = ${campaignId}
    returning k.hash, s.id as "stratumId"`.execute(db)
  return gone.rows
}

/** Counts codes given out in a cell. */
export const addIssued = async (db: Db, cellId: number, many: number): Promise<void> => {
  await sql`update survey_stratum set issued = issued + ${many} where id = ${cellId}`.execute(db)
}
