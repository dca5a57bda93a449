import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import type { RouteEntry } from '#platform/http.ts'
import { readInput } from '#platform/input.ts'
import { projectRoot } from '#platform/root.ts'
import { type ActorName, linkToken, type Stand } from './cast.ts'
import { committeeBodies, committeeParams } from './committee.ts'
import { communicationBodies, communicationParams } from './communication.ts'
import { findingBodies, findingParams } from './findings.ts'
import { inspectionBodies, inspectionParams } from './inspections.ts'
import { meetingBodies, meetingParams } from './meetings.ts'
import { pilotBodies, pilotParams } from './pilots.ts'
import { ratingBodies, ratingParams } from './ratings.ts'
import { reportBodies, reportParams } from './reports.ts'
import { resultBodies, resultParams } from './results.ts'
import { rewardBodies, rewardParams } from './rewards.ts'
import { roundBodies, roundParams } from './rounds.ts'
import type { Subjects } from './subjects.ts'
import { surveyBodies, surveyParams } from './surveys.ts'

export type Body = Record<string, unknown>
type Hint = (s: Subjects, actor: ActorName) => unknown

const csv = (text: string, name: string): File => new File([text], name, { type: 'text/csv' })

/** A right value for a field, by its name, wherever it stands; only fields that must be filled are asked for. */
const byField: Record<string, Hint> = {
  reason: () => 'Lý do mẫu của ma trận',
  documentNo: () => '20/UBND-TH (mẫu)',
  decisionNo: () => '30/QĐ-UBND (mẫu)',
  title: () => 'Tên mẫu của ma trận',
  name: () => 'Tên mẫu',
  text: () => 'Nội dung mẫu',
  product: () => 'Báo cáo mẫu',
  done: () => '1',
  total: () => '2',
  proposedOn: () => '2025-04-30',
  dueOn: () => '2025-04-30',
  leadUnitId: (s) => String(s.unit.STP),
  leadUnitIds: (s) => [String(s.unit.STTTT)],
  unitId: (s) => String(s.unit.STTTT),
  unitIds: (s) => [String(s.unit.STTTT)],
  ids: (s) => [String(s.task.issued)],
  focalPersonId: (s) => s.person.daumoi,
  letterKind: () => 'reminder',
  deadlineKind: () => 'none',
  from: () => '2025-02-20',
  to: () => '2025-03-20',
  lastDay: () => '2025-02-20',
  effectiveOn: () => '2025-03-01',
  decidedOn: () => '2025-02-20',
  issuedOn: () => '2025-02-20',
  office: () => 'focal',
  username: () => 'nguoi.moi',
  email: () => 'nguoi.moi@nghean.example',
  lang: () => 'vi',
  mailMode: () => 'none',
  password: () => 'mot-mat-khau-dai-2025',
  again: () => 'mot-mat-khau-dai-2025',
  current: () => 'Thu-nghiem-2025',
  login: () => 'daumoi',
  code: () => '000000',
  scope: () => 'read',
  purpose: () => 'inspection',
  kind: () => 'department',
  nameVi: () => 'Sở Thông tin mẫu',
  nameEn: () => 'A sample',
  textVi: () => 'Nhóm nhiệm vụ mẫu',
  operator: () => '>=',
  value: () => '95',
  unit: () => '%',
  year: () => '2025',
  fromIds: (s) => [String(s.unit.SDL)],
  toIds: (s) => [String(s.unit.STP)],
  version: () => '0',
  file: () => csv('a,b\n1,2\n', 'mau.csv'),
  number: () => '9',
  amount: () => '10',
  subject: () => 'Trích yếu mẫu',
  issuerName: () => 'Ủy ban nhân dân tỉnh Nghệ An',
  type: () => 'CV',
  cited: () => '12/CV-MAU',
  agency: () => 'SỞ MẪU',
  symbol: () => 'MAU',
  place: () => 'Nghệ An',
  authority: () => 'GIÁM ĐỐC',
  entries: () => 'Các sở, ban, ngành',
  lastNumber: () => '12',
  lastOn: () => '2025-02-20',
  origin: () => 'made',
  note: () => 'Ghi chú mẫu',
  why: () => 'Không giao việc',
  act: () => 'receive',
  taskIds: (s) => [String(s.task.issued)],
  parts: () => 'Phần một\n\nPhần hai',
  itemIds: (s) => [String(s.draftItem)],
  with: (s) => String(s.draftItem),
}

