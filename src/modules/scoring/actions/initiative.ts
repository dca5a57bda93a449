import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { type Day, yearOf } from '#platform/day.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { saveRow } from '../../plans/actions.ts'
import type { AdoptionInput, InitiativeInput, RecognitionInput } from '../input/initiative.ts'
import * as policy from '../policy/initiative.ts'
import * as store from '../store/initiative.ts'

const wordsOf = ({ title, description, benefit, areaId }: InitiativeInput): store.Words => ({
  title,
  description,
  benefit: benefit ?? '',
  areaId: areaId ?? null,
})

const locked = async (ctx: Ctx, id: number): Promise<store.Initiative> => {
  const found = policy.mayRead(ctx.actor) ? await store.findInitiative(ctx.db, id, 'lock') : undefined
  if (!found) throw new Refused('missing', 'page')
  return found
}

const subject = ({ id, unitId }: { id: number; unitId: number }) => ({ kind: 'initiative', id, unitId })

/** Registers what a unit made, in today's year. Gives its number. */
export const registerInitiative = (ctx: Ctx, unitId: number, input: InitiativeInput): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const office = policy.mayRegister(ctx.actor, unitId)
    if (!office || ctx.actor.id === null) throw new Refused('forbidden', 'forbidden')
    const by = { personId: ctx.actor.id, at: ctx.now }
    const id = await store.addInitiative(ctx.db, unitId, yearOf(ctx.today), wordsOf(input), by)
    record(ctx, 'initiative.registered', subject({ id, unitId }), { office, after: { title: input.title } })
    return id
  })

/** Changes its words; once recognised, what the decision recognised stays. */
export const changeInitiative = (
  ctx: Ctx,
  id: number,
  { version, ...input }: InitiativeInput & { version: number },
): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const found = await locked(ctx, id)
    const office = policy.mayRegister(ctx.actor, found.unitId)
    if (!office) throw new Refused('forbidden', 'forbidden')
    if (found.recognisedOn) throw new Refused('rule', 'initiative-recognised')
    if (found.version !== version) throw new Refused('rule', 'changed-meanwhile')
    await store.changeInitiative(ctx.db, id, wordsOf(input))
    record(ctx, 'initiative.changed', subject(found), {
      office,
      before: { title: found.title, description: found.description, benefit: found.benefit },
      after: { title: input.title, description: input.description, benefit: input.benefit },
    })
  })

/** Notes the decision that recognised it: from then on it feeds the criteria that count recognised initiatives. */
export const recogniseInitiative = (ctx: Ctx, id: number, input: RecognitionInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const found = await locked(ctx, id)
    const office = policy.mayRecognise(ctx.actor, found.unitId)
    if (!office) throw new Refused('forbidden', 'forbidden')
    if (found.recognisedOn) throw new Refused('rule', 'initiative-recognised')
    const on = input.recognisedOn as Day
    if (on > ctx.today)
      throw new Refused('input', 'day-in-future', [{ field: 'recognisedOn', reason: 'day-in-future' }])
    await store.recognise(ctx.db, id, input.recognisedNo, on, input.recognisedBy)
    record(ctx, 'initiative.recognised', subject(found), { office, after: input })
  })

/** Takes a wrong entry off the register, with the reason on record; a recognised one stays. */
export const withdrawInitiative = (ctx: Ctx, id: number, reason: string): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const found = await locked(ctx, id)
    const office = policy.mayRegister(ctx.actor, found.unitId)
    if (!office) throw new Refused('forbidden', 'forbidden')
    if (found.recognisedOn) throw new Refused('rule', 'initiative-recognised')
    await store.withdraw(ctx.db, id, ctx.now)
    record(ctx, 'initiative.withdrawn', subject(found), { office, reason })
  })

const rowOf = (found: store.Initiative, unitId: number) => ({
  number: `SK-${found.id}`,
  part: undefined,
  areaId: found.areaId ?? undefined,
  basisId: undefined,
  title: `Áp dụng mô hình, sáng kiến: ${found.title}`,
  product: 'Báo cáo kết quả áp dụng',
  leadUnitIds: [unitId],
  coordinatorUnitIds: [],
  deadlineKind: 'regular' as const,
  deadlineOn: undefined,
  deadlineText: undefined,
  money: undefined,
  moneySource: undefined,
  staff: undefined,
  note: `${found.unitName}, ${found.year}`,
})

/** Another unit takes it over, once; with a draft plan of its own named, it also becomes a row of that plan. */
export const adoptInitiative = (
  ctx: Ctx,
  id: number,
  { unitId, note, planId }: AdoptionInput,
): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const found = await locked(ctx, id)
    const office = policy.mayAdopt(ctx.actor, unitId)
    if (!office || ctx.actor.id === null) throw new Refused('forbidden', 'forbidden')
    if (found.unitId === unitId) throw new Refused('rule', 'initiative-own')
    const by = { personId: ctx.actor.id, at: ctx.now }
    if (!(await store.adopt(ctx.db, id, unitId, ctx.today, note ?? null, by)))
      throw new Refused('rule', 'initiative-adopted')
    if (planId !== undefined) await saveRow(ctx, planId, rowOf(found, unitId))
    record(
      ctx,
      'initiative.adopted',
      { kind: 'initiative', id, unitId },
      { office, after: { unitId, planId, note } },
    )
  })
