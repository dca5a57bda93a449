import type { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { type Again, type C, idIn, type PostSpec, queryIn, show, type Web } from '#platform/http.ts'
import { Refused } from '#platform/refused.ts'
import { formState } from '#ui/refused-form.ts'
import { addLetterhead, addRecipientList, addSigner, continueSeries, endSigner } from '../actions.ts'
import { papersOf, possibleSigners, unitsToDraftFor } from '../facts.ts'
import {
  continueInput,
  draftQuery,
  endSignerInput,
  letterheadInput,
  listInput,
  signerInput,
} from '../input.ts'
import { ChooseUnitPage } from '../pages/draft.tsx'
import { type PaperForms, PapersPage } from '../pages/papers.tsx'

const showPapers = async (c: C, refused?: keyof PaperForms, again?: Again) => {
  const { ctx, sentence } = c.var
  const units = await unitsToDraftFor(ctx)
  if (units.length === 0) throw new Refused('missing', 'page')
  const wanted = again ? Number(again.typed.unitId) : queryIn(c, draftQuery).unit
  const unit = units.length === 1 && wanted === undefined ? units[0] : units.find((one) => one.id === wanted)
  const frame = await c.var.frame()
  if (!unit && wanted === undefined)
    return show(c, <ChooseUnitPage frame={frame} units={units} path="/documents/papers" />)
  if (!unit) throw new Refused('missing', 'page')
  const state = (name: keyof PaperForms) =>
    formState(ctx.lang, name, sentence, refused === name ? again : undefined)
  const forms = {
    letterhead: state('letterhead'),
    signer: state('signer'),
    list: state('list'),
    continue: state('continue'),
  }
  return show(
    c,
    <PapersPage
      frame={frame}
      unit={unit}
      papers={await papersOf(ctx, [unit.id])}
      holders={await possibleSigners(ctx, [unit.id])}
      forms={forms}
    />,
    again?.status,
  )
}

const form = <S extends z.ZodType<{ unitId: number }>>(
  name: keyof PaperForms,
  input: S,
  act: (ctx: Ctx, value: z.output<S>) => Promise<unknown>,
): PostSpec<S, number> => ({
  input,
  act: async (ctx, value) => {
    await act(ctx, value)
    return value.unitId
  },
  next: (unitId) => `/documents/papers?unit=${unitId}`,
  again: (c, again) => showPapers(c, name, again),
})

/** Letterheads, signers and lists of a unit. */
export const paperRoutes = (web: Web): void => {
  web.get('/documents/papers', (c) => showPapers(c))
  web.post('/documents/papers/letterheads', form('letterhead', letterheadInput, addLetterhead))
  web.post('/documents/papers/signers', form('signer', signerInput, addSigner))
  web.post('/documents/papers/lists', form('list', listInput, addRecipientList))
  web.post('/documents/papers/series', form('continue', continueInput, continueSeries))
  web.post('/documents/papers/signers/:id/end', {
    input: endSignerInput,
    act: (ctx, _, c) => endSigner(ctx, idIn(c)),
    next: ({ unitId }) => `/documents/papers?unit=${unitId}`,
  })
}
