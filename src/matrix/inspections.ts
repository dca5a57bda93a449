import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Deps } from '#platform/deps.ts'
import { type Stage, stageOf } from '../../demo/stage.ts'
import * as actions from '../modules/inspections/actions.ts'
import { newestItems } from '../modules/inspections/facts.ts'
import type { ActorName } from './cast.ts'

/** What the addresses and bodies of inspections speak of. `planned` and the rest: an inspection at each step. */
export type InspectionSubjects = {
  plan: number
  openPlan: number
  draftPlan: number
  checklist: number
  checklistDraft: number
  planned: number
  ordered: number
  noticed: number
  visiting: number
  filled: number
  recorded: number
  recordedFile: number
  signed: number
  concluded: number
  /** the demonstration's, at STTTT, with a photo and an open finding */
  told: number
  photo: number
  open: number
  draft: number
  remedied: number
  remedyFile: number
}

const day = '2025-02-17'
const documentNo = '9/QĐ-UBND (mẫu)'

const file = () => new File(['Báo cáo mẫu.\n'], 'bao-cao.txt', { type: 'text/plain' })

type Season = { stage: Stage; planId: number; teamId: number; items: string[] }

/** A visit that is ordered, and noticed. */
const begun = async (s: Season, code: string, notice = true): Promise<number> => {
  const clerk = await s.stage.as('thuongtruc', day)
  const [id = 0] = await actions.planVisits(clerk, s.planId, {
    unitIds: [await s.stage.unit(code)],
    from: day,
    to: day,
    teamId: s.teamId,
  })
  await actions.orderInspection(clerk, id, { documentNo })
  if (notice) await actions.giveNotice(clerk, id, { documentNo })
  return id
}

const filled = async (s: Season, code: string): Promise<number> => {
  const id = await begun(s, code)
  await actions.saveVisit(await s.stage.as('thanhtra', day), id, {
    startedAt: '08:00',
    endedAt: '10:00',
    attendance: 'Đoàn và đơn vị',
    photoItem: undefined,
    photos: [],
    answers: s.items.map((item) => ({ item, verdict: 'met' as const })),
  })
  return id
}

const finding = {
  item: '3.1',
  text: 'Tồn tại mẫu của ma trận',
  severity: 'minor' as const,
  basis: 'NĐ 61/2018/NĐ-CP',
}

/** Signed by both, with a conclusion in draft. */
const signed = async (s: Season, code: string): Promise<number> => {
  const id = await filled(s, code)
  const team = await s.stage.as('thanhtra', day)
  await actions.recordMinutes(team, id)
  await actions.signMinutes(team, id)
  await actions.noteRefusal(team, id, 'Vắng thủ trưởng (mẫu)')
  await actions.saveSummary(team, id, 'Kết luận mẫu')
  return id
}

const concluded = async (s: Season, code: string, withFinding: boolean): Promise<number> => {
  const id = await signed(s, code)
  if (withFinding) await actions.noteFinding(await s.stage.as('thanhtra', day), id, finding)
  await actions.conclude(await s.stage.as('banhanh', day), id, { documentNo })
  return id
}

const newPlan = async (stage: Stage, year: number, team: Day): Promise<Omit<Season, 'items'>> => {
  const clerk = await stage.as('thuongtruc', team)
  const planId = await actions.draftPlan(clerk, { year, title: `Kế hoạch mẫu của ma trận ${year}` })
  const seat = await sql<{
    id: number
  }>`select m.id from mandate m join person p on p.id = m.person_id where p.username = 'thanhtra'`.execute(
    stage.deps.db,
  )
  const teamId = await actions.addTeam(clerk, planId, {
    name: 'Đoàn mẫu',
    headId: seat.rows[0]?.id ?? 0,
    memberIds: [],
  })
  await actions.planVisits(clerk, planId, {
    unitIds: [await stage.unit('STP')],
    from: day,
    to: day,
    teamId,
  })
  return { stage, planId, teamId }
}

