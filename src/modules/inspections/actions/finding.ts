import { inTransaction } from '#platform/action.ts'
import type { Ctx, Mandate } from '#platform/context.ts'
import { showDay } from '#platform/day.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { uploadFile } from '../../documents/actions.ts'
import { unitChoices } from '../../organisation/facts.ts'
import { giveInstruction } from '../../tasks/actions.ts'
import type { FindingInput, RemedyInput, VerifyInput } from '../input.ts'
import * as policy from '../policy.ts'
import { findItem } from '../rules/checklist.ts'
import { decideFinding, type EventKind, type FindingAct, type FindingState } from '../rules/finding.ts'
import { findChecklist } from '../store/checklist.ts'
import * as store from '../store/finding.ts'
import type { Inspection } from '../store/inspection.ts'
import { ownerMandate } from '../store/owner.ts'
import { forbidden, lockedInspection, noted } from './locked.ts'
import { tellUnits } from './tell.ts'

const lockedFinding = async (ctx: Ctx, id: number): Promise<store.Finding> => {
  const found = await store.lockFinding(ctx.db, policy.sightOf(ctx.actor), id)
  if (!found) throw new Refused('missing', 'page')
  return found
}

// a draft is in nobody's record but of those who made it
const noteDraft = (ctx: Ctx, verb: string, i: Inspection, facts: Parameters<typeof record>[3]) =>
  noted(ctx, verb, { ...i, planIssued: false }, facts)

const writable = ['visiting', 'recorded', 'signed']

/** The whole finding of what was typed: its item must be on the checklist, its owner stand, its officer hold the office there. */
const readFinding = async (ctx: Ctx, i: Inspection, input: FindingInput): Promise<store.NewFinding> => {
  const checklist = await findChecklist(ctx.db, i.checklistId)
  const item = checklist && findItem(checklist.content, input.item)
  const wrong = (field: string, reason: string) => new Refused('input', reason, [{ field, reason }])
  if (!item) throw wrong('item', 'item-unknown')
  const ownerUnitId = input.ownerUnitId ?? i.unitId
  if (ownerUnitId !== i.unitId) {
    const units = await unitChoices(ctx.db, ctx.today)
    if (!units.some((unit) => unit.unit_id === ownerUnitId)) throw wrong('ownerUnitId', 'not-one-of-these')
  }
  const { ownerMandateId } = input
  if (ownerMandateId !== undefined && !(await ownerMandate(ctx.db, ownerMandateId, ownerUnitId, ctx.today)))
    throw wrong('ownerMandateId', 'not-of-this-unit')
  if (input.dueOn && input.dueOn < ctx.today) throw wrong('dueOn', 'day-has-passed')
  return {
    item: input.item,
    text: input.text,
    severity: input.severity,
    criterion: input.criterion ?? item.criterion ?? null,
    basis: input.basis ?? item.basis ?? null,
    ownerUnitId,
    ownerMandateId: ownerMandateId ?? null,
    evidence: input.evidence ?? null,
    dueOn: input.dueOn ?? null,
  }
}

const writing = async (ctx: Ctx, inspectionId: number) => {
  const i = await lockedInspection(ctx, inspectionId)
  const office = policy.mayCarryOut(ctx.actor, i)
  if (!office) throw forbidden()
  if (!writable.includes(i.state)) throw new Refused('rule', 'inspection-not-in-state')
  return { i, office, by: { personId: ctx.actor.id, mandateId: office.id, at: ctx.now } }
}

/** Notes a finding, by the team, from the visit until the conclusion is issued. Gives its number. */
export const noteFinding = (ctx: Ctx, inspectionId: number, input: FindingInput): Promise<{ id: number }> =>
  inTransaction(ctx, async (ctx) => {
    const { i, office, by } = await writing(ctx, inspectionId)
    const finding = await readFinding(ctx, i, input)
    const id = await store.addFinding(ctx.db, i.id, finding, ctx.now)
    await store.addEvents(ctx.db, [id], { kind: 'noted', onDay: ctx.today, ...by })
    noteDraft(ctx, 'inspection.finding-noted', i, { office, after: { id, ...finding } })
    return { id }
  })

/** Changes a finding that is not issued yet. */
export const changeFinding = (
  ctx: Ctx,
  id: number,
  { version, ...input }: FindingInput & { version?: number | undefined },
): Promise<{ inspectionId: number }> =>
  inTransaction(ctx, async (ctx) => {
    const f = await lockedFinding(ctx, id)
    const { i, office, by } = await writing(ctx, f.inspectionId)
    if (f.state !== 'draft') throw new Refused('rule', 'finding-not-in-state')
    if (version !== undefined && version !== f.version) throw new Refused('rule', 'changed-meanwhile')
    const finding = await readFinding(ctx, i, input)
    await store.changeFinding(ctx.db, id, finding)
    await store.addEvents(ctx.db, [id], { kind: 'changed', onDay: ctx.today, ...by })
    noteDraft(ctx, 'inspection.finding-changed', i, { office, after: { id, ...finding } })
    return { inspectionId: i.id }
  })

/** Takes a finding back that is not issued yet; the row stays, out of sight. */
export const withdrawFinding = (ctx: Ctx, id: number, reason: string): Promise<{ inspectionId: number }> =>
  inTransaction(ctx, async (ctx) => {
    const f = await lockedFinding(ctx, id)
    const { i, office, by } = await writing(ctx, f.inspectionId)
    if (f.state !== 'draft') throw new Refused('rule', 'finding-not-in-state')
    await store.setFindingState(ctx.db, id, 'withdrawn')
    await store.addEvents(ctx.db, [id], { kind: 'withdrawn', onDay: ctx.today, note: reason, ...by })
    noteDraft(ctx, 'inspection.finding-withdrawn', i, { office, reason, after: { id } })
    return { inspectionId: i.id }
  })

