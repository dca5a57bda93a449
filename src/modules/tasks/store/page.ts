import { sql } from 'kysely'
import type { Actor } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Lang } from '#platform/lang.ts'
import type { Held } from '../policy.ts'
import type { TaskEvent, TaskState } from '../rules/task.ts'
import { type Involved, involved } from './involved.ts'
import { visibleTo } from './visible.ts'

/** All that a task's page tells beside its events. Person, work, time, result, responsibility: the five clear things. */
export type TaskPage = Held & {
  id: number
  version: number
  code: string
  title: string
  body: string | null
  product: string
  response: string[]
  documentNo: string | null
  source: { kind: string; id: number; label: string; path: string }
  year: number
  instructionId: number
  area: { id: number; vi: string; en: string } | null
  basisId: number | null
  deadline: { kind: string; text: string | null; on: Day | null; reading: string }
  lead: { id: number; name: string; head: string | null }
  focal: { id: string; name: string } | null
  supervisor: { personId: string; name: string } | null
  issuer: { name: string; title: Record<Lang, string> } | null
  parent: { id: number; code: string; title: string } | null
}

type Row = Omit<
  TaskPage,
  'leadUnitId' | 'leadSubtree' | 'parentLeadUnitId' | 'issuerUnitId' | 'submittedBy'
> & {
  lead_subtree: number[]
  parent_lead: number | null
  issuer_unit: number | null
  submitted_by: string | null
}

/** A task in the actor's sight with every name its page needs; undefined when there is none. One statement. */
export async function findTaskPage(
  db: Db,
  actor: Actor,
  id: number,
  today: Day,
): Promise<TaskPage | undefined> {
  const found = await sql<Row>`
    select t.id, t.version, t.code, t.title, i.body, i.product, i.response, i.document_no as "documentNo",
      json_build_object('kind', t.source_kind, 'id', t.source_id, 'label', i.source_label, 'path', i.path) as source,
      t.year, t.instruction_id as "instructionId", t.basis_id as "basisId",
      (select json_build_object('id', a.area_id, 'vi', a.name_vi, 'en', a.name_en) from area_name a where a.area_id = t.area_id) as area,
      json_build_object('kind', i.deadline_kind, 'text', i.deadline_text, 'on', i.deadline_on, 'reading', i.deadline_reading) as deadline,
      json_build_object('id', t.lead_unit_id, 'name', u.name_vi, 'head', (select m.person_name from mandate_on(${today}::date) m
        where m.unit_id = t.lead_unit_id and 'head' = any(m.roles) order by m.for_mandate_id nulls first limit 1)) as lead,
      (select json_build_object('id', f.person_id, 'name', f.name) from person_name f where f.person_id = t.focal_person_id) as focal,
      (select json_build_object('personId', s.person_id, 'name', s.person_name) from mandate_name s where s.mandate_id = t.supervisor_mandate_id) as supervisor,
      (select json_build_object('name', m.person_name, 'title', json_build_object('vi', m.title_vi, 'en', m.title_en)) from mandate_name m where m.mandate_id = i.issuer_mandate_id) as issuer,
      (select json_build_object('id', p.id, 'code', p.code, 'title', p.title) from task p where p.id = t.parent_id) as parent,
      array(select unit_id from unit_subtree(t.lead_unit_id, ${today}::date)) as lead_subtree,
      (select p.lead_unit_id from task p where p.id = t.parent_id) as parent_lead,
      i.issuer_unit_id as issuer_unit, t.submitted_by
    from task t join instruction i on i.id = t.instruction_id join unit_name u on u.unit_id = t.lead_unit_id
    where t.id = ${id} and ${visibleTo(actor)}`.execute(db)
  const row = found.rows[0]
  if (!row) return undefined
  const { lead_subtree, parent_lead, issuer_unit, submitted_by, ...rest } = row
  return {
    ...rest,
    leadUnitId: row.lead.id,
    leadSubtree: lead_subtree,
    parentLeadUnitId: parent_lead,
    issuerUnitId: issuer_unit,
    submittedBy: submitted_by,
  }
}

export type EvidenceLine = {
  id: number
  title: string
  documentNo: string | null
  pageRef: string | null
  submission: number | null
  day: Day
  person: string
  personId: string
  withdrawn: { reason: string | null; person: string | null; at: string } | null
  file: { id: number; name: string; mime: string; size: number; pages: number | null } | null
}
export type NoteLine = {
  id: number
  text: string
  at: string
  person: string
  title: Record<Lang, string> | null
  /** names of those it was written to */
  mentions: string[]
}
export type PartLine = {
  unitId: number
  name: string
  part: string | null
  dueOn: Day | null
  doneOn: Day | null
  /** what the unit told of it, oldest first */
  told: ToldLine[]
}
export type ToldLine = {
  done: boolean
  on: Day
  at: string
  note: string | null
  person: string
  title: Record<Lang, string> | null
}
export type ChildLine = {
  id: number
  code: string
  title: string
  state: TaskState
  lead: string
  dueOn: Day | null
}

