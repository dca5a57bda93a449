import {
  addDuty,
  addSeat,
  assignSeat,
  endAssignment,
  foundCommittee,
  passOn,
  seatHolder,
} from '../../src/modules/committee/actions.ts'
import { committeesOn, seatsOf } from '../../src/modules/committee/facts.ts'
import { endMandate, importAccounts, markDemoAccounts } from '../../src/modules/identity/actions.ts'
import { mandatesOf } from '../../src/modules/identity/facts.ts'
import { areasOn } from '../../src/modules/programme/facts.ts'
import type { Ctx } from '../../src/platform/context.ts'
import type { Stage } from '../stage.ts'
import { act } from '../work.ts'

type Role = Parameters<typeof addSeat>[2]['role']
/** Of one seat: whose office it is ("SXD head", "40 chairman"), or who sits in it (`@account`, or an invented name). */
type Seat = { role: Role; post: string; en: string; who: string; answers?: string[] }

const decisionNo = '1830-QĐ/TU'
const founded = '2023-03-06'
const first = '2023-04-11'

const head = (code: string, post: string, en: string, answers: string[] = []): Seat => ({
  role: code === 'SNV' ? 'standing-member' : 'member',
  post,
  en,
  who: `${code} head`,
  answers,
})
const named = (role: Role, post: string, en: string, who: string, answers: string[] = []): Seat => ({
  role,
  post,
  en,
  who,
  answers,
})

