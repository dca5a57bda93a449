import { type Ctx, system } from '#platform/context.ts'
import { ratio } from '#ui/format.ts'
import { communicationFigures } from '../../communication/facts.ts'
import { inspectedShareOf, inspectionFigures } from '../../inspections/facts.ts'
import { plansOf } from '../../plans/facts.ts'
import { punctualityOf } from '../../reports/facts.ts'
import { surveysAbout } from '../../surveys/facts.ts'
import { progress } from '../../tasks/facts.ts'
import type { InputValue, Leaf } from '../rules/set.ts'
import type { SystemKey } from '../rules/system-keys.ts'
import type { SystemValue } from '../rules/value.ts'
import { countRecognised } from '../store/initiative.ts'

type Of = { unitId: number; year: number }

type Found = { value: InputValue; url: string | null }
type Figures = Partial<Record<SystemKey, Found>>

const lastDay = (ctx: Ctx, year: number) => (ctx.today < `${year}-12-31` ? ctx.today : `${year}-12-31`)

/** The unit's tasks of the year by the end of it; a part of the figures is about those from plans. */
const ofTasks = async (ctx: Ctx, { unitId, year }: Of, fromPlans: boolean): Promise<Figures> => {
  const scope = { unitId, year, ...(fromPlans && { source: { kind: 'plan' } }) }
  const { counts } = await progress(ctx, scope, { asOf: lastDay(ctx, year) })
  const url = `/tasks?unit=${unitId}&programme=${year}${fromPlans ? '&source=plan' : ''}`
  const figure = (value: number, count: string): Found => ({ value, url: `${url}&count=${count}` })
  const assigned = figure(counts.assigned - counts.recalled, 'assigned')
  const completed = figure(counts.completed, 'completed')
  if (fromPlans) return { 'plan.tasks-planned': assigned, 'plan.tasks-done': completed }
  return {
    'tasks.assigned': assigned,
    'tasks.done': completed,
    'tasks.on-time': figure(counts.completedOnTime, 'completedOnTime'),
    'tasks.late': figure(counts.completedLate, 'completedLate'),
    'tasks.overdue': figure(counts.openOverdue, 'openOverdue'),
  }
}

/** The day on which the unit issued its own plan of the year; unknown (not "never") while there is none here. */
const ofPlan = async (ctx: Ctx, { unitId, year }: Of): Promise<Figures> => {
  const plans = await plansOf(ctx, year)
  const plan = plans.find((one) => one.kind === 'unit' && one.unit_id === unitId && one.issued_on !== null)
  return plan ? { 'plan.issued-on': { value: plan.issued_on, url: `/plans/${plan.id}` } } : {}
}

const ofInitiatives = async (ctx: Ctx, { unitId, year }: Of): Promise<Figures> => ({
  'initiatives.recognised': {
    value: await countRecognised(ctx.db, { unitId, year }),
    url: `/initiatives?unit=${unitId}&of=${year}`,
  },
})

/** How the unit handed in its periodic reports by the end of the year; nothing while none was due. */
const ofReports = async (ctx: Ctx, { unitId, year }: Of): Promise<Figures> => {
  const { due, sent, onTime } = await punctualityOf(ctx.db, unitId, year, lastDay(ctx, year))
  if (due === 0) return {}
  const url = `/reports?of=${year}`
  return {
    'reports.due': { value: due, url },
    'reports.sent': { value: sent, url },
    'reports.on-time': { value: onTime, url },
  }
}

/** The unit's findings of the year by the end of it, and the share of its sub-units that were inspected; nothing while none was. */
const ofInspections = async (ctx: Ctx, { unitId, year }: Of): Promise<Figures> => {
  const figures = await inspectionFigures(ctx, { year, unitId }, lastDay(ctx, year))
  const share = await inspectedShareOf(ctx, { unitId, year }, lastDay(ctx, year))
  const url = `/inspections/findings?of=${year}&unit=${unitId}`
  return {
    ...(figures.due > 0 && {
      'inspections.findings-due': { value: figures.due, url: `${url}&which=due` },
      'inspections.findings-closed': { value: figures.dueClosed, url: `${url}&which=dueClosed` },
    }),
    ...(share && {
      'inspections.units-share': {
        value: ratio(share.inspected, share.of, 2, 100),
        url: `/inspections/plans/${share.planId}`,
      },
    }),
  }
}

