import type { FileTexts } from '../files/texts.vi.ts'

const holes = {
  size: '{size}',
  limit: '{limit}',
  found: '{found}',
  extension: '{extension}',
  kind: '{kind}',
  allowed: '{allowed}',
  entry: '{entry}',
}

/** The sentences about unfit files as refusal reasons ("file-too-large"), their figures left to be filled. */
export const fileReasons = (texts: FileTexts): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).map(([problem, say]) => [`file-${problem}`, say(holes)]))
