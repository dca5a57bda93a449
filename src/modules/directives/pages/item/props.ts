import type { FormState } from '#ui/form.tsx'
import type { Frame } from '#ui/layout.tsx'
import type { ItemChoices } from '../../facts/reading.ts'
import type { Directive, SavedItem, SavedParagraph } from '../../facts.ts'

export type ItemForms = Record<'item' | 'split' | 'merge', FormState>

export type ItemProps = {
  frame: Frame
  directive: Directive
  item: SavedItem | undefined
  paragraph: SavedParagraph | undefined
  others: SavedItem[]
  choices: ItemChoices
  forms: ItemForms
  /** what the lookup of names came to */
  said?: string | undefined
}