/** An inspection at every step, beside the demonstration's; all of it invented. */
export const addInspections = async (deps: Deps): Promise<void> => {
  const stage = stageOf(deps)
  const clerk = await stage.as('thuongtruc', day)
  const items = await newestItems(clerk)
  const s = { ...(await newPlan(stage, 2026, day)), items }
  await actions.issuePlan(await stage.as('banhanh', day), s.planId, { documentNo })
  await newPlan(stage, 2027, day)
  await begun(s, 'SKHCN', false)
  const visiting = await begun(s, 'SYT')
  const team = await stage.as('thanhtra', day)
  await actions.beginVisit(team, visiting)
  await actions.noteFinding(team, visiting, finding)
  await filled(s, 'SCT')
  const recorded = await begun(s, 'STTTT')
  await actions.reportOnSelf(await stage.as('daumoi', day), recorded, { note: 'Báo cáo mẫu', file: file() })
  await actions.saveVisit(team, recorded, {
    startedAt: '08:00',
    endedAt: '10:00',
    attendance: 'Đoàn và đơn vị',
    photoItem: undefined,
    photos: [],
    answers: items.map((item) => ({ item, verdict: 'met' as const })),
  })
  await actions.recordMinutes(team, recorded)
  await signed(s, 'BDT')
  await concluded(s, 'SKHDT', false)
  const put = await concluded(s, 'SNN', true)
  const found = await sql<{
    id: number
  }>`select id from inspection_finding where inspection_id = ${put}`.execute(deps.db)
  await actions.remedyFinding(await stage.as('dm.snn', day), found.rows[0]?.id ?? 0, {
    note: 'Đã làm',
    documentNo: undefined,
    file: file(),
  })
  const checklist = await sql<{
    id: number
  }>`select id from inspection_checklist order by id limit 1`.execute(deps.db)
  await actions.copyChecklist(clerk, checklist.rows[0]?.id ?? 0)
}

// biome-ignore lint/suspicious/noExplicitAny: one row of numbers, as the query names them
const row = async (db: Db, query: ReturnType<typeof sql<any>>): Promise<any> =>
  (await query.execute(db)).rows[0]

const at = (
  code: string,
  year: number,
) => sql`(select i.id from inspection i join inspection_plan p on p.id = i.plan_id
  join unit_code c on c.unit_id = i.unit_id where c.code = ${code} and p.year = ${year} limit 1)`
const plan = (year: number) => sql`(select id from inspection_plan where year = ${year})`

export const inspectionSubjects = async (db: Db): Promise<InspectionSubjects> =>
  row(
    db,
    sql`
    select ${plan(2024)} as plan, ${plan(2026)} as "openPlan", ${plan(2027)} as "draftPlan",
      (select min(id) from inspection_checklist) as checklist, (select max(id) from inspection_checklist) as "checklistDraft",
      ${at('STP', 2026)} as planned, ${at('SKHCN', 2026)} as ordered, ${at('STTTT', 2025)} as noticed, ${at('SYT', 2026)} as visiting,
      ${at('SCT', 2026)} as filled, ${at('STTTT', 2026)} as recorded, ${at('BDT', 2026)} as signed, ${at('SKHDT', 2026)} as concluded,
      ${at('STTTT', 2024)} as told,
      (select file_id from inspection_step where inspection_id = ${at('STTTT', 2026)} and file_id is not null limit 1) as "recordedFile",
      (select id from inspection_photo where inspection_id = ${at('STTTT', 2024)} limit 1) as photo,
      (select id from inspection_finding where inspection_id = ${at('STTTT', 2024)} and state = 'open' limit 1) as open,
      (select id from inspection_finding where inspection_id = ${at('SYT', 2026)} limit 1) as draft,
      (select id from inspection_finding where inspection_id = ${at('SNN', 2026)} limit 1) as remedied,
      (select x.file_id from finding_file x join finding_event e on e.id = x.event_id join inspection_finding f on f.id = e.finding_id
        where f.inspection_id = ${at('SNN', 2026)} limit 1) as "remedyFile"`,
  )

type Hint = (
  s: {
    inspections: InspectionSubjects
    unit: Record<string, number>
    mandate: Partial<Record<ActorName, number>>
  },
  actor: ActorName,
) => unknown

