import { type Ctx, system } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { exact } from '#platform/exact.ts'
import { communicationFigures } from '../../communication/facts.ts'
import { issuedWith } from '../../documents/facts.ts'
import { inspectionFigures } from '../../inspections/facts.ts'
import { issuedPlan, planProgress } from '../../plans/facts.ts'
import { progress } from '../../tasks/facts.ts'
import type { ReadyForm } from '../rules/computed.ts'
import type { Value } from '../rules/consolidate.ts'
import { type ChannelKey, channelKey, type SystemKey } from '../rules/system-keys.ts'

/** A figure that this system fills in for a unit and window; a form names its key in an indicator's `system`. */
export type SystemFigure = { key: SystemKey | ChannelKey; value: Value; url: string | null }
type Of = { unitId: number; provincial: boolean; year: number; from: Day; to: Day }

const earlier = (a: Day, b: Day): Day => (a < b ? a : b)

/** The province counts its own plan's tasks; a unit those that it leads under any plan (2.5: plans are never added up). */
const ofPlans = async (ctx: Ctx, { unitId, provincial, year, to }: Of): Promise<SystemFigure[]> => {
  const asOf = earlier(ctx.today, to)
  const plan = provincial ? await issuedPlan(ctx.db, year) : undefined
  if (provincial && !plan) return []
  const { counts } = plan
    ? await planProgress(ctx, plan.id, { asOf })
    : await progress(ctx, { unitId, year, source: { kind: 'plan' } }, { asOf })
  const url = plan ? `/plans/${plan.id}` : `/tasks?unit=${unitId}&programme=${year}&source=plan`
  return [
    { key: 'plan.tasks-planned', value: exact(counts.assigned - counts.recalled), url },
    { key: 'plan.tasks-done', value: exact(counts.completed), url: plan ? url : `${url}&count=completed` },
  ]
}

const ofDocuments = async (ctx: Ctx, { unitId, from, to }: Of): Promise<SystemFigure[]> => {
  const found = await issuedWith(ctx, { subject: 'cải cách hành chính', from, to: earlier(ctx.today, to) })
  const own = found.filter((one) => one.direction === 'out' && one.unitId === unitId)
  // who has issued none here keeps a register elsewhere: nothing is known, which is not zero
  return own.length === 0 ? [] : [{ key: 'documents.reform', value: exact(own.length), url: '/documents' }]
}

/** The province's own inspections of the year; nothing is known of a year without any. */
const ofInspections = async (ctx: Ctx, { provincial, year, to }: Of): Promise<SystemFigure[]> => {
  if (!provincial) return []
  const { unitsInspected, findings, closed } = await inspectionFigures(ctx, { year }, earlier(ctx.today, to))
  if (unitsInspected === 0) return []
  const figure = (key: SystemKey, value: number): SystemFigure => ({
    key,
    value: exact(value),
    url: '/inspections',
  })
  return [
    figure('inspections.units', unitsInspected),
    figure('inspections.findings', findings),
    figure('inspections.resolved', closed),
  ]
}

/** What the unit told people in the window, and how it brought documents due in it to its staff; for forms that ask it. */
const ofCommunication = async (ctx: Ctx, { unitId, year, from, to }: Of): Promise<SystemFigure[]> => {
  const found = await communicationFigures(ctx, { unitId, from, to }, earlier(ctx.today, to))
  const url = `/communication/units/${unitId}?of=${year}`
  const figures = (known: boolean, values: [SystemKey | ChannelKey, number][]): SystemFigure[] =>
    known ? values.map(([key, n]) => ({ key, value: exact(n), url })) : []
  return [
    ...figures(found.n > 0, [
      ['communication.activities', found.n],
      ['communication.items', found.items],
      ...Object.entries(found.byChannel).map(([code, n]): [ChannelKey, number] => [channelKey(code), n]),
    ]),
    ...figures(found.reachKnown > 0, [['communication.reach', found.reach]]),
    ...figures(found.moneyKnown > 0, [
      ['communication.state-money', found.stateMoney],
      ['communication.other-money', found.otherMoney],
    ]),
    ...figures(found.asked > 0, [
      ['communication.asked', found.asked],
      ['communication.acknowledged', found.acknowledged],
      ['communication.on-time', found.onTime],
      ['communication.late', found.late],
      ['communication.none', found.none],
    ]),
  ]
}

/**
 * What the system knows of a unit's fields in a window, by indicator: one statement for each family of keys (for the
 * province's plan two). Read with the system's eyes, whoever asks. A figure of nothing at all is not offered.
 */
export const systemFigures = async (
  ctx: Ctx,
  form: ReadyForm,
  of: Of,
  only?: readonly string[],
): Promise<Map<string, SystemFigure>> => {
  const named = form.form.indicators.filter((i) => i.system && (!only || only.includes(i.code)))
  if (named.length === 0) return new Map()
  const all: Ctx = { ...ctx, actor: system }
  const asks = (family: string) => named.some((i) => i.system?.startsWith(family))
  const found = [
    ...(asks('plan.') ? await ofPlans(all, of) : []),
    ...(asks('inspections.') ? await ofInspections(all, of) : []),
    ...(asks('communication.') ? await ofCommunication(all, of) : []),
    ...(asks('documents.') ? await ofDocuments(all, of) : []),
  ]
  const planned = found.find((f) => f.key === 'plan.tasks-planned')?.value
  const byKey = new Map<string, SystemFigure>(found.map((f) => [f.key, f]))
  // who leads no task of a plan here keeps a plan elsewhere: nothing is known, which is not zero
  if (planned instanceof Object && planned.sign() === 0) {
    byKey.delete('plan.tasks-planned')
    byKey.delete('plan.tasks-done')
  }
  return new Map(
    named.flatMap((i): [string, SystemFigure][] => {
      const figure = byKey.get(i.system ?? '')
      return figure ? [[i.code, figure]] : []
    }),
  )
}