/** What the unit told people, and how it brought documents to its staff; nothing where nothing was recorded or due. */
const ofCommunication = async (ctx: Ctx, { unitId, year }: Of): Promise<Figures> => {
  const span = { unitId, from: `${year}-01-01`, to: `${year}-12-31` }
  const found = await communicationFigures(ctx, span, lastDay(ctx, year))
  const list = `/communication/activities?of=${year}&unit=${unitId}`
  const unit = `/communication/units/${unitId}?of=${year}`
  return {
    ...(found.n > 0 && {
      'communication.activities': { value: found.n, url: list },
      'communication.items': { value: found.items, url: list },
      'communication.channels': { value: found.channels, url: unit },
    }),
    ...(found.reachKnown > 0 && { 'communication.reach': { value: found.reach, url: list } }),
    ...(found.asked > 0 && {
      'communication.asked': { value: found.asked, url: unit },
      'communication.acknowledged': { value: found.acknowledged, url: unit },
      'communication.on-time': { value: found.onTime, url: unit },
    }),
  }
}

const resultsAt = (campaignId: number, unitId: number) =>
  `/surveys/campaigns/${campaignId}/results?unit=${unitId}`

/** What people asked said of the unit: of each group and question what the newest survey of the year tells. */
const ofSurveys = async (ctx: Ctx, of: Of): Promise<Figures> => {
  const surveys = await surveysAbout(ctx, of)
  const answers: Record<string, Record<string, Record<string, number>>> = {}
  for (const survey of surveys.toReversed())
    for (const [group, lines] of Object.entries(survey.answers))
      answers[group] = { ...answers[group], ...lines }
  const [newest] = surveys
  const sipas = surveys.find((one) => one.sipas !== null)
  return {
    ...(newest && {
      'survey.answers': { value: answers, url: resultsAt(newest.campaignId, of.unitId) },
    }),
    ...(sipas?.sipas && {
      'survey.sipas': { value: sipas.sipas, url: resultsAt(sipas.campaignId, of.unitId) },
    }),
  }
}

/** Of all that was answered about the unit, the leaf's own groups, questions and options; undefined when there is none. */
const forLeaf = (leaf: Leaf, value: InputValue): InputValue | undefined => {
  if (leaf.rule_kind !== 'survey') return value
  const { groups, questions, scale, question_scales } = leaf.rule
  const all = value as Record<string, Record<string, Record<string, number>>>
  const ofQuestion = (group: string, question: string): [string, Record<string, number>][] => {
    const worth = question_scales?.[question] ?? scale
    const known = Object.entries(all[group]?.[question] ?? {}).filter(([option]) => option in worth)
    return known.length > 0 ? [[question, Object.fromEntries(known)]] : []
  }
  const own = groups.flatMap(({ group }): [string, Record<string, Record<string, number>>][] => {
    const asked = questions.flatMap((question) => ofQuestion(group, question))
    return asked.length > 0 ? [[group, Object.fromEntries(asked)]] : []
  })
  return own.length > 0 ? Object.fromEntries(own) : undefined
}

/** The figures behind these keys: one statement for each family of them. Read with the system's eyes, whoever asks. */
export const systemFigures = async (ctx: Ctx, of: Of, keys: ReadonlySet<string>): Promise<Figures> => {
  const all: Ctx = { ...ctx, actor: system }
  const asks = (...family: string[]) => [...keys].some((key) => family.some((start) => key.startsWith(start)))
  return {
    ...(asks('tasks.') && (await ofTasks(all, of, false))),
    ...(asks('plan.tasks') && (await ofTasks(all, of, true))),
    ...(asks('plan.issued') && (await ofPlan(all, of))),
    ...(asks('initiatives.') && (await ofInitiatives(all, of))),
    ...(asks('reports.') && (await ofReports(all, of))),
    ...(asks('inspections.') && (await ofInspections(all, of))),
    ...(asks('communication.') && (await ofCommunication(all, of))),
    ...(asks('survey.') && (await ofSurveys(all, of))),
  }
}

/** What the system knows of a leaf's inputs, by input; none for a leaf that names no source. */
export const systemValuesOf = async (ctx: Ctx, sheet: Of, leaf: Leaf): Promise<Map<string, SystemValue>> =>
  (await systemValuesOfAll(ctx, sheet, [leaf])).get(leaf.code) ?? new Map()

/** The same for several leaves at once, by leaf. */
export const systemValuesOfAll = async (
  ctx: Ctx,
  sheet: Of,
  leaves: readonly Leaf[],
): Promise<Map<string, Map<string, SystemValue>>> => {
  const named = leaves.filter((leaf) => leaf.sources && Object.keys(leaf.sources).length > 0)
  const keys = new Set(named.flatMap((leaf) => Object.values(leaf.sources ?? {})))
  if (keys.size === 0) return new Map()
  const figures = await systemFigures(ctx, sheet, keys)
  return new Map(
    named.map((leaf) => [
      leaf.code,
      new Map(
        Object.entries(leaf.sources ?? {}).flatMap(([input, key]): [string, SystemValue][] => {
          const found = figures[key as SystemKey]
          const value = found && forLeaf(leaf, found.value)
          return found && value !== undefined ? [[input, { key, url: found.url, value }]] : []
        }),
      ),
    ]),
  )
}
