import { canonical } from '#platform/canonical.ts'
import type { Ctx } from '#platform/context.ts'
import { sha256 } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import * as policy from '../policy.ts'
import { questionOf, sectionOf } from '../rules/edit.ts'
import type { Questionnaire } from '../rules/questionnaire.ts'
import * as store from '../store/questionnaire.ts'

export type { QuestionnaireLine, QuestionnaireRow } from '../store/questionnaire.ts'

/** The content's fingerprint: what campaigns and results name. */
export const hashOf = (content: Questionnaire): string => sha256(canonical(content))

/** What a form of a place was made from, so that a save over something newer is told. */
export const seenOf = (place: unknown): string => sha256(canonical(place)).slice(0, 20)

/** Questionnaires, for those who prepare and oversee; not found for others. One statement. */
export const readQuestionnaires = async (
  ctx: Ctx,
): Promise<{ questionnaires: store.QuestionnaireLine[]; mayRun: boolean }> => {
  if (!policy.mayOversee(ctx.actor)) throw new Refused('missing', 'page')
  return {
    questionnaires: await store.listQuestionnaires(ctx.db),
    mayRun: policy.mayRun(ctx.actor) !== undefined,
  }
}

/** A questionnaire that this actor may see; missing otherwise. One statement. */
export const needQuestionnaire = async (ctx: Ctx, id: number): Promise<store.QuestionnaireRow> => {
  const found = policy.mayOversee(ctx.actor) ? await store.findQuestionnaire(ctx.db, id) : undefined
  if (!found) throw new Refused('missing', 'page')
  return found
}

/** What this actor may do with a questionnaire as it stands. */
export const mayOfQuestionnaire = (ctx: Ctx, row: Pick<store.QuestionnaireLine, 'state'>) => {
  const run = policy.mayRun(ctx.actor) !== undefined
  return { edit: run && row.state === 'draft', copy: run && row.state === 'issued' }
}

/** A draft whose forms this actor may use; there is no such page for others. */
export const needDraft = async (ctx: Ctx, id: number): Promise<store.QuestionnaireRow> => {
  const row = await needQuestionnaire(ctx, id)
  if (!mayOfQuestionnaire(ctx, row).edit) throw new Refused('missing', 'page')
  return row
}

const found = <T>(place: T | undefined): T => {
  if (place === undefined) throw new Refused('missing', 'page')
  return place
}
export const needSection = (q: Questionnaire, code: string) => found(sectionOf(q, code))
export const needQuestion = (q: Questionnaire, code: string) => found(questionOf(q, code)).question
export const needScale = (q: Questionnaire, code: string) => found(q.scales.find((one) => one.code === code))
