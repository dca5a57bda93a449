import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { draftPlan, importAnnex, issuePlan } from '../../src/modules/plans/actions.ts'
import { findPlan, issuedPlan, type PlanKind } from '../../src/modules/plans/facts.ts'
import type { TaskLine } from '../../src/modules/tasks/facts.ts'
import type { Day } from '../../src/platform/day.ts'
import { projectRoot } from '../../src/platform/root.ts'
import type { Act, Stage } from '../stage.ts'
import { accept, act, complete, submit, tasksOf } from '../work.ts'

export type PlanOf = {
  year: number
  kind: PlanKind
  title: string
  file: string
  documentNo: string
  drafted: Day
  issued: Day
}

/** Drafting by the clerk from the sheet, issuing by the chairman. */
export const planActs = (plan: PlanOf): Act[] => [
  act(plan.drafted, `dự thảo ${plan.title}`, async (stage) => {
    const ctx = await stage.as('thuongtruc', plan.drafted, '14:00')
    const id = await draftPlan(ctx, { year: plan.year, kind: plan.kind, title: plan.title })
    const bytes = new Uint8Array(readFileSync(join(projectRoot, 'demo', plan.file)))
    const taken = await importAnnex(ctx, id, { bytes, name: plan.file })
    if (!taken.written) throw new Error(`${plan.file}: ${JSON.stringify(taken.findings)}`)
  }),
  act(plan.issued, `ban hành ${plan.title}`, async (stage) => {
    const ctx = await stage.as('banhanh', plan.issued, '17:00')
    const drafts = await draftOf(stage, plan)
    await issuePlan(ctx, drafts.id, {
      documentNo: plan.documentNo,
      issuedOn: plan.issued,
      version: drafts.version,
    })
  }),
]

const draftOf = async (stage: Stage, plan: PlanOf) => {
  const { plansOf } = await import('../../src/modules/plans/facts.ts')
  const ctx = await stage.as('banhanh', plan.issued)
  const draft = (await plansOf(ctx, plan.year)).find((p) => p.kind === plan.kind && p.state === 'draft')
  const fresh = draft && (await findPlan(ctx, draft.id))
  if (!fresh) throw new Error(`no draft of ${plan.title}`)
  return fresh
}

/** The tasks of an issued plan by their number in the annex. */
export const planTasks = async (stage: Stage, day: Day, plan: PlanOf): Promise<Map<string, TaskLine[]>> => {
  const issued = await issuedPlan(stage.deps.db, plan.year, plan.kind)
  if (!issued) throw new Error(`${plan.title} is not issued`)
  const byNumber = new Map<string, TaskLine[]>()
  for (const task of await tasksOf(stage, day, { kind: 'plan', id: issued.id })) {
    const number = task.code.split('-')[1] ?? ''
    byNumber.set(number, [...(byNumber.get(number) ?? []), task])
  }
  return byNumber
}

/** One number's tasks on a day. */
export const numbered = async (stage: Stage, day: Day, plan: PlanOf, number: number): Promise<TaskLine[]> =>
  (await planTasks(stage, day, plan)).get(String(number)) ?? []

/** All leads take their tasks. */
export const acceptAll = (plan: PlanOf, day: Day, but: number[] = []): Act =>
  act(day, `tiếp nhận ${plan.title}`, async (stage) => {
    for (const [number, tasks] of await planTasks(stage, day, plan))
      if (!but.includes(Number(number))) for (const task of tasks) await accept(stage, task, day)
  })

/** What is handed in on a day and accepted on another: number, day of the product, day of the check. */
export type Done = readonly [number: number, submitted: Day, checked: Day]

// These come with the report itself as a file.
const withFile = new Set([1, 5, 9, 20, 28, 30, 34, 35])

export const doneActs = (plan: PlanOf, all: readonly Done[], symbol: string): Act[] =>
  all.flatMap(([number, submitted, checked]) => [
    act(submitted, `nộp ${symbol}-${number}`, async (stage) => {
      for (const task of await numbered(stage, submitted, plan, number))
        await submit(stage, task, submitted, `${100 + number}/BC-${symbol} (minh họa)`, withFile.has(number))
    }),
    act(checked, `xác nhận ${symbol}-${number}`, async (stage) => {
      for (const task of await numbered(stage, checked, plan, number)) await complete(stage, task, checked)
    }),
  ])
