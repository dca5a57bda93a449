import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { type Api, type C, idIn } from '#platform/http.ts'
import { readInput } from '#platform/input.ts'
import { Refused } from '#platform/refused.ts'
import {
  addByDecision,
  addSpending,
  copyRows,
  draftPlan,
  dropByDecision,
  issuePlan,
  mergeByDecision,
  removeRow,
  saveRow,
} from './actions.ts'
import { findPlan, issuedPlan, type Plan, planProgress, plansOf, rowsOf } from './facts.ts'
import {
  addChangeInput,
  copyInput,
  dropInput,
  issueInput,
  mergeInput,
  planInput,
  removalInput,
  rowInput,
  savedRowInput,
  spendingInput,
  timesQuery,
  yearQuery,
} from './input.ts'

const planAnswer = z.object({
  id: z.number(),
  year: z.number(),
  kind: z.string(),
  title: z.string(),
  state: z.string(),
  unit: z.object({ id: z.number(), name: z.string() }),
  documentNo: z.string().nullable(),
  issuedOn: z.string().nullable(),
  tasks: z.number(),
})
const measure = z.object({
  numerator: z.number(),
  denominator: z.number(),
  excluded: z.number(),
  percent: z.string().nullable(),
})
const progressAnswer = z.object({
  plan: planAnswer,
  asOf: z.string(),
  knownAt: z.string(),
  counts: z.record(z.string(), z.number()),
  measures: z.record(z.string(), measure),
})

const answerOf = (plan: Plan): z.output<typeof planAnswer> => ({
  id: plan.id,
  year: plan.year,
  kind: plan.kind,
  title: plan.title,
  state: plan.state,
  unit: { id: plan.unit_id, name: plan.unit_name },
  documentNo: plan.document_no,
  issuedOn: plan.issued_on,
  tasks: plan.rows,
})

const progressOf = async (ctx: Ctx, plan: Plan, query: z.output<typeof timesQuery>) => {
  const { asOf, knownAt, counts, measures } = await planProgress(ctx, plan.id, {
    ...query,
    unitId: query.unit,
  })
  return { plan: answerOf(plan), asOf, knownAt, counts: { ...counts }, measures }
}

/** Plans of a year and their figures at any cut-off. */
export const api = (api: Api): void => {
  api.get('/plans', {
    summary: 'Plans of a year',
    query: yearQuery,
    answer: z.object({ items: z.array(planAnswer), next: z.null(), total: z.number() }),
    read: async (ctx, { year }, c) => {
      const plans = await plansOf(ctx, year ?? c.var.year)
      return { items: plans.map(answerOf), next: null, total: plans.length }
    },
  })
  api.get('/plans/:id', {
    summary: 'A plan with the rows of its annex',
    answer: planAnswer.extend({
      rows: z.array(z.looseObject({ id: z.number(), number: z.string(), title: z.string() })),
    }),
    read: async (ctx, _, c) => {
      const plan = await findPlan(ctx, idIn(c))
      if (!plan) throw new Refused('missing', 'page')
      return { ...answerOf(plan), rows: await rowsOf(ctx.db, plan.id) }
    },
  })
  api.get('/plans/:id/progress', {
    summary: "A plan's progress at a cut-off, as known on a day, for all or one unit's assignments",
    query: timesQuery,
    answer: progressAnswer,
    read: async (ctx, query, c) => {
      const plan = await findPlan(ctx, idIn(c))
      if (!plan) throw new Refused('missing', 'page')
      return progressOf(ctx, plan, query)
    },
  })
  api.get('/programmes/:year/progress', {
    summary: "Progress of the year: the People's Committee's plan",
    query: timesQuery,
    answer: progressAnswer,
    read: async (ctx, query, c) => {
      const year = readInput(z.coerce.number().int(), c.req.param('year'))
      const plan = year.ok ? await issuedPlan(ctx.db, year.value) : undefined
      if (!plan) throw new Refused('missing', 'page')
      return progressOf(ctx, plan, query)
    },
  })
  writing(api)
}

const made = z.object({ id: z.number() })
const done = z.object({ plan: planAnswer })

const planNow = async (ctx: Ctx, id: number): Promise<z.output<typeof done>> => {
  const plan = await findPlan(ctx, id)
  if (!plan) throw new Refused('missing', 'page')
  return { plan: answerOf(plan) }
}

/** Drafting, issuing and changing a plan. */
const writing = (api: Api): void => {
  api.post('/plans', {
    summary: 'Open a draft plan of a year',
    input: planInput,
    answer: made,
    status: 201,
    act: async (ctx, value) => ({ id: await draftPlan(ctx, value) }),
  })
  const act = <S extends z.ZodType>(
    path: string,
    summary: string,
    input: S,
    work: (ctx: Ctx, planId: number, value: z.output<S>, c: C) => Promise<unknown>,
  ) =>
    api.post(path, {
      summary,
      input,
      answer: done,
      act: async (ctx, value, c) => {
        await work(ctx, idIn(c), value, c)
        return planNow(ctx, idIn(c))
      },
    })
  act('/plans/:id/rows', 'Add a row to a draft', rowInput, (ctx, id, value) => saveRow(ctx, id, value))
  act('/plans/:id/rows/:row', 'Replace a row of a draft', savedRowInput, (ctx, id, value, c) =>
    saveRow(ctx, id, value, { id: idIn(c, 'row'), version: value.version }),
  )
  act('/plans/:id/rows/:row/removal', 'Take a row out of a draft', removalInput, (ctx, id, { version }, c) =>
    removeRow(ctx, id, idIn(c, 'row'), version),
  )
  act('/plans/:id/copies', 'Copy the rows of another plan into a draft', copyInput, (ctx, id, value) =>
    copyRows(ctx, id, value.fromPlanId),
  )
  act('/plans/:id/issuance', 'Issue a draft: its rows become tasks', issueInput, issuePlan)
  act('/plans/:id/changes', 'Add a task to an issued plan by decision', addChangeInput, addByDecision)
  act('/plans/:id/merge', 'Merge tasks of an issued plan into one by decision', mergeInput, mergeByDecision)
  act(
    '/plans/:id/rows/:row/changes',
    'Drop a task of an issued plan by decision',
    dropInput,
    (ctx, id, value, c) => dropByDecision(ctx, id, idIn(c, 'row'), value),
  )
  act(
    '/plans/:id/rows/:row/spending',
    'Record money spent on a row in a period',
    spendingInput,
    (ctx, id, value, c) => addSpending(ctx, id, idIn(c, 'row'), value),
  )
}
