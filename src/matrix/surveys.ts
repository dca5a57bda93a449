import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { Deps } from '#platform/deps.ts'
import { stageOf } from '../../demo/stage.ts'
import { draftQuestionnaire } from '../modules/surveys/actions.ts'
import type { ActorName } from './cast.ts'

/** What the addresses and bodies of questionnaires, campaigns and answering speak of. */
export type SurveySubjects = {
  /** a draft of the matrix, an issued questionnaire, and the number of the draft's save */
  draftForm: number
  issuedForm: number
  /** a campaign that waits to be opened, one that asks, and a cell of it */
  draft: number
  asking: number
  cell: number
}

const code = 'mau-ma-tran'
/** A code of the cell that asks; its hash is put there by hand, since a real one is printed and forgotten. */
const answerCode = '7K3M9QXT0AB2HJ5W'

const words = (vi: string, en: string) => ({ vi, en })
const option = (letter: string) => ({ code: letter, text: words(`Mức ${letter}`, `Level ${letter}`) })

/** A draft questionnaire of one question and one scale, and a code that nobody has used. */
export const addSurveys = async (deps: Deps): Promise<void> => {
  await draftQuestionnaire(await stageOf(deps).as('thuongtruc', '2025-02-18', '11:30'), {
    code,
    titleVi: 'Phiếu mẫu của ma trận',
    titleEn: 'A sample of the matrix',
    content: {
      intro: words('Mời trả lời.', 'Please answer.'),
      thanks: words('Cảm ơn.', 'Thank you.'),
      scales: [{ code: 'S2', options: [option('A'), option('B')] }],
      sections: [
        {
          code: 'A',
          title: words('Phần mẫu', 'A part'),
          questions: [
            {
              code: 'Q1',
              kind: 'single',
              text: words('Câu mẫu', 'A question'),
              options: [option('A'), option('B')],
            },
            { code: 'Q2', kind: 'text', text: words('Ý kiến mẫu', 'Words') },
          ],
        },
      ],
      factors: [],
      contents: [],
    },
  })
  const { cell } = await surveySubjects(deps.db)
  await sql`insert into survey_code (hash, stratum_id) values (sha256(${answerCode}::bytea), ${cell})`.execute(
    deps.db,
  )
}

export const surveySubjects = async (db: Db): Promise<SurveySubjects> => {
  const found = await sql<SurveySubjects>`
    with asking as (select max(id) as id from survey_campaign where state = 'open')
    select coalesce((select id from questionnaire where code = ${code} order by id limit 1), 0) as "draftForm",
      (select id from questionnaire where code = 'dai-bieu-ve-so' and state = 'issued' order by id limit 1) as "issuedForm",
      (select max(id) from survey_campaign where state = 'draft') as draft, asking.id as asking,
      (select min(id) from survey_stratum where campaign_id = asking.id) as cell
    from asking`.execute(db)
  const row = found.rows[0]
  if (!row) throw new Error('the demonstration has no survey that asks')
  return row
}

type Hint = (s: { surveys: SurveySubjects }, actor: ActorName) => unknown

/** What stands in the addresses. */
export const surveyParams: [RegExp, Record<string, Hint>][] = [
  [/^\/phieu\/:code/, { code: () => answerCode }],
  [/^(\/surveys)?\/questionnaires\/:id\/copy/, { id: (s) => s.surveys.issuedForm }],
  [/^\/surveys\/questionnaires\/:id\/sections\/:code/, { id: (s) => s.surveys.draftForm, code: () => 'A' }],
  [/^\/surveys\/questionnaires\/:id\/questions\/:code/, { id: (s) => s.surveys.draftForm, code: () => 'Q1' }],
  [/^\/surveys\/questionnaires\/:id\/scales\/:code/, { id: (s) => s.surveys.draftForm, code: () => 'S2' }],
  [/^(\/surveys)?\/questionnaires\/:id/, { id: (s) => s.surveys.draftForm }],
  [/^\/surveys\/campaigns\/:id\/(edit|strata|list|sampling|opening)/, { id: (s) => s.surveys.draft }],
  [/^\/surveys\/:id\/opening/, { id: (s) => s.surveys.draft }],
  [/^(\/surveys\/campaigns|\/surveys)\/:id/, { id: (s) => s.surveys.asking }],
]

