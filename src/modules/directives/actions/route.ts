import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { notify } from '../../notifications/actions.ts'
import { holdersOf } from '../../notifications/facts.ts'
import { workingCalendar } from '../../organisation/facts.ts'
import * as policy from '../policy.ts'
import { pass, type StationAct } from '../rules.ts'
import * as store from '../store.ts'

/** The directive a station belongs to; refused as not found when there is none. */
export const directiveOfStation = async (ctx: Ctx, stationId: number): Promise<number> => {
  const id = await store.directiveOfStation(ctx.db, stationId)
  if (id === undefined) throw new Refused('missing', 'page')
  return id
}

/**
 * Lets answers that were given since begin their way: each arrives at its item's first station on the day it was
 * submitted, and the station is told. What was given back meanwhile waits nowhere any more; handed in anew it begins
 * at the first station again. Safe to repeat; gives how many arrived.
 */
export const openPassages = (ctx: Ctx): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    await store.endPassages(ctx.db)
    const arrived = await store.arrivals(ctx.db)
    const { addWorkingDays } = await workingCalendar(ctx.db)
    const opened = await store.openPassages(
      ctx.db,
      arrived.map((a) => ({ ...a, dueOn: addWorkingDays(a.arrivedOn, a.days) })),
    )
    if (opened > 0) await tellFirst(ctx, arrived)
    return opened
  })

/** The first stations hear of what came, once a day each. */
async function tellFirst(ctx: Ctx, arrived: readonly store.Arrival[]): Promise<void> {
  const stations = new Map(arrived.map((a) => [a.stationId, a]))
  const holders = await stationHolders(
    ctx,
    arrived.map((a) => a.unitId),
  )
  await notify(
    ctx,
    [...stations.values()].map((s) => {
      const n = arrived.filter((a) => a.stationId === s.stationId).length
      return {
        personIds: holders.get(s.unitId) ?? [],
        kind: 'directive-answers',
        url: `/directives/${s.directiveId}/route`,
        occasion: `directive-answers:${s.stationId}:${ctx.today}`,
        text: {
          vi: `Có ${n} báo cáo trả lời ${s.cited} chờ tiếp nhận, tổng hợp`,
          en: `${n} ${n === 1 ? 'answer' : 'answers'} to ${s.cited} to receive and synthesise`,
        },
      }
    }),
  )
}

const stationHolders = async (ctx: Ctx, unitIds: readonly number[]): Promise<Map<number, string[]>> => {
  const holders = await holdersOf(ctx.db, [...new Set(unitIds)], ['head', 'focal'], ctx.today)
  const byUnit = new Map<number, string[]>()
  for (const { unit_id, person_id } of holders)
    byUnit.set(unit_id, [...(byUnit.get(unit_id) ?? []), person_id])
  return byUnit
}

/**
 * A station receives, synthesises or forwards the answers that lie there (all that wait for this act, or those named).
 * Forwarded answers arrive at the next station the same day; after the last one their way has ended.
 */
export const actAtStation = (
  ctx: Ctx,
  stationId: number,
  wish: { act: StationAct; taskIds: readonly number[]; note?: string | undefined },
): Promise<{ directiveId: number; passed: number }> =>
  inTransaction(ctx, async (ctx) => {
    const directiveId = await store.directiveOfStation(ctx.db, stationId)
    const directive = directiveId === undefined ? undefined : await store.findDirective(ctx.db, directiveId)
    if (!directive || !policy.maySee(ctx.actor, directive)) throw new Refused('missing', 'page')
    const station = (await store.stationsOf(ctx.db, directive.id)).find(
      (s) => s.id === stationId,
    ) as store.Station
    const office = policy.mayStation(ctx.actor, station.unitId)
    if (!office) throw new Refused('forbidden', 'forbidden')
    await store.endPassages(ctx.db)
    const passages = await store.lockPassages(ctx.db, stationId, wish.taskIds)
    const passed = decide(passages, wish, ctx.today)
    await store.savePassages(ctx.db, passed, { personId: ctx.actor.id, note: wish.note ?? null })
    if (wish.act === 'forward') await onward(ctx, directive, station, passed)
    record(
      ctx,
      `directive.answers-${{ receive: 'received', synthesise: 'synthesised', forward: 'forwarded' }[wish.act]}`,
      { kind: 'directive', id: directive.id, unitId: station.unitId },
      {
        office,
        after: { stationId, tasks: passed.map((p) => p.taskId) },
        ...(wish.note && { reason: wish.note }),
      },
    )
    return { directiveId: directive.id, passed: passed.length }
  })

/** With tasks named each of them must be ready for the act; without, those that are. */
function decide(
  passages: readonly store.SavedPassage[],
  wish: { act: StationAct; taskIds: readonly number[] },
  today: Day,
): store.SavedPassage[] {
  if (wish.taskIds.length > passages.length) throw new Refused('missing', 'page')
  const decisions = passages.map((p) => ({ p, decision: pass(p, wish.act, today) }))
  const refused = decisions.map(({ decision }) => decision).find((decision) => !decision.ok)
  const passed = decisions.flatMap(({ p, decision }) => (decision.ok ? [{ ...p, ...decision.value }] : []))
  if (refused && !refused.ok && (wish.taskIds.length > 0 || passed.length === 0))
    throw new Refused('rule', refused.reason)
  if (passed.length === 0) throw new Refused('rule', 'nothing-at-station')
  return passed
}

async function onward(
  ctx: Ctx,
  directive: store.Directive,
  station: store.Station,
  passed: readonly store.SavedPassage[],
): Promise<void> {
  const { nextId, nextDays, nextUnitId } = station
  if (nextId === null || nextUnitId === null) return
  const dueOn = (await workingCalendar(ctx.db)).addWorkingDays(ctx.today, nextDays ?? 0)
  await store.openPassages(
    ctx.db,
    passed.map((p) => ({
      stationId: nextId,
      taskId: p.taskId,
      answer: p.answer,
      arrivedOn: ctx.today,
      dueOn,
    })),
  )
  await notify(ctx, [
    {
      personIds: (await stationHolders(ctx, [nextUnitId])).get(nextUnitId) ?? [],
      kind: 'directive-answers',
      url: `/directives/${directive.id}/route`,
      occasion: `directive-answers:${nextId}:${passed.map((p) => `${p.taskId}.${p.answer}`).join(',')}`.slice(
        0,
        200,
      ),
      text: {
        vi: `${station.unitName} chuyển ${passed.length} báo cáo trả lời ${directive.documentNo ?? directive.subject}`,
        en: `${station.unitName} forwarded ${passed.length} ${passed.length === 1 ? 'answer' : 'answers'} to ${directive.documentNo ?? directive.subject}`,
      },
    },
  ])
}
