import type { Lang } from '#platform/lang.ts'
import type { SheetTableInput } from '../../documents/facts.ts'
import type { CertificateRow } from '../store/certificate.ts'
import { texts } from '../texts.ts'

/** Certificates as a table for Excel; codes are not in it, since a code is the proof. */
export const awardsSheet = (rows: readonly CertificateRow[], title: string, lang: Lang): SheetTableInput => {
  const t = texts[lang]
  return {
    sheet: t.awards,
    title,
    columns: [
      { width: 12, align: 'center' },
      { width: 14 },
      { width: 40 },
      { width: 46 },
      { width: 60 },
      { width: 18 },
      { width: 13, align: 'center' },
      { width: 14 },
    ],
    head: [
      [
        t.number,
        `${t.collectives} / ${t.individuals}`,
        t.nominee,
        t.ofLine,
        t.achievement,
        t.decisionNo,
        t.decidedOn,
        t.state,
      ],
    ],
    rows: rows.map((row) => [
      `${row.number}/${row.year}`,
      t.kinds[row.kind] ?? row.kind,
      row.name,
      row.ofLine,
      row.achievement,
      row.decisionNo,
      { day: row.decidedOn },
      row.state === 'valid' ? t.valid : t.revoked,
    ]),
  }
}
