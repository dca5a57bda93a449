import { type Again, type C, idIn, maxBytes, show, type Web } from '#platform/http.ts'
import { Refused } from '#platform/refused.ts'
import { formState } from '#ui/refused-form.ts'
import { serveBytes, serveXlsx } from '../../documents/facts.ts'
import { fileLimits } from '../actions/file.ts'
import { draftForm, importForm, issueForm, removeIndicator, saveIndicator } from '../actions/form.ts'
import { readForms, readOneForm } from '../facts/forms.ts'
import { type FormFileFinding, formJson, formXlsx } from '../file/form-file.ts'
import * as input from '../input/forms.ts'
import { FormPage } from '../pages/form.tsx'
import { FormsPage } from '../pages/forms.tsx'

const showForms = async (
  c: C,
  { again, form, findings }: { again?: Again; form?: 'new' | 'file'; findings?: FormFileFinding[] } = {},
) => {
  const { ctx, sentence } = c.var
  const state = (name: 'new' | 'file') =>
    formState(ctx.lang, name, sentence, form === name ? again : undefined)
  return show(
    c,
    <FormsPage
      frame={await c.var.frame()}
      reading={await readForms(ctx)}
      state={state('new')}
      file={{
        state: state('file'),
        limits: fileLimits(ctx),
        maxBytes: maxBytes(c),
        findings: findings ?? [],
      }}
    />,
    again?.status ?? (findings ? 422 : 200),
  )
}

const showForm = async (c: C, again?: Again, form?: 'indicator') => {
  const { ctx, sentence } = c.var
  const edit = form && typeof again?.typed.replaces === 'string' ? again.typed.replaces : c.req.query('edit')
  return show(
    c,
    <FormPage
      frame={await c.var.frame()}
      reading={await readOneForm(ctx, idIn(c))}
      state={formState(ctx.lang, 'indicator', sentence, form ? again : undefined)}
      edit={edit}
    />,
    again?.status,
  )
}

const codeIn = (c: C): string => {
  const code = c.req.param('code') ?? ''
  if (!/^[\w.-]{1,40}$/.test(code)) throw new Refused('missing', 'page')
  return code
}

/** Forms: those in use, and thematic ones made in the browser. */
export const formRoutes = (web: Web): void => {
  const back = (_: unknown, c: C) => `/reports/forms/${idIn(c)}`
  web.get('/reports/forms', (c) => showForms(c))
  web.post('/reports/forms', {
    input: input.newFormInput,
    act: (ctx, value) => draftForm(ctx, value),
    next: (id) => `/reports/forms/${id}`,
    again: (c, again) => showForms(c, { again, form: 'new' }),
  })
  // where the faults of a file are shown, the page is there again when it is loaded anew
  web.get('/reports/forms/imports', (c) => showForms(c))
  web.post('/reports/forms/imports', {
    input: input.importFormInput,
    act: (ctx, value) => importForm(ctx, value),
    next: (done, c) =>
      'id' in done ? `/reports/forms/${done.id}` : showForms(c, { findings: done.findings }),
    again: (c, again) => showForms(c, { again, form: 'file' }),
  })
  web.get('/reports/forms/:id', (c) => showForm(c))
  web.get('/reports/forms/:id/form.xlsx', async (c) => {
    const { row, content } = await readOneForm(c.var.ctx, idIn(c))
    return serveXlsx(await formXlsx(content, row), `bieu-mau-${row.code}-${row.version}.xlsx`)
  })
  web.get('/reports/forms/:id/form.json', async (c) => {
    const { row, content } = await readOneForm(c.var.ctx, idIn(c))
    return serveBytes(formJson(content, row), `bieu-mau-${row.code}-${row.version}.json`, 'application/json')
  })
  web.post('/reports/forms/:id/indicators', {
    input: input.indicatorInput,
    act: (ctx, value, c) => saveIndicator(ctx, idIn(c), value),
    next: back,
    again: (c, again) => showForm(c, again, 'indicator'),
  })
  web.post('/reports/forms/:id/indicators/:code/removal', {
    input: input.versionInput,
    act: (ctx, { version }, c) => removeIndicator(ctx, idIn(c), codeIn(c), version),
    next: back,
    again: (c, again) => showForm(c, again),
  })
  web.post('/reports/forms/:id/issuing', {
    input: input.versionInput,
    act: (ctx, { version }, c) => issueForm(ctx, idIn(c), version),
    next: back,
    again: (c, again) => showForm(c, again),
  })
}
