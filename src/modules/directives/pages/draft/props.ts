import type { FormState } from '#ui/form.tsx'
import type { Frame } from '#ui/layout.tsx'
import type { DraftReading } from '../../facts/reading.ts'

/** The forms that the page of a draft holds. */
export type DraftForms = Record<'head' | 'reading' | 'issue' | 'return' | 'paragraph', FormState>
type Say = (reason: string) => string
export type DraftProps = {
  frame: Frame
  reading: DraftReading
  forms: DraftForms
  say: Say
  paragraphAt?: number | undefined
}
