import { z } from 'zod'
import { type Api, idIn } from '#platform/http.ts'
import * as actions from './actions.ts'
import { type FindingLine, readFindings } from './facts/list.ts'
import { inspectedShare, inspectionFigures } from './facts/measures.ts'
import { mayDo, needFinding, needInspection, readChecklist, readYear } from './facts/reading.ts'
import * as input from './input.ts'
import { lineOf, tally } from './rules/line.ts'

const day = z.string().nullable()
const unit = z.object({ id: z.number(), name: z.string() })
const inspectionAnswer = z.object({
  id: z.number(),
  year: z.number(),
  unit,
  mode: z.string(),
  state: z.string(),
  from: z.string(),
  to: z.string(),
  begunOn: day,
  concludedOn: day,
  findings: z.number(),
  version: z.number(),
})
type Inspected = Awaited<ReturnType<typeof needInspection>>
const inspectionOf = (i: Inspected): z.output<typeof inspectionAnswer> => ({
  id: i.id,
  year: i.year,
  unit: { id: i.unitId, name: i.unitName },
  mode: i.mode,
  state: i.state,
  from: i.fromOn,
  to: i.toOn,
  begunOn: i.begunOn,
  concludedOn: i.concludedOn,
  findings: i.findings,
  version: i.version,
})

const findingAnswer = z.object({
  id: z.number(),
  inspectionId: z.number(),
  unit,
  owner: unit,
  item: z.string(),
  text: z.string(),
  severity: z.string(),
  basis: z.string().nullable(),
  state: z.string(),
  dueOn: day,
  timeliness: z.string(),
  days: z.number(),
  repeated: z.boolean(),
  version: z.number(),
})
const findingOf = ({ finding: f, then, time, repeated }: FindingLine): z.output<typeof findingAnswer> => ({
  id: f.id,
  inspectionId: f.inspectionId,
  unit: { id: f.unitId, name: f.unitName },
  owner: { id: f.ownerUnitId, name: f.ownerName },
  item: f.item,
  text: f.text,
  severity: f.severity,
  basis: f.basis,
  state: then.state,
  dueOn: f.dueOn,
  timeliness: time.key,
  days: time.days,
  repeated,
  version: f.version,
})

const done = z.object({ id: z.number() })
const counts = z.record(z.string(), z.number())

const reads = (api: Api): void => {
  api.get('/inspections', {
    summary: 'Inspections of a year that one may know of, with the share of units and the figures',
    query: input.listQuery,
    answer: z.object({
      items: z.array(inspectionAnswer),
      share: z.object({ inspected: z.number(), of: z.number() }).nullable(),
      figures: counts,
    }),
    read: async (ctx, { of, unit }) => {
      const year = of ?? Number(ctx.today.slice(0, 4))
      const reading = await readYear(ctx, year)
      const items = reading.inspections.filter((i) => unit === undefined || i.unitId === unit)
      return {
        items: items.map(inspectionOf),
        share: (await inspectedShare(ctx, year)) ?? null,
        figures: await inspectionFigures(ctx, { year, unitId: unit }),
      }
    },
  })
  api.get('/inspections/:id', {
    summary: 'One inspection and what one may do to it now',
    answer: inspectionAnswer.extend({ acts: z.array(z.string()) }),
    read: async (ctx, _, c) => {
      const i = await needInspection(ctx, idIn(c))
      const acts = Object.entries(mayDo(ctx, i)).flatMap(([act, may]) => (may ? [act] : []))
      return { ...inspectionOf(i), acts }
    },
  })
  api.get('/inspection-findings', {
    summary: 'Findings of a year on a day, with how many each filter would give',
    query: input.findingQuery,
    answer: z.object({ items: z.array(findingAnswer), counts, asOf: z.string() }),
    read: async (ctx, query) => {
      const reading = await readFindings(ctx, Number(ctx.today.slice(0, 4)), query)
      return { items: reading.lines.map(findingOf), counts: tally(reading.all), asOf: reading.asOf }
    },
  })
  api.get('/inspection-findings/:id', {
    summary: 'One finding as it stands today',
    answer: findingAnswer,
    read: async (ctx, _, c) => {
      const finding = await needFinding(ctx, idIn(c))
      return findingOf(lineOf(finding, ctx.today)[0] as FindingLine)
    },
  })
  api.get('/inspection-checklists/:id', {
    summary: 'An edition of a checklist',
    answer: z.object({ id: z.number(), code: z.string(), edition: z.number(), content: z.looseObject({}) }),
    read: async (ctx, _, c) => {
      const { id, code, edition, content } = (await readChecklist(ctx, idIn(c))).checklist
      return { id, code, edition, content }
    },
  })
}

/** Inspections as JSON; what is sent with an Idempotency-Key is taken once. */
export const api = (api: Api): void => {
  reads(api)
  api.post('/inspections/:id/visits', {
    summary: 'Keep what was filled in at the visit; the first begins it',
    input: input.visitBody,
    answer: z.object({ changed: z.number() }),
    status: 201,
    act: (ctx, value, c) => actions.saveVisit(ctx, idIn(c), value),
  })
  api.post('/inspections/:id/findings', {
    summary: 'Note a finding, by the team',
    input: input.findingInput,
    answer: done,
    status: 201,
    act: (ctx, value, c) => actions.noteFinding(ctx, idIn(c), value),
  })
  api.post('/inspections/:id/self-report', {
    summary: 'Hand in the unit’s report on itself',
    input: input.reportBody,
    answer: done,
    act: async (ctx, value, c) => {
      await actions.reportOnSelf(ctx, idIn(c), value)
      return { id: idIn(c) }
    },
  })
  api.post('/inspection-findings/:id/remedies', {
    summary: 'Hand in a remedy with the number of its evidence',
    input: input.remedyBody,
    answer: done,
    status: 201,
    act: async (ctx, value, c) => {
      await actions.remedyFinding(ctx, idIn(c), { ...value, file: undefined })
      return { id: idIn(c) }
    },
  })
  api.post('/inspection-findings/:id/verifications', {
    summary: 'Verify a remedy, or return it with the reason',
    input: input.verifyInput,
    answer: done,
    status: 201,
    act: async (ctx, value, c) => {
      await actions.verifyFinding(ctx, idIn(c), value)
      return { id: idIn(c) }
    },
  })
}
