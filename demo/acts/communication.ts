import * as actions from '../../src/modules/communication/actions.ts'
import { readActivities, readChannels, readRequests } from '../../src/modules/communication/facts/reading.ts'
import { listDocuments } from '../../src/modules/documents/facts.ts'
import type { Day } from '../../src/platform/day.ts'
import type { Act, Stage } from '../stage.ts'
import { act } from '../work.ts'

/** When it was recorded and by whom, for which unit, in which channel; the figures in order of the form. */
type Told = [
  on: Day,
  who: string,
  unit: string,
  channel: string,
  title: string,
  span: [from: Day, to: Day],
  items: number,
  reach: number | undefined,
  how: 'measured' | 'estimated' | undefined,
  stateMoney: number | undefined,
  otherMoney?: number,
]

// All activities and their figures are invented; the channels are those that reports of provinces name.
const activities: Told[] = [
  [
    '2023-03-31',
    'thuongtruc',
    '40',
    'press',
    'Chuyên mục cải cách hành chính quý I',
    ['2023-01-09', '2023-03-31'],
    26,
    310_000,
    'estimated',
    90_000_000,
  ],
  [
    '2023-03-31',
    'daumoi',
    'STTTT',
    'portal',
    'Tin, bài về dịch vụ công trực tuyến',
    ['2023-02-01', '2023-03-30'],
    41,
    18_400,
    'measured',
    undefined,
  ],
  [
    '2023-06-15',
    'thuongtruc',
    '40',
    'competition',
    'Cuộc thi tìm hiểu cải cách hành chính',
    ['2023-05-08', '2023-06-12'],
    1,
    21_650,
    'measured',
    450_000_000,
    120_000_000,
  ],
  [
    '2023-06-30',
    'dm.stp',
    'STP',
    'training',
    'Tập huấn rà soát thủ tục hành chính',
    ['2023-06-20', '2023-06-21'],
    2,
    260,
    'measured',
    85_000_000,
  ],
  [
    '2023-08-18',
    'dm.412',
    '412',
    'dialogue',
    'Đối thoại với doanh nghiệp về thủ tục đầu tư',
    ['2023-08-17', '2023-08-17'],
    1,
    140,
    'measured',
    30_000_000,
  ],
  [
    '2023-09-29',
    'dm.syt',
    'SYT',
    'social',
    'Trang Zalo hướng dẫn đăng ký khám chữa bệnh',
    ['2023-07-03', '2023-09-29'],
    64,
    52_000,
    'estimated',
    undefined,
  ],
  [
    '2023-10-20',
    'dm.snv',
    'SNV',
    'broadcast',
    'Chương trình “Công dân và chính quyền”',
    ['2023-07-05', '2023-10-18'],
    12,
    undefined,
    undefined,
    160_000_000,
  ],
  [
    '2023-12-15',
    'dm.425',
    '425',
    'loudspeaker',
    'Truyền thanh xã, thị trấn về nộp hồ sơ trực tuyến',
    ['2023-11-01', '2023-12-14'],
    380,
    96_000,
    'estimated',
    12_000_000,
  ],
  [
    '2023-12-20',
    'dm.429',
    '429',
    'leaflet',
    'Tờ rơi về thanh toán trực tuyến tại bộ phận một cửa',
    ['2023-12-04', '2023-12-15'],
    15_000,
    15_000,
    'estimated',
    24_000_000,
    8_000_000,
  ],
  [
    '2024-03-29',
    'thuongtruc',
    '40',
    'press',
    'Chuyên mục cải cách hành chính quý I',
    ['2024-01-08', '2024-03-29'],
    31,
    340_000,
    'estimated',
    95_000_000,
  ],
  [
    '2024-03-29',
    'daumoi',
    'STTTT',
    'social',
    'Tổ công nghệ số cộng đồng hướng dẫn qua Zalo',
    ['2024-01-15', '2024-03-28'],
    118,
    74_300,
    'measured',
    undefined,
  ],
  [
    '2024-04-26',
    'dm.412',
    '412',
    'training',
    'Tập huấn một cửa cho công chức cấp xã',
    ['2024-04-23', '2024-04-25'],
    3,
    310,
    'measured',
    66_000_000,
  ],
  [
    '2024-05-31',
    'dm.skhdt',
    'SKHDT',
    'dialogue',
    'Tọa đàm cà phê doanh nhân',
    ['2024-04-05', '2024-05-31'],
    8,
    420,
    'measured',
    undefined,
    40_000_000,
  ],
  [
    '2024-06-28',
    'dm.stp',
    'STP',
    'portal',
    'Hỏi đáp thủ tục hành chính trên trang thông tin',
    ['2024-04-01', '2024-06-28'],
    52,
    9_700,
    'measured',
    undefined,
  ],
  [
    '2024-08-30',
    'thuongtruc',
    '40',
    'broadcast',
    'Phóng sự về bộ phận một cửa cấp xã',
    ['2024-07-01', '2024-08-29'],
    9,
    undefined,
    undefined,
    210_000_000,
  ],
  [
    '2024-09-30',
    'dm.425',
    '425',
    'loudspeaker',
    'Truyền thanh xã về cấp bản sao điện tử',
    ['2024-08-05', '2024-09-27'],
    410,
    101_000,
    'estimated',
    12_500_000,
  ],
  [
    '2024-10-31',
    'thuongtruc',
    '40',
    'competition',
    'Cuộc thi sáng kiến cải cách hành chính',
    ['2024-09-02', '2024-10-28'],
    1,
    1_380,
    'measured',
    300_000_000,
    60_000_000,
  ],
  [
    '2024-11-29',
    'dm.syt',
    'SYT',
    'leaflet',
    'Pa-nô hướng dẫn sổ sức khỏe điện tử',
    ['2024-10-07', '2024-11-22'],
    240,
    88_000,
    'estimated',
    72_000_000,
  ],
  [
    '2024-12-20',
    'dm.snv',
    'SNV',
    'training',
    'Hội nghị quán triệt chỉ số cải cách hành chính',
    ['2024-12-17', '2024-12-17'],
    1,
    520,
    'measured',
    48_000_000,
  ],
  [
    '2025-02-14',
    'daumoi',
    'STTTT',
    'portal',
    'Tin, bài về trợ lý ảo của cổng dịch vụ công',
    ['2025-01-06', '2025-02-13'],
    17,
    12_900,
    'measured',
    undefined,
  ],
  [
    '2025-02-18',
    'thuongtruc',
    '40',
    'press',
    'Chuyên mục cải cách hành chính tháng 1 và 2',
    ['2025-01-06', '2025-02-17'],
    14,
    150_000,
    'estimated',
    41_000_000,
  ],
]

