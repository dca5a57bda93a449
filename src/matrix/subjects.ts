import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { type ActorName, type Stand, stands, titleOf } from './cast.ts'
import { type CommitteeSubjects, committeeSubjects } from './committee.ts'
import { type CommunicationSubjects, communicationSubjects } from './communication.ts'
import { type FindingSubjects, findingSubjects } from './findings.ts'
import { type InspectionSubjects, inspectionSubjects } from './inspections.ts'
import { type MeetingSubjects, meetingSubjects } from './meetings.ts'
import {
  type DirectiveSubject,
  directiveSubjects,
  documentStates,
  type PaperState,
  subjectIn,
} from './papers.ts'
import { type PilotSubjects, pilotSubjects } from './pilots.ts'
import { type RatingSubjects, ratingSubjects } from './ratings.ts'
import { type ReportSubjects, reportSubjects } from './reports.ts'
import { type ResultSubjects, resultSubjects } from './results.ts'
import { type RewardSubjects, rewardSubjects } from './rewards.ts'
import { type RoundSubjects, roundSubjects } from './rounds.ts'
import { type SurveySubjects, surveySubjects } from './surveys.ts'

/** What the addresses and bodies of the matrix speak of: row numbers of the played demonstration. */
export type Subjects = {
  task: Record<Stand, number>
  unit: Record<'STTTT' | 'STP' | 'SNV' | 'SDL' | '40', number>
  person: Partial<Record<ActorName, string>>
  mandate: Partial<Record<ActorName, number>>
  area: number
  evidence: number
  plan: number
  planRow: number
  otherPlanRow: number
  draft: number
  draftRow: number
  draftVersion: number
  sheet: number
  directive: number
  directiveItem: number
  directiveDraft: number
  draftItem: number
  directiveVersion: number
  /** another item of the draft, one whose recipients are a condition, a paragraph that nothing covers */
  otherItem: number
  conditionItem: number
  /** directives of the matrix, by what they are there for (papers.ts), and the version of each */
  paper: Record<DirectiveSubject, number>
  paperVersion: Record<DirectiveSubject, number>
  directiveFile: number
  paragraph: number
  station: number
  stationTask: number
  letterDirective: number
  letter: number
  document: number
  documentDraft: number
  documentVersion: number
  documentFile: number
  /** a document of STTTT in each state */
  documentIn: Record<PaperState, number>
  documentVersionIn: Record<PaperState, number>
  signer: number
  accountImport: number
  division: number
  resting: string
  auditEntry: number
  scope: number
  /** an issued criteria set, a draft without errors, a file that was read */
  set: number
  setDraft: number
  setVersion: number
  setFile: number
  /** committees and their seats (committee.ts) */
  committee: CommitteeSubjects
  /** meetings at each step, a recommendation (meetings.ts) */
  meetings: MeetingSubjects
  /** activities, documents brought to all staff (communication.ts) */
  communication: CommunicationSubjects
  /** the scorecard, pilot units (pilots.ts) */
  pilots: PilotSubjects
  /** periodic reports (reports.ts) */
  reports: ReportSubjects
  /** results, requests for review, initiatives (results.ts) */
  result: ResultSubjects
  /** an inspection at every step (inspections.ts) */
  inspections: InspectionSubjects
  /** rounds and sheets (rounds.ts) */
  rounds: RoundSubjects
  /** questionnaires, campaigns, a code (surveys.ts) */
  surveys: SurveySubjects
  /** results of surveys (findings.ts) */
  findings: FindingSubjects
  /** leaders' ratings (ratings.ts) */
  ratings: RatingSubjects
  /** rounds of rewards, nominations, certificates (rewards.ts) */
  rewards: RewardSubjects
  /** everybody's own, by user name */
  own: Record<'session' | 'token' | 'view' | 'notice', Record<string, string | number>>
}

// biome-ignore lint/suspicious/noExplicitAny: numbers or keys, as each query gives them
const record = async (db: Db, query: RawBuilder<any>): Promise<Record<string, any>> =>
  Object.fromEntries((await query.execute(db)).rows.map(({ key, value }) => [key, value]))

// biome-ignore lint/suspicious/noExplicitAny: as above
const one = async (db: Db, query: RawBuilder<any>): Promise<number> =>
  (await query.execute(db)).rows[0]?.id ?? 0

const openRow = (offset: number) => sql<{ id: number }>`
  select r.id from plan_task r join plan p on p.id = r.plan_id
  where p.year = 2025 and exists (select from task t where t.instruction_id = r.instruction_id
    and t.state not in ('completed', 'recalled')) order by r.id offset ${offset} limit 1`

const bySubject = async <K extends string>(
  db: Db,
  table: 'directive' | 'official_document',
  subjects: Record<K, string>,
): Promise<{ ids: Record<K, number>; versions: Record<K, number> }> => {
  const rows = await sql<{ id: number; version: number; subject: string }>`
    select id, version, subject from ${sql.table(table)} where subject = any(${Object.values(subjects)}::text[])`.execute(
    db,
  )
  const found = (pick: 'id' | 'version') =>
    Object.fromEntries(
      Object.entries(subjects).map(([key, text]) => [
        key,
        rows.rows.find((row) => row.subject === text)?.[pick] ?? 0,
      ]),
    ) as Record<K, number>
  return { ids: found('id'), versions: found('version') }
}

