import { inTransaction } from '#platform/action.ts'
import type { Ctx, Mandate } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import type { Decision } from '#platform/decision.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import type { DeputyInput, MandateInput, ScopeInput } from '../input.ts'
import * as policy from '../policy.ts'
import * as rules from '../rules/mandate.ts'
import { findPersonByUsername, otherAdministrators } from '../store/accounts.ts'
import * as store from '../store/mandates.ts'
import { managedAccount } from './managed.ts'

const held = <Facts, Reason extends string>(decision: Decision<Facts, Reason>): Facts => {
  if (!decision.ok) throw new Refused('rule', decision.reason)
  return decision.value
}

const subject = (id: number, unitId: number) => ({ kind: 'mandate', id, unitId })

/** Gives an office inside the open transaction, once it is clear under which mandate it is given. */
export const placeMandate = async (
  ctx: Ctx,
  under: Mandate | undefined,
  personId: string,
  input: MandateInput,
): Promise<{ id: number }> => {
  const offices = await store.listOffices(ctx.db)
  const office = offices.find((one) => one.code === input.office)
  if (!office) throw new Refused('input', 'bad-input', [{ field: 'office', reason: 'office-unknown' }])
  const wish = {
    personId,
    office: input.office,
    unitId: input.unitId,
    from: input.from,
    to: input.to ?? null,
  }
  const giver = {
    personId: ctx.actor.id,
    ofUnitOnly: ctx.actor.kind === 'person' && !under?.roles.includes('administrator'),
  }
  if (giver.ofUnitOnly && !under?.reach.includes(wish.unitId)) throw new Refused('rule', 'office-beyond-own')
  const unitStands = await store.unitStands(ctx.db, wish.unitId, wish.from)
  held(
    rules.giveMandate(wish, await store.listMandates(ctx.db, personId), {
      unitStands,
      roles: office.roles,
      giver,
    }),
  )
  const { title = null, titleEn = null, decisionNo = null } = input
  const [id = 0] = await store.addMandates(ctx.db, [{ ...wish, title, titleEn, decisionNo }])
  record(ctx, 'mandate.given', subject(id, wish.unitId), {
    office: under,
    after: { ...wish, title, titleEn, decisionNo },
  })
  return { id }
}

/** Gives a person an office in a unit between two days. */
export const giveMandate = (ctx: Ctx, personId: string, input: MandateInput): Promise<{ id: number }> =>
  inTransaction(ctx, async (ctx) => {
    const { office } = await managedAccount(ctx, personId)
    return placeMandate(ctx, office, personId, input)
  })

/** The mandate as this actor may manage it. */
const managedMandate = async (ctx: Ctx, id: number) => {
  const mandate = await store.findMandateForUpdate(ctx.db, id)
  if (!mandate) throw new Refused('missing', 'page')
  const { office } = await managedAccount(ctx, mandate.personId)
  return { mandate, office }
}

/** Ends an office on a day, and its deputies with it; the reason (a decision) goes on record. */
export const endMandate = (
  ctx: Ctx,
  id: number,
  { lastDay, reason }: { lastDay: Day; reason: string },
): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { mandate, office } = await managedMandate(ctx, id)
    held(rules.endMandate(mandate, lastDay, ctx.today))
    if (
      mandate.roles.includes('administrator') &&
      (await otherAdministrators(ctx.db, mandate.personId, ctx.today)) === 0
    )
      throw new Refused('rule', 'last-administrator')
    await store.endMandate(ctx.db, id, lastDay)
    record(ctx, 'mandate.ended', subject(id, mandate.unitId), {
      office,
      before: { to: mandate.to },
      after: { to: lastDay },
      reason,
    })
  })

const deputyNamed = async (ctx: Ctx, input: DeputyInput): Promise<string> => {
  const personId = input.personId ?? (await findPersonByUsername(ctx.db, input.username ?? ''))
  if (!personId) throw new Refused('input', 'bad-input', [{ field: 'username', reason: 'person-unknown' }])
  return personId
}

/** Names who stands in for the holder of an office; a head may do so for oneself. The deputy acts under that office. */
export const nameDeputy = (ctx: Ctx, id: number, input: DeputyInput): Promise<{ id: number }> =>
  inTransaction(ctx, async (ctx) => {
    const mandate = await store.findMandateForUpdate(ctx.db, id)
    const unitIds = mandate ? [mandate.unitId] : []
    const office = mandate && policy.mayNameDeputy(ctx.actor, { ...mandate, unitIds })
    if (!mandate || (!office && ctx.actor.kind !== 'system')) throw new Refused('missing', 'page')
    const personId = await deputyNamed(ctx, input)
    const others = await store.listMandates(ctx.db, personId)
    const wish = held(rules.nameDeputy(mandate, { personId, from: input.from, to: input.to }, others))
    const deputy = {
      ...wish,
      office: mandate.office,
      unitId: mandate.unitId,
      deputyOf: id,
      decisionNo: input.decisionNo,
    }
    const [made = 0] = await store.addMandates(ctx.db, [deputy])
    record(ctx, 'mandate.deputy-named', subject(made, mandate.unitId), {
      office,
      after: deputy,
      reason: input.decisionNo,
    })
    return { id: made }
  })

/** Lets an inspector or appraiser reach a unit (with all below it) or one of the areas of work in force. */
export const addScope = (
  ctx: Ctx,
  id: number,
  input: ScopeInput,
  areas: readonly { id: number }[] = [],
): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { mandate, office } = await managedMandate(ctx, id)
    if (mandate.roles.every((role) => role === 'member')) throw new Refused('rule', 'assigned-by-committee')
    const scope = { ...input, mandateId: id, to: input.to ?? null, decisionNo: input.decisionNo ?? null }
    if (input.kind === 'unit' && !(await store.unitStands(ctx.db, input.targetId, input.from)))
      throw new Refused('rule', 'unit-not-standing')
    if (input.kind === 'area' && !areas.some((area) => area.id === input.targetId))
      throw new Refused('input', 'bad-input', [{ field: 'target', reason: 'not-one-of-these' }])
    await store.addScopes(ctx.db, [scope])
    record(ctx, 'mandate.scope-added', subject(id, mandate.unitId), { office, after: scope })
  })

/** Ends what a mandate reaches, after today. */
export const endScope = (ctx: Ctx, id: number, scopeId: number): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { mandate, office } = await managedMandate(ctx, id)
    const scope = (await store.listScopes(ctx.db, mandate.personId)).find(
      (one) => one.id === scopeId && one.mandateId === id,
    )
    if (!scope) throw new Refused('missing', 'page')
    if (scope.purpose === 'supervision') throw new Refused('rule', 'assigned-by-committee')
    if (!(await store.endScope(ctx.db, id, scopeId, ctx.today))) throw new Refused('rule', 'already-ended')
    record(ctx, 'mandate.scope-ended', subject(id, mandate.unitId), {
      office,
      after: { scopeId, to: ctx.today },
    })
  })
