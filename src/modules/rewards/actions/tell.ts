import type { Ctx, Role } from '#platform/context.ts'
import { showDay } from '#platform/day.ts'
import { notify, type Telling } from '../../notifications/actions.ts'
import { holdersOf, holdersOfRole } from '../../notifications/facts.ts'
import type { CertificateRow } from '../store/certificate.ts'
import type { Nomination } from '../store/nomination.ts'
import type { Round } from '../store/round.ts'
import { type RewardTexts, texts } from '../texts.ts'

const both = (words: (told: RewardTexts['told']) => string): Telling['text'] => ({
  vi: words(texts.vi.told),
  en: words(texts.en.told),
})

const roundUrl = (round: { id: number }): string => `/rewards/rounds/${round.id}`
const nominationUrl = (one: { id: number }): string => `/rewards/nominations/${one.id}`
type Named = Pick<Round, 'id' | 'title'>

const officers = async (ctx: Ctx, unitIds: readonly number[], roles: readonly Role[]): Promise<string[]> =>
  (await holdersOf(ctx.db, unitIds, roles, ctx.today)).map((holder) => holder.person_id)

/** Heads and focal officers of all units hear that they may nominate. */
export async function tellOpened(ctx: Ctx, round: Named & Pick<Round, 'nominateBy'>): Promise<void> {
  await notify(ctx, [
    {
      personIds: await holdersOfRole(ctx.db, ['head', 'focal'], ctx.today),
      kind: 'rewards.opened',
      url: roundUrl(round),
      occasion: `rewards-opened:${round.id}`,
      text: both((t) => t.opened(round.title, showDay(round.nominateBy))),
    },
  ])
}

/** Officers of units that were proposed from a ranking hear that a report is asked of them. */
export async function tellProposed(ctx: Ctx, round: Named, unitIds: readonly number[]): Promise<void> {
  await notify(ctx, [
    {
      personIds: await officers(ctx, unitIds, ['head', 'focal']),
      kind: 'rewards.proposed',
      url: roundUrl(round),
      occasion: `rewards-proposed:${round.id}`,
      text: both((t) => t.proposed(round.title)),
    },
  ])
}

/** The standing agency hears of a nomination to check. */
export async function tellSent(ctx: Ctx, _round: Named, one: Nomination): Promise<void> {
  await notify(ctx, [
    {
      personIds: await holdersOfRole(ctx.db, ['standing-agency'], ctx.today),
      kind: 'rewards.sent',
      url: nominationUrl(one),
      occasion: `rewards-sent:${one.id}:${one.version}`,
      text: both((t) => t.sent(one.name, one.fromUnitName ?? '')),
    },
  ])
}

/** The unit's officers hear that a nomination came back, or was struck off, and why. */
export async function tellReturned(ctx: Ctx, _round: Named, one: Nomination, note: string): Promise<void> {
  if (one.fromUnitId === null) return
  await notify(ctx, [
    {
      personIds: await officers(ctx, [one.fromUnitId], ['head', 'focal']),
      kind: 'rewards.returned',
      url: nominationUrl(one),
      occasion: `rewards-returned:${one.id}:${one.version}`,
      text: both((t) => t.returned(one.name, note)),
    },
  ])
}

/** The council's members are asked to vote. */
export async function tellVoting(ctx: Ctx, round: Round): Promise<void> {
  await notify(ctx, [
    {
      personIds: round.council.map((seat) => seat.personId),
      kind: 'rewards.voting',
      url: `${roundUrl(round)}/ballot`,
      occasion: `rewards-voting:${round.id}`,
      text: both((t) => t.voting(round.title)),
    },
  ])
}

/** Standing agency and issuers hear that the council has voted. */
export async function tellCounted(ctx: Ctx, round: Named): Promise<void> {
  await notify(ctx, [
    {
      personIds: await holdersOfRole(ctx.db, ['standing-agency', 'issuer'], ctx.today),
      kind: 'rewards.counted',
      url: roundUrl(round),
      occasion: `rewards-counted:${round.id}`,
      text: both((t) => t.counted(round.title)),
    },
  ])
}

/** Who is honoured hears it where there is an account, and the officers of the unit that nominated. */
export async function tellAwarded(ctx: Ctx, round: Named, awarded: readonly Nomination[]): Promise<void> {
  const units = [...new Set(awarded.flatMap((one) => one.fromUnitId ?? []))]
  const holders = await holdersOf(ctx.db, units, ['head', 'focal'], ctx.today)
  await notify(
    ctx,
    awarded.map((one) => ({
      personIds: [
        ...(one.personId ? [one.personId] : []),
        ...holders.filter((h) => h.unit_id === one.fromUnitId).map((h) => h.person_id),
      ],
      kind: 'rewards.awarded',
      url: `${roundUrl(round)}/awards`,
      occasion: `rewards-awarded:${one.id}`,
      text: both((t) => t.awarded(one.name, round.title)),
    })),
  )
}

/** The head of the unit that nominated hears that a certificate is revoked. */
export async function tellRevoked(ctx: Ctx, row: CertificateRow): Promise<void> {
  if (row.fromUnitId === null) return
  await notify(ctx, [
    {
      personIds: await officers(ctx, [row.fromUnitId], ['head']),
      kind: 'rewards.revoked',
      url: `/rewards/certificates/${row.id}`,
      occasion: `rewards-revoked:${row.id}`,
      text: both((t) => t.revoked(row.name, `${row.number}/${row.year}`)),
    },
  ])
}
