import { addDays, type Day } from '../../src/platform/day.ts'
import { actOnTask } from '../../src/modules/tasks/actions.ts'
import type { Act } from '../stage.ts'
import { act, lead, workday } from '../work.ts'
import { acceptAll, type Done, doneActs, numbered, type PlanOf, planActs } from './plan-year.ts'

const committee: PlanOf = {
  year: 2024,
  kind: 'committee',
  title: 'Chương trình công tác của Ban Chỉ đạo năm 2024',
  file: 'ke-hoach-bcd-2024.csv',
  documentNo: '03/CTr-BCĐ (số minh họa)',
  drafted: '2024-01-08',
  issued: '2024-01-15',
}

const people: PlanOf = {
  year: 2024,
  kind: 'peoples-committee',
  title: 'Kế hoạch cải cách hành chính năm 2024',
  file: 'ke-hoach-cchc-2024.csv',
  documentNo: '11/KH-UBND (số minh họa)',
  drafted: '2024-01-03',
  issued: '2024-01-05',
}

// Spread over the year, each checked three days later; all 40 of both plans are closed by 31/12/2024, as published of
// the committee's plan. Days are invented.
const spread = (count: number, from: Day, step: number): Done[] =>
  Array.from({ length: count }, (_, i): Done => {
    const submitted = workday(addDays(from, i * step))
    return [i + 1, submitted, workday(addDays(submitted, 3))]
  })

const early = (all: Done[], last: Day): Done[] =>
  all.map(([number, submitted, checked]) => (checked > last ? [number, workday(addDays(last, -6)), workday(addDays(last, -3))] : [number, submitted, checked]))

const explained: Act[] = [
  act('2024-04-08', 'giải trình BCĐ', async (stage) => {
    for (const task of await numbered(stage, '2024-04-08', committee, 14))
      await actOnTask(await lead(stage, task, '2024-04-08'), task.id, 'explain', { reason: 'Chờ Văn phòng Chính phủ rà soát danh mục.' })
  }),
]

/** 2024: the committee's work plan and the People's Committee's plan, both closed at 40/40. */
export const year2024: Act[] = [
  ...planActs(people),
  ...planActs(committee),
  acceptAll(people, '2024-01-09'),
  acceptAll(committee, '2024-01-17'),
  ...doneActs(people, early(spread(40, '2024-01-22', 8), '2024-12-27'), 'KH'),
  ...doneActs(committee, early(spread(40, '2024-01-26', 8), '2024-12-30'), 'BCĐ'),
  ...explained,
]
