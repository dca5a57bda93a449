import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  confirmItems,
  draftFromFile,
  issueDirective,
  openPassages,
  remindAll,
  resolveCondition,
  sendDraft,
} from '../../src/modules/directives/actions.ts'
import { findDirective, itemsOf, listDirectives } from '../../src/modules/directives/facts.ts'
import { actOnTask } from '../../src/modules/tasks/actions.ts'
import { type TaskLine, taskLines } from '../../src/modules/tasks/facts.ts'
import type { Day } from '../../src/platform/day.ts'
import { projectRoot } from '../../src/platform/root.ts'
import type { Act, Stage } from '../stage.ts'
import { accept, act, complete, lead, submit } from '../work.ts'

// Units without a plan for digital transformation when the dispatch went out: which ones is invented.
const withoutPlan = ['BDT', 'SDL', 'SXD', '415', '417', '416', '432']
const slow = ['415', '417', '432']

const theOne = async (stage: Stage, day: Day) => {
  const ctx = await stage.as('thuongtruc', day)
  const { rows } = await listDirectives(ctx, { year: 2023, limit: 50, offset: 0 })
  const directive = rows[0] && (await findDirective(ctx, rows[0].id))
  if (!directive) throw new Error('the dispatch of 2023 is not there')
  return directive
}

const numberOf = (task: TaskLine): string => task.code.split('-')[1] ?? ''

/** The dispatch's tasks of some items on a day, of all units or all but some. */
const tasksOf = async (stage: Stage, day: Day, numbers: string[]): Promise<TaskLine[]> => {
  const { id } = await theOne(stage, day)
  const all = await taskLines(stage.system(day), { source: { kind: 'directive', id } })
  return all.filter((task) => numbers.includes(numberOf(task)))
}

const unitsOf = (stage: Stage, codes: string[]): Promise<number[]> =>
  Promise.all(codes.map((code) => stage.unit(code)))

const given: Act[] = [
  act('2023-10-13', 'đọc công văn quý III vào dự thảo', async (stage) => {
    const ctx = await stage.as('thuongtruc', '2023-10-13', '14:10')
    const bytes = new Uint8Array(readFileSync(join(projectRoot, 'demo/cong-van-quy-3-2023.md')))
    const { id } = await draftFromFile(ctx, { origin: 'made', code: '8867' }, bytes, 'cong-van-quy-3-2023.md')
    const unitIds = await unitsOf(stage, withoutPlan)
    for (const item of await itemsOf(ctx, id))
      if (item.recipients.some((r) => r.kind === 'condition'))
        await resolveCondition(ctx, item.id, { unitIds })
    await confirmItems(
      ctx,
      id,
      (await itemsOf(ctx, id)).map((item) => item.id),
    )
    await sendDraft(ctx, id)
  }),
  act('2023-10-16', 'ban hành công văn 8867', async (stage) => {
    const directive = await theOne(stage, '2023-10-16')
    const ctx = await stage.as('banhanh', '2023-10-16', '16:40')
    await issueDirective(ctx, directive.id, {
      documentNo: '8867/UBND-TH',
      issuedOn: '2023-10-16',
      code: '8867',
      version: directive.version,
    })
  }),
  act('2023-10-18', 'các đơn vị tiếp nhận', async (stage) => {
    for (const task of await tasksOf(stage, '2023-10-18', ['1', '2', '3', '4', '5', '6']))
      await accept(stage, task, '2023-10-18')
  }),
]

const answers = (
  day: Day,
  checked: Day,
  numbers: string[],
  pick: (index: number, task: TaskLine) => boolean,
): Act[] => {
  return [
    act(day, `trả lời công văn 8867, mục ${numbers.join(', ')}`, async (stage) => {
      const open = (await tasksOf(stage, day, numbers)).filter((task) => task.state === 'accepted')
      for (const [index, task] of open.entries())
        if (pick(index, task)) await submit(stage, task, day, `${300 + index}/BC (minh họa)`)
      await openPassages(stage.system(day, '17:00'))
    }),
    act(checked, `xác nhận trả lời công văn 8867, mục ${numbers.join(', ')}`, async (stage) => {
      const sent = (await tasksOf(stage, checked, numbers)).filter((task) => task.state === 'submitted')
      for (const task of sent) await complete(stage, task, checked)
    }),
  ]
}

const late: Act[] = [
  act('2023-11-06', 'nhắc các đơn vị chưa trả lời mục 4', async (stage) => {
    const { id } = await theOne(stage, '2023-11-06')
    const ctx = await stage.as('thuongtruc', '2023-11-06', '08:00')
    const fourth = (await itemsOf(ctx, id)).find((item) => item.number === '4')
    await remindAll(ctx, id, { itemId: fourth?.id })
  }),
  act('2023-11-10', 'giải trình mục 4', async (stage) => {
    const unitIds = await unitsOf(stage, slow)
    for (const task of await tasksOf(stage, '2023-11-10', ['4']))
      if (unitIds.slice(0, 2).includes(task.lead_unit_id))
        await actOnTask(await lead(stage, task, '2023-11-10'), task.id, 'explain', {
          reason: 'Chưa bố trí được công chức chuyên trách chuyển đổi số ở cấp huyện.',
          documentNo: '1201/UBND (minh họa)',
        })
  }),
]

/** The dispatch after the third quarter of 2023: six items, answered in time, late, explained, and late for long. */
export const dispatch2023: Act[] = [
  ...given,
  ...answers('2023-10-27', '2023-10-30', ['4'], (index) => index < 3),
  ...answers('2023-11-03', '2023-11-06', ['4'], (index) => index < 1),
  ...late,
  ...answers('2023-12-18', '2023-12-20', ['4'], () => true),
  ...answers('2023-11-15', '2023-11-20', ['1', '2', '3', '5'], (index) => index % 3 !== 0),
  ...answers('2023-12-08', '2023-12-13', ['1', '2', '3', '5'], (index) => index % 9 !== 0),
  ...answers('2023-12-22', '2023-12-26', ['6'], (index) => index !== 2),
  ...answers('2024-01-08', '2024-01-10', ['6', '1', '2', '3', '5'], () => true),
]
