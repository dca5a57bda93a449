import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { type Day, showDay } from '#platform/day.ts'
import { Refused } from '#platform/refused.ts'
import { draftDocument, sealDocument } from '../../documents/actions.ts'
import { type BlockInput, documentsFrom } from '../../documents/facts.ts'
import { installationUnit } from '../../organisation/facts.ts'
import * as policy from '../policy.ts'
import { findItem, itemsOf } from '../rules/checklist.ts'
import { findChecklist } from '../store/checklist.ts'
import { listFindings } from '../store/finding.ts'
import type { Inspection } from '../store/inspection.ts'
import { listInspections } from '../store/inspection.ts'
import { findPlan, teamsOf } from '../store/plan.ts'
import { answersOf } from '../store/visit.ts'
import { forbidden, lockedInspection, noted } from './locked.ts'

/** The papers of an inspection: the team's decision, the notice, the minutes, the conclusion. */
export const paperKinds = ['order', 'notice', 'minutes', 'conclusion'] as const
export type PaperKind = (typeof paperKinds)[number]

/** The source that a paper's document names; the papers of one inspection are told apart by their types. */
export const sourceOf = (kind: PaperKind | 'plan', id: number) => ({
  kind: kind === 'plan' ? 'inspection-plan' : 'inspection',
  id,
})

const types: Record<PaperKind | 'plan', string> = {
  plan: 'QĐ',
  order: 'QĐ',
  notice: 'CV',
  minutes: 'BB',
  conclusion: 'TB',
}

const paragraph = (text: string): BlockInput => ({ kind: 'paragraph', text })
const dash = (text: string): BlockInput => ({ kind: 'dash', text })

// The wording is the project's own; the layout is the documents room's (NĐ 30/2020).
const draft = async (
  ctx: Ctx,
  kind: PaperKind | 'plan',
  id: number,
  subject: string,
  body: BlockInput[],
  decides: boolean,
): Promise<number> => {
  const home = await installationUnit(ctx.db)
  return draftDocument(ctx, {
    unitId: home?.unitId ?? 0,
    type: types[kind],
    subject: subject.slice(0, 500),
    recipients: ['Như trên', 'Lưu: VT'],
    source: sourceOf(kind, id),
    body: {
      ...(decides && {
        decidingOffice: 'CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH',
        legalGrounds: ['Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ;'],
      }),
      body,
    },
  })
}

/** Drafts the decision that approves a year's plan: the planned units by name, unannounced visits by number alone. */
export const draftPlanPaper = (ctx: Ctx, planId: number): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const plan = await findPlan(ctx.db, planId, true)
    if (!plan || !policy.mayOversee(ctx.actor)) throw new Refused('missing', 'page')
    if (!policy.mayPlan(ctx.actor)) throw forbidden()
    const visits = (await listInspections(ctx.db, policy.sightOf(ctx.actor), { planId })).filter(
      (i) => i.state !== 'cancelled',
    )
    const planned = visits.filter((i) => i.mode === 'planned')
    return draft(
      ctx,
      'plan',
      planId,
      `Phê duyệt ${plan.title}`,
      [
        {
          kind: 'item',
          level: 'article',
          number: '1',
          text: `Phê duyệt kế hoạch kiểm tra cải cách hành chính năm ${plan.year}: kiểm tra ${planned.length} cơ quan, đơn vị theo danh sách dưới đây và ${visits.length - planned.length} cuộc kiểm tra đột xuất; mục tiêu ${plan.targetPercent}% số đơn vị được kiểm tra.`,
        },
        ...planned.map((i) => dash(`${i.unitName}: từ ${showDay(i.fromOn)} đến ${showDay(i.toOn)};`)),
        {
          kind: 'item',
          level: 'article',
          number: '2',
          text: `Các cơ quan, đơn vị tự kiểm tra ít nhất ${plan.selfPercent}% đơn vị trực thuộc; khắc phục tồn tại trong ${plan.remedyDays} ngày kể từ ngày có thông báo kết luận.`,
        },
        {
          kind: 'item',
          level: 'article',
          number: '3',
          text: 'Sở Nội vụ, các đoàn kiểm tra và thủ trưởng các cơ quan, đơn vị chịu trách nhiệm thi hành Quyết định này.',
        },
      ],
      true,
    )
  })

const orderBody = async (ctx: Ctx, i: Inspection): Promise<BlockInput[]> => {
  const team = (await teamsOf(ctx.db, i.planId, ctx.today)).find((one) => one.id === i.teamId)
  return [
    {
      kind: 'item',
      level: 'article',
      number: '1',
      text: `Kiểm tra công tác cải cách hành chính tại ${i.unitName}, từ ${showDay(i.fromOn)} đến ${showDay(i.toOn)}. Đoàn kiểm tra gồm:`,
    },
    ...(team?.seats ?? []).map((seat) =>
      dash(`${seat.personName}, ${seat.unitName}: ${seat.head ? 'Trưởng đoàn' : 'Thành viên'};`),
    ),
    {
      kind: 'item',
      level: 'article',
      number: '2',
      text: 'Đoàn kiểm tra tự giải thể sau khi hoàn thành nhiệm vụ.',
    },
  ]
}

const noticeBody = (i: Inspection): BlockInput[] => [
  paragraph(
    `Đoàn kiểm tra làm việc tại ${i.unitName} từ ${showDay(i.fromOn)} đến ${showDay(i.toOn)} theo danh mục nội dung kiểm tra kèm theo trên hệ thống.`,
  ),
  paragraph(
    'Đề nghị đơn vị gửi báo cáo tự kiểm tra, chuẩn bị hồ sơ, tài liệu và bố trí người làm việc với Đoàn.',
  ),
]

