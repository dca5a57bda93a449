import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'

export type Letterhead = {
  id: number
  unitId: number
  unitName: string
  parentAgency: string | null
  agency: string
  symbol: string
  subSymbol: string | null
  place: string
  contact: string[]
  series: string
  byType: boolean
  validFrom: Day
  validTo: Day | null
}

/** Letterheads in force on a day, of these units (all without), newest first. */
export const lettersOn = async (db: Db, day: Day, unitIds?: readonly number[]): Promise<Letterhead[]> => {
  const found = await sql<Letterhead>`
    select l.id, l.unit_id as "unitId", n.name_vi as "unitName", l.parent_agency as "parentAgency", l.agency, l.symbol, l.sub_symbol as "subSymbol",
      l.place, l.contact, l.series, l.by_type as "byType", l.valid_from as "validFrom", l.valid_to as "validTo"
    from letterhead l join unit_name n on n.unit_id = l.unit_id
    where l.valid_from <= ${day} and (l.valid_to is null or l.valid_to >= ${day})
      and (${unitIds === undefined} or l.unit_id = any(${[...(unitIds ?? [])]}::bigint[]))
    order by n.name_vi, l.series, l.valid_from desc, l.id desc limit 1000`.execute(db)
  return found.rows
}

export type SignerRow = {
  id: number
  unitId: number
  unitName: string
  mandateId: number | null
  personId: string | null
  authority: string[]
  name: string
  validFrom: Day
  validTo: Day | null
}

/** Signers in force on a day, of these units (all without), newest first. */
export const signersOn = async (db: Db, day: Day, unitIds?: readonly number[]): Promise<SignerRow[]> => {
  const found = await sql<SignerRow>`
    select s.id, s.unit_id as "unitId", n.name_vi as "unitName", s.mandate_id as "mandateId", m.person_id as "personId",
      s.authority, s.name, s.valid_from as "validFrom", s.valid_to as "validTo"
    from signer s join unit_name n on n.unit_id = s.unit_id left join mandate_name m on m.mandate_id = s.mandate_id
    where s.valid_from <= ${day} and (s.valid_to is null or s.valid_to >= ${day})
      and (${unitIds === undefined} or s.unit_id = any(${[...(unitIds ?? [])]}::bigint[]))
    order by n.name_vi, s.valid_from desc, s.id desc limit 1000`.execute(db)
  return found.rows
}

export type RecipientList = { id: number; unitId: number; unitName: string; name: string; entries: string[] }

export const recipientLists = async (db: Db, unitIds?: readonly number[]): Promise<RecipientList[]> => {
  const found = await sql<RecipientList>`
    select r.id, r.unit_id as "unitId", n.name_vi as "unitName", r.name, r.entries
    from recipient_list r join unit_name n on n.unit_id = r.unit_id
    where ${unitIds === undefined} or r.unit_id = any(${[...(unitIds ?? [])]}::bigint[])
    order by n.name_vi, r.name limit 1000`.execute(db)
  return found.rows
}

export type NewLetterhead = Omit<Letterhead, 'id' | 'unitName' | 'validTo'>

/** Adds a letterhead; the one before it of the same unit and series ends the day before. */
export const addLetterhead = async (db: Db, row: NewLetterhead): Promise<number> => {
  await sql`
    update letterhead set valid_to = ${row.validFrom}::date - 1
    where unit_id = ${row.unitId} and series = ${row.series} and valid_to is null`.execute(db)
  const added = await sql<{ id: number }>`
    insert into letterhead (unit_id, parent_agency, agency, symbol, sub_symbol, place, contact, series, by_type, valid_from)
    values (${row.unitId}, ${row.parentAgency}, ${row.agency}, ${row.symbol}, ${row.subSymbol}, ${row.place},
      ${row.contact}::text[], ${row.series}, ${row.byType}, ${row.validFrom}) returning id`.execute(db)
  return added.rows[0]?.id ?? 0
}

export type NewSigner = Omit<SignerRow, 'id' | 'unitName' | 'personId' | 'validTo'>

export const addSigner = async (db: Db, row: NewSigner): Promise<number> => {
  const added = await sql<{ id: number }>`
    insert into signer (unit_id, mandate_id, authority, name, valid_from)
    values (${row.unitId}, ${row.mandateId}, ${row.authority}::text[], ${row.name}, ${row.validFrom}) returning id`.execute(
    db,
  )
  return added.rows[0]?.id ?? 0
}

export const endSigner = async (db: Db, id: number, on: Day): Promise<{ unitId: number } | undefined> => {
  const found = await sql<{ unitId: number }>`
    update signer set valid_to = ${on} where id = ${id} and valid_to is null returning unit_id as "unitId"`.execute(
    db,
  )
  return found.rows[0]
}

export const addRecipients = async (
  db: Db,
  row: { unitId: number; name: string; entries: string[] },
): Promise<number> => {
  const added = await sql<{ id: number }>`
    insert into recipient_list (unit_id, name, entries) values (${row.unitId}, ${row.name}, ${row.entries}::text[]) returning id`.execute(
    db,
  )
  return added.rows[0]?.id ?? 0
}

/** Who holds a mandate on a day, in which unit. */
export const holderOf = async (
  db: Db,
  mandateId: number,
  day: Day,
): Promise<{ name: string; unitId: number; title: string } | undefined> => {
  const found = await sql<{ name: string; unitId: number; title: string }>`
    select person_name as name, unit_id as "unitId", title from mandate_on(${day}::date) where mandate_id = ${mandateId}`.execute(
    db,
  )
  return found.rows[0]
}

export type Holder = { mandateId: number; name: string; title: string; unitName: string; unitId: number }

/** Heads and issuers who may sign for these units (all without), on a day. */
export const possibleSigners = async (db: Db, day: Day, unitIds?: readonly number[]): Promise<Holder[]> => {
  const found = await sql<Holder>`
    select m.mandate_id as "mandateId", m.person_name as name, m.title, n.name_vi as "unitName", m.unit_id as "unitId"
    from mandate_on(${day}::date) m join unit_name n on n.unit_id = m.unit_id
    where m.roles && array['issuer', 'head'] and m.for_mandate_id is null
      and (${unitIds === undefined} or m.unit_id = any(${[...(unitIds ?? [])]}::bigint[]) or 'issuer' = any(m.roles))
    order by n.name_vi, m.person_name limit 1000`.execute(db)
  return found.rows
}

/** Who signs with this mandate on a day: its holder, and a deputy while there is one. */
export const handsOf = async (db: Db, mandateId: number, day: Day): Promise<string[]> => {
  const found = await sql<{ personId: string }>`
    select distinct person_id as "personId" from mandate_on(${day}::date)
    where mandate_id = ${mandateId} or for_mandate_id = ${mandateId}`.execute(db)
  return found.rows.map((row) => row.personId)
}
