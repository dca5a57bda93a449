import { sql } from 'kysely'
import { enterDiscipline } from '../../src/modules/appraisal/actions.ts'
import {
  issueDocument,
  reviewDocument,
  sendForReview,
  signDocument,
} from '../../src/modules/documents/actions.ts'
import {
  appointRewardCouncil,
  castBallot,
  closeVote,
  decideRewards,
  draftNomination,
  draftPaper,
  editNomination,
  enterEarlier,
  giveCouncilReason,
  importAwards,
  listNomination,
  makeRewardRound,
  openRewardRound,
  openVote,
  type PrintedAward,
  proposeFromResult,
  returnNomination,
  revokeCertificate,
  sendNomination,
  withdrawNomination,
} from '../../src/modules/rewards/actions.ts'
import { readRewardAwards, readRewardRound, readRewardRounds } from '../../src/modules/rewards/facts.ts'
import { publishedRounds } from '../../src/modules/scoring/facts.ts'
import type { Ctx } from '../../src/platform/context.ts'
import type { Day } from '../../src/platform/day.ts'
import type { Act, Stage } from '../stage.ts'
import { act } from '../work.ts'

const lower = (code: string): string => code.toLowerCase()
const headOf = (code: string): string => (code === 'STTTT' ? 'thutruong' : `tt.${lower(code)}`)
const focalOf = (code: string): string => (code === 'STTTT' ? 'daumoi' : `dm.${lower(code)}`)

const legal = [
  'Luật Thi đua, khen thưởng số 06/2022/QH15',
  'Nghị định số 98/2023/NĐ-CP quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng',
].join('\n')
const form = 'bang-khen-tinh'

/**
 * Hải Dương honoured 11 collectives, a town's post office among them, and 10 individuals for its index of 2023. Only
 * the counts are published; every name here, the decision's number and day and the signer are invented.
 * https://daidoanket.vn/hai-duong-so-giao-thong-van-tai-va-huyen-nam-sach-dan-dau-chi-so-cai-cach-hanh-chinh-10276795.html
 */
const source =
  'daidoanket.vn, kết quả Chỉ số CCHC tỉnh Hải Dương năm 2023: 11 tập thể (có một bưu điện thị trấn), 10 cá nhân; tên minh họa'
const cited = 'Đã có thành tích xuất sắc trong công tác cải cách hành chính tỉnh Hải Dương năm 2023'

const collectives = [
  'Tập thể Sở Minh Họa',
  'Tập thể Sở Thí Dụ',
  'Tập thể Ban Quản lý Ví Dụ',
  'Văn phòng Sở Giả Định',
  'Phòng Cải cách hành chính và Kiểm soát thủ tục Mẫu',
  'Trung tâm Phục vụ hành chính công Tượng Trưng',
  'Ủy ban nhân dân huyện Phác Thảo',
  'Ủy ban nhân dân thành phố Mô Phỏng',
  'Phòng Nội vụ huyện Ướm Thử',
  'Ủy ban nhân dân xã Nháp',
]
const individuals: [name: string, post: string][] = [
  ['Ông Nguyễn Văn Thí Dụ', 'Phó Giám đốc Sở Minh Họa'],
  ['Bà Trần Thị Mẫu', 'Trưởng phòng Cải cách hành chính, Sở Thí Dụ'],
  ['Ông Lê Văn Phác Thảo', 'Chuyên viên Văn phòng Sở Giả Định'],
  ['Bà Phạm Thị Minh Họa', 'Chuyên viên Trung tâm Phục vụ hành chính công Tượng Trưng'],
  ['Ông Hoàng Văn Nháp', 'Chủ tịch Ủy ban nhân dân huyện Phác Thảo'],
  ['Bà Vũ Thị Tạm', 'Công chức Văn phòng - Thống kê xã Nháp'],
  ['Ông Đỗ Văn Ví Dụ', 'Trưởng phòng Nội vụ huyện Ướm Thử'],
  ['Bà Bùi Thị Giả Định', 'Chuyên viên Phòng Nội vụ thành phố Mô Phỏng'],
  ['Ông Đặng Văn Tượng Trưng', 'Công chức Tư pháp - Hộ tịch thị trấn Mẫu'],
  ['Bà Ngô Thị Ướm Thử', 'Nhân viên Bưu điện thị trấn Minh Họa'],
]

