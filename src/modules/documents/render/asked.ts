import type { OfficialDocument } from '../layout/model.ts'

export type Format = 'docx' | 'pdf'

/** What the rendering process is asked, and what it answers. */
export type Asked = { id: number; format: Format; doc: OfficialDocument }
export type Answered = { id: number; bytes?: Uint8Array; fault?: string }