const tell = async (stage: Stage, told: Told): Promise<void> => {
  const [on, who, unit, channel, title, [fromOn, toOn], items, reach, reachHow, stateMoney, otherMoney] = told
  const ctx = await stage.as(who, on, '14:40')
  const { channels } = await readChannels(ctx)
  await actions.recordActivity(ctx, {
    unitId: await stage.unit(unit),
    channelId: channels.find((one) => one.code === channel)?.id ?? 0,
    title: `${title} (số minh họa)`,
    ...{ fromOn, toOn, items, reach, reachHow, stateMoney, otherMoney },
    ...{ taskId: undefined, link: undefined, note: undefined },
  })
}

const correct = async (stage: Stage): Promise<void> => {
  const ctx = await stage.as('dm.412', '2024-05-06', '09:20')
  const { rows } = await readActivities(ctx, 2024, { unit: await stage.unit('412'), channel: undefined })
  const one = rows.find((row) => row.title.startsWith('Tập huấn một cửa'))
  if (!one) throw new Error('the demonstration has no training to correct')
  await actions.correctActivity(ctx, one.id, {
    ...{ channelId: one.channelId, title: one.title, fromOn: one.fromOn, toOn: one.toOn, items: 3 },
    ...{ reach: 287, reachHow: 'measured' as const, stateMoney: 66_000_000, otherMoney: undefined },
    ...{ taskId: undefined, link: undefined, note: undefined, version: one.version },
    reason: 'Đếm lại theo danh sách ký tên (minh họa)',
  })
}

const withdraw = async (stage: Stage): Promise<void> => {
  const on = '2024-07-05'
  await tell(stage, [
    on,
    'dm.stp',
    'STP',
    'portal',
    'Hỏi đáp thủ tục hành chính, ghi hai lần',
    ['2024-04-01', '2024-06-28'],
    52,
    undefined,
    undefined,
    undefined,
  ])
  const ctx = await stage.as('dm.stp', on, '15:10')
  const { rows } = await readActivities(ctx, 2024, { unit: await stage.unit('STP') })
  const twice = rows.find((row) => row.title.includes('ghi hai lần'))
  await actions.withdrawActivity(ctx, twice?.id ?? 0, { reason: 'Ghi trùng với hoạt động đã có (minh họa)' })
}

const forms = ['conference', 'meeting', 'written-copy', 'e-office', 'message'] as const

/** A unit's focal officer acknowledges; staff and reach are made from the place in the list, so the same each time. */
const acknowledge = async (
  stage: Stage,
  asked: Day,
  on: Day,
  [place, code]: readonly [number, string],
): Promise<void> => {
  const id = await askedOn(stage, asked)
  const unitId = await stage.unit(code)
  const who = (await stage.focalOf(unitId)) ?? ''
  const staff = 38 + ((place * 17) % 90)
  await actions.acknowledge(await stage.as(who, on, '10:15'), id, {
    ...{ unitId, doneOn: on, staff, reached: staff - (place % 4), note: undefined },
    form: forms[place % forms.length] ?? 'meeting',
  })
}

