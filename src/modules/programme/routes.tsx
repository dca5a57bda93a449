import type { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { type Again, type C, type PostSpec, show, type Web } from '#platform/http.ts'
import { formState } from '#ui/refused-form.ts'
import { unitChoices } from '../organisation/facts.ts'
import { addArea, addGroup, addTarget, choosePilots, shapeProgramme } from './actions.ts'
import { areasOn, basesOn, findProgramme } from './facts.ts'
import { areaInput, groupInput, pilotInput, programmeInput, targetInput } from './input.ts'
import type { Forms } from './pages/shaping.tsx'
import { ProgrammePage } from './pages.tsx'
import { mayShapeProgramme } from './policy.ts'
import { pilotsWeb } from './routes/pilots.tsx'
import { opensFigures, scorecardWeb } from './routes/scorecard.tsx'
import { yearIn } from './routes/year.ts'

const showProgramme = async (c: C, form?: keyof Forms, again?: Again) => {
  const { ctx, sentence } = c.var
  const year = yearIn(c)
  const programme = await findProgramme(ctx.db, year)
  const shaping = mayShapeProgramme(ctx.actor) !== undefined
  const initial = {
    motto: programme?.motto_vi ?? '',
    mottoEn: programme?.motto_en ?? '',
    note: programme?.note ?? '',
  }
  const state = (name: keyof Forms) =>
    formState(
      ctx.lang,
      name,
      sentence,
      form === name ? again : undefined,
      name === 'programme' ? initial : undefined,
    )
  const forms: Forms = {
    programme: state('programme'),
    area: state('area'),
    target: state('target'),
    group: state('group'),
    pilots: state('pilots'),
  }
  const units = shaping ? await unitChoices(ctx.db, ctx.today, ['department', 'district']) : []
  return show(
    c,
    <ProgrammePage
      frame={await c.var.frame()}
      year={year}
      programme={programme}
      areas={await areasOn(ctx.db, ctx.today)}
      bases={await basesOn(ctx.db, ctx.today)}
      forms={shaping ? forms : undefined}
      units={units}
      figures={opensFigures(ctx)}
    />,
    again?.status,
  )
}

const form = <S extends z.ZodType>(
  name: keyof Forms,
  input: S,
  act: (ctx: Ctx, year: number, value: z.output<S>) => Promise<void>,
): PostSpec<S, void> => ({
  input,
  act: (ctx, value, c) => act(ctx, yearIn(c), value),
  next: (_, c) => `/programmes/${yearIn(c)}`,
  again: (c, again) => showProgramme(c, name, again),
})

/** The year's page and the forms that shape it. */
export const web = (web: Web): void => {
  web.get('/programmes', (c) => c.redirect(`/programmes/${c.var.year}`, 303))
  web.get('/programmes/:year', (c) => showProgramme(c))
  web.post('/programmes/:year', form('programme', programmeInput, shapeProgramme))
  web.post('/programmes/:year/areas', form('area', areaInput, addArea))
  web.post('/programmes/:year/targets', form('target', targetInput, addTarget))
  web.post('/programmes/:year/groups', form('group', groupInput, addGroup))
  web.post('/programmes/:year/pilots', form('pilots', pilotInput, choosePilots))
  scorecardWeb(web)
  pilotsWeb(web)
}
