import {
  addPilotTask,
  judgePilotReport,
  linkConclusion,
  savePilotReport,
  sendPilotReport,
} from '../../src/modules/programme/actions.ts'
import { pilotUnits } from '../../src/modules/programme/facts.ts'
import type { Day } from '../../src/platform/day.ts'
import type { Act, Stage } from '../stage.ts'
import { act } from '../work.ts'

type Written = {
  year: number
  code: string
  /** the head sends on this day; without it a draft of the focal officer's is left */
  sent?: Day
  /** returned on this day, and sent again on that one */
  returned?: [Day, Day]
  accepted?: Day
}

// who sent when is invented, and so is every word of the reports
const reports: Written[] = [
  { year: 2023, code: 'VP', sent: '2023-12-15', accepted: '2023-12-22' },
  { year: 2023, code: 'SXD', sent: '2023-12-18', accepted: '2023-12-22' },
  { year: 2023, code: 'STNMT', sent: '2023-12-27', accepted: '2024-01-05' },
  {
    year: 2023,
    code: 'SKHDT',
    sent: '2023-12-19',
    returned: ['2023-12-22', '2024-01-04'],
    accepted: '2024-01-08',
  },
  { year: 2023, code: '412', sent: '2023-12-20', accepted: '2023-12-25' },
  { year: 2023, code: '429', sent: '2023-12-29', accepted: '2024-01-05' },
  { year: 2024, code: 'STP', sent: '2024-12-16', accepted: '2024-12-23' },
  { year: 2024, code: 'BQLKKT', sent: '2024-12-20', accepted: '2024-12-26' },
  { year: 2024, code: 'SGTVT', sent: '2025-01-08' },
  { year: 2024, code: '419' },
]

const focal = (code: string) => `dm.${code.toLowerCase()}`
const head = (code: string) => `tt.${code.toLowerCase()}`

const of = async (stage: Stage, { year, code }: Written) => ({ year, unitId: await stage.unit(code) })

const versionOf = async (stage: Stage, one: Written, day: Day): Promise<number> => {
  const unitId = await stage.unit(one.code)
  const pilots = await pilotUnits(stage.system(day).db, one.year)
  return pilots.find((pilot) => pilot.unitId === unitId)?.report?.version ?? 0
}

const write = async (stage: Stage, one: Written, day: Day, more = ''): Promise<void> =>
  savePilotReport(await stage.as(focal(one.code), day, '09:00'), await of(stage, one), {
    done: `Đơn vị rà soát quy trình nội bộ, niêm yết lại thủ tục và phân công người theo dõi từng việc (lời minh họa).${more}`,
    result:
      'Hồ sơ trễ hạn giảm, việc được giao có người chịu trách nhiệm rõ (lời minh họa, không có số thật).',
    lessons: 'Việc có một đầu mối theo dõi hằng tuần thì xong; việc giao chung thì chậm (lời minh họa).',
    proposal: 'Đề nghị áp dụng bảng theo dõi hằng tuần cho các đơn vị cùng khối (lời minh họa).',
    version: await versionOf(stage, one, day),
  })

const send = async (stage: Stage, one: Written, day: Day): Promise<void> =>
  sendPilotReport(
    await stage.as(head(one.code), day, '15:00'),
    await of(stage, one),
    await versionOf(stage, one, day),
  )

const decide = async (stage: Stage, one: Written, day: Day, reason?: string): Promise<void> =>
  judgePilotReport(await stage.as('thuongtruc', day, '16:00'), await of(stage, one), {
    verdict: reason ? 'returned' : 'accepted',
    reason,
    version: await versionOf(stage, one, day),
  })

const reportActs = (one: Written): Act[] => {
  const { sent, returned, accepted, year, code } = one
  const what = `báo cáo cuối năm ${year} của đơn vị điểm ${code}`
  const wrote = act(sent ?? '2025-01-15', `viết ${what}`, async (stage) => {
    await write(stage, one, sent ?? '2025-01-15')
    if (sent) await send(stage, one, sent)
  })
  const back = returned?.map((day, i) =>
    act(day, i === 0 ? `trả lại ${what}` : `gửi lại ${what}`, async (stage) => {
      if (i === 0) return decide(stage, one, day, 'Chưa nêu bài học để đơn vị khác làm theo (lời minh họa).')
      await write(stage, one, day, ' Bổ sung theo ý kiến của cơ quan thường trực (lời minh họa).')
      return send(stage, one, day)
    }),
  )
  return [
    wrote,
    ...(back ?? []),
    ...(accepted ? [act(accepted, `chấp nhận ${what}`, (stage) => decide(stage, one, accepted))] : []),
  ]
}

const tasks = [
  'Niêm yết, công khai đủ thủ tục đang giải quyết',
  'Giảm hồ sơ trễ hạn',
  'Theo dõi việc được giao hằng tuần',
]

/** The item of the notice that chose the pilots of 2024, for each of them. */
const chosenBy = async (stage: Stage, day: Day): Promise<void> => {
  const ctx = await stage.as('thuongtruc', day, '10:00')
  const meetings = stage.deps.rooms.find(({ name }) => name === 'meetings')?.offers?.linked
  for (const { unitId } of await pilotUnits(ctx.db, 2024)) {
    const items = (await meetings?.(ctx, { unitId, year: 2024 })) ?? []
    const item = items.find(({ text }) => text.includes('chỉ đạo điểm'))
    if (item) await linkConclusion(ctx, { year: 2024, unitId }, item.id, items)
  }
}

/** The key tasks of this year's pilots (invented), the first linked to a task that the unit leads. */
const keyTasks = async (stage: Stage, day: Day): Promise<void> => {
  const ctx = await stage.as('thuongtruc', day, '10:00')
  const linked = stage.deps.rooms.find(({ name }) => name === 'tasks')?.offers?.linked
  for (const code of ['SYT', 'SCT']) {
    const pilot = { year: 2025, unitId: await stage.unit(code) }
    const choices = (await linked?.(ctx, pilot)) ?? []
    for (const [i, text] of tasks.entries())
      await addPilotTask(
        ctx,
        pilot,
        { text: `${text} (lời minh họa)`, taskId: i === 0 ? choices[0]?.id : undefined },
        choices,
      )
  }
}

/** What pilot units of three years did and wrote. */
export const pilotActs: Act[] = [
  ...reports.flatMap(reportActs),
  act('2024-02-02', 'nội dung kết luận chọn đơn vị điểm năm 2024', (stage) => chosenBy(stage, '2024-02-02')),
  act('2025-02-18', 'nhiệm vụ trọng tâm của đơn vị điểm năm 2025', (stage) => keyTasks(stage, '2025-02-18')),
]