const awards: PrintedAward[] = [
  ...collectives.map((name) => ({
    ...{ kind: 'collective' as const, outside: null, name },
    ...{ post: '', address: 'tỉnh Hải Dương', achievement: cited },
  })),
  {
    ...{ kind: 'collective', outside: 'post', name: 'Bưu điện thị trấn Minh Họa' },
    ...{ post: '', address: 'thị trấn Minh Họa, tỉnh Hải Dương', achievement: cited },
  },
  ...individuals.map(([name, post]) => ({
    ...{ kind: 'individual' as const, outside: null, name, post },
    ...{ address: 'tỉnh Hải Dương', achievement: cited },
  })),
]

const title2023 = 'Khen thưởng công tác cải cách hành chính năm 2023'
const title2024 = 'Khen thưởng công tác cải cách hành chính năm 2024'
const titleIdeas = 'Khen thưởng sáng kiến cải cách hành chính năm 2024'
const cited2023 = 'Đã có thành tích xuất sắc trong công tác cải cách hành chính năm 2023'
const cited2024 = 'Đã có thành tích xuất sắc trong công tác cải cách hành chính năm 2024'
const citedIdeas = 'Đã có sáng kiến mang lại hiệu quả trong cải cách hành chính năm 2024'
const report =
  'Tóm tắt thành tích (minh họa): hồ sơ giải quyết đúng hạn tăng so với năm trước; không có phản ánh về thái độ phục vụ; các nhiệm vụ trong kế hoạch cải cách hành chính hoàn thành.'

const nothing = { name: undefined, post: undefined, address: undefined, outside: undefined }
const words = { ...nothing, standing: undefined, reason: undefined, achievement: cited2024, report }

const council = async (stage: Stage, day: Day, roundId: number, decisionNo: string): Promise<void> => {
  const ids = await Promise.all(
    ['banhanh', 'uyvien', 'truongban', 'tt.snv', 'tt.stc'].map(
      async (name) => (await stage.as(name, day)).actor.id ?? '',
    ),
  )
  const [headId = '', ...memberIds] = ids
  const wish = { decisionNo, decidedOn: day, headId, memberIds }
  await appointRewardCouncil(await stage.as('thuongtruc', day, '08:40'), roundId, wish)
}

type RoundWish = Parameters<typeof makeRewardRound>[1]
const open = async (
  stage: Stage,
  day: Day,
  wish: Omit<RoundWish, 'form' | 'legal'>,
  councilNo: string,
): Promise<void> => {
  const clerk = await stage.as('thuongtruc', day, '08:30')
  const id = await makeRewardRound(clerk, { ...wish, form, legal }, true)
  await council(stage, day, id, councilNo)
  await openRewardRound(clerk, id)
}

const roundId = async (stage: Stage, day: Day, title: string): Promise<number> => {
  const { rounds } = await readRewardRounds(await stage.as('thuongtruc', day))
  const found = rounds.find((one) => one.title === title)
  if (!found) throw new Error(`the round ${title} is not there`)
  return found.id
}

/** Writes the report of a nomination that is on a unit's desk, and sends it. */
const report2 = async (stage: Stage, day: Day, title: string, code: string): Promise<number | undefined> => {
  const focal = await stage.as(focalOf(code), day, '10:00')
  const { lines } = await readRewardRound(focal, await roundId(stage, day, title))
  const line = lines.find(({ own, nomination }) => own && nomination.state === 'draft')
  if (!line) return undefined
  const { id, unitId, achievement, reason } = line.nomination
  await editNomination(focal, id, { ...words, nominee: `unit:${unitId}`, achievement, reason, report })
  await sendNomination(await stage.as(headOf(code), day, '15:00'), id)
  return id
}

type Nominee = Partial<Parameters<typeof draftNomination>[2]>
const nominate = async (
  stage: Stage,
  day: Day,
  title: string,
  code: string,
  nominee: Nominee,
  send = true,
): Promise<number> => {
  const fromUnitId = await stage.unit(code)
  const wish = {
    fromUnitId,
    kind: 'collective' as const,
    nominee: `unit:${fromUnitId}`,
    ...words,
    ...nominee,
  }
  const round = await roundId(stage, day, title)
  const id = await draftNomination(await stage.as(focalOf(code), day, '09:30'), round, wish)
  if (send) await sendNomination(await stage.as(headOf(code), day, '14:30'), id)
  return id
}

/** The clerk lists; what her own department nominated is listed by the chairman. */
const list = async (stage: Stage, day: Day, id: number, code: string): Promise<void> =>
  listNomination(await stage.as(code === 'SNV' ? 'banhanh' : 'thuongtruc', day, '16:00'), id)

