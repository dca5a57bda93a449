import { deflateSync } from 'node:zlib'
import {
  issueDocument,
  reviewDocument,
  sendForReview,
  signDocument,
} from '../../src/modules/documents/actions.ts'
import { mandatesOf } from '../../src/modules/identity/facts.ts'
import * as actions from '../../src/modules/inspections/actions.ts'
import { readYear } from '../../src/modules/inspections/facts/reading.ts'
import { newestItems } from '../../src/modules/inspections/facts.ts'
import { addDays, type Day } from '../../src/platform/day.ts'
import type { Act, Stage } from '../stage.ts'
import { act } from '../work.ts'

const no = (text: string) => `${text} (số minh họa)`

/** One finding of the story: what was found, who was how serious, and what became of it. */
type Told = {
  item: string
  text: string
  severity: 'minor' | 'major' | 'serious'
  basis: string
  /** days after the conclusion: handed in, verified; none: still open */
  remedied?: number
  verified?: number
}
type Visit = { code: string; on: Day; findings: Told[] }

const desk = 'NĐ 61/2018/NĐ-CP'

// All findings are invented; no unit of the province was found so.
const visits2024: Visit[] = [
  {
    code: 'STTTT',
    on: '2024-04-09',
    findings: [
      {
        item: '3.3',
        text: 'Một số giấy tiếp nhận ghi ngày hẹn trả không khớp với hệ thống một cửa (minh họa).',
        severity: 'minor',
        basis: desk,
        remedied: 9,
        verified: 13,
      },
      {
        item: '7.2',
        text: 'Tỷ lệ hồ sơ tiếp nhận trực tuyến chưa đạt chỉ tiêu được giao (minh họa).',
        severity: 'major',
        basis: 'NĐ 107/2021/NĐ-CP',
      },
    ],
  },
  {
    code: 'SXD',
    on: '2024-05-14',
    findings: [
      {
        item: '3.2',
        text: 'Bảy hồ sơ trễ hạn không có thư xin lỗi (minh họa).',
        severity: 'serious',
        basis: desk,
        remedied: 20,
        verified: 24,
      },
    ],
  },
  {
    code: '415',
    on: '2024-08-20',
    findings: [
      {
        item: '3.1',
        text: 'Thủ tục niêm yết tại bộ phận một cửa chưa cập nhật bản mới (minh họa).',
        severity: 'minor',
        basis: desk,
        remedied: 10,
        verified: 12,
      },
      {
        item: '1.2',
        text: 'Tự kiểm tra được 4 trong 13 xã, chưa đạt một nửa (minh họa).',
        severity: 'major',
        basis: 'Kế hoạch kiểm tra năm 2024',
        remedied: 14,
      },
    ],
  },
  { code: '412', on: '2024-09-17', findings: [] },
]

const drawnFindings: Told[][] = [
  [
    {
      item: '5.1',
      text: 'Hai công chức bộ phận một cửa vắng mặt trong giờ làm việc (minh họa).',
      severity: 'serious',
      basis: 'NĐ 61/2018/NĐ-CP',
      remedied: 8,
      verified: 9,
    },
  ],
  [
    {
      item: '3.4',
      text: 'Yêu cầu thêm bản sao sổ hộ khẩu ngoài thành phần hồ sơ (minh họa).',
      severity: 'major',
      basis: desk,
      remedied: 15,
      verified: 18,
    },
  ],
]

const headOf = (code: string): string => (code === 'STTTT' ? 'thutruong' : `tt.${code.toLowerCase()}`)
const focalOf = (code: string): string => (code === 'STTTT' ? 'daumoi' : `dm.${code.toLowerCase()}`)

/** The plan of a year with its team, from its draft. */
const drafted = async (stage: Stage, year: number, day: Day): Promise<{ planId: number; teamId: number }> => {
  const clerk = await stage.as('thuongtruc', day, '08:30')
  const planId = await actions.draftPlan(clerk, {
    year,
    title: `Kế hoạch kiểm tra cải cách hành chính năm ${year}`,
  })
  const seat = async (user: string) => (await mandatesOf(clerk.db, user))[0]?.id ?? 0
  const teamId = await actions.addTeam(clerk, planId, {
    name: 'Đoàn kiểm tra số 1',
    headId: await seat('thanhtra'),
    memberIds: [await seat('kt.ttt'), await seat('kt.stp')],
  })
  return { planId, teamId }
}

