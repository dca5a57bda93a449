import { ourMm, textWidthMm } from '../format.ts'
import type { ReadyDocument } from '../model.ts'
import { recipientLines } from '../numbering.ts'
import type { Line, Pair } from '../sheet.ts'
import { line } from './line.ts'

/** The recipients at the left, the signatures at the right; one block that no page end divides. */
export const composeFoot = (doc: ReadyDocument): Pair => {
  const half = textWidthMm(doc.orientation) / 2
  return {
    kind: 'pair',
    widthsMm: [half, half],
    beforePt: 12,
    rows: [{ left: recipients(doc), right: signatures(doc) }],
  }
}

const recipients = (doc: ReadyDocument): Line[] => [
  line('recipients_label', 'Nơi nhận:'),
  ...recipientLines(doc.recipients, doc.archive).map((text) => line('recipients_list', text)),
  ...(doc.drafterCopies ? [line('drafter_copies', doc.drafterCopies)] : []),
]

const signatures = (doc: ReadyDocument): Line[] => [
  ...doc.signature.authority.map((text) => line('signing_authority', text, { keepNext: true })),
  line('signer_name', doc.signature.name, { beforePt: (ourMm.signatureRoom / 25.4) * 72 }),
]
