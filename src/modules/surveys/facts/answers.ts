import { breather } from '#platform/breath.ts'
import type { Ctx } from '#platform/context.ts'
import type { Response } from '../rules/tally.ts'
import * as store from '../store/results.ts'

const atOnce = 2_000

/** Whether each answer that was ever left out counts now, and whether it counted at each of these points. */
export const standing = (
  rows: readonly store.ExclusionRow[],
  before: readonly { version: number; exclusions: number }[],
) => {
  const byResponse = Map.groupBy(rows, (row) => row.responseId)
  const counts = (own: readonly store.ExclusionRow[], until: number) =>
    !(own.findLast((row) => row.id <= until)?.excluded ?? false)
  return (id: string): Pick<Response, 'included' | 'was'> => {
    const own = byResponse.get(id)
    if (!own) return { included: true }
    const included = counts(own, Number.POSITIVE_INFINITY)
    if (before.length === 0) return { included }
    return {
      included,
      was: new Map(before.map(({ version, exclusions }) => [version, counts(own, exclusions)])),
    }
  }
}

/** Gives every answer of a campaign once, in parts, letting others in; `far` hears how many have gone by. */
export const eachResponse = async (
  ctx: Ctx,
  campaignId: number,
  stands: ReturnType<typeof standing>,
  take: (response: Response) => void,
  far?: (done: number) => Promise<void>,
): Promise<void> => {
  const breath = breather()
  let [after, done]: [string | null, number] = [null, 0]
  for (;;) {
    const rows = await store.responsesAfter(ctx.db, campaignId, after, atOnce)
    for (const row of rows) {
      take({ ...row, ...stands(row.id) })
      const pause = breath()
      if (pause) await pause
    }
    done += rows.length
    after = rows.at(-1)?.id ?? null
    if (rows.length < atOnce) return
    await far?.(done)
  }
}