const subject = (f: store.Finding) => ({ kind: 'finding', id: f.id, unitId: f.ownerUnitId })

const decided = (f: store.Finding, act: FindingAct, note?: string): FindingState => {
  const decision = decideFinding({ state: f.state, tasked: f.instructionId !== null }, act, note)
  if (!decision.ok) throw new Refused('rule', decision.reason)
  return decision.value
}

/** The new state and the event that says so; gives the event's number. */
const happened = async (
  ctx: Ctx,
  f: store.Finding,
  office: Mandate,
  kind: EventKind,
  state: FindingState,
  more: { note?: string | undefined; documentNo?: string | undefined; instructionId?: number } = {},
): Promise<number> => {
  await store.setFindingState(ctx.db, f.id, state, more.instructionId)
  return store.addEvents(ctx.db, [f.id], {
    kind,
    onDay: ctx.today,
    note: more.note,
    documentNo: more.documentNo,
    personId: ctx.actor.id,
    mandateId: office.id,
    at: ctx.now,
  })
}

/** The owner takes it on. */
export const startRemedy = (ctx: Ctx, id: number): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const f = await lockedFinding(ctx, id)
    const office = policy.mayAnswer(ctx.actor, f.ownerUnitId)
    if (!office) throw forbidden()
    await happened(ctx, f, office, 'started', decided(f, 'start'))
    record(ctx, 'finding.started', subject(f), { office })
  })

/** The owner hands in what was done, with its evidence; on time or late counts by this day. */
export const remedyFinding = (ctx: Ctx, id: number, input: RemedyInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const f = await lockedFinding(ctx, id)
    const office = policy.mayAnswer(ctx.actor, f.ownerUnitId)
    if (!office) throw forbidden()
    const state = decided(f, 'remedy')
    if (!input.file && !input.documentNo)
      throw new Refused('input', 'evidence-missing', [{ field: 'documentNo', reason: 'evidence-missing' }])
    const kept = input.file ? await uploadFile(ctx, input.file, { unitId: f.ownerUnitId }) : undefined
    const event = await happened(ctx, f, office, 'remedied', state, input)
    if (kept) await store.addFindingFile(ctx.db, event, kept.id)
    record(ctx, 'finding.remedied', subject(f), {
      office,
      after: { documentNo: input.documentNo ?? null, fileId: kept?.id ?? null },
    })
  })

/** The team verifies the remedy, or returns it with the reason; never somebody of the unit itself. */
export const verifyFinding = (ctx: Ctx, id: number, { verdict, note }: VerifyInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const f = await lockedFinding(ctx, id)
    const office = policy.mayVerify(ctx.actor, f, f.ownerUnitId)
    if (!office) throw forbidden()
    const state = decided(f, verdict === 'verified' ? 'verify' : 'return', note)
    await happened(ctx, f, office, verdict, state, { note })
    record(ctx, verdict === 'verified' ? 'finding.verified' : 'finding.returned', subject(f), {
      office,
      reason: note,
    })
    const words =
      verdict === 'verified'
        ? { vi: 'Kết quả khắc phục đã được xác nhận', en: 'Your remedy is verified' }
        : { vi: 'Kết quả khắc phục bị trả lại', en: 'Your remedy was returned' }
    await tellUnits(ctx, [
      {
        unitId: f.ownerUnitId,
        kind: `finding-${verdict}`,
        url: `/inspections/findings/${id}`,
        occasion: `finding-${verdict}:${id}:${f.version}`,
        text: { vi: `${words.vi}: ${f.text.slice(0, 150)}`, en: `${words.en}: ${f.text.slice(0, 150)}` },
      },
    ])
  })

/** Makes a task of a finding in one step: its owner leads, due with the finding. By the issuer. */
export const taskFinding = (ctx: Ctx, id: number): Promise<{ taskId: number }> =>
  inTransaction(ctx, async (ctx) => {
    const f = await lockedFinding(ctx, id)
    const office = policy.mayDecide(ctx.actor)
    if (!office) throw forbidden()
    const state = decided(f, 'task')
    const given = await giveInstruction(ctx, {
      source: {
        kind: 'inspection',
        id: f.inspectionId,
        code: `KT${f.inspectionId}`,
        label: `Kết luận kiểm tra tại ${f.unitName} năm ${f.year}`,
      },
      path: String(f.no),
      title: `Khắc phục tồn tại qua kiểm tra: ${f.text}`.slice(0, 2000),
      product: 'Báo cáo kết quả khắc phục kèm minh chứng',
      deadline:
        f.dueOn && f.dueOn >= ctx.today
          ? { kind: 'day', on: f.dueOn, reading: 'inclusive', text: showDay(f.dueOn) }
          : { kind: 'none', on: null, reading: 'inclusive' },
      issuedOn: ctx.today,
      assignments: [{ leadUnitId: f.ownerUnitId }],
    })
    await happened(ctx, f, office, 'tasked', state, { instructionId: given.instructionId })
    record(ctx, 'finding.tasked', subject(f), { office, after: { instructionId: given.instructionId } })
    return { taskId: given.tasks[0]?.id ?? 0 }
  })
