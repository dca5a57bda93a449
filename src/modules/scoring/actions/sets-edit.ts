import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import type { Decision } from '#platform/decision.ts'
import { record } from '#platform/record.ts'
import { type FieldError, Refused } from '#platform/refused.ts'
import { checkedLeaf } from '../facts/checked.ts'
import { hashOf, needNode, needSet, seenHead, seenOf } from '../facts/sets.ts'
import { readSet } from '../input/set.ts'
import type { AddNodeInput } from '../input/sets.ts'
import {
  addNode,
  codesOf,
  type EditReason,
  type Found,
  moveNode,
  removeNode,
  shiftNode,
  withDomain,
  withNode,
} from '../rules/edit.ts'
import type { CriteriaSet, Criterion, Domain } from '../rules/set.ts'
import { frameBreach, renumbered, summed, withDerived } from '../rules/whole-set.ts'
import * as store from '../store/sets.ts'
import { drafting } from './sets.ts'

type Draft = { set: store.SetRow; frame: CriteriaSet | undefined }
type Edited = { content: CriteriaSet; before?: object; after?: object; unitKinds?: readonly string[] }

/**
 * Changes a draft: loaded through the actor, locked, changed by `change`, kept within its frame and its shape, saved
 * and on record.
 */
const editing = (ctx: Ctx, id: number, change: (draft: Draft) => Edited): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    await needSet(ctx, id)
    const office = drafting(ctx)
    const set = await store.lockSet(ctx.db, id)
    if (!set) throw new Refused('missing', 'page')
    if (set.state === 'issued') throw new Refused('rule', 'set-issued')
    const frame = set.frameId === null ? undefined : (await store.findSet(ctx.db, set.frameId))?.content
    const { content, before, after, unitKinds } = change({ set, frame })
    const next = withDerived(content)
    refuseBadShape(next)
    const breach = frame && frameBreach(next, frame)
    if (breach) throw new Refused('rule', 'frame-changed', [], { code: breach.code })
    await store.saveContent(ctx.db, id, next, hashOf(next))
    if (unitKinds) await store.saveKinds(ctx.db, id, unitKinds)
    record(
      ctx,
      'criteria-set.changed',
      { kind: 'criteria-set', id },
      { office, before: { ...before }, after: { ...after, hash: hashOf(next) } },
    )
  })

const refuseBadShape = (content: CriteriaSet): void => {
  const read = readSet(content)
  if (read.ok) return
  const [first] = read.findings
  throw new Refused('rule', 'set-shape-at', [], { path: first?.path ?? '', reason: first?.reason ?? '' })
}

const refuseOlder = (seen: string | undefined, now: string): void => {
  if (seen !== undefined && seen !== now) throw new Refused('rule', 'place-changed')
}

/** The head of a set: its titles, its settings, its bands, who appraises which domain. */
export const saveHead = (
  ctx: Ctx,
  id: number,
  head: Omit<CriteriaSet, 'domains'>,
  unitKinds: readonly string[],
  seen?: string,
): Promise<void> =>
  editing(ctx, id, ({ set }) => {
    refuseOlder(seen, seenHead(set.content, set.unitKinds))
    const { domains, ...before } = set.content
    const known = new Set(domains.map((domain) => domain.code))
    for (const { domain } of head.appraisers ?? [])
      if (!known.has(domain)) throw new Refused('rule', 'domain-unknown', [], { code: domain })
    return { content: { ...head, domains }, unitKinds, before, after: head }
  })

/** What a form says of a place: of a domain only its names and maximum are taken. */
export type NodeChange = Partial<Domain> & Partial<Omit<Criterion, 'children' | 'code'>>

const ownOf = (found: Found): object => {
  const { children: _, criteria: __, ...own } = found.node as Record<string, unknown>
  return own
}

/** Rule kinds in which the place may change; a sum with children stays one. */
const refuseLostChildren = (found: Found, change: NodeChange): void => {
  const children = found.level === 'criterion' && 'children' in found.node ? found.node.children.length : 0
  if (children > 0 && change.rule_kind !== undefined && change.rule_kind !== 'sum_children')
    throw new Refused('rule', 'has-children')
}

