import { sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { testClock } from '#testing/clock.ts'
import { aPerson, aUnit, ctxFor, type TestPerson, type TestUnit } from '#testing/world.ts'
import {
  appointRewardCouncil,
  castBallot,
  draftNomination,
  listNomination,
  makeRewardRound,
  openRewardRound,
  openVote,
  sendNomination,
} from './actions.ts'
import { readBallot } from './facts/nominations.ts'
import type { NominationInput } from './input.ts'
import { loadRewardForms } from './reference.ts'
import type { Choice } from './rules/vote.ts'

/** The days of a round for tests: nominations in the first half of February 2025, the council after it. */
export const days = {
  opensOn: '2025-02-03',
  nominateBy: '2025-02-14',
  councilOn: '2025-02-25',
  decideBy: '2025-02-28',
} as const
export const citation = 'Có thành tích xuất sắc trong cải cách hành chính năm 2024'

export const roundWish = {
  year: 2024,
  title: 'Khen thưởng cải cách hành chính năm 2024',
  occasion: 'Tổng kết cải cách hành chính',
  achievement: citation,
  form: 'bang-khen-tinh',
  legal: 'Luật Thi đua khen thưởng số 06/2022/QH15',
  ...days,
  maxCollectives: 2,
  maxIndividuals: 1,
}

/** A province with three departments, who nominates, and a council of five: the chairman leads it. */
export type World = {
  db: Db
  province: TestUnit
  home: TestUnit
  health: TestUnit
  justice: TestUnit
  people: Record<
    | 'chairman'
    | 'clerk'
    | 'homeHead'
    | 'healthHead'
    | 'healthFocal'
    | 'justiceHead'
    | 'justiceFocal'
    | 'member'
    | 'second'
    | 'auditor'
    | 'administrator',
    TestPerson
  >
  as: (name: keyof World['people'], today?: Day) => Promise<Ctx>
  /** a round open for nominations with its council appointed */
  opened: () => Promise<number>
  /** a nomination of Health (or of another unit), drafted, sent and listed as far as wished */
  nominated: (
    roundId: number,
    words?: Partial<NominationInput>,
    until?: 'draft' | 'sent' | 'listed',
  ) => Promise<number>
  /** opens the vote and lets all five vote alike (but where they abstain by rule) */
  voted: (roundId: number, choice?: (nominationId: number) => Choice) => Promise<void>
}

export async function aWorld(db: Db): Promise<World> {
  await loadRewardForms(db)
  const province = await aUnit(db, { name: 'Tỉnh Nghệ An', kind: 'province' })
  await sql`insert into setting (key, valid_from, value)
    values ('installation.unit', '2000-01-01', ${JSON.stringify(province.id)}::jsonb)`.execute(db)
  const department = (name: string, code: string) => aUnit(db, { name, parent: province.id, code })
  const home = await department('Sở Nội vụ', 'SNV')
  const health = await department('Sở Y tế', 'SYT')
  const justice = await department('Sở Tư pháp', 'STP')
  const person = (name: string, office: string, unit: TestUnit) =>
    aPerson(db, { name, office, unit: unit.id })
  const people = {
    chairman: await person('Chủ tịch Thử', 'chairman', province),
    clerk: await person('Chuyên viên Thử', 'standing-clerk', home),
    homeHead: await person('Giám đốc Nội vụ Thử', 'head', home),
    healthHead: await person('Giám đốc Y tế Thử', 'head', health),
    healthFocal: await person('Đầu mối Y tế Thử', 'focal', health),
    justiceHead: await person('Giám đốc Tư pháp Thử', 'head', justice),
    justiceFocal: await person('Đầu mối Tư pháp Thử', 'focal', justice),
    member: await person('Ủy viên Thử', 'committee-member', province),
    second: await person('Ủy viên Hai Thử', 'committee-member', province),
    auditor: await person('Kiểm soát Thử', 'auditor', province),
    administrator: await person('Quản trị Thử', 'administrator', province),
  }
  const as: World['as'] = (name, today = '2025-02-10') =>
    ctxFor(db, people[name], { today, now: testClock(today).now() })
  const council = ['homeHead', 'healthHead', 'member', 'second'] as const
  const opened: World['opened'] = async () => {
    const clerk = await as('clerk', '2025-02-03')
    const id = await makeRewardRound(clerk, roundWish)
    await appointRewardCouncil(clerk, id, {
      decisionNo: '21/QĐ-UBND',
      decidedOn: '2025-02-01',
      headId: people.chairman.id,
      memberIds: council.map((name) => people[name].id),
    })
    await openRewardRound(clerk, id)
    return id
  }
  const officers = (unitId: number) =>
    unitId === justice.id
      ? (['justiceFocal', 'justiceHead'] as const)
      : unitId === home.id
        ? (['clerk', 'homeHead'] as const)
        : (['healthFocal', 'healthHead'] as const)
  const nominated: World['nominated'] = async (roundId, words = {}, until = 'listed') => {
    const fromUnitId = words.fromUnitId ?? health.id
    const [focal, head] = officers(fromUnitId)
    const id = await draftNomination(await as(focal), roundId, {
      fromUnitId,
      kind: 'collective',
      nominee: `unit:${fromUnitId}`,
      achievement: citation,
      report: 'Báo cáo thành tích thử.',
      reason: undefined,
      name: undefined,
      post: undefined,
      address: undefined,
      outside: undefined,
      standing: undefined,
      ...words,
    })
    if (until !== 'draft') await sendNomination(await as(head), id)
    if (until === 'listed')
      await listNomination(await as(fromUnitId === home.id ? 'chairman' : 'clerk', '2025-02-12'), id)
    return id
  }
  const voted: World['voted'] = async (roundId, choice = () => 'for') => {
    await openVote(await as('clerk', '2025-02-20'), roundId, { metAt: 'Phòng họp số 1' })
    for (const name of ['chairman', ...council] as const) {
      const ctx = await as(name, '2025-02-20')
      const { lines } = await readBallot(ctx, roundId)
      const votes = lines.map((line) => ({
        nominationId: line.nomination.id,
        choice: choice(line.nomination.id),
      }))
      await castBallot(ctx, roundId, votes)
    }
  }
  return { db, province, home, health, justice, people, as, opened, nominated, voted }
}
