import { type Ctx, system } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import { findingsToRemedy, type ToRemedy } from '../../inspections/facts.ts'
import { lateTasks, type Measure, type Progress, progressBy } from '../../tasks/facts.ts'
import { countingFact, type KeptFact, type KeptFacts } from '../rules/fact.ts'
import type { Scheme } from '../rules/scheme.ts'
import type { Discipline } from '../store/discipline.ts'
import { disciplineBetween } from '../store/discipline.ts'
import { indexOf, type Rated, type TypedFact, typedFacts, type UnitIndex } from '../store/rated.ts'

/** What the rooms measure, and a scheme's input may name. New ones are added here. */
export const measures = [
  'index.percent',
  'tasks.completionOfAssigned',
  'tasks.completionOfDue',
  'tasks.onTimeOfDue',
  'tasks.unexplained',
  'plans.completionOfAssigned',
  'plans.completionOfDue',
  'plans.onTimeOfDue',
  'inspections.open',
  'inspections.overdue',
  'discipline.in-year',
] as const
export type MeasureKey = (typeof measures)[number]

/** Everything measured of a round's units and persons for its year. */
type Measured = {
  tasks: Map<string | null, Progress>
  plans: Map<string | null, Progress>
  unexplained: Map<number, number>
  index: Map<number, UnitIndex>
  toRemedy: Map<number, ToRemedy> | undefined
  discipline: Map<string, Discipline[]>
}

const asks = (scheme: Scheme, family: string): boolean =>
  scheme.inputs.some((input) => input.measure?.startsWith(family))

const measured = async (
  ctx: Ctx,
  scheme: Scheme,
  year: number,
  persons: readonly Rated[],
): Promise<Measured> => {
  // read with the system's eyes: a proposal does not depend on who asks for it
  const all: Ctx = { ...ctx, actor: system }
  const units = [...new Set(persons.map((one) => one.unitId))]
  const asOf = ctx.today < `${year}-12-31` ? ctx.today : `${year}-12-31`
  const times = { asOf, knownAt: ctx.today }
  const late = asks(scheme, 'tasks.unexplained')
    ? (await lateTasks(all, { year }, { ...times, soon: 0 }, 5000)).filter((task) => !task.explanation)
    : []
  const count = new Map<number, number>()
  for (const task of late) count.set(task.lead_unit_id, (count.get(task.lead_unit_id) ?? 0) + 1)
  const events = await disciplineBetween(
    ctx.db,
    persons.map((one) => one.personId),
    `${year}-01-01`,
    `${year}-12-31`,
  )
  return {
    tasks: asks(scheme, 'tasks.') ? await progressBy(all, { year }, 'lead', times) : new Map(),
    plans: asks(scheme, 'plans.')
      ? await progressBy(all, { year, source: { kind: 'plan' } }, 'lead', times)
      : new Map(),
    unexplained: count,
    toRemedy: asks(scheme, 'inspections.')
      ? await findingsToRemedy(ctx, { unitIds: units, year }, asOf)
      : undefined,
    index: new Map((await indexOf(ctx.db, units, year)).map((one) => [one.unitId, one])),
    // a decision of an earlier year that is still in effect is not one of this year
    discipline: Map.groupBy(
      events.filter((event) => event.decidedOn >= `${year}-01-01`),
      (event) => event.personId,
    ),
  }
}

const ofMeasure = (measure: Measure | undefined, from: 'tasks' | 'plans', url: string): KeptFact => ({
  from,
  url,
  value: measure?.percent ?? null,
  ...(measure && measure.denominator > 0 && { parts: [measure.numerator, measure.denominator] as const }),
})

const measureOf = (key: MeasureKey, m: Measured, { unitId, personId }: Rated, year: number): KeptFact => {
  const unit = String(unitId)
  const tasks = `/tasks?lead=${unitId}&programme=${year}`
  switch (key) {
    case 'tasks.completionOfAssigned':
    case 'tasks.completionOfDue':
    case 'tasks.onTimeOfDue':
      return ofMeasure(m.tasks.get(unit)?.measures[nameOf(key)], 'tasks', tasks)
    case 'plans.completionOfAssigned':
    case 'plans.completionOfDue':
    case 'plans.onTimeOfDue':
      return ofMeasure(m.plans.get(unit)?.measures[nameOf(key)], 'plans', `${tasks}&source=plan`)
    case 'tasks.unexplained':
      return { from: 'tasks', value: m.unexplained.get(unitId) ?? 0, url: tasks }
    case 'inspections.open':
    case 'inspections.overdue':
      return {
        from: 'inspections',
        value: m.toRemedy?.get(unitId)?.[key === 'inspections.open' ? 'open' : 'overdue'] ?? null,
        url: `/inspections/findings?of=${year}&unit=${unitId}`,
      }
    case 'discipline.in-year':
      return { from: 'discipline', value: (m.discipline.get(personId) ?? []).length }
    case 'index.percent': {
      const index = m.index.get(unitId)
      if (!index) return { from: 'index', value: null }
      return {
        from: 'index',
        value: index.percent,
        url: `/scoring/rounds/${index.roundId}/ranking`,
        note: [index.rank === null ? '' : `${index.rank}/${index.of}`, index.class ?? '']
          .filter(Boolean)
          .join(' · '),
      }
    }
  }
}

type MeasureName = 'completionOfAssigned' | 'completionOfDue' | 'onTimeOfDue'
const nameOf = (key: string): MeasureName => key.slice(key.indexOf('.') + 1) as MeasureName

const isMeasure = (key: string | undefined): key is MeasureKey => measures.some((one) => one === key)

const ofTyped = (typed: TypedFact | undefined): KeptFact =>
  typed === undefined || typed.value === null
    ? { from: 'typed', value: null }
    : {
        from: 'typed',
        value: typed.value,
        source: typed.source,
        ...(typed.reason !== null && { reason: typed.reason }),
        by: typed.by,
        on: dayOf(new Date(typed.at)),
      }

/**
 * The facts of persons by a scheme's inputs, each with its source: measured ones from the rooms as of the end of the
 * year, typed ones as last entered. Nine statements at most, whatever the number of persons.
 */
export const factsOf = async (
  ctx: Ctx,
  scheme: Scheme,
  year: number,
  persons: readonly Rated[],
): Promise<Map<number, KeptFacts>> => {
  const m = await measured(ctx, scheme, year, persons)
  const typed = Map.groupBy(
    await typedFacts(
      ctx.db,
      persons.map((one) => one.id),
    ),
    (fact) => fact.ratedId,
  )
  return new Map(
    persons.map((person) => {
      const own = typed.get(person.id) ?? []
      const fact = (input: Scheme['inputs'][number]): KeptFact => {
        const typed = ofTyped(own.findLast((one) => one.key === input.key))
        const measured = isMeasure(input.measure) ? measureOf(input.measure, m, person, year) : undefined
        return countingFact(measured, typed)
      }
      return [person.id, Object.fromEntries(scheme.inputs.map((input) => [input.key, fact(input)]))]
    }),
  )
}
