import type { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { type Again, type C, idIn, maxBytes, type PostSpec, queryIn, show, type Web } from '#platform/http.ts'
import { formState } from '#ui/refused-form.ts'
import { optionalFileField, serveFile, serveXlsx, toXlsx } from '../../documents/facts.ts'
import * as actions from '../actions.ts'
import {
  acknowledgementFile,
  readNewRequest,
  readRequest,
  readRequests,
  requestDocument,
} from '../facts/reading.ts'
import { askedSheet } from '../facts/sheets.ts'
import * as input from '../input.ts'
import { NewRequestPage } from '../pages/new-request.tsx'
import { RequestPage } from '../pages/request.tsx'
import { type RequestForms, requestForms } from '../pages/request-acts.tsx'
import { RequestsPage } from '../pages/requests.tsx'

const showRequests = async (c: C) => {
  const reading = await readRequests(c.var.ctx, queryIn(c, input.requestsQuery).of ?? c.var.year)
  return show(c, <RequestsPage frame={await c.var.frame()} reading={reading} />)
}

const showNew = async (c: C, again?: Again) => {
  const reading = await readNewRequest(c.var.ctx)
  const state = formState(c.var.ctx.lang, 'request', c.var.sentence, again)
  const page = (
    <NewRequestPage frame={await c.var.frame()} reading={reading} state={state} maxBytes={maxBytes(c)} />
  )
  return show(c, page, again?.status)
}

const showRequest = async (c: C, form?: keyof RequestForms, again?: Again) => {
  const reading = await readRequest(c.var.ctx, idIn(c))
  const forms = Object.fromEntries(
    requestForms.map((name) => [
      name,
      formState(c.var.ctx.lang, name, c.var.sentence, name === form ? again : undefined),
    ]),
  ) as RequestForms
  const { which } = queryIn(c, input.requestQuery)
  const props = { frame: await c.var.frame(), reading, which, forms, maxBytes: maxBytes(c) }
  return show(c, <RequestPage {...props} />, again?.status)
}

const onRequest = <S extends z.ZodType>(
  form: keyof RequestForms,
  shape: S,
  act: (ctx: Ctx, id: number, value: z.output<S>) => Promise<unknown>,
): PostSpec<S, unknown> => ({
  input: shape,
  act: (ctx, value, c) => act(ctx, idIn(c), value),
  next: (_, c) => `/communication/requests/${idIn(c)}`,
  again: (c, again) => showRequest(c, form, again),
})

/** Documents to be brought to all staff: asked, acknowledged, followed up. */
export const requestRoutes = (web: Web): void => {
  const at = '/communication/requests/:id'
  web.get('/communication/requests', showRequests)
  web.get('/communication/requests/new', (c) => showNew(c))
  web.post('/communication/requests', {
    input: input.requestForm(optionalFileField),
    act: (ctx, value) => actions.askUnits(ctx, value),
    next: ({ id }) => `/communication/requests/${id}`,
    again: showNew,
  })
  web.get(at, (c) => showRequest(c))
  web.get(`${at}/units.xlsx`, async (c) => {
    const reading = await readRequest(c.var.ctx, idIn(c))
    const { which } = queryIn(c, input.requestQuery)
    const bytes = await toXlsx(askedSheet(reading, which, c.var.ctx.lang))
    return serveXlsx(bytes, `quan-triet-${reading.request.id}.xlsx`)
  })
  web.get(`${at}/file`, async (c) => serveFile(c, await requestDocument(c.var.ctx, idIn(c))))
  web.get(`${at}/files/:file`, async (c) =>
    serveFile(c, await acknowledgementFile(c.var.ctx, idIn(c), idIn(c, 'file'))),
  )
  const ackForm = input.ackInput.extend({ file: optionalFileField })
  web.post(`${at}/acknowledgements`, onRequest('acknowledgement', ackForm, actions.acknowledge))
  web.post(`${at}/returns`, onRequest('return', input.returnInput, actions.returnAcknowledgement))
  web.post(`${at}/extensions`, onRequest('extension', input.extensionInput, actions.extendRequest))
  web.post(
    `${at}/reminders`,
    onRequest('reminder', input.emptyInput, (ctx, id) => actions.remindUnits(ctx, id)),
  )
  web.post(`${at}/units`, onRequest('units', input.unitsInput, actions.addUnits))
  web.post(`${at}/withdrawal`, onRequest('withdrawal', input.reasonInput, actions.withdrawRequest))
}
