import { sql } from 'kysely'
import { canonical } from '#platform/canonical.ts'
import type { Day } from '#platform/day.ts'
import { type Db, json } from '#platform/db.ts'
import { sha256 } from '#platform/record.ts'
import { methodOn } from '../modules/surveys/rules/method.ts'
import type { Questionnaire, ResponseAnswers } from '../modules/surveys/rules/questionnaire.ts'

const words = (vi: string, en = vi) => ({ vi, en })

/** A form for tests: six lines of satisfaction in three factors, a choice worth A to D, a signal of risk, free words, age. */
export const aForm = (): Questionnaire => ({
  intro: words('Mời ông bà trả lời.'),
  thanks: words('Cảm ơn.'),
  scales: [
    {
      code: 'S',
      options: ['1', '2', '3', '4', '5'].map((code) => ({
        code,
        text: words(`Mức ${code}`, `Step ${code}`),
        satisfied: code >= '4',
      })),
    },
  ],
  sections: [
    {
      code: 'A',
      title: words('Về đơn vị', 'About the unit'),
      perUnit: true,
      questions: [
        {
          kind: 'matrix',
          code: 'Q9',
          text: words('Mức độ hài lòng', 'Satisfaction'),
          scale: 'S',
          rows: [
            ['a1', 'I.A'],
            ['a2', 'I.A'],
            ['b1', 'I.B'],
            ['b2', 'I.B'],
            ['c1', 'II.A'],
            ['c2', 'II.A'],
          ].map(([code, factor]) => ({
            code: code ?? '',
            text: words(`Tiêu chí ${code}`, `Criterion ${code}`),
            factor: factor ?? '',
          })),
        },
        {
          kind: 'single',
          code: 'W',
          text: words('Chất lượng tham mưu', 'Quality of advice'),
          options: [100, 60, 20, 0].map((worth, i) => ({
            code: 'ABCD'[i] ?? '',
            text: words('ABCD'[i] ?? ''),
            worth,
          })),
        },
        {
          kind: 'single',
          code: 'R',
          text: words('Phiền hà', 'Harassment'),
          risk: true,
          options: ['none', 'some', 'many'].map((code) => ({ code, text: words(code) })),
        },
        { kind: 'text', code: 'T', text: words('Ý kiến thêm', 'Comments') },
      ],
    },
    {
      code: 'B',
      title: words('Người trả lời', 'Who answers'),
      questions: [{ kind: 'number', code: 'age', text: words('Tuổi', 'Age'), min: 18, max: 90 }],
    },
  ],
  factors: ['I.A', 'I.B', 'II.A'].map((code) => ({
    code,
    name: words(`Yếu tố ${code}`, `Factor ${code}`),
    content: code.split('.')[0] ?? '',
  })),
  contents: ['I', 'II'].map((code) => ({ code, name: words(`Nội dung ${code}`, `Content ${code}`) })),
})

export type ClosedCampaign = {
  form?: Questionnaire
  code?: string
  year?: number
  block?: string | null
  minCell?: number
  groups: { code: string; weight: string; unit?: number; issued: number }[]
  /** group and answers of everybody who answered */
  people: { group: string; answers: ResponseAnswers; seconds?: number | null; text?: string }[]
}

/** A campaign that has closed with these answers, as they lie there once the box is empty. Gives its number. */
export const aClosedCampaign = async (db: Db, wish: ClosedCampaign): Promise<number> => {
  const { form = aForm(), code = 'test-form', year = 2024, block = 'department', minCell = 5 } = wish
  const opens: Day = `${year}-11-01`
  const made = await sql<{ id: number }>`
    with form as (insert into questionnaire (code, version, state, title_vi, title_en, content, content_hash, made_at, issued_at)
      values (${code}, ${year}, 'issued', 'Phiếu thử', 'Test form', ${json(form)}::jsonb, ${sha256(canonical(form))}, now(), now())
      returning id)
    insert into survey_campaign (year, title, questionnaire_id, block, state, opens_on, closes_on, seed, min_cell, method, made_at,
      opened_at, closed_at)
    select ${year}, ${`Khảo sát thử ${year}`}, id, ${block}, 'closed', ${opens}, ${`${year}-11-30`}, 'seed', ${minCell},
      ${json(methodOn(opens))}::jsonb, now(), now(), now() from form returning id`.execute(db)
  const id = made.rows[0]?.id ?? 0
  const groups = json(wish.groups.map((group, i) => ({ unit: null, ...group, position: i })))
  await sql`
    with given as (select * from jsonb_to_recordset(${groups}::jsonb)
      as g (code text, weight numeric, unit bigint, issued int, position int)),
    made as (insert into survey_group (campaign_id, code, name_vi, name_en, weight, position)
      select ${id}::bigint, code, 'Nhóm ' || code, 'Group ' || code, weight, position from given returning code)
    insert into survey_stratum (campaign_id, group_code, name, unit_id, sample, issued)
    select ${id}::bigint, given.code, given.code, unit, issued, issued from given join made on made.code = given.code`.execute(
    db,
  )
  const answers = json(
    wish.people.map(({ group, answers, seconds }) => ({ group, answers, seconds: seconds ?? null })),
  )
  await sql`
    insert into survey_response (id, campaign_id, stratum_id, channel, day, seconds, answers)
    select gen_random_uuid(), ${id}, s.id, 'link', ${`${year}-11-30`}::date, p.seconds, p.answers
    from jsonb_to_recordset(${answers}::jsonb) as p ("group" text, answers jsonb, seconds int)
    join survey_stratum s on s.campaign_id = ${id} and s.group_code = p."group"`.execute(db)
  return id
}
