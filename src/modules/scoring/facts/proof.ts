import type { Ctx } from '#platform/context.ts'
import { sha256 } from '#platform/record.ts'
import { verifyBundle } from '../rules/bundle.ts'
import { computeUnits } from '../rules/compute-units.ts'
import { bundleText, publishedBundles } from '../store/result.ts'

/**
 * Every published result computed anew from its bundle: what a restored backup has to come to again. One statement a
 * result, so that one bundle at a time is held; this runs twice in a backup's life.
 */
export const proveResults = async (ctx: Ctx): Promise<Record<string, unknown>> => {
  const all: Record<string, unknown> = {}
  for (const { id, roundId, version, hash } of await publishedBundles(ctx.db)) {
    const bundle: unknown = JSON.parse((await bundleText(ctx.db, id)) ?? 'null')
    const faults = await verifyBundle(bundle, computeUnits, (text) => Promise.resolve(sha256(text)), hash)
    all[`round ${roundId} version ${version}`] = { hash, faults }
  }
  return all
}
