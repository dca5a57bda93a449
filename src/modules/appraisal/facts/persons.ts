import type { Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import { findFile } from '../../documents/facts.ts'
import * as policy from '../policy.ts'
import { objectable, outcomeFor } from '../rules/lines.ts'
import { type Phase, phaseOf } from '../rules/round.ts'
import type { VoteOutcome } from '../rules/vote.ts'
import * as decisions from '../store/decision.ts'
import * as store from '../store/rated.ts'
import { type Case, needCase } from './cases.ts'

export type PersonReading = Case & {
  phase: Phase
  causes: store.Cause[]
  /** those that this actor may read: with a comment's sight their own alone */
  comments: store.Comment[]
  outcome: VoteOutcome | undefined
  ownVote: { level: string | null; reason: string | null } | undefined
  outcomes: decisions.Outcome[]
  objections: decisions.Objection[]
  /** the last day on which the person may object, while it runs */
  objectUntil: string | undefined
  /** persons of the round that wait for this actor's vote */
  next: number | undefined
  left: number
  may: {
    prepare: boolean
    confirm: boolean
    self: boolean
    comment: boolean
    vote: boolean
    seated: boolean
    answer: boolean
    object: boolean
    openRound: boolean
  }
}

const votesLeft = async (ctx: Ctx, { round, rated }: Case) => {
  const open = round.meetingAt !== null && round.meetingClosedAt === null && round.state === 'open'
  if (!open || !policy.isSeated(ctx.actor, round.seats)) return []
  const all = await store.ratedOfRound(ctx.db, round.id, ctx.today)
  return all.filter(
    (one) =>
      one.id !== rated.id &&
      one.rated &&
      !one.barred.includes(ctx.actor.id ?? '') &&
      !one.votes.some((vote) => vote.personId === ctx.actor.id),
  )
}

/** A person's case as far as this actor may know it; missing for everybody who has no part in it. Seven statements. */
export const readPerson = async (ctx: Ctx, id: number): Promise<PersonReading> => {
  const found = await needCase(ctx, id)
  const { rated, round, about, sight } = found
  const { actor, today } = ctx
  const full = sight === 'all'
  const comments = await store.commentsOn(ctx.db, id)
  const outcomes = sight === 'comment' ? [] : await decisions.outcomesOf(ctx.db, id)
  const sent = sight === 'comment' ? [] : await decisions.objectionsOf(ctx.db, { ratedId: id })
  const against = objectable(outcomes)
  const open = round.state === 'open'
  const before = open && !round.meetingClosedAt
  const objects =
    sight === 'own' &&
    against !== undefined &&
    today <= against.until &&
    !sent.some((one) => one.decisionId === against.decisionId)
  const left = full ? await votesLeft(ctx, found) : []
  const vote = rated.votes.find((one) => one.personId === actor.id)
  return {
    ...found,
    phase: phaseOf(round, today),
    causes: sight === 'comment' ? [] : await store.causesOf(ctx.db, [id]),
    comments: sight === 'comment' ? comments.filter((one) => one.personId === actor.id) : comments,
    outcome: full ? outcomeFor(rated, round.seats, round.quorumPercent) : undefined,
    ownVote: full && vote ? { level: vote.level, reason: vote.reason } : undefined,
    // a draft of the decision is not yet the person's to know
    outcomes: full ? outcomes : outcomes.filter((one) => one.state === 'decided'),
    objections: sent,
    objectUntil: objects ? against?.until : undefined,
    next: left[0]?.id,
    left: left.length,
    may: {
      prepare: full && before && policy.mayPrepare(actor, about) !== undefined,
      confirm: full && before && policy.mayConfirm(actor, about) !== undefined,
      self:
        sight === 'own' &&
        !actor.readOnly &&
        open &&
        rated.rated &&
        round.selfBy !== null &&
        today <= round.selfBy,
      comment:
        open &&
        rated.rated &&
        round.commentsBy !== null &&
        today <= round.commentsBy &&
        policy.commentsAs(actor, about) !== undefined,
      vote:
        full &&
        before &&
        rated.rated &&
        round.meetingAt !== null &&
        policy.mayVote(actor, about) !== undefined,
      seated: policy.isSeated(actor, round.seats),
      answer: full && policy.mayAnswer(actor, about) !== undefined,
      object: objects && !actor.readOnly,
      openRound: policy.mayReadRound(actor, round),
    },
  }
}

/** The paper beside an objection, for the route that serves it. */
export const objectionFile = async (ctx: Ctx, id: number) => {
  const objection = await decisions.findObjection(ctx.db, id)
  const found = objection && (await needCase(ctx, objection.ratedId))
  if (!objection?.fileId || !found || found.sight === 'comment') throw new Refused('missing', 'page')
  const file = await findFile(ctx.db, objection.fileId)
  if (!file) throw new Refused('missing', 'page')
  return file
}

/** Whose case an objection is of, as far as this actor may know. */
export const caseOfObjection = async (ctx: Ctx, id: number): Promise<number> => {
  const objection = await decisions.findObjection(ctx.db, id)
  if (!objection) throw new Refused('missing', 'page')
  await needCase(ctx, objection.ratedId)
  return objection.ratedId
}
