import { remindAll } from '../../src/modules/directives/actions.ts'
import { actOnTask } from '../../src/modules/tasks/actions.ts'
import type { Act } from '../stage.ts'
import { act, lead } from '../work.ts'
import { answered, type Dispatch, dispatchId, dispatchTasks, givenBy } from './dispatch.ts'

const dispatch: Dispatch = {
  file: 'cong-van-512-2025.md',
  code: '512',
  documentNo: '512/UBND-TH (số minh họa)',
  drafted: '2025-01-17',
  issued: '2025-01-20',
  accepted: '2025-01-22',
}

/** A dispatch of January 2025, invented, under way on 20/2: most answered, some overdue, one explained, some not checked. */
export const dispatch2025: Act[] = [
  ...givenBy(dispatch, ['1', '2', '3', '4']),
  ...answered(dispatch, '2025-02-07', '2025-02-10', ['1'], (index) => index % 2 === 0),
  ...answered(dispatch, '2025-02-13', '2025-02-17', ['1'], (index) => index % 3 !== 0),
  ...answered(dispatch, '2025-02-05', '2025-02-07', ['3'], (index) => index === 0),
  act('2025-02-10', 'nhắc các đơn vị chưa trả lời', async (stage) => {
    await remindAll(
      await stage.as('thuongtruc', '2025-02-10', '08:00'),
      await dispatchId(stage, '2025-02-10', dispatch),
    )
  }),
  act('2025-02-12', 'giải trình mục 3', async (stage) => {
    const [task] = (await dispatchTasks(stage, '2025-02-12', dispatch, ['3'])).filter(
      (t) => t.state === 'accepted',
    )
    if (task)
      await actOnTask(await lead(stage, task, '2025-02-12'), task.id, 'explain', {
        reason: 'Đang thay công chức bộ phận một cửa theo luân chuyển đầu năm.',
        documentNo: '88/UBND (minh họa)',
      })
  }),
  ...answered(dispatch, '2025-02-19', null, ['1'], (index) => index === 0),
]