const aNode = { nameVi: () => 'Tiêu chí mẫu', max: () => '1' }
/** The routes of criteria sets. */
const ofSets: Record<string, Record<string, Hint>> = {
  '/scoring/sets': { code: () => 'mau-moi', level: () => 'department', titleVi: () => 'Bộ mẫu' },
  '/scoring/sets/imports': { file: () => new File(['{"id":"mau"}'], 'mau.json') },
  '/scoring/sets/imports/:import/taking': {
    code: () => 'mau-nhan',
    level: () => 'commune',
    titleVi: () => 'Bộ mẫu',
  },
  '/scoring/sets/:id/copies': { code: () => 'mau-chep' },
  '/scoring/sets/:id/end': { effectiveTo: () => '2025-12-31' },
  '/scoring/sets/:id/issuance': { version: (s) => s.setVersion, effectiveFrom: () => '2025-03-01' },
  '/criteria-sets/:id/issuance': { version: (s) => s.setVersion, effectiveFrom: () => '2025-03-01' },
  '/scoring/sets/:id/submission': { version: (s) => s.setVersion },
  '/criteria-sets/:id/submission': { version: (s) => s.setVersion },
  '/scoring/sets/:id/head': {
    titleVi: () => 'Bộ mẫu',
    year: () => '2025',
    level: () => 'commune',
    total: () => '100',
    complete: () => 'on',
    decimals: () => '2',
    mode: () => 'half_up',
    ties: () => 'dense',
    'bands.0.label_vi': () => 'đạt',
    'bands.0.min': () => '0',
  },
  '/scoring/sets/:id/order': { what: () => 'maxima' },
  '/scoring/sets/:id/domains': { ...aNode, code: () => '99' },
  '/scoring/sets/:id/nodes/:code': { ...aNode, kind: () => 'manual', notApplicable: () => 'not_allowed' },
  '/scoring/sets/:id/nodes/:code/children': { ...aNode, code: () => '1.1.99' },
  '/scoring/sets/:id/nodes/:code/place': { to: () => 'down' },
  '/criteria-sets': { cloneOf: (s) => s.set, code: () => 'mau-api' },
}

/** The second item of the draft in two parts that keep its words. */
const halves = 'Sở Nội vụ tổng hợp,\n\nbáo cáo Ủy ban nhân dân tỉnh.'
const pdf = readFileSync(join(projectRoot, 'src/modules/directives/reader/fixtures/cong-van.pdf'))

