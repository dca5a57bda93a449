import type { Ctx } from '#platform/context.ts'
import { type Day, showDay } from '#platform/day.ts'
import type { SheetPart } from '#platform/room.ts'
import { installationUnit } from '../organisation/facts.ts'
import { answersBySource, taskLines } from '../tasks/facts.ts'
import * as policy from './policy.ts'
import { type Answers, type Blocks, daysLate, isAnswered, isOwing } from './rules.ts'
import * as store from './store.ts'
import { texts } from './texts.ts'

export {
  type Grid,
  type GridCell,
  type GridItem,
  type GridRow,
  gridFrom,
  gridOf,
  tasksOf,
} from './facts/grid.ts'
export { type LetterLine, lettersOf } from './facts/letters.ts'
export { search, waitingFor } from './facts/offers.ts'
export type { Answers } from './rules.ts'
export type { Directive, Evidence, SavedItem, SavedParagraph, SavedRecipient, Station } from './store.ts'

/**
 * A directive that this actor may see; undefined otherwise. Who was given one of its tasks later may see it too.
 */
export const findDirective = async (ctx: Ctx, directiveId: number): Promise<store.Directive | undefined> => {
  const directive = await store.findDirective(ctx.db, directiveId)
  if (!directive) return undefined
  if (policy.maySee(ctx.actor, directive)) return directive
  if (directive.state !== 'issued') return undefined
  const tasks = await taskLines(ctx, { source: { kind: 'directive', id: directiveId } }, {}, 1)
  return tasks.length > 0 ? directive : undefined
}

export type ListedDirective = store.Directive & { answers: Answers | null }

/** A page of the directives the actor may see, each issued one with what was asked, answered and is overdue. Two statements. */
export const listDirectives = async (
  ctx: Ctx,
  wish: store.ListWish,
): Promise<{ rows: ListedDirective[]; total: number }> => {
  const { rows, total } = await store.listDirectives(ctx.db, ctx.actor, wish)
  const issued = rows.filter((d) => d.state === 'issued').map((d) => d.id)
  const answers =
    issued.length > 0 ? await answersBySource(ctx, 'directive', issued) : new Map<number, Answers>()
  const none: Answers = { of: 0, answered: 0, overdue: 0 }
  return {
    rows: rows.map((d) => ({ ...d, answers: d.state === 'issued' ? (answers.get(d.id) ?? none) : null })),
    total,
  }
}

/** How many directives there are by state and origin, for the filters. */
export const countDirectives = (ctx: Ctx, wish: Pick<store.ListWish, 'year' | 'words'>) =>
  store.countDirectives(ctx.db, ctx.actor, wish)

export const itemsOf = (ctx: Ctx, directiveId: number): Promise<store.SavedItem[]> =>
  store.itemsOf(ctx.db, directiveId)
export const paragraphsOf = (ctx: Ctx, directiveId: number): Promise<store.SavedParagraph[]> =>
  store.paragraphsOf(ctx.db, directiveId)
export const lineageOf = (ctx: Ctx, directive: store.Directive) =>
  store.lineageOf(ctx.db, ctx.actor, directive)
/** The departments, districts and communes that groups of recipients mean today. */
export const blocksOf = async (ctx: Ctx, directive: store.Directive): Promise<Blocks> => {
  const home = await installationUnit(ctx.db)
  return store.blocksBelow(ctx.db, home?.unitId ?? directive.unitId, ctx.today)
}

export type PassageLine = store.SavedPassage & { late: number }
export type StationLine = store.Station & { passages: PassageLine[]; mayAct: boolean }

/** The stations of a directive's routes with the answers there that the actor may see: own ones, or one's unit's answers. */
export const routeOf = async (ctx: Ctx, directiveId: number): Promise<StationLine[]> => {
  const stations = await store.stationsOf(ctx.db, directiveId)
  if (stations.length === 0) return []
  const passages = await store.passagesOf(ctx.db, directiveId)
  const { all, unitIds } = ctx.actor.sees
  return stations.map((station) => ({
    ...station,
    mayAct: policy.mayStation(ctx.actor, station.unitId) !== undefined,
    passages: passages
      .filter((p) => p.stationId === station.id)
      .filter((p) => all || unitIds.includes(station.unitId) || unitIds.includes(p.leadUnitId))
      .map((p) => ({ ...p, late: daysLate(p, ctx.today) })),
  }))
}

/** Directives of a year in figures, of what the actor may see: for the home page and reports. Two statements. */
export const directiveFigures = async (ctx: Ctx, year: number): Promise<Answers & { directives: number }> => {
  const ids = await store.issuedIds(ctx.db, ctx.actor, year)
  const answers = ids.length > 0 ? [...(await answersBySource(ctx, 'directive', ids)).values()] : []
  const sum = (name: keyof Answers) => answers.reduce((n, a) => n + a[name], 0)
  return { directives: ids.length, of: sum('of'), answered: sum('answered'), overdue: sum('overdue') }
}

/** What directives ask of a unit: answered of asked, and the overdue ones by name. */
export const sheet = async (ctx: Ctx, unitId: number, day: Day): Promise<SheetPart> => {
  const t = texts[ctx.lang]
  const tasks = (
    await taskLines(ctx, { unitId, source: { kind: 'directive' } }, { asOf: day, soon: 0 })
  ).filter((task) => task.state !== 'recalled')
  const owing = tasks.filter(isOwing)
  return {
    room: 'directives',
    title: t.directives,
    figures: [
      {
        name: t.answered,
        value: tasks.filter((task) => isAnswered(task.state)).length,
        of: tasks.length,
        percent: null,
        url: `/tasks?programme=all&unit=${unitId}&source=directive&state=submitted,completed${day === ctx.today ? '' : `&asOf=${day}`}`,
      },
    ],
    lists: [
      {
        title: t.overdue,
        rows: owing.slice(0, 20).map((task) => ({
          text: `${task.code} · ${task.title}`,
          url: `/tasks/${task.id}`,
          due: task.due_on,
          note: task.due_on ? showDay(task.due_on) : null,
        })),
      },
    ],
  }
}
