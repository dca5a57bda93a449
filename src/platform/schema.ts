// Made by `npm run schema` from db/migrations. Do not edit.
import type { ColumnType } from 'kysely'
import type { Day } from './day.ts'

/** May be left out of an insert. */
export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U>
    ? ColumnType<S, I | undefined, U>
    : ColumnType<T, T | undefined, T>
/** Made by the database alone. */
export type Identity = ColumnType<number, never, never>
/** Exact: text in both directions (a whole number may be written). */
export type Numeric = ColumnType<string, string | number, string | number>
export type Timestamp = ColumnType<Date, Date | string, Date | string>
/** Read parsed, written as text: json(value) of platform/db.ts. */
export type Json = ColumnType<unknown, string, string>

export interface Addressee {
  person_id: string | null
  name: string
  address: string | null
  lang: string | null
  mail_mode: string
}

export interface ApiToken {
  id: Identity
  token_hash: string
  person_id: string
  name: string
  scope: 'read' | 'write'
  made_at: Generated<Timestamp>
  expires_at: Timestamp | null
  revoked_at: Timestamp | null
  last_used_at: Timestamp | null
}

export interface AreaName {
  area_id: number | null
  code: string
  name_vi: string
  name_en: string
  position: number
}

export interface AuditAnchor {
  id: Identity
  seq: number
  hash: string
  at: Generated<Timestamp>
  place: string
}

export interface AuditEntry {
  seq: number
  at: Timestamp
  day: Day
  person_id: string | null
  mandate_id: number | null
  for_person_id: string | null
  verb: string
  subject_kind: string
  subject_id: string
  unit_id: number | null
  reason: string | null
  before: Json | null
  after: Json | null
  personal_hash: string
  prev_hash: string
  hash: string
}

export interface AuditPersonal {
  seq: number
  salt: string
  person_name: string | null
  ip: string | null
  user_agent: string | null
  erased_at: Timestamp | null
}

export interface AuthAccount {
  id: string
  account_id: string
  provider_id: string
  person_id: string
  access_token: string | null
  refresh_token: string | null
  id_token: string | null
  access_token_expires_at: Timestamp | null
  refresh_token_expires_at: Timestamp | null
  scope: string | null
  password: string | null
  created_at: Generated<Timestamp>
  updated_at: Generated<Timestamp>
}

export interface AuthRateLimit {
  key: string
  points: Generated<number>
  expire: number | null
}

export interface AuthSession {
  id: string
  token: string
  person_id: string
  expires_at: Timestamp
  ip_address: string | null
  user_agent: string | null
  created_at: Generated<Timestamp>
  updated_at: Generated<Timestamp>
}

export interface AuthTwoFactor {
  id: string
  secret: string
  backup_codes: string
  person_id: string
  verified: boolean | null
  failed_verification_count: Generated<number | null>
  locked_until: Timestamp | null
}

export interface AuthVerification {
  id: string
  identifier: string
  value: string
  expires_at: Timestamp
  created_at: Generated<Timestamp>
  updated_at: Generated<Timestamp>
}

export interface Basis {
  id: Identity
  code: string
  name_vi: string
  name_en: string
  document_no: string | null
  parent_id: number | null
  valid_from: Day
  valid_to: Day | null
}

export interface Committee {
  id: Identity
  unit_id: number
  name_vi: string
  name_en: string | null
  decision_no: string
  decided_on: Day
  standing_unit_id: number | null
  source: string | null
  valid_to: Day | null
  made_by: string | null
  made_at: Timestamp
}

export interface CommitteeAssignment {
  id: Identity
  seat_id: number
  kind: 'area' | 'unit' | 'pilot'
  target_id: number
  year: number | null
  valid_from: Day
  valid_to: Day | null
  decision_no: string | null
}

export interface CommitteeDuty {
  id: Identity
  committee_id: number
  text_vi: string
  text_en: string | null
  valid_from: Day
  decision_no: string
}

export interface CommitteeHolding {
  id: Identity
  seat_id: number
  person_id: string | null
  holder_name: string | null
  mandate_id: number | null
  valid_from: Day
  valid_to: Day | null
  decision_no: string | null
  made_at: Timestamp
}

export interface CommitteeName {
  committee_id: number | null
  unit_id: number
  name_vi: string
  name_en: string | null
}

export interface CommitteeSeat {
  id: Identity
  committee_id: number
  role:
    | 'head'
    | 'standing-deputy'
    | 'deputy'
    | 'standing-member'
    | 'member'
    | 'team-leader'
    | 'team-deputy'
    | 'team-member'
  position: number
  post_vi: string
  post_en: string | null
  unit_id: number | null
  office: string | null
  valid_from: Day
  valid_to: Day | null
  decision_no: string
}

export interface CommunicationAcknowledgement {
  id: Identity
  request_id: number
  unit_id: number
  done_on: Day
  form: 'conference' | 'meeting' | 'written-copy' | 'e-office' | 'message' | 'other'
  reached: number
  staff: number
  note: string | null
  file_id: number | null
  person_id: string | null
  mandate_id: number | null
  on_day: Day
  at: Timestamp
  returned_on: Day | null
  returned_at: Timestamp | null
  returned_by: string | null
  returned_reason: string | null
}

export interface CommunicationActivity {
  id: Identity
  unit_id: number
  channel_id: number
  title: string
  from_on: Day
  to_on: Day
  items: number
  reach: number | null
  reach_how: 'measured' | 'estimated' | null
  state_money: number | null
  other_money: number | null
  task_id: number | null
  link: string | null
  note: string | null
  version: Generated<number>
  made_by: string | null
  made_at: Timestamp
  withdrawn_on: Day | null
  withdrawn_reason: string | null
}

export interface CommunicationAddressee {
  request_id: number
  unit_id: number
  asked_on: Day
}

export interface CommunicationChange {
  id: Identity
  activity_id: number
  kind: 'corrected' | 'withdrawn'
  reason: string
  before: Json
  after: Json | null
  person_id: string | null
  mandate_id: number | null
  on_day: Day
  at: Timestamp
}

export interface CommunicationChannel {
  id: Identity
  code: string | null
  name_vi: string
  name_en: string
  counted_vi: string
  counted_en: string
  position: number
  valid_from: Day
  valid_to: Day | null
}

export interface CommunicationExtension {
  id: Identity
  request_id: number
  from_on: Day
  to_on: Day
  reason: string
  person_id: string | null
  mandate_id: number | null
  on_day: Day
  at: Timestamp
}

export interface CommunicationFile {
  id: Identity
  activity_id: number
  file_id: number
  person_id: string | null
  at: Timestamp
}

export interface CommunicationReminder {
  request_id: number
  on_day: Day
  units: number
  person_id: string | null
  mandate_id: number | null
  at: Timestamp
}

export interface CommunicationRequest {
  id: Identity
  unit_id: number
  document_id: number | null
  document_no: string
  title: string
  file_id: number | null
  note: string | null
  asked_on: Day
  due_on: Day
  version: Generated<number>
  made_by: string | null
  made_at: Timestamp
  withdrawn_on: Day | null
  withdrawn_reason: string | null
}

export interface CriteriaSet {
  id: Identity
  code: string
  version: Generated<number>
  state: Generated<'draft' | 'issued'>
  title_vi: string
  title_en: Generated<string>
  year: number | null
  block: string
  unit_kinds: Generated<string[]>
  frame_id: number | null
  cloned_from_id: number | null
  decision_no: string | null
  decided_on: Day | null
  effective_from: Day | null
  effective_to: Day | null
  synthetic: Generated<boolean>
  complete: Generated<boolean>
  content: Json
  content_hash: string
  row_version: Generated<number>
  made_by: string | null
  made_at: Timestamp
  submitted_by: string | null
  submitted_at: Timestamp | null
  issued_by: string | null
  issued_at: Timestamp | null
}