// The places are as published (baonghean.vn, 6/3/2023): head, standing deputy, two more deputies, 21 members. Persons
// and who answers for what are invented.
const seats: Seat[] = [
  named('head', 'Bí thư Tỉnh ủy', 'Secretary of the provincial Party committee', '@truongban'),
  named(
    'standing-deputy',
    'Chủ tịch UBND tỉnh',
    'Chairman of the provincial People’s Committee',
    '40 chairman',
  ),
  named('deputy', 'Phó Bí thư Thường trực Tỉnh ủy', 'Standing deputy Party secretary', 'Lương Văn Mẫu'),
  named('deputy', 'Phó Bí thư Tỉnh ủy', 'Deputy Party secretary', 'Tạ Thị Minh Họa'),
  named('member', 'Trưởng Ban Tổ chức Tỉnh ủy', 'Head of the Party’s organisation board', 'Chu Văn Ví Dụ', [
    'SNV',
    '412',
  ]),
  named('member', 'Trưởng Ban Tuyên giáo Tỉnh ủy', 'Head of the Party’s propaganda board', 'Thái Thị Tạm', [
    'SVHTT',
    '427',
  ]),
  named(
    'member',
    'Trưởng Ban Nội chính Tỉnh ủy',
    'Head of the Party’s internal affairs board',
    'Đậu Văn Giả Định',
    ['STP', 'TTT'],
  ),
  named(
    'member',
    'Trưởng Ban Dân vận Tỉnh ủy',
    'Head of the Party’s mass mobilisation board',
    'Kha Thị Thử',
    ['BDT', '418'],
  ),
  named(
    'member',
    'Chủ nhiệm Ủy ban Kiểm tra Tỉnh ủy',
    'Chair of the Party’s inspection commission',
    'Nguyễn Văn Thí Dụ',
    ['STC', '414'],
  ),
  named('member', 'Phó Chủ tịch HĐND tỉnh', 'Deputy chair of the People’s Council', 'Võ Thị Phác Thảo', [
    'SKHDT',
    '428',
  ]),
  named(
    'member',
    'Phó Chủ tịch UBND tỉnh phụ trách chuyển đổi số',
    'Vice-chairman in charge of digital transformation',
    '@uyvien',
    ['STTTT', 'SXD', '415', '417', 'area:CQS'],
  ),
  named(
    'member',
    'Phó Chủ tịch UBND tỉnh phụ trách văn xã',
    'Vice-chairman in charge of culture and society',
    'Trịnh Thị Nháp',
    ['SYT', 'SGDDT', 'SDL'],
  ),
  head('SNV', 'Giám đốc Sở Nội vụ', 'Director of Home Affairs', ['area:TCBM', 'area:CDCV']),
  head('VP', 'Chánh Văn phòng UBND tỉnh', 'Chief of the People’s Committee’s Office', ['area:TTHC']),
  head('STP', 'Giám đốc Sở Tư pháp', 'Director of Justice', ['area:TC']),
  head('STC', 'Giám đốc Sở Tài chính', 'Director of Finance', ['area:TCC', '419']),
  head('SKHDT', 'Giám đốc Sở Kế hoạch và Đầu tư', 'Director of Planning and Investment', ['BQLKKT', '420']),
  head('STNMT', 'Giám đốc Sở Tài nguyên và Môi trường', 'Director of Natural Resources', ['421', '425']),
  head('SXD', 'Giám đốc Sở Xây dựng', 'Director of Construction', ['SGTVT', '426']),
  head('SCT', 'Giám đốc Sở Công Thương', 'Director of Industry and Trade', ['SNN', '429']),
  head('SNN', 'Giám đốc Sở Nông nghiệp và Phát triển nông thôn', 'Director of Agriculture', [
    'SCT',
    '422',
    '423',
  ]),
  head('SLDTBXH', 'Giám đốc Sở Lao động - Thương binh và Xã hội', 'Director of Labour', ['416', '424']),
  head('STTTT', 'Giám đốc Sở Thông tin và Truyền thông', 'Director of Information', []),
  head('SKHCN', 'Giám đốc Sở Khoa học và Công nghệ', 'Director of Science and Technology', [
    'SLDTBXH',
    '430',
    '431',
  ]),
  head('BDT', 'Trưởng Ban Dân tộc', 'Head of the Ethnic Affairs Board', ['SKHCN', 'STNMT', '432']),
  named('team-leader', 'Phó Giám đốc Sở Nội vụ', 'Deputy director of Home Affairs', 'Bùi Thị Tượng Trưng'),
  named('team-deputy', 'Phó Chánh Văn phòng UBND tỉnh', 'Deputy chief of Office', 'Cao Văn Mô Phỏng'),
  named('team-deputy', 'Phó Giám đốc Sở Tư pháp', 'Deputy director of Justice', 'Đinh Thị Thí Dụ'),
  named(
    'team-deputy',
    'Trưởng phòng Cải cách hành chính, Sở Nội vụ',
    'Head of the reform division',
    'Hồ Văn Nháp',
  ),
  ...['VP', 'STP', 'STC', 'SKHDT', 'STTTT', 'SKHCN', 'STNMT', 'SXD', 'SYT', 'SGDDT', 'SCT', 'SNN', 'SNV'].map(
    (code): Seat => ({
      role: 'team-member',
      post: `Đầu mối cải cách hành chính (${code})`,
      en: `Reform focal officer (${code})`,
      who: `${code} focal`,
    }),
  ),
]

const addOne = async (stage: Stage, ctx: Ctx, committeeId: number, seat: Seat): Promise<void> => {
  const [code = '', office] = /^[\w]+ [a-z]+$/.test(seat.who) ? seat.who.split(' ') : []
  const { id } = await addSeat(ctx, committeeId, {
    role: seat.role,
    postVi: seat.post,
    postEn: seat.en,
    from: founded,
    decisionNo,
    ...(office && { ofUnitId: await stage.unit(code), ofOffice: office }),
  })
  const from = { from: founded, decisionNo }
  if (office) await passOn(ctx, id, from)
  else if (seat.who.startsWith('@')) await seatHolder(ctx, id, { username: seat.who.slice(1), ...from })
  else await seatHolder(ctx, id, { name: seat.who, ...from })
}

const found = async (stage: Stage): Promise<void> => {
  const ctx = stage.system(founded, '14:00')
  const { id } = await foundCommittee(ctx, {
    unitId: await stage.unit('40'),
    nameVi: 'Ban Chỉ đạo cải cách hành chính tỉnh Nghệ An',
    nameEn: 'Steering committee for administrative reform of Nghe An',
    decisionNo,
    decidedOn: founded,
    standingUnitId: await stage.unit('SNV'),
    source: 'baonghean.vn 6/3/2023 (các ghế như đã đăng; họ tên và phân công do dự án đặt ra)',
  })
  await addDuty(ctx, id, {
    textVi: 'Chỉ đạo, điều phối công tác cải cách hành chính của tỉnh',
    textEn: 'Directs and coordinates administrative reform in the province',
    from: founded,
    decisionNo,
  })
  for (const seat of seats) await addOne(stage, ctx, id, seat)
}