const verdictWords = {
  met: 'đạt',
  partly: 'đạt một phần',
  'not-met': 'chưa đạt',
  'not-seen': 'không kiểm tra',
}

const minutesBody = async (ctx: Ctx, i: Inspection): Promise<BlockInput[]> => {
  const checklist = await findChecklist(ctx.db, i.checklistId)
  const answers = new Map((await answersOf(ctx.db, i.id)).map((a) => [a.item, a]))
  const lines = checklist ? itemsOf(checklist.content) : []
  return [
    paragraph(
      `Ngày ${i.begunOn ? showDay(i.begunOn) : ''}, từ ${i.startedAt} đến ${i.endedAt}, tại ${i.unitName}.`,
    ),
    paragraph(`Thành phần: ${i.attendance ?? ''}`),
    ...lines.map((item) => {
      const answer = answers.get(item.code)
      const note = answer?.note ? ` (${answer.note})` : ''
      return dash(
        `${item.code}. ${item.textVi}: ${answer ? verdictWords[answer.verdict] : 'chưa ghi'}${note};`,
      )
    }),
    paragraph('Biên bản được lập xong, hai bên thống nhất ký.'),
  ]
}

const conclusionBody = async (ctx: Ctx, i: Inspection): Promise<BlockInput[]> => {
  const checklist = await findChecklist(ctx.db, i.checklistId)
  const findings = await listFindings(ctx.db, policy.sightOf(ctx.actor), { inspectionId: i.id, drafts: true })
  return [
    paragraph(i.summary ?? ''),
    ...findings.map((f) => {
      const item = checklist ? findItem(checklist.content, f.item) : undefined
      const due = f.dueOn
        ? `khắc phục trước hết ngày ${showDay(f.dueOn)}`
        : `khắc phục trong ${i.remedyDays} ngày`
      return dash(
        `${f.no}. ${item ? `${item.block.nameVi}: ` : ''}${f.text} Căn cứ: ${f.basis ?? ''}. ${f.ownerName} ${due}.`,
      )
    }),
    paragraph('Yêu cầu đơn vị báo cáo kết quả khắc phục kèm minh chứng trên hệ thống đúng hạn.'),
  ]
}

const subjects: Record<PaperKind, (i: Inspection) => string> = {
  order: (i) => `Kiểm tra công tác cải cách hành chính năm ${i.year} tại ${i.unitName}`,
  notice: (i) => `Thông báo kiểm tra công tác cải cách hành chính tại ${i.unitName}`,
  minutes: (i) => `Kiểm tra công tác cải cách hành chính tại ${i.unitName}`,
  conclusion: (i) => `Kết luận kiểm tra công tác cải cách hành chính tại ${i.unitName}`,
}

const bodyOf = async (ctx: Ctx, kind: PaperKind, i: Inspection): Promise<BlockInput[]> => {
  if (kind === 'order') return orderBody(ctx, i)
  if (kind === 'notice') return noticeBody(i)
  return kind === 'minutes' ? minutesBody(ctx, i) : conclusionBody(ctx, i)
}

/**
 * Drafts an official paper of an inspection from what the system knows; it goes its way on the register. The order of
 * an unannounced inspection is sealed until the visit begins. Gives the document.
 */
export const draftPaper = (ctx: Ctx, id: number, kind: PaperKind): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const i = await lockedInspection(ctx, id)
    const office = policy.mayPlan(ctx.actor)
    if (!office) throw forbidden()
    if (kind === 'notice' && i.mode === 'unannounced') throw new Refused('rule', 'unannounced-has-no-notice')
    if (
      (kind === 'minutes' || kind === 'conclusion') &&
      !['recorded', 'signed', 'concluded'].includes(i.state)
    )
      throw new Refused('rule', 'inspection-not-in-state')
    const body = await bodyOf(ctx, kind, i)
    const documentId = await draft(ctx, kind, i.id, subjects[kind](i), body, kind === 'order')
    if (i.mode === 'unannounced' && i.begunOn === null) await sealDocument(ctx, documentId)
    noted(ctx, 'inspection.paper-drafted', i, { office, after: { kind, documentId } })
    return documentId
  })

/**
 * The number and day of a paper: as typed, else of the newest issued document that was drafted from here. Refused
 * where there is neither, and for a day to come.
 */
export const paperOf = async (
  ctx: Ctx,
  kind: PaperKind | 'plan',
  id: number,
  typed: { documentNo?: string | undefined; on?: Day | undefined },
): Promise<{ documentNo: string; onDay: Day }> => {
  if (typed.on && typed.on > ctx.today)
    throw new Refused('input', 'day-in-future', [{ field: 'on', reason: 'day-in-future' }])
  if (typed.documentNo) return { documentNo: typed.documentNo, onDay: typed.on ?? ctx.today }
  const issued = (await documentsFrom(ctx.db, sourceOf(kind, id))).findLast(
    (doc) => doc.state === 'issued' && doc.type === types[kind],
  )
  if (!issued?.cited)
    throw new Refused('input', 'paper-not-issued', [{ field: 'documentNo', reason: 'paper-not-issued' }])
  return { documentNo: issued.cited, onDay: issued.issuedOn ?? ctx.today }
}
