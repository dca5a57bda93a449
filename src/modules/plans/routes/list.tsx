import { type Again, type C, show, type Web } from '#platform/http.ts'
import { formState } from '#ui/refused-form.ts'
import { findProgramme } from '../../programme/facts.ts'
import { draftPlan } from '../actions.ts'
import { readPlans } from '../facts/reading.ts'
import { planInput } from '../input.ts'
import { PlansPage } from '../pages/list.tsx'
import { draftable } from '../policy.ts'

const showPlans = async (c: C, again?: Again) => {
  const { ctx, year } = c.var
  const { kinds, unitIds } = draftable(ctx.actor)
  const names = new Map(ctx.actor.mandates.map((m) => [m.unitId, m.unitName]))
  return show(
    c,
    <PlansPage
      frame={await c.var.frame()}
      year={year}
      opened={(await findProgramme(ctx.db, year)) !== undefined}
      plans={await readPlans(ctx, year)}
      form={kinds.length > 0 ? formState(ctx.lang, 'open', c.var.sentence, again) : undefined}
      kinds={kinds}
      units={unitIds.map((id) => ({ id, name: names.get(id) ?? `#${id}` }))}
    />,
    again?.status,
  )
}

/** The list of the year's plans, and opening one. */
export const listRoutes = (web: Web): void => {
  web.get('/plans', (c) => showPlans(c))
  web.post('/plans', {
    input: planInput,
    act: draftPlan,
    next: (id) => `/plans/${id}`,
    again: showPlans,
  })
}
