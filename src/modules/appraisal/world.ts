import { sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { aPerson, aUnit, ctxFor, type TestPerson, type TestUnit } from '#testing/world.ts'
import {
  appointCouncil,
  castVote,
  closeMeeting,
  computeProposals,
  makeRound,
  openMeeting,
  openRound,
  prepareDecision,
  saveFact,
} from './actions.ts'
import { loadSchemes } from './reference.ts'
import type { Level } from './rules/scheme.ts'
import type { RoundWish } from './store/round.ts'

/** Three departments with their heads; the clerk's own (Home Affairs) among them. The council: chair, health's head, a member. */
export type World = {
  db: Db
  province: TestUnit
  clerk: TestPerson
  issuer: TestPerson
  chair: TestPerson
  member: TestPerson
  auditor: TestPerson
  heads: { home: TestPerson; health: TestPerson; justice: TestPerson }
  focal: TestPerson
  stranger: TestPerson
  units: { home: TestUnit; health: TestUnit; justice: TestUnit }
  as: (person: TestPerson, day?: Day) => Promise<Ctx>
}

export const aWorld = async (db: Db): Promise<World> => {
  await loadSchemes(db)
  const province = await aUnit(db, { name: 'Tỉnh Thử', kind: 'province', parent: null })
  await sql`insert into setting (key, valid_from, value) values ('installation.unit', '2000-01-01',
    ${JSON.stringify(province.id)}::jsonb)`.execute(db)
  const unit = (name: string) => aUnit(db, { name, parent: province.id })
  const units = {
    home: await unit('Sở Nội vụ'),
    health: await unit('Sở Y tế'),
    justice: await unit('Sở Tư pháp'),
  }
  const person = (name: string, office: string, of: TestUnit, from?: Day) =>
    aPerson(db, { name, office, unit: of.id, ...(from && { from }) })
  return {
    db,
    province,
    units,
    clerk: await person('Chuyên viên Thử', 'standing-clerk', units.home),
    issuer: await person('Chủ tịch Thử', 'chairman', province),
    chair: await person('Phó Chủ tịch Thử', 'vice-chairman', province),
    member: await person('Ủy viên Thử', 'committee-member', province),
    auditor: await person('Kiểm soát Thử', 'auditor', province),
    heads: {
      home: await person('Giám đốc Nội vụ', 'head', units.home),
      health: await person('Giám đốc Y tế', 'head', units.health),
      justice: await person('Giám đốc Tư pháp', 'head', units.justice, '2024-07-01'),
    },
    focal: await person('Đầu mối Tư pháp', 'focal', units.justice),
    stranger: await person('Đầu mối Y tế', 'focal', units.health),
    as: (one, today = '2025-02-03') => ctxFor(db, one, { today }),
  }
}

export const schemeId = async (db: Db, code = 'nd-90-2020-heads'): Promise<number> => {
  const found = await sql<{ id: number }>`select id from rating_scheme where code = ${code}`.execute(db)
  return found.rows[0]?.id ?? 0
}

/** A round of 2024 for heads of departments: self until 7/2, comments until 14/2, the council meets on 17/2/2025. */
export const aWish = async (db: Db, more: Partial<RoundWish> = {}): Promise<RoundWish> => ({
  title: 'Xếp loại người đứng đầu các sở năm 2024 (thử)',
  year: 2024,
  block: 'department',
  schemeId: await schemeId(db),
  postsOn: '2024-12-31',
  selfBy: '2025-02-07',
  commentsBy: '2025-02-14',
  meetingOn: '2025-02-17',
  decideBy: '2025-02-28',
  quorumPercent: 67,
  objectionDays: 15,
  capPercent: null,
  capReason: null,
  ...more,
})

export type OpenRound = { id: number; cases: Record<'home' | 'health' | 'justice', number> }

/** The round opened, its council seated. */
export const anOpenRound = async (world: World, more: Partial<RoundWish> = {}): Promise<OpenRound> => {
  const clerk = await world.as(world.clerk)
  const id = await makeRound(clerk, await aWish(world.db, more))
  await openRound(clerk, id)
  await appointCouncil(clerk, id, {
    decisionNo: '12/QĐ-UBND',
    decidedOn: '2025-02-03',
    headId: world.chair.id,
    memberIds: [world.member.id, world.heads.health.id],
  })
  const found = await sql<{ id: number; unit_id: number }>`
    select id, unit_id from rated_person where round_id = ${id}`.execute(world.db)
  const of = (unit: TestUnit) => found.rows.find((row) => row.unit_id === unit.id)?.id ?? 0
  const { home, health, justice } = world.units
  return { id, cases: { home: of(home), health: of(health), justice: of(justice) } }
}

/** Proposals computed, voted as told, the meeting closed, the list put together. Gives the decision's number. */
export const aVotedRound = async (
  world: World,
  round: OpenRound,
  levels: Record<'home' | 'health' | 'justice', Level> = {
    home: 'good',
    health: 'good',
    justice: 'completed',
  },
): Promise<number> => {
  await computeProposals(await world.as(world.clerk, '2025-02-17'), round.id)
  const chair = await world.as(world.chair, '2025-02-17')
  await openMeeting(chair, round.id)
  for (const [name, id] of Object.entries(round.cases) as ['home' | 'health' | 'justice', number][])
    for (const voter of [world.chair, world.member, world.heads.health])
      if (!(name === 'health' && voter === world.heads.health))
        await castVote(await world.as(voter, '2025-02-17'), id, { level: levels[name] })
  await closeMeeting(chair, round.id, '05/BB-HĐ')
  return prepareDecision(await world.as(world.clerk, '2025-02-18'), round.id)
}

/** Everything that NĐ 90 asks by hand of a person, as a good head has it. */
export const typedFor = async (world: World, id: number, who: TestPerson = world.clerk): Promise<void> => {
  const ctx = await world.as(who)
  for (const [key, value] of [
    ['general', 'yes'],
    ['tasks.exceeded', '40'],
    ['units.completed', 'none'],
    ['units.good', 'none'],
    ['corruption', 'no'],
  ] as const)
    await saveFact(ctx, id, { key, value, source: 'Báo cáo 10/BC (thử)' })
}
