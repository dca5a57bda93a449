import type { Ctx } from '#platform/context.ts'
import { system } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { testDb } from '#testing/db.ts'
import { aPerson, aUnit, ctxFor, type TestPerson, type TestUnit } from '#testing/world.ts'
import { setInstallation } from '../organisation/actions.ts'
import {
  addTeam,
  conclude,
  draftPlan,
  drawVisits,
  giveNotice,
  issuePlan,
  loadInspectionsReference,
  noteFinding,
  orderInspection,
  planVisits,
  recordMinutes,
  saveSummary,
  saveVisit,
  signMinutes,
} from './actions.ts'
import { itemsOf } from './rules/checklist.ts'
import { newestChecklist } from './store/checklist.ts'
import { unitsOfPlan } from './store/plan.ts'

/** A province of four departments, who plans, who decides, two teams, and the people of the unit that is looked at. */
export type Season = {
  db: Db
  province: TestUnit
  units: TestUnit[]
  target: TestUnit
  clerk: TestPerson
  issuer: TestPerson
  head: TestPerson
  focal: TestPerson
  member: TestPerson
  auditor: TestPerson
  otherFocal: TestPerson
  inspector: TestPerson
  second: TestPerson
  stranger: TestPerson
  items: string[]
  on: (who: { id: string }, day: Day) => Promise<Ctx>
  planId: number
  teamId: number
  otherTeamId: number
}

const year = 2024

/** Everything up to an issued plan of 2024 with two teams and no visit yet. */
export const aSeason = async (db: Db): Promise<Season> => {
  await loadInspectionsReference(db)
  const province = await aUnit(db, { name: 'Tỉnh Thử', kind: 'province' })
  const agency = await aUnit(db, { name: 'Sở Nội vụ Thử', parent: province.id })
  const units: TestUnit[] = []
  for (const name of ['Sở Một', 'Sở Hai', 'Sở Ba', 'Sở Bốn'])
    units.push(await aUnit(db, { name, parent: province.id, code: name.replaceAll(' ', '') }))
  const [target, other] = units as [TestUnit, TestUnit]
  const on = (who: { id: string }, today: Day) => ctxFor(db, who, { today })
  const person = (name: string, office: string, unit: number) => aPerson(db, { name, office, unit })
  const clerk = await person('Chuyên viên', 'standing-clerk', agency.id)
  const issuer = await person('Chủ tịch', 'chairman', province.id)
  const people = {
    clerk,
    issuer,
    head: await person('Giám đốc Một', 'head', target.id),
    focal: await person('Đầu mối Một', 'focal', target.id),
    member: await person('Ủy viên', 'committee-member', province.id),
    auditor: await person('Kiểm toán', 'auditor', province.id),
    otherFocal: await person('Đầu mối Hai', 'focal', other.id),
    inspector: await person('Trưởng đoàn', 'inspector', agency.id),
    second: await person('Đoàn viên', 'inspector', agency.id),
    stranger: await person('Đoàn khác', 'inspector', agency.id),
  }
  await setInstallation({ ...(await on(clerk, '2024-01-02')), actor: system }, province.id, '2000-01-01')
  const planner = await on(clerk, '2024-01-10')
  const planId = await draftPlan(planner, { year, title: 'Kế hoạch kiểm tra năm 2024' })
  const seat = (who: TestPerson) => who.mandateId ?? 0
  const teamId = await addTeam(planner, planId, {
    name: 'Đoàn số 1',
    headId: seat(people.inspector),
    memberIds: [seat(people.second)],
  })
  const otherTeamId = await addTeam(planner, planId, {
    name: 'Đoàn số 2',
    headId: seat(people.stranger),
    memberIds: [],
  })
  const checklist = await newestChecklist(db)
  const items = checklist ? itemsOf(checklist.content).map((item) => item.code) : []
  return { db, province, units, target, ...people, items, on, planId, teamId, otherTeamId }
}

/** The same in a database of its own, gone when it is closed. */
export const openSeason = async () => {
  const t = await testDb()
  return { ...(await aSeason(t.db)), close: () => t.drop() }
}
export type OpenSeason = Awaited<ReturnType<typeof openSeason>>

