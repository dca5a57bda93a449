import { extractText, getDocumentProxy } from 'unpdf'
import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import { fileStore } from '../files/kept.ts'
import { dateText } from '../layout/numbering.ts'
import * as policy from '../policy.ts'
import { type Match, matchCopy } from '../rules/match.ts'
import { askDocumentAct } from '../rules/signing.ts'
import * as store from '../store/document.ts'
import { findUpload } from '../store/files.ts'
import { type FileToKeep, uploadFile } from './files.ts'
import { lockDocument, noteStep } from './signing.ts'

const textOf = async (bytes: Uint8Array): Promise<string> => {
  const { text } = await extractText(await getDocumentProxy(bytes.slice()), { mergePages: true })
  return text
}

const percent = (match: Match): string =>
  match.words === undefined
    ? '0'
    : (Math.floor((match.words * 10_000) / Math.max(1, match.ofWords)) / 100).toFixed(2)

/** What differs, short enough for a sentence. */
const firstDifference = (match: Match): string =>
  match.differences
    .slice(0, 3)
    .map(({ missing, added }) => `“${missing.slice(0, 60) || '–'}” → “${added.slice(0, 60) || '–'}”`)
    .join('; ')

/**
 * Attaches the signed PDF of an issued document, compared with what was issued word by word. A copy that does not
 * agree (a changed figure, another number, a scan without text) is refused with the differences unless `reason`
 * says why it is taken. Gives the match.
 */
export const attachSigned = (
  ctx: Ctx,
  id: number,
  file: FileToKeep,
  { reason }: { reason?: string | undefined } = {},
): Promise<Match & { fileId: number }> =>
  inTransaction(ctx, async (ctx) => {
    const doc = await lockDocument(ctx, id)
    const office = policy.mayKeepRegister(ctx.actor, doc)
    if (!office) throw new Refused('forbidden', 'forbidden')
    const allowed = askDocumentAct('attach', doc.state, reason)
    if (!allowed.ok || doc.pdfFileId === null) throw new Refused('rule', 'document-not-in-state')
    const kept = await uploadFile(ctx, file, { unitId: doc.unitId })
    if (kept.kind !== 'pdf')
      throw new Refused('input', 'signed-not-pdf', [{ field: 'file', reason: 'signed-not-pdf' }])
    const match = await matchOf(ctx, doc, kept.hash)
    if (!match.agrees && !reason?.trim()) {
      const facts = { percent: percent(match), differences: firstDifference(match) }
      const why = match.words === undefined ? 'signed-without-text' : 'signed-differs'
      throw new Refused('rule', why, [], facts)
    }
    const row = {
      words: match.words ?? null,
      ofWords: match.ofWords,
      agrees: match.agrees,
      differences: match.differences,
    }
    const why = match.agrees ? null : (reason?.trim() ?? null)
    await store.addSignedFile(ctx.db, id, {
      ...row,
      fileId: kept.id,
      reason: why,
      personId: ctx.actor.id ?? '',
      at: ctx.now,
    })
    const after = {
      fileId: kept.id,
      hash: kept.hash,
      words: match.words,
      ofWords: match.ofWords,
      agrees: match.agrees,
    }
    await noteStep(ctx, doc, 'signed-file-attached', { office, note: why ?? undefined, after })
    return { ...match, fileId: kept.id }
  })

const matchOf = async (ctx: Ctx, doc: store.DocumentRow, copyHash: string): Promise<Match> => {
  const files = await fileStore(ctx.config)
  const issued = await findUpload(ctx.db, doc.pdfFileId ?? 0)
  const [ours, theirs] = [await files.get(issued?.hash ?? ''), await files.get(copyHash)]
  const head = { cited: doc.cited ?? '', date: dateText(doc.issuedOn) }
  return matchCopy(await textOf(ours), await textOf(theirs), head)
}
