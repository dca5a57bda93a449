import type { Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import { type Block, unitChoices } from '../../organisation/facts.ts'
import { areasOn, basesOn } from '../../programme/facts.ts'
import { lateTasks } from '../../tasks/facts.ts'
import {
  blocksOf,
  findDirective,
  type Grid,
  gridFrom,
  lettersOf,
  lineageOf,
  routeOf,
  tasksOf,
} from '../facts.ts'
import * as policy from '../policy.ts'
import {
  assignmentsOf,
  type Doubt,
  doubtOf,
  gapsOf,
  type ItemGap,
  isOwing,
  type UnitField,
  unitsOfAll,
} from '../rules.ts'
import * as store from '../store.ts'

export type May = { draft: boolean; issue: boolean; remind: boolean; letter: boolean }

/** What the actor may do with a directive, whatever its state. */
export const mayOf = (ctx: Ctx, directive: store.Directive): May => ({
  draft: policy.mayDraft(ctx.actor, directive) !== undefined,
  issue: policy.mayIssue(ctx.actor, directive) !== undefined,
  remind: policy.mayRemind(ctx.actor, directive) !== undefined,
  letter: policy.mayDraftLetter(ctx.actor, directive) !== undefined,
})

/** A directive that this actor may see; refused as not found otherwise. */
export const needDirective = async (ctx: Ctx, directiveId: number): Promise<store.Directive> => {
  const directive = await findDirective(ctx, directiveId)
  if (!directive) throw new Refused('missing', 'page')
  return directive
}

export type DraftItem = store.SavedItem & {
  gaps: ItemGap[]
  doubt: Doubt | undefined
  unitIds: number[]
  tasks: number
}
export type DraftReading = {
  directive: store.Directive
  may: May
  items: DraftItem[]
  paragraphs: store.SavedParagraph[]
  lineage: Awaited<ReturnType<typeof lineageOf>>
  names: Map<number, string>
}

/** A draft with its items, what each lacks, whom it comes to, and the fate of every paragraph. Seven statements. */
export const readDraft = async (ctx: Ctx, directive: store.Directive): Promise<DraftReading> => {
  const blocks = await blocksOf(ctx, directive)
  const items = (await store.itemsOf(ctx.db, directive.id)).map((item, _, all) => {
    const unitIds = unitsOfAll(item.recipients, blocks)
    const doubt = doubtOf(
      item,
      all.filter((other) => other !== item),
    )
    return { ...item, unitIds, gaps: gapsOf(item), doubt, tasks: assignmentsOf({ ...item, unitIds }).length }
  })
  const few = (ids: readonly number[]) => (ids.length > 8 ? [] : ids)
  const named = items.flatMap((i) => [
    ...few(i.leadUnitIds),
    ...few(i.coordinatorUnitIds),
    ...i.routeUnitIds,
    ...few(i.unitIds),
  ])
  return {
    directive,
    may: mayOf(ctx, directive),
    items,
    paragraphs: await store.paragraphsOf(ctx.db, directive.id),
    lineage: await lineageOf(ctx, directive),
    names: await store.unitNames(ctx.db, named),
  }
}

export type IssuedReading = {
  directive: store.Directive
  may: May
  items: store.SavedItem[]
  paragraphs: store.SavedParagraph[]
  grid: Grid
  lineage: Awaited<ReturnType<typeof lineageOf>>
  names: Map<number, string>
}

/** An issued directive: its text, its items, the grid, its lineage. Seven statements. */
export const readIssued = async (ctx: Ctx, directive: store.Directive): Promise<IssuedReading> => {
  const items = await store.itemsOf(ctx.db, directive.id)
  return {
    directive,
    may: mayOf(ctx, directive),
    items,
    paragraphs: await store.paragraphsOf(ctx.db, directive.id),
    grid: gridFrom(items, await tasksOf(ctx, directive.id)),
    lineage: await lineageOf(ctx, directive),
    names: await store.unitNames(
      ctx.db,
      items.flatMap((i) => [...i.leadUnitIds, ...i.routeUnitIds]),
    ),
  }
}

/** The stations of an issued directive with the items they serve. Four statements. */
export const readRoute = async (ctx: Ctx, directive: store.Directive) => ({
  directive,
  items: await store.itemsOf(ctx.db, directive.id),
  stations: await routeOf(ctx, directive.id),
})
export type RouteReading = Awaited<ReturnType<typeof readRoute>>

/** What is late with its explanations, and the letters about it. Seven statements. */
export const readLetters = async (ctx: Ctx, directive: store.Directive) => {
  const source = { kind: 'directive', id: directive.id }
  const late = await lateTasks(ctx, { source })
  const owing = new Map(late.filter(isOwing).map((task) => [task.lead_unit_id, task.lead_name]))
  return {
    directive,
    may: mayOf(ctx, directive),
    late,
    letters: await lettersOf(ctx, directive.id),
    units: [...owing].map(([id, name]) => ({ id, name })),
  }
}
export type LettersReading = Awaited<ReturnType<typeof readLetters>>

/** What a form shows of a unit to be ticked. */
export type UnitChoice = { unit_id: number; name_vi: string; name_en: string | null; parent?: string | null }

const shortBlocks: readonly Block[] = [
  'province',
  'department',
  'district',
  'division',
  'service-unit',
  'vertical-agency',
  'party-body',
  'fatherland-front',
]

/**
 * What an item's form offers to choose from: the units of the short blocks, and of the communes, of which there are
 * hundreds, only those that are chosen already or that typed names may mean. Five statements and the names'.
 */
export const itemChoices = async (
  ctx: Ctx,
  chosen: readonly number[] = [],
  candidates: Partial<Record<UnitField, readonly number[]>> = {},
) => ({
  units: (await unitChoices(ctx.db, ctx.today, shortBlocks)) as UnitChoice[],
  more: (await store.unitLabels(
    ctx.db,
    [...chosen, ...Object.values(candidates).flat()],
    ctx.today,
  )) as UnitChoice[],
  candidates,
  areas: await areasOn(ctx.db, ctx.today),
  bases: await basesOn(ctx.db, ctx.today),
})
export type ItemChoices = Awaited<ReturnType<typeof itemChoices>>

/** Where an actor may open drafts: true for who drafts for the province or for a unit of their own. */
export const mayDraftAtAll = (ctx: Ctx): boolean =>
  ctx.actor.mandates.some((m) =>
    m.roles.some((r) => ['issuer', 'standing-agency', 'head', 'focal'].includes(r)),
  ) && !ctx.actor.readOnly
