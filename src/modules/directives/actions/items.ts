import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import { areasOn, basesOn } from '../../programme/facts.ts'
import type { ItemInput, NewItemInput } from '../input.ts'
import { titleOf } from '../reader/title.ts'
import { doubtOf, gapsOf, markNoWork, mergeOf, recovered, splitText, withDefaultResponse } from '../rules.ts'
import * as store from '../store.ts'
import { changed, type Drafting, drafting } from './draft.ts'
import { withNamed } from './names.ts'

type Open = Drafting & { items: store.SavedItem[]; item: store.SavedItem }

/** A draft opened at one of its items. */
export async function atItem(ctx: Ctx, itemId: number, version?: number): Promise<Open> {
  const directiveId = await store.directiveOfItem(ctx.db, itemId)
  if (directiveId === undefined) throw new Refused('missing', 'page')
  const draft = await drafting(ctx, directiveId, version)
  const items = await store.itemsOf(ctx.db, directiveId)
  const item = items.find((i) => i.id === itemId)
  if (!item) throw new Refused('missing', 'page')
  return { ...draft, items, item }
}

const covering = (items: readonly Pick<store.ItemFacts, 'evidence'>[]) =>
  items.map((item) => ({ paragraphs: item.evidence.paragraphs ?? [] }))

/** Paragraphs follow the items that are left: what nothing covers any more is uncovered again. */
async function recover(ctx: Ctx, directiveId: number): Promise<void> {
  const paragraphs = await store.paragraphsOf(ctx.db, directiveId)
  const after = recovered(paragraphs, covering(await store.itemsOf(ctx.db, directiveId)))
  const moved = after.filter((p, i) => p.fate !== paragraphs[i]?.fate)
  await store.saveFates(
    ctx.db,
    directiveId,
    moved.map((p) => ({ no: p.no, fate: p.fate, why: p.why, markedBy: null })),
  )
}

const groupText = {
  'all-departments': 'Các sở, ban, ngành cấp tỉnh',
  'all-districts': 'Ủy ban nhân dân các huyện, thành phố, thị xã',
  'all-communes': 'Ủy ban nhân dân các xã, phường, thị trấn',
} as const

const fixed = (
  kind: store.NewRecipient['kind'],
  text: string,
  unitId: number | null = null,
): store.NewRecipient => ({
  kind,
  text,
  unitId,
  resolvedBy: null,
  resolvedFrom: null,
  resolvedUnitIds: null,
})

const sameUnits = (a: readonly number[] | null, b: readonly number[]): boolean =>
  a !== null && a.length === b.length && a.every((id) => b.includes(id))

/**
 * Conditions stay as the document has them where their words are unchanged, and what they were resolved from stays
 * where the units are; the units named stand for all of them.
 */
function conditionsOf(input: ItemInput, old: readonly store.SavedRecipient[]): store.NewRecipient[] {
  if (!input.condition) return []
  const kept = old.filter((r) => r.kind === 'condition')
  const same = kept.map((r) => r.text).join('; ') === input.condition
  const resolved = input.conditionResolved || input.conditionUnitIds.length > 0
  return (same ? kept : [fixed('condition', input.condition)]).map((r) => ({
    ...fixed('condition', r.text),
    ...(resolved && { resolvedBy: 'hand' as const, resolvedUnitIds: input.conditionUnitIds }),
    ...(resolved &&
      r.resolvedFrom &&
      sameUnits(r.resolvedUnitIds, input.conditionUnitIds) && {
        resolvedBy: r.resolvedBy,
        resolvedFrom: r.resolvedFrom,
      }),
  }))
}

function recipientsOf(
  input: ItemInput,
  old: readonly store.SavedRecipient[],
  names: ReadonlyMap<number, string>,
): store.NewRecipient[] {
  const words = (kind: string, unitId: number | null): string | undefined =>
    old.find((r) => r.kind === kind && r.unitId === unitId)?.text
  return [
    ...input.groups.map((kind) => fixed(kind, words(kind, null) ?? groupText[kind])),
    ...input.recipientUnitIds.map((id) => fixed('unit', words('unit', id) ?? names.get(id) ?? '', id)),
    ...conditionsOf(input, old),
  ]
}

