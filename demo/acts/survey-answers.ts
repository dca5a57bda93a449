import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  closeCampaign,
  decideOnAnswers,
  draftQuestionnaire,
  handOutPaper,
  issueQuestionnaire,
  lookJob,
  lookThrough,
  makeCampaign,
  openCampaign,
  resultJob,
  saveStrata,
  startResult,
  takeFilled,
} from '../../src/modules/surveys/actions.ts'
import {
  fieldName,
  filledColumns,
  pagesOf,
  readQuestionnaires,
  readReview,
  strataOf,
} from '../../src/modules/surveys/facts.ts'
import type { Questionnaire, ResponseAnswers } from '../../src/modules/surveys/rules/questionnaire.ts'
import type { Day } from '../../src/platform/day.ts'
import { projectRoot } from '../../src/platform/root.ts'
import { chance } from '../scoring/inputs.ts'
import type { Act, Stage } from '../stage.ts'
import { campaignOf, formOf } from '../surveys/found.ts'
import { inventedAnswers } from '../surveys/invented.ts'
import { act } from '../work.ts'

// the departments that people are asked about; the same list as the round of 2024 scores
const departments =
  'VP SNV STP SKHDT STC SCT SNN SGTVT SXD STNMT STTTT SLDTBXH SVHTT SDL SKHCN SGDDT SYT SNGV TTT BDT BQLKKT'.split(
    ' ',
  )

/** How content people are with a department, 0.5 to 0.85: invented, and the same every time. */
const content = (code: string, year: number): number => 0.5 + 0.35 * chance(`${code} ${year} hài lòng`)

const comments = [
  'Cần trả kết quả sớm hơn (minh họa)',
  'Công chức hướng dẫn tận tình (minh họa)',
  'Nên bớt giấy tờ phải nộp (minh họa)',
  'Trang dịch vụ công khó tìm (minh họa)',
]

/** A questionnaire of the project in force: issued now unless it was before. */
const issued = async (stage: Stage, day: Day, name: string): Promise<number> => {
  const ctx = await stage.as('thuongtruc', day, '08:40')
  const { questionnaires } = await readQuestionnaires(ctx)
  const known = questionnaires.find((one) => one.code === name && one.state === 'issued')
  if (known) return known.id
  const id = await draftQuestionnaire(ctx, formOf(name))
  await issueQuestionnaire(ctx, id)
  return id
}

type Stratum = { group: string; name: string; unit: string; population: number; sample: number }
type Survey = {
  title: string
  year: number
  questionnaire: string
  opensOn: Day
  closesOn: Day
  answeredOn: Day
  groups: { code: string; nameVi: string; nameEn: string; weight: string }[]
  strata: Stratum[]
}

const opening = async (stage: Stage, survey: Survey): Promise<void> => {
  const { opensOn: day, strata, title, year, closesOn, groups, questionnaire } = survey
  const ctx = await stage.as('thuongtruc', day, '09:00')
  const id = await makeCampaign(
    ctx,
    {
      year,
      title,
      questionnaireId: await issued(stage, day, questionnaire),
      block: 'department',
      opensOn: day,
      closesOn,
      minCell: 5,
      sampleError: '0.05',
      sampling: 'group',
      seed: `nghe-an-${questionnaire}-${year}`,
      groups,
    },
    true,
  )
  const lines = strata.map(({ population, sample, ...row }, i) => ({
    line: i + 2,
    row: { ...row, population: String(population), sample: String(sample), quota: String(sample) },
  }))
  await saveStrata(ctx, id, lines)
  await openCampaign(await stage.as('banhanh', day, '16:00'), id, {
    decisionNo: `${chance(title) > 0.5 ? 2953 : 2871}/QĐ-UBND (số minh họa)`,
    decidedOn: day,
  })
}

/** Answers as the fields of a form have them. */
const textsOf = (answers: ResponseAnswers): Map<string, string> =>
  new Map(
    Object.entries(answers).flatMap(([unit, about]) =>
      Object.entries(about).flatMap(([question, answer]): [string, string][] =>
        typeof answer === 'object' && !Array.isArray(answer)
          ? Object.entries(answer).map(([row, step]) => [fieldName(unit, question, row), step])
          : [[fieldName(unit, question), [answer].flat().join(' ')]],
      ),
    ),
  )

/** The filled forms of a cell as the table that offices send in. Three forms of one cell are copies, to be found. */
const filled = (
  form: Questionnaire,
  asked: readonly string[],
  seeds: readonly string[],
  of: (unit: string) => number,
) => {
  const units = form.sections.some((section) => section.perUnit) ? asked : []
  const columns = filledColumns(form, pagesOf(form, units)).map(({ field }) => field)
  const one = asked.length === 1 ? () => of(asked[0] ?? '') : of
  const rows = seeds.map((seed, i) => {
    const texts = textsOf(inventedAnswers(form, seed, { units, content: one, comments }))
    return { line: i + 2, cells: columns.map((field) => texts.get(field) ?? '') }
  })
  return { head: columns, rows }
}

