import type { Ctx } from '#platform/context.ts'
import { documentsFrom } from '../../documents/facts.ts'
import * as store from '../store.ts'

export type LetterLine = store.Letter & { state: string; documentNo: string | null }

/** The letters about a directive's answers, each with its document's state and number on the register. Two statements. */
export const lettersOf = async (ctx: Ctx, directiveId: number): Promise<LetterLine[]> => {
  const letters = await store.lettersOf(ctx.db, directiveId)
  if (letters.length === 0) return []
  const { all, unitIds } = ctx.actor.sees
  const documents = new Map(
    (await documentsFrom(ctx.db, { kind: 'directive', id: directiveId })).map((doc) => [doc.id, doc]),
  )
  return letters
    .map((letter) => ({
      ...letter,
      state: documents.get(letter.documentId)?.state ?? 'draft',
      documentNo: documents.get(letter.documentId)?.cited ?? null,
    }))
    .filter((letter) => all || (letter.state === 'issued' && unitIds.includes(letter.unitId)))
}
