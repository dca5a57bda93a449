import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { Deps } from '#platform/deps.ts'
import { sha256 } from '#platform/record.ts'
import { aMandate, aPerson, aUnit } from '#testing/world.ts'
import { stageOf } from '../../demo/stage.ts'
import { draftPlan, readSheet, saveRow } from '../modules/plans/actions.ts'
import { cloneSet, keepSetUpload } from '../modules/scoring/actions.ts'
import { findSetByCode } from '../modules/scoring/facts.ts'
import { actOnTask, addEvidence, giveInstruction, saveView, submitTask } from '../modules/tasks/actions.ts'
import { addCommunication } from './communication.ts'
import { addInspections } from './inspections.ts'
import { addMeetings } from './meetings.ts'
import { papers } from './papers.ts'
import { addPilots } from './pilots.ts'
import { addRatings } from './ratings.ts'
import { addReports } from './reports.ts'
import { addResults } from './results.ts'
import { addRewards } from './rewards.ts'
import { addRounds } from './rounds.ts'
import { addSurveys } from './surveys.ts'

/**
 * Who knocks at every door: the fixed users of the demonstration, the administrator of one unit, the focal officer
 * of a unit that has no part in the sample tasks (dm.sdl) and of one that coordinates them (dm.stp), and a guest.
 * `daumoi` and `thutruong` are of the Department of Information (STTTT), which leads the sample tasks.
 */
export const actors = [
  'guest',
  'quantri',
  'thuongtruc',
  'banhanh',
  'thutruong',
  'daumoi',
  'uyvien',
  'thanhtra',
  'kiemtoan',
  'quantri.stttt',
  'dm.sdl',
  'dm.stp',
] as const
export type ActorName = (typeof actors)[number]
export const people = actors.filter((name) => name !== 'guest')

/** The focal officer of a unit that has no part in the tasks below. */
export const foreign: ActorName = 'dm.sdl'

/** The session of a person of the cast, and the read-only and writing tokens, by name. */
export const sessionOf = (name: string): string => `matrix-session-${name}`
export const tokenOf = (name: string, scope: 'read' | 'write'): string => `ct_matrix-${scope}-${name}`

/** A one-time link for `quantri.stttt` to set a first password. */
export const linkToken = 'matrix-link-0123456789-0123456789-0123456789'

/** Tasks of STTTT that stand in each state, by these titles. */
export const stands = [
  'issued',
  'accepted',
  'late',
  'returned',
  'submitted',
  'completed',
  'suspended',
  'recalled',
  'asking',
  'objective',
] as const
export type Stand = (typeof stands)[number]
export const titleOf = (stand: Stand): string => `Nhiệm vụ mẫu của ma trận: ${stand}`

const unitAdministrator = async (db: Db): Promise<void> => {
  const unit = await sql<{ unit_id: number }>`
    select m.unit_id from mandate m join person p on p.id = m.person_id where p.username = 'thutruong'`.execute(
    db,
  )
  const unitId = unit.rows[0]?.unit_id ?? 0
  const person = await aPerson(db, { name: 'Quản trị Đơn vị Mẫu', username: 'quantri.stttt' })
  await aMandate(db, person.id, { office: 'unit-administrator', unit: unitId })
  await sql`update person set demo = true where id = ${person.id}`.execute(db)
  // what the administrator finds in the unit: an account that is out of use, and a division
  await aPerson(db, { name: 'Người Nghỉ Mẫu', username: 'nghi.stttt', unit: unitId, disabled: true })
  await aUnit(db, { name: 'Phòng Mẫu của ma trận', parent: unitId, kind: 'division', code: 'MT-PHONG' })
}

const letIn = async (db: Db): Promise<void> => {
  for (const name of people) {
    const found = await sql<{ id: string }>`select id from person where username = ${name}`.execute(db)
    const id = found.rows[0]?.id
    if (!id) throw new Error(`the demonstration has nobody called ${name}`)
    await sql`insert into auth_session (id, token, person_id, expires_at)
      values (${`matrix-${name.replaceAll('.', '-')}`}, ${sessionOf(name)}, ${id}, clock_timestamp() + interval '12 hours')`.execute(
      db,
    )
    for (const scope of ['read', 'write'] as const)
      await sql`insert into api_token (token_hash, person_id, name, scope) values (${sha256(tokenOf(name, scope))}, ${id}, 'matrix', ${scope})`.execute(
        db,
      )
  }
}

