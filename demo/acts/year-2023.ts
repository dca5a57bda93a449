import { actOnTask, addNote } from '../../src/modules/tasks/actions.ts'
import type { Act } from '../stage.ts'
import { act, checker, lead, submit } from '../work.ts'
import { acceptAll, type Done, doneActs, numbered, type PlanOf, planActs } from './plan-year.ts'

const plan: PlanOf = {
  year: 2023,
  kind: 'peoples-committee',
  title: 'Kế hoạch cải cách hành chính năm 2023',
  file: 'ke-hoach-cchc-2023.xlsx',
  documentNo: '08/KH-UBND (số minh họa)',
  drafted: '2023-01-04',
  issued: '2023-01-06',
}

// 33 of 41 are done and checked by 30/9/2023, as published; which ones, and when, is invented.
const done: Done[] = [
  [1, '2023-01-10', '2023-01-11'],
  [2, '2023-03-06', '2023-03-08'],
  [7, '2023-03-28', '2023-03-30'],
  [29, '2023-03-24', '2023-03-27'],
  [33, '2023-03-30', '2023-04-03'],
  [9, '2023-04-12', '2023-04-14'], // due 31/3: twelve days late
  [15, '2023-03-31', '2023-04-04'],
  [3, '2023-04-25', '2023-04-27'],
  [23, '2023-06-28', '2023-06-30'],
  [16, '2023-06-26', '2023-06-29'],
  [26, '2023-07-05', '2023-07-07'], // due 30/6: five days late
  [12, '2023-07-14', '2023-07-18'],
  [20, '2023-07-14', '2023-07-19'], // due 30/6: a fortnight late
  [14, '2023-08-24', '2023-08-28'],
  [10, '2023-09-14', '2023-09-18'],
  [11, '2023-09-20', '2023-09-22'],
  [4, '2023-09-21', '2023-09-25'],
  [5, '2023-09-22', '2023-09-26'],
  [17, '2023-09-22', '2023-09-26'],
  [19, '2023-09-22', '2023-09-27'],
  [21, '2023-09-25', '2023-09-27'],
  [24, '2023-09-25', '2023-09-28'],
  [25, '2023-09-25', '2023-09-27'],
  [27, '2023-09-26', '2023-09-28'],
  [31, '2023-09-26', '2023-09-28'],
  [36, '2023-09-26', '2023-09-28'],
  [37, '2023-09-27', '2023-09-29'],
  [38, '2023-09-27', '2023-09-29'],
  [40, '2023-09-27', '2023-09-29'],
  [41, '2023-09-28', '2023-09-29'],
  [22, '2023-09-26', '2023-09-29'],
  // 28 (sent back once) and 35 (more time granted) are played below: together 33
  [34, '2023-11-28', '2023-11-30'], // due 30/6: five months late
  [18, '2023-12-18', '2023-12-20'],
  [39, '2023-12-22', '2023-12-26'],
  [6, '2023-12-25', '2023-12-27'],
  [8, '2023-12-25', '2023-12-27'],
  [13, '2023-12-26', '2023-12-28'],
  [32, '2023-12-26', '2023-12-28'],
  [30, '2024-01-19', '2024-01-22'], // due 31/12: nineteen days late
]

const sentBack: Act[] = [
  act('2023-05-25', 'nộp KH-28 lần 1', async (stage) => {
    for (const task of await numbered(stage, '2023-05-25', plan, 28))
      await submit(stage, task, '2023-05-25', '211/BC-SNV (minh họa)')
  }),
  act('2023-05-29', 'yêu cầu làm lại KH-28', async (stage) => {
    for (const task of await numbered(stage, '2023-05-29', plan, 28))
      await actOnTask(await checker(stage, task, '2023-05-29'), task.id, 'reject', {
        reason: 'Chưa có ý kiến của Sở Tư pháp về quy tắc ứng xử.',
      })
  }),
  ...doneActs(plan, [[28, '2023-06-02', '2023-06-05']], 'KH'),
]

const moreTime: Act[] = [
  act('2023-06-20', 'xin gia hạn KH-35', async (stage) => {
    for (const task of await numbered(stage, '2023-06-20', plan, 35))
      await actOnTask(await lead(stage, task, '2023-06-20'), task.id, 'askExtension', {
        proposedOn: '2023-08-31',
        reason: 'Chờ nâng cấp đường truyền của Cơ sở dữ liệu quốc gia về dân cư.',
        documentNo: '644/STTTT-CNTT (minh họa)',
      })
  }),
  act('2023-06-23', 'cho gia hạn KH-35', async (stage) => {
    for (const task of await numbered(stage, '2023-06-23', plan, 35))
      await actOnTask(await stage.as('banhanh', '2023-06-23'), task.id, 'grantExtension', {
        dueOn: '2023-07-31',
        reason: 'Đường truyền đã có lịch nâng cấp trong tháng 7.',
      })
  }),
  ...doneActs(plan, [[35, '2023-07-28', '2023-08-01']], 'KH'),
]

const late: Act[] = [
  act('2023-07-10', 'giải trình KH-34', async (stage) => {
    for (const task of await numbered(stage, '2023-07-10', plan, 34))
      await actOnTask(await lead(stage, task, '2023-07-10'), task.id, 'explain', {
        reason: 'Còn 9 đơn vị chưa ban hành kế hoạch chuyển đổi số; đã có văn bản đôn đốc.',
        documentNo: '702/STTTT-CNTT (minh họa)',
      })
  }),
  act('2023-08-07', 'nhắc KH-34', async (stage) => {
    for (const task of await numbered(stage, '2023-08-07', plan, 34)) {
      await actOnTask(await stage.as('thuongtruc', '2023-08-07'), task.id, 'remind', {})
      await addNote(await stage.as('uyvien', '2023-08-08'), task.id, {
        text: 'Đề nghị nêu rõ từng đơn vị còn thiếu trong báo cáo tuần tới.',
      })
    }
  }),
  act('2023-09-05', 'tiến độ KH-34', async (stage) => {
    for (const task of await numbered(stage, '2023-09-05', plan, 34))
      await actOnTask(await lead(stage, task, '2023-09-05'), task.id, 'progress', {
        done: 33,
        total: 42,
        note: '33/42 cơ quan đã ban hành',
      })
  }),
  act('2024-01-09', 'giải trình KH-30', async (stage) => {
    for (const task of await numbered(stage, '2024-01-09', plan, 30))
      await actOnTask(await lead(stage, task, '2024-01-09'), task.id, 'explain', {
        reason: 'Vướng hồ sơ pháp lý của 12 cơ sở nhà, đất.',
      })
  }),
]

/** The plan of 2023: issued in January, 33 of 41 done by the end of September. */
export const year2023: Act[] = [
  ...planActs(plan),
  acceptAll(plan, '2023-01-09'),
  ...doneActs(plan, done, 'KH'),
  ...sentBack,
  ...moreTime,
  ...late,
]
