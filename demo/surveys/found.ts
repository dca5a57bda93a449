import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readCampaigns } from '../../src/modules/surveys/facts.ts'
import type { Questionnaire } from '../../src/modules/surveys/rules/questionnaire.ts'
import type { Day } from '../../src/platform/day.ts'
import { projectRoot } from '../../src/platform/root.ts'
import type { Stage } from '../stage.ts'

/** A questionnaire that comes with the project, as `draftQuestionnaire` takes it. */
export const formOf = (
  name: string,
): {
  code: string
  titleVi: string
  titleEn: string
  synthetic: boolean
  source: string
  content: Questionnaire
} => JSON.parse(readFileSync(join(projectRoot, 'db/reference/questionnaires', `${name}.json`), 'utf8'))

/** A survey of the play by its title, with the standing agency that runs it. */
export const campaignOf = async (stage: Stage, day: Day, title: string) => {
  const ctx = await stage.as('thuongtruc', day, '10:00')
  const campaign = (await readCampaigns(ctx)).campaigns.find((one) => one.title === title)
  if (!campaign) throw new Error(`the survey ${title} is not there`)
  return { ctx, campaign }
}
