import { z } from 'zod'
import { type Again, type C, idIn, maxBytes, queryIn, show, type Web } from '#platform/http.ts'
import { Refused } from '#platform/refused.ts'
import { formState } from '#ui/refused-form.ts'
import { serveXlsx } from '../../documents/facts.ts'
import { correctionOf, findSheet, limitsOf, readSheet, takeSheet, tasksOf } from '../actions.ts'
import { mayOf, needPlan } from '../facts/reading.ts'
import { type SheetInput, sheetInput, takingInput } from '../input.ts'
import { ImportPage } from '../pages/import.tsx'
import { OutcomePage } from '../pages/outcome.tsx'
import { texts } from '../texts.ts'

const draftIn = async (c: C) => {
  const plan = await needPlan(c.var.ctx, idIn(c))
  if (!mayOf(c.var.ctx, plan).draft) throw new Refused('forbidden', 'forbidden')
  return plan
}

const showImport = async (c: C, again?: Again) => {
  const { ctx } = c.var
  return show(
    c,
    <ImportPage
      plan={await draftIn(c)}
      frame={await c.var.frame()}
      state={formState(ctx.lang, 'sheet', c.var.sentence, again)}
      limits={limitsOf(ctx)}
      maxBytes={maxBytes(c)}
    />,
    again?.status,
  )
}

const outcomeQuery = z.object({ offset: z.coerce.number().int().min(0).max(1_000_000).default(0) })

const showOutcome = async (c: C, again?: Again) => {
  const { ctx } = c.var
  const plan = await draftIn(c)
  const sheet = await findSheet(ctx, plan.id, idIn(c, 'import'))
  return show(
    c,
    <OutcomePage
      plan={plan}
      sheet={sheet}
      tasks={await tasksOf(ctx, sheet, 200)}
      frame={await c.var.frame()}
      state={formState(ctx.lang, 'taking', c.var.sentence, again)}
      offset={queryIn(c, outcomeQuery).offset}
    />,
    again?.status,
  )
}

const sentSheet = async ({ file, pasted }: SheetInput, name: string) =>
  file
    ? { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name.slice(0, 200) }
    : { bytes: new TextEncoder().encode(pasted), name }

/** A sheet for a draft: sent, read, corrected, taken. */
export const importRoutes = (web: Web): void => {
  const outcome = (c: C) => `/plans/${idIn(c)}/imports/${idIn(c, 'import')}`
  web.get('/plans/:id/import', (c) => showImport(c))
  web.post('/plans/:id/imports', {
    input: sheetInput,
    act: async (ctx, value, c) => readSheet(ctx, idIn(c), await sentSheet(value, texts[ctx.lang].pastedName)),
    next: (id, c) => `/plans/${idIn(c)}/imports/${id}`,
    again: showImport,
  })
  web.get('/plans/:id/imports/:import', (c) => showOutcome(c))
  web.post('/plans/:id/imports/:import/taking', {
    input: takingInput,
    act: (ctx, value, c) => takeSheet(ctx, idIn(c), idIn(c, 'import'), value),
    next: (_, c) => outcome(c),
    again: showOutcome,
  })
  web.get('/plans/:id/imports/:import/correction.xlsx', async (c) => {
    const plan = await draftIn(c)
    const sheet = await findSheet(c.var.ctx, plan.id, idIn(c, 'import'))
    return serveXlsx(await correctionOf(c.var.ctx, sheet), `sua-${sheet.id}.xlsx`)
  })
}
