import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { Deps } from '#platform/deps.ts'
import { stageOf } from '../../demo/stage.ts'
import { draftForm, draftReport, proposeCorrection, saveIndicator } from '../modules/reports/actions.ts'
import type { ActorName } from './cast.ts'

/** What the addresses and bodies of periodic reports speak of. */
export type ReportSubjects = {
  /** the official form; the first quarter of 2025, which is open, and the third of 2023, which is issued */
  form: number
  open: number
  issued: number
  openVersion: number
  /** STTTT's report in the open period, half filled in, and SCT's, which awaits review; STTTT's of the issued period */
  draft: number
  signed: number
  accepted: number
  /** the issued report, an amendment that is being drafted, a correction that STP asked for */
  report: number
  amendment: number
  amendmentVersion: number
  correction: number
  /** a thematic form that is being drafted, with one indicator */
  formDraft: number
  formVersion: number
}

const formCode = 'mau-ma-tran'

/** A draft amendment, a correction that waits, a form in the making. */
export const addReports = async (deps: Deps): Promise<void> => {
  const stage = stageOf(deps)
  const clerk = await stage.as('thuongtruc', '2025-02-18', '11:30')
  const found = await sql<{ period: number; sheet: number }>`
    select p.id as period, s.id as sheet from report_period p join report_sheet s on s.period_id = p.id
    where p.code = 'Q3' and p.year = 2023 and s.unit_id = ${await stage.unit('STP')}`.execute(deps.db)
  const { period = 0, sheet = 0 } = found.rows[0] ?? {}
  await draftReport(clerk, period, 'Bản sửa đổi mẫu của ma trận')
  await proposeCorrection(await stage.as('tt.stp', '2025-02-18', '14:30'), sheet, {
    changes: [{ indicator: '3.1.1', text: '98' }],
    reason: 'Đề nghị mẫu của ma trận',
  })
  const form = await draftForm(clerk, {
    code: formCode,
    titleVi: 'Biểu mẫu của ma trận',
    titleEn: undefined,
    fromId: undefined,
  })
  await saveIndicator(clerk, form, {
    code: '1',
    replaces: undefined,
    name_vi: 'Chỉ tiêu mẫu',
    name_en: undefined,
    unit: undefined,
    kind: 'count',
    aggregation: 'sum',
    parent: null,
    formula: undefined,
    total_of: [],
    reported_by: ['department'],
    options: [],
    cumulative_from_period_start: false,
    version: 1,
  })
}

export const reportSubjects = async (db: Db): Promise<ReportSubjects> => {
  const found = await sql<ReportSubjects>`
    with open as (select id, version from report_period where code = 'Q1' and year = 2025),
    issued as (select id from report_period where code = 'Q3' and year = 2023),
    sheet as (select s.id, s.period_id, s.unit_code as code from report_sheet s)
    select (select id from report_form where kind = 'periodic' order by version desc limit 1) as form,
      open.id as open, issued.id as issued, open.version as "openVersion",
      (select id from sheet where period_id = open.id and code = 'STTTT') as draft,
      (select id from sheet where period_id = open.id and code = 'SCT') as signed,
      (select id from sheet where period_id = issued.id and code = 'STTTT') as accepted,
      (select id from report_issue where period_id = issued.id and no = 1) as report,
      (select id from report_issue where period_id = issued.id and state = 'draft') as amendment,
      (select version from report_issue where period_id = issued.id and state = 'draft') as "amendmentVersion",
      (select max(id) from report_correction where state = 'proposed') as correction,
      (select id from report_form where code = ${formCode}) as "formDraft",
      (select row_version from report_form where code = ${formCode}) as "formVersion"
    from open, issued`.execute(db)
  const row = found.rows[0]
  if (!row) throw new Error('the demonstration has no open reporting period')
  return row
}

type Hint = (s: { reports: ReportSubjects }, actor: ActorName) => unknown

