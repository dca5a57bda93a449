import { randomBytes } from 'node:crypto'
import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { type Day, yearOf } from '#platform/day.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { draftDocument } from '../../documents/actions.ts'
import { documentsFrom, findDocument, papersOf } from '../../documents/facts.ts'
import { installationUnit } from '../../organisation/facts.ts'
import { checkAll } from '../facts/known.ts'
import { type PaperKind, paperOf, paperTypes } from '../paper/official.ts'
import * as policy from '../policy.ts'
import { codeOf } from '../rules/code.ts'
import { askDecision } from '../rules/round.ts'
import * as certificates from '../store/certificate.ts'
import * as store from '../store/nomination.ts'
import { markDecided, type Round } from '../store/round.ts'
import { allowed, lockedRound, ofRound, refusedAt } from './open.ts'
import { tellAwarded, tellRevoked } from './tell.ts'

const province = async (ctx: Ctx) => {
  const found = await installationUnit(ctx.db)
  if (!found) throw new Refused('rule', 'no-installation-unit')
  return found
}

const before: readonly store.Nomination['state'][] = ['passed', 'failed']

/** Drafts a paper of the round on the province's register: minutes, submission, or decision with its list. Gives the document. */
export const draftPaper = (ctx: Ctx, id: number, kind: PaperKind): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const round = await lockedRound(ctx, id)
    const office = allowed(policy.mayRun(ctx.actor))
    if (round.state !== 'voted') throw new Refused('rule', 'round-not-voted')
    const drawn = await documentsFrom(ctx.db, { kind: 'reward-round', id })
    if (drawn.some((one) => one.type === paperTypes[kind] && one.state !== 'withdrawn'))
      throw new Refused('rule', 'paper-drafted')
    const nominations = (await store.nominationsOf(ctx.db, id)).filter((one) => before.includes(one.state))
    if (kind !== 'minutes' && !nominations.some((one) => one.state === 'passed'))
      throw new Refused('rule', 'nobody-passed')
    const { unitId, nameVi } = await province(ctx)
    const paper = paperOf(kind, { round, province: nameVi, today: ctx.today, nominations })
    const source = { kind: 'reward-round', id }
    const documentId = await draftDocument(ctx, { unitId, type: paperTypes[kind], ...paper, source })
    record(ctx, 'rewards.paper-drafted', ofRound(id), { office, after: { paper: kind, documentId } })
    return documentId
  })

const placeName = (name: string): string => name.replace(/^(Tỉnh|Thành phố) /, '')
const inSentence = (name: string): string =>
  name.replace(/^(Tỉnh|Thành phố) /, (word) => word.toLocaleLowerCase('vi'))

const ofLine = ({ kind, post, unitName, address }: store.Nomination): string =>
  [post, kind === 'individual' ? unitName : '', address].filter(Boolean).join(', ')

/** The words that every certificate of a round bears, and the register it is in. */
type Imprint = Pick<
  certificates.NewCertificate,
  'series' | 'title' | 'office' | 'place' | 'authority' | 'signer' | 'decisionNo' | 'decidedOn'
>

/** Gives certificates to nominations in their order: the next numbers of the register of the decision's year. */
export const giveCertificates = async (
  ctx: Ctx,
  roundId: number,
  nominations: readonly Pick<store.Nomination, 'id' | 'kind' | 'name' | 'achievement'>[],
  line: (index: number) => string,
  imprint: Imprint,
): Promise<{ year: number; first: number }> => {
  const year = yearOf(imprint.decidedOn)
  const first = await certificates.takeNumbers(ctx.db, { series: imprint.series, year }, nominations.length)
  const made = nominations.map(({ id, kind, name, achievement }, i) => ({
    ...imprint,
    ...{ nominationId: id, roundId, year, number: first + i, code: codeOf(randomBytes(19)) },
    ...{ kind, name, achievement, ofLine: line(i) },
  }))
  await certificates.addCertificates(ctx.db, made, ctx.now)
  return { year, first }
}

/** Who signs: as the issued decision has it, else the signer in force, else the office of the form and who decides. */
const signature = async (ctx: Ctx, round: Round, unitId: number, documentId: number | null) => {
  const document = documentId === null ? undefined : await findDocument(ctx, documentId)
  const [signer] = document?.body ? [] : (await papersOf(ctx, [unitId])).signers
  const found = document?.body?.signature ?? signer
  const authority = (found?.authority ?? [round.honours.split(' Ủy ban')[0] ?? '']).filter(
    (line) => !line.startsWith('TM.'),
  )
  return {
    authority: authority.map((line) => line.toLocaleUpperCase('vi')),
    signer: found?.name || ctx.actor.name,
  }
}

