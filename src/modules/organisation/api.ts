import { z } from 'zod'
import { type Api, idIn } from '#platform/http.ts'
import { Refused } from '#platform/refused.ts'
import { listUnits, readUnit } from './facts.ts'
import { unitAnswer, unitsQuery } from './input.ts'
import type { UnitLine } from './store.ts'

const list = z.object({ items: z.array(unitAnswer), next: z.number().nullable(), total: z.number() })

const answerOf = (unit: UnitLine): z.output<typeof unitAnswer> => ({
  id: unit.unit_id,
  name: unit.name_vi,
  nameEn: unit.name_en,
  kind: unit.kind,
  code: unit.code,
  parent: unit.parent_id === null ? null : { id: unit.parent_id, name: unit.parent_name ?? '' },
  below: unit.below,
})

/** GET /units and /units/{id}: the tree as it stands on a day, and one unit's whole history. */
export const api = (api: Api): void => {
  api.get('/units', {
    summary: 'Units as they stand on a day',
    query: unitsQuery,
    answer: list,
    read: async (ctx, query) => {
      const { units } = await listUnits(ctx, { ...query, day: query.on ?? ctx.today })
      const total = units[0]?.total ?? 0
      const after = query.offset + units.length
      return { items: units.map(answerOf), next: after < total ? after : null, total }
    },
  })
  api.get('/units/:id', {
    summary: 'One unit: its versions, codes and successions',
    answer: z.looseObject({ unit_id: z.number() }),
    read: async (ctx, _, c) => {
      const unit = await readUnit(ctx, idIn(c))
      if (!unit) throw new Refused('missing', 'page')
      return unit
    },
  })
}