/** What stands in the addresses. */
export const reportParams: [RegExp, Record<string, Hint>][] = [
  [/^(\/reports\/periods|\/report-periods)\/:id\/(unlock|amendment|issues)/, { id: (s) => s.reports.issued }],
  [/^\/reports\/periods\/:id/, { id: (s) => s.reports.open }],
  [/^\/report-periods\/:id/, { id: (s) => s.reports.open }],
  [/^(\/reports\/sheets|\/report-sheets)\/:id\/corrections/, { id: (s) => s.reports.accepted }],
  [/^(\/reports\/sheets|\/report-sheets)\/:id\/(acceptance|return)/, { id: (s) => s.reports.signed }],
  [/^(\/reports\/sheets|\/report-sheets)\/:id/, { id: (s) => s.reports.draft }],
  [
    /^(\/reports\/issues|\/report-issues)\/:id\/(narrative|submission|withdrawal|issuing)/,
    { id: (s) => s.reports.amendment },
  ],
  [/^(\/reports\/issues|\/report-issues)\/:id/, { id: (s) => s.reports.report }],
  [/^(\/reports\/corrections|\/report-corrections)\/:id/, { id: (s) => s.reports.correction }],
  [/^(\/reports\/forms|\/report-forms)\/:id/, { id: (s) => s.reports.formDraft, code: () => '1' }],
]

const period: Record<string, Hint> = {
  formId: (s) => String(s.reports.form),
  code: () => 'H1',
  year: () => '2025',
}
const paper = () => new File(['đây không phải tệp báo cáo\n'], 'mau.txt', { type: 'text/plain' })

/** What the forms and bodies are filled with. */
export const reportBodies: Record<string, Record<string, Hint>> = {
  '/reports/periods': period,
  '/report-periods': period,
  '/report-periods/:id/days': { unitDueOn: () => '2025-03-14' },
  '/report-periods/:id/issues': { reason: () => 'Lý do mẫu của ma trận' },
  '/report-issues/:id/narrative': {
    version: (s) => s.reports.amendmentVersion,
    parts: () => ['Nội dung mẫu', 'Lý do mẫu'],
  },
  '/report-issues/:id/submission': { version: (s) => s.reports.amendmentVersion },
  '/report-sheets/:id/corrections': { changes: () => [{ indicator: '3.1.1', value: 99 }] },
  '/report-corrections/:id/decision': { verdict: () => 'accept' },
  '/report-forms': { code: () => 'mau-moi', titleVi: () => 'Biểu mẫu mới' },
  '/report-forms/:id/indicators': {
    code: () => '2',
    name_vi: () => 'Chỉ tiêu mẫu',
    kind: () => 'count',
    aggregation: () => 'sum',
    version: (s) => s.reports.formVersion,
  },
  '/report-forms/:id/indicator-removal': { code: () => '1', version: (s) => s.reports.formVersion },
  '/report-forms/:id/issuing': { version: (s) => s.reports.formVersion },
  '/reports/periods/:id/days': { unitDueOn: () => '2025-03-14' },
  '/reports/periods/:id/issues': { reason: () => 'Lý do mẫu của ma trận' },
  '/reports/periods/:id/papers': {
    file: () => new File(['unit;indicator;value\nSKHCN;3.1.1;4\n'], 'mau.csv', { type: 'text/csv' }),
    receivedOn: () => '2025-02-19',
  },
  '/reports/sheets/:id/fields': { 'v.3.1.2': () => '7', area: () => '3' },
  '/report-sheets/:id/values': { values: () => [{ indicator: '3.1.2', value: 7 }] },
  '/reports/sheets/:id/file': { file: paper },
  '/reports/sheets/:id/corrections': { 'v.3.1.1': () => '99' },
  '/reports/issues/:id/narrative': {
    version: (s) => String(s.reports.amendmentVersion),
    'part.1': () => 'Lý do mẫu',
  },
  '/reports/issues/:id/submission': { version: (s) => String(s.reports.amendmentVersion) },
  '/reports/issues/:id/check': { file: paper },
  '/reports/corrections/:id/decision': { verdict: () => 'accept' },
  '/reports/forms': { code: () => 'mau-moi', titleVi: () => 'Biểu mẫu mới' },
  '/reports/forms/imports': {
    code: () => 'mau-tu-tep',
    titleVi: () => 'Biểu mẫu từ tệp',
    file: () =>
      new File(
        [JSON.stringify({ indicators: [{ code: '1', name_vi: 'Mẫu', kind: 'count', aggregation: 'sum' }] })],
        'mau.json',
        { type: 'application/json' },
      ),
  },
  '/reports/forms/:id/indicators': {
    code: () => '2',
    name_vi: () => 'Chỉ tiêu mẫu',
    kind: () => 'count',
    aggregation: () => 'sum',
    version: (s) => String(s.reports.formVersion),
  },
  '/reports/forms/:id/indicators/:code/removal': { version: (s) => String(s.reports.formVersion) },
  '/reports/forms/:id/issuing': { version: (s) => String(s.reports.formVersion) },
}
