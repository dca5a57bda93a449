import type { Ctx } from '#platform/context.ts'
import { exact, showRounded } from '#platform/exact.ts'
import { type FedRow, populationsOf, resultsAbout } from '../store/feeding.ts'

/** What one survey said about a unit, as its newest fixed result tells it. */
export type SurveyAnswers = {
  campaignId: number
  title: string
  /** how often each answer was given, by group and line ("Q1", "Q9.I.A.1"); groups of too few are not there */
  answers: Record<string, Record<string, Record<string, number>>>
  /** the whole in percent, as printed; only of a questionnaire with contents (SIPAS) */
  sipas: string | null
}

const told = ({ campaignId, title, groups, overall, contents, decimals }: FedRow): SurveyAnswers => ({
  campaignId,
  title,
  answers: Object.fromEntries(
    Object.entries(groups).map(([group, { lines }]) => [
      group,
      Object.fromEntries(Object.entries(lines).map(([line, { counts }]) => [line, counts])),
    ]),
  ),
  sipas: contents && overall ? showRounded(exact(overall), decimals, 'half_up') : null,
})

/** What surveys of a year said about a unit, the newest first. One statement. For the system, whoever asks. */
export const surveysAbout = async (
  ctx: Ctx,
  { unitId, year }: { unitId: number; year: number },
): Promise<SurveyAnswers[]> => (await resultsAbout(ctx.db, unitId, year)).map(told)

/** How many people a year's surveys about a block could have asked, by group, as far as they were counted. One statement. */
export const askedPopulations = (
  ctx: Ctx,
  of: { year: number; block: string },
): Promise<Record<string, number>> => populationsOf(ctx.db, of)
