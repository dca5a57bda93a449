import { inTransaction } from '#platform/action.ts'
import { canonical } from '#platform/canonical.ts'
import type { Ctx } from '#platform/context.ts'
import { record, sha256 } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { draftContent, formFindings, needForm, readSystemChoices } from '../facts/forms.ts'
import { type FormFileFinding, readFormFile } from '../file/form-file.ts'
import type { ImportFormInput, IndicatorInput, NewFormInput } from '../input/forms.ts'
import * as policy from '../policy.ts'
import type { Form, Indicator } from '../rules/form.ts'
import { systemFault } from '../rules/system-keys.ts'
import * as store from '../store/form.ts'
import { fileLimits } from './file.ts'

const running = (ctx: Ctx) => {
  const may = policy.mayRun(ctx.actor)
  if (!may) throw new Refused('forbidden', 'forbidden')
  return may
}
const subject = (id: number) => ({ kind: 'report-form', id })
export const hashOf = (content: unknown): string => sha256(canonical(content))

/** Begins a thematic form, empty or as a copy of another. Gives its number. */
export const draftForm = (ctx: Ctx, wish: NewFormInput): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    running(ctx)
    const from = wish.fromId === undefined ? undefined : await needForm(ctx, wish.fromId)
    return addDraft(ctx, wish, from ? draftContent(from.content) : { periods: [], indicators: [] })
  })

/** Begins a thematic form from a file that another installation, or this one, handed out; nothing where it has faults. */
export const importForm = async (
  ctx: Ctx,
  { file, ...wish }: ImportFormInput,
): Promise<{ id: number } | { findings: FormFileFinding[] }> => {
  running(ctx)
  const read = await readFormFile(new Uint8Array(await file.arrayBuffer()), fileLimits(ctx), ctx.lang)
  if (!read.ok) return { findings: read.findings }
  const titleVi = wish.titleVi ?? read.titleVi.slice(0, 300)
  if (titleVi === '') throw new Refused('input', 'bad-input', [{ field: 'titleVi', reason: 'required' }])
  const titled = { code: wish.code, titleVi, titleEn: read.titleEn.slice(0, 300) }
  return { id: await inTransaction(ctx, (ctx) => addDraft(ctx, titled, read.form)) }
}

const addDraft = async (
  ctx: Ctx,
  wish: { code: string; titleVi: string; titleEn?: string | undefined },
  content: Form,
): Promise<number> => {
  const may = running(ctx)
  const id = await store.addForm(ctx.db, {
    code: wish.code,
    titleVi: wish.titleVi,
    titleEn: wish.titleEn ?? '',
    content,
    hash: hashOf(content),
    by: ctx.actor.id,
    at: ctx.now,
  })
  if (id === undefined)
    throw new Refused('input', 'form-code-taken', [{ field: 'code', reason: 'form-code-taken' }])
  record(ctx, 'report-form.drafted', subject(id), {
    office: may.office,
    after: { code: wish.code, titleVi: wish.titleVi },
  })
  return id
}

const change = (
  ctx: Ctx,
  id: number,
  version: number,
  edit: (indicators: Indicator[], ctx: Ctx) => Promise<Indicator[]> | Indicator[],
): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const row = await needForm(ctx, id, 'lock')
    const may = running(ctx)
    if (row.state !== 'draft') throw new Refused('rule', 'form-issued')
    if (row.rowVersion !== version) throw new Refused('rule', 'changed-meanwhile')
    const content = draftContent(row.content)
    const now = { ...content, indicators: await edit(content.indicators, ctx) }
    await store.saveForm(ctx.db, id, {
      titleVi: row.titleVi,
      titleEn: row.titleEn,
      content: now,
      hash: hashOf(now),
    })
    record(ctx, 'report-form.changed', subject(id), {
      office: may.office,
      after: { indicators: now.indicators.map((i) => i.code) },
    })
  })

/** What an indicator may carry that the browser's form does not ask: it stays when the rest is changed. */
const unasked = ['area', 'retired_from', 'own', 'unit_en'] as const
const keptOf = (was: Indicator, asked: { system?: string | undefined }): Partial<Indicator> =>
  Object.fromEntries(
    [...unasked, ...(asked.system === undefined ? (['system'] as const) : [])].flatMap((key) =>
      was[key] === undefined ? [] : [[key, was[key]]],
    ),
  )

/** A figure of the system is one of those it knows, and of the indicator's kind; told at its field. */
const checkSystem = async (
  ctx: Ctx,
  { system, kind }: Pick<IndicatorInput, 'system' | 'kind'>,
): Promise<void> => {
  if (!system) return
  const reason = systemFault({ system, kind }, await readSystemChoices(ctx))
  if (reason) throw new Refused('input', 'bad-input', [{ field: 'system', reason, params: { key: system } }])
}

/** Puts an indicator into a draft, at the end, or in the place of the one with this code. */
export const saveIndicator = (
  ctx: Ctx,
  id: number,
  { version, replaces, ...indicator }: IndicatorInput,
): Promise<void> =>
  change(ctx, id, version, async (list, ctx) => {
    await checkSystem(ctx, indicator)
    const taken = list.some((i) => i.code === indicator.code && i.code !== replaces)
    if (taken) throw new Refused('input', 'bad-input', [{ field: 'code', reason: 'indicator-code-taken' }])
    const clean = Object.fromEntries(
      Object.entries(indicator).filter(
        ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
      ),
    ) as unknown as Indicator
    return replaces !== undefined && list.some((i) => i.code === replaces)
      ? list.map((i) => (i.code === replaces ? { ...keptOf(i, indicator), ...clean } : i))
      : [...list, clean]
  })

/** Takes an indicator out of a draft. */
export const removeIndicator = (ctx: Ctx, id: number, code: string, version: number): Promise<void> =>
  change(ctx, id, version, (list) => {
    if (!list.some((i) => i.code === code)) throw new Refused('missing', 'page')
    return list.filter((i) => i.code !== code)
  })

/** Puts a draft in force after all its checks; from then on it stays as it is, and periods may be opened of it. */
export const issueForm = (ctx: Ctx, id: number, version: number): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const row = await needForm(ctx, id, 'lock')
    const may = running(ctx)
    if (row.state !== 'draft') throw new Refused('rule', 'form-issued')
    if (row.rowVersion !== version) throw new Refused('rule', 'changed-meanwhile')
    const findings = formFindings(row.content, await readSystemChoices(ctx))
    if (findings.length > 0) throw new Refused('rule', 'form-has-errors', [], { n: findings.length })
    await store.markFormIssued(ctx.db, id, ctx.actor.id, ctx.now)
    record(ctx, 'report-form.issued', subject(id), { office: may.office, after: { hash: row.hash } })
  })