/** What a route asks for of its own; always filled in, also where it may be left empty. */
const byRoute: Record<string, Record<string, Hint>> = {
  ...ofSets,
  ...committeeBodies,
  ...meetingBodies,
  ...communicationBodies,
  ...findingBodies,
  ...inspectionBodies,
  ...pilotBodies,
  ...reportBodies,
  ...resultBodies,
  ...rewardBodies,
  ...roundBodies,
  ...surveyBodies,
  ...ratingBodies,
  '/tasks/:id/contribution': { unitId: (s) => String(s.unit.STP), done: () => 'on' },
  '/tasks/:id/evidence': { documentNo: () => '11/BC (mẫu)' },
  '/tasks/:id/correction': { title: () => 'Tên đã sửa' },
  '/tasks/:id/parts': { unitId: (s) => String(s.division) },
  '/programmes/:year/areas': { code: () => 'MAU' },
  '/programmes/:year/groups': { kind: () => 'task-group' },
  '/units/:id/successions': { kind: () => 'merge', effectiveOn: () => '2025-02-20' },
  '/settings': { key: () => 'tasks.max-extensions', value: () => '2', from: () => '2025-03-01' },
  '/settings/days': { day: () => '2026-03-02', kind: () => 'off' },
  '/mandates/:id/scopes': { target: (s) => `unit:${s.unit.STP}` },
  '/units/:id/versions': { from: () => '2025-03-01' },
  '/units/import': {
    file: () => csv('code,name_vi,kind,parent_code\nMAU1,Trung tâm Mẫu,department,40\n', 'don-vi.csv'),
  },
  '/accounts': { unitId: (s) => String(s.unit.STTTT), office: () => 'focal', from: () => '2025-02-20' },
  '/accounts/import': {
    file: () =>
      csv(
        'username,name,email,unit_code,office\nmoi.1,Người Mẫu,moi.1@nghean.example,STP,focal\n',
        'mau.csv',
      ),
  },
  '/accounts/:id/mandates': { office: () => 'unit-administrator' },
  '/mandates/:id/deputies': { personId: (s) => s.person.daumoi },
  '/link/:token': {},
  '/documents': { unitId: (s) => String(s.unit.SNV), type: () => 'CV' },
  '/documents/received': { unitId: (s) => String(s.unit.SNV), type: () => 'CV' },
  '/documents/preview': { unitId: (s) => String(s.unit.SNV), type: () => 'CV' },
  '/documents/:id/edit': { type: () => 'CV', version: (s) => s.documentVersion },
  '/documents/:id/preview': { type: () => 'CV', version: (s) => s.documentVersion },
  '/documents/:id/wording': { type: () => 'CV', version: (s) => s.documentVersion },
  '/documents/:id/sending': { version: (s) => s.documentVersionIn.draft },
  '/documents/:id/approval': { version: (s) => s.documentVersionIn['in-review'] },
  '/documents/:id/return': { version: (s) => s.documentVersionIn['in-review'] },
  '/documents/:id/signature': { version: (s) => s.documentVersionIn.approved },
  '/documents/:id/issue': { version: (s) => s.documentVersionIn.signed },
  '/documents/:id/issuance': { version: (s) => s.documentVersionIn.signed },
  '/documents/:id/withdrawal': { version: (s) => s.documentVersionIn.draft },
  '/documents/papers/series': { series: () => 'HD' },
  '/documents/papers/signers': { name: () => 'Người Ký Mới Mẫu' },
  '/directives': {
    origin: () => 'made',
    issuerName: () => 'Ủy ban nhân dân tỉnh',
    subject: () => 'Văn bản mẫu',
  },
  '/directives/:id/reading': {
    pasted: () => 'Yêu cầu mẫu.\n\n1. Các sở báo cáo trước ngày 30/4/2025.',
    text: () => 'Yêu cầu mẫu.\n\n1. Các sở báo cáo.',
  },
  '/directives/:id/letters': { kind: () => 'reminder', unitId: (s) => String(s.unit.STP) },
  '/directives/:id/issuance': { version: (s) => s.directiveVersion },
  '/directives/:id/items/:item/merging': { with: (s) => s.otherItem },
  '/directives/:id/merging': { itemIds: (s) => [String(s.draftItem), String(s.otherItem)] },
  '/directives/:id/items/:item/split': { parts: () => halves },
  '/items/:id/split': { parts: () => halves },
  '/directives/:id/items/:item/resolution': { unitIds: (s) => [String(s.unit.STP)] },
  '/items/:id/resolution': { unitIds: (s) => [s.unit.STP] },
  '/stations/:id/passages': { act: () => 'receive', taskIds: (s) => [String(s.stationTask)] },
  '/plans': { kind: () => 'committee' },
  '/plans/:id/copies': { fromPlanId: (s) => s.plan },
  '/plans/:id/issuance': { version: (s) => s.draftVersion },
  '/plans/:id/rows/:row': { version: () => '1' },
  '/plans/:id/rows/:row/removal': { version: () => '1' },
  '/plans/:id/merge': { rows: (s) => `${s.planRow},${s.otherPlanRow}` },
  '/plans/:id/imports': {
    file: () =>
      csv('STT,Nhiệm vụ,Sản phẩm,Cơ quan chủ trì,Thời hạn\n1,Việc,Báo cáo,Sở Nội vụ,30/6/2025\n', 'mau.csv'),
  },
}

/** A signed copy, as a form and as a JSON body send it. */
const signedCopy: Record<RouteEntry['door'], Hint> = {
  web: () => new File([new Uint8Array(pdf)], 'da-ky.pdf', { type: 'application/pdf' }),
  api: () => ({ name: 'da-ky.pdf', content: pdf.toString('base64') }),
}

