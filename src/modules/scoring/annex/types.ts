/** What was found while a file was read: where in it, at which code of the set, and what. */
export type AnnexFinding = {
  level: 'error' | 'warning' | 'info'
  /** sheet and row ("Phụ lục", 12), or the path in JSON; row 0 is the whole file */
  sheet: string
  row: number
  path?: string
  code?: string
  reason: string
  facts?: Record<string, string | number>
}

/** The file is no criteria set at all. */
export class NotASet extends Error {
  constructor(
    readonly reason: 'not-a-set-file' | 'not-json' | 'no-annex' | 'set-too-large',
    readonly facts: Record<string, string | number> = {},
  ) {
    super(reason)
    this.name = 'NotASet'
  }
}

/** What a file may hold; the page names them. A cell may be as long as Excel lets it be. */
export type AnnexLimits = { rows: number; cellCharacters: number; unpackedBytes: number }