/** The request of this day, as whoever asked finds it. */
const askedOn = async (stage: Stage, day: Day): Promise<number> => {
  const { requests } = await readRequests(await stage.as('thuongtruc', '2025-02-20'), 2025)
  return requests.find(({ request }) => request.askedOn === day)?.request.id ?? 0
}
const directiveDay = '2025-01-10'
const noticeDay = '2025-02-18'

const askDirective = async (stage: Stage): Promise<void> => {
  await actions.askUnits(await stage.as('thuongtruc', directiveDay, '08:45'), {
    ...{ unitId: await stage.unit('40'), documentId: undefined, documentNo: '02/CT-UBND (số minh họa)' },
    title: 'Chỉ thị về kỷ luật, kỷ cương hành chính năm 2025 (văn bản minh họa)',
    ...{ dueOn: '2025-02-10', unitIds: [], blocks: ['department'] },
    note: 'Quán triệt đến toàn thể công chức, viên chức, người lao động.',
  })
}

const inTime = [
  'STTTT',
  'STP',
  'STC',
  'SCT',
  'SNN',
  'SXD',
  'STNMT',
  'SVHTT',
  'SDL',
  'SYT',
  'SNGV',
  'TTT',
  'VP',
]
const late = ['SGTVT', 'BDT']

const conclusions = async (stage: Stage): Promise<void> => {
  const ctx = await stage.as('thuongtruc', noticeDay, '09:30')
  const { rows } = await listDocuments(ctx, { tab: 'out', year: 2025 }, { limit: 50, offset: 0 })
  const notice = rows.find((row) => row.type === 'TB')
  await actions.askUnits(ctx, {
    ...{ unitId: await stage.unit('40'), documentId: notice?.id },
    ...(notice
      ? { documentNo: undefined, title: undefined }
      : { documentNo: '05/TB-BCD (số minh họa)', title: 'Thông báo kết luận phiên họp (minh họa)' }),
    ...{ dueOn: '2025-02-28', unitIds: [], blocks: ['department', 'district'], note: undefined },
  })
}

/** What was told people about reform in 2023 to 2025, and two documents brought to all staff in 2025. */
export const communicationActs: Act[] = [
  ...activities.map((told) => act(told[0], `Tuyên truyền: ${told[4]}`, (stage) => tell(stage, told))),
  act('2024-05-06', 'Một hoạt động tuyên truyền được đính chính', correct),
  act('2024-07-05', 'Một hoạt động ghi trùng được rút', withdraw),
  act(directiveDay, 'Yêu cầu quán triệt chỉ thị về kỷ luật hành chính', askDirective),
  ...inTime.map((code, place) =>
    act(place < 7 ? '2025-01-20' : '2025-02-07', `${code} xác nhận quán triệt`, (stage) =>
      acknowledge(stage, directiveDay, place < 7 ? '2025-01-20' : '2025-02-07', [place, code]),
    ),
  ),
  act('2025-02-10', 'Một xác nhận bị trả lại', async (stage) => {
    await actions.returnAcknowledgement(
      await stage.as('thuongtruc', '2025-02-10', '16:00'),
      await askedOn(stage, directiveDay),
      {
        unitId: await stage.unit('SDL'),
        reason: 'Chưa tính các đơn vị sự nghiệp trực thuộc (minh họa)',
      },
    )
  }),
  act('2025-02-11', 'Đơn vị quán triệt muộn', async (stage) => {
    for (const [place, code] of late.entries())
      await acknowledge(stage, directiveDay, '2025-02-11', [20 + place, code])
  }),
  act('2025-02-13', 'Nhắc các đơn vị chưa xác nhận', async (stage) => {
    await actions.remindUnits(
      await stage.as('thuongtruc', '2025-02-13', '08:10'),
      await askedOn(stage, directiveDay),
    )
  }),
  act(noticeDay, 'Yêu cầu quán triệt thông báo kết luận', conclusions),
  act('2025-02-19', 'Bốn đơn vị quán triệt thông báo kết luận', async (stage) => {
    for (const [place, code] of ['STP', 'SNN', '412', '425'].entries())
      await acknowledge(stage, noticeDay, '2025-02-19', [30 + place, code])
  }),
  act('2025-02-19', 'Gia hạn quán triệt thông báo kết luận', async (stage) => {
    await actions.extendRequest(
      await stage.as('thuongtruc', '2025-02-19', '17:00'),
      await askedOn(stage, noticeDay),
      {
        ...{ dueOn: '2025-03-07', version: 1 },
        reason: 'Nhiều đơn vị đang sắp xếp tổ chức bộ máy (minh họa)',
      },
    )
  }),
]