const plain = (path: string): string => path.replace(/^\/api\/v1/, '')

/** A body that the shape takes: what must be filled, by the hints above. Fields nobody knows are listed in `unknown`. */
export const bodyFor = (
  entry: RouteEntry,
  subjects: Subjects,
  actor: ActorName,
  more: Body = {},
): { body: Body; unknown: string[] } => {
  const path = plain(entry.path)
  const own: Record<string, Hint> = {
    ...byRoute[path],
    ...(path === '/documents/:id/signed-file' && { file: signedCopy[entry.door], reason: () => 'Bản mẫu' }),
  }
  const body: Body = {
    ...Object.fromEntries(Object.entries(own).map(([field, hint]) => [field, hint(subjects, actor)])),
    ...more,
  }
  for (let round = 0; round < 12; round++) {
    const read = readInput(entry.input as z.ZodType, body)
    if (read.ok) return { body, unknown: [] }
    const missing = read.fields.map((f) => f.field.split('.')[0] ?? '').filter((f) => !(f in body))
    const unknown = missing.filter((field) => !byField[field])
    if (missing.length === 0 || unknown.length > 0)
      return { body, unknown: [...unknown, ...read.fields.map((f) => `${f.field}: ${f.reason}`)] }
    for (const field of missing) body[field] = byField[field]?.(subjects, actor)
  }
  return { body, unknown: ['(no end)'] }
}

/** On which of the sample tasks an act may be done. */
const standFor: Record<string, Stand> = {
  acceptance: 'issued',
  return: 'issued',
  reassignment: 'returned',
  progress: 'accepted',
  submission: 'accepted',
  completion: 'submitted',
  rejection: 'submitted',
  reopening: 'completed',
  suspension: 'accepted',
  resumption: 'suspended',
  recall: 'accepted',
  correction: 'issued',
  delegation: 'accepted',
  extensions: 'accepted',
  'extension-grant': 'asking',
  'extension-refusal': 'asking',
  'objective-mark': 'late',
  'objective-clearing': 'objective',
  explanation: 'late',
  reminders: 'accepted',
  letters: 'late',
}

type Params = Record<string, Hint>

