import type { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { type Again, type C, idIn, type PostSpec, queryIn, show, type Web } from '#platform/http.ts'
import { formState } from '#ui/refused-form.ts'
import {
  adoptInitiative,
  changeInitiative,
  recogniseInitiative,
  registerInitiative,
  withdrawInitiative,
} from '../actions.ts'
import { initiativeAreas, initiativesOnPage, readInitiative, readInitiatives } from '../facts/initiative.ts'
import {
  adoptionInput,
  initiativeEdit,
  initiativeForm,
  initiativeQuery,
  recognitionInput,
  withdrawInput,
} from '../input/initiative.ts'
import { InitiativesPage } from '../pages/initiative/list.tsx'
import { type InitiativeForms, InitiativePage } from '../pages/initiative/one.tsx'

const areasFor = async (ctx: Ctx) =>
  (await initiativeAreas(ctx)).map((area) => ({
    value: String(area.id),
    label: ctx.lang === 'en' ? (area.nameEn ?? area.nameVi) : area.nameVi,
  }))

const showList = async (c: C, again?: Again) => {
  const { ctx, sentence } = c.var
  const { rows, total, offset, units } = await readInitiatives(ctx, again ? {} : queryIn(c, initiativeQuery))
  return show(
    c,
    <InitiativesPage
      frame={await c.var.frame()}
      rows={rows}
      total={total}
      offset={offset}
      size={initiativesOnPage}
      form={
        units.length > 0
          ? {
              state: formState(
                ctx.lang,
                'register',
                sentence,
                again,
                units.length === 1 ? { unitId: String(units[0]?.unitId) } : {},
              ),
              units: units.map((unit) => ({ value: String(unit.unitId), label: unit.name })),
              areas: await areasFor(ctx),
            }
          : undefined
      }
    />,
    again?.status,
  )
}

const showOne = async (c: C, form?: keyof InitiativeForms, again?: Again) => {
  const { ctx, sentence } = c.var
  const reading = await readInitiative(ctx, idIn(c))
  const { title, description, benefit, areaId } = reading.initiative
  const onlyUnit: Record<string, string> =
    reading.adopting.length === 1 ? { unitId: String(reading.adopting[0]?.unitId) } : {}
  const state = (name: keyof InitiativeForms, values?: Record<string, string>) =>
    formState(ctx.lang, name, sentence, form === name ? again : undefined, values)
  return show(
    c,
    <InitiativePage
      frame={await c.var.frame()}
      reading={reading}
      areas={reading.may.change ? await areasFor(ctx) : []}
      forms={{
        change: state('change', {
          title,
          description,
          benefit,
          areaId: areaId === null ? '' : String(areaId),
        }),
        recognise: state('recognise'),
        adopt: state('adopt', onlyUnit),
        withdraw: state('withdraw'),
      }}
    />,
    again?.status,
  )
}

const form = <S extends z.ZodType>(
  name: keyof InitiativeForms,
  input: S,
  act: (ctx: Ctx, id: number, value: z.output<S>) => Promise<unknown>,
): PostSpec<S, unknown> => ({
  input,
  act: (ctx, value, c) => act(ctx, idIn(c), value),
  next: (_, c) => (name === 'withdraw' ? '/initiatives' : `/initiatives/${idIn(c)}`),
  again: (c, again) => showOne(c, name, again),
})

/** The register of initiatives: registered, recognised, taken over by others. */
export const initiativeRoutes = (web: Web): void => {
  web.get('/initiatives', (c) => showList(c))
  web.post('/initiatives', {
    input: initiativeForm,
    act: (ctx, { unitId, ...value }) => registerInitiative(ctx, unitId, value),
    next: (id) => `/initiatives/${id}`,
    again: showList,
  })
  web.get('/initiatives/:id', (c) => showOne(c))
  web.post('/initiatives/:id', form('change', initiativeEdit, changeInitiative))
  web.post('/initiatives/:id/recognition', form('recognise', recognitionInput, recogniseInitiative))
  web.post('/initiatives/:id/adoptions', form('adopt', adoptionInput, adoptInitiative))
  web.post(
    '/initiatives/:id/withdrawal',
    form('withdraw', withdrawInput, (ctx, id, { reason }) => withdrawInitiative(ctx, id, reason)),
  )
}