export interface Directive {
  id: Identity
  origin: 'made' | 'received'
  unit_id: number
  issuer_name: string
  code: string | null
  document_no: string | null
  issued_on: Day | null
  received_on: Day | null
  subject: string
  state: Generated<'draft' | 'sent' | 'issued' | 'passed-down'>
  document_id: number | null
  file_id: number | null
  parent_id: number | null
  recipients_text: Generated<string[]>
  default_response: Generated<string[]>
  participant_unit_ids: Generated<number[]>
  year: number
  version: Generated<number>
  made_by: string | null
  made_at: Timestamp
  sent_by: string | null
  sent_at: Timestamp | null
  issued_by: string | null
}

export interface DirectiveItem {
  id: Identity
  directive_id: number
  position: number
  number: string
  text: string
  title: string
  product: string | null
  response: Generated<string[]>
  area_id: number | null
  basis_id: number | null
  deadline_kind: 'day' | 'period-end' | 'recurring' | 'regular' | 'none'
  deadline_on: Day | null
  deadline_text: Generated<string>
  deadline_reading: Generated<'strict' | 'inclusive'>
  recurrence: Json | null
  lead_unit_ids: Generated<number[]>
  coordinator_unit_ids: Generated<number[]>
  route_unit_ids: Generated<number[]>
  evidence: Generated<Json>
  unmatched: Generated<Json>
  confirmed_by: string | null
  instruction_id: number | null
}

export interface DirectiveLetter {
  id: Identity
  directive_id: number
  task_ids: number[]
  unit_id: number
  kind: 'reminder' | 'criticism'
  document_id: number
  person_id: string
  at: Timestamp
  settled_at: Timestamp | null
}

export interface DirectiveParagraph {
  directive_id: number
  no: number
  text: string
  fate: 'item' | 'no-work' | 'uncovered'
  why: string | null
  marked_by: string | null
}

export interface DirectiveRecipient {
  id: Identity
  item_id: number
  position: number
  kind: 'all-departments' | 'all-districts' | 'all-communes' | 'unit' | 'condition'
  text: string
  unit_id: number | null
  resolved_by: 'hand' | 'tasks' | 'register' | null
  resolved_from: Json | null
  resolved_unit_ids: number[] | null
}

export interface DirectiveReminder {
  id: Identity
  directive_id: number
  item_id: number | null
  tasks: number
  person_id: string | null
  at: Timestamp
}

export interface DisciplineEvent {
  id: Identity
  person_id: string
  form: 'reprimand' | 'warning' | 'salary' | 'demotion' | 'removal' | 'dismissal'
  decision_no: string
  decided_on: Day
  until: Day | null
  source: string
  note: string | null
  entered_by: string
  entered_office_id: number | null
  entered_at: Timestamp
  withdrawn_at: Timestamp | null
  withdrawn_by: string | null
  withdrawn_reason: string | null
}

export interface DocumentName {
  document_id: number | null
  direction: string
  unit_id: number
  state: string
  type: string
  subject: string
  issued_on: Day | null
  cited: string | null
}

export interface DocumentReceivedFile {
  document_id: number
  file_id: number
}

export interface DocumentSeal {
  document_id: number
  lifted_at: Timestamp | null
}

export interface DocumentSeries {
  unit_id: number
  year: number
  series: string
  last_number: number
  last_on: Day
}

export interface DocumentSignedFile {
  id: Identity
  document_id: number
  file_id: number
  words: number | null
  of_words: number | null
  agrees: boolean
  differences: Json
  reason: string | null
  person_id: string
  at: Timestamp
}

export interface DocumentStep {
  id: Identity
  document_id: number
  kind:
    | 'drafted'
    | 'edited'
    | 'sent-for-review'
    | 'returned'
    | 'approved'
    | 'signed'
    | 'issued'
    | 'signed-file-attached'
    | 'withdrawn'
    | 'received'
  person_id: string
  mandate_id: number | null
  note: string | null
  day: Day
  at: Timestamp
}

export interface FileName {
  file_id: number | null
  hash: string
  name: string
  mime: string
  size: number
  pages: number | null
  person_id: string
  at: Timestamp
}

export interface FileUpload {
  id: Identity
  hash: string
  name: string
  mime: string
  size: number
  pages: number | null
  person_id: string
  unit_id: number | null
  replaces_id: number | null
  at: Timestamp
}

export interface FindingEvent {
  id: Identity
  finding_id: number
  kind:
    | 'noted'
    | 'changed'
    | 'withdrawn'
    | 'issued'
    | 'started'
    | 'remedied'
    | 'returned'
    | 'verified'
    | 'tasked'
  on_day: Day
  note: string | null
  document_no: string | null
  person_id: string | null
  mandate_id: number | null
  at: Timestamp
}

export interface FindingFile {
  id: Identity
  event_id: number
  file_id: number
}

export interface IdempotencyKey {
  person_id: string
  key: string
  request_hash: string
  status: number
  body: Json
  at: Generated<Timestamp>
}

export interface Initiative {
  id: Identity
  year: number
  unit_id: number
  title: string
  description: Generated<string>
  benefit: Generated<string>
  recognised_no: string | null
  recognised_on: Day | null
  recognised_by: string | null
  file_id: number | null
  area_id: number | null
  withdrawn_at: Timestamp | null
  version: Generated<number>
  person_id: string
  at: Timestamp
}

export interface InitiativeAdoption {
  id: Identity
  initiative_id: number
  unit_id: number
  adopted_on: Day
  note: string | null
  instruction_id: number | null
  person_id: string
  at: Timestamp
}

export interface Inspection {
  id: Identity
  plan_id: number
  unit_id: number
  mode: 'planned' | 'unannounced'
  team_id: number | null
  draw_id: number | null
  from_on: Day
  to_on: Day
  state: Generated<
    | 'planned'
    | 'ordered'
    | 'noticed'
    | 'reported'
    | 'visiting'
    | 'recorded'
    | 'signed'
    | 'concluded'
    | 'closed'
    | 'cancelled'
  >
  report_by: Day | null
  begun_on: Day | null
  started_at: string | null
  ended_at: string | null
  attendance: string | null
  summary: string | null
  concluded_on: Day | null
  version: Generated<number>
  made_at: Timestamp
}

export interface InspectionAnswer {
  id: Identity
  inspection_id: number
  item: string
  verdict: 'met' | 'partly' | 'not-met' | 'not-seen'
  note: string | null
  person_id: string
  at: Timestamp
}

export interface InspectionChecklist {
  id: Identity
  code: string
  edition: number
  title_vi: string
  title_en: string
  state: Generated<'draft' | 'issued'>
  content: Json
  source: string | null
  issued_on: Day | null
  version: Generated<number>
  made_at: Timestamp
}

export interface InspectionDraw {
  id: Identity
  plan_id: number
  seed: string
  frame: Json
  take: number
  taken_unit_ids: number[]
  on_day: Day
  person_id: string
  at: Timestamp
}

export interface InspectionFinding {
  id: Identity
  inspection_id: number
  no: number
  item: string
  criterion: string | null
  text: string
  severity: 'minor' | 'major' | 'serious'
  owner_unit_id: number
  owner_mandate_id: number | null
  basis: string | null
  evidence: string | null
  due_on: Day | null
  state: Generated<'draft' | 'withdrawn' | 'open' | 'in-progress' | 'remedied' | 'verified'>
  instruction_id: number | null
  version: Generated<number>
  made_at: Timestamp
}

