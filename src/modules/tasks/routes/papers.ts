import type { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { type Again, type C, idIn, type Web } from '#platform/http.ts'
import { Refused } from '#platform/refused.ts'
import { serveFile } from '../../documents/facts.ts'
import {
  actOnTask,
  addEvidence,
  addNote,
  type Done,
  submitTask,
  tellPart,
  withdrawEvidence,
} from '../actions.ts'
import { findEvidenceFile } from '../facts.ts'
import * as input from '../input.ts'
import type { ActName } from '../rules/acts.ts'

/** Does the act that a noun of the address names; a submission brings its product with it. */
export function actByName(
  ctx: Ctx,
  name: ActName,
  taskId: number,
  body: Record<string, unknown>,
): Promise<Done> {
  const { version, ...wish } = body as { version?: number }
  if (name !== 'submit') return actOnTask(ctx, taskId, name, wish as never, version)
  return submitted(ctx, taskId, wish, version)
}

/** A submission with the product it brings: a document's number, a file, or both. */
function submitted(ctx: Ctx, taskId: number, wish: SubmissionFields, version?: number): Promise<Done> {
  const { note, ...product } = wish
  return submitTask(ctx, taskId, { documentNo: product.documentNo, note, evidence: [product] }, version)
}
type SubmissionFields = Omit<z.output<typeof input.actInputs.submit>, 'version'> & { file?: File | undefined }

type ShowTask = (
  c: C,
  form: 'note' | 'evidence' | 'withdrawal' | 'contribution',
  again: Again,
) => Promise<Response>

/** Evidence, notes and parts told: forms on the task's own page, which is shown again when they are refused. */
export function taskPapers(web: Web, showTask: ShowTask): void {
  const next = (_: unknown, c: C) => `/tasks/${idIn(c)}`
  web.post('/tasks/:id/evidence', {
    input: input.evidenceForm,
    act: (ctx, { version, ...wish }, c) => addEvidence(ctx, idIn(c), wish, version),
    next,
    again: (c, again) => showTask(c, 'evidence', again),
  })
  web.get('/tasks/:id/evidence/:evidenceId/file', async (c) => {
    const file = await findEvidenceFile(c.var.ctx.db, c.var.ctx.actor, idIn(c), idIn(c, 'evidenceId'))
    if (!file) throw new Refused('missing', 'file')
    return serveFile(c, file)
  })
  web.post('/tasks/:id/evidence/:evidenceId/withdrawal', {
    input: input.withdrawalInput,
    act: (ctx, { reason }, c) => withdrawEvidence(ctx, idIn(c), idIn(c, 'evidenceId'), reason),
    next,
    again: (c, again) =>
      showTask(c, 'withdrawal', {
        ...again,
        typed: { ...again.typed, evidenceId: String(idIn(c, 'evidenceId')) },
      }),
  })
  web.post('/tasks/:id/notes', {
    input: input.noteInput,
    act: (ctx, wish, c) => addNote(ctx, idIn(c), wish),
    next,
    again: (c, again) => showTask(c, 'note', again),
  })
  web.post('/tasks/:id/contribution', {
    input: input.partInput,
    act: (ctx, wish, c) => tellPart(ctx, idIn(c), wish),
    next,
    again: (c, again) => showTask(c, 'contribution', again),
  })
}
