import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderSVG } from 'uqr'
import { projectRoot } from '#platform/root.ts'
import { printable } from './model.ts'
import { typst } from './typst.ts'

const template = readFileSync(join(projectRoot, 'src/modules/documents/layout/certificate.typ'), 'utf8')

/** A certificate's words, as they stand on it. */
export type Certificate = {
  /** who honours, in capitals: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH NGHỆ AN" */
  office: string
  /** "TẶNG" */
  gives: string
  /** "BẰNG KHEN" */
  title: string
  name: string
  /** post and unit, or an address; empty when the name says all */
  of: string
  achievement: string
  /** "Nghệ An, ngày 12 tháng 2 năm 2025" */
  placeAndDay: string
  authority: string[]
  signer: string
  /** decision and register number, a line each */
  facts: string[]
  /** before the code: how it is verified */
  verify: string
  code: string
  /** what the QR code opens; printed as well */
  address: string
  /** at the foot: that it is an illustration; empty otherwise */
  note: string
}

/** The certificates of one file, with the file's title and the day in its metadata ("2025-02-12"). */
export type CertificateSheet = { title: string; day: string; certificates: Certificate[] }

// unlike a document's, these lines are set as they come: a line break within one would be taken for a new line
const line = (text: string): string => printable(text).replace(/\s+/g, ' ').trim()

const ready = (c: Certificate) => ({
  office: line(c.office),
  gives: line(c.gives),
  title: line(c.title),
  name: line(c.name),
  of: line(c.of),
  achievement: line(c.achievement),
  placeAndDay: line(c.placeAndDay),
  authority: c.authority.map(line),
  signer: line(c.signer),
  facts: c.facts.map(line),
  verify: line(c.verify),
  code: line(c.code),
  address: line(c.address),
  note: line(c.note),
  // a quarter may be lost to a stain or a fold
  qr: renderSVG(c.address, { ecc: 'Q', border: 1, whiteColor: 'none' }),
})

/** Certificates as a PDF, each on one landscape A4 page of its own; a long name or citation is set smaller. */
export const toCertificates = async (sheet: CertificateSheet): Promise<Uint8Array> => {
  const compiler = typst()
  const inputs = {
    title: line(sheet.title),
    certificates: JSON.stringify(sheet.certificates.map(ready)),
  }
  try {
    const done = compiler.compile({ mainFileContent: template, inputs })
    if (!done.result) throw new Error(`typst: ${JSON.stringify(done.takeDiagnostics()?.shortDiagnostics)}`)
    const creationTimestamp = Math.floor(new Date(`${sheet.day}T12:00:00+07:00`).getTime() / 1000)
    return new Uint8Array(compiler.pdf(done.result, { pdfStandard: '1.7', creationTimestamp }))
  } finally {
    compiler.evictCache(5)
  }
}
