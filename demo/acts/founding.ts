import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addScope, importAccounts, markDemoAccounts } from '../../src/modules/identity/actions.ts'
import { mandatesOf } from '../../src/modules/identity/facts.ts'
import { importUnits, setInstallation, succeedUnits } from '../../src/modules/organisation/actions.ts'
import { addGroup, addTarget, choosePilots, shapeProgramme } from '../../src/modules/programme/actions.ts'
import { projectRoot } from '../../src/platform/root.ts'
import type { Act, Stage } from '../stage.ts'
import { act } from '../work.ts'

const file = (name: string): Buffer => readFileSync(join(projectRoot, 'demo', name))

const found = async (stage: Stage): Promise<void> => {
  const ctx = stage.system('2023-01-03', '07:30')
  await importUnits(ctx, new Uint8Array(file('units.csv')), { validFrom: '2000-01-01' })
  await setInstallation(ctx, await stage.unit('40'), '2000-01-01')
  await importAccounts(ctx, file('people.csv').toString('utf8'))
  await markDemoAccounts(ctx)
}

/** Which units an inspector inspects; what members supervise is the committee's (acts/committee.ts). */
const reach = async (stage: Stage): Promise<void> => {
  const ctx = stage.system('2023-01-03', '08:00')
  const inspector = (await mandatesOf(ctx.db, 'thanhtra'))[0]
  for (const code of ['SXD', '415'])
    await addScope(ctx, inspector?.id ?? 0, {
      kind: 'unit',
      targetId: await stage.unit(code),
      purpose: 'inspection',
      from: '2023-01-03',
      decisionNo: '(minh họa)',
    })
}

// Targets of 2024 as published: https://baonghean.vn/en/nghe-an-ban-hanh-ke-hoach-cai-cach-hanh-chinh-nam-2024-post282697.html
const targets: [string, '>=' | '>' | '=', string][] = [
  ['Hồ sơ thủ tục hành chính giải quyết đúng hạn, trước hạn', '>=', '95'],
  ['Hồ sơ chậm có văn bản xin lỗi, không để tồn đọng', '=', '100'],
  ['Mức độ hài lòng về giải quyết thủ tục hành chính', '>=', '90'],
  ['Mức độ hài lòng về thủ tục đất đai, xây dựng, đầu tư', '>', '85'],
  ['Cơ quan lập tổ tự kiểm tra nội bộ', '=', '100'],
]
const source = 'baonghean.vn, kế hoạch CCHC năm 2024'

const taskGroups = [
  'Chỉ đạo, điều hành cải cách hành chính',
  'Kiểm tra việc thực hiện tại cơ sở',
  'Rà soát, hoàn thiện văn bản quy phạm pháp luật',
  'Cắt giảm, đơn giản hóa thủ tục hành chính',
  'Nâng chất lượng bộ phận một cửa các cấp',
  'Sắp xếp tổ chức bộ máy tinh gọn',
  'Quản lý, đánh giá cán bộ theo kết quả công việc',
  'Siết kỷ luật, kỷ cương hành chính',
  'Quản lý tài chính công, tự chủ đơn vị sự nghiệp',
  'Xây dựng chính quyền điện tử, chính quyền số',
  'Dịch vụ công trực tuyến toàn trình',
  'Đo lường sự hài lòng, cải thiện các chỉ số',
].map((text) => `${text} (lời minh họa)`)
const solutionGroups = [
  'Trách nhiệm người đứng đầu',
  'Phân công thành viên Ban Chỉ đạo theo địa bàn',
  'Giao ban, kết luận và theo dõi đến cùng',
  'Đơn vị chỉ đạo điểm',
  'Truyền thông và quán triệt đến từng người',
  'Kiểm tra đột xuất, khắc phục sau kiểm tra',
  'Gắn kết quả với xếp loại, khen thưởng',
  'Nguồn lực và hạ tầng số',
].map((text) => `${text} (lời minh họa)`)

const pilots = (day: string, year: number, codes: string[]): Act =>
  act(day, `đơn vị chỉ đạo điểm năm ${year}`, async (stage) => {
    const unitIds = await Promise.all(codes.map((code) => stage.unit(code)))
    await choosePilots(await stage.as('banhanh', day, '10:00'), year, {
      unitIds,
      decisionNo: `Kết luận phiên họp ${day.slice(0, 4)} (minh họa số)`,
    })
  })

/** The province, its people, and what each year is about (mottos and pilot units as published; see demo/README.md). */
export const founding: Act[] = [
  act('2023-01-03', 'đơn vị và tài khoản', found),
  act('2023-01-03', 'phân công kiểm tra', reach),
  act('2023-01-03', 'chương trình năm 2023', async (stage) => {
    await shapeProgramme(await stage.as('thuongtruc', '2023-01-03', '10:30'), 2023, {})
  }),
  pilots('2023-04-11', 2023, ['VP', 'SXD', 'STNMT', 'SKHDT', '412', '429', '425']),
  act('2024-01-02', 'chương trình năm 2024', async (stage) => {
    const ctx = await stage.as('thuongtruc', '2024-01-02', '08:30')
    await shapeProgramme(ctx, 2024, {
      motto: 'Lựa chọn trọng tâm, hành động quyết liệt',
      mottoEn: 'Choose key tasks, take decisive action',
    })
    for (const [text, operator, value] of targets)
      await addTarget(ctx, 2024, { text, operator, value, unit: '%', source })
  }),
  pilots('2024-01-11', 2024, ['BQLKKT', 'STP', 'SGTVT', '432', '419', '427', '431']),
  act('2024-12-02', 'thị xã Cửa Lò nhập vào thành phố Vinh', async (stage) => {
    const ctx = stage.system('2024-12-02', '08:00')
    await succeedUnits(ctx, {
      kind: 'merge',
      fromIds: [await stage.unit('413')],
      toIds: [await stage.unit('412')],
      effectiveOn: '2024-12-01',
      decisionNo: '1243/NQ-UBTVQH15',
    })
  }),
  act('2025-01-02', 'chương trình năm 2025', async (stage) => {
    const ctx = await stage.as('thuongtruc', '2025-01-02', '08:30')
    await shapeProgramme(ctx, 2025, {
      motto: 'Trách nhiệm, kỷ cương, nêu gương vì người dân và doanh nghiệp',
      mottoEn: 'Responsibility, discipline and example, for people and businesses',
    })
    for (const textVi of [
      '3 tăng: công khai, minh bạch và trách nhiệm giải trình; giải quyết thủ tục trực tuyến; sự hài lòng',
      '2 giảm: thời gian thực hiện thủ tục; chi phí tuân thủ',
      '2 không: không phiền hà, sách nhiễu; không trễ hẹn',
    ])
      await addGroup(ctx, 2025, { kind: 'slogan', textVi })
    // 12 task groups and 8 solution groups are published as counts; their wording is the project's own
    for (const textVi of taskGroups) await addGroup(ctx, 2025, { kind: 'task-group', textVi })
    for (const textVi of solutionGroups) await addGroup(ctx, 2025, { kind: 'solution-group', textVi })
  }),
  pilots('2025-02-13', 2025, ['SYT', 'SCT', '417', '428', '421', '415']),
]
