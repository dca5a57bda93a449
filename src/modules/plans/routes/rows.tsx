import type { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { type Again, type C, idIn, type PostSpec, show, type Web } from '#platform/http.ts'
import { Refused } from '#platform/refused.ts'
import { formState } from '#ui/refused-form.ts'
import { addSpending, dropByDecision, removeRow, saveRow } from '../actions.ts'
import { rowChoices } from '../facts/choices.ts'
import { readRow } from '../facts/row.ts'
import { dropInput, removalInput, rowInput, savedRowInput, spendingInput } from '../input.ts'
import { type RowForms, RowPage } from '../pages/row.tsx'
import { typedRow } from '../pages/row-fields.tsx'

const showRow = async (c: C, rowId: number | undefined, form?: keyof RowForms, again?: Again) => {
  const { ctx, sentence } = c.var
  // taken out of the draft meanwhile: what was typed stands in a new row
  const gone = again?.reason === 'row-gone'
  const reading = await readRow(ctx, idIn(c), gone ? undefined : rowId)
  const { plan, row, may } = reading
  if (!row && !may.draft) throw new Refused('forbidden', 'forbidden')
  const state = (name: keyof RowForms, initial?: Record<string, unknown>) =>
    formState(ctx.lang, name, sentence, form === name ? again : undefined, initial)
  const standing = plan.state === 'issued' && row !== undefined && row.droppedBy === null
  return show(
    c,
    <RowPage
      frame={await c.var.frame()}
      {...reading}
      choices={may.draft ? await rowChoices(ctx, plan) : undefined}
      meanwhile={again?.reason === 'changed-meanwhile'}
      forms={{
        ...(may.draft && { row: state('row', row && typedRow(row)) }),
        ...(may.draft && row && { removal: state('removal') }),
        ...(standing && may.issue && { drop: state('drop') }),
        ...(standing && may.spend && { spending: state('spending') }),
      }}
    />,
    again?.status,
  )
}

const form = <S extends z.ZodType>(
  name: keyof RowForms,
  input: S,
  act: (ctx: Ctx, planId: number, rowId: number, value: z.output<S>) => Promise<void>,
  next: (c: C) => string,
): PostSpec<S, void> => ({
  input,
  act: (ctx, value, c) => act(ctx, idIn(c), idIn(c, 'row'), value),
  next: (_, c) => next(c),
  again: (c, again) => showRow(c, idIn(c, 'row'), name, again),
})

const toPlan = (c: C) => `/plans/${idIn(c)}`
const toRow = (c: C) => `/plans/${idIn(c)}/rows/${idIn(c, 'row')}`

/** A row of the annex: written and removed in a draft; dropped by decision and paid for once issued. */
export const rowRoutes = (web: Web): void => {
  web.get('/plans/:id/rows/new', (c) => showRow(c, undefined))
  web.get('/plans/:id/rows/:row', (c) => showRow(c, idIn(c, 'row')))
  web.post('/plans/:id/rows', {
    input: rowInput,
    act: (ctx, value, c) => saveRow(ctx, idIn(c), value),
    next: (_, c) => toPlan(c),
    again: (c, again) => showRow(c, undefined, 'row', again),
  })
  web.post(
    '/plans/:id/rows/:row',
    form(
      'row',
      savedRowInput,
      (ctx, id, row, value) => saveRow(ctx, id, value, { id: row, version: value.version }),
      toPlan,
    ),
  )
  web.post(
    '/plans/:id/rows/:row/removal',
    form('removal', removalInput, (ctx, id, row, { version }) => removeRow(ctx, id, row, version), toPlan),
  )
  web.post('/plans/:id/rows/:row/changes', form('drop', dropInput, dropByDecision, toPlan))
  web.post('/plans/:id/rows/:row/spending', form('spending', spendingInput, addSpending, toRow))
}
