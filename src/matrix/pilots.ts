import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { Deps } from '#platform/deps.ts'
import { type Stage, stageOf } from '../../demo/stage.ts'
import { addPilotTask, choosePilots, savePilotReport, sendPilotReport } from '../modules/programme/actions.ts'
import type { ActorName } from './cast.ts'

/** What the doors of the scorecard and of pilot units speak of; the pilot is STTTT, in two years. */
export type PilotSubjects = {
  line: number
  lineVersion: number
  binding: number
  task: number
  /** of the report of 2024, written and not sent, and of 2023's, sent */
  written: number
  sent: number
}

const choose = async (stage: Stage, year: number): Promise<{ year: number; unitId: number }> => {
  const unitId = await stage.unit('STTTT')
  await choosePilots(await stage.as('banhanh', '2025-02-18', '10:00'), year, {
    unitIds: [unitId],
    decisionNo: 'Kết luận mẫu của ma trận',
  })
  const words = 'Lời mẫu của ma trận'
  await savePilotReport(
    await stage.as('daumoi', '2025-02-18', '10:30'),
    { year, unitId },
    {
      ...{ done: words, result: words, lessons: words, proposal: words, version: 0 },
    },
  )
  return { year, unitId }
}

/** STTTT as a pilot: of 2024 with a key task and a report to send, of 2023 with one that was sent. */
export const addPilots = async (deps: Deps): Promise<void> => {
  const stage = stageOf(deps)
  const of = await choose(stage, 2024)
  const head = await stage.as('thutruong', '2025-02-18', '11:00')
  await addPilotTask(head, of, { text: 'Nhiệm vụ trọng tâm mẫu của ma trận' }, [])
  await sendPilotReport(head, await choose(stage, 2023), 1)
}

export const pilotSubjects = async (db: Db): Promise<PilotSubjects> => {
  const found = await sql<PilotSubjects>`
    with pilot as (select r.year, r.version from pilot_report r join unit_code c on c.unit_id = r.unit_id and c.code = 'STTTT'),
      line as (select l.id, l.version, min(b.id) as binding from scorecard_line l join scorecard_binding b on b.line_id = l.id
        where l.year = 2025 and l.direction = 'increase' group by l.id order by l.id limit 1)
    select line.id as line, line.version as "lineVersion", line.binding,
      (select max(id) from pilot_task where text = 'Nhiệm vụ trọng tâm mẫu của ma trận') as task,
      (select version from pilot where year = 2024) as written, (select version from pilot where year = 2023) as sent
    from line`.execute(db)
  const row = found.rows[0]
  if (!row) throw new Error('the matrix has no scorecard')
  return row
}

type Hint = (s: { pilots: PilotSubjects; unit: Record<string, number> }, actor: ActorName) => unknown

const sttt: Hint = (s) => s.unit.STTTT

/** What stands in the addresses. */
export const pilotParams: [RegExp, Record<string, Hint>][] = [
  [/^\/programmes\/:year\/pilots\/:unit\/report\/verdict/, { year: () => '2023', unit: sttt }],
  [/^\/programmes\/:year\/pilots/, { year: () => '2024', unit: sttt, task: (s) => s.pilots.task }],
  [
    /^\/programmes\/:year\/scorecard/,
    { year: () => '2025', line: (s) => s.pilots.line, binding: (s) => s.pilots.binding },
  ],
  [/^\/pilots\//, { year: () => '2024' }],
]

/** What the forms are filled with. */
export const pilotBodies: Record<string, Record<string, Hint>> = {
  '/programmes/:year/scorecard/lines': { direction: () => 'never' },
  '/programmes/:year/scorecard/:line': { version: (s) => s.pilots.lineVersion },
  '/programmes/:year/scorecard/:line/withdrawal': { version: (s) => s.pilots.lineVersion },
  '/programmes/:year/scorecard/:line/measures': { measure: () => 'tasks.onTimeOfCompleted' },
  '/programmes/:year/scorecard/:line/measures/:binding/targets': { dueOn: () => '2025-12-31' },
  '/programmes/:year/pilots/:unit/report': { version: (s) => s.pilots.written },
  '/programmes/:year/pilots/:unit/report/sending': { version: (s) => s.pilots.written },
  '/programmes/:year/pilots/:unit/report/verdict': {
    verdict: () => 'accepted',
    version: (s) => s.pilots.sent,
  },
}
