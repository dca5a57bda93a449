import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { AckForm } from '../rules/request.ts'
import { addresseeInSight, array, isProvince, requestInSight, type Sight } from './sight.ts'

export type RequestRow = {
  id: number
  unitId: number
  unitName: string
  unitNameEn: string | null
  provincial: boolean
  documentId: number | null
  documentNo: string
  title: string
  fileId: number | null
  note: string | null
  askedOn: Day
  dueOn: Day
  version: number
  madeBy: string | null
  withdrawnOn: Day | null
  withdrawnReason: string | null
}

const columns = sql`r.id, r.unit_id as "unitId", u.name_vi as "unitName", u.name_en as "unitNameEn",
  ${isProvince(sql`r.unit_id`)} as provincial, r.document_id as "documentId", r.document_no as "documentNo", r.title,
  r.file_id as "fileId", r.note, r.asked_on as "askedOn", r.due_on as "dueOn", r.version,
  (select p.name from person_name p where p.person_id = r.made_by) as "madeBy", r.withdrawn_on as "withdrawnOn",
  r.withdrawn_reason as "withdrawnReason"`
const from = sql`communication_request r join unit_name u on u.unit_id = r.unit_id`

export const findRequest = async (db: Db, sight: Sight, id: number): Promise<RequestRow | undefined> =>
  (
    await sql<RequestRow>`select ${columns} from ${from} where r.id = ${id} and ${requestInSight(sight)}`.execute(
      db,
    )
  ).rows[0]

/** The same, held until the transaction ends. */
export const lockRequest = async (db: Db, sight: Sight, id: number): Promise<RequestRow | undefined> => {
  await sql`select from communication_request where id = ${id} for update`.execute(db)
  return findRequest(db, sight, id)
}

/** Requests in sight asked in some days, the latest first. */
export const listRequests = async (
  db: Db,
  sight: Sight,
  span: { from: Day; to: Day },
): Promise<RequestRow[]> =>
  (
    await sql<RequestRow>`select ${columns} from ${from}
      where r.asked_on between ${span.from}::date and ${span.to}::date and ${requestInSight(sight)}
      order by r.asked_on desc, r.id desc limit 500`.execute(db)
  ).rows

export type AddresseeRow = {
  requestId: number
  unitId: number
  unitName: string
  unitNameEn: string | null
  block: string
  endedOn: Day | null
  dueOn: Day
  ackOn: Day | null
}

// the acknowledgement that stood on a day: sent by then, not given back by then
const standingAck = (day: Day) => sql`left join lateral (select max(k.on_day) as on_day
    from communication_acknowledgement k where k.request_id = d.request_id and k.unit_id = d.unit_id
      and k.on_day <= ${day}::date and (k.returned_on is null or k.returned_on > ${day}::date)) k on true`
const addresseeColumns = sql`d.request_id as "requestId", d.unit_id as "unitId", n.name_vi as "unitName",
  n.name_en as "unitNameEn", n.block, n.ended_on as "endedOn", r.due_on as "dueOn", k.on_day as "ackOn"`
const addresseeFrom = (
  day: Day,
) => sql`communication_addressee d join communication_request r on r.id = d.request_id
  join unit_name n on n.unit_id = d.unit_id ${standingAck(day)}`

/** Who is asked by these requests, as far as in sight, with what each had sent by a day; by the order of units. */
export const addresseesOf = async (
  db: Db,
  sight: Sight,
  requestIds: readonly number[],
  day: Day,
): Promise<AddresseeRow[]> =>
  (
    await sql<AddresseeRow>`select ${addresseeColumns} from ${addresseeFrom(day)}
      where d.request_id = any(${array(requestIds)}) and ${addresseeInSight(sight)}
      order by d.request_id, n.position, n.name_vi collate "vi-x-icu"`.execute(db)
  ).rows

/** What units in sight were asked, by the last day; requests that were taken back are not counted. */
export const askedOf = (
  sight: Sight,
  wish: { unitIds?: readonly number[] | undefined; from: Day; to: Day },
  day: Day,
): RawBuilder<AddresseeRow & { title: string; documentNo: string; askedOn: Day }> => sql<
  AddresseeRow & { title: string; documentNo: string; askedOn: Day }
>`
  select ${addresseeColumns}, r.title, r.document_no as "documentNo", r.asked_on as "askedOn" from ${addresseeFrom(day)}
  where r.withdrawn_on is null and r.asked_on <= ${day}::date and r.due_on between ${wish.from}::date and ${wish.to}::date
    and (${wish.unitIds === undefined} or d.unit_id = any(${array(wish.unitIds ?? [])})) and ${addresseeInSight(sight)}
  order by r.due_on desc, r.id desc`

export type NewRequest = Pick<
  RequestRow,
  'unitId' | 'documentId' | 'documentNo' | 'title' | 'fileId' | 'note' | 'askedOn' | 'dueOn'
> & { personId: string | null; at: Date }

export const addRequest = async (db: Db, one: NewRequest): Promise<number> =>
  (
    await sql<{ id: number }>`
      insert into communication_request (unit_id, document_id, document_no, title, file_id, note, asked_on, due_on, made_by, made_at)
      values (${one.unitId}, ${one.documentId}, ${one.documentNo}, ${one.title}, ${one.fileId}, ${one.note}, ${one.askedOn},
        ${one.dueOn}, ${one.personId}, ${one.at}) returning id`.execute(db)
  ).rows[0]?.id ?? 0