export type Papers = {
  evidence: EvidenceLine[]
  notes: NoteLine[]
  coordinators: PartLine[]
  children: ChildLine[]
  people: Involved[]
}

/** What lies with a task: evidence, notes, coordinators' parts, parts given below, and who is involved. One statement. */
export async function findPapers(db: Db, taskId: number, today: Day): Promise<Papers> {
  const found = await sql<Papers>`
    select
      (select coalesce(json_agg(e order by e.id desc), '[]') from (
        select e.id, e.title, e.document_no as "documentNo", e.page_ref as "pageRef", e.submission, e.day,
          p.name as person, e.person_id as "personId",
          case when e.withdrawn_at is not null then json_build_object('reason', e.withdrawn_reason, 'at', e.withdrawn_at,
            'person', (select w.name from person_name w where w.person_id = e.withdrawn_by)) end as withdrawn,
          (select json_build_object('id', f.file_id, 'name', f.name, 'mime', f.mime, 'size', f.size, 'pages', f.pages)
            from file_name f where f.file_id = e.file_id) as file
        from task_evidence e join person_name p on p.person_id = e.person_id where e.task_id = ${taskId}) e) as evidence,
      (select coalesce(json_agg(n order by n.id desc), '[]') from (
        select n.id, n.text, n.at, p.name as person,
          case when m.mandate_id is null then null else json_build_object('vi', m.title_vi, 'en', m.title_en) end as title,
          (select coalesce(json_agg(w.name order by w.name), '[]') from person_name w where w.person_id = any(n.mentions)) as mentions
        from task_note n join person_name p on p.person_id = n.person_id
          left join mandate_name m on m.mandate_id = n.mandate_id where n.task_id = ${taskId}) n) as notes,
      (select coalesce(json_agg(c order by c.name), '[]') from (
        select c.unit_id as "unitId", u.name_vi as name, c.part, c.due_on as "dueOn", c.done_on as "doneOn",
          (select coalesce(json_agg(json_build_object('done', b.done, 'on', b.on_day, 'at', b.at, 'note', b.note,
              'person', p.name, 'title', case when m.mandate_id is not null then
                json_build_object('vi', m.title_vi, 'en', m.title_en) end) order by b.id), '[]')
            from task_contribution b join person_name p on p.person_id = b.person_id
              left join mandate_name m on m.mandate_id = b.mandate_id
            where b.task_id = c.task_id and b.unit_id = c.unit_id) as told
        from task_coordinator c join unit_name u on u.unit_id = c.unit_id where c.task_id = ${taskId}) c) as coordinators,
      (select coalesce(json_agg(k order by k.code), '[]') from (
        select k.id, k.code, k.title, k.state, u.name_vi as lead, k.due_on as "dueOn"
        from task k join unit_name u on u.unit_id = k.lead_unit_id where k.parent_id = ${taskId}) k) as children,
      (select coalesce(json_agg(p order by p.name, p.id), '[]') from (${involved(taskId, today)}) p) as people`.execute(
    db,
  )
  return found.rows[0] ?? { evidence: [], notes: [], coordinators: [], children: [], people: [] }
}

/** Names of who did what in these events: person and office, and of the units they speak of. One statement. */
export async function namesIn(
  db: Db,
  events: readonly TaskEvent[],
): Promise<{
  persons: Map<string, string>
  offices: Map<number, { title: Record<Lang, string>; unit: string }>
  units: Map<number, string>
}> {
  const personIds = [
    ...new Set(events.flatMap((e) => [e.personId, e.facts.focalPersonId]).filter((id) => id)),
  ]
  const mandateIds = [...new Set(events.map((e) => e.mandateId).filter((id) => id !== null))]
  const unitIds = [...new Set(events.map((e) => e.leadUnitId).filter((id) => id !== null))]
  const found = await sql<{
    kind: string
    key: string
    name: string
    en: string | null
    unit: string | null
  }>`
    select 'person' as kind, person_id as key, name, null as en, null as unit from person_name where person_id = any(${personIds}::text[])
    union all select 'office', m.mandate_id::text, m.title_vi, m.title_en, u.name_vi from mandate_name m
      join unit_name u on u.unit_id = m.unit_id where m.mandate_id = any(${mandateIds}::bigint[])
    union all select 'unit', unit_id::text, name_vi, null, null from unit_name where unit_id = any(${unitIds}::bigint[])`.execute(
    db,
  )
  const of = (kind: string) => found.rows.filter((row) => row.kind === kind)
  return {
    persons: new Map(of('person').map((r) => [r.key, r.name])),
    offices: new Map(
      of('office').map((r) => [
        Number(r.key),
        { title: { vi: r.name, en: r.en ?? r.name }, unit: r.unit ?? '' },
      ]),
    ),
    units: new Map(of('unit').map((r) => [Number(r.key), r.name])),
  }
}
