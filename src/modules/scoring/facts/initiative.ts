import type { Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import { plansOf } from '../../plans/facts.ts'
import { workAreas } from '../../programme/facts.ts'
import type { InitiativeQuery } from '../input/initiative.ts'
import * as policy from '../policy/initiative.ts'
import * as store from '../store/initiative.ts'

export type { Adoption, Initiative } from '../store/initiative.ts'

export const initiativesOnPage = 50

/** A page of the register; missing for who has no office that reads it. One statement. */
export const readInitiatives = async (ctx: Ctx, { of, unit, offset = 0 }: InitiativeQuery) => {
  if (!policy.mayRead(ctx.actor)) throw new Refused('missing', 'page')
  const rows = await store.listInitiatives(
    ctx.db,
    { year: of, unitId: unit },
    { limit: initiativesOnPage, offset },
  )
  return { rows, total: rows[0]?.total ?? 0, offset, units: policy.ownUnits(ctx.actor) }
}

/** The areas an initiative can be in. */
export const initiativeAreas = (ctx: Ctx) => workAreas(ctx.db, ctx.today)

/** One initiative with where it was adopted, and what this actor may do. Three statements. */
export const readInitiative = async (ctx: Ctx, id: number) => {
  const initiative = policy.mayRead(ctx.actor) ? await store.findInitiative(ctx.db, id) : undefined
  if (!initiative) throw new Refused('missing', 'page')
  const adoptions = await store.adoptionsOf(ctx.db, id)
  const free = initiative.recognisedOn === null
  const adopting = policy
    .ownUnits(ctx.actor)
    .filter((unit) => unit.unitId !== initiative.unitId && !adoptions.some((a) => a.unitId === unit.unitId))
    .filter((unit) => policy.mayAdopt(ctx.actor, unit.unitId))
  const plans = adopting.length > 0 ? await plansOf(ctx, initiative.year + 1) : []
  const now = adopting.length > 0 ? await plansOf(ctx, initiative.year) : []
  return {
    initiative,
    adoptions,
    adopting,
    /** draft plans of those units, that may take a row */
    plans: [...now, ...plans].filter(
      (plan) => plan.state === 'draft' && adopting.some((unit) => unit.unitId === plan.unit_id),
    ),
    may: {
      change: free && policy.mayRegister(ctx.actor, initiative.unitId) !== undefined,
      recognise: free && policy.mayRecognise(ctx.actor, initiative.unitId) !== undefined,
    },
  }
}
export type InitiativeReading = Awaited<ReturnType<typeof readInitiative>>
