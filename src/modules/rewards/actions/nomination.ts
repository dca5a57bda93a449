import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { uploadFile } from '../../documents/actions.ts'
import { checkAll } from '../facts/known.ts'
import { nomineeChoices } from '../facts/nominations.ts'
import type { NominationInput, NominationWords } from '../input.ts'
import * as policy from '../policy.ts'
import { mayNominateOn } from '../rules/round.ts'
import * as store from '../store/nomination.ts'
import type { Round } from '../store/round.ts'
import { allowed, lockedNomination, lockedRound, ofNomination, refusedAt } from './open.ts'
import { tellReturned, tellSent } from './tell.ts'

type Who = Pick<store.Words, 'unitId' | 'personId' | 'outside' | 'name' | 'post' | 'leader'>

const chosenUnit = async (ctx: Ctx, from: number, id: number): Promise<Who> => {
  const unit = (await nomineeChoices(ctx, from)).units.find((one) => one.unitId === id)
  if (!unit) throw refusedAt('nominee', 'nominee-not-of-unit')
  return { unitId: id, personId: null, outside: null, name: unit.name, post: '', leader: null }
}

const chosenPerson = async (ctx: Ctx, from: number, id: string, post: string | undefined): Promise<Who> => {
  const person = (await nomineeChoices(ctx, from)).people.find((one) => one.id === id)
  if (!person) throw refusedAt('nominee', 'nominee-not-of-unit')
  return {
    ...{ unitId: person.unitId, personId: id, outside: null, name: person.name },
    ...{ post: post ?? person.title, leader: person.leader },
  }
}

const named = (from: number, kind: store.Kind, input: NominationWords): Who => {
  const { nominee, name, outside, post = '', standing } = input
  if (!name) throw refusedAt('name', 'required')
  const leader = kind === 'individual' && standing ? standing === 'leader' : null
  if (nominee === 'outside') {
    const what = kind === 'individual' ? 'person' : outside
    if (!what) throw refusedAt('outside', 'required')
    if (what === 'person' && kind === 'collective') throw refusedAt('outside', 'not-one-of-these')
    return { unitId: null, personId: null, outside: what, name, post, leader }
  }
  if (nominee !== 'inside' || kind !== 'individual') throw refusedAt('nominee', 'not-one-of-these')
  if (leader === null) throw refusedAt('standing', 'required')
  return { unitId: from, personId: null, outside: null, name, post, leader }
}

/** Who is nominated, as chosen from the unit's own or named freely; what does not fit is refused at its field. */
const wordsOf = async (
  ctx: Ctx,
  from: number,
  kind: store.Kind,
  input: NominationWords,
): Promise<store.Words> => {
  const [, what, key] = /^(unit|person):(.+)$/.exec(input.nominee) ?? []
  const who =
    what === 'unit' && kind === 'collective'
      ? await chosenUnit(ctx, from, Number(key))
      : what === 'person' && kind === 'individual'
        ? await chosenPerson(ctx, from, key ?? '', input.post)
        : named(from, kind, input)
  return {
    ...{ ...who, kind, address: input.address ?? '', achievement: input.achievement },
    ...{ reason: input.reason ?? '', report: input.report ?? '' },
  }
}

const keepReport = async (ctx: Ctx, id: number, unitId: number, file: File | undefined): Promise<void> => {
  if (!file) return
  const kept = await uploadFile(ctx, file, { unitId })
  await store.saveReportFile(ctx.db, id, kept.id)
}

const needKind = (round: Round, kind: store.Kind): void => {
  if (!round.kinds.includes(kind)) throw refusedAt('kind', 'not-one-of-these')
}

/** Drafts a nomination of a unit: of itself, its people, or a body or person outside. Gives its number. */
export const draftNomination = (
  ctx: Ctx,
  roundId: number,
  { fromUnitId, kind, ...input }: NominationInput & { file?: File | undefined },
): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const round = await lockedRound(ctx, roundId)
    const office = allowed(policy.mayNominate(ctx.actor, fromUnitId))
    if (!mayNominateOn(round, ctx.today)) throw new Refused('rule', 'not-nominating')
    needKind(round, kind)
    const words = await wordsOf(ctx, fromUnitId, kind, input)
    const of = { roundId, fromUnitId, origin: 'unit' as const, rank: null, rankOf: null, resultRoundId: null }
    const by = { personId: ctx.actor.id, at: ctx.now }
    const [id] = await store.addNominations(ctx.db, [{ ...words, ...of }], by)
    if (id === undefined) throw new Refused('rule', 'nominated-already')
    await keepReport(ctx, id, fromUnitId, input.file)
    const { name, achievement } = words
    record(ctx, 'rewards.nomination-drafted', ofNomination({ id, fromUnitId }), {
      office,
      after: { roundId, kind, name, achievement },
    })
    return id
  })