const answering = async (stage: Stage, survey: Survey): Promise<void> => {
  const { ctx, campaign } = await campaignOf(stage, survey.answeredOn, survey.title)
  const form = formOf(survey.questionnaire).content
  const all = new Map<string, string>()
  for (const code of departments) all.set(String(await stage.unit(code)), code)
  const goodness = (unit: string) => content(all.get(unit) ?? '', survey.year)
  for (const cell of await strataOf(ctx.db, campaign.id)) {
    const asked = cell.unitId === null ? [...all.keys()] : [String(cell.unitId)]
    await handOutPaper(ctx, campaign.id, { stratumId: cell.id, many: cell.sample })
    const many = cell.sample - Math.floor(3 * chance(`${cell.name} không trả lời`))
    const copied = cell.name.includes('Sở Xây dựng') || cell.name === 'Lãnh đạo cấp huyện'
    const seeds = Array.from(
      { length: many },
      (_, i) => `${survey.title}/${cell.name}/${copied && i < 3 ? 0 : i}`,
    )
    await takeFilled(ctx, campaign.id, cell.id, filled(form, asked, seeds, goodness))
  }
}

/** Closed, looked through, copies left out, the result fixed: the next morning. */
const closing = async (stage: Stage, survey: Survey, day: Day): Promise<void> => {
  const { ctx, campaign } = await campaignOf(stage, day, survey.title)
  await closeCampaign(ctx, campaign.id)
  await lookJob(stage.system(day, '10:30'), { workId: await lookThrough(ctx, campaign.id) })
  const { flags } = await readReview(ctx, campaign.id)
  const copies = flags.filter(({ reason }) => reason === 'duplicate')
  if (copies.length > 0)
    await decideOnAnswers(ctx, campaign.id, {
      flags: copies.slice(1).map(({ id }) => id),
      reason: 'Phiếu chép nhau; giữ một phiếu, người đi hỏi đã xác nhận (minh họa)',
      exclude: true,
    })
  await resultJob(stage.system(day, '11:00'), { workId: await startResult(ctx, campaign.id) })
}

const citizensOf = (names: ReadonlyMap<string, string>, many: number): Stratum[] =>
  departments.map((code) => ({
    group: 'citizens_businesses',
    name: `Người dân, doanh nghiệp giao dịch với ${names.get(code) ?? code}`,
    unit: code,
    population: 400 + Math.floor(2000 * chance(`${code} lượt giao dịch`)),
    sample: many,
  }))

const names = new Map(
  readFileSync(join(projectRoot, 'demo/units.csv'), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [code, name] = line.split(',')
      return code && name ? [[code, name] as const] : []
    }),
)

const citizens = {
  code: 'citizens_businesses',
  nameVi: 'Người dân, doanh nghiệp',
  nameEn: 'Citizens and businesses',
}

const index2024: Survey = {
  title: 'Điều tra xã hội học phục vụ Chỉ số CCHC cấp sở năm 2024',
  year: 2024,
  questionnaire: 'cchc-so',
  opensOn: '2024-11-04',
  answeredOn: '2024-11-22',
  closesOn: '2024-11-29',
  groups: [
    {
      code: 'province_council',
      nameVi: 'Đại biểu HĐND tỉnh',
      nameEn: 'Provincial councillors',
      weight: '0.3',
    },
    {
      code: 'district_or_commune_leaders',
      nameVi: 'Lãnh đạo cấp huyện',
      nameEn: 'District leaders',
      weight: '0.4',
    },
    { ...citizens, weight: '0.3' },
  ],
  strata: [
    { group: 'province_council', name: 'Đại biểu HĐND tỉnh', unit: '', population: 83, sample: 20 },
    {
      group: 'district_or_commune_leaders',
      name: 'Lãnh đạo cấp huyện',
      unit: '',
      population: 63,
      sample: 24,
    },
    ...citizensOf(names, 12),
  ],
}

const sipas = (year: number, many: number): Survey => ({
  title: `Đo lường sự hài lòng đối với các sở, ban, ngành năm ${year}`,
  year,
  questionnaire: 'sipas-2023',
  opensOn: `${year}-10-21`,
  answeredOn: `${year}-11-14`,
  closesOn: `${year}-11-20`,
  groups: [{ ...citizens, weight: '1' }],
  strata: citizensOf(names, many),
})

const surveys = [sipas(2023, 8), sipas(2024, 9), index2024]
const nextDay: Record<string, Day> = {
  '2023-11-20': '2023-11-21',
  '2024-11-20': '2024-11-21',
  '2024-11-29': '2024-12-02',
}

/** Three surveys about the departments, answered by invented people: two on satisfaction, one for the index of 2024. */
export const surveyAnswers: Act[] = surveys.flatMap((survey) => {
  const after = nextDay[survey.closesOn] ?? survey.closesOn
  return [
    act(survey.opensOn, `mở ${survey.title}`, (stage) => opening(stage, survey)),
    act(survey.answeredOn, `trả lời ${survey.title}`, (stage) => answering(stage, survey)),
    act(after, `chốt kết quả ${survey.title}`, (stage) => closing(stage, survey, after)),
  ]
})