export interface InspectionPhoto {
  id: Identity
  inspection_id: number
  item: string | null
  file_id: number
  person_id: string
  at: Timestamp
}

export interface InspectionPlan {
  id: Identity
  year: number
  title: string
  blocks: string[]
  checklist_id: number
  target_percent: number
  self_percent: number
  remedy_days: number
  state: Generated<'draft' | 'issued'>
  decision_no: string | null
  decided_on: Day | null
  version: Generated<number>
  made_by: string | null
  made_at: Timestamp
}

export interface InspectionSeat {
  team_id: number
  mandate_id: number
  head: Generated<boolean>
}

export interface InspectionStep {
  id: Identity
  inspection_id: number
  kind:
    | 'ordered'
    | 'noticed'
    | 'reported'
    | 'begun'
    | 'recorded'
    | 'team-signed'
    | 'unit-signed'
    | 'unit-refused'
    | 'reopened'
    | 'concluded'
    | 'closed'
    | 'cancelled'
  on_day: Day
  document_no: string | null
  note: string | null
  file_id: number | null
  hash: string | null
  person_id: string | null
  mandate_id: number | null
  at: Timestamp
}

export interface InspectionTeam {
  id: Identity
  plan_id: number
  name: string
}

export interface Instruction {
  id: Identity
  source_kind: 'plan' | 'directive' | 'conclusion' | 'inspection' | 'own'
  source_id: number
  source_code: string
  source_label: string
  path: string
  year: number
  title: string
  body: string | null
  product: string
  response: Generated<string[]>
  area_id: number | null
  basis_id: number | null
  deadline_kind: 'day' | 'period-end' | 'recurring' | 'regular' | 'none'
  deadline_text: string | null
  deadline_reading: Generated<'strict' | 'inclusive'>
  deadline_on: Day | null
  issued_on: Day
  document_no: string | null
  issuer_mandate_id: number | null
  issuer_unit_id: number | null
  made_at: Timestamp
}

export interface JobProgress {
  id: Identity
  kind: string
  title: string
  person_id: string | null
  state: Generated<'waiting' | 'running' | 'done' | 'failed'>
  total: Generated<number>
  done: Generated<number>
  refused: Generated<number>
  subject_id: number | null
  report: Generated<Json>
  load: Json | null
  made_at: Generated<Timestamp>
  started_at: Timestamp | null
  finished_at: Timestamp | null
}

export interface Letterhead {
  id: Identity
  unit_id: number
  parent_agency: string | null
  agency: string
  symbol: string
  sub_symbol: string | null
  place: string
  contact: Generated<string[]>
  series: Generated<string>
  by_type: Generated<boolean>
  valid_from: Day
  valid_to: Day | null
}

export interface Mandate {
  id: Identity
  person_id: string
  office: string
  unit_id: number
  title: string | null
  title_en: string | null
  valid_from: Day
  valid_to: Day | null
  decision_no: string | null
  for_mandate_id: number | null
  made_at: Generated<Timestamp>
}

export interface MandateName {
  mandate_id: number | null
  person_id: string | null
  person_name: string | null
  title_vi: string | null
  title_en: string | null
  unit_id: number | null
}

export interface MandateScope {
  id: Identity
  mandate_id: number
  kind: 'unit' | 'area'
  target_id: number
  purpose: Generated<'supervision' | 'inspection' | 'appraisal'>
  valid_from: Day
  valid_to: Day | null
  decision_no: string | null
}

export interface Meeting {
  id: Identity
  committee_id: number
  kind: 'regular' | 'thematic' | 'extraordinary'
  title: string
  held_on: Day
  starts_at: string
  place: string
  state: Generated<'draft' | 'called' | 'held' | 'concluded' | 'cancelled'>
  minutes: string | null
  minutes_by: string | null
  minutes_approved_by: string | null
  minutes_approved_at: Timestamp | null
  document_id: number | null
  concluded_on: Day | null
  notice_no: string | null
  cancelled_reason: string | null
  invented: Generated<boolean>
  version: Generated<number>
  made_by: string | null
  made_at: Timestamp
  called_at: Timestamp | null
}

export interface MeetingAgenda {
  id: Identity
  meeting_id: number
  position: number
  text: string
  speaker: string | null
}

export interface MeetingConclusion {
  id: Identity
  meeting_id: number
  position: number
  text: string
  lead_unit_ids: Generated<number[]>
  coordinator_unit_ids: Generated<number[]>
  product: string | null
  due_on: Day | null
  instruction_id: number | null
}

export interface MeetingInvitee {
  id: Identity
  meeting_id: number
  seat_id: number | null
  unit_id: number | null
  person_id: string | null
  name: string
  answer: 'yes' | 'no' | 'substitute' | null
  substitute: string | null
  reason: string | null
  answered_at: Timestamp | null
  attended: 'present' | 'substitute' | 'absent' | null
}

export interface MeetingOpinion {
  id: Identity
  meeting_id: number
  name: string
  text: string
  person_id: string | null
  at: Timestamp
}

export interface MeetingPaper {
  id: Identity
  meeting_id: number
  title: string
  file_id: number
  person_id: string | null
  at: Timestamp
}

export interface MemberReport {
  id: Identity
  seat_id: number
  year: number
  quarter: number
  done: Generated<string>
  difficulties: Generated<string>
  proposals: Generated<string[]>
  version: Generated<number>
  made_at: Timestamp
}

export interface MemberReportSending {
  id: Identity
  report_id: number
  on_day: Day
  at: Timestamp
  person_id: string
  mandate_id: number | null
  holder: string
  done: string
  difficulties: string
  proposals: string[]
  figures: Json
  returned_on: Day | null
  returned_by: string | null
  return_reason: string | null
}

export interface Notification {
  id: Identity
  person_id: string
  kind: string
  url: string
  facts: Generated<Json>
  occasion: string
  at: Timestamp
  read_at: Timestamp | null
  mail_id: number | null
}

export interface Office {
  code: string
  name_vi: string
  name_en: string
  roles: string[]
  position: Generated<number>
}

export interface OfficialDocument {
  id: Identity
  direction: 'out' | 'in'
  unit_id: number
  provincial: boolean
  type: string
  subject: string
  state: 'draft' | 'in-review' | 'returned' | 'approved' | 'signed' | 'issued' | 'received' | 'withdrawn'
  body: Json | null
  letterhead_id: number | null
  signer_id: number | null
  recipients: Generated<string[]>
  signer_name: string | null
  copies: number | null
  series: string | null
  number: number | null
  year: number | null
  symbol: string | null
  issued_on: Day | null
  issuer_name: string | null
  arrived_on: Day | null
  due_on: Day | null
  note: string | null
  docx_file_id: number | null
  pdf_file_id: number | null
  body_hash: string | null
  corrects_id: number | null
  source_kind: string | null
  source_id: number | null
  reply_to_id: number | null
  version: Generated<number>
  person_id: string
  made_at: Timestamp
}

export interface OneTimeLink {
  token_hash: string
  person_id: string | null
  purpose: 'first-administrator' | 'first-password' | 'reset-password' | 'forgotten-password'
  expires_at: Timestamp
  used_at: Timestamp | null
  made_by: string | null
  made_at: Generated<Timestamp>
}

