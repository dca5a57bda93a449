import type { Deps } from '#platform/deps.ts'
import { type Stage, stageOf } from '../../demo/stage.ts'
import {
  confirmItems,
  draftDirective,
  draftFromFile,
  draftLetter,
  issueDirective,
  openPassages,
  removeItem,
  sendDraft,
} from '../modules/directives/actions.ts'
import { findDirective, itemsOf } from '../modules/directives/facts.ts'
import {
  addLetterhead,
  addSigner,
  draftDocument,
  issueDocument,
  reviewDocument,
  sendForReview,
  signDocument,
  uploadFile,
} from '../modules/documents/actions.ts'
import { actOnTask, submitTask } from '../modules/tasks/actions.ts'
import { taskLines } from '../modules/tasks/facts.ts'

/** The states in which the matrix has a document of STTTT, by its subject. */
export const documentStates = ['draft', 'in-review', 'approved', 'signed', 'issued'] as const
export type PaperState = (typeof documentStates)[number]
export const subjectIn = (state: PaperState): string => `Công văn mẫu của ma trận: ${state}`

/** Directives of the matrix, by what they are there for. */
export const directiveSubjects = {
  draft: 'Rà soát thủ tục hành chính (mẫu của ma trận)',
  whole: 'Văn bản đủ điều kiện ban hành (mẫu của ma trận)',
  sent: 'Văn bản chờ ký (mẫu của ma trận)',
  received: 'Văn bản nhận từ cấp trên (mẫu của ma trận)',
  answered: 'Văn bản có báo cáo chờ tại trạm (mẫu của ma trận)',
} as const
export type DirectiveSubject = keyof typeof directiveSubjects

const lines = `ỦY BAN NHÂN DÂN TỈNH NGHỆ AN

Kính gửi: Các sở, ban, ngành cấp tỉnh.

1. Các sở, ban, ngành rà soát thủ tục hành chính, báo cáo kết quả trước ngày 30/4/2025.

2. Sở Nội vụ tổng hợp, báo cáo Ủy ban nhân dân tỉnh.

3. Sở Nội vụ theo dõi, báo cáo Ủy ban nhân dân tỉnh.

4. Các đơn vị chưa ban hành kế hoạch khẩn trương ban hành, báo cáo trước ngày 30/4/2025.

5. Sở Tài chính bố trí kinh phí.

Trân trọng./.
`
const one = 'Kính gửi: Sở Tư pháp.\n\n1. Sở Tư pháp báo cáo kết quả rà soát trước ngày 30/4/2025.\n'
const routed =
  'Kính gửi: Sở Tư pháp.\n\n1. Sở Tư pháp báo cáo Ủy ban nhân dân tỉnh (qua Sở Thông tin và Truyền thông) trước ngày 28/02/2025.\n2. Sở Tư pháp báo cáo tiến độ trước ngày 17/02/2025.\n'
const bytes = (text: string) => new TextEncoder().encode(text)

const readDraft = async (
  stage: Stage,
  name: DirectiveSubject,
  text: string,
  code: string,
): Promise<number> => {
  const ctx = await stage.as('thuongtruc', '2025-02-10', '10:00')
  const file = await uploadFile(ctx, { bytes: bytes(text), name: 'cong-van-mau.txt' })
  const head = { origin: 'made' as const, subject: directiveSubjects[name], code, fileId: file.id }
  return (await draftFromFile(ctx, head, bytes(text), 'cong-van-mau.txt')).id
}

/** A draft that lacks nothing: every item is confirmed by the clerk. */
const wholeDraft = async (stage: Stage, ...draft: [DirectiveSubject, string, string]): Promise<number> => {
  const id = await readDraft(stage, ...draft)
  const ctx = await stage.as('thuongtruc', '2025-02-10', '10:30')
  const items = await itemsOf(ctx, id)
  await confirmItems(
    ctx,
    id,
    items.map((item) => item.id),
  )
  return id
}