const vote = async (
  stage: Stage,
  day: Day,
  title: string,
  against: (name: string) => boolean,
  voters = ['banhanh', 'uyvien', 'truongban', 'tt.snv', 'tt.stc'],
): Promise<number> => {
  const id = await roundId(stage, day, title)
  await openVote(await stage.as('thuongtruc', day, '08:00'), id, {
    metAt: 'Phòng họp số 2, Ủy ban nhân dân tỉnh',
  })
  for (const voter of voters) {
    const ctx = await stage.as(voter, day, '09:00')
    const { lines } = await readRewardRound(ctx, id)
    const listed = lines.filter(({ nomination }) => nomination.state === 'listed')
    const votes = listed.map(({ nomination: { id: nominationId, name } }) => ({
      nominationId,
      choice: against(name) ? ('against' as const) : ('for' as const),
    }))
    await castBallot(ctx, id, votes)
  }
  return id
}

const issue = async (stage: Stage, day: Day, documentId: number): Promise<void> => {
  await sendForReview(await stage.as('thuongtruc', day, '10:00'), documentId)
  const chair = await stage.as('banhanh', day, '14:00')
  await reviewDocument(chair, documentId, { approve: true })
  await signDocument(chair, documentId)
  await issueDocument(await stage.as('thuongtruc', day, '16:00'), documentId)
}

const personId = async (ctx: Ctx, username: string): Promise<string> =>
  (await sql<{ id: string }>`select id from person where username = ${username}`.execute(ctx.db)).rows[0]
    ?.id ?? ''

/** For 2023: proposed from the published ranking, voted on, decided by an issued document; one was revoked later. */
const year2023: Act[] = [
  act('2024-03-25', 'mở đợt khen thưởng năm 2023', (stage) =>
    open(
      stage,
      '2024-03-25',
      {
        ...{ year: 2023, title: title2023, achievement: cited2023 },
        occasion: 'Tổng kết cải cách hành chính năm 2023 (minh họa)',
        ...{
          opensOn: '2024-03-25',
          nominateBy: '2024-04-05',
          councilOn: '2024-04-16',
          decideBy: '2024-04-26',
        },
        ...{ maxCollectives: 5, maxIndividuals: 4 },
      },
      '801/QĐ-UBND (số minh họa)',
    ),
  ),
  act('2024-03-26', 'đề nghị khen từ xếp hạng năm 2023', async (stage) => {
    const day = '2024-03-26'
    const clerk = await stage.as('thuongtruc', day)
    const ranking = (await publishedRounds(clerk.db)).find((one) => one.year === 2023 && one.place === null)
    if (!ranking) throw new Error('no ranking of 2023 is published')
    await proposeFromResult(clerk, await roundId(stage, day, title2023), { resultId: ranking.id, top: 4 })
  }),
  act('2024-04-02', 'hồ sơ khen thưởng năm 2023', async (stage) => {
    const day = '2024-04-02'
    for (const code of [
      'SNV',
      'STP',
      'STC',
      'SKHDT',
      'VP',
      'SCT',
      'SNN',
      'SGTVT',
      'SXD',
      'STNMT',
      'SYT',
      'STTTT',
      'SLDTBXH',
      'SVHTT',
      'SDL',
      'SKHCN',
      'SGDDT',
      'SNGV',
      'TTT',
      'BDT',
      'BQLKKT',
    ]) {
      const id = await report2(stage, day, title2023, code)
      if (id) await list(stage, day, id, code)
    }
    const cited = { achievement: cited2023 }
    const person = await personId(await stage.as('daumoi', day), 'daumoi')
    const focal = { kind: 'individual' as const, nominee: `person:${person}`, ...cited }
    await list(stage, day, await nominate(stage, day, title2023, 'STTTT', focal), 'STTTT')
    const staff = {
      ...{ kind: 'individual' as const, nominee: 'inside', standing: 'staff' as const, ...cited },
      ...{ name: 'Bà Hoàng Thị Ướm Thử', post: 'Chuyên viên Phòng Nghiệp vụ Y' },
    }
    await list(stage, day, await nominate(stage, day, title2023, 'SYT', staff), 'SYT')
    const post = {
      ...{ nominee: 'outside', outside: 'post' as const, name: 'Bưu điện trung tâm Ví Dụ', ...cited },
      address: 'thành phố Vinh, tỉnh Nghệ An',
    }
    await list(stage, day, await nominate(stage, day, title2023, 'SNV', post), 'SNV')
    const weak = {
      ...{ kind: 'individual' as const, nominee: 'inside', standing: 'leader' as const, ...cited },
      ...{ name: 'Ông Cao Văn Tạm', post: 'Trưởng phòng Kế hoạch' },
    }
    await list(stage, day, await nominate(stage, day, title2023, 'SXD', weak), 'SXD')
  }),
  act('2024-04-12', 'hội đồng xét khen thưởng năm 2023', async (stage) => {
    const day = '2024-04-12'
    const id = await vote(stage, day, title2023, (name) => name === 'Ông Cao Văn Tạm')
    await closeVote(
      await stage.as('banhanh', day, '11:00'),
      id,
      'Hội đồng thống nhất đề nghị khen các hồ sơ đạt phiếu.',
    )
    const clerk = await stage.as('thuongtruc', day, '15:00')
    await draftPaper(clerk, id, 'minutes')
    await issue(stage, '2024-04-18', await draftPaper(clerk, id, 'decision'))
    await decideRewards(await stage.as('banhanh', '2024-04-18', '16:30'), id, {})
  }),
  act('2024-09-20', 'thu hồi một bằng khen', async (stage) => {
    const day = '2024-09-20'
    const chair = await stage.as('banhanh', day)
    const { certificates } = await readRewardAwards(chair, await roundId(stage, day, title2023))
    const one = certificates.find(({ name }) => name === 'Bà Hoàng Thị Ướm Thử')
    await revokeCertificate(chair, one?.id ?? 0, {
      ...{ decisionNo: '2790/QĐ-UBND (số minh họa)', decidedOn: day },
      reason: 'Báo cáo thành tích kê khai không đúng (minh họa)',
    })
  }),
]