export interface Person {
  id: string
  name: string
  email: string
  email_verified: Generated<boolean>
  image: string | null
  username: string | null
  display_username: string | null
  two_factor_enabled: Generated<boolean>
  lang: 'vi' | 'en' | null
  mail_mode: Generated<'at-once' | 'digest' | 'none'>
  phone: string | null
  demo: Generated<boolean>
  disabled_at: Timestamp | null
  created_at: Generated<Timestamp>
  updated_at: Generated<Timestamp>
}

export interface PersonName {
  person_id: string | null
  name: string
}

export interface PilotReport {
  year: number
  unit_id: number
  state: Generated<'draft' | 'sent' | 'returned' | 'accepted'>
  done: string | null
  result: string | null
  lessons: string | null
  proposal: string | null
  first_sent_on: Day | null
  version: Generated<number>
}

export interface PilotReportStep {
  id: Identity
  year: number
  unit_id: number
  kind: 'sent' | 'returned' | 'accepted'
  on_day: Day
  content: Json | null
  reason: string | null
  person_id: string | null
  office_id: number | null
  at: Timestamp
}

export interface PilotTask {
  id: Identity
  year: number
  unit_id: number
  text: string
  task_id: number | null
}

export interface PilotUnit {
  year: number
  unit_id: number
  decision_no: string | null
  key_tasks: string | null
  conclusion_id: number | null
  report_due_on: Day
}

export interface Plan {
  id: Identity
  year: number
  unit_id: number
  kind: 'peoples-committee' | 'committee' | 'unit'
  title: string
  state: Generated<'draft' | 'issued'>
  document_id: number | null
  document_no: string | null
  issued_on: Day | null
  parent_id: number | null
  invented: Generated<boolean>
  version: Generated<number>
  made_by: string | null
  made_at: Timestamp
}

export interface PlanChange {
  id: Identity
  plan_id: number
  kind: 'add' | 'drop' | 'merge'
  decision_no: string
  decided_on: Day
  reason: string
  facts: Generated<Json>
  person_id: string
  at: Timestamp
}

export interface PlanSpending {
  id: Identity
  plan_task_id: number
  period_from: Day
  period_to: Day
  amount: Numeric
  note: string | null
  person_id: string
  at: Timestamp
}

export interface PlanTask {
  id: Identity
  plan_id: number
  position: number
  number: string
  part: string | null
  area_id: number | null
  basis_id: number | null
  title: string
  product: string
  lead_unit_ids: Generated<number[]>
  lead_text: Generated<string>
  coordinator_unit_ids: Generated<number[]>
  coordinator_text: Generated<string>
  deadline_kind: 'day' | 'period-end' | 'regular' | 'none'
  deadline_on: Day | null
  deadline_text: Generated<string>
  deadline_reading: Generated<'strict' | 'inclusive'>
  money: Numeric | null
  money_source: string | null
  staff: number | null
  note: string | null
  instruction_id: number | null
  added_by_change_id: number | null
  dropped_by_change_id: number | null
  version: Generated<number>
}

export interface Programme {
  year: number
  motto_vi: string | null
  motto_en: string | null
  note: string | null
}

export interface ProgrammeGroup {
  id: Identity
  year: number
  kind: 'task-group' | 'solution-group' | 'slogan'
  position: number
  text_vi: string
  text_en: string | null
}

export interface Questionnaire {
  id: Identity
  code: string
  version: Generated<number>
  state: Generated<'draft' | 'issued'>
  title_vi: string
  title_en: Generated<string>
  synthetic: Generated<boolean>
  source: string | null
  content: Json
  content_hash: string
  cloned_from_id: number | null
  row_version: Generated<number>
  made_by: string | null
  made_at: Timestamp
  issued_by: string | null
  issued_at: Timestamp | null
}

export interface RatedPerson {
  id: Identity
  round_id: number
  person_id: string
  mandate_id: number
  unit_id: number
  unit_name: string
  title: string
  title_en: string
  days: number
  elsewhere: Generated<Json>
  rated: Generated<boolean>
  unrated_reason: string | null
  self_level: string | null
  self_text: string | null
  self_at: Timestamp | null
  proposal: Json | null
  facts: Json | null
  proposed_at: Timestamp | null
  proposed_by: string | null
  version: Generated<number>
}

export interface RatingCause {
  id: Identity
  rated_id: number
  condition: string
  reason: string
  document_no: string
  confirmed_by: string
  office_id: number | null
  at: Timestamp
  withdrawn_at: Timestamp | null
}

export interface RatingComment {
  id: Identity
  rated_id: number
  kind: 'unit' | 'superior' | 'member'
  level: string | null
  text: string
  person_id: string
  office_id: number | null
  at: Timestamp
}

export interface RatingDecision {
  id: Identity
  round_id: number
  version: number
  state: Generated<'draft' | 'decided'>
  reason: string | null
  decision_no: string | null
  decided_on: Day | null
  document_id: number | null
  publish: 'none' | 'counts' | 'names' | null
  counts: Json | null
  objection_by: Day | null
  prepared_by: string | null
  prepared_at: Timestamp
  decided_by: string | null
  decided_at: Timestamp | null
}

export interface RatingDecisionRow {
  decision_id: number
  rated_id: number
  level: string
  reason: string | null
  votes: Generated<Json>
}

export interface RatingFact {
  id: Identity
  rated_id: number
  key: string
  value: Json | null
  source: string
  reason: string | null
  person_id: string
  office_id: number | null
  at: Timestamp
}

export interface RatingObjection {
  id: Identity
  rated_id: number
  decision_id: number
  text: string
  file_id: number | null
  filed_by: string
  filed_on: Day
  filed_at: Timestamp
  answer_by: Day
  outcome: 'upheld' | 'changed' | null
  level: string | null
  answer: string | null
  answered_by: string | null
  answered_office_id: number | null
  answered_on: Day | null
  answered_at: Timestamp | null
  changed_in_id: number | null
}

export interface RatingRound {
  id: Identity
  year: number
  title: string
  place: string | null
  block: string
  scheme_id: number | null
  state: Generated<'draft' | 'open' | 'decided' | 'imported'>
  posts_on: Day | null
  self_by: Day | null
  comments_by: Day | null
  meeting_on: Day | null
  decide_by: Day | null
  quorum_percent: Generated<number>
  objection_days: Generated<number>
  cap_percent: Numeric | null
  cap_reason: string | null
  meeting_at: Timestamp | null
  meeting_by: string | null
  minutes_no: string | null
  meeting_closed_at: Timestamp | null
  source: string | null
  caveat_vi: string | null
  caveat_en: string | null
  invented: Generated<boolean>
  version: Generated<number>
  made_by: string | null
  made_at: Timestamp
  opened_at: Timestamp | null
}

export interface RatingScheme {
  id: Identity
  code: string
  version: Generated<number>
  state: Generated<'draft' | 'issued'>
  title_vi: string
  title_en: string
  content: Json
  content_hash: string
  decision_no: string | null
  decided_on: Day | null
  effective_from: Day
  effective_to: Day | null
  invented: Generated<boolean>
  made_by: string | null
  made_at: Timestamp
  issued_by: string | null
  issued_at: Timestamp | null
}

export interface RatingSeat {
  id: Identity
  round_id: number
  seat: 'head' | 'member'
  person_id: string
  decision_no: string
  decided_on: Day
  made_by: string | null
  made_at: Timestamp
  ended_at: Timestamp | null
}

export interface RatingVote {
  rated_id: number
  person_id: string
  level: string | null
  reason: string | null
  at: Timestamp
}

export interface RecipientList {
  id: Identity
  unit_id: number
  name: string
  entries: string[]
}

