/** How large a dispatch may be; a file beyond a limit is refused by the limit's name. */
export type Limits = {
  /** Bytes of the file. */
  bytes: number
  /** Bytes of the parts of a Word file once unpacked. */
  unpacked: number
  paragraphs: number
  /** Characters of one paragraph. */
  characters: number
  pages: number
}

export const defaultLimits: Limits = {
  bytes: 20_000_000,
  unpacked: 20_000_000,
  paragraphs: 10_000,
  characters: 50_000,
  pages: 500,
}
