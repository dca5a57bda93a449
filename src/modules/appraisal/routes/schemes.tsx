import { type Again, type C, idIn, queryIn, show, type Web } from '#platform/http.ts'
import { formState } from '#ui/refused-form.ts'
import { enterDiscipline, importScheme, issueScheme, withdrawDiscipline } from '../actions.ts'
import { readDiscipline, readScheme, readSchemes } from '../facts/schemes.ts'
import * as input from '../input.ts'
import { DisciplinePage } from '../pages/discipline.tsx'
import { SchemePage, SchemesPage } from '../pages/schemes.tsx'

const showSchemes = async (c: C, again?: Again) => {
  const { ctx, sentence } = c.var
  const { schemes, mayImport } = await readSchemes(ctx)
  return show(
    c,
    <SchemesPage
      frame={await c.var.frame()}
      schemes={schemes}
      importing={mayImport ? formState(ctx.lang, 'import', sentence, again) : undefined}
    />,
    again?.status,
  )
}

const showScheme = async (c: C, again?: Again) => {
  const { ctx, sentence } = c.var
  const { scheme, mayIssue } = await readScheme(ctx, idIn(c))
  return show(
    c,
    <SchemePage
      frame={await c.var.frame()}
      scheme={scheme}
      issuing={mayIssue ? formState(ctx.lang, 'issue', sentence, again) : undefined}
    />,
    again?.status,
  )
}

const showDiscipline = async (c: C, again?: Again, withdrawn?: number) => {
  const { ctx, sentence } = c.var
  const reading = await readDiscipline(ctx)
  const id = withdrawn ?? (again ? undefined : queryIn(c, input.disciplineQuery).withdraw)
  const line = reading.mayEnter ? reading.lines.find((one) => one.id === id && !one.withdrawnAt) : undefined
  const state = (name: string, mine: boolean) => formState(ctx.lang, name, sentence, mine ? again : undefined)
  return show(
    c,
    <DisciplinePage
      frame={await c.var.frame()}
      reading={reading}
      entering={state('enter', withdrawn === undefined)}
      withdrawing={line && { line, state: state('withdraw', withdrawn !== undefined) }}
    />,
    again?.status,
  )
}

/** Rating schemes and the record of discipline. */
export const schemeRoutes = (web: Web): void => {
  web.get('/ratings/schemes', (c) => showSchemes(c))
  web.post('/ratings/schemes', {
    input: input.schemeFileInput,
    act: async (ctx, { file }) => importScheme(ctx, (await file?.text()) ?? ''),
    next: (id) => `/ratings/schemes/${id}`,
    again: showSchemes,
  })
  web.get('/ratings/schemes/:id', (c) => showScheme(c))
  web.post('/ratings/schemes/:id/issuance', {
    input: input.issueSchemeInput,
    act: (ctx, value, c) => issueScheme(ctx, idIn(c), value),
    next: (_, c) => `/ratings/schemes/${idIn(c)}`,
    again: showScheme,
  })
  web.get('/ratings/discipline', (c) => showDiscipline(c))
  web.post('/ratings/discipline', {
    input: input.disciplineInput,
    act: (ctx, value) => enterDiscipline(ctx, value),
    next: () => '/ratings/discipline',
    again: (c, again) => showDiscipline(c, again),
  })
  web.post('/ratings/discipline/:id/withdrawal', {
    input: input.withdrawalInput,
    act: (ctx, { reason }, c) => withdrawDiscipline(ctx, idIn(c), reason),
    next: () => '/ratings/discipline',
    again: (c, again) => showDiscipline(c, again, idIn(c)),
  })
}