/** The typed item as a draft keeps it; units, area and basis must exist. */
async function itemOf(ctx: Ctx, typed: ItemInput, old?: store.SavedItem): Promise<store.NewItem> {
  const input = await withNamed(ctx, typed)
  const all = [
    ...input.leadUnitIds,
    ...input.coordinatorUnitIds,
    ...input.routeUnitIds,
    ...input.recipientUnitIds,
    ...input.conditionUnitIds,
  ]
  const names = await store.standingNames(ctx.db, all, ctx.today)
  if (all.some((id) => !names.has(id))) throw new Refused('rule', 'unit-unknown')
  if (input.areaId && !(await areasOn(ctx.db, ctx.today)).some((area) => area.id === input.areaId))
    throw new Refused('rule', 'area-unknown')
  if (input.basisId && !(await basesOn(ctx.db, ctx.today)).some((basis) => basis.id === input.basisId))
    throw new Refused('rule', 'basis-unknown')
  const dated = input.deadlineKind === 'day' || input.deadlineKind === 'period-end'
  return {
    number: input.number ?? '',
    text: input.text,
    title: input.title ?? titleOf(input.text),
    product: input.product ?? null,
    response: input.response,
    areaId: input.areaId ?? null,
    basisId: input.basisId ?? null,
    deadlineKind: input.deadlineKind,
    deadlineOn: dated ? (input.deadlineOn ?? null) : null,
    deadlineText: input.deadlineText ?? '',
    deadlineReading: input.deadlineReading ?? 'strict',
    recurrence:
      input.deadlineKind === 'recurring' && input.every
        ? { every: input.every, day: input.everyDay ?? null }
        : null,
    leadUnitIds: [...new Set(input.leadUnitIds)],
    coordinatorUnitIds: [...new Set(input.coordinatorUnitIds)].filter(
      (id) => !input.leadUnitIds.includes(id),
    ),
    routeUnitIds: [...new Set(input.routeUnitIds)],
    evidence: old?.evidence ?? {},
    unmatched: [],
    recipients: recipientsOf(input, old?.recipients ?? [], names),
  }
}

const complete = (item: store.NewItem): void => {
  const [gap] = gapsOf(item)
  if (gap) throw new Refused('rule', gap)
}

/** Puts a person's words into an item of a draft; with `confirm` it must lack nothing. */
export const saveItem = (ctx: Ctx, itemId: number, input: ItemInput): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const open = await atItem(ctx, itemId, input.version)
    const item = await itemOf(ctx, input, open.item)
    if (input.confirm) complete(item)
    await store.saveItem(ctx.db, itemId, item, input.confirm ? ctx.actor.id : null)
    const { recipients: _, id: __, ...before } = open.item
    await changed(ctx, open, 'item-saved', {
      before: { ...before },
      after: { itemId, ...item, confirmed: input.confirm },
    })
    return open.directive.id
  })

/** An item by hand; for a paragraph that is uncovered it counts as its item from now on. */
export const addItem = (ctx: Ctx, directiveId: number, input: NewItemInput): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const draft = await drafting(ctx, directiveId, input.version)
    const paragraphs = await store.paragraphsOf(ctx.db, directiveId)
    const source = paragraphs.find((p) => p.no === input.paragraph)
    if (input.paragraph !== undefined && !source) throw new Refused('rule', 'paragraph-unknown')
    const item = withDefaultResponse(await itemOf(ctx, input), draft.directive.defaultResponse)
    const evidence = source ? { paragraph: source.no, sentence: source.text, paragraphs: [source.no] } : {}
    if (input.confirm) complete(item)
    const before = await store.itemsOf(ctx.db, directiveId)
    const after = source ? placeFor(before, source.no) : undefined
    const [itemId] = await store.addItems(ctx.db, directiveId, [{ ...item, evidence }], after)
    if (input.confirm) await store.confirmItems(ctx.db, [itemId as number], ctx.actor.id)
    if (source)
      await store.saveFates(ctx.db, directiveId, [{ no: source.no, fate: 'item', why: null, markedBy: null }])
    await changed(ctx, draft, 'item-added', { after: { itemId, ...item, paragraph: source?.no } })
    return itemId as number
  })

/** The place after the last item that comes from a paragraph before this one. */
const placeFor = (items: readonly store.SavedItem[], paragraph: number): number =>
  items.filter((item) => (item.evidence.paragraph ?? 0) < paragraph).at(-1)?.position ?? 0

/** Confirms items of a draft as a person who has read them; each must lack nothing. */
export const confirmItems = (
  ctx: Ctx,
  directiveId: number,
  itemIds: readonly number[],
  version?: number,
): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const draft = await drafting(ctx, directiveId, version)
    const items = (await store.itemsOf(ctx.db, directiveId)).filter((item) => itemIds.includes(item.id))
    if (items.length !== new Set(itemIds).size) throw new Refused('missing', 'page')
    for (const item of items) complete(item)
    await store.confirmItems(ctx.db, itemIds, ctx.actor.id)
    await changed(ctx, draft, 'items-confirmed', { after: { items: items.map((item) => item.number) } })
  })

/**
 * Confirms all items that nothing is in doubt about, under the name of the person who says so; the others stay, to be
 * looked at one by one. Gives how many.
 */
