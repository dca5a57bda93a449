import { sql } from 'kysely'
import { canonical } from '#platform/canonical.ts'
import type { Ctx } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { sha256 } from '#platform/record.ts'
import { testClock } from '#testing/clock.ts'
import { aPerson, aUnit, ctxFor, type TestPerson, type TestUnit } from '#testing/world.ts'
import { appointAppraiser, appointCouncil, makeRound, openRound } from './actions/round.ts'
import type { RoundDays } from './rules/phase.ts'
import type { CriteriaSet, Leaf } from './rules/set.ts'

const leaf = (code: string, max: number, rest: object): Leaf =>
  ({
    code,
    name_vi: `Tiêu chí ${code}`,
    name_en: `Criterion ${code}`,
    max,
    assessment: 'self+appraisal',
    children: [],
    ...rest,
  }) as unknown as Leaf

/** A set of two domains for tests: four leaves that units score, one fed by the standing agency; bonus up to 2. */
export const aSet = (year = 2024): CriteriaSet => ({
  id: `test-department-${year}`,
  year,
  level: 'department',
  title_vi: 'Bộ tiêu chí thử',
  title_en: 'A test set',
  total: 10,
  synthetic: true,
  scoring: {
    rounding: { display_decimals: 2 },
    bonus: { cap: 2 },
    penalty: { cap: 1 },
    bands: [
      { label_vi: 'tốt', min: 80 },
      { label_vi: 'khá', min: 0 },
    ],
  },
  domains: [
    {
      code: '1',
      name_vi: 'Chỉ đạo, điều hành',
      name_en: 'Steering',
      max: 5,
      criteria: [
        leaf('1.1', 2, {
          rule_kind: 'linear',
          rule: { metric: { op: 'ratio_pct', num: 'tasks_done', den: 'tasks_planned' } },
          not_applicable: 'exclude',
        }),
        leaf('1.2', 1, {
          rule_kind: 'deadline',
          rule: {
            input: 'issued_at',
            due: { type: 'date', month: 1, day: 31 },
            on_time: 1,
            late: 0.5,
            missing: 0,
          },
          not_applicable: 'not_allowed',
        }),
        leaf('1.3', 2, {
          rule_kind: 'tier',
          rule: {
            metric: { op: 'ratio_pct', num: 'tasks_on_time', den: 'tasks_assigned' },
            bands: [{ min: 90, points: 2 }, { min: 50, points: 1 }, { points: 0 }],
            when_den_zero: 'full',
          },
          sources: { tasks_assigned: 'tasks.assigned', tasks_on_time: 'tasks.on-time' },
          not_applicable: 'exclude',
        }),
      ],
    },
    {
      code: '2',
      name_vi: 'Thể chế',
      name_en: 'Institutions',
      max: 5,
      criteria: [
        leaf('2.1', 3, {
          rule_kind: 'boolean',
          rule: { input: 'reviewed', points_true: 3, points_false: 1 },
        }),
        leaf('2.2', 2, {
          rule_kind: 'external_index',
          rule: { source: 'sipas', value_max: 100 },
          assessment: 'data',
        }),
      ],
    },
  ],
})

/** Puts an issued set in place without the actions of sets. Gives its number. */
export const issuedSet = async (db: Db, set: CriteriaSet = aSet()): Promise<number> => {
  const found = await sql<{ id: number }>`
    insert into criteria_set (code, state, title_vi, title_en, year, block, synthetic, content, content_hash, made_at, issued_at)
    values (${set.id}, 'issued', ${set.title_vi}, ${set.title_en ?? ''}, ${set.year}, ${set.level}, true,
      ${JSON.stringify(set)}::jsonb, ${sha256(canonical(set))}, now(), now()) returning id`.execute(db)
  return found.rows[0]?.id ?? 0
}

export const days: RoundDays = {
  opensOn: '2024-12-02',
  selfBy: '2024-12-20',
  firstBy: '2025-01-15',
  explainBy: '2025-01-22',
  secondBy: '2025-02-05',
  decideBy: '2025-02-20',
  publishBy: '2025-02-28',
  objectionBy: '2025-03-15',
}

