import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { Deps } from '#platform/deps.ts'
import { stageOf } from '../../demo/stage.ts'
import { acknowledge, askUnits, readImport, recordActivity } from '../modules/communication/actions.ts'
import { readChannels } from '../modules/communication/facts/reading.ts'
import type { ActorName } from './cast.ts'

/** Things of the matrix, by their title: an activity of STTTT, a request to STTTT and STP (acknowledged), one to STTTT. */
const activity = 'Hoạt động mẫu của ma trận'
const done = 'Văn bản mẫu của ma trận: đã xác nhận'
const open = 'Văn bản mẫu của ma trận: chưa xác nhận'

export type CommunicationSubjects = {
  activity: number
  activityVersion: number
  activityFile: number
  channel: number
  done: number
  ackFile: number
  open: number
  openVersion: number
  import: number
}

const text = (name: string): File => new File(['Tệp mẫu của ma trận.\n'], name, { type: 'text/plain' })
const list = 'Kênh,Nội dung,Từ ngày,Số lượng\nCuộc thi tìm hiểu,Cuộc thi mẫu của ma trận,2025-02-03,1\n'

/** An activity of STTTT with evidence, a list of its clerk's that waits, a request answered by STTTT and one that is not. */
export const addCommunication = async (deps: Deps): Promise<void> => {
  const stage = stageOf(deps)
  const focal = await stage.as('daumoi', '2025-02-19', '10:30')
  const clerk = await stage.as('thuongtruc', '2025-02-19', '10:40')
  const [unitId, other] = [await stage.unit('STTTT'), await stage.unit('STP')]
  const { channels } = await readChannels(focal)
  const channelId = channels[0]?.id ?? 0
  const told = { unitId, channelId, title: activity, fromOn: '2025-02-10', toOn: undefined, items: 2 }
  await recordActivity(focal, {
    ...told,
    ...{ reach: undefined, reachHow: undefined, stateMoney: undefined, otherMoney: undefined },
    ...{ taskId: undefined, link: undefined, note: undefined, file: text('minh-chung.txt') },
  })
  await readImport(focal, { unitId, file: new File([list], 'mau.csv', { type: 'text/csv' }) })
  const wish = {
    ...{ unitId: await stage.unit('40'), documentId: undefined, documentNo: '9/MAU', dueOn: '2025-03-10' },
    ...{ note: undefined, blocks: [] },
  }
  const { id } = await askUnits(clerk, {
    ...wish,
    title: done,
    unitIds: [unitId, other],
    file: text('mau.txt'),
  })
  await acknowledge(focal, id, {
    ...{ unitId, doneOn: '2025-02-19', form: 'meeting', reached: 9, staff: 10, note: undefined },
    file: text('anh.txt'),
  })
  await askUnits(clerk, { ...wish, title: open, unitIds: [unitId] })
}

export const communicationSubjects = async (db: Db): Promise<CommunicationSubjects> => {
  const found = await sql<CommunicationSubjects>`
    select a.id as activity, a.version as "activityVersion", f.file_id as "activityFile",
      (select max(id) from communication_channel) as channel, d.id as done, k.file_id as "ackFile",
      o.id as open, o.version as "openVersion",
      (select max(id) from job_progress where kind = 'communication-import') as import
    from communication_activity a join communication_file f on f.activity_id = a.id,
      communication_request d join communication_acknowledgement k on k.request_id = d.id, communication_request o
    where a.title = ${activity} and d.title = ${done} and o.title = ${open}`.execute(db)
  const [subjects] = found.rows
  if (!subjects) throw new Error('the matrix has no communication')
  return subjects
}

type Hint = (
  s: { communication: CommunicationSubjects; unit: Record<string, number> },
  actor: ActorName,
) => unknown

/** What stands in the addresses. */
export const communicationParams: [RegExp, Record<string, Hint>][] = [
  [
    /^\/communication\/activities\/:id/,
    { id: (s) => s.communication.activity, file: (s) => s.communication.activityFile },
  ],
  [/^\/communication\/channels\/:id/, { id: (s) => s.communication.channel }],
  [/^\/communication\/imports\/:id/, { id: (s) => s.communication.import }],
  [
    /^\/communication\/requests\/:id\/(files?|returns|units\.xlsx)/,
    { id: (s) => s.communication.done, file: (s) => s.communication.ackFile },
  ],
  [/^\/communication\/requests\/:id/, { id: (s) => s.communication.open }],
  [/^\/communication\/units\/:id/, { id: (s) => s.unit.STTTT }],
]

const told: Record<string, Hint> = {
  channelId: () => '1',
  fromOn: () => '2025-02-11',
  items: () => '4',
}
const asked: Record<string, Hint> = {
  unitId: (s) => String(s.unit['40']),
  unitIds: (s) => [String(s.unit.STP)],
  dueOn: () => '2025-03-20',
}
const acknowledged: Record<string, Hint> = {
  doneOn: () => '2025-02-20',
  form: () => 'meeting',
  reached: () => '5',
  staff: () => '6',
}

/** What the forms and bodies are filled with. */
export const communicationBodies: Record<string, Record<string, Hint>> = {
  '/communication/activities': told,
  '/communication/activities/:id/correction': { ...told, version: (s) => s.communication.activityVersion },
  '/communication/activities/:id/files': { file: () => text('mau.txt') },
  '/communication/channels': {
    nameEn: () => 'A sample channel',
    countedVi: () => 'lượt',
    countedEn: () => 'times',
    from: () => '2025-01-01',
  },
  '/communication/channels/:id/end': { lastDay: () => '2025-12-31' },
  '/communication/imports': { file: () => new File([list], 'mau.csv', { type: 'text/csv' }) },
  '/communication/requests': asked,
  '/communication/requests/:id/acknowledgements': acknowledged,
  '/communication/requests/:id/extensions': {
    dueOn: () => '2025-03-31',
    version: (s) => s.communication.openVersion,
  },
  '/communication/requests/:id/units': { unitIds: (s) => [String(s.unit.SDL)] },
}