export interface Recommendation {
  id: Identity
  committee_id: number
  meeting_id: number | null
  from_unit_id: number | null
  person_id: string
  mandate_id: number | null
  member_report_id: number | null
  text: string
  addressed_to: string
  owner_unit_id: number | null
  due_on: Day | null
  assigned_at: Timestamp | null
  answer: string | null
  answer_document_no: string | null
  answered_on: Day | null
  answered_by: string | null
  withdrawn_on: Day | null
  made_on: Day
  made_at: Timestamp
}

export interface ReformArea {
  id: Identity
  code: string
  name_vi: string
  name_en: string
  position: number
  valid_from: Day
  valid_to: Day | null
  decision_no: string | null
}

export interface ReportCorrection {
  id: Identity
  sheet_id: number
  state: Generated<'proposed' | 'accepted' | 'refused'>
  changes: Json
  reason: string
  person_id: string | null
  office_id: number | null
  at: Timestamp
  on_day: Day
  submission_id: number | null
  decided_by: string | null
  decided_at: Timestamp | null
  decided_reason: string | null
}

export interface ReportForm {
  id: Identity
  code: string
  version: Generated<number>
  kind: Generated<'periodic' | 'thematic'>
  state: Generated<'draft' | 'issued'>
  title_vi: string
  title_en: Generated<string>
  content: Json
  content_hash: string
  row_version: Generated<number>
  made_by: string | null
  made_at: Timestamp
  issued_by: string | null
  issued_at: Timestamp | null
}

export interface ReportHistory {
  id: Identity
  sheet_id: number
  indicator: string
  before: Numeric | null
  after: Numeric | null
  source: string
  reason: string | null
  person_id: string | null
  office_id: number | null
  at: Timestamp
}

export interface ReportIssue {
  id: Identity
  period_id: number
  no: number
  state: Generated<'draft' | 'submitted' | 'issued'>
  reason: string | null
  narrative: Json
  figures: Json | null
  sources: Json | null
  document_id: number | null
  cited: string | null
  issued_on: Day | null
  version: Generated<number>
  made_by: string | null
  made_at: Timestamp
  submitted_at: Timestamp | null
  issued_by: string | null
  issued_at: Timestamp | null
}

export interface ReportNote {
  id: Identity
  submission_id: number
  sheet_id: number
  indicator: string
  text: string
  person_id: string | null
  at: Timestamp
}

export interface ReportPeriod {
  id: Identity
  form_id: number
  code: string
  year: number
  title: string
  title_en: Generated<string>
  data_from: Day
  data_to: Day
  unit_due_on: Day
  ministry_due_on: Day | null
  state: Generated<'open' | 'locked' | 'issued'>
  opened_on: Day
  opened_by: string | null
  opened_at: Timestamp
  locked_at: Timestamp | null
  reminded_on: Day | null
  version: Generated<number>
}

export interface ReportPunctuality {
  unit_id: number
  year: number
  period_id: number
  period_code: string | null
  form_kind: string | null
  sheet_id: number | null
  due_on: Day | null
  submitted_on: Day | null
  days_late: number | null
  state: string
}

export interface ReportSheet {
  id: Identity
  period_id: number
  unit_id: number
  parent_unit_id: number | null
  unit_code: string
  unit_name: string
  unit_name_en: string | null
  unit_kind: string
  asked: boolean
  state: Generated<'draft' | 'signed' | 'returned' | 'accepted'>
  submitted_on: Day | null
  days_late: number | null
  signed_on: Day | null
  signed_by: string | null
  on_paper: Generated<boolean>
  accepted_id: number | null
  touched_at: Timestamp | null
  version: Generated<number>
}

export interface ReportSubmission {
  id: Identity
  sheet_id: number
  no: number
  kind: Generated<'report' | 'correction'>
  figures: Json
  on_day: Day
  person_id: string | null
  office_id: number | null
  at: Timestamp
  verdict: 'accepted' | 'returned' | null
  verdict_on: Day | null
  verdict_by: string | null
  verdict_office_id: number | null
  verdict_reason: string | null
  verdict_at: Timestamp | null
}

export interface ReportValue {
  sheet_id: number
  indicator: string
  value: Numeric | null
  source: 'system' | 'typed' | 'file'
  system_value: Numeric | null
  reason: string | null
  person_id: string | null
  office_id: number | null
  at: Timestamp
}

export interface RewardCertificate {
  id: Identity
  nomination_id: number
  round_id: number
  series: Generated<string>
  year: number
  number: number
  code: string
  kind: string
  name: string
  of_line: string
  achievement: string
  title: string
  office: string
  place: string
  authority: string[]
  signer: string
  decision_no: string
  decided_on: Day
  state: Generated<'valid' | 'revoked'>
  revoked_no: string | null
  revoked_on: Day | null
  revoked_reason: string | null
  revoked_by: string | null
  revoked_at: Timestamp | null
  made_at: Timestamp
}

export interface RewardCouncil {
  id: Identity
  round_id: number
  person_id: string
  seat: 'head' | 'member'
}

export interface RewardEarlier {
  id: Identity
  kind: 'collective' | 'individual'
  name: string
  unit_id: number | null
  form: Generated<string>
  achievement: string
  year: number
  decision_no: string
  decided_on: Day
  honoured_by: Generated<string>
  source: string
  entered_by: string
  entered_office_id: number | null
  entered_at: Timestamp
  withdrawn_at: Timestamp | null
  withdrawn_by: string | null
  withdrawn_reason: string | null
}

export interface RewardForm {
  code: string
  position: number
  name_vi: string
  name_en: string
  certificate_title: string
  honours: string
  kinds: string[]
  checks: Json
  rank_within: Generated<number>
  most_collectives: number | null
  most_individuals: number | null
  legal: string
  valid_from: Day
  valid_to: Day | null
  replaces: string | null
  version: Generated<number>
  made_by: string | null
  made_at: Timestamp | null
}

export interface RewardNomination {
  id: Identity
  round_id: number
  kind: 'collective' | 'individual'
  origin: 'result' | 'unit' | 'imported'
  from_unit_id: number | null
  unit_id: number | null
  person_id: string | null
  outside: 'enterprise' | 'post' | 'association' | 'agency' | 'person' | null
  name: string
  post: Generated<string>
  address: Generated<string>
  leader: boolean | null
  achievement: string
  reason: Generated<string>
  rank: number | null
  rank_of: number | null
  result_round_id: number | null
  report: Generated<string>
  report_file_id: number | null
  confirmed_at: Timestamp | null
  confirmed_on: Day | null
  confirmed_by: string | null
  state: Generated<'draft' | 'sent' | 'returned' | 'listed' | 'passed' | 'failed' | 'awarded' | 'withdrawn'>
  note: string | null
  council_reason: string | null
  council_reason_by: string | null
  checks: Json | null
  votes_for: number | null
  votes_against: number | null
  votes_abstained: number | null
  version: Generated<number>
  made_by: string | null
  made_at: Timestamp
}

export interface RewardRound {
  id: Identity
  year: number
  title: string
  occasion: string
  achievement: string
  form: string
  legal: Generated<string>
  state: Generated<'draft' | 'open' | 'voting' | 'voted' | 'decided' | 'imported'>
  opens_on: Day
  nominate_by: Day
  council_on: Day
  decide_by: Day
  max_collectives: Generated<number>
  max_individuals: Generated<number>
  council_no: string | null
  council_decided_on: Day | null
  met_on: Day | null
  met_at: string | null
  members: number | null
  vote_share: number | null
  conclusion: string | null
  opened_at: Timestamp | null
  closed_at: Timestamp | null
  closed_by: string | null
  decision_no: string | null
  decided_on: Day | null
  decided_by: string | null
  document_id: number | null
  place: string | null
  source: string | null
  invented: Generated<boolean>
  version: Generated<number>
  made_by: string | null
  made_at: Timestamp
}