/** A planned visit at a unit by the first team; the plan is issued with the first. */
export const aVisit = async (
  s: Season,
  unit: TestUnit = s.target,
  from: Day = '2024-04-02',
): Promise<number> => {
  const [id] = await planVisits(await s.on(s.clerk, '2024-01-12'), s.planId, {
    unitIds: [unit.id],
    from,
    to: from,
    teamId: s.teamId,
  })
  await issued(s)
  return id ?? 0
}

const issued = async (s: Season): Promise<void> => {
  const ctx = await s.on(s.issuer, '2024-01-15')
  try {
    await issuePlan(ctx, s.planId, { documentNo: '50/QĐ-UBND' })
  } catch {
    // issued with an earlier visit
  }
}

/** An unannounced visit, drawn; its unit is chosen by the seed. Gives the inspection and the unit. */
export const aDrawn = async (s: Season, seed: string): Promise<{ id: number; unitId: number }> => {
  const before = new Set(await unitsOfPlan(s.db, s.planId))
  const ctx = await s.on(s.clerk, '2024-01-12')
  await drawVisits(
    ctx,
    s.planId,
    { take: 1, block: 'department', from: '2024-05-02', to: '2024-05-31', teamId: s.teamId },
    seed,
  )
  await issued(s)
  const unitId = (await unitsOfPlan(s.db, s.planId)).find((unit) => !before.has(unit)) ?? 0
  const found = await s.db
    .selectFrom('inspection')
    .select('id')
    .where('unit_id', '=', unitId)
    .where('mode', '=', 'unannounced')
    .executeTakeFirstOrThrow()
  return { id: found.id, unitId }
}

/** The decision and, for a planned one, the notice. */
export const anOrdered = async (s: Season, id: number, notice = true): Promise<void> => {
  await orderInspection(await s.on(s.clerk, '2024-03-01'), id, { documentNo: '90/QĐ-UBND' })
  if (notice) await giveNotice(await s.on(s.clerk, '2024-03-05'), id, { documentNo: '12/UBND-TH' })
}

/** Every item answered: the named ones not met, the rest met. */
export const filled = (s: Season, wanting: readonly string[] = []) => ({
  startedAt: '08:00',
  endedAt: '10:30',
  attendance: 'Giám đốc Một; Trưởng đoàn',
  photoItem: undefined,
  photos: [],
  answers: s.items.map((item) => ({
    item,
    verdict: wanting.includes(item) ? ('not-met' as const) : ('met' as const),
    note: undefined,
    finding: wanting.includes(item) ? `Chưa thực hiện nội dung ${item}` : undefined,
  })),
})

/** A visit from its decision to the minutes that both sides have signed. */
export const aSigned = async (s: Season, id: number, wanting: readonly string[], day: Day): Promise<void> => {
  await anOrdered(s, id)
  const team = await s.on(s.inspector, day)
  await saveVisit(team, id, filled(s, wanting))
  await recordMinutes(team, id)
  await signMinutes(team, id)
  await signMinutes(await s.on(s.head, day), id)
}

/** The same up to the issued conclusion with one finding each for these items. Gives the findings' numbers. */
export const aConcluded = async (
  s: Season,
  id: number,
  wanting: readonly string[],
  day: Day,
): Promise<number[]> => {
  await anOrdered(s, id)
  const team = await s.on(s.inspector, day)
  const { answers, ...visit } = filled(s, wanting)
  await saveVisit(team, id, { ...visit, answers: answers.map((one) => ({ ...one, finding: undefined })) })
  const findings: number[] = []
  for (const item of wanting)
    findings.push(
      (
        await noteFinding(team, id, {
          item,
          text: `Tồn tại ở nội dung ${item}`,
          severity: 'major',
          basis: 'NĐ 61/2018/NĐ-CP',
        })
      ).id,
    )
  await recordMinutes(team, id)
  await signMinutes(team, id)
  await signMinutes(await s.on(s.head, day), id)
  await saveSummary(team, id, 'Đơn vị cơ bản thực hiện tốt.')
  await conclude(await s.on(s.issuer, day), id, { documentNo: '70/TB-UBND' })
  return findings
}
