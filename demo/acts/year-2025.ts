import { actOnTask } from '../../src/modules/tasks/actions.ts'
import type { Act } from '../stage.ts'
import { act, lead } from '../work.ts'
import { acceptAll, type Done, doneActs, numbered, type PlanOf, planActs } from './plan-year.ts'

const plan: PlanOf = {
  year: 2025,
  kind: 'peoples-committee',
  title: 'Kế hoạch cải cách hành chính năm 2025',
  file: 'ke-hoach-cchc-2025.csv',
  documentNo: '09/KH-UBND (số minh họa)',
  drafted: '2025-01-06',
  issued: '2025-01-08',
}

const done: Done[] = [
  [1, '2025-01-10', '2025-01-13'],
  [30, '2025-02-12', '2025-02-14'],
]

const waiting: Act[] = [
  act('2025-02-18', 'nộp, chờ xác nhận', async (stage) => {
    const { submit } = await import('../work.ts')
    for (const number of [5, 26])
      for (const task of await numbered(stage, '2025-02-18', plan, number))
        await submit(stage, task, '2025-02-18', `${200 + number}/BC (minh họa)`, true)
  }),
  act('2025-02-19', 'xin gia hạn, chờ quyết định', async (stage) => {
    for (const task of await numbered(stage, '2025-02-19', plan, 31))
      await actOnTask(await lead(stage, task, '2025-02-19'), task.id, 'askExtension', {
        proposedOn: '2025-06-30',
        reason: 'Chờ hợp nhất các sở từ ngày 01/3/2025 rồi mới phân công lại đầu mối.',
      })
  }),
]

/** 2025, under way on 20/2: a few done, some waiting for a check or a decision, some not yet taken. */
export const year2025: Act[] = [
  ...planActs(plan),
  acceptAll(plan, '2025-01-10', [36, 37, 40]),
  ...doneActs(plan, done, 'KH'),
  ...waiting,
]
