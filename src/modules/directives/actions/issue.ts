import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { showDay, yearOf } from '#platform/day.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { notify } from '../../notifications/actions.ts'
import { holdersOf, holdersOfRole } from '../../notifications/facts.ts'
import { installationUnit, settingOn } from '../../organisation/facts.ts'
import { type Given, giveInstructions, type NewInstruction } from '../../tasks/actions.ts'
import type { IssueInput } from '../input.ts'
import * as policy from '../policy.ts'
import {
  assignmentsOf,
  codeOf,
  isCountable,
  issue,
  pathsOf,
  readiness,
  unitsOf,
  unitsOfAll,
  withDefaultResponse,
} from '../rules.ts'
import * as store from '../store.ts'
import { drafting, lockedDirective } from './draft.ts'

/** Sends a draft to the issuer for signing: it must be ready; the standing agency and the issuer see it from now on. */
export const sendDraft = (ctx: Ctx, directiveId: number, version?: number): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const draft = await drafting(ctx, directiveId, version)
    if (draft.directive.state === 'sent') throw new Refused('rule', 'already-sent')
    const items = await store.itemsOf(ctx.db, directiveId)
    const ready = readiness(draft.directive.state, items, await store.paragraphsOf(ctx.db, directiveId))
    if (!ready.ok) throw new Refused('rule', ready.reason)
    await store.markSent(ctx.db, directiveId, { personId: ctx.actor.id, at: ctx.now })
    await tellSigners(ctx, draft.directive)
    record(
      ctx,
      'directive.sent',
      { kind: 'directive', id: directiveId, unitId: draft.directive.unitId },
      { office: draft.office },
    )
  })

async function tellSigners(ctx: Ctx, d: store.Directive): Promise<void> {
  const personIds = d.provincial
    ? await holdersOfRole(ctx.db, ['issuer'], ctx.today)
    : (await holdersOf(ctx.db, [d.unitId], ['head'], ctx.today)).map((holder) => holder.person_id)
  await notify(ctx, [
    {
      personIds: personIds.filter((id) => id !== ctx.actor.id),
      kind: 'directive-sent',
      url: `/directives/${d.id}`,
      occasion: `directive-sent:${d.id}:${d.version}`,
      text: {
        vi: `Dự thảo văn bản chỉ đạo chờ ký: ${d.subject}`,
        en: `A draft directive waits for your signature: ${d.subject}`,
      },
    },
  ])
}

/** The issuer gives a sent draft back, with a reason. */
export const returnDraft = (ctx: Ctx, directiveId: number, reason: string, version?: number): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const directive = await lockedDirective(ctx, directiveId, version)
    const office = policy.mayIssue(ctx.actor, directive)
    if (!office) throw new Refused('forbidden', 'forbidden')
    if (directive.state !== 'sent') throw new Refused('rule', 'not-sent')
    await store.markSent(ctx.db, directiveId, null)
    record(
      ctx,
      'directive.returned',
      { kind: 'directive', id: directiveId, unitId: directive.unitId },
      { office, reason },
    )
  })

type Ready = store.SavedItem & { unitIds: number[] }

const words = {
  report: 'Báo cáo',
  product: 'Sản phẩm theo nội dung giao',
  explanation: 'Văn bản giải trình',
} as const

/** What the item must bring: the product as written, else the kind of answer. */
const productOf = (item: Pick<store.ItemFacts, 'product' | 'response'>): string =>
  item.product?.trim() || item.response.map((r) => words[r]).join('; ')

const workOf = (
  d: store.Directive,
  item: Ready,
  path: string,
  issued: { documentNo: string; issuedOn: string; code: string },
): NewInstruction => ({
  source: { kind: 'directive', id: d.id, code: issued.code, label: `${issued.documentNo}: ${d.subject}` },
  path,
  year: yearOf(issued.issuedOn),
  title: item.title,
  body: item.text,
  product: productOf(item),
  response: item.response,
  areaId: item.areaId,
  basisId: item.basisId,
  deadline: {
    kind: item.deadlineKind,
    on: item.deadlineOn,
    reading: item.deadlineReading,
    text: item.deadlineText || null,
  },
  ...(item.deadlineKind === 'recurring' &&
    isCountable(item.recurrence) && {
      recurrence: {
        every: item.recurrence.every,
        day: item.recurrence.day,
        until: `${yearOf(issued.issuedOn)}-12-31`,
      },
    }),
  issuedOn: issued.issuedOn,
  documentNo: issued.documentNo,
  assignments: assignmentsOf(item),
})

/** Everybody who takes part and may therefore read it. */
const participants = (items: readonly Ready[]): number[] => [
  ...new Set(
    items.flatMap((i) => [...i.leadUnitIds, ...i.coordinatorUnitIds, ...i.unitIds, ...i.routeUnitIds]),
  ),
]