/**
 * One place of a draft anew: names, maximum, rule, evidence, labels of inputs, worked examples. A rule that cannot be
 * proven, or whose examples fail, is refused with what was found.
 */
export const saveNode = (
  ctx: Ctx,
  id: number,
  code: string,
  change: NodeChange,
  seen?: string,
): Promise<void> =>
  editing(ctx, id, ({ set, frame }) => {
    const found = needNode(set.content, code)
    refuseOlder(seen, seenOf(found))
    if (frame && found.level === 'leaf' && codesOf(frame).includes(code))
      throw new Refused('rule', 'of-the-frame')
    refuseLostChildren(found, change)
    const content = changed(set.content, found, change)
    const after = needNode(content, code)
    const fields = checkedLeaf(content, code, ctx.lang)
    if (fields.length > 0) throw new Refused('input', 'rule-not-proven', fields satisfies FieldError[])
    return { content, before: ownOf(found), after: ownOf(after) }
  })

const changed = (set: CriteriaSet, found: Found, change: NodeChange): CriteriaSet => {
  const { code } = found.node
  if (found.level !== 'domain')
    return withNode(
      set,
      code,
      (node) => clean({ ...node, ...change, ...unsaid(node, change) }) as unknown as Criterion,
    )
  const { name_vi, name_en, max } = change
  return withDomain(set, code, (domain) =>
    clean({
      ...domain,
      ...(name_vi !== undefined && { name_vi }),
      name_en,
      ...(max !== undefined && { max }),
    }),
  )
}

/** What a place does not say, and the form shows by what that means, stays unsaid. */
const unsaid = (node: Criterion, change: NodeChange): NodeChange => ({
  ...(change.not_applicable === 'exclude' &&
    (node.not_applicable ?? 'allowed') === 'allowed' && { not_applicable: node.not_applicable }),
  ...(change.assessment === 'self+appraisal' && !node.assessment && { assessment: undefined }),
  ...(change.evidence_vi?.length === 0 && !node.evidence_vi && { evidence_vi: undefined }),
})

const clean = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T

const decided = (decision: Decision<CriteriaSet, EditReason>): CriteriaSet => {
  if (!decision.ok)
    throw new Refused(decision.reason === 'node-missing' ? 'missing' : 'rule', decision.reason)
  return decision.value
}

/** A domain, criterion or leaf more. */
export const addPlace = (ctx: Ctx, id: number, input: AddNodeInput): Promise<void> =>
  editing(ctx, id, ({ set }) => {
    const { parent, code, nameVi, nameEn, max, group } = input
    const node = { code, name_vi: nameVi, ...(nameEn && { name_en: nameEn }), max: max ?? null, group }
    return { content: decided(addNode(set.content, parent, node)), after: { added: code, parent } }
  })

const refuseFrames = (frame: CriteriaSet | undefined, code: string): void => {
  if (frame && codesOf(frame).includes(code)) throw new Refused('rule', 'of-the-frame')
}

/** A place away, with what is below it. */
export const removePlace = (ctx: Ctx, id: number, code: string): Promise<void> =>
  editing(ctx, id, ({ set, frame }) => {
    refuseFrames(frame, code)
    const found = needNode(set.content, code)
    return { content: decided(removeNode(set.content, code)), before: ownOf(found), after: { removed: code } }
  })

/** A place up or down among its siblings, or below another domain or criterion. */
export const movePlace = (ctx: Ctx, id: number, code: string, to: string): Promise<void> =>
  editing(ctx, id, ({ set, frame }) => {
    if (to !== 'up' && to !== 'down') refuseFrames(frame, code)
    const moved =
      to === 'up' || to === 'down'
        ? shiftNode(set.content, code, to === 'up' ? -1 : 1)
        : moveNode(set.content, code, to)
    return { content: decided(moved), after: { moved: code, to } }
  })

/** Codes anew by their order, or maxima added up from the leaves. */
export const orderSet = (ctx: Ctx, id: number, what: 'codes' | 'maxima'): Promise<void> =>
  editing(ctx, id, ({ set, frame }) => {
    if (what === 'codes' && frame) throw new Refused('rule', 'of-the-frame')
    return {
      content: what === 'codes' ? renumbered(set.content) : summed(set.content),
      after: { ordered: what },
    }
  })
