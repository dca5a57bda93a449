import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { showDay } from '#platform/day.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { draftDocument } from '../../documents/actions.ts'
import { documentsFrom } from '../../documents/facts.ts'
import { actOnTask } from '../../tasks/actions.ts'
import { type TaskLine, taskLines } from '../../tasks/facts.ts'
import * as policy from '../policy.ts'
import { isAnswered, isOwing, type LetterKind, letter } from '../rules.ts'
import * as store from '../store.ts'
import { lockedDirective } from './draft.ts'

export type LetterWish = { unitId: number; kind: LetterKind; taskIds?: readonly number[] }

/**
 * Drafts an official letter to a unit about its answers to a directive: a reminder names what is unanswered, a
 * criticism what is overdue. It goes its way on the register like any document. Gives letter and document.
 */
export const draftLetter = (
  ctx: Ctx,
  directiveId: number,
  wish: LetterWish,
): Promise<{ letterId: number; documentId: number }> =>
  inTransaction(ctx, async (ctx) => {
    const directive = await lockedDirective(ctx, directiveId)
    const office = policy.mayDraftLetter(ctx.actor, directive)
    if (!office || ctx.actor.id === null) throw new Refused('forbidden', 'forbidden')
    if (directive.state !== 'issued') throw new Refused('rule', 'not-issued')
    const tasks = await lateTasks(ctx, directiveId, wish)
    const decision = letter(wish.kind, wish.unitId, tasks)
    if (!decision.ok) throw new Refused('rule', decision.reason)
    const documentId = await draftDocument(ctx, documentOf(directive, wish, decision.value))
    const taskIds = decision.value.map((task) => task.id)
    const letterId = await store.addLetter(ctx.db, {
      directiveId,
      taskIds,
      unitId: wish.unitId,
      kind: wish.kind,
      documentId,
      personId: ctx.actor.id,
      at: ctx.now,
    })
    record(
      ctx,
      'directive.letter-drafted',
      { kind: 'directive', id: directiveId, unitId: wish.unitId },
      { office, after: { letterId, documentId, kind: wish.kind, taskIds } },
    )
    return { letterId, documentId }
  })

type Late = TaskLine & { leadUnitId: number; answered: boolean; overdue: boolean }

async function lateTasks(ctx: Ctx, directiveId: number, wish: LetterWish): Promise<Late[]> {
  const tasks = await taskLines(ctx, {
    source: { kind: 'directive', id: directiveId },
    leadUnitId: wish.unitId,
  })
  const chosen = wish.taskIds?.length ? tasks.filter((task) => wish.taskIds?.includes(task.id)) : tasks
  if (wish.taskIds?.length && chosen.length !== new Set(wish.taskIds).size)
    throw new Refused('missing', 'page')
  return chosen
    .filter((task) => task.state !== 'recalled' && task.state !== 'suspended')
    .map((task) => ({
      ...task,
      leadUnitId: task.lead_unit_id,
      answered: isAnswered(task.state),
      overdue: isOwing(task),
    }))
}

const saying: Record<LetterKind, { subject: string; opens: string; closes: string }> = {
  reminder: {
    subject: 'Đôn đốc thực hiện',
    opens: 'Đến nay đơn vị chưa trả lời các nội dung sau:',
    closes:
      'Đề nghị đơn vị khẩn trương thực hiện, báo cáo kết quả và nêu rõ nguyên nhân của việc chậm (nếu có).',
  },
  criticism: {
    subject: 'Phê bình việc chậm thực hiện',
    opens: 'Đơn vị để quá hạn các nội dung sau:',
    closes:
      'Phê bình đơn vị về việc chậm thực hiện các nội dung nêu trên. Yêu cầu đơn vị hoàn thành ngay, kiểm điểm trách nhiệm của tập thể, cá nhân liên quan và báo cáo kết quả.',
  },
}

// The wording is the project's own; the layout is the documents room's (NĐ 30/2020, type CV).
const documentOf = (
  d: store.Directive,
  wish: LetterWish,
  tasks: readonly Late[],
): Parameters<typeof draftDocument>[1] => {
  const { subject, opens, closes } = saying[wish.kind]
  const name = tasks[0]?.lead_name ?? ''
  const given = `${d.documentNo} ngày ${d.issuedOn ? showDay(d.issuedOn) : ''}`
  return {
    unitId: d.unitId,
    type: 'CV',
    subject: `${subject} ${d.documentNo}: ${d.subject}`.slice(0, 500),
    recipients: ['Như trên', 'Lưu: VT'],
    source: { kind: 'directive', id: d.id },
    body: {
      addressees: [name],
      body: [
        {
          kind: 'paragraph',
          text: `Thực hiện văn bản ${given} của ${d.issuerName} về ${d.subject}. ${opens}`,
        },
        ...tasks.map((task) => ({ kind: 'paragraph' as const, text: lineOf(task) })),
        { kind: 'paragraph', text: closes },
      ],
    },
  }
}

const lineOf = (task: Late): string =>
  `- ${task.code}: ${task.title}${task.due_on ? ` (hạn ${showDay(task.due_on)}${task.days_late > 0 ? `, quá hạn ${task.days_late} ngày` : ''})` : ''}.`

/**
 * Puts an issued letter on the record of its tasks, under its number. By the issuer; refused while the document is
 * not issued. A task that is no longer late is left out.
 */
export const settleLetter = (ctx: Ctx, letterId: number): Promise<{ directiveId: number; told: number }> =>
  inTransaction(ctx, async (ctx) => {
    const found = await store.lockLetter(ctx.db, letterId)
    if (!found) throw new Refused('missing', 'page')
    const directive = await lockedDirective(ctx, found.directiveId)
    const office = policy.mayIssue(ctx.actor, directive)
    if (!office) throw new Refused('forbidden', 'forbidden')
    if (found.settledAt) throw new Refused('rule', 'letter-settled')
    const documents = await documentsFrom(ctx.db, { kind: 'directive', id: directive.id })
    const document = documents.find((doc) => doc.id === found.documentId)
    if (document?.state !== 'issued' || !document.cited) throw new Refused('rule', 'letter-not-issued')
    let told = 0
    for (const taskId of found.taskIds) told += await tellTask(ctx, taskId, found, document.cited)
    await store.settleLetter(ctx.db, letterId, ctx.now)
    record(
      ctx,
      'directive.letter-settled',
      { kind: 'directive', id: directive.id, unitId: found.unitId },
      { office, after: { letterId, documentNo: document.cited, told } },
    )
    return { directiveId: directive.id, told }
  })

async function tellTask(
  ctx: Ctx,
  taskId: number,
  { kind, documentId }: store.Letter,
  documentNo: string,
): Promise<number> {
  try {
    await actOnTask(ctx, taskId, 'letter', { letterKind: kind, documentNo, documentId })
    return 1
  } catch (refusal) {
    // an act decides before it writes: a task answered meanwhile needs no letter on its record
    if (refusal instanceof Refused && refusal.kind === 'rule') return 0
    throw refusal
  }
}