/** The items with their recipients as units of today, and the response that closing lines ask of everybody. */
async function readyItems(
  ctx: Ctx,
  d: store.Directive,
): Promise<{ items: Ready[]; frozen: { id: number; unitIds: number[] }[] }> {
  const home = await installationUnit(ctx.db)
  const blocks = await store.blocksBelow(ctx.db, home?.unitId ?? d.unitId, ctx.today)
  const saved = await store.itemsOf(ctx.db, d.id)
  const items = saved.map((item) => ({
    ...withDefaultResponse(item, d.defaultResponse),
    unitIds: unitsOfAll(item.recipients, blocks),
  }))
  const frozen = saved.flatMap((item) =>
    item.recipients.map((r) => ({ id: r.id, unitIds: unitsOf(r, blocks) })),
  )
  return { items, frozen }
}

/**
 * Issues a draft under its number: every item becomes an instruction with its tasks, recipients are frozen, routes
 * get their stations; all in one transaction. Refused as `rules/issue.ts` says, and when the code is taken.
 */
export const issueDirective = (ctx: Ctx, directiveId: number, input: IssueInput): Promise<Given[]> =>
  inTransaction(ctx, async (ctx) => {
    const directive = await lockedDirective(ctx, directiveId)
    const office = policy.mayIssue(ctx.actor, directive)
    if (!office && ctx.actor.kind !== 'system') throw new Refused('forbidden', 'forbidden')
    const { items, frozen } = await readyItems(ctx, directive)
    const wish = { ...input, code: input.code ?? directive.code ?? codeOf(input.documentNo) }
    const decision = issue(
      directive.state,
      items,
      await store.paragraphsOf(ctx.db, directiveId),
      wish,
      ctx.today,
    )
    if (!decision.ok) throw new Refused('rule', decision.reason)
    if (directive.version !== input.version) throw new Refused('rule', 'changed-meanwhile')
    const issued = decision.value
    const year = yearOf(issued.issuedOn)
    if (await store.codeTaken(ctx.db, directive, year, issued.code))
      throw new Refused('rule', 'code-taken', [], { code: issued.code })
    const paths = pathsOf(items)
    const given = await giveInstructions(
      ctx,
      items.map((item, n) => workOf(directive, item, paths[n] as string, issued)),
    )
    await store.freezeRecipients(ctx.db, frozen)
    await store.addStations(
      ctx.db,
      items.flatMap((item) =>
        item.routeUnitIds.map((unitId, n) => ({ itemId: item.id, position: n + 1, unitId })),
      ),
      await settingOn(ctx.db, 'directives.station-days', issued.issuedOn, 5),
    )
    const bound = items.map((item, n) => ({
      itemId: item.id,
      instructionId: given[n]?.instructionId as number,
    }))
    await store.markIssued(ctx.db, directiveId, {
      ...issued,
      year,
      personId: ctx.actor.id,
      participantUnitIds: participants(items),
      bound,
    })
    record(
      ctx,
      'directive.issued',
      { kind: 'directive', id: directiveId, unitId: directive.unitId },
      {
        office,
        after: {
          ...issued,
          day: showDay(issued.issuedOn),
          items: items.length,
          tasks: given.reduce((n, g) => n + g.tasks.length, 0),
        },
      },
    )
    return given
  })

/**
 * Passes a received document down: a new draft of our own with its lineage and a copy of its items and paragraphs.
 * The received one gives no work itself any more.
 */
export const passDown = (
  ctx: Ctx,
  directiveId: number,
  input: { issuerName?: string | undefined; subject?: string | undefined },
): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const parent = await lockedDirective(ctx, directiveId)
    const office = policy.mayDraft(ctx.actor, parent)
    if (!office && ctx.actor.kind !== 'system') throw new Refused('forbidden', 'forbidden')
    if (parent.origin !== 'received') throw new Refused('rule', 'not-received')
    if (parent.state === 'issued') throw new Refused('rule', 'already-issued')
    const values = {
      origin: 'made' as const,
      unitId: parent.unitId,
      issuerName: input.issuerName ?? parent.unitName,
      code: null,
      documentNo: null,
      issuedOn: null,
      receivedOn: null,
      subject: input.subject ?? parent.subject,
      year: yearOf(ctx.today),
      parentId: parent.id,
      fileId: null,
      defaultResponse: parent.defaultResponse,
      recipientsText: parent.recipientsText,
    }
    const id = await store.addDirective(ctx.db, { ...values, madeBy: ctx.actor.id, at: ctx.now })
    await store.copyParagraphs(ctx.db, parent.id, id)
    await store.addItems(ctx.db, id, await store.itemsOf(ctx.db, parent.id))
    await store.markPassedDown(ctx.db, parent.id)
    record(
      ctx,
      'directive.passed-down',
      { kind: 'directive', id: parent.id, unitId: parent.unitId },
      { office, after: { childId: id } },
    )
    record(
      ctx,
      'directive.drafted',
      { kind: 'directive', id, unitId: parent.unitId },
      { office, after: values },
    )
    return id
  })
