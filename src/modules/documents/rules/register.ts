import type { Day } from '#platform/day.ts'

type Row = {
  subject: string
  typeName: string
  cited: string | null
  issuedOn: Day | null
  signerName: string | null
  recipients: readonly string[]
  archive: readonly string[]
  copies: number | null
  arrivedOn: Day | null
  number: number | null
  issuerName: string | null
  dueOn: Day | null
  answeredBy: string | null
  note: string | null
  state: string
  unitName: string
  personName: string
}

export type CellValue = string | number | null | { day: Day | null }
export type ColumnKey =
  | 'cited'
  | 'day'
  | 'typeAndSubject'
  | 'signer'
  | 'recipients'
  | 'kept'
  | 'copies'
  | 'note'
  | 'arrivedOn'
  | 'arrivalNumber'
  | 'issuer'
  | 'toPlaces'
  | 'dueOn'
  | 'answeredBy'
  | 'unit'
  | 'drafter'
  | 'stateHead'

/**
 * The columns of the registers (NĐ 30/2020/NĐ-CP, Phụ lục IV), in their order, the same on the screen and in the
 * sheet. Left out: what is written by hand on receipt (ngày chuyển, ký nhận). The incoming one has the follow-up
 * columns (thời hạn, văn bản trả lời) too.
 */
export const registerColumns: Record<'out' | 'in' | 'drafts', readonly ColumnKey[]> = {
  out: ['cited', 'day', 'typeAndSubject', 'signer', 'recipients', 'kept', 'copies', 'note'],
  in: [
    'arrivedOn',
    'arrivalNumber',
    'issuer',
    'cited',
    'day',
    'typeAndSubject',
    'toPlaces',
    'dueOn',
    'answeredBy',
    'note',
  ],
  drafts: ['typeAndSubject', 'unit', 'drafter', 'stateHead', 'signer'],
}

/** What stands in a register's cell. */
export const registerCell: Record<ColumnKey, (row: Row) => CellValue> = {
  cited: (row) => row.cited,
  day: (row) => ({ day: row.issuedOn }),
  typeAndSubject: (row) => `${row.typeName}: ${row.subject}`,
  signer: (row) => row.signerName,
  recipients: (row) => row.recipients.join('; '),
  kept: (row) => ['VT', ...row.archive.filter((unit) => unit !== 'VT')].join(', '),
  copies: (row) => row.copies,
  note: (row) => row.note,
  arrivedOn: (row) => ({ day: row.arrivedOn }),
  arrivalNumber: (row) => row.number,
  issuer: (row) => row.issuerName,
  toPlaces: (row) => row.recipients.join('; '),
  dueOn: (row) => ({ day: row.dueOn }),
  answeredBy: (row) => row.answeredBy,
  unit: (row) => row.unitName,
  drafter: (row) => row.personName,
  stateHead: (row) => row.state,
}