const planned = async (stage: Stage, year: number, code: string): Promise<number> => {
  const ctx = await stage.as('thuongtruc', `${year}-12-31`)
  const unitId = await stage.unit(code)
  const found = (await readYear(ctx, year)).inspections.find((i) => i.unitId === unitId)
  if (!found) throw new Error(`nothing is planned at ${code} in ${year}`)
  return found.id
}

/** A paper on its way through the register: drafted by the clerk, reviewed and signed by the chairman, numbered. */
const onRegister = async (stage: Stage, id: number, day: Day): Promise<void> => {
  await sendForReview(await stage.as('thuongtruc', day, '08:40'), id)
  const chairman = await stage.as('banhanh', day, '10:00')
  await reviewDocument(chairman, id, { approve: true })
  await signDocument(chairman, id)
  await issueDocument(await stage.as('thuongtruc', day, '14:30'), id)
}

// a PNG of one grey square: a photo of nothing, that says so in its name
const picture = (): File => {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const crc = Buffer.alloc(4)
    crc.writeUInt32BE(crcOf(body))
    const size = Buffer.alloc(4)
    size.writeUInt32BE(data.length)
    return Buffer.concat([size, body, crc])
  }
  const head = Buffer.from([0, 0, 0, 8, 0, 0, 0, 8, 8, 0, 0, 0, 0])
  const rows = deflateSync(
    Buffer.concat(Array.from({ length: 8 }, () => Buffer.from([0, ...Array(8).fill(128)]))),
  )
  const bytes = Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', head),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
  return new File([new Uint8Array(bytes)], 'anh-minh-hoa.png', { type: 'image/png' })
}

const crcOf = (bytes: Buffer): number => {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}

/** The day at the unit: the checklist, a photo, the minutes signed by both. */
const visited = async (stage: Stage, id: number, { code, on, findings }: Visit): Promise<void> => {
  const team = await stage.as('thanhtra', on, '08:05')
  const items = await newestItems(team)
  const wanting = new Set(findings.map((one) => one.item))
  await actions.saveVisit(team, id, {
    startedAt: '08:00',
    endedAt: '10:45',
    attendance: 'Thủ trưởng đơn vị; Đoàn kiểm tra số 1 (minh họa)',
    photoItem: '3.1',
    photos: [picture()],
    answers: items.map((item) => ({ item, verdict: wanting.has(item) ? 'not-met' : 'met' })),
  })
  for (const { item, text, severity, basis } of findings)
    await actions.noteFinding(team, id, { item, text, severity, basis })
  const noon = await stage.as('thanhtra', on, '11:00')
  await actions.recordMinutes(noon, id)
  await actions.signMinutes(noon, id)
  await actions.signMinutes(await stage.as(headOf(code), on, '11:15'), id)
  await actions.saveSummary(
    noon,
    id,
    'Đơn vị đã ban hành kế hoạch và tổ chức thực hiện; còn các tồn tại nêu dưới đây (minh họa).',
  )
}

const concludedOn = (visit: Visit): Day => addDays(visit.on, 6)

/** The conclusion, and what the unit handed in and the team verified up to the end of the demonstration. */
const followUp = (year: number, visit: Visit, id: (stage: Stage) => Promise<number>): Act[] =>
  visit.findings.flatMap((told, n) => {
    const acts: Act[] = []
    const day = (after: number) => addDays(concludedOn(visit), after)
    const finding = async (stage: Stage, on: Day) => {
      const ctx = await stage.as('thuongtruc', on)
      const found = (await readYear(ctx, year)).findings
      const inspection = await id(stage)
      const one = found.find((f) => f.inspectionId === inspection && f.no === n + 1)
      if (!one) throw new Error(`no finding ${n + 1} at ${visit.code}`)
      return one.id
    }
    if (told.remedied !== undefined) {
      const on = day(told.remedied)
      acts.push(
        act(on, `khắc phục tồn tại tại ${visit.code}`, async (stage) => {
          const ctx = await stage.as(focalOf(visit.code), on, '15:00')
          await actions.remedyFinding(ctx, await finding(stage, on), {
            note: 'Đã khắc phục, kèm báo cáo (minh họa).',
            documentNo: no(`${20 + n}/BC-${visit.code}`),
            file: undefined,
          })
        }),
      )
    }
    if (told.verified !== undefined) {
      const on = day(told.verified)
      acts.push(
        act(on, `xác nhận khắc phục tại ${visit.code}`, async (stage) => {
          const ctx = await stage.as('thanhtra', on, '09:30')
          await actions.verifyFinding(ctx, await finding(stage, on), { verdict: 'verified', note: undefined })
        }),
      )
    }
    return acts
  })