/** Asks units; those asked already stay as they are. Gives the numbers of those added. */
export const addAddressees = async (
  db: Db,
  requestId: number,
  unitIds: readonly number[],
  askedOn: Day,
): Promise<number[]> =>
  (
    await sql<{ id: number }>`insert into communication_addressee (request_id, unit_id, asked_on)
      select ${requestId}, unnest(${array(unitIds)}), ${askedOn} on conflict do nothing returning unit_id as id`.execute(
      db,
    )
  ).rows.map((row) => row.id)

type By = { personId: string | null; mandateId: number | null; onDay: Day; at: Date }

export const extendRequest = async (
  db: Db,
  id: number,
  change: { from: Day; to: Day; reason: string },
  by: By,
): Promise<void> => {
  await sql`insert into communication_extension (request_id, from_on, to_on, reason, person_id, mandate_id, on_day, at)
    values (${id}, ${change.from}, ${change.to}, ${change.reason}, ${by.personId}, ${by.mandateId}, ${by.onDay}, ${by.at})`.execute(
    db,
  )
  await sql`update communication_request set due_on = ${change.to}, version = version + 1 where id = ${id}`.execute(
    db,
  )
}

export const addReminder = async (db: Db, id: number, units: number, by: By): Promise<void> => {
  await sql`insert into communication_reminder (request_id, on_day, units, person_id, mandate_id, at)
    values (${id}, ${by.onDay}, ${units}, ${by.personId}, ${by.mandateId}, ${by.at})`.execute(db)
}

export const withdrawRequest = async (db: Db, id: number, on: Day, reason: string): Promise<void> => {
  await sql`update communication_request set withdrawn_on = ${on}, withdrawn_reason = ${reason}, version = version + 1
    where id = ${id}`.execute(db)
}

export type Acknowledged = {
  unitId: number
  doneOn: Day
  form: AckForm
  reached: number
  staff: number
  note: string | null
  fileId: number | null
}

export const addAcknowledgement = async (
  db: Db,
  requestId: number,
  one: Acknowledged,
  by: By,
): Promise<number> =>
  (
    await sql<{ id: number }>`
      insert into communication_acknowledgement (request_id, unit_id, done_on, form, reached, staff, note, file_id, person_id,
        mandate_id, on_day, at)
      values (${requestId}, ${one.unitId}, ${one.doneOn}, ${one.form}, ${one.reached}, ${one.staff}, ${one.note}, ${one.fileId},
        ${by.personId}, ${by.mandateId}, ${by.onDay}, ${by.at}) returning id`.execute(db)
  ).rows[0]?.id ?? 0

/** Gives the acknowledgement of a unit back; undefined when none stands. */
export const returnAcknowledgement = async (
  db: Db,
  requestId: number,
  unitId: number,
  { reason, by }: { reason: string; by: By },
): Promise<{ id: number; personId: string | null } | undefined> =>
  (
    await sql<{ id: number; personId: string | null }>`
      update communication_acknowledgement set returned_on = ${by.onDay}, returned_at = ${by.at}, returned_by = ${by.personId},
        returned_reason = ${reason}
      where request_id = ${requestId} and unit_id = ${unitId} and returned_on is null
      returning id, person_id as "personId"`.execute(db)
  ).rows[0]

export type AckRow = Acknowledged & {
  id: number
  fileName: string | null
  onDay: Day
  at: Date
  personName: string | null
  returnedOn: Day | null
  returnedAt: Date | null
  returnedReason: string | null
  returnedName: string | null
}

/** All that the units in sight sent, also what was given back; newest first. */
export const acknowledgementsOf = async (db: Db, sight: Sight, requestId: number): Promise<AckRow[]> =>
  (
    await sql<AckRow>`
      select d.id, d.unit_id as "unitId", d.done_on as "doneOn", d.form, d.reached, d.staff, d.note, d.file_id as "fileId",
        f.name as "fileName", d.on_day as "onDay", d.at, p.name as "personName", d.returned_on as "returnedOn",
        d.returned_at as "returnedAt", d.returned_reason as "returnedReason", b.name as "returnedName"
      from communication_acknowledgement d join communication_request r on r.id = d.request_id
        left join file_name f on f.file_id = d.file_id left join person_name p on p.person_id = d.person_id
        left join person_name b on b.person_id = d.returned_by
      where d.request_id = ${requestId} and ${addresseeInSight(sight)} order by d.id desc`.execute(db)
  ).rows

export type StepRow = {
  kind: 'extended' | 'reminded'
  at: Date
  onDay: Day
  personName: string | null
  reason: string | null
  from: Day | null
  to: Day | null
  units: number | null
}

/** What was done to a request: extensions and reminders, newest first. */
export const stepsOf = async (db: Db, requestId: number): Promise<StepRow[]> =>
  (
    await sql<StepRow>`
      select 'extended' as kind, e.at, e.on_day as "onDay", p.name as "personName", e.reason, e.from_on as "from", e.to_on as "to",
        null::int as units
      from communication_extension e left join person_name p on p.person_id = e.person_id where e.request_id = ${requestId}
      union all
      select 'reminded', m.at, m.on_day, p.name, null, null, null, m.units
      from communication_reminder m left join person_name p on p.person_id = m.person_id where m.request_id = ${requestId}
      order by 2 desc`.execute(db)
  ).rows

export const remindedOn = async (db: Db, requestId: number): Promise<Day | null> =>
  (
    await sql<{
      day: Day | null
    }>`select max(on_day) as day from communication_reminder where request_id = ${requestId}`.execute(db)
  ).rows[0]?.day ?? null