export interface RewardSeries {
  series: string
  year: number
  last_number: number
}

export interface RewardVote {
  nomination_id: number
  person_id: string
  choice: 'for' | 'against' | 'abstain'
  recused: Generated<boolean>
  at: Timestamp
}

export interface RoutePassage {
  id: Identity
  station_id: number
  task_id: number
  answer: number
  arrived_on: Day
  due_on: Day
  received_on: Day | null
  synthesised_on: Day | null
  forwarded_on: Day | null
  ended_on: Day | null
  person_id: string | null
  note: string | null
}

export interface RouteStation {
  id: Identity
  item_id: number
  position: number
  unit_id: number
  days: number
}

export interface SavedView {
  id: Identity
  person_id: string
  name: string
  query: string
  position: Generated<number>
}

export interface SchemaMigration {
  name: string
  checksum: string
  applied_at: Generated<Timestamp>
}

export interface ScoreEvidence {
  id: Identity
  sheet_id: number
  leaf: string
  stage: 'self' | 'explanation' | 'objection'
  file_id: number | null
  document_id: number | null
  title: string
  pages: string | null
  person_id: string
  at: Timestamp
  withdrawn_at: Timestamp | null
  withdrawn_reason: string | null
}

export interface ScoreExtra {
  id: Identity
  sheet_id: number
  kind: 'bonus' | 'penalty'
  points: Numeric
  reason: string
  file_id: number | null
  person_id: string
  at: Timestamp
  appraised_points: Numeric | null
  appraised_reason: string | null
  appraised_by: string | null
  appraised_at: Timestamp | null
  withdrawn_at: Timestamp | null
}

export interface ScoreFinished {
  sheet_id: number
  domain: string
  stage: 'first' | 'second'
  person_id: string
  office_id: number | null
  at: Timestamp
}

export interface ScoreHistory {
  id: Identity
  sheet_id: number
  leaf: string
  stage: string
  before: Json | null
  after: Json
  reason: string | null
  person_id: string | null
  office_id: number | null
  at: Timestamp
}

export interface ScoreImprovement {
  id: Identity
  sheet_id: number
  leaf: string
  lost: Numeric
  instruction_id: number
  person_id: string
  at: Timestamp
}

export interface ScoreObjection {
  id: Identity
  result_id: number
  sheet_id: number
  leaf: string | null
  text: string
  file_id: number | null
  filed_by: string
  filed_office_id: number | null
  filed_on: Day
  filed_at: Timestamp
  answer_by: Day
  decision: 'accepted' | 'partly' | 'rejected' | null
  answer: string | null
  answered_by: string | null
  answered_office_id: number | null
  answered_on: Day | null
  answered_at: Timestamp | null
  corrected_in_id: number | null
}

export interface ScoreRequest {
  id: Identity
  sheet_id: number
  leaf: string
  question: string
  asked_by: string
  asked_office_id: number | null
  asked_at: Timestamp
  answer: string | null
  answered_by: string | null
  answered_office_id: number | null
  answered_at: Timestamp | null
  withdrawn_at: Timestamp | null
}

export interface ScoreSheet {
  id: Identity
  round_id: number
  unit_id: number
  unit_code: string
  unit_name: string
  ranked: Generated<boolean>
  unranked_reason: string | null
  signed_at: Timestamp | null
  signed_on: Day | null
  signed_by: string | null
  signed_office_id: number | null
  signed_file_id: number | null
  explained_at: Timestamp | null
  explained_on: Day | null
  explained_by: string | null
  explained_file_id: number | null
  version: Generated<number>
}

export interface ScoreValue {
  sheet_id: number
  leaf: string
  stage: 'self' | 'first' | 'second' | 'council' | 'correction'
  inputs: Generated<Json>
  sources: Generated<Json>
  not_applicable: Generated<boolean>
  hand_points: Numeric | null
  points: Numeric | null
  excluded: Generated<boolean>
  note: string | null
  reason: string | null
  agreed: Generated<boolean>
  person_id: string | null
  office_id: number | null
  at: Timestamp
  version: Generated<number>
}

export interface ScorecardBinding {
  id: Identity
  line_id: number
  measure: string
  part: Generated<string>
  name_vi: string
  name_en: string
  unit: string
  decimals: number
  better: 'more' | 'less'
  valid_from: Day
  valid_to: Day | null
  person_id: string | null
  at: Timestamp
}

export interface ScorecardLine {
  id: Identity
  year: number
  direction: 'increase' | 'decrease' | 'never'
  position: number
  withdrawn_on: Day | null
  version: Generated<number>
}

export interface ScorecardTarget {
  id: Identity
  binding_id: number
  value: Numeric
  due_on: Day
  source: string | null
  set_on: Day
  person_id: string | null
  at: Timestamp
}

export interface ScorecardWording {
  id: Identity
  line_id: number
  text_vi: string
  text_en: string | null
  valid_from: Day
  person_id: string | null
  at: Timestamp
}

export interface ScoringAppointment {
  id: Identity
  round_id: number
  seat: 'appraiser' | 'council-head' | 'council'
  domain: string | null
  unit_id: number | null
  person_id: string | null
  decision_no: string | null
  decided_on: Day | null
  made_by: string | null
  made_at: Timestamp
  ended_at: Timestamp | null
}

export interface ScoringBlind {
  id: Identity
  calibration_id: number
  sheet_id: number
  leaf: string
  first_person_id: string
  first_points: Numeric
  first_at: Timestamp
  person_id: string
  points: Numeric | null
  reason: string | null
  office_id: number | null
  at: Timestamp | null
}

export interface ScoringCalibration {
  id: Identity
  round_id: number
  share: number
  seed: number
  pool: number
  unassigned: number
  person_id: string
  office_id: number | null
  at: Timestamp
}

export interface ScoringInterval {
  id: Identity
  result_id: number
  seed: number
  draws: number
  doubts: Json
  state: Generated<'waiting' | 'running' | 'done'>
  percent: Generated<number>
  rows: Json | null
  facts: Json | null
  person_id: string
  office_id: number | null
  at: Timestamp
  finished_at: Timestamp | null
}

export interface ScoringReopening {
  id: Identity
  sheet_id: number
  stage: 'self' | 'first' | 'explain' | 'second'
  until: Day
  reason: string
  person_id: string
  office_id: number | null
  at: Timestamp
}

export interface ScoringResult {
  id: Identity
  round_id: number
  version: number
  state: Generated<'draft' | 'decided' | 'published'>
  bundle: string | null
  bundle_hash: string | null
  reason: string | null
  decision_no: string | null
  decided_on: Day | null
  document_id: number | null
  computed_by: string | null
  computed_at: Timestamp
  decided_at: Timestamp | null
  published_on: Day | null
  published_at: Timestamp | null
}

export interface ScoringResultRow {
  result_id: number
  position: number
  sheet_id: number | null
  unit_id: number | null
  unit_code: string
  unit_name: string
  points: Numeric | null
  max: Numeric | null
  percent: Numeric | null
  rank: number | null
  class: string | null
  previous_points: Numeric | null
  previous_percent: Numeric | null
  previous_rank: number | null
  previous_note: string | null
  domains: Generated<Json>
}