const closing = (visit: Visit, id: (stage: Stage) => Promise<number>): Act[] => {
  if (visit.findings.some((one) => one.verified === undefined)) return []
  const after = Math.max(2, ...visit.findings.map((one) => (one.verified ?? 0) + 1))
  const on = addDays(concludedOn(visit), after)
  return [
    act(on, `kết thúc kiểm tra ${visit.code}`, async (stage) =>
      actions.closeInspection(await stage.as('thanhtra', on, '16:00'), await id(stage)),
    ),
  ]
}

/** One planned inspection from its decision to its end. */
const plannedVisit = (year: number, visit: Visit, paper = false): Act[] => {
  const id = (stage: Stage) => planned(stage, year, visit.code)
  const before = addDays(visit.on, -20)
  const end = concludedOn(visit)
  return [
    act(before, `quyết định, thông báo kiểm tra ${visit.code}`, async (stage) => {
      const clerk = await stage.as('thuongtruc', before, '09:00')
      await actions.orderInspection(clerk, await id(stage), { documentNo: no('120/QĐ-UBND') })
      await actions.giveNotice(clerk, await id(stage), { documentNo: no('88/UBND-TH') })
    }),
    act(addDays(visit.on, -4), `báo cáo tự kiểm tra ${visit.code}`, async (stage) => {
      const ctx = await stage.as(focalOf(visit.code), addDays(visit.on, -4), '16:00')
      await actions.reportOnSelf(ctx, await id(stage), { note: 'Báo cáo tự kiểm tra của đơn vị (minh họa).' })
    }),
    act(visit.on, `kiểm tra tại ${visit.code}`, async (stage) => visited(stage, await id(stage), visit)),
    act(end, `kết luận kiểm tra ${visit.code}`, async (stage) => {
      const inspection = await id(stage)
      if (paper) {
        const clerk = await stage.as('thuongtruc', end, '08:30')
        await onRegister(stage, await actions.draftPaper(clerk, inspection, 'conclusion'), end)
      }
      const documentNo = paper ? undefined : no('70/TB-UBND')
      await actions.conclude(await stage.as('banhanh', end, '16:00'), inspection, { documentNo })
    }),
    ...followUp(year, visit, id),
    ...closing(visit, id),
  ]
}

const seed = 'nghe-an-dot-xuat-2024'
const drawnOn = ['2024-06-12', '2024-10-23']

/** The codes of the two units drawn, in the order of their visits. */
const drawn = async (stage: Stage, place: number): Promise<{ id: number; code: string }> => {
  const ctx = await stage.as('thuongtruc', '2024-12-31')
  const found = (await readYear(ctx, 2024)).inspections.filter((i) => i.mode === 'unannounced')[place]
  if (!found) throw new Error('nothing was drawn')
  for (const code of departments) if ((await stage.unit(code)) === found.unitId) return { id: found.id, code }
  throw new Error(`the unit ${found.unitId} is no department of the demo`)
}
const departments = [
  'VP',
  'SKHDT',
  'STC',
  'SCT',
  'SNN',
  'SGTVT',
  'STNMT',
  'SLDTBXH',
  'SVHTT',
  'SDL',
  'SKHCN',
  'SGDDT',
  'SYT',
  'SNGV',
  'BDT',
  'BQLKKT',
]

/** An unannounced one: the order is known to nobody of the unit before the team stands at its door. */
const drawnVisit = (place: number): Act[] => {
  const on = drawnOn[place] as Day
  const findings = drawnFindings[place] ?? []
  const end = addDays(on, 6)
  const story = (code: string): Visit => ({ code, on, findings })
  const id = async (stage: Stage) => (await drawn(stage, place)).id
  const after = (days: number) => addDays(end, days)
  const [told] = findings
  return [
    act(addDays(on, -2), `quyết định kiểm tra đột xuất ${place + 1}`, async (stage) => {
      const day = addDays(on, -2)
      const clerk = await stage.as('thuongtruc', day, '08:30')
      const inspection = await id(stage)
      if (place === 0) await onRegister(stage, await actions.draftPaper(clerk, inspection, 'order'), day)
      const documentNo = place === 0 ? undefined : no('310/QĐ-UBND')
      await actions.orderInspection(await stage.as('thuongtruc', day, '15:00'), inspection, { documentNo })
    }),
    act(on, `kiểm tra đột xuất ${place + 1}`, async (stage) => {
      const { id, code } = await drawn(stage, place)
      await visited(stage, id, story(code))
    }),
    act(end, `kết luận kiểm tra đột xuất ${place + 1}`, async (stage) =>
      actions.conclude(await stage.as('banhanh', end, '16:00'), await id(stage), {
        documentNo: no('180/TB-UBND'),
      }),
    ),
    act(after(told?.remedied ?? 0), `khắc phục sau kiểm tra đột xuất ${place + 1}`, async (stage) => {
      const { id, code } = await drawn(stage, place)
      const ctx = await stage.as(focalOf(code), after(told?.remedied ?? 0), '15:00')
      const found = (await readYear(ctx, 2024)).findings.find((f) => f.inspectionId === id)
      await actions.remedyFinding(ctx, found?.id ?? 0, {
        note: 'Đã chấn chỉnh (minh họa).',
        documentNo: no(`45/BC-${code}`),
        file: undefined,
      })
    }),
    act(after(told?.verified ?? 0), `xác nhận sau kiểm tra đột xuất ${place + 1}`, async (stage) => {
      const inspection = await id(stage)
      const ctx = await stage.as('thanhtra', after(told?.verified ?? 0), '09:00')
      const found = (await readYear(ctx, 2024)).findings.find((f) => f.inspectionId === inspection)
      await actions.verifyFinding(ctx, found?.id ?? 0, { verdict: 'verified', note: undefined })
      await actions.closeInspection(ctx, inspection)
    }),
  ]
}

