import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import type { DisciplineInput } from '../input.ts'
import * as policy from '../policy.ts'
import * as store from '../store/discipline.ts'

/** Enters a disciplinary decision from its paper. Nobody enters their own. Gives its number. */
export const enterDiscipline = (ctx: Ctx, input: DisciplineInput): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const office = policy.mayEnterDiscipline(ctx.actor)
    if (!office || ctx.actor.id === null) throw new Refused('forbidden', 'rating.discipline')
    if (input.personId === ctx.actor.id) throw new Refused('rule', 'own-case')
    if (input.decidedOn > ctx.today)
      throw new Refused('input', 'bad-input', [{ field: 'decidedOn', reason: 'day-to-come' }])
    const id = await store.addDiscipline(ctx.db, {
      ...input,
      by: ctx.actor.id,
      officeId: office.id,
      at: ctx.now,
    })
    const { note, ...after } = input
    record(ctx, 'rating.discipline-entered', { kind: 'discipline', id }, { office, after })
    return id
  })

/** Takes back an entry that should not have been made; it stays on record with the reason. */
export const withdrawDiscipline = (ctx: Ctx, id: number, reason: string): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    if (!policy.mayReadDiscipline(ctx.actor)) throw new Refused('missing', 'page')
    const entry = await store.findDiscipline(ctx.db, id)
    if (!entry) throw new Refused('missing', 'page')
    const office = policy.mayEnterDiscipline(ctx.actor)
    if (!office) throw new Refused('forbidden', 'rating.discipline')
    if (entry.personId === ctx.actor.id) throw new Refused('rule', 'own-case')
    if (entry.withdrawnAt) throw new Refused('rule', 'withdrawn-already')
    await store.withdrawDiscipline(ctx.db, id, { personId: ctx.actor.id, at: ctx.now, reason })
    record(ctx, 'rating.discipline-withdrawn', { kind: 'discipline', id }, { office, reason })
  })
