/** What is taken; the message of a refusal names the limit. */
export interface FileLimits {
  maxMb: number
  maxUnpackedMb: number
  /** Unpacked bytes for each packed byte. */
  maxRatio: number
  maxEntries: number
  /** 1: a ZIP in a ZIP is taken, one more is not. */
  maxNesting: number
}

export const defaultLimits: FileLimits = {
  maxMb: 50,
  maxUnpackedMb: 200,
  maxRatio: 100,
  maxEntries: 2_000,
  maxNesting: 1,
}

/** Why a file is refused. */
export type FileProblem =
  | 'empty'
  | 'too-large'
  | 'unknown-type'
  | 'not-allowed'
  | 'wrong-extension'
  | 'old-office'
  | 'macros'
  | 'encrypted'
  | 'broken'
  | 'too-many-entries'
  | 'unpacked-too-large'
  | 'ratio-too-high'
  | 'nested-too-deep'
  | 'unsafe-entry'

/** Thrown by the checks of one kind of file and turned into a refusal by `inspectFile`. */
export class Unfit extends Error {
  constructor(
    readonly problem: FileProblem,
    readonly facts: Record<string, string | number> = {},
  ) {
    super(problem)
  }
}