/** What stands in the addresses. */
export const inspectionParams: [RegExp, Record<string, Hint>][] = [
  [/^\/inspections\/checklists\/:id\/(items|removals|issuance)/, { id: (s) => s.inspections.checklistDraft }],
  [/^\/inspection(s\/|-)checklists\//, { id: (s) => s.inspections.checklist }],
  [/^\/inspections\/plans\/:id\/(papers|issuance)/, { id: (s) => s.inspections.draftPlan }],
  [/^\/inspections\/plans\/:id$/, { id: (s) => s.inspections.plan }],
  [/^\/inspections\/plans\//, { id: (s) => s.inspections.openPlan }],
  [
    /^\/inspection(s\/|-)findings\/:id\/(verifications|files)/,
    { id: (s) => s.inspections.remedied, file: (s) => s.inspections.remedyFile },
  ],
  [/^\/inspections\/findings\/:id\/withdrawal/, { id: (s) => s.inspections.draft }],
  [/^\/inspection(s\/|-)findings\/:id/, { id: (s) => s.inspections.open }],
  [/^\/inspections\/:id\/(order|cancellation|papers)/, { id: (s) => s.inspections.planned }],
  [/^\/inspections\/:id\/notice/, { id: (s) => s.inspections.ordered }],
  [/^\/inspections\/:id\/(self-report|beginning)/, { id: (s) => s.inspections.noticed }],
  [/^\/inspections\/:id\/minutes/, { id: (s) => s.inspections.filled }],
  [
    /^\/inspections\/:id\/(signatures|refusal|reopening|summary|files)/,
    { id: (s) => s.inspections.recorded, file: (s) => s.inspections.recordedFile },
  ],
  [/^\/inspections\/:id\/conclusion/, { id: (s) => s.inspections.signed }],
  [/^\/inspections\/:id\/closing/, { id: (s) => s.inspections.concluded }],
  [
    /^\/inspections\/:id\/photos\/:photo/,
    { id: (s) => s.inspections.told, photo: (s) => s.inspections.photo },
  ],
  [/^\/inspections\/:id\/(visits|findings|photos|visit)/, { id: (s) => s.inspections.visiting }],
  [/^\/inspections\/:id$/, { id: (s) => s.inspections.told }],
]

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABh6FO1AAAAABJRU5ErkJggg==',
  'base64',
)
const aFinding = { item: () => '3.2', severity: () => 'minor', basis: () => 'NĐ 61/2018/NĐ-CP' }
const paper = { documentNo: () => documentNo }

/** What the forms are filled with. */
export const inspectionBodies: Record<string, Record<string, Hint>> = {
  '/inspections/plans': { year: () => '2028' },
  '/inspections/plans/:id/teams': { headId: (s) => String(s.mandate.thanhtra) },
  '/inspections/plans/:id/visits': { unitIds: (s) => [String(s.unit.SDL)] },
  '/inspections/plans/:id/draws': { take: () => '1', block: () => 'department' },
  '/inspections/plans/:id/issuance': paper,
  '/inspections/plans/:id/self-inspections': {
    subUnits: () => '4',
    inspected: () => '2',
    findings: () => '1',
  },
  '/inspections/checklists/:id/items': {
    block: () => 'TTHC',
    code: () => '3.9',
    textVi: () => 'Nội dung mẫu',
    textEn: () => 'A sample',
  },
  '/inspections/checklists/:id/removals': { code: () => '3.4' },
  '/inspections/:id/order': { ...paper, teamId: () => '' },
  '/inspections/:id/notice': paper,
  '/inspections/:id/conclusion': paper,
  '/inspections/:id/papers': { kind: () => 'order' },
  '/inspections/:id/summary': { summary: () => 'Dự thảo mẫu' },
  '/inspections/:id/visit': { 'v.1.1': () => 'met', 'n.1.1': () => 'Ghi chú mẫu' },
  '/inspections/:id/photos': {
    photo: () => new File([new Uint8Array(png)], 'anh.png', { type: 'image/png' }),
  },
  '/inspections/:id/findings': aFinding,
  '/inspections/findings/:id': aFinding,
  '/inspections/findings/:id/remedies': paper,
  '/inspection-findings/:id/remedies': paper,
  '/inspections/findings/:id/verifications': { verdict: () => 'verified' },
  '/inspection-findings/:id/verifications': { verdict: () => 'verified' },
}
