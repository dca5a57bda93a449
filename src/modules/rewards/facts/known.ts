import type { Ctx } from '#platform/context.ts'
import { disciplinedOn, levelsOf } from '../../appraisal/facts.ts'
import {
  type Clearance,
  checksOf,
  clearanceOf,
  type Finding,
  type Honour,
  type Known,
  nothingKnown,
} from '../rules/checks.ts'
import type { Nomination } from '../store/nomination.ts'
import type { Round } from '../store/round.ts'

// a reward asks for a year that was at least good
const enough: readonly string[] = ['excellent', 'good']

/** What other rooms say of these persons: discipline today, the level of the round's year. Two statements. */
const knownOf = async (ctx: Ctx, personIds: readonly string[], year: number): Promise<Map<string, Known>> => {
  if (personIds.length === 0) return new Map()
  const events = await disciplinedOn(ctx.db, personIds, ctx.today, ctx.today)
  const levels = await levelsOf(ctx.db, personIds, year)
  return new Map(
    personIds.map((id): [string, Known] => {
      const event = events.filter((one) => one.personId === id).at(-1)
      const level = levels.find((one) => one.personId === id)?.level
      return [
        id,
        {
          discipline: event
            ? { measure: event.form, decisionNo: event.decisionNo, until: event.until }
            : 'none',
          rating: level ? { level, enough: enough.includes(level) } : 'unknown',
        },
      ]
    }),
  )
}

const nomineeOf = (one: Nomination, year: number) => ({
  id: one.id,
  kind: one.kind,
  unitId: one.unitId,
  personId: one.personId,
  outside: one.outside !== null,
  name: one.name,
  achievement: one.achievement,
  year,
  reported: one.confirmedOn !== null && (one.report !== '' || one.reportFileId !== null),
  rank: one.rank,
  rankOf: one.rankOf,
})

export type Checked = { findings: Finding[]; clearance: Clearance }

/**
 * What the checks say of these nominations, by their number: what was found when the vote was closed, else as things
 * stand today. Two statements more than the honours they are compared with.
 */
export const checkAll = async (
  ctx: Ctx,
  round: Round,
  nominations: readonly Nomination[],
  honours: readonly Honour[],
): Promise<Map<number, Checked>> => {
  const open = nominations.filter((one) => one.checks === null)
  const known = await knownOf(ctx, [...new Set(open.flatMap((one) => one.personId ?? []))], round.year)
  const form = { weights: round.checks, rankWithin: round.rankWithin }
  return new Map(
    nominations.map((one) => {
      const about = (one.personId && known.get(one.personId)) || nothingKnown
      const findings = one.checks ?? checksOf(nomineeOf(one, round.year), about, honours, form)
      return [one.id, { findings, clearance: clearanceOf(findings) }]
    }),
  )
}
