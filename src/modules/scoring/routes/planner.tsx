import { type Again, type C, idIn, queryIn, show, type Web } from '#platform/http.ts'
import { formState } from '#ui/refused-form.ts'
import { planImprovement } from '../actions.ts'
import { readPlanner } from '../facts/planner.ts'
import { improvementInput, plannerQuery } from '../input/planner.ts'
import { PlannerPage } from '../pages/planner/planner.tsx'

const showPlanner = async (c: C, again?: Again) => {
  const { ctx, sentence } = c.var
  const { effort } = again ? {} : queryIn(c, plannerQuery)
  const reading = await readPlanner(ctx, idIn(c), effort)
  return show(
    c,
    <PlannerPage
      frame={await c.var.frame()}
      reading={reading}
      asked={formState(
        ctx.lang,
        'plan',
        sentence,
        undefined,
        effort === undefined ? {} : { effort: String(effort) },
      )}
      giving={reading.leads.length > 0 ? formState(ctx.lang, 'give', sentence, again) : undefined}
    />,
    again?.status,
  )
}

/** What a unit still can win back, and weak criteria turned into work. */
export const plannerRoutes = (web: Web): void => {
  web.get('/scoring/sheets/:id/planner', (c) => showPlanner(c))
  web.post('/scoring/sheets/:id/improvements', {
    input: improvementInput,
    act: (ctx, value, c) => planImprovement(ctx, idIn(c), value),
    next: (_, c) => `/scoring/sheets/${idIn(c)}/planner`,
    again: showPlanner,
  })
}
