import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { type Given, giveOwnTasks } from '../../tasks/actions.ts'
import { readPlanner } from '../facts/planner.ts'
import type { ImprovementInput } from '../input/planner.ts'
import * as policy from '../policy/result.ts'
import type { LeafOutlook } from '../rules/planner.ts'
import { addImprovements } from '../store/improvement.ts'

const refuseLeaf = (reason: string, code: string): never => {
  throw new Refused('input', reason, [{ field: 'leaves', reason, params: { leaf: code } }], { leaf: code })
}

const workOf = ({ leaf }: LeafOutlook, year: number, input: ImprovementInput) => ({
  title: `Khắc phục tiêu chí ${leaf.code} năm ${year}: ${leaf.name_vi}`.slice(0, 2000),
  body: input.note,
  product:
    leaf.evidence_vi?.join('; ').slice(0, 2000) || `Kết quả khắc phục tiêu chí ${leaf.code} kèm minh chứng`,
  leadUnitIds: [input.leadUnitId],
  coordinatorUnitIds: [],
  deadlineKind: 'day' as const,
  deadlineOn: input.dueOn,
  reading: 'inclusive' as const,
})

/**
 * Turns weak criteria into tasks with lead and day, in one step: one task each, noted with what was lost, so that the
 * next round shows what they brought. The head of the unit gives them inside it, an issuer to anybody. Gives the tasks.
 */
export const planImprovement = (ctx: Ctx, sheetId: number, input: ImprovementInput): Promise<Given[]> =>
  inTransaction(ctx, async (ctx) => {
    const { sheet, outlooks, leads } = await readPlanner(ctx, sheetId)
    const office = policy.mayImprove(ctx.actor, sheet.unitId)
    if (!office) throw new Refused('forbidden', 'forbidden')
    if (input.dueOn < ctx.today)
      throw new Refused('input', 'day-has-passed', [{ field: 'dueOn', reason: 'day-has-passed' }])
    if (!leads.some((unit) => unit.unitId === input.leadUnitId))
      throw new Refused('input', 'lead-outside', [{ field: 'leadUnitId', reason: 'lead-outside' }])
    const chosen = input.leaves.map((code) => {
      const found = outlooks.find((one) => one.leaf.code === code)
      if (!found) return refuseLeaf('leaf-unknown', code)
      return found.lost.sign() > 0 ? found : refuseLeaf('nothing-lost', code)
    })
    const given = await giveOwnTasks(
      ctx,
      chosen.map((one) => workOf(one, sheet.year, input)),
    )
    await addImprovements(
      ctx.db,
      sheetId,
      chosen.map((one, i) => ({
        leaf: one.leaf.code,
        lost: one.lost.toString(),
        instructionId: given[i]?.instructionId ?? 0,
      })),
      { personId: ctx.actor.id, at: ctx.now },
    )
    record(
      ctx,
      'scoring.improvement-planned',
      { kind: 'score-sheet', id: sheetId, unitId: sheet.unitId },
      { office, after: { leaves: input.leaves, leadUnitId: input.leadUnitId, dueOn: input.dueOn } },
    )
    return given
  })
