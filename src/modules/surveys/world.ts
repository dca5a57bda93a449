import { sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { testClock } from '#testing/clock.ts'
import { aPerson, aUnit, ctxFor, type TestPerson, type TestUnit, testConfig } from '#testing/world.ts'
import { makeCampaign, saveStrata, takeList } from './actions/campaign.ts'
import { draftQuestionnaire, issueQuestionnaire } from './actions/questionnaire.ts'
import type { CampaignWish } from './input/campaigns.ts'
import type { Questionnaire } from './rules/questionnaire.ts'

const words = (vi: string, en = '') => ({ vi, en })
const options = ['A', 'B', 'C', 'D', 'E'].map((code, i) => ({
  code,
  text: words(`Mức ${code}`, `Level ${code}`),
  worth: 100 - i * 25,
}))

/** A form for tests: six questions of five options, the last only for those who answered A or B to the first. */
export const sixQuestions = (): Questionnaire => ({
  intro: words('Mời trả lời.', 'Please answer.'),
  thanks: words('Cảm ơn Ông/Bà.', 'Thank you very much.'),
  scales: [],
  sections: [
    {
      code: 'S',
      title: words('Phần chung', 'General'),
      questions: [1, 2, 3, 4, 5, 6].map((n) => ({
        code: `Q${n}`,
        kind: 'single' as const,
        text: words(`Câu ${n}`, `Question ${n}`),
        required: n < 6,
        options,
        ...(n === 6 && { showIf: { question: 'Q1', in: ['A', 'B'] } }),
      })),
    },
  ],
  factors: [],
  contents: [],
})

/** Who runs surveys in the tests: Home Affairs prepares, the chairman opens, a unit's head has no part in it. */
export type SurveyWorld = {
  db: Db
  health: TestUnit
  clerk: TestPerson
  chairman: TestPerson
  auditor: TestPerson
  head: TestPerson
  administrator: TestPerson
  as: (person: TestPerson, today?: Day, more?: Record<string, string>) => Promise<Ctx>
  issued: (content?: Questionnaire, code?: string) => Promise<number>
}

export const aSurveyWorld = async (db: Db): Promise<SurveyWorld> => {
  const province = await aUnit(db, { name: 'Tỉnh Thử', kind: 'province' })
  await sql`insert into setting (key, valid_from, value) values ('installation.unit', '2000-01-01', ${JSON.stringify(province.id)}::jsonb)`.execute(
    db,
  )
  const home = await aUnit(db, { name: 'Sở Nội vụ', parent: province.id, code: 'SNV' })
  const health = await aUnit(db, { name: 'Sở Y tế', parent: province.id, code: 'SYT' })
  const clerk = await aPerson(db, { name: 'Chuyên viên Thử', office: 'standing-clerk', unit: home.id })
  const as: SurveyWorld['as'] = async (person, today = '2025-02-20', more) => {
    const clock = testClock(today)
    return ctxFor(db, person, { today, now: clock.now(), ...(more && { config: testConfig(more) }) })
  }
  return {
    db,
    health,
    clerk,
    as,
    chairman: await aPerson(db, { name: 'Chủ tịch Thử', office: 'chairman', unit: province.id }),
    auditor: await aPerson(db, { name: 'Kiểm soát Thử', office: 'auditor', unit: province.id }),
    head: await aPerson(db, { name: 'Giám đốc Y tế Thử', office: 'head', unit: health.id }),
    administrator: await aPerson(db, { name: 'Quản trị Thử', office: 'administrator', unit: province.id }),
    issued: async (content = sixQuestions(), code = 'mau') => {
      const ctx = await as(clerk)
      const id = await draftQuestionnaire(ctx, {
        code,
        titleVi: 'Phiếu thử',
        titleEn: 'A test form',
        content,
      })
      await issueQuestionnaire(ctx, id)
      return id
    },
  }
}

export const aWish = (questionnaireId: number, more: Partial<CampaignWish> = {}): CampaignWish => ({
  year: 2025,
  title: 'Khảo sát thử',
  questionnaireId,
  block: null,
  opensOn: '2025-02-01',
  closesOn: '2025-03-31',
  minCell: 5,
  sampleError: '0.05',
  sampling: 'group',
  seed: 'hạt giống thử',
  groups: [{ code: 'hdnd', nameVi: 'Đại biểu', nameEn: 'Councillors', weight: '1' }],
  ...more,
})

const strata = ['Vùng cao', 'Đồng bằng', 'Thành phố']

/** A drafted campaign of three strata with twenty named people each, all of them drawn. */
export const aNamedCampaign = async (
  w: SurveyWorld,
): Promise<{ id: number; people: { name: string; email: string }[] }> => {
  const ctx = await w.as(w.clerk)
  const id = await makeCampaign(ctx, aWish(await w.issued()))
  const line = (n: number, row: object) => ({ line: n + 2, row: row as never })
  await saveStrata(
    ctx,
    id,
    strata.map((name, i) =>
      line(i, { group: 'hdnd', name, unit: '', population: '20', sample: '20', quota: '' }),
    ),
  )
  const people = Array.from({ length: 60 }, (_, i) => ({
    name: `Đại biểu Thử ${String(i).padStart(2, '0')}`,
    email: `daibieu${String(i).padStart(2, '0')}@thu.example`,
  }))
  await takeList(
    ctx,
    id,
    // one of each stratum reads English
    people.map((one, i) => line(i, { ...one, stratum: strata[i % 3], group: '', lang: i < 3 ? 'en' : '' })),
  )
  return { id, people }
}