const needTime = (ctx: Ctx, nomination: store.Nomination, round: Round): void => {
  if (nomination.state !== 'returned' && !mayNominateOn(round, ctx.today))
    throw new Refused('rule', 'not-nominating')
}

/** Changes a nomination that is at its unit's desk; who was proposed from a result stays who it is. */
export const editNomination = (
  ctx: Ctx,
  id: number,
  input: NominationWords & { file?: File | undefined },
  version?: number,
): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const mine = (one: store.Nomination) => policy.mayNominate(ctx.actor, one.fromUnitId)
    const { nomination, round, office } = await lockedNomination(ctx, id, 'edit', mine, version)
    needTime(ctx, nomination, round)
    const from = nomination.fromUnitId ?? 0
    const nominee = nomination.origin === 'result' ? `unit:${nomination.unitId}` : input.nominee
    const words = await wordsOf(ctx, from, nomination.kind, { ...input, nominee })
    if (!(await store.saveWords(ctx.db, id, words))) throw new Refused('rule', 'nominated-already')
    await keepReport(ctx, id, from, input.file)
    const said = ({ name, achievement, reason }: store.Words | store.Nomination) => ({
      name,
      achievement,
      reason,
    })
    const about = { office, before: said(nomination), after: said(words) }
    record(ctx, 'rewards.nomination-changed', ofNomination(nomination), about)
  })

/** The unit's head confirms the report and sends the nomination; refused without a report. */
export const sendNomination = (ctx: Ctx, id: number, version?: number): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const head = (one: store.Nomination) => policy.mayConfirm(ctx.actor, one.fromUnitId)
    const { nomination, round, office } = await lockedNomination(ctx, id, 'send', head, version)
    needTime(ctx, nomination, round)
    if (nomination.report === '' && nomination.reportFileId === null)
      throw new Refused('rule', 'report-missing')
    await store.markSent(ctx.db, id, { personId: ctx.actor.id ?? '', on: ctx.today, at: ctx.now })
    await tellSent(ctx, round, nomination)
    record(ctx, 'rewards.nomination-sent', ofNomination(nomination), { office })
  })

/** Sends a nomination back to its unit with what is to be changed. */
export const returnNomination = (ctx: Ctx, id: number, note: string): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const checker = (one: store.Nomination) => policy.mayCheck(ctx.actor, one)
    const { nomination, round, office } = await lockedNomination(ctx, id, 'return', checker)
    if (nomination.origin === 'imported') throw new Refused('missing', 'page')
    await store.markNomination(ctx.db, id, 'returned', note)
    await tellReturned(ctx, round, nomination, note)
    record(ctx, 'rewards.nomination-returned', ofNomination(nomination), { office, reason: note })
  })

/** Puts a nomination on the council's list; one that a check blocks goes no further. */
export const listNomination = (ctx: Ctx, id: number): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const checker = (one: store.Nomination) => policy.mayCheck(ctx.actor, one)
    const { nomination, round, office } = await lockedNomination(ctx, id, 'list', checker)
    const honours = await store.honoursFor(ctx.db, round)
    const checked = (await checkAll(ctx, round, [nomination], honours)).get(id)
    if (checked?.clearance === 'blocked') throw new Refused('rule', 'nomination-blocked')
    await store.markNomination(ctx.db, id, 'listed')
    record(ctx, 'rewards.nomination-listed', ofNomination(nomination), {
      office,
      after: { clearance: checked?.clearance },
    })
  })

/** Takes a nomination back, or strikes it off before the decision, with the reason. */
export const withdrawNomination = (ctx: Ctx, id: number, reason: string): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const may = (one: store.Nomination) => policy.mayWithdraw(ctx.actor, one)
    const { nomination, round, office } = await lockedNomination(ctx, id, 'withdraw', may)
    await store.markNomination(ctx.db, id, 'withdrawn', reason)
    if (policy.mayNominate(ctx.actor, nomination.fromUnitId) === undefined)
      await tellReturned(ctx, round, nomination, reason)
    record(ctx, 'rewards.nomination-withdrawn', ofNomination(nomination), { office, reason })
  })
