import { z } from 'zod'
import { type Api, idIn, onRow, rowAnswer } from '#platform/http.ts'
import { draftForm, issueForm, removeIndicator, saveIndicator } from '../actions/form.ts'
import { readForms, readOneForm } from '../facts/forms.ts'
import { codeBody } from '../input/api.ts'
import * as input from '../input/forms.ts'

const form = z.object({
  id: z.number(),
  code: z.string(),
  version: z.number(),
  kind: z.string(),
  state: z.string(),
  title: z.string(),
})
type Row = Awaited<ReturnType<typeof readForms>>['forms'][number]
const formJson = ({ id, code, version, kind, state, titleVi }: Omit<Row, 'indicators'>) => ({
  id,
  code,
  version,
  kind,
  state,
  title: titleVi,
})

/** Report forms: those in use, and thematic ones on their way there. */
export const formApi = (door: Api): void => {
  const at = '/report-forms/:id'
  door.get('/report-forms', {
    summary: 'Report forms, drafts for those who draft',
    answer: z.object({ items: z.array(form) }),
    read: async (ctx) => ({ items: (await readForms(ctx)).forms.map(formJson) }),
  })
  door.get(at, {
    summary: 'A report form as data, with what its checks find',
    answer: form.extend({ rowVersion: z.number(), content: z.unknown(), findings: z.array(z.unknown()) }),
    read: async (ctx, _, c) => {
      const { row, content, findings } = await readOneForm(ctx, idIn(c))
      return { ...formJson(row), rowVersion: row.rowVersion, content, findings }
    },
  })
  door.post('/report-forms', {
    summary: 'Begins a thematic form, empty or as a copy of another',
    input: input.newFormInput,
    answer: rowAnswer,
    status: 201,
    act: async (ctx, value) => ({ id: await draftForm(ctx, value) }),
  })
  door.post(`${at}/indicators`, {
    summary: 'Puts an indicator into a draft, or in the place of the one it replaces',
    input: input.indicatorInput,
    answer: rowAnswer,
    act: onRow(saveIndicator),
  })
  door.post(`${at}/indicator-removal`, {
    summary: 'Takes an indicator out of a draft',
    input: codeBody,
    answer: rowAnswer,
    act: onRow((ctx, id, { code, version }) => removeIndicator(ctx, id, code, version)),
  })
  door.post(`${at}/issuing`, {
    summary: 'Puts a draft into use; from then on it stays as it is',
    input: input.versionInput,
    answer: rowAnswer,
    act: onRow((ctx, id, { version }) => issueForm(ctx, id, version)),
  })
}
