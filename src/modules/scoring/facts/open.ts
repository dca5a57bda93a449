import type { Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import * as policy from '../policy.ts'
import { type Outline, outlineOf, type PlacedLeaf } from '../rules/outline.ts'
import type { CriteriaSet } from '../rules/set.ts'
import { setOf } from '../store/round.ts'
import { findSheet, type Sheet } from '../store/sheet.ts'

/** A sheet in the actor's sight, with its set. */
export type OpenSheet = { sheet: Sheet; set: CriteriaSet; outline: Outline; sight: policy.Sight }

/** A sheet that the actor may see, locked for an act; what they may not see is not found. One statement (and the set, once). */
export async function openSheet(
  ctx: Ctx,
  sheetId: number,
  lock: 'lock' | 'read' = 'lock',
): Promise<OpenSheet> {
  const sheet = await findSheet(ctx.db, sheetId, ctx.today, lock)
  const sight = sheet && policy.sightOf(ctx.actor, sheet, ctx.today)
  if (!sheet || !sight) throw new Refused('missing', 'page')
  const set = await setOf(ctx.db, sheet.setId, sheet.contentHash)
  return { sheet, set, outline: outlineOf(set), sight }
}

/** A leaf of the sheet in the actor's sight; one of a domain they may not see is not found. */
export function needLeaf({ outline, sight }: OpenSheet, code: string): PlacedLeaf {
  const leaf = outline.byCode.get(code)
  if (!leaf || !policy.seesDomain(sight, leaf.domain.code)) throw new Refused('missing', 'page')
  return leaf
}

export function needDomain({ set, sight }: OpenSheet, code: string): void {
  if (!set.domains.some((domain) => domain.code === code) || !policy.seesDomain(sight, code))
    throw new Refused('missing', 'page')
}
