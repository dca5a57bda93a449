import type { Day } from '#platform/day.ts'
import { type Decision, no, yes } from '#platform/decision.ts'
import type { Questionnaire } from './questionnaire.ts'
import { allocate, type Cell, mergeSmall, sampleSize } from './sample.ts'

export type Accepting = 'not-yet' | 'open' | 'closed'

/** Whether a campaign takes answers on a day; its last day is included. */
export const acceptsOn = (
  campaign: { state: 'draft' | 'open' | 'closed'; opensOn: Day; closesOn: Day },
  today: Day,
): Accepting => {
  if (campaign.state === 'draft' || (campaign.state === 'open' && today < campaign.opensOn)) return 'not-yet'
  return campaign.state === 'open' && today <= campaign.closesOn ? 'open' : 'closed'
}

type Sized = { id: number; group: string; population: number | null }

/**
 * How many to ask of each stratum for a margin e: one sample a stratum, or one a group spread over its strata by their
 * people. Strata whose people nobody counted keep what they have.
 */
export const samplesFor = (
  strata: readonly Sized[],
  { sampling, sampleError }: { sampling: 'group' | 'stratum'; sampleError: string },
): { id: number; sample: number }[] => {
  const counted = strata.flatMap((one) =>
    one.population === null ? [] : [{ ...one, population: one.population }],
  )
  if (sampling === 'stratum')
    return counted.map(({ id, population }) => ({ id, sample: sampleSize(population, sampleError) }))
  return [...new Set(counted.map((one) => one.group))].flatMap((group) => {
    const own = counted.filter((one) => one.group === group)
    const total = sampleSize(
      own.reduce((sum, { population }) => sum + population, 0),
      sampleError,
    )
    const shares = allocate(
      total,
      own.map(({ population }) => population),
    )
    return own.map(({ id }, i) => ({ id, sample: shares[i] ?? 0 }))
  })
}

/** The cell as which people of a stratum are asked; undefined for one of which nobody is: its answers would stand alone. */
export const askedCell = <T extends { id: number; sample: number; askedAs: number | null }>(
  strata: readonly T[],
  stratumId: number,
): T | undefined => {
  const chosen = strata.find(({ id, sample }) => id === stratumId && sample > 0)
  return chosen && strata.find(({ id }) => id === (chosen.askedAs ?? chosen.id))
}

export type OpenReason =
  | 'campaign-open-already'
  | 'campaign-without-groups'
  | 'campaign-without-sample'
  | 'campaign-over'
  | 'cell-too-small'
  | 'campaign-needs-block'

/** Whether a campaign may open today, and which small cells are then asked as which other. `cells`: those too small. */
export const mayOpenNow = (
  campaign: { state: 'draft' | 'open' | 'closed'; closesOn: Day; minCell: number; block: string | null },
  questionnaire: Questionnaire,
  strata: readonly Cell[],
  today: Day,
): Decision<Map<number, number>, OpenReason> & { cells?: number[] } => {
  if (campaign.state !== 'draft') return no('campaign-open-already')
  if (today > campaign.closesOn) return no('campaign-over')
  if (strata.length === 0) return no('campaign-without-groups')
  if (!strata.some(({ sample }) => sample > 0)) return no('campaign-without-sample')
  const about = questionnaire.sections.some(({ perUnit }) => perUnit)
  if (about && campaign.block === null && strata.some(({ unitId }) => unitId === null))
    return no('campaign-needs-block')
  const { into, tooSmall } = mergeSmall(strata, campaign.minCell)
  return tooSmall.length > 0 ? { ...no('cell-too-small'), cells: tooSmall } : yes(into)
}