/** One task of STTTT in each state, so that every act finds one on which it may be done. */
const tasksInEveryState = async (deps: Deps): Promise<void> => {
  const stage = stageOf(deps)
  const [lead, coordinator] = [await stage.unit('STTTT'), await stage.unit('STP')]
  const day = '2025-02-17'
  const by = (name: string) => stage.as(name, day, '14:00')
  let path = 0
  const give = async (stand: Stand): Promise<number> => {
    const given = await giveInstruction(await stage.as('banhanh', '2025-02-03', '09:00'), {
      source: { kind: 'own', id: 0, code: 'MT', label: 'Nhiệm vụ của ma trận kiểm thử' },
      path: String(++path),
      title: titleOf(stand),
      product: 'Báo cáo',
      deadline: {
        kind: 'day',
        on: stand === 'late' || stand === 'objective' ? '2025-02-10' : '2025-03-31',
        reading: 'inclusive',
      },
      issuedOn: '2025-02-03',
      assignments: [{ leadUnitId: lead, coordinators: [{ unitId: coordinator }] }],
    })
    return given.tasks[0]?.id ?? 0
  }
  const accept = async (id: number) =>
    actOnTask(await stage.as('daumoi', '2025-02-04', '08:00'), id, 'accept', {})
  const submitted = async (id: number) => {
    await accept(id)
    await submitTask(await by('daumoi'), id, { documentNo: '12/BC-STTTT (minh họa)' })
  }
  const documentNo = '15/UBND-TH (minh họa)'
  const after: Record<Stand, (id: number) => Promise<unknown>> = {
    issued: async () => {},
    accepted: async (id) => {
      await accept(id)
      const file = new File(['Báo cáo mẫu.\n'], 'bao-cao.txt', { type: 'text/plain' })
      await addEvidence(await by('daumoi'), id, { title: 'Dự thảo báo cáo', documentNo: '11/BC-STTTT', file })
    },
    late: accept,
    returned: async (id) => actOnTask(await by('daumoi'), id, 'return', { reason: 'Không thuộc lĩnh vực' }),
    submitted,
    completed: async (id) => {
      await submitted(id)
      await actOnTask(await stage.as('thuongtruc', day, '16:00'), id, 'complete', {})
    },
    suspended: async (id) => {
      await accept(id)
      await actOnTask(await by('banhanh'), id, 'suspend', { documentNo, reason: 'Chờ luật' })
    },
    recalled: async (id) =>
      actOnTask(await by('banhanh'), id, 'recall', { documentNo, reason: 'Giao trùng' }),
    asking: async (id) => {
      await accept(id)
      await actOnTask(await by('daumoi'), id, 'askExtension', {
        proposedOn: '2025-04-30',
        reason: 'Chờ số liệu',
      })
    },
    objective: async (id) => {
      await accept(id)
      await actOnTask(await by('thuongtruc'), id, 'markObjective', { reason: 'Chờ văn bản của bộ' })
    },
  }
  for (const stand of stands) await after[stand](await give(stand))
}

const sheet =
  'STT,Nhiệm vụ,Sản phẩm,Cơ quan chủ trì,Thời hạn\n1,Rà soát thủ tục,Báo cáo,Sở Nội vụ,30/6/2025\n'

/** A draft of the clerk's with one row and one sheet read, and one issued plan's row is in the demonstration. */
const aDraft = async (deps: Deps): Promise<void> => {
  const stage = stageOf(deps)
  const ctx = await stage.as('thuongtruc', '2025-02-18', '09:00')
  const id = await draftPlan(ctx, { year: 2025, kind: 'committee', title: 'Kế hoạch mẫu của ma trận' })
  await saveRow(ctx, id, {
    number: '1',
    title: 'Rà soát thủ tục hành chính',
    product: 'Báo cáo',
    leadUnitIds: [await stage.unit('STTTT')],
    coordinatorUnitIds: [],
    deadlineKind: 'day',
    deadlineOn: '2025-06-30',
  })
  await readSheet(ctx, id, { bytes: new TextEncoder().encode(sheet), name: 'mau.csv' })
}

/** A draft of a criteria set, and a file of one that was read, by the clerk. Issued sets are in the demonstration. */
const aSetDraft = async (deps: Deps): Promise<void> => {
  const ctx = await stageOf(deps).as('thuongtruc', '2025-02-18', '11:00')
  const set = await findSetByCode(ctx, 'synthetic-commune-100')
  if (!set) throw new Error('the demonstration has no criteria set')
  await cloneSet(ctx, set.id, { code: 'mau-ma-tran', year: 2025 })
  const bytes = new TextEncoder().encode(JSON.stringify({ ...set.content, id: 'mau-tep' }))
  await keepSetUpload(ctx, { bytes, name: 'mau.json' })
}

/** Things that are everybody's own: a saved view and a notice. (Sessions and tokens come with letting them in.) */
const ownThings = async (deps: Deps): Promise<void> => {
  const stage = stageOf(deps)
  for (const name of people)
    await saveView(await stage.as(name, '2025-02-18', '09:30'), { name: 'Mẫu', query: 'programme=2025' })
  await sql`insert into notification (person_id, kind, url, occasion, facts, at)
    select id, 'tasks.issued', '/tasks', 'matrix', '{"vi": "Có nhiệm vụ mới", "en": "New task"}', '2025-02-18T09:00:00+07:00' from person
    where username = any(${[...people]}::text[])`.execute(deps.db)
  await sql`insert into one_time_link (token_hash, person_id, purpose, expires_at)
    select ${sha256(linkToken)}, id, 'first-password', clock_timestamp() + interval '1 day' from person
    where username = 'quantri.stttt'`.execute(deps.db)
  await sql`insert into job_progress (kind, title, person_id, total, report, state)
    select 'identity.import-accounts', 'tai-khoan.csv', id, 1, '{}', 'done' from person where username = 'quantri'`.execute(
    deps.db,
  )
}

/** Adds to the played demonstration what the matrix needs beyond it; all of it invented. */
export const addCast = async (deps: Deps): Promise<void> => {
  const demo = { ...deps, config: { ...deps.config, CANHTAN_DEMO: true } }
  await unitAdministrator(deps.db)
  await tasksInEveryState(demo)
  await aDraft(demo)
  await papers(demo)
  await aSetDraft(demo)
  await addReports(demo)
  await addResults(demo)
  await addRounds(demo)
  await addMeetings(demo)
  await addCommunication(demo)
  await addSurveys(demo)
  await addInspections(demo)
  await addRatings(demo)
  await addRewards(demo)
  await addPilots(demo)
  await letIn(deps.db)
  await ownThings(demo)
}
