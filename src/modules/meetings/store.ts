import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Answer, Attendance, MeetingKind, MeetingState } from './rules.ts'

/** Whose meetings are seen: all, those to which one is invited, those of committees one prepares. */
export type Sight = { all: boolean; personId: string; unitIds: readonly number[] }

export type MeetingRow = {
  id: number
  committeeId: number
  committeeName: string
  committeeNameEn: string | null
  unitId: number
  provincial: boolean
  kind: MeetingKind
  title: string
  heldOn: Day
  startsAt: string
  place: string
  state: MeetingState
  minutes: string | null
  minutesBy: string | null
  minutesApprovedAt: Date | null
  documentId: number | null
  noticeNo: string | null
  concludedOn: Day | null
  cancelledReason: string | null
  version: number
  invited: number
  present: number
  conclusions: number
}

/** Whether the committee `c` is the province's. */
export const ofProvince: RawBuilder<boolean> = sql`coalesce(c.unit_id = (select (value #>> '{}')::bigint from setting where key = 'installation.unit'
    order by valid_from desc limit 1), false)`

const columns = sql`
  m.id, m.committee_id as "committeeId", c.name_vi as "committeeName", c.name_en as "committeeNameEn",
  c.unit_id as "unitId", ${ofProvince} as provincial,
  m.kind, m.title, m.held_on as "heldOn", m.starts_at as "startsAt", m.place, m.state, m.minutes,
  m.minutes_by as "minutesBy", m.minutes_approved_at as "minutesApprovedAt", m.document_id as "documentId",
  m.notice_no as "noticeNo", m.concluded_on as "concludedOn", m.cancelled_reason as "cancelledReason", m.version,
  (select count(*)::int from meeting_invitee i where i.meeting_id = m.id) as invited,
  (select count(*)::int from meeting_invitee i where i.meeting_id = m.id and i.attended in ('present', 'substitute')) as present,
  (select count(*)::int from meeting_conclusion k where k.meeting_id = m.id) as conclusions`

/** A unit's own committee is prepared, so seen, by its head and focal officer; the province's by those who see all. */
export const seenMeeting = ({ all, personId, unitIds }: Sight): RawBuilder<unknown> => sql`(${all}::boolean
  or c.unit_id = any(${[...unitIds]}::bigint[]) and not ${ofProvince}
  or (m.state <> 'draft' and exists (select from meeting_invitee v where v.meeting_id = m.id
    and (v.person_id = ${personId} or v.unit_id = any(${[...unitIds]}::bigint[])))))`

/** Meetings in sight, the latest first. */
export const listMeetings = async (db: Db, sight: Sight): Promise<MeetingRow[]> => {
  const found = await sql<MeetingRow>`
    select ${columns} from meeting m join committee_name c on c.committee_id = m.committee_id where ${seenMeeting(sight)}
    order by m.held_on desc, m.id desc limit 300`.execute(db)
  return found.rows
}

export const findMeeting = async (db: Db, sight: Sight, id: number): Promise<MeetingRow | undefined> => {
  const found = await sql<MeetingRow>`
    select ${columns} from meeting m join committee_name c on c.committee_id = m.committee_id where m.id = ${id} and ${seenMeeting(sight)}`.execute(
    db,
  )
  return found.rows[0]
}

/** Holds a meeting until the transaction ends, so that two changes do not cross. */
export const lockMeeting = async (db: Db, id: number): Promise<void> => {
  await sql`select from meeting where id = ${id} for update`.execute(db)
}

/** The meeting of the same committee concluded last before a day, whose conclusions the next one opens with. */
export const concludedBefore = async (
  db: Db,
  of: { id: number; committeeId: number; heldOn: Day },
): Promise<{ id: number; title: string; heldOn: Day; noticeNo: string } | undefined> => {
  const found = await sql<{ id: number; title: string; heldOn: Day; noticeNo: string }>`
    select id, title, held_on as "heldOn", notice_no as "noticeNo" from meeting
    where committee_id = ${of.committeeId} and state = 'concluded' and id <> ${of.id} and held_on <= ${of.heldOn}::date
    order by held_on desc, id desc limit 1`.execute(db)
  return found.rows[0]
}

