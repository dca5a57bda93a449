import type { Ctx } from '#platform/context.ts'
import { areasOn, basesOn } from '../../programme/facts.ts'
import * as store from '../store.ts'

const provincial = [
  'department',
  'vertical-agency',
  'service-unit',
  'party-body',
  'fatherland-front',
  'district',
]

/** Units, areas and bases that a row of this plan may name. Three statements. */
export const rowChoices = async (ctx: Ctx, plan: store.Plan) => {
  const { lang, db, today } = ctx
  const units = await store.choosableUnits(db, today, plan.kind === 'unit' ? plan.unit_id : provincial)
  const named = (list: readonly { id: number; name_vi: string; name_en: string }[]) =>
    list.map(({ id, name_vi, name_en }) => ({ id, name: lang === 'en' ? name_en : name_vi }))
  return {
    units: units.map((unit) => ({ id: unit.id, name: unit[lang] })),
    areas: named(await areasOn(db, today)),
    bases: named(await basesOn(db, today)),
  }
}