/** What stands in the address, by the beginning of the path; the first that fits. Own things differ by actor. */
const paramsByPath: [RegExp, Params][] = [
  ...committeeParams,
  ...meetingParams,
  ...communicationParams,
  ...findingParams,
  ...inspectionParams,
  ...pilotParams,
  ...reportParams,
  ...resultParams,
  ...ratingParams,
  ...rewardParams,
  ...roundParams,
  ...surveyParams,
  [/^\/tasks\/views\//, { id: (s, actor) => s.own.view[actor] ?? '1' }],
  [/^\/tasks\/:id\/evidence\/:evidenceId/, { id: (s) => s.task.accepted, evidenceId: (s) => s.evidence }],
  [/^\/tasks\/:id/, { id: (s) => s.task.accepted }],
  [/^\/accounts\/import\//, { id: (s) => s.accountImport }],
  [/^\/accounts\/:id\/enabling/, { id: (s) => s.resting }],
  [/^\/accounts\/:id/, { id: (s) => s.person.daumoi }],
  [/^\/account\/sessions\//, { id: (s, actor) => s.own.session[actor] ?? '1' }],
  [/^\/(account|me)\/tokens\//, { id: (s, actor) => s.own.token[actor] ?? '1' }],
  [/^\/mandates\/:id\/deputies/, { id: (s) => s.mandate.thutruong }],
  [/^\/mandates\/:id\/scopes/, { id: (s) => s.mandate.thanhtra, scope: (s) => s.scope }],
  [/^\/mandates\//, { id: (s) => s.mandate.daumoi }],
  [/^\/units\//, { id: (s) => s.unit.STTTT }],
  [/^\/programmes\//, { year: () => '2025' }],
  [/^\/plans\/:id\/rows\/:row\/(changes|spending)/, { id: (s) => s.plan, row: (s) => s.planRow }],
  [/^\/plans\/:id\/rows\/:row/, { id: (s) => s.draft, row: (s) => s.draftRow }],
  [/^\/plans\/:id\/imports?\b/, { id: (s) => s.draft, import: (s) => s.sheet }],
  [/^\/plans\/:id\/(rows|copies|issuance)/, { id: (s) => s.draft }],
  [/^\/plans\//, { id: (s) => s.plan }],
  [/^\/notifications\//, { id: (s, actor) => s.own.notice[actor] ?? '1' }],
  [/^\/documents\/papers\/signers\//, { id: (s) => s.signer }],
  [/^\/documents\/:id\/files\/:fileId/, { id: (s) => s.document, fileId: (s) => s.documentFile }],
  [/^\/documents\/:id\/(approval|return)/, { id: (s) => s.documentIn['in-review'] }],
  [/^\/documents\/:id\/signature/, { id: (s) => s.documentIn.approved }],
  [/^\/documents\/:id\/issu(e|ance)/, { id: (s) => s.documentIn.signed }],
  [/^\/documents\/:id\/signed-file/, { id: (s) => s.documentIn.issued }],
  [/^\/documents\/:id\/(edit|preview|wording|draft|sending|withdrawal)/, { id: (s) => s.documentDraft }],
  [/^\/documents\//, { id: (s) => s.document || s.documentDraft }],
  [
    /^\/directives\/:id\/items\/:item\/(condition|resolution)/,
    { id: (s) => s.directiveDraft, item: (s) => s.conditionItem },
  ],
  [/^\/directives\/:id\/(file|sending|issuance)/, { id: (s) => s.paper.whole }],
  [/^\/directives\/:id\/return/, { id: (s) => s.paper.sent }],
  [/^\/directives\/:id\/passing-down/, { id: (s) => s.paper.received }],
  [
    /^\/directives\/:id\/(items|head|reading|paragraphs|confirmation|merging)/,
    { id: (s) => s.directiveDraft, item: (s) => s.draftItem, no: (s) => s.paragraph },
  ],
  [/^\/directives\/:id\/letters/, { id: (s) => s.letterDirective, letter: (s) => s.letter }],
  [/^\/directives\//, { id: (s) => s.directive }],
  [/^\/items\/:id\/resolution/, { id: (s) => s.conditionItem }],
  [/^\/items\//, { id: (s) => s.draftItem }],
  [/^\/letters\//, { id: (s) => s.letter }],
  [/^\/scoring\/sets\/imports\//, { import: (s) => s.setFile }],
  [/^\/scoring\/sets\/:id\/nodes\/:code\/trial/, { id: (s) => s.set, code: () => '1.1.1' }],
  [/^\/scoring\/sets\/:id\/nodes\/:code\/children/, { id: (s) => s.setDraft, code: () => '1.1' }],
  [
    /^\/scoring\/sets\/:id\/(nodes|head|removal|order|domains|submission|issuance)/,
    { id: (s) => s.setDraft, code: () => '1.1.1' },
  ],
  [/^\/scoring\/sets\//, { id: (s) => s.set }],
  [/^\/criteria-sets\/:id\/(submission|issuance)/, { id: (s) => s.setDraft }],
  [/^\/criteria-sets\//, { id: (s) => s.set }],
  [/^\/stations\//, { id: (s) => s.station }],
  [/^\/audit\//, { id: (s) => s.auditEntry }],
  [/^\/link\//, { token: () => linkToken }],
]

/** The address of a route with something real in it; undefined when the tables above know nothing for it. */
export const addressFor = (
  entry: RouteEntry,
  subjects: Subjects,
  actor: ActorName,
  other: Record<string, string> = {},
): string | undefined => {
  const path = plain(entry.path)
  const params = paramsByPath.find(([pattern]) => pattern.test(path))?.[1] ?? {}
  const noun = /^\/tasks\/:id\/([\w-]+)$/.exec(path)?.[1]
  const stand = noun ? standFor[noun] : undefined
  let known = true
  const address = entry.path.replace(/:(\w+)/g, (_, name: string) => {
    const own = name === 'id' && stand ? subjects.task[stand] : params[name]?.(subjects, actor)
    const value = other[name] ?? own
    if (value === undefined) known = false
    return encodeURIComponent(String(value))
  })
  return known ? address : undefined
}