const provincial = async (ctx: Ctx) => {
  const [committee] = await committeesOn(ctx)
  if (!committee) throw new Error('the committee of the province is not founded')
  return { committee, seats: await seatsOf(ctx, committee.id) }
}

const assignAll = async (stage: Stage): Promise<void> => {
  const ctx = await stage.as('thuongtruc', first, '16:00')
  const areas = await areasOn(ctx.db, first)
  const target = async (what: string) => {
    const area = what.startsWith('area:') && areas.find((one) => `area:${one.code}` === what)
    if (area) return { kind: 'area' as const, targetId: area.id, year: null }
    return { kind: 'unit' as const, targetId: await stage.unit(what), year: null }
  }
  const standing = (await provincial(ctx)).seats
  for (const { post, answers = [] } of seats)
    for (const what of answers)
      await assignSeat(ctx, standing.find((seat) => seat.postVi === post)?.id ?? 0, {
        target: await target(what),
        from: first,
        decisionNo: 'Phân công thành viên, phiên 11/4/2023 (minh họa)',
      })
}

/** The committee as published, who answers for what since its first session, and what changed by decision since. */
export const committeeActs = [
  act(founded, 'thành lập Ban Chỉ đạo', found),
  act(first, 'phân công thành viên Ban Chỉ đạo', assignAll),
  act('2024-05-20', 'Ban Chỉ đạo thêm nhiệm vụ chuyển đổi số', async (stage) => {
    const ctx = await stage.as('thuongtruc', '2024-05-20', '10:00')
    await addDuty(ctx, (await provincial(ctx)).committee.id, {
      textVi: 'Chỉ đạo chuyển đổi số',
      textEn: 'Directs digital transformation',
      from: '2024-05-20',
      decisionNo: '2210-QĐ/TU (số minh họa)',
    })
  }),
  act('2025-02-14', 'theo dõi đơn vị điểm năm 2025', async (stage) => {
    const ctx = await stage.as('thuongtruc', '2025-02-14', '08:30')
    const seat = (await provincial(ctx)).seats.find((one) => one.postVi.includes('phụ trách chuyển đổi số'))
    await assignSeat(ctx, seat?.id ?? 0, {
      target: { kind: 'pilot', targetId: await stage.unit('415'), year: 2025 },
      from: '2025-02-14',
      decisionNo: 'Kết luận phiên họp 13/02/2025 (minh họa)',
    })
    const leaving = (await provincial(ctx)).seats.find((one) => one.postVi === 'Trưởng Ban Dân vận Tỉnh ủy')
    const old = leaving?.assignments.find((one) => one.name.includes('Tương Dương'))
    if (leaving && old)
      await endAssignment(ctx, leaving.id, old.id, {
        lastDay: '2025-02-13',
        decisionNo: 'Kết luận phiên họp 13/02/2025 (minh họa)',
      })
  }),
  // another head of a board in the middle of the month: the seat shows it, and waits to be passed on
  act('2025-02-17', 'Ban Dân tộc có trưởng ban mới', async (stage) => {
    const ctx = stage.system('2025-02-17', '07:30')
    const before = (await mandatesOf(ctx.db, 'tt.bdt')).find((one) => one.office === 'head')
    await endMandate(ctx, before?.id ?? 0, { lastDay: '2025-02-16', reason: 'Nghỉ hưu (minh họa)' })
    await importAccounts(
      ctx,
      'username,name,email,unit_code,office,from,decision\ntt.bdt.2,Lương Thị Ví Dụ,tt.bdt.2@nghean.example,BDT,head,2025-02-17,(minh họa)\n',
    )
    await markDemoAccounts(ctx)
  }),
]