export type Head = {
  kind: MeetingKind
  title: string
  heldOn: Day
  startsAt: string
  place: string
  agenda: readonly string[]
}

const saveAgenda = async (db: Db, id: number, agenda: readonly string[]): Promise<void> => {
  await sql`delete from meeting_agenda where meeting_id = ${id}`.execute(db)
  await sql`insert into meeting_agenda (meeting_id, position, text)
    select ${id}, n, text from unnest(${[...agenda]}::text[]) with ordinality as a(text, n)`.execute(db)
}

export const addMeeting = async (
  db: Db,
  row: Head & { committeeId: number; personId: string | null; at: Date },
): Promise<number> => {
  const made = await sql<{ id: number }>`
    insert into meeting (committee_id, kind, title, held_on, starts_at, place, made_by, made_at)
    values (${row.committeeId}, ${row.kind}, ${row.title}, ${row.heldOn}, ${row.startsAt}, ${row.place}, ${row.personId},
      ${row.at}) returning id`.execute(db)
  const id = made.rows[0]?.id ?? 0
  await saveAgenda(db, id, row.agenda)
  return id
}

export const saveMeeting = async (db: Db, id: number, head: Head): Promise<void> => {
  await sql`update meeting set kind = ${head.kind}, title = ${head.title}, held_on = ${head.heldOn},
    starts_at = ${head.startsAt}, place = ${head.place}, version = version + 1 where id = ${id}`.execute(db)
  await saveAgenda(db, id, head.agenda)
}

export const setState = async (
  db: Db,
  id: number,
  state: MeetingState,
  more: { calledAt?: Date; reason?: string } = {},
): Promise<void> => {
  await sql`update meeting set state = ${state}, called_at = coalesce(${more.calledAt ?? null}, called_at),
    cancelled_reason = coalesce(${more.reason ?? null}, cancelled_reason), version = version + 1 where id = ${id}`.execute(
    db,
  )
}

export type InviteeRow = {
  id: number
  seatId: number | null
  unitId: number | null
  personId: string | null
  name: string
  /** of a unit that is still called so */
  nameEn: string | null
  answer: Answer | null
  substitute: string | null
  reason: string | null
  attended: Attendance | null
}
export type PaperRow = { id: number; title: string; fileId: number; fileName: string }
export type OpinionRow = { id: number; name: string; text: string; at: string }
export type ConclusionRow = {
  id: number
  position: number
  text: string
  leadUnitIds: number[]
  coordinatorUnitIds: number[]
  leads: string[]
  coordinators: string[]
  leadsEn: string[]
  product: string | null
  dueOn: Day | null
  instructionId: number | null
}
export type Parts = {
  agenda: { position: number; text: string }[]
  invitees: InviteeRow[]
  papers: PaperRow[]
  opinions: OpinionRow[]
  conclusions: ConclusionRow[]
}

/** Agenda, invitations, papers, opinions and conclusions of a meeting, in one statement. */
export const partsOf = async (db: Db, id: number): Promise<Parts> => {
  const found = await sql<Parts>`
    select
      coalesce((select jsonb_agg(jsonb_build_object('position', a.position, 'text', a.text) order by a.position)
        from meeting_agenda a where a.meeting_id = ${id}), '[]') as agenda,
      coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'seatId', i.seat_id, 'unitId', i.unit_id,
        'personId', i.person_id, 'name', i.name,
        'nameEn', (select u.name_en from unit_name u where u.unit_id = i.unit_id and u.name_vi = i.name), 'answer', i.answer, 'substitute', i.substitute, 'reason', i.reason,
        'attended', i.attended) order by i.id) from meeting_invitee i where i.meeting_id = ${id}), '[]') as invitees,
      coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'title', p.title, 'fileId', p.file_id, 'fileName', p.title)
        order by p.id) from meeting_paper p where p.meeting_id = ${id}), '[]') as papers,
      coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'text', o.text, 'at', o.at) order by o.id)
        from meeting_opinion o where o.meeting_id = ${id}), '[]') as opinions,
      coalesce((select jsonb_agg(jsonb_build_object('id', k.id, 'position', k.position, 'text', k.text,
        'leadUnitIds', k.lead_unit_ids, 'coordinatorUnitIds', k.coordinator_unit_ids,
        'leads', array(select n.name_vi from unit_name n where n.unit_id = any(k.lead_unit_ids) order by n.unit_id),
        'leadsEn', array(select coalesce(n.name_en, n.name_vi) from unit_name n where n.unit_id = any(k.lead_unit_ids) order by n.unit_id),
        'coordinators', array(select n.name_vi from unit_name n where n.unit_id = any(k.coordinator_unit_ids) order by n.unit_id),
        'product', k.product, 'dueOn', k.due_on, 'instructionId', k.instruction_id) order by k.position)
        from meeting_conclusion k where k.meeting_id = ${id}), '[]') as conclusions`.execute(db)
  return found.rows[0] as Parts
}

