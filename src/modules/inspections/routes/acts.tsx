import type { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { idIn, type Web } from '#platform/http.ts'
import * as actions from '../actions.ts'
import * as input from '../input.ts'
import type { InspectionForm } from '../pages/inspection-acts.tsx'
import { showFinding, showInspection, showNewFinding, showVisit } from './pages.tsx'

/** A step of one inspection: its form, what it does, and back to the inspection. */
const step = <S extends z.ZodType>(
  web: Web,
  noun: string,
  shape: S,
  act: (ctx: Ctx, id: number, value: z.output<S>) => Promise<unknown>,
  form?: InspectionForm,
): void =>
  web.post(`/inspections/:id/${noun}`, {
    input: shape,
    act: (ctx, value, c) => act(ctx, idIn(c), value),
    next: (_, c) => `/inspections/${idIn(c)}`,
    again: (c, again) => showInspection(c, form, again),
  })

/** The way of one inspection, from the decision to its end. */
export const flowRoutes = (web: Web): void => {
  step(web, 'order', input.orderInput, actions.orderInspection, 'order')
  step(web, 'notice', input.noticeInput, actions.giveNotice, 'notice')
  step(web, 'self-report', input.reportInput, actions.reportOnSelf, 'report')
  step(web, 'minutes', input.emptyInput, (ctx, id) => actions.recordMinutes(ctx, id))
  step(
    web,
    'signatures',
    input.signInput,
    (ctx, id, { note }) => actions.signMinutes(ctx, id, note),
    'signature',
  )
  step(
    web,
    'refusal',
    input.reasonInput,
    (ctx, id, { reason }) => actions.noteRefusal(ctx, id, reason),
    'refusal',
  )
  step(
    web,
    'reopening',
    input.reasonInput,
    (ctx, id, { reason }) => actions.reopenVisit(ctx, id, reason),
    'reopening',
  )
  step(
    web,
    'summary',
    input.summaryInput,
    (ctx, id, { summary }) => actions.saveSummary(ctx, id, summary),
    'summary',
  )
  step(web, 'conclusion', input.paperInput, actions.conclude, 'conclusion')
  step(web, 'closing', input.emptyInput, (ctx, id) => actions.closeInspection(ctx, id))
  step(
    web,
    'cancellation',
    input.reasonInput,
    (ctx, id, { reason }) => actions.cancelInspection(ctx, id, reason),
    'cancellation',
  )
  web.post('/inspections/:id/beginning', {
    input: input.emptyInput,
    act: (ctx, _, c) => actions.beginVisit(ctx, idIn(c)),
    next: (_, c) => `/inspections/${idIn(c)}/visit`,
    again: (c, again) => showInspection(c, undefined, again),
  })
  web.post('/inspections/:id/papers', {
    input: input.paperKindInput,
    act: (ctx, { kind }, c) => actions.draftPaper(ctx, idIn(c), kind),
    next: (id) => `/documents/${id}`,
    again: (c, again) => showInspection(c, undefined, again),
  })
}

/** What is sent from the counter. */
export const visitRoutes = (web: Web): void => {
  web.post('/inspections/:id/visit', {
    input: input.visitForm,
    act: (ctx, value, c) => actions.saveVisit(ctx, idIn(c), value),
    next: (_, c) => `/inspections/${idIn(c)}/visit`,
    again: showVisit,
  })
  web.post('/inspections/:id/photos', {
    input: input.photoInput,
    act: (ctx, { photo, item }, c) => actions.savePhoto(ctx, idIn(c), photo, item),
    next: (_, c) => `/inspections/${idIn(c)}/visit`,
    again: showVisit,
  })
}

/** Findings: noted and changed by the team, put right by the owner, verified by the team. */
export const findingRoutes = (web: Web): void => {
  const here = (id: number) => `/inspections/findings/${id}`
  web.post('/inspections/:id/findings', {
    input: input.findingInput,
    act: (ctx, value, c) => actions.noteFinding(ctx, idIn(c), value),
    next: (_, c) => `/inspections/${idIn(c)}#findings`,
    again: showNewFinding,
  })
  web.post('/inspections/findings/:id', {
    input: input.findingChange,
    act: (ctx, value, c) => actions.changeFinding(ctx, idIn(c), value),
    next: (_, c) => here(idIn(c)),
    again: (c, again) => showFinding(c, 'change', again),
  })
  web.post('/inspections/findings/:id/withdrawal', {
    input: input.reasonInput,
    act: (ctx, { reason }, c) => actions.withdrawFinding(ctx, idIn(c), reason),
    next: ({ inspectionId }) => `/inspections/${inspectionId}#findings`,
    again: (c, again) => showFinding(c, 'withdrawal', again),
  })
  web.post('/inspections/findings/:id/start', {
    input: input.emptyInput,
    act: (ctx, _, c) => actions.startRemedy(ctx, idIn(c)),
    next: (_, c) => here(idIn(c)),
    again: (c, again) => showFinding(c, undefined, again),
  })
  web.post('/inspections/findings/:id/remedies', {
    input: input.remedyInput,
    act: (ctx, value, c) => actions.remedyFinding(ctx, idIn(c), value),
    next: (_, c) => here(idIn(c)),
    again: (c, again) => showFinding(c, 'remedy', again),
  })
  web.post('/inspections/findings/:id/verifications', {
    input: input.verifyInput,
    act: (ctx, value, c) => actions.verifyFinding(ctx, idIn(c), value),
    next: (_, c) => here(idIn(c)),
    again: (c, again) => showFinding(c, 'verify', again),
  })
  web.post('/inspections/findings/:id/task', {
    input: input.emptyInput,
    act: (ctx, _, c) => actions.taskFinding(ctx, idIn(c)),
    next: (_, c) => here(idIn(c)),
    again: (c, again) => showFinding(c, undefined, again),
  })
}
