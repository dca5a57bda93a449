import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { showDay } from '#platform/day.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { draftDocument, editDocument, issueDocument } from '../../documents/actions.ts'
import { findDocument, type OfficialDocument } from '../../documents/facts.ts'
import { giveSigned, type NewInstruction } from '../../tasks/actions.ts'
import type { NoticeInput } from '../input.ts'
import { askNotice, missingFrom, noticeLine } from '../rules.ts'
import * as store from '../store.ts'
import { preparedMeeting, subjectOf } from './load.ts'

// the wording around the conclusions is the project's own; the layout is the documents room's (NĐ 30/2020, type TB)
const bodyOf = (meeting: store.MeetingRow, parts: store.Parts): OfficialDocument['body'] => [
  {
    kind: 'paragraph',
    text: `Ngày ${showDay(meeting.heldOn)}, ${meeting.committeeName} họp (${meeting.title}). Sau khi nghe báo cáo và ý kiến của các thành viên dự họp, người chủ trì kết luận:`,
  },
  ...parts.conclusions.map((one) => ({ kind: 'paragraph' as const, text: noticeLine(one) })),
  {
    kind: 'paragraph',
    text: 'Cơ quan thường trực theo dõi, đôn đốc và báo cáo kết quả thực hiện tại phiên họp sau.',
  },
]

/** Puts the conclusions on paper as a notice, or puts their new words into the draft there is. */
export const draftNotice = (ctx: Ctx, id: number, input: NoticeInput): Promise<{ documentId: number }> =>
  inTransaction(ctx, async (ctx) => {
    const { meeting, office } = await preparedMeeting(ctx, id, 'conclude')
    const parts = await store.partsOf(ctx.db, id)
    const ready = askNotice(parts.conclusions, meeting.heldOn)
    if (!ready.ok) throw new Refused('rule', ready.reason)
    const leads = [...new Set(parts.conclusions.flatMap((one) => one.leads))]
    const wish = {
      type: 'TB',
      subject: `Kết luận ${meeting.title}`,
      recipients: [...leads, 'Lưu: VT'],
      letterheadId: input.letterheadId ?? null,
      signerId: input.signerId ?? null,
      body: { body: bodyOf(meeting, parts) },
    }
    const before = meeting.documentId === null ? undefined : await findDocument(ctx, meeting.documentId)
    if (before && before.state !== 'withdrawn') {
      await editDocument(ctx, before.id, wish)
      return { documentId: before.id }
    }
    const source = { kind: 'meeting', id }
    const documentId = await draftDocument(ctx, { ...wish, unitId: meeting.unitId, source })
    await store.noteDocument(ctx.db, id, documentId)
    record(ctx, 'meeting.notice-drafted', subjectOf(meeting), { office, after: { documentId } })
    return { documentId }
  })

const paragraphsOf = (body: OfficialDocument['body']): string[] =>
  body.map((block) => ('text' in block && typeof block.text === 'string' ? block.text : ''))

const instructionsOf = (
  meeting: store.MeetingRow,
  work: readonly store.ConclusionRow[],
  notice: { cited: string; issuedOn: string },
): NewInstruction[] =>
  work.map((one) => ({
    source: {
      kind: 'conclusion',
      id: meeting.id,
      code: `KL${meeting.heldOn.slice(2).replaceAll('-', '')}`,
      label: `Thông báo kết luận ${notice.cited}, ${meeting.title}`,
    },
    path: String(one.position),
    title: one.text.slice(0, 500),
    body: one.text,
    product: one.product ?? '',
    deadline: one.dueOn
      ? { kind: 'day', on: one.dueOn, reading: 'inclusive' }
      : { kind: 'none', on: null, reading: 'inclusive' },
    issuedOn: notice.issuedOn,
    documentNo: notice.cited,
    assignments: one.leadUnitIds.map((leadUnitId) => ({
      leadUnitId,
      coordinators: one.coordinatorUnitIds.map((unitId) => ({ unitId })),
    })),
  }))

/**
 * Issues the signed notice and gives its items as work, in one act: number, tasks and the end of the meeting come
 * together or not at all. The work is the signer's decision; the clerk issues it. A notice that was numbered at the
 * register already only gives its work here.
 */
export const issueNotice = (ctx: Ctx, id: number): Promise<{ tasks: number }> =>
  inTransaction(ctx, async (ctx) => {
    const { meeting, office } = await preparedMeeting(ctx, id, 'issue')
    const document = meeting.documentId === null ? undefined : await findDocument(ctx, meeting.documentId)
    if (!document || (document.state !== 'signed' && document.state !== 'issued'))
      throw new Refused('rule', 'notice-not-signed')
    const { conclusions } = await store.partsOf(ctx.db, id)
    const gone = missingFrom(paragraphsOf(document.body?.body ?? []), conclusions)
    if (gone.length > 0) throw new Refused('rule', 'notice-differs', [], { items: gone.join(', ') })
    const notice =
      document.state === 'issued'
        ? { cited: document.cited ?? '', issuedOn: document.issuedOn ?? ctx.today }
        : await issueDocument(ctx, document.id)
    const work = conclusions.filter((one) => one.leadUnitIds.length > 0)
    const given = await giveSigned(ctx, instructionsOf(meeting, work, notice), {
      mandateId: document.signerMandateId,
      unitId: document.unitId,
    })
    await store.conclude(ctx.db, id, {
      cited: notice.cited,
      on: notice.issuedOn,
      given: work.map((one, n) => ({
        position: one.position,
        instructionId: given[n]?.instructionId ?? 0,
      })),
    })
    const tasks = given.flatMap((one) => one.tasks).length
    record(ctx, 'meeting.notice-issued', subjectOf(meeting), {
      office,
      after: { cited: notice.cited, items: conclusions.length, tasks },
    })
    return { tasks }
  })
