import type { CardsSheet } from '../layout/cards.ts'
import type { CertificateSheet } from '../layout/certificate.ts'
import type { OfficialDocument } from '../layout/model.ts'

export type Format = 'docx' | 'pdf'

/** What is written: a document as Word or PDF, certificates or cards as one PDF. */
export type Wanted =
  | { format: Format; doc: OfficialDocument }
  | { format: 'certificates'; doc: CertificateSheet }
  | { format: 'cards'; doc: CardsSheet }

/** What the rendering process is asked, and what it answers. */
export type Asked = { id: number; wanted: Wanted }
export type Answered = { id: number; bytes?: Uint8Array; fault?: string }
