import type { Ctx } from '#platform/context.ts'
import { holdersOf } from '../../notifications/facts.ts'
import { type Block, unitChoices } from '../../organisation/facts.ts'
import { areasOn, basesOn } from '../../programme/facts.ts'
import { personNames, unitsBelow } from '../store/choices.ts'

export type Choice = { value: string; label: string }

/** Blocks of units that may be given work from the province's side. */
const blocks: readonly Block[] = [
  'department',
  'district',
  'commune',
  'party-body',
  'fatherland-front',
  'vertical-agency',
  'service-unit',
]

/** Units that may lead a task, as they stand today. */
export async function leadChoices(ctx: Ctx): Promise<Choice[]> {
  const units = await unitChoices(ctx.db, ctx.today, blocks)
  return units.map((u) => ({
    value: String(u.unit_id),
    label: ctx.lang === 'en' ? (u.name_en ?? u.name_vi) : u.name_vi,
  }))
}

/** Units below a lead, to which it may give a part. */
export async function partChoices(ctx: Ctx, leadUnitId: number): Promise<Choice[]> {
  const units = await unitsBelow(ctx.db, leadUnitId, ctx.today)
  return units.map((u) => ({ value: String(u.unit_id), label: u.name }))
}

/** People of a unit to whom its head may hand a task. */
export async function peopleChoices(ctx: Ctx, unitId: number): Promise<Choice[]> {
  const holders = await holdersOf(ctx.db, [unitId], ['head', 'focal'], ctx.today)
  const names = await personNames(ctx.db, [...new Set(holders.map((h) => h.person_id))])
  return names.map((p) => ({ value: p.id, label: p.name }))
}

/** Reform areas of today. */
export async function areaChoices(ctx: Ctx): Promise<Choice[]> {
  const areas = await areasOn(ctx.db, ctx.today)
  return areas.map((a) => ({ value: String(a.id), label: ctx.lang === 'en' ? a.name_en : a.name_vi }))
}

/** What work given today may cite as its basis. */
export async function basisChoices(ctx: Ctx): Promise<Choice[]> {
  const bases = await basesOn(ctx.db, ctx.today)
  return bases.map((b) => ({ value: String(b.id), label: ctx.lang === 'en' ? b.name_en : b.name_vi }))
}

/** The name of a basis that stands today; null for any other. */
export const basisName = async (ctx: Ctx, id: number): Promise<string | null> =>
  (await basisChoices(ctx)).find((basis) => basis.value === String(id))?.label ?? null