const printed: Act[] = [
  act('2024-04-11', 'nhập danh sách khen thưởng của Hải Dương năm 2023', async (stage) => {
    await importAwards(await stage.as('thuongtruc', '2024-04-11', '10:00'), {
      ...{ year: 2023, title: 'Khen thưởng công tác cải cách hành chính tỉnh Hải Dương năm 2023' },
      ...{ occasion: 'Công bố Chỉ số cải cách hành chính năm 2023', achievement: cited, legal, form },
      ...{ place: 'Tỉnh Hải Dương', source, invented: true },
      ...{ decisionNo: '812/QĐ-UBND (số minh họa)', decidedOn: '2024-03-29' },
      ...{ authority: ['CHỦ TỊCH'], signer: 'Người Ký Minh Họa', awards },
    })
  }),
]

type EarlierLine = Parameters<typeof enterEarlier>[1][number]['row']
/** Awards of the years before the system, entered from their register; names and numbers are invented. */
const earlier: Act[] = [
  act('2024-02-06', 'nhập khen thưởng trước khi có hệ thống', async (stage) => {
    const line = (line: number, row: Partial<EarlierLine>) => ({
      line,
      row: {
        ...{ kind: 'tập thể', unit: '', form: 'Bằng khen', year: '', name: '', achievement: '' },
        ...{ decisionNo: '3120/QĐ-UBND (số minh họa)', decidedOn: '22/12/2022' },
        ...{ honoured: 'Chủ tịch Ủy ban nhân dân tỉnh', ...row },
      },
    })
    const lines = [
      line(2, {
        ...{ name: 'Sở Tư pháp', unit: 'STP' },
        achievement: 'Đã có thành tích xuất sắc trong công tác cải cách hành chính năm 2022',
      }),
      line(3, {
        ...{ kind: 'cá nhân', name: 'Bà Hoàng Thị Ướm Thử' },
        achievement: 'Có sáng kiến trả kết quả qua bưu chính năm 2022',
      }),
    ]
    await enterEarlier(await stage.as('thuongtruc', '2024-02-06', '10:00'), lines, {
      ...{ source: 'Sổ khen thưởng năm 2022 (minh họa)', save: true },
    })
  }),
]

/** Initiatives of 2024: the council is voting, its head has not voted yet. */
const ideas: Act[] = [
  act('2025-01-13', 'mở đợt khen thưởng sáng kiến', async (stage) => {
    const day = '2025-01-13'
    const days = { opensOn: day, nominateBy: '2025-02-07', councilOn: '2025-02-24', decideBy: '2025-02-28' }
    const wish = {
      ...{ year: 2024, title: titleIdeas, achievement: citedIdeas, ...days },
      ...{ occasion: 'Sáng kiến, mô hình được công nhận trong năm 2024 (minh họa)' },
      ...{ maxCollectives: 3, maxIndividuals: 3 },
    }
    await open(stage, day, wish, '95/QĐ-UBND (số minh họa)')
    const achievement = 'Có sáng kiến trợ lý tra cứu thủ tục hành chính năm 2024'
    await list(stage, day, await nominate(stage, day, titleIdeas, 'STTTT', { achievement }), 'STTTT')
    const home = { achievement: 'Có sáng kiến trả kết quả tại nhà năm 2024' }
    await list(stage, day, await nominate(stage, day, titleIdeas, 'SYT', home), 'SYT')
    const staff = {
      ...{
        kind: 'individual' as const,
        nominee: 'inside',
        standing: 'staff' as const,
        achievement: citedIdeas,
      },
      ...{ name: 'Ông Phan Văn Thí Dụ', post: 'Chuyên viên Phòng Chuyển đổi số' },
    }
    await list(stage, day, await nominate(stage, day, titleIdeas, 'STTTT', staff), 'STTTT')
  }),
  act('2025-02-19', 'hội đồng biểu quyết sáng kiến', async (stage) => {
    await vote(stage, '2025-02-19', titleIdeas, () => false, ['uyvien', 'truongban', 'tt.snv', 'tt.stc'])
  }),
]

