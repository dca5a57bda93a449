import type { Ctx } from '#platform/context.ts'
import { type Day, showDay } from '#platform/day.ts'
import { notify, type Telling } from '../../notifications/actions.ts'
import { holdersOf, holdersOfRole } from '../../notifications/facts.ts'
import { casesOfPersons } from '../store/rated.ts'
import type { Round } from '../store/round.ts'
import { ratingTexts } from '../texts/rating.ts'

const both = (words: (t: (typeof ratingTexts)['vi']) => string): Telling['text'] => ({
  vi: words(ratingTexts.vi),
  en: words(ratingTexts.en),
})

type Of = Pick<Round, 'id' | 'title' | 'selfBy' | 'commentsBy'>

/** Each person rated hears that a round is open and until when to assess themselves; each unit's focal officer of the comments. */
export async function tellOpened(
  ctx: Ctx,
  round: Of,
  persons: readonly { personId: string; unitId: number }[],
): Promise<void> {
  const cases = await casesOfPersons(ctx.db, round.id)
  const focals = await holdersOf(
    ctx.db,
    persons.map((one) => one.unitId),
    ['focal'],
    ctx.today,
  )
  await notify(
    ctx,
    cases.flatMap(({ id, personId, unitId }) => [
      {
        personIds: [personId],
        kind: 'rating.opened',
        url: `/ratings/persons/${id}`,
        occasion: `rating-opened:${round.id}`,
        text: both((t) => t.told.opened(round.title, showDay(round.selfBy ?? ctx.today))),
      },
      {
        personIds: focals.filter((one) => one.unit_id === unitId).map((one) => one.person_id),
        kind: 'rating.comments',
        url: `/ratings/persons/${id}`,
        occasion: `rating-comments:${id}`,
        text: both((t) => t.told.comments(round.title, showDay(round.commentsBy ?? ctx.today))),
      },
    ]),
  )
}

const toCouncil = (ctx: Ctx, round: Of, kind: string, personIds: readonly string[], text: Telling['text']) =>
  notify(ctx, [
    {
      personIds,
      kind,
      url: `/ratings/rounds/${round.id}`,
      occasion: `${kind}:${round.id}:${ctx.today}`,
      text,
    },
  ])

/** Who was given a seat hears of it. */
export const tellSeated = (ctx: Ctx, round: Of, seats: readonly { personId: string }[]): Promise<void> =>
  toCouncil(
    ctx,
    round,
    'rating.seated',
    seats.map((seat) => seat.personId),
    both((t) => t.told.seated(round.title)),
  )

/** The council hears that its meeting is open for votes. */
export const tellMeeting = (ctx: Ctx, round: Round): Promise<void> =>
  toCouncil(
    ctx,
    round,
    'rating.meeting',
    round.seats.map((seat) => seat.personId),
    both((t) => t.told.meeting(round.title)),
  )

/** Each person hears that it is decided; the level itself stands on the page only. */
export async function tellDecided(
  ctx: Ctx,
  round: Of,
  rows: readonly { ratedId: number; personId: string; decisionId: number }[],
  until: Day,
): Promise<void> {
  await notify(
    ctx,
    rows.map((row) => ({
      personIds: [row.personId],
      kind: 'rating.decided',
      url: `/ratings/persons/${row.ratedId}`,
      occasion: `rating-decided:${row.decisionId}`,
      text: both((t) => t.told.decided(round.title, showDay(until))),
    })),
  )
}

/** Issuers hear of an objection, not the person's own self. */
export async function tellObjected(
  ctx: Ctx,
  round: Of,
  rated: { id: number; personId: string; personName: string },
  id: number,
  answerBy: Day,
): Promise<void> {
  const issuers = await holdersOfRole(ctx.db, ['issuer'], ctx.today)
  await notify(ctx, [
    {
      personIds: issuers.filter((one) => one !== rated.personId),
      kind: 'rating.objected',
      url: `/ratings/persons/${rated.id}#objections`,
      occasion: `rating-objected:${id}`,
      text: both((t) => t.told.objected(rated.personName, round.title, showDay(answerBy))),
    },
  ])
}

/** The person hears that the objection is answered. */
export const tellAnswered = (
  ctx: Ctx,
  round: Of,
  rated: { id: number; personId: string },
  id: number,
): Promise<void> =>
  notify(ctx, [
    {
      personIds: [rated.personId],
      kind: 'rating.answered',
      url: `/ratings/persons/${rated.id}#objections`,
      occasion: `rating-answered:${id}`,
      text: both((t) => t.told.answered(round.title)),
    },
  ])
