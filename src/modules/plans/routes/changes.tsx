import { type Again, type C, idIn, queryIn, show, type Web } from '#platform/http.ts'
import { formState } from '#ui/refused-form.ts'
import { addByDecision, mergeByDecision } from '../actions.ts'
import { rowChoices } from '../facts/choices.ts'
import { readMerge } from '../facts/merge.ts'
import { mayOf, needPlan } from '../facts/reading.ts'
import { changesOf } from '../facts.ts'
import { addChangeInput, mergeInput, mergeQuery } from '../input.ts'
import { ChangesPage } from '../pages/changes.tsx'
import { MergePage } from '../pages/merge.tsx'
import { typedRow } from '../pages/row-fields.tsx'

const showChanges = async (c: C, again?: Again) => {
  const { ctx } = c.var
  const plan = await needPlan(ctx, idIn(c))
  const changing = plan.state === 'issued' && mayOf(ctx, plan).issue
  const form = changing ? formState(ctx.lang, 'change', c.var.sentence, again) : undefined
  return show(
    c,
    <ChangesPage
      frame={await c.var.frame()}
      plan={plan}
      changes={await changesOf(ctx.db, plan.id)}
      form={form}
      choices={form && (await rowChoices(ctx, plan))}
    />,
    again?.status,
  )
}

const showMerge = async (c: C, again?: Again) => {
  const { ctx } = c.var
  const typed = again && mergeQuery.safeParse({ rows: again.typed.rows })
  const { rows } = typed?.success ? typed.data : again ? { rows: [] } : queryIn(c, mergeQuery)
  const reading = await readMerge(ctx, idIn(c), rows)
  const { together } = reading
  return show(
    c,
    <MergePage
      frame={await c.var.frame()}
      {...reading}
      form={formState(ctx.lang, 'merge', c.var.sentence, again, together && typedRow(together))}
      choices={together && (await rowChoices(ctx, reading.plan))}
    />,
    again?.status,
  )
}

/** The changes of an issued plan by decision: what was changed, a task added, tasks merged into one. */
export const changeRoutes = (web: Web): void => {
  web.get('/plans/:id/changes', (c) => showChanges(c))
  web.post('/plans/:id/changes', {
    input: addChangeInput,
    act: (ctx, value, c) => addByDecision(ctx, idIn(c), value),
    next: (_, c) => `/plans/${idIn(c)}/changes`,
    again: showChanges,
  })
  web.get('/plans/:id/merge', (c) => showMerge(c))
  web.post('/plans/:id/merge', {
    input: mergeInput,
    act: (ctx, value, c) => mergeByDecision(ctx, idIn(c), value),
    next: (_, c) => `/plans/${idIn(c)}/changes`,
    again: showMerge,
  })
}