// a year before, the same item was found wanting at the same department: what makes the finding of 2024 a repeated one
const visit2023: Visit = {
  code: 'SXD',
  on: '2023-09-12',
  findings: [
    {
      item: '3.2',
      text: 'Hồ sơ trễ hạn chưa có thư xin lỗi và hẹn lại ngày trả (minh họa).',
      severity: 'major',
      basis: desk,
      remedied: 12,
      verified: 14,
    },
  ],
}

const openYear = (year: number, day: Day, codes: readonly { code: string; on: Day }[]): Act =>
  act(day, `kế hoạch kiểm tra năm ${year}`, async (stage) => {
    const { planId, teamId } = await drafted(stage, year, day)
    const clerk = await stage.as('thuongtruc', day, '09:00')
    for (const { code, on } of codes)
      await actions.planVisits(clerk, planId, { unitIds: [await stage.unit(code)], from: on, to: on, teamId })
    if (year === 2024) {
      const wish = {
        take: 2,
        block: 'department' as const,
        from: drawnOn[0] as Day,
        to: drawnOn[1] as Day,
        teamId,
      }
      await actions.drawVisits(clerk, planId, wish, seed)
      await onRegister(stage, await actions.draftPlanPaper(clerk, planId), day)
    }
    const documentNo = year === 2024 ? undefined : no('35/QĐ-UBND')
    await actions.issuePlan(await stage.as('banhanh', day, '16:00'), planId, { documentNo })
  })

const selfTold = (code: string, subUnits: number, inspected: number): Act =>
  act('2024-11-29', `tự kiểm tra của ${code}`, async (stage) => {
    const ctx = await stage.as(focalOf(code), '2024-11-29', '10:00')
    const { plan } = await readYear(ctx, 2024)
    await actions.tellSelfInspection(ctx, plan?.id ?? 0, {
      unitId: await stage.unit(code),
      subUnits,
      inspected,
      findings: 3,
      note: 'Số liệu minh họa.',
      file: undefined,
    })
  })

/** This year's: ordered and noticed, the visit is five days after the demonstration's last. */
const now: Act[] = [
  openYear(2025, '2025-01-16', [
    { code: 'STTTT', on: '2025-02-25' },
    { code: 'STNMT', on: '2025-04-15' },
  ]),
  act('2025-02-10', 'quyết định, thông báo kiểm tra năm 2025', async (stage) => {
    const id = await planned(stage, 2025, 'STTTT')
    const clerk = await stage.as('thuongtruc', '2025-02-10', '09:00')
    await actions.orderInspection(clerk, id, { documentNo: no('61/QĐ-UBND') })
    await actions.giveNotice(clerk, id, { documentNo: no('40/UBND-TH') })
  }),
]

/** The season of 2024 (six units, two of them drawn), what it repeats of 2023, and the visit that comes next. */
export const inspectionActs: Act[] = [
  openYear(2023, '2023-03-20', [visit2023]),
  ...plannedVisit(2023, visit2023),
  openYear(2024, '2024-01-18', visits2024),
  ...visits2024.flatMap((visit) => plannedVisit(2024, visit, visit.code === 'SXD')),
  ...drawnVisit(0),
  ...drawnVisit(1),
  selfTold('STTTT', 6, 4),
  selfTold('415', 13, 4),
  selfTold('SXD', 8, 5),
  ...now,
]