export interface ScoringRound {
  id: Identity
  year: number
  title: string
  place: string | null
  block: string
  set_id: number | null
  state: Generated<'draft' | 'open' | 'decided' | 'published' | 'imported'>
  opens_on: Day | null
  self_by: Day | null
  first_by: Day | null
  explain_by: Day | null
  second_by: Day | null
  decide_by: Day | null
  publish_by: Day | null
  objection_by: Day | null
  source: string | null
  invented: Generated<boolean>
  version: Generated<number>
  made_by: string | null
  made_at: Timestamp
  opened_at: Timestamp | null
}

export interface SelfInspection {
  id: Identity
  plan_id: number
  unit_id: number
  sub_units: number
  inspected: number
  findings: number
  note: string | null
  file_id: number | null
  on_day: Day
  person_id: string
  mandate_id: number | null
  at: Timestamp
}

export interface SentMail {
  id: Identity
  person_id: string | null
  address: string
  subject: string
  body: string
  state: Generated<'waiting' | 'sent' | 'failed'>
  error: string | null
  made_at: Generated<Timestamp>
  sent_at: Timestamp | null
}

export interface Setting {
  key: string
  valid_from: Day
  value: Json
}

export interface Signer {
  id: Identity
  unit_id: number
  mandate_id: number | null
  authority: string[]
  name: string
  valid_from: Day
  valid_to: Day | null
}

export interface StoredFile {
  hash: string
  size: number
  mime: string
  made_at: Generated<Timestamp>
}

export interface StrayFile {
  hash: string
  seen_at: Timestamp
}

export interface SurveyBox {
  id: Generated<string>
  stratum_id: number
  channel: 'link' | 'card' | 'phone' | 'paper' | 'file'
  seconds: number | null
  answers: Json
}

export interface SurveyCampaign {
  id: Identity
  year: number
  title: string
  questionnaire_id: number
  block: string | null
  state: Generated<'draft' | 'open' | 'closed'>
  opens_on: Day
  closes_on: Day
  sample_error: Generated<Numeric>
  sampling: Generated<'group' | 'stratum'>
  seed: string
  min_cell: Generated<number>
  method: Generated<Json>
  decision_no: string | null
  decided_on: Day | null
  invented: Generated<boolean>
  version: Generated<number>
  made_by: string | null
  made_at: Timestamp
  opened_at: Timestamp | null
  closed_at: Timestamp | null
}

export interface SurveyCode {
  hash: Buffer
  stratum_id: number
  used: Generated<boolean>
}

export interface SurveyExclusion {
  id: Identity
  response_id: string
  excluded: boolean
  reason: string
  person_id: string
  office_id: number | null
  at: Timestamp
}

export interface SurveyFlag {
  id: Identity
  response_id: string
  reason: 'duplicate' | 'straight-line' | 'too-fast'
  facts: Json
}

export interface SurveyGroup {
  campaign_id: number
  code: string
  name_vi: string
  name_en: Generated<string>
  weight: Generated<Numeric>
  position: number
}

export interface SurveyInvitation {
  id: Identity
  stratum_id: number
  name: string
  email: string | null
  lang: Generated<'vi' | 'en'>
  drawn: Generated<boolean>
  sent_on: Day | null
  reminded_on: Day | null
  failed: string | null
}

export interface SurveyResponse {
  id: string
  campaign_id: number
  stratum_id: number
  channel: 'link' | 'card' | 'phone' | 'paper' | 'file' | null
  day: Day
  seconds: number | null
  answers: Json
}

export interface SurveyResult {
  id: Identity
  campaign_id: number
  version: number
  content: Json
  content_hash: string
  reason: string | null
  person_id: string | null
  at: Timestamp
}

export interface SurveyStratum {
  id: Identity
  campaign_id: number
  group_code: string
  name: string
  unit_id: number | null
  population: number | null
  sample: Generated<number>
  quota: Generated<number>
  issued: Generated<number>
  answered: Generated<number>
  asked_as: number | null
}

export interface Target {
  id: Identity
  year: number
  area_id: number | null
  text_vi: string
  operator: '>=' | '>' | '=' | '<=' | '<'
  value: Numeric
  unit: string
  source: string | null
}

export interface Task {
  id: Identity
  instruction_id: number
  code: string
  title: string
  title_folded: ColumnType<string, never, never>
  source_kind: string
  source_id: number
  area_id: number | null
  basis_id: number | null
  year: number
  lead_unit_id: number
  focal_person_id: string | null
  supervisor_mandate_id: number | null
  parent_id: number | null
  recurrence_id: number | null
  occurrence_on: Day | null
  state:
    | 'draft'
    | 'issued'
    | 'returned'
    | 'accepted'
    | 'submitted'
    | 'rejected'
    | 'completed'
    | 'reopened'
    | 'suspended'
    | 'recalled'
  state_before_suspension: string | null
  first_due_on: Day | null
  due_on: Day | null
  given_on: Day
  submitted_on: Day | null
  submitted_by: string | null
  completed_on: Day | null
  issued_by: string | null
  objective: Generated<boolean>
  extension_asked_on: Day | null
  extension_proposed_on: Day | null
  extensions_granted: Generated<number>
  submissions: Generated<number>
  reminders: Generated<number>
  last_reminded_at: Timestamp | null
  progress_done: number | null
  progress_total: number | null
  explained: Generated<boolean>
  touched_on: Day
  last_event_at: Generated<Timestamp>
  version: Generated<number>
  made_at: Timestamp
}

export interface TaskContribution {
  id: Identity
  task_id: number
  unit_id: number
  done: boolean
  on_day: Day
  at: Timestamp
  person_id: string
  mandate_id: number | null
  note: string | null
}

export interface TaskCoordinator {
  task_id: number
  unit_id: number
  part: string | null
  due_on: Day | null
  done_on: Day | null
}

export interface TaskEvent {
  id: Identity
  task_id: number
  kind:
    | 'issued'
    | 'accepted'
    | 'returned'
    | 'reassigned'
    | 'progressed'
    | 'submitted'
    | 'completed'
    | 'rejected'
    | 'reopened'
    | 'suspended'
    | 'resumed'
    | 'recalled'
    | 'extension-asked'
    | 'extension-granted'
    | 'extension-refused'
    | 'objective-marked'
    | 'objective-cleared'
    | 'explained'
    | 'reminded'
    | 'corrected'
    | 'delegated'
    | 'letter'
  on_day: Day
  at: Timestamp
  state_to: string | null
  person_id: string | null
  mandate_id: number | null
  reason: string | null
  due_from: Day | null
  due_to: Day | null
  lead_unit_id: number | null
  document_no: string | null
  facts: Generated<Json>
}

export interface TaskEvidence {
  id: Identity
  task_id: number
  file_id: number | null
  document_no: string | null
  title: string
  page_ref: string | null
  submission: number | null
  person_id: string
  mandate_id: number | null
  day: Day
  at: Timestamp
  withdrawn_at: Timestamp | null
  withdrawn_by: string | null
  withdrawn_reason: string | null
}

export interface TaskNote {
  id: Identity
  task_id: number
  person_id: string
  mandate_id: number | null
  text: string
  mentions: Generated<string[]>
  at: Timestamp
}

export interface TaskRecurrence {
  id: Identity
  instruction_id: number
  every: 'week' | 'month' | 'quarter' | 'half-year' | 'year'
  day: number
  lead_unit_ids: number[]
  coordinator_unit_ids: Generated<number[]>
  supervisor_mandate_id: number | null
  valid_from: Day
  valid_to: Day | null
  made_until: Day | null
}

export interface TaskStanding {
  task_id: number | null
  instruction_id: number
  source_kind: string
  source_id: number
  code: string
  title: string
  title_folded: string
  lead_unit_id: number
  state: string
  due_on: Day | null
  submitted_on: Day | null
  completed_on: Day | null
}

