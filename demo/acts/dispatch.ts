import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  confirmItems,
  draftFromFile,
  issueDirective,
  openPassages,
  resolveCondition,
  sendDraft,
} from '../../src/modules/directives/actions.ts'
import { findDirective, itemsOf, listDirectives } from '../../src/modules/directives/facts.ts'
import { type TaskLine, taskLines } from '../../src/modules/tasks/facts.ts'
import type { Day } from '../../src/platform/day.ts'
import { yearOf } from '../../src/platform/day.ts'
import { projectRoot } from '../../src/platform/root.ts'
import type { Act, Stage } from '../stage.ts'
import { accept, act, complete, submit } from '../work.ts'

export type Dispatch = {
  file: string
  code: string
  documentNo: string
  drafted: Day
  issued: Day
  accepted: Day
}

const found = async (stage: Stage, day: Day, dispatch: Dispatch) => {
  const ctx = await stage.as('thuongtruc', day)
  const { rows } = await listDirectives(ctx, { year: yearOf(dispatch.issued), limit: 50, offset: 0 })
  const row = rows.find((directive) => directive.code === dispatch.code)
  const directive = row && (await findDirective(ctx, row.id))
  if (!directive) throw new Error(`the dispatch ${dispatch.code} is not there`)
  return directive
}

export const dispatchId = async (stage: Stage, day: Day, dispatch: Dispatch): Promise<number> =>
  (await found(stage, day, dispatch)).id

/** The dispatch's tasks of these items, as they stand when they are asked for. */
export const dispatchTasks = async (
  stage: Stage,
  day: Day,
  dispatch: Dispatch,
  numbers: string[],
): Promise<TaskLine[]> => {
  const source = { kind: 'directive', id: await dispatchId(stage, day, dispatch) }
  const all = await taskLines(stage.system(day), { source })
  return all.filter((task) => numbers.includes(task.code.split('-')[1] ?? ''))
}

export const unitsOf = (stage: Stage, codes: string[]): Promise<number[]> =>
  Promise.all(codes.map((code) => stage.unit(code)))

/** Read by the clerk, issued by the chairman, taken by the units. `meant`: the units that a condition means. */
export const givenBy = (dispatch: Dispatch, numbers: string[], meant: string[] = []): Act[] => [
  act(dispatch.drafted, `đọc ${dispatch.documentNo} vào dự thảo`, async (stage) => {
    const ctx = await stage.as('thuongtruc', dispatch.drafted, '14:10')
    const bytes = new Uint8Array(readFileSync(join(projectRoot, 'demo', dispatch.file)))
    const { id } = await draftFromFile(ctx, { origin: 'made', code: dispatch.code }, bytes, dispatch.file)
    const unitIds = await unitsOf(stage, meant)
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
  act(dispatch.issued, `ban hành ${dispatch.documentNo}`, async (stage) => {
    const { id, version } = await found(stage, dispatch.issued, dispatch)
    const { documentNo, issued: issuedOn, code } = dispatch
    await issueDirective(await stage.as('banhanh', dispatch.issued, '16:40'), id, {
      documentNo,
      issuedOn,
      code,
      version,
    })
  }),
  act(dispatch.accepted, `tiếp nhận ${dispatch.documentNo}`, async (stage) => {
    for (const task of await dispatchTasks(stage, dispatch.accepted, dispatch, numbers))
      await accept(stage, task, dispatch.accepted)
  }),
]

/** Answers handed in on a day and accepted on another, by the units picked among those that have not answered. */
export const answered = (
  dispatch: Dispatch,
  day: Day,
  checked: Day | null,
  numbers: string[],
  pick: (index: number) => boolean,
): Act[] => [
  act(day, `trả lời ${dispatch.documentNo}, mục ${numbers.join(', ')}`, async (stage) => {
    const open = (await dispatchTasks(stage, day, dispatch, numbers)).filter(
      (task) => task.state === 'accepted',
    )
    for (const [index, task] of open.entries())
      if (pick(index)) await submit(stage, task, day, `${300 + index}/BC (minh họa)`)
    await openPassages(stage.system(day, '17:00'))
  }),
  ...(checked === null
    ? []
    : [
        act(checked, `xác nhận trả lời ${dispatch.documentNo}`, async (stage) => {
          const sent = (await dispatchTasks(stage, checked, dispatch, numbers)).filter(
            (task) => task.state === 'submitted',
          )
          for (const task of sent) await complete(stage, task, checked)
        }),
      ]),
]
