import type { Lang } from '#platform/lang.ts'
import type { FormState } from '#ui/form.tsx'
import type { LeafReading, SheetReading } from '../../facts/sheets.ts'

/** Two people on the same field: what the other wrote, to be kept or taken. */
export type Conflict = {
  who: string
  at: Date | null
  version: number
  fields: { name: string; mine: string; theirs: string }[]
}

export type JudgeProps = {
  reading: SheetReading
  leaf: LeafReading
  state: FormState
  answerState: FormState
  askState: FormState
  conflict?: Conflict | undefined
  lang: Lang
}
