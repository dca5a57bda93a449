import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import type { CommentInput, SelfInput } from '../input.ts'
import * as policy from '../policy.ts'
import { addComment, saveSelf } from '../store/rated.ts'
import { lockedCase, needOpen } from './load.ts'

/** The person assesses themselves, until the last day for it; a later word takes the place of the earlier one. */
export const assessSelf = (ctx: Ctx, id: number, input: SelfInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { round, rated, about } = await lockedCase(ctx, id)
    const office = policy.mayAssessSelf(ctx.actor, about)
    if (!office) throw new Refused('forbidden', 'rating.self')
    needOpen(round)
    if (!rated.rated) throw new Refused('rule', 'not-rated')
    if (round.selfBy === null || ctx.today > round.selfBy) throw new Refused('rule', 'self-over')
    await saveSelf(ctx.db, id, { ...input, at: ctx.now })
    record(
      ctx,
      'rating.self-assessed',
      { kind: 'rated-person', id },
      { office, before: { level: rated.selfLevel }, after: { level: input.level } },
    )
  })

/** A comment by the unit's body, the superior or a member, until the last day for it; every comment stays. */
export const comment = (ctx: Ctx, id: number, input: CommentInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { round, rated, about } = await lockedCase(ctx, id)
    const as = policy.commentsAs(ctx.actor, about)
    if (!as || ctx.actor.id === null) throw new Refused('forbidden', 'rating.comments')
    needOpen(round)
    if (!rated.rated) throw new Refused('rule', 'not-rated')
    if (round.commentsBy === null || ctx.today > round.commentsBy) throw new Refused('rule', 'comments-over')
    const { kind, office } = as
    const level = input.level ?? null
    const by = { by: ctx.actor.id, officeId: office.id, at: ctx.now }
    await addComment(ctx.db, { ratedId: id, kind, level, text: input.text, ...by })
    record(ctx, 'rating.commented', { kind: 'rated-person', id }, { office, after: { kind, level } })
  })
