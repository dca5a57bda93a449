import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { Deps } from '#platform/deps.ts'
import { stageOf } from '../../demo/stage.ts'
import { computeResult, fileObjection, registerInitiative } from '../modules/scoring/actions.ts'
import type { ActorName } from './cast.ts'

/** What the addresses and bodies of results, requests for review, plans to improve and initiatives speak of. */
export type ResultSubjects = {
  /** the round of 2023, published twice, with a draft and a decided version of the matrix after these */
  round: number
  /** the round of 2024, in its appraisal */
  runningRound: number
  published: number
  draft: number
  decided: number
  /** STTTT's sheet of 2023 and of 2024, and a leaf of the latter that lost points */
  scored: number
  running: number
  weakLeaf: string
  /** a request for review of STTTT, not answered, with a file */
  objection: number
  /** an initiative of STTTT, not recognised, and its version */
  initiative: number
  initiativeVersion: number
}

const initiativeTitle = 'Sáng kiến mẫu của ma trận'

/**
 * Two more versions of last year's result, one provisional and one decided; a request for review that waits; an
 * initiative. Requests are taken until a day after the demonstration's last.
 */
export const addResults = async (deps: Deps): Promise<void> => {
  const stage = stageOf(deps)
  const day = '2025-02-18'
  const found = await sql<{ round: number; sheet: number }>`
    select r.id as round, s.id as sheet from scoring_round r join score_sheet s on s.round_id = r.id
    where r.year = 2023 and r.block = 'department' and s.unit_id = ${await stage.unit('STTTT')}`.execute(
    deps.db,
  )
  const { round = 0, sheet = 0 } = found.rows[0] ?? {}
  await sql`update scoring_round set objection_by = '2025-03-31' where id = ${round}`.execute(deps.db)
  await fileObjection(await stage.as('thutruong', day, '09:00'), sheet, {
    text: 'Đề nghị xem xét lại (mẫu của ma trận)',
    file: new File(['Văn bản bổ sung mẫu.\n'], 'bo-sung.txt', { type: 'text/plain' }),
  })
  const reason = 'Bản của ma trận'
  await computeResult(await stage.as('thuongtruc', day, '10:00'), round, reason)
  await sql`
    with decided as (insert into scoring_result (round_id, version, state, bundle, bundle_hash, reason, decision_no, decided_on, decided_at,
      computed_at)
    select round_id, version + 1, 'decided', bundle, bundle_hash, reason, '700/QĐ-UBND (mẫu)', '2025-02-18', computed_at,
      computed_at from scoring_result where round_id = ${round} and state = 'draft' returning id)
    insert into scoring_result_row (result_id, position, sheet_id, unit_id, unit_code, unit_name, points, max, percent, rank,
      class, domains)
    select decided.id, w.position, w.sheet_id, w.unit_id, w.unit_code, w.unit_name, w.points, w.max, w.percent, w.rank,
      w.class, w.domains
    from decided, scoring_result_row w join scoring_result d on d.id = w.result_id
    where d.round_id = ${round} and d.state = 'draft'`.execute(deps.db)
  await registerInitiative(await stage.as('daumoi', day), await stage.unit('STTTT'), {
    title: initiativeTitle,
    description: 'Mô tả mẫu của ma trận.',
    benefit: undefined,
    areaId: undefined,
  })
}

// biome-ignore lint/suspicious/noExplicitAny: one row of numbers, as the query names them
const row = async (db: Db, query: ReturnType<typeof sql<any>>): Promise<any> =>
  (await query.execute(db)).rows[0]

export const resultSubjects = async (db: Db): Promise<ResultSubjects> =>
  row(
    db,
    sql`
    with unit as (select unit_id from unit_code where code = 'STTTT'),
    last as (select id from scoring_round where year = 2023 and place is null and block = 'department'),
    now as (select id from scoring_round where year = 2024 and block = 'department' and state = 'open'),
    sheet as (select s.id, s.round_id from score_sheet s join unit u on u.unit_id = s.unit_id)
    select last.id as round, now.id as "runningRound",
      (select max(id) from scoring_result where round_id = last.id and state = 'published') as published,
      (select id from scoring_result where round_id = last.id and state = 'draft') as draft,
      (select id from scoring_result where round_id = last.id and state = 'decided') as decided,
      (select id from sheet where round_id = last.id) as scored,
      (select id from sheet where round_id = now.id) as running,
      (select v.leaf from score_value v join sheet on sheet.id = v.sheet_id where sheet.round_id = now.id
        and v.stage = 'self' and v.points is not null order by v.points, v.leaf limit 1) as "weakLeaf",
      (select max(o.id) from score_objection o join sheet on sheet.id = o.sheet_id where o.answer is null) as objection,
      i.id as initiative, i.version as "initiativeVersion"
    from last, now, (select id, version from initiative where title = ${initiativeTitle}) i`,
  )

type Hint = (
  s: { result: ResultSubjects; unit: Record<string, number>; division: number },
  actor: ActorName,
) => unknown

/** What stands in the addresses. */
export const resultParams: [RegExp, Record<string, Hint>][] = [
  [/^\/scoring\/rounds\/:id\/results/, { id: (s) => s.result.runningRound }],
  [/^(\/scoring)?\/rounds\/:id\/(ranking|objections)/, { id: (s) => s.result.round }],
  [/^\/scoring\/results\/:id\/(decision|intervals)/, { id: (s) => s.result.draft }],
  [/^\/scoring\/results\/:id\/publication/, { id: (s) => s.result.decided }],
  [/^\/scoring\/results\/:id/, { id: (s) => s.result.published }],
  [/^(\/scoring)?\/sheets\/:id\/(explanation|explanation\.xlsx|objections)$/, { id: (s) => s.result.scored }],
  [/^\/scoring\/sheets\/:id\/(planner|improvements)/, { id: (s) => s.result.running }],
  [/^\/scoring\/objections\//, { id: (s) => s.result.objection }],
  [/^\/initiatives\//, { id: (s) => s.result.initiative }],
  [/^\/cong-khai\/xep-hang\//, { id: (s) => s.result.round, position: () => 1 }],
]

/** What the forms are filled with. */
export const resultBodies: Record<string, Record<string, Hint>> = {
  '/scoring/results/:id/decision': { decisionNo: () => '701/QĐ-UBND (mẫu)', decidedOn: () => '2025-02-20' },
  '/scoring/objections/:id/answer': { decision: () => 'rejected', answer: () => 'Không có cơ sở (mẫu)' },
  '/scoring/sheets/:id/improvements': {
    leaves: (s) => [s.result.weakLeaf],
    leadUnitId: (s) => String(s.division),
  },
  '/initiatives': { description: () => 'Mô tả mẫu' },
  '/initiatives/:id': { description: () => 'Mô tả mẫu', version: (s) => s.result.initiativeVersion },
  '/initiatives/:id/recognition': {
    recognisedNo: () => '90/QĐ-UBND (mẫu)',
    recognisedOn: () => '2025-02-20',
    recognisedBy: () => 'UBND tỉnh (mẫu)',
  },
  '/initiatives/:id/adoptions': { unitId: (s) => String(s.unit.STP) },
}