/** The directives and documents of the matrix (papers.ts), with what their doors speak of. */
const papersOf = async (db: Db) => {
  const directives = await bySubject(db, 'directive', directiveSubjects)
  const documents = await bySubject(
    db,
    'official_document',
    Object.fromEntries(documentStates.map((state) => [state, subjectIn(state)])) as Record<
      PaperState,
      string
    >,
  )
  const { draft, answered, whole } = directives.ids
  const item = (number: string) =>
    one(db, sql`select id from directive_item where directive_id = ${draft} and number = ${number}`)
  const issued = sql`(select id from official_document where state = 'issued' and provincial and source_kind = 'plan' order by id desc limit 1)`
  return {
    paper: directives.ids,
    paperVersion: directives.versions,
    directiveDraft: draft,
    directiveVersion: directives.versions.whole,
    directiveFile: whole,
    draftItem: await item('2'),
    otherItem: await item('3'),
    conditionItem: await item('4'),
    paragraph: await one(
      db,
      sql`select no as id from directive_paragraph where directive_id = ${draft} and fate = 'uncovered' limit 1`,
    ),
    station: await one(
      db,
      sql`select s.id from route_station s join directive_item i on i.id = s.item_id where i.directive_id = ${answered}`,
    ),
    stationTask: await one(
      db,
      sql`select p.task_id as id from route_passage p join route_station s on s.id = p.station_id
        join directive_item i on i.id = s.item_id where i.directive_id = ${answered}`,
    ),
    letter: await one(db, sql`select id from directive_letter where directive_id = ${answered}`),
    letterDirective: answered,
    document: await one(db, sql`select id from official_document where id = ${issued}`),
    documentFile: await one(db, sql`select pdf_file_id as id from official_document where id = ${issued}`),
    documentDraft: documents.ids.draft,
    documentVersion: documents.versions.draft,
    documentIn: documents.ids,
    documentVersionIn: documents.versions,
  }
}

export const subjectsOf = async (db: Db): Promise<Subjects> => {
  const titles = await record(
    db,
    sql`select title as key, id as value from task where title like 'Nhiệm vụ mẫu%'`,
  )
  return {
    task: Object.fromEntries(stands.map((stand) => [stand, titles[titleOf(stand)]])) as Subjects['task'],
    unit: (await record(db, sql`select code as key, unit_id as value from unit_code`)) as Subjects['unit'],
    person: await record(db, sql`select username as key, id as value from person`),
    mandate: await record(
      db,
      sql`select p.username as key, m.id as value from mandate m join person p on p.id = m.person_id order by m.id desc`,
    ),
    area: await one(db, sql`select id from reform_area order by id limit 1`),
    evidence: await one(
      db,
      sql`select id from task_evidence where task_id = ${titles[titleOf('accepted')] ?? 0}`,
    ),
    plan: await one(db, sql`select id from plan where year = 2025 order by id limit 1`),
    // what is done is neither dropped nor merged
    planRow: await one(db, openRow(0)),
    otherPlanRow: await one(db, openRow(1)),
    draft: await one(db, sql`select id from plan where state = 'draft'`),
    draftVersion: await one(db, sql`select version as id from plan where state = 'draft'`),
    draftRow: await one(
      db,
      sql`select r.id from plan_task r join plan p on p.id = r.plan_id where p.state = 'draft' order by r.id limit 1`,
    ),
    sheet: await one(
      db,
      sql`select id from job_progress where kind = 'plan-import' order by id desc limit 1`,
    ),
    auditEntry: await one(db, sql`select seq as id from audit_entry order by seq limit 1`),
    scope: await one(db, sql`select id from mandate_scope where purpose = 'inspection' order by id limit 1`),
    directive: await one(
      db,
      sql`select id from directive where state = 'issued' and subject not like '%của ma trận%' order by id desc limit 1`,
    ),
    directiveItem: await one(
      db,
      sql`select i.id from directive_item i join directive d on d.id = i.directive_id
        where d.state = 'issued' and d.subject not like '%của ma trận%' order by d.id desc, i.id limit 1`,
    ),
    ...(await papersOf(db)),
    signer: await one(db, sql`select id from signer order by id limit 1`),
    accountImport: await one(
      db,
      sql`select id from job_progress where kind = 'identity.import-accounts' order by id desc limit 1`,
    ),
    division: await one(db, sql`select unit_id as id from unit_code where code = 'MT-PHONG'`),
    resting: String(await one(db, sql`select id from person where username = 'nghi.stttt'`)),
    set: await one(
      db,
      sql`select id from criteria_set where code = 'synthetic-department-100' and state = 'issued'`,
    ),
    setDraft: await one(db, sql`select id from criteria_set where code = 'mau-ma-tran'`),
    setVersion: await one(db, sql`select row_version as id from criteria_set where code = 'mau-ma-tran'`),
    setFile: await one(
      db,
      sql`select id from job_progress where kind = 'criteria-import' and state = 'waiting' order by id desc limit 1`,
    ),
    pilots: await pilotSubjects(db),
    reports: await reportSubjects(db),
    result: await resultSubjects(db),
    committee: await committeeSubjects(db),
    meetings: await meetingSubjects(db),
    communication: await communicationSubjects(db),
    rounds: await roundSubjects(db),
    surveys: await surveySubjects(db),
    inspections: await inspectionSubjects(db),
    findings: await findingSubjects(db),
    ratings: await ratingSubjects(db),
    rewards: await rewardSubjects(db),
    own: {
      session: await record(
        db,
        sql`select p.username as key, s.id as value from auth_session s join person p on p.id = s.person_id`,
      ),
      token: await record(
        db,
        sql`select p.username as key, t.id as value from api_token t join person p on p.id = t.person_id`,
      ),
      view: await record(
        db,
        sql`select p.username as key, v.id as value from saved_view v join person p on p.id = v.person_id`,
      ),
      notice: await record(
        db,
        sql`select p.username as key, n.id as value from notification n join person p on p.id = n.person_id
          where n.occasion = 'matrix'`,
      ),
    },
  }
}
