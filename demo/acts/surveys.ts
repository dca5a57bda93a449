import {
  draftQuestionnaire,
  fillForCell,
  issueQuestionnaire,
  makeCampaign,
  makeCards,
  openCampaign,
  saveStrata,
  takeList,
} from '../../src/modules/surveys/actions.ts'
import { askedOf, fieldName, readQuestionnaires, strataOf } from '../../src/modules/surveys/facts.ts'
import type { Day } from '../../src/platform/day.ts'
import { chance } from '../scoring/inputs.ts'
import type { Act, Stage } from '../stage.ts'
import { campaignOf, formOf } from '../surveys/found.ts'
import { act } from '../work.ts'

const forms = ['dai-bieu-ve-so', 'lanh-dao-ve-so', 'nguoi-dan-ve-so']

const issueForms = async (stage: Stage, day: Day): Promise<void> => {
  const ctx = await stage.as('thuongtruc', day, '14:00')
  for (const name of forms) await issueQuestionnaire(ctx, await draftQuestionnaire(ctx, formOf(name)))
}

const questionnaire = async (stage: Stage, day: Day, code: string): Promise<number> => {
  const { questionnaires } = await readQuestionnaires(await stage.as('thuongtruc', day))
  return questionnaires.find((one) => one.code === code)?.id ?? 0
}

const title = 'Khảo sát đại biểu HĐND tỉnh về các sở, ban, ngành, đợt 1 năm 2025'

// how many councillors there are of each kind of district is invented
const strata = [
  { name: 'Đại biểu các huyện miền núi', population: 34 },
  { name: 'Đại biểu các huyện đồng bằng, ven biển', population: 31 },
  { name: 'Đại biểu thành phố, thị xã', population: 18 },
]

const line = (i: number, row: object) => ({ line: i + 2, row: row as never })

const draft = async (stage: Stage, day: Day): Promise<void> => {
  const ctx = await stage.as('thuongtruc', day, '15:00')
  const id = await makeCampaign(
    ctx,
    {
      year: 2025,
      title,
      questionnaireId: await questionnaire(stage, day, 'dai-bieu-ve-so'),
      block: 'department',
      opensOn: '2025-02-12',
      closesOn: '2025-03-14',
      minCell: 5,
      sampleError: '0.05',
      sampling: 'group',
      seed: 'nghe-an-hdnd-2025-1',
      groups: [
        {
          code: 'province_council',
          nameVi: 'Đại biểu HĐND tỉnh',
          nameEn: 'Provincial councillors',
          weight: '1',
        },
      ],
    },
    true,
  )
  await saveStrata(
    ctx,
    id,
    strata.map(({ name, population }, i) =>
      line(i, {
        group: 'province_council',
        name,
        unit: '',
        population: String(population),
        sample: '',
        quota: '',
      }),
    ),
  )
  // names of the list say that they are invented; they have no addresses, so nobody gets a letter
  const people = strata.flatMap(({ name, population }) =>
    Array.from({ length: population }, (_, i) => ({
      name: `Đại biểu minh họa ${name.slice(9)} ${i + 1}`,
      stratum: name,
    })),
  )
  await takeList(
    ctx,
    id,
    people.map((one, i) => line(i, { ...one, email: '', group: '', lang: '' })),
  )
}

const open = async (stage: Stage, day: Day): Promise<void> => {
  const { ctx, campaign } = await campaignOf(stage, day, title)
  await openCampaign(await stage.as('banhanh', day, '08:30'), campaign.id, {
    decisionNo: '12/KH-UBND (số minh họa)',
    decidedOn: '2025-02-11',
  })
  // the cards are handed out in the play alone: nobody has their codes
  for (const cell of await strataOf(ctx.db, campaign.id))
    await makeCards(ctx, campaign.id, { stratumId: cell.id, many: cell.drawn }, async () => {})
}

/** What a councillor answers about every department: invented, and the same every time. */
const answersOf = (who: string, units: readonly { id: string; name: string }[]): Record<string, string> =>
  Object.fromEntries(
    units.flatMap(({ id, name }) =>
      ['A1', 'A2', 'A3', 'A4'].map((row) => {
        const good = 0.6 * chance(`${name} 2025`) + 0.4 * chance(`${who} ${name} ${row}`)
        return [fieldName(id, 'Q1', row), good > 0.45 ? 'A' : good > 0.25 ? 'B' : good > 0.12 ? 'C' : 'D']
      }),
    ),
  )

const answer = async (stage: Stage, day: Day): Promise<void> => {
  const { ctx, campaign } = await campaignOf(stage, day, title)
  for (const [i, cell] of (await strataOf(ctx.db, campaign.id)).entries()) {
    const { units, pages } = await askedOf(ctx, campaign, cell.id)
    for (let n = 0; n < 7 - i; n++) {
      const sent = answersOf(`${cell.name} ${n}`, units)
      const press = { act: 'next' as const, page: pages.length - 1 }
      await fillForCell(ctx, campaign.id, cell.id, { sent, press, seconds: null }, n % 3 ? 'paper' : 'phone')
    }
  }
}

const plan = async (stage: Stage, day: Day): Promise<void> => {
  const ctx = await stage.as('thuongtruc', day, '16:00')
  const id = await makeCampaign(
    ctx,
    {
      year: 2025,
      title: 'Khảo sát người dân, doanh nghiệp tại Sở Y tế, quý I năm 2025',
      questionnaireId: await questionnaire(stage, day, 'nguoi-dan-ve-so'),
      block: 'department',
      opensOn: '2025-03-03',
      closesOn: '2025-03-31',
      minCell: 5,
      sampleError: '0.05',
      sampling: 'stratum',
      seed: 'nghe-an-syt-2025-q1',
      groups: [
        { code: 'citizens', nameVi: 'Người dân', nameEn: 'Citizens', weight: '0.6' },
        { code: 'businesses', nameVi: 'Doanh nghiệp', nameEn: 'Businesses', weight: '0.4' },
      ],
    },
    true,
  )
  await saveStrata(ctx, id, [
    line(0, {
      group: 'citizens',
      name: 'Người nộp hồ sơ trực tiếp',
      unit: 'SYT',
      population: '1240',
      sample: '',
      quota: '',
    }),
    line(1, {
      group: 'citizens',
      name: 'Người nộp hồ sơ trực tuyến',
      unit: 'SYT',
      population: '860',
      sample: '',
      quota: '',
    }),
    line(2, {
      group: 'businesses',
      name: 'Cơ sở y tế, nhà thuốc',
      unit: 'SYT',
      population: '415',
      sample: '',
      quota: '',
    }),
  ])
}

/** Surveys as they stand in February 2025: one that asks councillors, with some answers in the box, and one that waits to be opened. */
export const surveyActs: Act[] = [
  act('2025-01-20', 'ban hành các bộ câu hỏi minh họa', (stage) => issueForms(stage, '2025-01-20')),
  act('2025-02-10', 'lập đợt khảo sát đại biểu, rút mẫu', (stage) => draft(stage, '2025-02-10')),
  act('2025-02-12', 'mở đợt khảo sát đại biểu, in thẻ', (stage) => open(stage, '2025-02-12')),
  act('2025-02-18', 'nhập phiếu giấy của đại biểu', (stage) => answer(stage, '2025-02-18')),
  act('2025-02-19', 'lập đợt khảo sát tại Sở Y tế', (stage) => plan(stage, '2025-02-19')),
]