/** A province with three departments and who scores: Justice appraises domain 2, Home Affairs domain 1. */
export type World = {
  db: Db
  province: TestUnit
  home: TestUnit
  health: TestUnit
  justice: TestUnit
  division: TestUnit
  chairman: TestPerson
  clerk: TestPerson
  homeHead: TestPerson
  healthHead: TestPerson
  healthFocal: TestPerson
  divisionHead: TestPerson
  justiceFocal: TestPerson
  judge: TestPerson
  auditor: TestPerson
  administrator: TestPerson
  as: (person: TestPerson, today: Day, seconds?: number) => Promise<Ctx>
  /** makes, appoints and opens the round; gives its number and the sheets by unit */
  opened: (set?: CriteriaSet) => Promise<{
    roundId: number
    setId: number
    sheets: Record<'home' | 'health' | 'justice', number>
  }>
}

export async function aWorld(db: Db): Promise<World> {
  const province = await aUnit(db, { name: 'Tỉnh Nghệ An', kind: 'province' })
  await sql`insert into setting (key, valid_from, value) values ('installation.unit', '2000-01-01', ${JSON.stringify(province.id)}::jsonb)`.execute(
    db,
  )
  const department = (name: string, code: string) => aUnit(db, { name, parent: province.id, code })
  const [home, health, justice] = [
    await department('Sở Nội vụ', 'SNV'),
    await department('Sở Y tế', 'SYT'),
    await department('Sở Tư pháp', 'STP'),
  ]
  const division = await aUnit(db, { name: 'Phòng Nghiệp vụ Y', parent: health.id, kind: 'division' })
  const chairman = await aPerson(db, { name: 'Chủ tịch Thử', office: 'chairman', unit: province.id })
  const clerk = await aPerson(db, { name: 'Chuyên viên Thử', office: 'standing-clerk', unit: home.id })
  const judge = await aPerson(db, { name: 'Hội đồng Thử', office: 'appraiser', unit: province.id })
  const as = async (person: TestPerson, today: Day, seconds = 0): Promise<Ctx> => {
    const clock = testClock(today)
    clock.pass(seconds)
    return ctxFor(db, person, { today, now: clock.now() })
  }
  const opened: World['opened'] = async (set) => {
    const setId = await issuedSet(db, set)
    const ctx = await as(clerk, '2024-11-25')
    const roundId = await makeRound(ctx, { year: 2024, title: 'Chấm điểm cấp sở năm 2024', setId, ...days })
    await appointAppraiser(ctx, roundId, { domains: ['2'], unitId: justice.id })
    await appointAppraiser(ctx, roundId, { domains: ['1'], unitId: home.id })
    await appointCouncil(ctx, roundId, {
      decisionNo: '12/QĐ-UBND',
      decidedOn: '2024-11-20',
      headId: judge.id,
      memberIds: [],
    })
    await openRound(ctx, roundId)
    const found = await sql<{
      id: number
      unit: number
    }>`select id, unit_id as unit from score_sheet where round_id = ${roundId}`.execute(db)
    const of = (unit: TestUnit) => found.rows.find((row) => row.unit === unit.id)?.id ?? 0
    return { roundId, setId, sheets: { home: of(home), health: of(health), justice: of(justice) } }
  }
  return {
    db,
    province,
    home,
    health,
    justice,
    division,
    chairman,
    clerk,
    judge,
    as,
    opened,
    homeHead: await aPerson(db, { name: 'Giám đốc Nội vụ Thử', office: 'head', unit: home.id }),
    healthHead: await aPerson(db, { name: 'Giám đốc Y tế Thử', office: 'head', unit: health.id }),
    healthFocal: await aPerson(db, { name: 'Đầu mối Y tế Thử', office: 'focal', unit: health.id }),
    divisionHead: await aPerson(db, { name: 'Trưởng phòng Thử', office: 'head', unit: division.id }),
    justiceFocal: await aPerson(db, { name: 'Đầu mối Tư pháp Thử', office: 'focal', unit: justice.id }),
    auditor: await aPerson(db, { name: 'Kiểm soát Thử', office: 'auditor', unit: province.id }),
    administrator: await aPerson(db, { name: 'Quản trị Thử', office: 'administrator', unit: province.id }),
  }
}
