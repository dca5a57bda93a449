import { canonical } from '#platform/canonical.ts'
import type { Ctx } from '#platform/context.ts'
import { sha256 } from '#platform/record.ts'
import { consolidateAt } from '../rules/at.ts'
import type { PlainFigures } from '../rules/plain.ts'
import { keptFigure } from '../rules/snapshot.ts'
import { issuedSources } from '../store/issue.ts'
import { findPeriod } from '../store/period.ts'
import { figuresOf, sheetsOf } from '../store/sheet.ts'
import { readyFormOf } from './form.ts'
import { treeOf } from './period.ts'

/**
 * Every issued report computed again from the hand-ins that it was made of: its number, whether it still says what was
 * issued, and the hash of its figures. Kept with a backup and compared after a restore.
 */
export const proveReports = async (ctx: Ctx): Promise<unknown> => {
  const proofs: unknown[] = []
  for (const issue of await issuedSources(ctx.db)) {
    const period = await findPeriod(ctx.db, issue.periodId)
    if (!period) continue
    const form = await readyFormOf(ctx.db, period.formId, period.formHash)
    const tree = treeOf(await sheetsOf(ctx.db, period.id))
    const rows = await figuresOf(ctx.db, Object.values(issue.sources))
    const sent = new Map(rows.map((row): [string, PlainFigures] => [row.code, row.figures]))
    const figures = consolidateAt(tree, form, sent, issue.figures.unit, period.to)
    const again = canonical(Object.fromEntries([...figures].map(([code, f]) => [code, keptFigure(f)])))
    proofs.push({
      cited: issue.cited,
      agrees: again === canonical(issue.figures.figures),
      hash: sha256(again),
    })
  }
  return proofs
}
