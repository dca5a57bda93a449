import { z } from 'zod'
import type { TaskReading } from './facts/reading.ts'
import type { Progress } from './facts.ts'
import type { DaysByParty } from './rules/lateness.ts'
import { countNames, measureNames } from './rules/measures.ts'
import { eventKinds, taskStates } from './rules/task.ts'
import type { TaskLine } from './store/list.ts'

const dayOrNull = z.string().nullable()
const measure = z.object({
  numerator: z.number(),
  denominator: z.number(),
  excluded: z.number(),
  percent: z.string().nullable(),
})
const each = <T extends z.ZodType>(names: readonly string[], shape: T) =>
  z.object(Object.fromEntries(names.map((name) => [name, shape])))

/** Figures at a cut as the API gives them: percent is a text with two decimals, half up, null when nothing arose. */
export const progressAnswer = z.object({
  asOf: z.string(),
  knownAt: z.string(),
  counts: each(countNames, z.number()),
  measures: each(measureNames, measure),
})
export const progressAnswerOf = (p: Progress): z.output<typeof progressAnswer> => ({
  asOf: p.asOf,
  knownAt: p.knownAt,
  counts: p.counts,
  measures: p.measures,
})

/** One line of the list. */
export const lineAnswer = z.object({
  id: z.number(),
  code: z.string(),
  title: z.string(),
  state: z.enum(taskStates),
  timeliness: z.string(),
  daysLate: z.number(),
  dueOn: dayOrNull,
  firstDueOn: dayOrNull,
  givenOn: z.string(),
  submittedOn: dayOrNull,
  completedOn: dayOrNull,
  objective: z.boolean(),
  lead: z.object({ id: z.number(), name: z.string() }),
  areaId: z.number().nullable(),
  source: z.object({ kind: z.string(), id: z.number(), label: z.string() }),
  parentId: z.number().nullable(),
  reminders: z.number(),
  extensionsGranted: z.number(),
  touchedOn: z.string(),
  version: z.number(),
})
export const lineAnswerOf = (row: TaskLine): z.output<typeof lineAnswer> => ({
  id: row.id,
  code: row.code,
  title: row.title,
  state: row.state,
  timeliness: row.timeliness,
  daysLate: row.days_late,
  dueOn: row.due_on,
  firstDueOn: row.first_due_on,
  givenOn: row.given_on,
  submittedOn: row.submitted_on,
  completedOn: row.completed_on,
  objective: row.objective,
  lead: { id: row.lead_unit_id, name: row.lead_name },
  areaId: row.area_id,
  source: { kind: row.source_kind, id: row.source_id, label: row.source_label },
  parentId: row.parent_id,
  reminders: row.reminders,
  extensionsGranted: row.extensions_granted,
  touchedOn: row.touched_on,
  version: row.version,
})

const parties = z.object({
  unit: z.number(),
  checker: z.number(),
  decider: z.number(),
  issuer: z.number(),
  suspended: z.number(),
}) satisfies z.ZodType<DaysByParty>

/** One task whole: its five clear things, its record, its lateness ledger, and what the caller may do to it now. */
export const taskAnswer = z.object({
  id: z.number(),
  version: z.number(),
  code: z.string(),
  title: z.string(),
  product: z.string(),
  state: z.enum(taskStates),
  timeliness: z.looseObject({ kind: z.string() }),
  givenOn: z.string(),
  firstDueOn: dayOrNull,
  dueOn: dayOrNull,
  submittedOn: dayOrNull,
  completedOn: dayOrNull,
  objective: z.boolean(),
  progress: z.object({ done: z.number(), total: z.number() }).nullable(),
  lead: z.object({ id: z.number(), name: z.string(), head: z.string().nullable() }),
  focal: z.object({ id: z.string(), name: z.string() }).nullable(),
  supervisor: z.object({ personId: z.string(), name: z.string() }).nullable(),
  issuer: z.object({ name: z.string(), title: z.string(), titleEn: z.string() }).nullable(),
  source: z.object({ kind: z.string(), id: z.number(), label: z.string(), path: z.string() }),
  coordinators: z.array(z.looseObject({ unitId: z.number(), name: z.string() })),
  parts: z.array(z.looseObject({ id: z.number(), code: z.string() })),
  evidence: z.array(z.looseObject({ id: z.number(), title: z.string() })),
  notes: z.array(z.looseObject({ id: z.number(), text: z.string() })),
  people: z.array(z.looseObject({ id: z.string(), name: z.string() })),
  record: z.array(
    z.object({
      id: z.number(),
      kind: z.enum(eventKinds),
      onDay: z.string(),
      at: z.string(),
      person: z.string().nullable(),
      reason: z.string().nullable(),
      dueFrom: dayOrNull,
      dueTo: dayOrNull,
      documentNo: z.string().nullable(),
    }),
  ),
  lateness: z.object({
    firstDueOn: dayOrNull,
    dueOn: dayOrNull,
    firstDayLate: dayOrNull,
    finishedOn: dayOrNull,
    total: z.number(),
    days: parties,
    excluded: z.enum(['recalled', 'objective']).nullable(),
    stretches: z.array(z.looseObject({ leadUnitId: z.number(), days: parties })),
    extensions: z.array(z.looseObject({ askedOn: z.string(), outcome: z.string(), deciderDays: z.number() })),
  }),
  acts: z.array(z.string()),
})

export const taskAnswerOf = (r: TaskReading): z.output<typeof taskAnswer> => {
  const { page, task, papers } = r
  return {
    id: page.id,
    version: page.version,
    code: page.code,
    title: page.title,
    product: page.product,
    state: task.state,
    timeliness: { ...r.timeliness },
    givenOn: task.givenOn,
    firstDueOn: task.firstDueOn,
    dueOn: task.dueOn,
    submittedOn: task.submittedOn,
    completedOn: task.completedOn,
    objective: task.objective,
    progress: task.progress,
    lead: page.lead,
    focal: page.focal,
    supervisor: page.supervisor,
    issuer: page.issuer && {
      name: page.issuer.name,
      title: page.issuer.title.vi,
      titleEn: page.issuer.title.en,
    },
    source: page.source,
    coordinators: papers.coordinators.map((c) => ({ ...c })),
    parts: papers.children.map((c) => ({ ...c })),
    evidence: papers.evidence.map((e) => ({ ...e })),
    notes: papers.notes.map((n) => ({ ...n })),
    people: papers.people.map((p) => ({ ...p })),
    record: r.events.map((e) => ({
      id: e.id,
      kind: e.kind,
      onDay: e.onDay,
      at: e.at.toISOString(),
      person: (e.personId && r.names.persons.get(e.personId)) ?? null,
      reason: e.reason,
      dueFrom: e.dueFrom,
      dueTo: e.dueTo,
      documentNo: e.documentNo,
    })),
    lateness: {
      ...r.ledger,
      stretches: r.ledger.stretches.map((s) => ({ ...s })),
      extensions: r.ledger.extensions.map((e) => ({ ...e })),
    },
    acts: r.acts,
  }
}