/** For 2024: nominations in every state on the demonstration's day. */
const year2024: Act[] = [
  act('2025-02-03', 'mở đợt khen thưởng năm 2024', (stage) =>
    open(
      stage,
      '2025-02-03',
      {
        ...{ year: 2024, title: title2024, achievement: cited2024 },
        occasion: 'Tổng kết cải cách hành chính năm 2024; tập thể, cá nhân trong và ngoài cơ quan nhà nước',
        ...{
          opensOn: '2025-02-03',
          nominateBy: '2025-02-28',
          councilOn: '2025-03-14',
          decideBy: '2025-03-28',
        },
        ...{ maxCollectives: 3, maxIndividuals: 2 },
      },
      '215/QĐ-UBND (số minh họa)',
    ),
  ),
  act('2025-02-11', 'hồ sơ khen thưởng năm 2024', async (stage) => {
    const day = '2025-02-11'
    const at = (code: string, nominee: Nominee = {}, send = true) =>
      nominate(stage, day, title2024, code, nominee, send)
    const clerk = await stage.as('thuongtruc', day, '16:00')
    await list(stage, day, await at('STP'), 'STP')
    await list(stage, day, await at('SKHDT'), 'SKHDT')
    await at('STC')
    await returnNomination(clerk, await at('SCT'), 'Bổ sung số liệu hồ sơ đúng hạn của quý IV (minh họa)')
    const ill = await at('SNN')
    await withdrawNomination(
      await stage.as('tt.snn', day, '16:30'),
      ill,
      'Đơn vị xin rút để hoàn thiện (minh họa)',
    )
    await at('STTTT', {}, false)
    const post = { nominee: 'outside', outside: 'post' as const, name: 'Bưu điện huyện Tượng Trưng' }
    await list(stage, day, await at('SNV', { ...post, address: 'tỉnh Nghệ An' }), 'SNV')
    // the focal officer was honoured for nearly this before; nothing says that it was another year's work
    const focal = await personId(clerk, 'daumoi')
    const again = {
      ...{ kind: 'individual' as const, nominee: `person:${focal}` },
      achievement: 'Đã có nhiều thành tích xuất sắc trong công tác cải cách hành chính giai đoạn 2023 - 2024',
    }
    const warned = await at('STTTT', again)
    await list(stage, day, warned, 'STTTT')
    await giveCouncilReason(
      await stage.as('banhanh', '2025-02-14', '09:00'),
      warned,
      'Khen cho cả giai đoạn hai năm, thành tích năm 2024 là việc khác (minh họa)',
    )
    // under discipline: sent by the head before the decision was entered, and blocked since
    const held = await personId(clerk, 'dm.sngv')
    await at('SNGV', { kind: 'individual', nominee: `person:${held}` })
    await enterDiscipline(await stage.as('thuongtruc', '2025-02-12'), {
      ...{ personId: held, form: 'reprimand', decisionNo: '17/QĐ-SNgV (số minh họa)' },
      ...{ decidedOn: '2025-02-10', until: '2026-02-10' },
      ...{ source: 'Quyết định kỷ luật của Sở Ngoại vụ (minh họa)', note: null },
    })
    const leader = { kind: 'individual' as const, nominee: `person:${await personId(clerk, 'tt.stp')}` }
    await list(stage, day, await at('STP', leader), 'STP')
    const staff = { kind: 'individual' as const, nominee: 'inside', standing: 'staff' as const }
    const one = { ...staff, name: 'Bà Lý Thị Nháp', post: 'Chuyên viên bộ phận một cửa' }
    await list(stage, day, await at('SXD', one), 'SXD')
  }),
]

export const rewards: Act[] = [...year2023, ...earlier, ...printed, ...ideas, ...year2024]