export interface Unit {
  id: Identity
  founded_on: Day
  ended_on: Day | null
}

export interface UnitCode {
  unit_id: number
  scheme: string
  code: string
  valid_from: Day
  valid_to: Day | null
}

export interface UnitIndex {
  unit_id: number | null
  year: number
  block: string
  round_id: number
  result_id: number
  version: number
  points: Numeric | null
  max: Numeric | null
  percent: Numeric | null
  rank: number | null
  class: string | null
  previous_points: Numeric | null
  previous_percent: Numeric | null
  previous_rank: number | null
  ranked_units: number | null
  published_on: Day | null
}

export interface UnitKind {
  code: string
  name_vi: string
  name_en: string
  block: string
  position: number
}

export interface UnitName {
  unit_id: number
  name_vi: string
  name_en: string | null
  short_name: string | null
  kind: string
  block: string
  position: number
  parent_id: number | null
  ended_on: Day | null
}

export interface UnitSuccession {
  id: Identity
  from_unit_id: number
  to_unit_id: number | null
  kind: 'rename' | 'merge' | 'split' | 'transfer' | 'abolish'
  effective_on: Day
  decision_no: string
  share: Numeric | null
}

export interface UnitVersion {
  unit_id: number
  valid_from: Day
  valid_to: Day | null
  name_vi: string
  name_en: string | null
  short_name: string | null
  kind: string
  parent_id: number | null
  decision_no: string | null
}

export interface DB {
  addressee: Addressee
  api_token: ApiToken
  area_name: AreaName
  audit_anchor: AuditAnchor
  audit_entry: AuditEntry
  audit_personal: AuditPersonal
  auth_account: AuthAccount
  auth_rate_limit: AuthRateLimit
  auth_session: AuthSession
  auth_two_factor: AuthTwoFactor
  auth_verification: AuthVerification
  basis: Basis
  committee: Committee
  committee_assignment: CommitteeAssignment
  committee_duty: CommitteeDuty
  committee_holding: CommitteeHolding
  committee_name: CommitteeName
  committee_seat: CommitteeSeat
  communication_acknowledgement: CommunicationAcknowledgement
  communication_activity: CommunicationActivity
  communication_addressee: CommunicationAddressee
  communication_change: CommunicationChange
  communication_channel: CommunicationChannel
  communication_extension: CommunicationExtension
  communication_file: CommunicationFile
  communication_reminder: CommunicationReminder
  communication_request: CommunicationRequest
  criteria_set: CriteriaSet
  directive: Directive
  directive_item: DirectiveItem
  directive_letter: DirectiveLetter
  directive_paragraph: DirectiveParagraph
  directive_recipient: DirectiveRecipient
  directive_reminder: DirectiveReminder
  discipline_event: DisciplineEvent
  document_name: DocumentName
  document_received_file: DocumentReceivedFile
  document_seal: DocumentSeal
  document_series: DocumentSeries
  document_signed_file: DocumentSignedFile
  document_step: DocumentStep
  file_name: FileName
  file_upload: FileUpload
  finding_event: FindingEvent
  finding_file: FindingFile
  idempotency_key: IdempotencyKey
  initiative: Initiative
  initiative_adoption: InitiativeAdoption
  inspection: Inspection
  inspection_answer: InspectionAnswer
  inspection_checklist: InspectionChecklist
  inspection_draw: InspectionDraw
  inspection_finding: InspectionFinding
  inspection_photo: InspectionPhoto
  inspection_plan: InspectionPlan
  inspection_seat: InspectionSeat
  inspection_step: InspectionStep
  inspection_team: InspectionTeam
  instruction: Instruction
  job_progress: JobProgress
  letterhead: Letterhead
  mandate: Mandate
  mandate_name: MandateName
  mandate_scope: MandateScope
  meeting: Meeting
  meeting_agenda: MeetingAgenda
  meeting_conclusion: MeetingConclusion
  meeting_invitee: MeetingInvitee
  meeting_opinion: MeetingOpinion
  meeting_paper: MeetingPaper
  member_report: MemberReport
  member_report_sending: MemberReportSending
  notification: Notification
  office: Office
  official_document: OfficialDocument
  one_time_link: OneTimeLink
  person: Person
  person_name: PersonName
  pilot_report: PilotReport
  pilot_report_step: PilotReportStep
  pilot_task: PilotTask
  pilot_unit: PilotUnit
  plan: Plan
  plan_change: PlanChange
  plan_spending: PlanSpending
  plan_task: PlanTask
  programme: Programme
  programme_group: ProgrammeGroup
  questionnaire: Questionnaire
  rated_person: RatedPerson
  rating_cause: RatingCause
  rating_comment: RatingComment
  rating_decision: RatingDecision
  rating_decision_row: RatingDecisionRow
  rating_fact: RatingFact
  rating_objection: RatingObjection
  rating_round: RatingRound
  rating_scheme: RatingScheme
  rating_seat: RatingSeat
  rating_vote: RatingVote
  recipient_list: RecipientList
  recommendation: Recommendation
  reform_area: ReformArea
  report_correction: ReportCorrection
  report_form: ReportForm
  report_history: ReportHistory
  report_issue: ReportIssue
  report_note: ReportNote
  report_period: ReportPeriod
  report_punctuality: ReportPunctuality
  report_sheet: ReportSheet
  report_submission: ReportSubmission
  report_value: ReportValue
  reward_certificate: RewardCertificate
  reward_council: RewardCouncil
  reward_earlier: RewardEarlier
  reward_form: RewardForm
  reward_nomination: RewardNomination
  reward_round: RewardRound
  reward_series: RewardSeries
  reward_vote: RewardVote
  route_passage: RoutePassage
  route_station: RouteStation
  saved_view: SavedView
  schema_migration: SchemaMigration
  score_evidence: ScoreEvidence
  score_extra: ScoreExtra
  score_finished: ScoreFinished
  score_history: ScoreHistory
  score_improvement: ScoreImprovement
  score_objection: ScoreObjection
  score_request: ScoreRequest
  score_sheet: ScoreSheet
  score_value: ScoreValue
  scorecard_binding: ScorecardBinding
  scorecard_line: ScorecardLine
  scorecard_target: ScorecardTarget
  scorecard_wording: ScorecardWording
  scoring_appointment: ScoringAppointment
  scoring_blind: ScoringBlind
  scoring_calibration: ScoringCalibration
  scoring_interval: ScoringInterval
  scoring_reopening: ScoringReopening
  scoring_result: ScoringResult
  scoring_result_row: ScoringResultRow
  scoring_round: ScoringRound
  self_inspection: SelfInspection
  sent_mail: SentMail
  setting: Setting
  signer: Signer
  stored_file: StoredFile
  stray_file: StrayFile
  survey_box: SurveyBox
  survey_campaign: SurveyCampaign
  survey_code: SurveyCode
  survey_exclusion: SurveyExclusion
  survey_flag: SurveyFlag
  survey_group: SurveyGroup
  survey_invitation: SurveyInvitation
  survey_response: SurveyResponse
  survey_result: SurveyResult
  survey_stratum: SurveyStratum
  target: Target
  task: Task
  task_contribution: TaskContribution
  task_coordinator: TaskCoordinator
  task_event: TaskEvent
  task_evidence: TaskEvidence
  task_note: TaskNote
  task_recurrence: TaskRecurrence
  task_standing: TaskStanding
  unit: Unit
  unit_code: UnitCode
  unit_index: UnitIndex
  unit_kind: UnitKind
  unit_name: UnitName
  unit_succession: UnitSuccession
  unit_version: UnitVersion
}
