import type { Ctx } from '#platform/context.ts'
import { councilShown, firstShown, secondShown } from '../rules/phase.ts'
import type { ValueStage } from '../store/value.ts'
import type { OpenSheet } from './open.ts'

/** The stages whose values this reader may know: a unit learns of each once it has ended and is not open again. */
export const shownStages = (
  ctx: Ctx,
  { sheet, sight }: Pick<OpenSheet, 'sheet' | 'sight'>,
): ReadonlySet<ValueStage> => {
  const { round, clock } = sheet
  const shown = new Set<ValueStage>(['self', 'correction'])
  if (!sight.own || firstShown(round, clock, ctx.today)) shown.add('first')
  if (!sight.own || secondShown(round, clock, ctx.today)) shown.add('second')
  if (!sight.own || councilShown(round)) shown.add('council')
  return shown
}
