import type { Ctx } from '#platform/context.ts'
import type { Db } from '#platform/db.ts'
import { Refused } from '#platform/refused.ts'
import { certificatesPdf } from '../../documents/facts.ts'
import { printedOf } from '../paper/certificate.ts'
import * as policy from '../policy.ts'
import { readCode } from '../rules/code.ts'
import * as store from '../store/certificate.ts'
import type { Round } from '../store/round.ts'
import { needRound } from './rounds.ts'

export type { CertificateRow } from '../store/certificate.ts'

const decided = (round: Pick<Round, 'state'>): boolean =>
  round.state === 'decided' || round.state === 'imported'

/** The list of a decided round: everybody inside reads it; codes and papers only who may print. Two statements. */
export const readAwards = async (ctx: Ctx, roundId: number) => {
  const round = await needRound(ctx, roundId)
  if (!decided(round)) throw new Refused('missing', 'page')
  return {
    round,
    certificates: await store.certificatesOf(ctx.db, roundId),
    mayPrint: policy.mayOversee(ctx.actor),
  }
}
export type AwardsReading = Awaited<ReturnType<typeof readAwards>>

/** One certificate with what this actor may do with it; missing for who finds no rewards. One statement. */
export const readCertificate = async (ctx: Ctx, id: number) => {
  const certificate = policy.mayEnter(ctx.actor) ? await store.findCertificate(ctx.db, id) : undefined
  if (!certificate) throw new Refused('missing', 'page')
  const own = certificate.roundPlace === null
  return {
    certificate,
    mayPrint: policy.mayPrint(ctx.actor, certificate.fromUnitId),
    mayRevoke: own && certificate.state === 'valid' && policy.mayDecide(ctx.actor) !== undefined,
  }
}
export type CertificateReading = Awaited<ReturnType<typeof readCertificate>>

const pdfOf = (
  ctx: Ctx,
  rows: readonly store.CertificateRow[],
  title: string,
  home: string,
): Promise<Uint8Array> =>
  certificatesPdf({
    title,
    day: rows[0]?.decidedOn ?? ctx.today,
    certificates: rows.map((row) => printedOf(row, home)),
  })

/** One certificate as PDF, for who may print it; a revoked one is printed no more. `home`: where its code is verified. */
export const certificatePdf = async (
  ctx: Ctx,
  id: number,
  home: string,
): Promise<{ bytes: Uint8Array; name: string }> => {
  const { certificate, mayPrint } = await readCertificate(ctx, id)
  if (!mayPrint) throw new Refused('missing', 'page')
  if (certificate.state === 'revoked') throw new Refused('rule', 'certificate-revoked')
  return {
    bytes: await pdfOf(ctx, [certificate], `${certificate.title} ${certificate.name}`, home),
    name: `bang-khen-${certificate.year}-${certificate.number}.pdf`,
  }
}

/** A round's certificates as one PDF for the printer, revoked ones left out. */
export const printRun = async (
  ctx: Ctx,
  roundId: number,
  home: string,
): Promise<{ bytes: Uint8Array; name: string }> => {
  const { round, certificates, mayPrint } = await readAwards(ctx, roundId)
  if (!mayPrint) throw new Refused('missing', 'page')
  const valid = certificates.filter((one) => one.state === 'valid')
  if (valid.length === 0) throw new Refused('rule', 'nothing-to-print')
  return { bytes: await pdfOf(ctx, valid, round.title, home), name: `bang-khen-dot-${roundId}.pdf` }
}

export const certificatesOnPage = 50

/** A page of the province's register with the years that it has. Two statements. */
export const readRegister = async (
  ctx: Ctx,
  filter: store.RegisterFilter & { offset?: number | undefined },
  limit = certificatesOnPage,
) => {
  if (!policy.mayEnter(ctx.actor)) throw new Refused('missing', 'page')
  const offset = filter.offset ?? 0
  const rows = await store.register(ctx.db, filter, { limit, offset })
  return {
    rows,
    total: rows[0]?.total ?? 0,
    offset,
    years: await store.registerYears(ctx.db),
    mayPrint: policy.mayOversee(ctx.actor),
  }
}
export type RegisterReading = Awaited<ReturnType<typeof readRegister>>

/** What a certificate's code proves, for anybody: these words and nothing else; undefined for no code of ours. One statement. */
export const publicCertificate = async (db: Db, typed: string) => {
  const code = readCode(typed)
  const row = code === undefined ? undefined : await store.certificateByCode(db, code)
  if (!row) return undefined
  const { name, formVi, formEn, decisionNo, decidedOn, number, year, state } = row
  const { revokedNo, revokedOn, roundPlace: place, invented } = row
  return {
    ...{ code: row.code, name, formVi, formEn, decisionNo, decidedOn, number, year, state },
    ...{ revokedNo, revokedOn, place, invented },
  }
}
export type PublicCertificate = NonNullable<Awaited<ReturnType<typeof publicCertificate>>>

export type PublicAwardRound = store.DecidedRound

/** Decided rounds, newest first, for anybody. One statement. */
export const publicAwardRounds = (db: Db): Promise<PublicAwardRound[]> => store.decidedRounds(db)

/** The names of a decided round, for anybody; missing before its decision. Two statements. */
export const publicAwards = async (db: Db, roundId: number) => {
  const certificates = await store.certificatesOf(db, roundId)
  const [first] = certificates
  if (!first) throw new Refused('missing', 'page')
  return {
    round: {
      title: first.roundTitle,
      formVi: first.formVi,
      formEn: first.formEn,
      place: first.roundPlace,
      source: first.roundSource,
      invented: first.invented,
      decisionNo: first.decisionNo,
      decidedOn: first.decidedOn,
    },
    rows: certificates.map(({ kind, name, ofLine, number, year, state }) => ({
      kind,
      name,
      ofLine,
      number,
      year,
      state,
    })),
  }
}
export type PublicAwards = Awaited<ReturnType<typeof publicAwards>>
