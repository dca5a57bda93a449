import { type Again, type C, idIn, maxBytes, queryIn, show, type Web } from '#platform/http.ts'
import type { FormState } from '#ui/form.tsx'
import { formState } from '#ui/refused-form.ts'
import { fileField, optionalFileField, serveFile, serveXlsx, toXlsx } from '../../documents/facts.ts'
import * as actions from '../actions.ts'
import {
  activityFile,
  readActivities,
  readActivity,
  readImporting,
  readNewActivity,
} from '../facts/reading.ts'
import { activitiesSheet } from '../facts/sheets.ts'
import * as input from '../input.ts'
import { ActivitiesPage } from '../pages/activities.tsx'
import { type ActivityForms, ActivityPage } from '../pages/activity.tsx'
import { valuesOf } from '../pages/activity-fields.tsx'
import { ImportPage, OutcomePage } from '../pages/import.tsx'
import { NewActivityPage } from '../pages/new-activity.tsx'

const showActivities = async (c: C) => {
  const reading = await readActivities(c.var.ctx, c.var.year, queryIn(c, input.activityQuery))
  return show(c, <ActivitiesPage frame={await c.var.frame()} reading={reading} />)
}

const showNew = async (c: C, again?: Again) => {
  const choices = await readNewActivity(c.var.ctx, c.var.year)
  const state = formState(c.var.ctx.lang, 'activity', c.var.sentence, again)
  const page = (
    <NewActivityPage frame={await c.var.frame()} choices={choices} state={state} maxBytes={maxBytes(c)} />
  )
  return show(c, page, again?.status)
}

const showActivity = async (c: C, form?: keyof ActivityForms, again?: Again) => {
  const reading = await readActivity(c.var.ctx, idIn(c))
  const of = (name: Exclude<keyof ActivityForms, 'fileWithdrawal'>, initial?: FormState['values']) =>
    formState(c.var.ctx.lang, name, c.var.sentence, form === name ? again : undefined, initial)
  const forms = {
    correction: of('correction', valuesOf(reading.activity)),
    withdrawal: of('withdrawal'),
    file: of('file'),
    fileWithdrawal: (fileId: number) => {
      const refused = form === 'fileWithdrawal' && c.req.param('file') === String(fileId)
      return formState(c.var.ctx.lang, `file-${fileId}`, c.var.sentence, refused ? again : undefined)
    },
  }
  const max = { files: actions.mostFiles, bytes: maxBytes(c) }
  return show(
    c,
    <ActivityPage frame={await c.var.frame()} reading={reading} forms={forms} max={max} />,
    again?.status,
  )
}

const showImport = async (c: C, again?: Again) => {
  const { ctx } = c.var
  const { units } = await readImporting(ctx)
  const state = formState(ctx.lang, 'import', c.var.sentence, again)
  const limits = actions.importLimits(ctx)
  const props = { frame: await c.var.frame(), units, state, limits, maxBytes: maxBytes(c) }
  return show(c, <ImportPage {...props} />, again?.status)
}

const showOutcome = async (c: C, again?: Again) => {
  const { ctx } = c.var
  const found = await actions.findImport(ctx, idIn(c))
  const { channels } = await readImporting(ctx)
  const state = formState(ctx.lang, 'taking', c.var.sentence, again)
  const props = { frame: await c.var.frame(), found, channels, state, say: c.var.sentence }
  return show(c, <OutcomePage {...props} />, again?.status)
}

const here = (_: unknown, c: C) => `/communication/activities/${idIn(c)}`

/** Activities: the list, its sheet, one of them; lists that are imported. */
export const activityRoutes = (web: Web): void => {
  web.get('/communication/activities', showActivities)
  web.get('/communication/activities.xlsx', async (c) => {
    const reading = await readActivities(c.var.ctx, c.var.year, queryIn(c, input.activityQuery), true)
    const bytes = await toXlsx(activitiesSheet(reading, c.var.ctx.lang))
    return serveXlsx(bytes, `tuyen-truyen-${reading.year}.xlsx`)
  })
  web.get('/communication/activities/new', (c) => showNew(c))
  web.post('/communication/activities', {
    input: input.activityInput.extend({ file: optionalFileField }),
    act: (ctx, value) => actions.recordActivity(ctx, value),
    next: ({ id }) => `/communication/activities/${id}`,
    again: showNew,
  })
  web.get('/communication/activities/:id', (c) => showActivity(c))
  web.post('/communication/activities/:id/correction', {
    input: input.correctionInput,
    act: (ctx, value, c) => actions.correctActivity(ctx, idIn(c), value),
    next: here,
    again: (c, again) => showActivity(c, 'correction', again),
  })
  web.post('/communication/activities/:id/withdrawal', {
    input: input.reasonInput,
    act: (ctx, value, c) => actions.withdrawActivity(ctx, idIn(c), value),
    next: here,
    again: (c, again) => showActivity(c, 'withdrawal', again),
  })
  web.post('/communication/activities/:id/files', {
    input: input.emptyInput.extend({ file: fileField }),
    act: (ctx, value, c) => actions.addActivityFile(ctx, idIn(c), value),
    next: here,
    again: (c, again) => showActivity(c, 'file', again),
  })
  web.get('/communication/activities/:id/files/:file', async (c) =>
    serveFile(c, await activityFile(c.var.ctx, idIn(c), idIn(c, 'file'))),
  )
  web.post('/communication/activities/:id/files/:file/withdrawal', {
    input: input.reasonInput,
    act: (ctx, value, c) => actions.withdrawActivityFile(ctx, idIn(c), idIn(c, 'file'), value),
    next: here,
    again: (c, again) => showActivity(c, 'fileWithdrawal', again),
  })
  web.get('/communication/imports', (c) => showImport(c))
  web.post('/communication/imports', {
    input: input.importInput.extend({ file: fileField }),
    act: (ctx, value) => actions.readImport(ctx, value),
    next: ({ id }) => `/communication/imports/${id}`,
    again: showImport,
  })
  web.get('/communication/imports/:id', (c) => showOutcome(c))
  web.post('/communication/imports/:id/taking', {
    input: input.emptyInput,
    act: (ctx, _, c) => actions.takeImport(ctx, idIn(c)),
    next: (_, c) => `/communication/imports/${idIn(c)}`,
    again: showOutcome,
  })
}
