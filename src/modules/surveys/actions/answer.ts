import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { log } from '#platform/log.ts'
import { Refused } from '#platform/refused.ts'
import { type AskedForm, formOfCell, formOfCode } from '../facts/form.ts'
import { linesOf } from '../rules/lines.ts'
import { keptMethod, type Method } from '../rules/method.ts'
import type { ResponseAnswers } from '../rules/questionnaire.ts'
import { answeredCount, type SentForm } from '../rules/read.ts'
import { hastySeconds } from '../rules/sound.ts'
import { type Step, stepOf } from '../rules/step.ts'
import { newTally } from '../rules/tally.ts'
import * as box from '../store/box.ts'
import { lockedCampaign } from './campaign.ts'
import { needOpen } from './codes.ts'

export type Press = { act: 'next' | 'back' | 'show'; page: number }
export type Filling = { sent: SentForm; press: Press; seconds: number | null }

/** Where a form stands after a press; `thanks` when the answer is in the box. */
export type Filled = { form: AskedForm; step: Extract<Step, { page: number }> } | { thanks: AskedForm }

// only a filling too fast to be read keeps its length
const keptSeconds = (
  { questionnaire, campaign }: AskedForm,
  answers: ResponseAnswers,
  taken: number | null,
) => {
  const { sound } = keptMethod(campaign.method as Partial<Method>, campaign.opensOn)
  return hastySeconds(newTally(linesOf(questionnaire)).lines, answers, taken, sound)
}

const refuseBlank = (answers: ResponseAnswers): void => {
  if (answeredCount(answers) === 0) throw new Refused('rule', 'answer-blank')
}

/**
 * What goes wrong while an answer is kept is told without any of it: a database's message could quote the row, and the
 * log must not.
 */
const without = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (fault) {
    if (fault instanceof Refused) throw fault
    const code = (fault as { code?: unknown }).code
    log.error(
      { kind: 'survey-answer', code: typeof code === 'string' ? code : undefined },
      'an answer was not kept',
    )
    throw new Error('an answer could not be kept')
  }
}

/**
 * One press on the form behind a code. The last one puts the answer into the box and uses the code. Nothing is recorded:
 * no person, no hour, no address.
 */
export const fillByCode = (
  ctx: Ctx,
  code: string,
  { sent, press, seconds: taken }: Filling,
  channel: 'link' | 'card',
): Promise<Filled> =>
  without(async () => {
    const { hash, ...form } = await formOfCode(ctx, code)
    const step = stepOf(form.questionnaire, form.pages, sent, press)
    if (!('done' in step)) return { form, step }
    refuseBlank(step.done)
    const seconds = keptSeconds(form, step.done, taken)
    const answer = { channel, seconds, answers: step.done }
    if (!(await box.boxByCode(ctx.db, hash, answer, ctx.today))) throw new Refused('rule', 'code-used')
    return { thanks: form }
  })

/** The same for a clerk with a paper form or somebody on the telephone. The channel is kept, the clerk is not. */
export const fillForCell = (
  ctx: Ctx,
  campaignId: number,
  stratumId: number,
  { sent, press }: Filling,
  channel: 'phone' | 'paper',
): Promise<Filled> =>
  without(() =>
    inTransaction(ctx, async (ctx) => {
      const campaign = await lockedCampaign(ctx, campaignId)
      needOpen(campaign, ctx)
      const { cellId, ...form } = await formOfCell(ctx, campaign, stratumId)
      const step = stepOf(form.questionnaire, form.pages, sent, press)
      if (!('done' in step)) return { form, step }
      refuseBlank(step.done)
      await box.boxEntered(ctx.db, cellId, [{ channel, seconds: null, answers: step.done }])
      return { thanks: form }
    }),
  )