export type NewInvitee = {
  seatId: number | null
  unitId: number | null
  personId: string | null
  name: string
}

/** Adds invitations; whoever is invited already stays as they are. Gives how many were added. */
export const addInvitees = async (db: Db, id: number, rows: readonly NewInvitee[]): Promise<number> => {
  const made = await sql`
    insert into meeting_invitee (meeting_id, seat_id, unit_id, person_id, name)
    select ${id}, "seatId", "unitId", "personId", name from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r("seatId" bigint, "unitId" bigint, "personId" text, name text)
    on conflict do nothing`.execute(db)
  return Number(made.numAffectedRows ?? 0)
}

export const answerInvitee = async (
  db: Db,
  id: number,
  {
    answer,
    substitute,
    reason,
    at,
  }: { answer: Answer; substitute: string | null; reason: string | null; at: Date },
): Promise<void> => {
  await sql`update meeting_invitee set answer = ${answer}, substitute = ${substitute}, reason = ${reason},
    answered_at = ${at} where id = ${id}`.execute(db)
}

/** Who came, and who sent somebody; the rest were absent. */
export const saveAttendance = async (
  db: Db,
  id: number,
  came: { present: readonly number[]; substitute: readonly number[] },
): Promise<void> => {
  await sql`update meeting_invitee set attended = case when id = any(${[...came.present]}::bigint[]) then 'present'
    when id = any(${[...came.substitute]}::bigint[]) then 'substitute' else 'absent' end where meeting_id = ${id}`.execute(
    db,
  )
}

export const addPaper = async (
  db: Db,
  id: number,
  paper: { title: string; fileId: number; personId: string | null; at: Date },
): Promise<void> => {
  await sql`insert into meeting_paper (meeting_id, title, file_id, person_id, at)
    values (${id}, ${paper.title}, ${paper.fileId}, ${paper.personId}, ${paper.at})`.execute(db)
}

export const addOpinion = async (
  db: Db,
  id: number,
  one: { name: string; text: string; personId: string | null; at: Date },
): Promise<void> => {
  await sql`insert into meeting_opinion (meeting_id, name, text, person_id, at)
    values (${id}, ${one.name}, ${one.text}, ${one.personId}, ${one.at})`.execute(db)
}

/** Keeps the minutes; what was approved is approved no more once its words change. */
export const saveMinutes = async (
  db: Db,
  id: number,
  minutes: string,
  personId: string | null,
): Promise<void> => {
  await sql`update meeting set minutes = ${minutes}, minutes_by = ${personId}, minutes_approved_by = null,
    minutes_approved_at = null, version = version + 1 where id = ${id}`.execute(db)
}

export const approveMinutes = async (
  db: Db,
  id: number,
  personId: string | null,
  at: Date,
): Promise<void> => {
  await sql`update meeting set minutes_approved_by = ${personId}, minutes_approved_at = ${at}, version = version + 1
    where id = ${id}`.execute(db)
}

export type NewConclusion = Pick<
  ConclusionRow,
  'text' | 'leadUnitIds' | 'coordinatorUnitIds' | 'product' | 'dueOn'
