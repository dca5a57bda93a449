import { inTransaction } from '#platform/action.ts'
import type { Ctx, Mandate } from '#platform/context.ts'
import { type Day, yearOf } from '#platform/day.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { findOwnUpload } from '../../documents/facts.ts'
import { installationUnit } from '../../organisation/facts.ts'
import type { DirectiveInput, HeadInput } from '../input.ts'
import * as policy from '../policy.ts'
import { codeOf } from '../rules.ts'
import * as store from '../store.ts'

const sameVersion = (directive: store.Directive, version: number | undefined): void => {
  if (version !== undefined && version !== directive.version) throw new Refused('rule', 'changed-meanwhile')
}

/** A directive that this actor may see, locked; what they may not see is not found, an old version is told so. */
export const lockedDirective = async (
  ctx: Ctx,
  directiveId: number,
  version?: number,
): Promise<store.Directive> => {
  const directive = await store.lockDirective(ctx.db, directiveId)
  if (!directive || !policy.maySee(ctx.actor, directive)) throw new Refused('missing', 'page')
  sameVersion(directive, version)
  return directive
}

export type Drafting = { directive: store.Directive; office: Mandate | undefined }

/** A draft (also one that is sent for signing) that this actor may change, locked. */
export const drafting = async (ctx: Ctx, directiveId: number, version?: number): Promise<Drafting> => {
  const directive = await lockedDirective(ctx, directiveId)
  const office = policy.mayDraft(ctx.actor, directive)
  if (!office && ctx.actor.kind !== 'system') throw new Refused('forbidden', 'forbidden')
  // before the version, which its issue changes too: there is no newer draft to look at
  if (directive.state === 'issued') throw new Refused('rule', 'already-issued')
  if (directive.state === 'passed-down') throw new Refused('rule', 'already-passed-down')
  sameVersion(directive, version)
  return { directive, office }
}

/** Writes down a change of a draft: its next version, and the record. */
export const changed = async (
  ctx: Ctx,
  { directive, office }: Drafting,
  verb: string,
  facts: { before?: Record<string, unknown>; after?: Record<string, unknown>; reason?: string } = {},
): Promise<void> => {
  await store.touch(ctx.db, directive.id)
  record(
    ctx,
    `directive.${verb}`,
    { kind: 'directive', id: directive.id, unitId: directive.unitId },
    { office, ...facts },
  )
}

const yearFor = (ctx: Ctx, issuedOn?: Day | null, receivedOn?: Day | null): number =>
  yearOf(issuedOn ?? receivedOn ?? ctx.today)

/** Whose directive it will be: the province's for its issuers and standing agency, else the actor's own unit's. */
const owner = async (
  ctx: Ctx,
  unitId: number | undefined,
): Promise<{ unitId: number; office: Mandate | undefined }> => {
  const home = (await installationUnit(ctx.db))?.unitId
  const own = ctx.actor.mandates.find((m) =>
    m.roles.some((role) => role === 'head' || role === 'focal'),
  )?.unitId
  const provincial = home !== undefined && policy.mayDraft(ctx.actor, { unitId: home, provincial: true })
  const id = unitId ?? (provincial || ctx.actor.kind === 'system' ? home : own)
  if (id === undefined) throw new Refused('forbidden', 'forbidden')
  const office = policy.mayDraft(ctx.actor, { unitId: id, provincial: id === home })
  if (!office && ctx.actor.kind !== 'system') throw new Refused('forbidden', 'forbidden')
  return { unitId: id, office }
}

/**
 * Opens a draft: a document made here, or one received from above. Without a unit it is the province's, for who
 * drafts for the province. Gives its number.
 */
export const draftDirective = (ctx: Ctx, input: DirectiveInput): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const { unitId, office } = await owner(ctx, input.unitId)
    if (input.parentId !== undefined) {
      const parent = await store.findDirective(ctx.db, input.parentId)
      if (!parent || !policy.maySee(ctx.actor, parent)) throw new Refused('rule', 'parent-unknown')
    }
    // the draft's page serves the file to all who see the draft
    if (input.fileId !== undefined && !(await findOwnUpload(ctx, input.fileId)))
      throw new Refused('missing', 'file')
    const values = {
      origin: input.origin,
      unitId,
      issuerName: input.issuerName,
      code: input.code ?? (input.documentNo ? (codeOf(input.documentNo) ?? null) : null),
      documentNo: input.documentNo ?? null,
      issuedOn: input.issuedOn ?? null,
      receivedOn: input.receivedOn ?? null,
      subject: input.subject,
      year: yearFor(
        ctx,
        input.origin === 'made' ? input.issuedOn : undefined,
        input.receivedOn ?? input.issuedOn,
      ),
      parentId: input.parentId ?? null,
      fileId: input.fileId ?? null,
    }
    const id = await store.addDirective(ctx.db, { ...values, madeBy: ctx.actor.id, at: ctx.now })
    record(ctx, 'directive.drafted', { kind: 'directive', id, unitId }, { office, after: values })
    return id
  })

export type Typed = Omit<DirectiveInput, 'issuerName' | 'subject' | 'code' | 'parentId' | 'fileId'> & {
  issuerName?: string | undefined
  subject?: string | undefined
}

/** A draft without a text: its head is typed, its items will be. */
export const draftTyped = (ctx: Ctx, typed: Typed): Promise<number> => {
  const { issuerName, subject } = typed
  if (!issuerName || !subject) {
    const missing = [...(issuerName ? [] : ['issuerName']), ...(subject ? [] : ['subject'])]
    throw new Refused(
      'input',
      'bad-input',
      missing.map((field) => ({ field, reason: 'required' })),
    )
  }
  return draftDirective(ctx, { ...typed, issuerName, subject })
}

/** Puts other words into the head of a draft: number, day, subject, who issues it. */
export const saveHead = (ctx: Ctx, directiveId: number, input: HeadInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const draft = await drafting(ctx, directiveId, input.version)
    const head: store.Head = {
      issuerName: input.issuerName,
      code: input.code ?? (input.documentNo ? (codeOf(input.documentNo) ?? null) : null),
      documentNo: input.documentNo ?? null,
      issuedOn: input.issuedOn ?? null,
      receivedOn: input.receivedOn ?? null,
      subject: input.subject,
      year: yearFor(ctx, input.issuedOn, input.receivedOn),
    }
    await store.saveHead(ctx.db, directiveId, head)
    await changed(ctx, draft, 'head-saved', { after: head })
  })
