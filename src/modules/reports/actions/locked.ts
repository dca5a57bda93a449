import type { Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import { type OpenSheet, openSheet } from '../facts/sheet.ts'
import type { May } from '../policy.ts'
import type { Sheet } from '../store/sheet.ts'

/** Whose record an act on a sheet belongs to. */
export const ofSheet = (sheet: Pick<Sheet, 'id' | 'unitId'>) => ({
  kind: 'report-sheet',
  id: sheet.id,
  unitId: sheet.unitId,
})

/** A sheet with its row locked, and the office under which the act is allowed. */
export const lockedSheet = async (
  ctx: Ctx,
  id: number,
  may: (sheet: Sheet) => May | undefined,
): Promise<OpenSheet & { office: May['office'] }> => {
  const open = await openSheet(ctx, id, 'lock')
  const allowed = may(open.sheet)
  if (!allowed) throw new Refused('forbidden', 'forbidden')
  return { ...open, office: allowed.office }
}