>

export const addConclusion = async (db: Db, id: number, one: NewConclusion): Promise<void> => {
  await sql`insert into meeting_conclusion (meeting_id, position, text, lead_unit_ids, coordinator_unit_ids, product, due_on)
    select ${id}, coalesce(max(position), 0) + 1, ${one.text}, ${[...one.leadUnitIds]}::bigint[],
      ${[...one.coordinatorUnitIds]}::bigint[], ${one.product}, ${one.dueOn}::date
    from meeting_conclusion where meeting_id = ${id}`.execute(db)
}

/** Takes a conclusion out; those after it move up. */
export const removeConclusion = async (db: Db, id: number, position: number): Promise<boolean> => {
  const gone =
    await sql`delete from meeting_conclusion where meeting_id = ${id} and position = ${position}`.execute(db)
  // in two steps: each place is taken until the one before it is free
  await sql`update meeting_conclusion set position = -position where meeting_id = ${id} and position > ${position}`.execute(
    db,
  )
  await sql`update meeting_conclusion set position = -position - 1 where meeting_id = ${id} and position < 0`.execute(
    db,
  )
  return Boolean(gone.numAffectedRows)
}

export const noteDocument = async (db: Db, id: number, documentId: number): Promise<void> => {
  await sql`update meeting set document_id = ${documentId}, version = version + 1 where id = ${id}`.execute(
    db,
  )
}

/** The notice is issued: the meeting is concluded, each item of work knows its instruction. */
export const conclude = async (
  db: Db,
  id: number,
  {
    cited,
    on,
    given,
  }: { cited: string; on: Day; given: readonly { position: number; instructionId: number }[] },
): Promise<void> => {
  await sql`update meeting set state = 'concluded', notice_no = ${cited}, concluded_on = ${on}::date, version = version + 1
    where id = ${id}`.execute(db)
  await sql`update meeting_conclusion k set instruction_id = g."instructionId"
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g(position int, "instructionId" bigint)
    where k.meeting_id = ${id} and k.position = g.position`.execute(db)
}

/** Whose committees `c` somebody acts for: the province's, and those of units. */
export type ActsFor = { province: boolean; unitIds: readonly number[] }

export const actsFor = ({ province, unitIds }: ActsFor): RawBuilder<boolean> => sql`
  (case when ${ofProvince} then ${province}::boolean else c.unit_id = any(${[...unitIds]}::bigint[]) end)`

/** Invitations without an answer, minutes to approve, meetings held but not concluded. */
export const waitingRows = (
  sight: Sight,
  may: { prepares: ActsFor; chairs: ActsFor },
  today: Day,
): RawBuilder<unknown> => sql`
  select 'meetings'::text as room, 'answer-invitation'::text as act, m.id as subject_id, m.title::text as title,
    i.name::text as detail, ('/meetings/' || m.id || '#answer')::text as url, m.held_on as due_on, m.called_at::date as since
  from meeting_invitee i join meeting m on m.id = i.meeting_id
  where m.state = 'called' and i.answer is null and m.held_on >= ${today}::date
    and (i.person_id = ${sight.personId} or i.unit_id = any(${[...sight.unitIds]}::bigint[]))
  union all
  select 'meetings'::text, 'approve-minutes'::text, m.id, m.title::text, null::text, ('/meetings/' || m.id || '#minutes')::text,
    null::date, m.held_on
  from meeting m join committee_name c on c.committee_id = m.committee_id where ${actsFor(may.chairs)} and m.minutes is not null and m.minutes_approved_at is null
    and m.state in ('held', 'concluded') and m.minutes_by is distinct from ${sight.personId}
  union all
  select 'meetings'::text, 'issue-notice'::text, m.id, m.title::text, null::text, ('/meetings/' || m.id || '#notice')::text,
    null::date, m.held_on
  from meeting m join document_name d on d.document_id = m.document_id join committee_name c on c.committee_id = m.committee_id
  where ${actsFor(may.prepares)} and m.state = 'held' and d.state in ('signed', 'issued')`
