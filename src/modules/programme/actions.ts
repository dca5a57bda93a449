import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { inTransaction } from '#platform/action.ts'
import type { Ctx, Mandate } from '#platform/context.ts'
import type { Db } from '#platform/db.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { projectRoot } from '#platform/root.ts'
import type { AreaInput, GroupInput, PilotInput, ProgrammeInput, TargetInput } from './input.ts'
import { mayShapeProgramme } from './policy.ts'
import { savePilots } from './store/pilots.ts'
import * as store from './store.ts'

export {
  addPilotTask,
  judgePilotReport,
  linkConclusion,
  removePilotTask,
  savePilotReport,
  sendPilotReport,
} from './actions/pilots.ts'
export {
  addScorecardLine,
  bindMeasure,
  endBinding,
  rewordLine,
  setScorecardTarget,
  withdrawLine,
} from './actions/scorecard.ts'

const reference = <T>(name: string): T[] =>
  parse(readFileSync(join(projectRoot, 'db/reference', name), 'utf8'), { columns: true }) as T[]

/** Puts the reform areas and bases of db/reference in place; safe to repeat. */
export const loadProgrammeReference = async (db: Db): Promise<void> => {
  type AreaRow = { code: string; name_vi: string; name_en: string; position: string; valid_from: string }
  type BasisRow = { code: string; name_vi: string; name_en: string; document_no: string; valid_from: string }
  const areas = reference<AreaRow>('reform-areas.csv').map(
    ({ code, name_vi, name_en, position, valid_from }) => ({
      code,
      name_vi,
      name_en,
      valid_from,
      position: Number(position),
    }),
  )
  await store.saveReference(db, areas, reference<BasisRow>('bases.csv'))
}

const shaping = (
  ctx: Ctx,
  year: number,
  verb: string,
  after: Record<string, unknown>,
  work: (ctx: Ctx) => Promise<void>,
) =>
  inTransaction(ctx, async (ctx) => {
    const office: Mandate | undefined = mayShapeProgramme(ctx.actor)
    if (!office && ctx.actor.kind !== 'system') throw new Refused('forbidden', 'forbidden')
    if (verb !== 'programme.shaped' && !(await store.findProgramme(ctx.db, year)))
      throw new Refused('missing', 'page')
    await work(ctx)
    record(ctx, verb, { kind: 'programme', id: year }, { office, after })
  })

/** Opens the year, or changes its motto. */
export const shapeProgramme = (ctx: Ctx, year: number, input: ProgrammeInput): Promise<void> =>
  shaping(ctx, year, 'programme.shaped', { ...input }, (ctx) =>
    store.saveProgramme(ctx.db, year, { vi: input.motto, en: input.mottoEn, note: input.note }),
  )

/** Adds a reform area from a day on, by a decision; past figures keep the areas that they had. */
export const addArea = (ctx: Ctx, year: number, input: AreaInput): Promise<void> =>
  shaping(ctx, year, 'programme.area-added', { ...input }, async (ctx) => {
    const standing = await store.areasOn(ctx.db, input.from)
    if (standing.some((area) => area.code === input.code)) throw new Refused('rule', 'area-known')
    await store.addArea(ctx.db, input)
  })

/** Adds a target of the year. */
export const addTarget = (ctx: Ctx, year: number, input: TargetInput): Promise<void> =>
  shaping(ctx, year, 'programme.target-added', { ...input }, async (ctx) => {
    const areas = await store.areasOn(ctx.db, ctx.today)
    if (input.areaId && !areas.some((area) => area.id === input.areaId))
      throw new Refused('rule', 'area-unknown')
    await store.addTarget(ctx.db, year, input)
  })

/** Adds a task group, a solution group or a slogan of the year. */
export const addGroup = (ctx: Ctx, year: number, input: GroupInput): Promise<void> =>
  shaping(ctx, year, 'programme.group-added', { ...input }, (ctx) => store.addGroup(ctx.db, year, input))

/** Names the pilot units of the year by a decision. */
export const choosePilots = (ctx: Ctx, year: number, input: PilotInput): Promise<void> =>
  shaping(ctx, year, 'programme.pilots-chosen', { ...input }, async (ctx) => {
    if (!(await store.allUnits(ctx.db, input.unitIds))) throw new Refused('rule', 'unit-unknown')
    await savePilots(ctx.db, year, {
      ...input,
      keyTasks: input.keyTasks ?? null,
      reportDueOn: input.reportDueOn ?? null,
    })
  })