/** Issued, answered by STP through STTTT, where the answer waits; a reminder about the rest stands issued. */
const answered = async (stage: Stage): Promise<void> => {
  const id = await wholeDraft(stage, 'answered', routed, 'MTTL')
  const chairman = await stage.as('banhanh', '2025-02-11', '08:00')
  const version = (await findDirective(chairman, id))?.version ?? 0
  await issueDirective(chairman, id, {
    documentNo: 'MTTL/UBND-TH',
    issuedOn: '2025-02-11',
    code: 'MTTL',
    version,
  })
  const focal = await stage.as('dm.stp', '2025-02-14', '09:00')
  const [task] = await taskLines(focal, { source: { kind: 'directive', id } })
  if (!task) throw new Error('the directive of the matrix gave no task')
  await actOnTask(focal, task.id, 'accept', {})
  await submitTask(focal, task.id, { documentNo: '14/BC-STP (minh họa)' })
  const clerk = await stage.as('thuongtruc', '2025-02-19', '09:00')
  await openPassages(clerk)
  const { documentId } = await draftLetter(clerk, id, { kind: 'reminder', unitId: await stage.unit('STP') })
  await sendForReview(clerk, documentId)
  const reviewer = await stage.as('banhanh', '2025-02-19', '10:00')
  await reviewDocument(reviewer, documentId, { approve: true })
  await signDocument(reviewer, documentId)
  await issueDocument(await stage.as('thuongtruc', '2025-02-19', '11:00'), documentId)
}

const directives = async (stage: Stage): Promise<void> => {
  await answered(stage)
  await wholeDraft(stage, 'whole', one, 'MTDU')
  const sent = await wholeDraft(stage, 'sent', one, 'MTKY')
  const clerk = await stage.as('thuongtruc', '2025-02-18', '10:00')
  await sendDraft(clerk, sent)
  await draftDirective(clerk, {
    origin: 'received',
    issuerName: 'Bộ Nội vụ',
    subject: directiveSubjects.received,
    documentNo: '55/BNV-CCHC (minh họa)',
  } as never)
  const draft = await readDraft(stage, 'draft', lines, 'MT')
  // what nothing covers any more waits for a person's word
  const last = (await itemsOf(clerk, draft)).at(-1)
  if (last) await removeItem(clerk, last.id)
}

const steps: Record<PaperState, (stage: Stage, id: number) => Promise<unknown>> = {
  draft: async () => {},
  'in-review': async (stage, id) => sendForReview(await stage.as('daumoi', '2025-02-18', '14:00'), id),
  approved: async (stage, id) =>
    reviewDocument(await stage.as('thutruong', '2025-02-18', '15:00'), id, { approve: true }),
  signed: async (stage, id) => signDocument(await stage.as('thutruong', '2025-02-18', '16:00'), id),
  issued: async (stage, id) => issueDocument(await stage.as('daumoi', '2025-02-19', '08:00'), id),
}

/** A document of STTTT in each state, by its focal officer, reviewed and signed by its head. */
const documents = async (stage: Stage): Promise<void> => {
  const unitId = await stage.unit('STTTT')
  const ctx = await stage.as('daumoi', '2025-02-18', '13:00')
  for (const state of documentStates) {
    const body = { body: [{ kind: 'paragraph' as const, text: 'Nội dung mẫu của ma trận.' }] }
    const id = await draftDocument(ctx, { unitId, type: 'CV', subject: subjectIn(state), body })
    for (const step of documentStates.slice(0, documentStates.indexOf(state) + 1))
      await steps[step](stage, id)
  }
  const home = await stage.unit('SNV')
  const clerk = await stage.as('thuongtruc', '2025-02-18', '10:00')
  await addLetterhead(clerk, { unitId: home, agency: 'Sở Nội vụ', symbol: 'SNV', place: 'Nghệ An' })
  await addSigner(clerk, { unitId: home, authority: ['GIÁM ĐỐC'], name: 'Người Ký Mẫu' })
}

/** Directives and documents, so that each of their doors finds one at which its act may be done. */
export const papers = async (deps: Deps): Promise<void> => {
  const stage = stageOf(deps)
  await directives(stage)
  await documents(stage)
}