export const confirmSure = (ctx: Ctx, directiveId: number, version?: number): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const draft = await drafting(ctx, directiveId, version)
    const items = await store.itemsOf(ctx.db, directiveId)
    const sure = items.filter(
      (item) =>
        !item.confirmed &&
        !doubtOf(
          item,
          items.filter((other) => other !== item),
        ),
    )
    if (sure.length === 0) throw new Refused('rule', 'nothing-sure')
    await store.confirmItems(
      ctx.db,
      sure.map((item) => item.id),
      ctx.actor.id,
    )
    await changed(ctx, draft, 'items-confirmed', {
      after: { items: sure.map((item) => item.number), sure: true },
    })
    return sure.length
  })

/** Takes an item out of a draft; its paragraphs are uncovered then, unless another item is made of them. */
export const removeItem = (ctx: Ctx, itemId: number, version?: number): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const open = await atItem(ctx, itemId, version)
    await store.removeItems(ctx.db, [itemId])
    await recover(ctx, open.directive.id)
    await changed(ctx, open, 'item-removed', { before: { number: open.item.number, text: open.item.text } })
    return open.directive.id
  })

/** Splits an item into several of the same number, recipients and deadline; no word may be lost. Each is confirmed anew. */
export const splitItem = (
  ctx: Ctx,
  itemId: number,
  parts: readonly string[],
  version?: number,
): Promise<number[]> =>
  inTransaction(ctx, async (ctx) => {
    const open = await atItem(ctx, itemId, version)
    const decision = splitText(open.item.text, parts)
    if (!decision.ok) throw new Refused('rule', decision.reason)
    const [first, ...others] = decision.value.map((text) => ({ ...open.item, text, title: titleOf(text) }))
    await store.saveItem(ctx.db, itemId, first as store.NewItem, null)
    const added = await store.addItems(ctx.db, open.directive.id, others, open.item.position)
    await changed(ctx, open, 'item-split', {
      before: { itemId, text: open.item.text },
      after: { items: [itemId, ...added], parts: decision.value },
    })
    return [itemId, ...added]
  })

const union = (lists: readonly (readonly number[])[]): number[] => [...new Set(lists.flat())]

/** Several items of one deadline as one: texts one after the other, all units, all paragraphs. */
function merged(first: store.SavedItem, others: readonly store.SavedItem[]): store.NewItem {
  const all = [first, ...others]
  const leadUnitIds = union(all.map((i) => i.leadUnitIds))
  const recipients = all.flatMap((i) => i.recipients)
  const key = (r: store.SavedRecipient) => `${r.kind} ${r.unitId ?? r.text}`
  return {
    ...first,
    text: all.map((i) => i.text).join('\n'),
    product: [...new Set(all.flatMap((i) => (i.product ? [i.product] : [])))].join('; ') || null,
    response: [...new Set(all.flatMap((i) => i.response))],
    leadUnitIds,
    coordinatorUnitIds: union(all.map((i) => i.coordinatorUnitIds)).filter((id) => !leadUnitIds.includes(id)),
    routeUnitIds: union(all.map((i) => i.routeUnitIds)),
    evidence: { ...first.evidence, paragraphs: union(all.map((i) => i.evidence.paragraphs ?? [])) },
    unmatched: all.flatMap((i) => i.unmatched),
    recipients: recipients.filter((r, n) => recipients.findIndex((other) => key(other) === key(r)) === n),
  }
}

/** Merges items into the first of them; items of different deadlines are refused. */
export const mergeItems = (
  ctx: Ctx,
  directiveId: number,
  itemIds: readonly number[],
  version?: number,
): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const draft = await drafting(ctx, directiveId, version)
    const chosen = (await store.itemsOf(ctx.db, directiveId)).filter((item) => itemIds.includes(item.id))
    if (chosen.length !== new Set(itemIds).size) throw new Refused('missing', 'page')
    const decision = mergeOf(chosen)
    if (!decision.ok) throw new Refused('rule', decision.reason)
    const { first, others } = decision.value
    await store.saveItem(ctx.db, first.id, merged(first, others), null)
    await store.removeItems(
      ctx.db,
      others.map((item) => item.id),
    )
    await recover(ctx, directiveId)
    await changed(ctx, draft, 'items-merged', {
      before: { items: chosen.map(({ id, number, text }) => ({ id, number, text })) },
      after: { itemId: first.id },
    })
    return first.id
  })

/** A person says that a paragraph holds no work, and why. */
export const markParagraph = (
  ctx: Ctx,
  directiveId: number,
  no: number,
  why: string,
  version?: number,
): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const draft = await drafting(ctx, directiveId, version)
    const paragraph = (await store.paragraphsOf(ctx.db, directiveId)).find((p) => p.no === no)
    if (!paragraph) throw new Refused('missing', 'page')
    const decision = markNoWork(paragraph, why)
    if (!decision.ok) throw new Refused('rule', decision.reason)
    await store.saveFates(ctx.db, directiveId, [{ no, ...decision.value, markedBy: ctx.actor.id }])
    await changed(ctx, draft, 'paragraph-marked', {
      before: { no, text: paragraph.text, fate: paragraph.fate },
      after: decision.value,
    })
  })
