import { type Again, type C, show, type Web } from '#platform/http.ts'
import { Refused } from '#platform/refused.ts'
import { formState } from '#ui/refused-form.ts'
import { addRewardForm, changeRewardForm, endRewardForm } from '../actions.ts'
import { needRunner } from '../facts/earlier.ts'
import { formToChange, readForms } from '../facts/forms.ts'
import * as input from '../input.ts'
import { FormPage, FormsPage } from '../pages/forms.tsx'

/** The code in the address; what cannot be one is not there. */
const codeIn = (c: C): string => {
  const code = c.req.param('code') ?? ''
  if (!/^[a-z0-9.-]{1,100}$/.test(code)) throw new Refused('missing', 'page')
  return code
}

const showForm = async (c: C, which: 'form' | 'end' = 'form', again?: Again) => {
  const { ctx, sentence } = c.var
  const code = c.req.param('code') === undefined ? undefined : codeIn(c)
  if (code === undefined) needRunner(ctx)
  const state = (name: 'form' | 'end') =>
    formState(ctx.lang, name, sentence, name === which ? again : undefined)
  return show(
    c,
    <FormPage
      frame={await c.var.frame()}
      form={code ? await formToChange(ctx, code) : undefined}
      state={state('form')}
      ending={state('end')}
    />,
    again?.status,
  )
}

const toForms = () => '/rewards/forms'

/** Forms of reward: the list, a new one, a change, an end. */
export const formRoutes = (web: Web): void => {
  web.get('/rewards/forms', async (c) =>
    show(c, <FormsPage frame={await c.var.frame()} reading={await readForms(c.var.ctx)} />),
  )
  web.get('/rewards/forms/new', (c) => showForm(c))
  web.post('/rewards/forms', {
    input: input.formInput,
    act: (ctx, value) => addRewardForm(ctx, input.formOf(value)),
    next: toForms,
    again: (c, again) => showForm(c, 'form', again),
  })
  web.get('/rewards/forms/:code', (c) => showForm(c))
  web.post('/rewards/forms/:code', {
    input: input.formEditInput,
    act: (ctx, { version, ...value }, c) => changeRewardForm(ctx, codeIn(c), input.formOf(value), version),
    next: toForms,
    again: (c, again) => showForm(c, 'form', again),
  })
  web.post('/rewards/forms/:code/end', {
    input: input.formEndInput,
    act: (ctx, { last, reason }, c) => endRewardForm(ctx, codeIn(c), last, reason),
    next: toForms,
    again: (c, again) => showForm(c, 'end', again),
  })
}
