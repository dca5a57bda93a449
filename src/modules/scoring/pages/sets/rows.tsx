import { type RowsProps, Rows as UiRows } from '#ui/rows.tsx'
import { setsTexts } from '../../texts/sets.ts'

/** Rows of a form of a set, with the words of sets on their buttons where none are given. */
export const Rows = ({
  add,
  remove,
  ...rest
}: Omit<RowsProps, 'add' | 'remove'> & Partial<Pick<RowsProps, 'add' | 'remove'>>) => {
  const t = setsTexts[rest.state.lang]
  return <UiRows {...rest} add={add ?? t.addRow} remove={remove ?? t.removeRow} />
}
