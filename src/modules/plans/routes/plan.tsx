import type { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { type Again, type C, idIn, type PostSpec, queryIn, show, type Web } from '#platform/http.ts'
import { formState } from '#ui/refused-form.ts'
import { copyRows, issuePlan } from '../actions.ts'
import { readPlan } from '../facts/reading.ts'
import { plansOf } from '../facts.ts'
import { copyInput, issueInput, planQuery } from '../input.ts'
import { type PlanForms, PlanPage } from '../pages/plan.tsx'

const othersFor = async (ctx: Ctx, plan: { id: number; year: number }) => {
  const plans = [...(await plansOf(ctx, plan.year - 1)), ...(await plansOf(ctx, plan.year))]
  return plans.filter((other) => other.id !== plan.id && other.rows > 0)
}

const showPlan = async (c: C, form?: keyof PlanForms, again?: Again) => {
  const { ctx, sentence } = c.var
  const query = again ? {} : queryIn(c, planQuery)
  const reading = await readPlan(ctx, idIn(c), query)
  const { plan, may } = reading
  const state = (name: keyof PlanForms) =>
    formState(ctx.lang, name, sentence, form === name ? again : undefined)
  const draft = plan.state === 'draft'
  return show(
    c,
    <PlanPage
      frame={await c.var.frame()}
      reading={reading}
      query={query}
      forms={{
        ...(draft && may.issue && { issue: state('issue') }),
        ...(may.draft && { copy: state('copy') }),
      }}
      others={may.draft ? await othersFor(ctx, plan) : []}
    />,
    again?.status,
  )
}

const form = <S extends z.ZodType>(
  name: keyof PlanForms,
  input: S,
  act: (ctx: Ctx, planId: number, value: z.output<S>) => Promise<unknown>,
): PostSpec<S, unknown> => ({
  input,
  act: (ctx, value, c) => act(ctx, idIn(c), value),
  next: (_, c) => `/plans/${idIn(c)}`,
  again: (c, again) => showPlan(c, name, again),
})

/** A plan's page, its issue, its copies from another plan. */
export const planRoutes = (web: Web): void => {
  web.get('/plans/:id', (c) => showPlan(c))
  web.post('/plans/:id/issuance', form('issue', issueInput, issuePlan))
  web.post(
    '/plans/:id/copies',
    form('copy', copyInput, (ctx, id, { fromPlanId }) => copyRows(ctx, id, fromPlanId)),
  )
}
