import { remindAll } from '../../src/modules/directives/actions.ts'
import { itemsOf } from '../../src/modules/directives/facts.ts'
import { actOnTask } from '../../src/modules/tasks/actions.ts'
import type { Act } from '../stage.ts'
import { act, lead } from '../work.ts'
import { answered, type Dispatch, dispatchId, dispatchTasks, givenBy, unitsOf } from './dispatch.ts'

const dispatch: Dispatch = {
  file: 'cong-van-quy-3-2023.md',
  code: '8867',
  documentNo: '8867/UBND-TH',
  drafted: '2023-10-13',
  issued: '2023-10-16',
  accepted: '2023-10-18',
}

// Units without a plan for digital transformation when the dispatch went out: which ones is invented.
const withoutPlan = ['BDT', 'SDL', 'SXD', '415', '417', '416', '432']
const slow = ['415', '417']

const late: Act[] = [
  act('2023-11-06', 'nhắc các đơn vị chưa trả lời mục 4', async (stage) => {
    const id = await dispatchId(stage, '2023-11-06', dispatch)
    const ctx = await stage.as('thuongtruc', '2023-11-06', '08:00')
    const fourth = (await itemsOf(ctx, id)).find((item) => item.number === '4')
    await remindAll(ctx, id, { itemId: fourth?.id })
  }),
  act('2023-11-10', 'giải trình mục 4', async (stage) => {
    const unitIds = await unitsOf(stage, slow)
    for (const task of await dispatchTasks(stage, '2023-11-10', dispatch, ['4']))
      if (unitIds.includes(task.lead_unit_id))
        await actOnTask(await lead(stage, task, '2023-11-10'), task.id, 'explain', {
          reason: 'Chưa bố trí được công chức chuyên trách chuyển đổi số ở cấp huyện.',
          documentNo: '1201/UBND (minh họa)',
        })
  }),
]

/** The dispatch after the third quarter of 2023: six items, answered in time, late, explained, and late for long. */
export const dispatch2023: Act[] = [
  ...givenBy(dispatch, ['1', '2', '3', '4', '5', '6'], withoutPlan),
  ...answered(dispatch, '2023-10-27', '2023-10-30', ['4'], (index) => index < 3),
  ...answered(dispatch, '2023-11-03', '2023-11-06', ['4'], (index) => index < 1),
  ...late,
  ...answered(dispatch, '2023-12-18', '2023-12-20', ['4'], () => true),
  ...answered(dispatch, '2023-11-15', '2023-11-20', ['1', '2', '3', '5'], (index) => index % 3 !== 0),
  ...answered(dispatch, '2023-12-08', '2023-12-13', ['1', '2', '3', '5'], (index) => index % 9 !== 0),
  ...answered(dispatch, '2023-12-22', '2023-12-26', ['6'], (index) => index !== 2),
  ...answered(dispatch, '2024-01-08', '2024-01-10', ['6', '1', '2', '3', '5'], () => true),
]
