import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { type Api, idIn } from '#platform/http.ts'
import { readInput } from '#platform/input.ts'
import { Refused } from '#platform/refused.ts'
import { findPlan, issuedPlan, type Plan, planProgress, plansOf, rowsOf } from './facts.ts'
import { timesQuery, yearQuery } from './input.ts'

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
}
