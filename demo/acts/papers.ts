import {
  addLetterhead,
  addSigner,
  issueDocument,
  reviewDocument,
  sendForReview,
  signDocument,
} from '../../src/modules/documents/actions.ts'
import { mandatesOf } from '../../src/modules/identity/facts.ts'
import { draftReport } from '../../src/modules/plans/actions.ts'
import { issuedPlan } from '../../src/modules/plans/facts.ts'
import type { Act, Stage } from '../stage.ts'
import { act } from '../work.ts'

const heads = async (stage: Stage): Promise<void> => {
  const ctx = stage.system('2023-01-03', '09:00')
  const province = await stage.unit('40')
  await addLetterhead(ctx, {
    unitId: province,
    agency: 'Ủy ban nhân dân',
    parentAgency: null,
    symbol: 'UBND',
    subSymbol: 'TH',
    place: 'Nghệ An',
    validFrom: '2023-01-01',
  })
  await addLetterhead(ctx, {
    unitId: await stage.unit('SNV'),
    parentAgency: 'Ủy ban nhân dân tỉnh Nghệ An',
    agency: 'Sở Nội vụ',
    symbol: 'SNV',
    subSymbol: 'CCHC',
    place: 'Nghệ An',
    validFrom: '2023-01-01',
  })
  await addLetterhead(ctx, {
    unitId: await stage.unit('STTTT'),
    parentAgency: 'Ủy ban nhân dân tỉnh Nghệ An',
    agency: 'Sở Thông tin và Truyền thông',
    symbol: 'STTTT',
    subSymbol: 'VP',
    place: 'Nghệ An',
    validFrom: '2023-01-01',
  })
  const chairman = (await mandatesOf(ctx.db, 'banhanh'))[0]
  const director = (await mandatesOf(ctx.db, 'thutruong'))[0]
  await addSigner(ctx, {
    unitId: province,
    mandateId: chairman?.id,
    authority: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
    validFrom: '2023-01-01',
  })
  await addSigner(ctx, {
    unitId: await stage.unit('STTTT'),
    mandateId: director?.id,
    authority: ['GIÁM ĐỐC'],
    validFrom: '2023-01-01',
  })
}

/** Letterheads and signers, and the report of the third quarter of 2023 drafted, reviewed, signed and numbered. */
export const papers: Act[] = [
  act('2023-01-03', 'mẫu tiêu đề và người ký', heads),
  act('2023-10-05', 'báo cáo tiến độ quý III năm 2023', async (stage) => {
    const clerk = await stage.as('thuongtruc', '2023-10-05', '10:00')
    const plan = await issuedPlan(clerk.db, 2023)
    if (!plan) throw new Error('the plan of 2023 is not issued')
    const id = await draftReport(clerk, plan.id, { from: '2023-01-01', asOf: '2023-09-30' })
    await sendForReview(clerk, id, 'Trình ký báo cáo quý III')
    const chairman = await stage.as('banhanh', '2023-10-06', '09:30')
    await reviewDocument(chairman, id, { approve: true, note: 'Đồng ý' })
    await signDocument(chairman, id)
    await issueDocument(await stage.as('thuongtruc', '2023-10-06', '14:00'), id)
  }),
]
