import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { record } from '#platform/record.ts'
import * as policy from '../policy.ts'
import { formsOn } from '../store/forms.ts'
import { addPrinted, type Kind, type OutsideKind } from '../store/nomination.ts'
import { addPrintedRound, type PrintedRound } from '../store/round.ts'
import { giveCertificates } from './decide.ts'
import { allowed, ofRound, refusedAt } from './open.ts'

/** One who was honoured elsewhere, as announced. */
export type PrintedAward = {
  kind: Kind
  outside: OutsideKind | null
  name: string
  post: string
  address: string
  achievement: string
}

export type PrintedAwards = PrintedRound & {
  /** "Chủ tịch" over the name, and the name */
  authority: readonly string[]
  signer: string
  invented: boolean
  awards: readonly PrintedAward[]
}

/**
 * Takes over a round that was decided elsewhere, as announced. Its certificates have a register of their own, so that
 * the province's own numbers are not touched; their codes are verified like all others. Gives the round's number.
 */
export const importAwards = (ctx: Ctx, wish: PrintedAwards): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const office = allowed(policy.mayRun(ctx.actor))
    const form = (await formsOn(ctx.db, ctx.today)).find((one) => one.code === wish.form)
    if (!form) throw refusedAt('form', 'not-one-of-these')
    const { awards, authority, signer, invented, ...round } = wish
    const by = { personId: ctx.actor.id, at: ctx.now }
    const roundId = await addPrintedRound(ctx.db, round, { ...by, invented })
    const ids = await addPrinted(ctx.db, roundId, awards, by)
    const nominations = awards.map(({ kind, name, achievement }, i) => ({
      ...{ id: ids[i] ?? 0, kind, name, achievement },
    }))
    const line = (i: number) => [awards[i]?.post, awards[i]?.address].filter(Boolean).join(', ')
    await giveCertificates(ctx, roundId, nominations, line, {
      ...{ series: `round:${roundId}`, title: form.certificateTitle, authority: [...authority], signer },
      office: `${form.honours} ${round.place.replace(/^(Tỉnh|Thành phố) /, (word) => word.toLocaleLowerCase('vi'))}`,
      place: round.place.replace(/^(Tỉnh|Thành phố) /, ''),
      ...{ decisionNo: round.decisionNo, decidedOn: round.decidedOn },
    })
    record(ctx, 'rewards.imported', ofRound(roundId), {
      office,
      after: { title: round.title, place: round.place, source: round.source, awards: awards.length },
    })
    return roundId
  })