// what the form lacks is said at its field
const fields: Record<string, string> = {
  'reward-decision-missing': 'decisionNo',
  'day-in-future': 'decidedOn',
  'day-before-vote': 'decidedOn',
}

const needClear = async (ctx: Ctx, round: Round, passed: readonly store.Nomination[]): Promise<void> => {
  if (passed.length === 0) throw new Refused('rule', 'nobody-passed')
  if (passed.some((one) => one.personId !== null && one.personId === ctx.actor.id))
    throw new Refused('rule', 'own-nomination')
  // discipline may have come between the vote and the decision: asked again as of today
  const today = passed.map((one) => ({ ...one, checks: null }))
  const checked = await checkAll(ctx, round, today, await store.honoursFor(ctx.db, round))
  const blocked = passed.filter((one) => checked.get(one.id)?.clearance === 'blocked')
  if (blocked.length > 0)
    throw new Refused('rule', 'passed-blocked', [], { names: blocked.map((one) => one.name).join('; ') })
}

/**
 * Takes down the decision: the issued document's number and day, or those of a paper signed elsewhere. In the same
 * transaction whoever passed is honoured: certificates with the next numbers of the register. Gives how many.
 */
export const decideRewards = (
  ctx: Ctx,
  id: number,
  input: { decisionNo?: string | undefined; decidedOn?: Day | undefined },
): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const round = await lockedRound(ctx, id)
    const office = allowed(policy.mayDecide(ctx.actor))
    const drawn = await documentsFrom(ctx.db, { kind: 'reward-round', id })
    const document = drawn.find((one) => one.type === paperTypes.decision && one.state === 'issued')
    const wish =
      document?.cited && document.issuedOn
        ? { decisionNo: document.cited, decidedOn: document.issuedOn }
        : input
    const decision = askDecision(round, wish, ctx.today)
    if (!decision.ok) {
      const field = fields[decision.reason]
      throw field ? refusedAt(field, decision.reason) : new Refused('rule', decision.reason)
    }
    const passed = (await store.nominationsOf(ctx.db, id)).filter((one) => one.state === 'passed')
    await needClear(ctx, round, passed)
    const { unitId, nameVi } = await province(ctx)
    const documentId = document?.id ?? null
    const imprint = {
      ...{ series: '', title: round.certificateTitle, office: `${round.honours} ${inSentence(nameVi)}` },
      ...{ place: placeName(nameVi), ...(await signature(ctx, round, unitId, documentId)) },
      ...decision.value,
    }
    const line = (i: number) => (passed[i] ? ofLine(passed[i]) : '')
    const numbers = await giveCertificates(ctx, id, passed, line, imprint)
    await store.markAwarded(
      ctx.db,
      passed.map((one) => one.id),
    )
    await markDecided(ctx.db, id, { ...decision.value, documentId, personId: ctx.actor.id })
    await tellAwarded(ctx, round, passed)
    record(ctx, 'rewards.decided', ofRound(id), {
      office,
      after: { ...decision.value, ...numbers, certificates: passed.length },
    })
    return passed.length
  })

/** Takes a certificate back by decision; its number stays taken, its code says revoked from now on. */
export const revokeCertificate = (
  ctx: Ctx,
  id: number,
  { decisionNo, decidedOn, reason }: { decisionNo: string; decidedOn: Day; reason: string },
): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const row = policy.mayEnter(ctx.actor)
      ? await certificates.findCertificate(ctx.db, id, 'lock')
      : undefined
    if (!row) throw new Refused('missing', 'page')
    const office = allowed(policy.mayDecide(ctx.actor))
    if (row.roundPlace !== null) throw new Refused('rule', 'certificate-not-ours')
    if (row.state === 'revoked') throw new Refused('rule', 'certificate-revoked')
    if (decidedOn > ctx.today) throw refusedAt('decidedOn', 'day-in-future')
    if (decidedOn < row.decidedOn) throw refusedAt('decidedOn', 'day-before-award')
    const by = { personId: ctx.actor.id, at: ctx.now }
    await certificates.revoke(ctx.db, id, { no: decisionNo, on: decidedOn, reason, ...by })
    await tellRevoked(ctx, row)
    record(
      ctx,
      'rewards.revoked',
      { kind: 'reward-certificate', id, unitId: row.fromUnitId },
      { office, reason, after: { number: `${row.number}/${row.year}`, decisionNo, decidedOn } },
    )
  })