const aCampaign: Record<string, Hint> = {
  year: () => '2025',
  questionnaireId: (s) => String(s.surveys.issuedForm),
  block: () => 'department',
  opensOn: () => '2025-03-01',
  closesOn: () => '2025-03-31',
  minCell: () => '5',
  sampleError: () => '5',
  sampling: () => 'group',
}
const groups: Record<string, Hint> = {
  'groups.0.code': () => 'citizens',
  'groups.0.nameVi': () => 'Người dân',
  'groups.0.weight': () => '0,6',
  'groups.1.code': () => 'businesses',
  'groups.1.nameVi': () => 'Doanh nghiệp',
  'groups.1.weight': () => '0,4',
}
const aCell: Record<string, Hint> = { stratumId: (s) => String(s.surveys.cell), many: () => '5' }
const aQuestion: Record<string, Hint> = {
  code: () => 'Q1',
  kind: () => 'single',
  textVi: () => 'Câu mẫu',
  'options.0.code': () => 'A',
  'options.0.vi': () => 'Mức A',
  'options.1.code': () => 'B',
  'options.1.vi': () => 'Mức B',
}
const shown: Record<string, Hint> = { page: () => '0', press: () => 'show' }
const noWords: Record<string, Hint> = { title: () => 'Khảo sát mẫu của ma trận' }

/** What the forms and bodies are filled with. */
export const surveyBodies: Record<string, Record<string, Hint>> = {
  '/phieu': { code: () => answerCode },
  '/phieu/:code': shown,
  '/surveys/questionnaires': { code: () => 'mau-moi', titleVi: () => 'Phiếu mới mẫu' },
  '/questionnaires': {
    code: () => 'mau-api',
    titleVi: () => 'Phiếu mới mẫu',
    content: () => ({ intro: {}, thanks: {}, scales: [], sections: [], factors: [], contents: [] }),
  },
  '/surveys/questionnaires/:id/head': { titleVi: () => 'Phiếu mẫu của ma trận' },
  '/surveys/questionnaires/:id/sections': { code: () => 'B', titleVi: () => 'Phần B' },
  '/surveys/questionnaires/:id/sections/:code': { code: () => 'A', titleVi: () => 'Phần A' },
  '/surveys/questionnaires/:id/questions': {
    code: () => 'Q9',
    section: () => 'A',
    kind: () => 'text',
    textVi: () => 'Câu thêm',
  },
  '/surveys/questionnaires/:id/questions/:code': aQuestion,
  '/surveys/questionnaires/:id/scales': { code: () => 'S9' },
  '/surveys/questionnaires/:id/scales/:code': { ...aQuestion, code: () => 'S2' },
  '/surveys/questionnaires/:id/factors': { 'contents.0.code': () => 'I', 'contents.0.vi': () => 'Nội dung' },
  '/surveys/questionnaires/:id/moving': { kind: () => 'question', code: () => 'Q1', to: () => 'down' },
  '/surveys/questionnaires/:id/removal': { kind: () => 'question', code: () => 'Q2' },
  '/surveys/questionnaires/:id/preview': shown,
  '/surveys/campaigns': { ...noWords, ...aCampaign, ...groups },
  '/surveys/campaigns/:id/edit': { ...noWords, ...aCampaign, ...groups },
  '/surveys': {
    ...noWords,
    ...aCampaign,
    groups: () => [{ code: 'citizens', nameVi: 'Người dân', weight: '1' }],
  },
  '/surveys/campaigns/:id/strata': { table: () => 'nhóm;tầng;số người\ncitizens;Mẫu;400' },
  '/surveys/campaigns/:id/list': {
    table: () => 'họ và tên;tầng\nNgười Mẫu;Người nộp hồ sơ trực tiếp',
  },
  '/surveys/campaigns/:id/opening': { decisionNo: () => '30/KH-UBND (mẫu)' },
  '/surveys/:id/opening': { decisionNo: () => '30/KH-UBND (mẫu)' },
  '/surveys/campaigns/:id/cards': aCell,
  '/surveys/campaigns/:id/replacements': { codes: () => answerCode },
  '/surveys/campaigns/:id/paper': aCell,
  '/surveys/campaigns/:id/entry': { ...shown, stratum: (s) => String(s.surveys.cell) },
  '/surveys/campaigns/:id/filled': {
    stratumId: (s) => String(s.surveys.cell),
    file: () => new File(['cột lạ\n1'], 'phieu.csv'),
  },
}
