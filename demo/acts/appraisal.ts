import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  answerObjection,
  appointCouncil,
  assessSelf,
  castVote,
  closeMeeting,
  comment,
  computeProposals,
  confirmCause,
  decideRound,
  enterDiscipline,
  fileObjection,
  importPrintedRating,
  importScheme,
  issueScheme,
  makeRound,
  openMeeting,
  openRound,
  prepareDecision,
  saveFact,
  setAside,
} from '../../src/modules/appraisal/actions.ts'
import { readRounds, readSchemes, roundOf } from '../../src/modules/appraisal/facts.ts'
import { inTransaction } from '../../src/platform/action.ts'
import type { Ctx } from '../../src/platform/context.ts'
import type { Day } from '../../src/platform/day.ts'
import { Refused } from '../../src/platform/refused.ts'
import { projectRoot } from '../../src/platform/root.ts'
import type { Act, Stage } from '../stage.ts'
import { act } from '../work.ts'

const headOf = (code: string): string => (code === 'STTTT' ? 'thutruong' : `tt.${code.toLowerCase()}`)
const source = 'Báo cáo tổng kết của đơn vị (minh họa)'

const schemeOf = async (ctx: Ctx, code: string): Promise<number> => {
  const found = (await readSchemes(ctx)).schemes.find((one) => one.code === code)
  if (!found) throw new Error(`no rating scheme ${code}`)
  return found.id
}

/** A round by its title, with the case of each unit by the unit's number. */
const ratingOf = async (ctx: Ctx, title: string) => {
  const found = (await readRounds(ctx)).rounds.find(({ round }) => round.title === title)
  if (!found) throw new Error(`no rating round ${title}`)
  return roundOf(ctx, found.round.id)
}

const caseIn = async (stage: Stage, ctx: Ctx, title: string, code: string): Promise<number> => {
  // looked up with an issuer's eyes: the person sees their own case alone
  const { cases } = await ratingOf(await stage.as('banhanh', ctx.today), title)
  const id = cases.get(await stage.unit(code))
  if (!id) throw new Error(`nobody of ${code} is rated`)
  return id
}

type Facts = Record<string, string>
const enter = (ctx: Ctx, id: number, facts: Facts): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    for (const [key, value] of Object.entries(facts))
      await saveFact(ctx, id, { key, value, source, reason: undefined })
  })

/** The same of what tasks measure, for the units that no task of the year was led by: over a measured figure nothing is typed. */
const enterLacking = async (ctx: Ctx, id: number, facts: Facts): Promise<void> => {
  for (const [key, value] of Object.entries(facts))
    await saveFact(ctx, id, { key, value, source, reason: undefined }).catch((refusal: unknown) => {
      const measured =
        refusal instanceof Refused && refusal.fields.some((one) => one.reason === 'override-needs-reason')
      if (!measured) throw refusal
    })
}

/** What a head without anything against them has by hand; the share of tasks exceeded decides the rest. */
const sound = (exceeded: string): Facts => ({
  general: 'yes',
  'tasks.exceeded': exceeded,
  'units.completed': 'none',
  'units.good': 'none',
  corruption: 'no',
})

const seat = async (stage: Stage, day: Day, round: number, decisionNo: string) => {
  const [chair, member, other] = [
    await stage.as('truongban', day),
    await stage.as('uyvien', day),
    await stage.as('banhanh', day),
  ]
  await appointCouncil(await stage.as('thuongtruc', day, '15:00'), round, {
    decisionNo,
    decidedOn: day,
    headId: chair.actor.id ?? '',
    memberIds: [member.actor.id ?? '', other.actor.id ?? ''],
  })
}

/** A sample rule of the province, imported and issued; what Hải Dương printed of 2023, with what its source lacks. */
const before: Act[] = [
  act('2023-12-18', 'nhập và ban hành quy định xếp loại của tỉnh (minh họa)', async (stage) => {
    const clerk = await stage.as('thuongtruc', '2023-12-18', '09:00')
    const file = join(projectRoot, 'db/reference/rating-schemes/synthetic-province-heads.json')
    const id = await importScheme(clerk, readFileSync(file, 'utf8'))
    await issueScheme(await stage.as('banhanh', '2023-12-18', '16:00'), id, {
      decisionNo: '3790/QĐ-UBND (số minh họa)',
      decidedOn: '2023-12-18',
    })
  }),
  act('2024-04-11', 'nhập kết quả xếp loại lãnh đạo Hải Dương năm 2023 theo bản in', async (stage) => {
    const clerk = await stage.as('thuongtruc', '2024-04-11', '09:00')
    const printed = {
      year: 2023,
      place: 'Tỉnh Hải Dương',
      source: 'Một bài báo về kết quả cải cách hành chính tỉnh Hải Dương năm 2023',
      caveatVi:
        'Độ tin cậy thấp: con số này chỉ có trong một bài báo, không thấy ở nguồn nào khác đọc được. Bài báo không nêu quy định, tỷ lệ và số của năm trước.',
      caveatEn:
        'Low confidence: the figure stands in one newspaper article and was found in no other source that could be read. The article names no rule, no share and no figure of the year before.',
    }
    await importPrintedRating(clerk, {
      ...printed,
      block: 'department',
      title: 'Xếp loại lãnh đạo các sở, ngành tỉnh Hải Dương theo kết quả cải cách hành chính năm 2023',
      counts: { excellent: 6, good: 12 },
    })
    await importPrintedRating(clerk, {
      ...printed,
      block: 'district',
      title: 'Xếp loại lãnh đạo cấp huyện tỉnh Hải Dương theo kết quả cải cách hành chính năm 2023',
      counts: { excellent: 1, good: 11 },
    })
  }),
]

const districts = 'Xếp loại Chủ tịch Ủy ban nhân dân cấp huyện năm 2023 (minh họa)'
const three = ['412', '415', '429'] as const

/** A small round of 2023 to its end: three districts, one objects and is heard. Everything in it is invented. */
const round2023: Act[] = [
  act('2023-12-21', 'mở đợt xếp loại cấp huyện năm 2023', async (stage) => {
    const day = '2023-12-21'
    const clerk = await stage.as('thuongtruc', day)
    const id = await makeRound(
      clerk,
      {
        title: districts,
        year: 2023,
        block: 'district',
        schemeId: await schemeOf(clerk, 'nd-90-2020-heads'),
        postsOn: '2023-12-21',
        selfBy: '2023-12-28',
        commentsBy: '2024-01-05',
        meetingOn: '2024-01-10',
        decideBy: '2024-01-19',
        quorumPercent: 67,
        objectionDays: 15,
        capPercent: null,
        capReason: null,
      },
      true,
    )
    await openRound(clerk, id)
    await seat(stage, day, id, '3812/QĐ-UBND (số minh họa)')
  }),
  act('2023-12-27', 'tự đánh giá, cấp huyện năm 2023', async (stage) => {
    for (const code of three) {
      const ctx = await stage.as(headOf(code), '2023-12-27', '14:00')
      await assessSelf(ctx, await caseIn(stage, ctx, districts, code), {
        level: 'good',
        text: 'Các nhiệm vụ cải cách hành chính của huyện cơ bản hoàn thành đúng hạn (minh họa).',
      })
    }
  }),
  act('2024-01-10', 'hội đồng xếp loại cấp huyện năm 2023', async (stage) => {
    const day = '2024-01-10'
    const clerk = await stage.as('thuongtruc', day, '08:00')
    for (const code of three)
      await enter(clerk, await caseIn(stage, clerk, districts, code), {
        ...sound('35'),
        'units.completed': '100',
        'units.good': code === '429' ? '65' : '80',
      })
    const { round, cases } = await ratingOf(clerk, districts)
    await computeProposals(clerk, round.id)
    const chair = await stage.as('truongban', day, '14:00')
    await openMeeting(chair, round.id)
    const third = await stage.unit('429')
    for (const name of ['truongban', 'uyvien', 'banhanh'])
      for (const [unit, id] of cases)
        await castVote(await stage.as(name, day, '14:30'), id, {
          level: unit === third ? 'completed' : 'good',
        })
    await closeMeeting(chair, round.id, '02/BB-HĐXL (số minh họa)')
    const draft = await prepareDecision(await stage.as('thuongtruc', '2024-01-12'), round.id)
    await decideRound(await stage.as('banhanh', '2024-01-15', '16:00'), draft, {
      decisionNo: '118/QĐ-UBND (số minh họa)',
      decidedOn: '2024-01-15',
      publish: 'counts',
    })
  }),
  act('2024-01-22', 'một Chủ tịch huyện kiến nghị về xếp loại, được chấp nhận', async (stage) => {
    const head = await stage.as(headOf('429'), '2024-01-22', '10:00')
    const objection = await fileObjection(head, await caseIn(stage, head, districts, '429'), {
      text: 'Kết quả đánh giá của hai phòng đã được sửa trong tháng 12/2023, tỷ lệ tốt trở lên là 72% (minh họa).',
      file: new File(['Bản sửa kết quả đánh giá. Văn bản minh họa.\n'], 'ket-qua-sua.txt', {
        type: 'text/plain',
      }),
    })
    const issuer = await stage.as('banhanh', '2024-01-29', '15:00')
    await answerObjection(issuer, objection, {
      outcome: 'changed',
      level: 'good',
      answer: 'Văn bản sửa có giá trị; tỷ lệ đơn vị tốt trở lên đạt yêu cầu (minh họa).',
    })
    const { decisions } = await ratingOf(issuer, districts)
    await decideRound(await stage.as('banhanh', '2024-01-31', '15:00'), decisions[0]?.id ?? 0, {
      decisionNo: '245/QĐ-UBND (số minh họa)',
      decidedOn: '2024-01-31',
      publish: 'counts',
    })
  }),
]

const departments = 'Xếp loại người đứng đầu các sở, ban, ngành năm 2024 (minh họa)'
const strong = ['VP', 'STP', 'STC', 'SKHDT', 'SYT', 'SGDDT', 'STNMT']
const fair = ['SCT', 'SNN', 'SGTVT', 'SLDTBXH', 'STTTT', 'SXD', 'SVHTT', 'SKHCN']

/** The round of 2024 in the middle of its self-assessment and comments; proposals were computed once. */
const round2024: Act[] = [
  act('2024-09-16', 'ghi một quyết định kỷ luật (minh họa)', async (stage) => {
    const head = await stage.as(headOf('SXD'), '2024-09-16')
    await enterDiscipline(await stage.as('thuongtruc', '2024-09-16', '15:00'), {
      personId: head.actor.id ?? '',
      form: 'reprimand',
      decisionNo: '2290/QĐ-UBND (số minh họa)',
      decidedOn: '2024-09-12',
      until: '2025-09-12',
      source: 'Quyết định của UBND tỉnh (văn bản minh họa)',
      note: null,
    })
  }),
  act('2025-02-05', 'mở đợt xếp loại các sở năm 2024', async (stage) => {
    const day = '2025-02-05'
    const clerk = await stage.as('thuongtruc', day, '08:30')
    const id = await makeRound(
      clerk,
      {
        title: departments,
        year: 2024,
        block: 'department',
        schemeId: await schemeOf(clerk, 'nd-90-2020-heads'),
        postsOn: '2024-12-31',
        selfBy: '2025-02-21',
        commentsBy: '2025-02-25',
        meetingOn: '2025-02-27',
        decideBy: '2025-03-07',
        quorumPercent: 67,
        objectionDays: 15,
        capPercent: null,
        capReason: null,
      },
      true,
    )
    await openRound(clerk, id)
    await seat(stage, day, id, '340/QĐ-UBND (số minh họa)')
  }),
  act('2025-02-12', 'các giám đốc sở tự đánh giá', async (stage) => {
    for (const [i, code] of ['SNV', ...strong, 'SCT', 'SNN'].entries()) {
      const ctx = await stage.as(headOf(code), '2025-02-12', '10:00')
      await assessSelf(ctx, await caseIn(stage, ctx, departments, code), {
        level: i % 3 === 0 ? 'excellent' : 'good',
        text: 'Kết quả, hạn chế và nguyên nhân nêu trong báo cáo tổng kết của đơn vị (minh họa).',
      })
    }
    for (const code of ['STP', 'SYT', 'SCT']) {
      const ctx = await stage.as(`dm.${code.toLowerCase()}`, '2025-02-13', '15:00')
      await comment(ctx, await caseIn(stage, ctx, departments, code), {
        level: 'good',
        text: 'Tập thể lãnh đạo đơn vị họp ngày 12/02/2025, thống nhất với bản tự đánh giá (minh họa).',
      })
    }
  }),
  act('2025-02-14', 'nhập số liệu và tính đề xuất năm 2024', async (stage) => {
    const clerk = await stage.as('thuongtruc', '2025-02-14', '09:00')
    const { round, cases } = await ratingOf(clerk, departments)
    const of = async (code: string): Promise<number> => cases.get(await stage.unit(code)) ?? 0
    // where no task of the year was led, the unit's own report says how its work went
    for (const code of strong) {
      await enter(clerk, await of(code), sound('60'))
      await enterLacking(clerk, await of(code), { 'tasks.done': '100', 'tasks.on-time': '95' })
    }
    for (const code of fair) {
      await enter(clerk, await of(code), sound('30'))
      await enterLacking(clerk, await of(code), { 'tasks.done': '100', 'tasks.on-time': '86' })
    }
    const issuer = await stage.as('banhanh', '2025-02-14', '10:00')
    // the standing agency enters nothing of its own head
    await enter(issuer, await of('SNV'), sound('55'))
    await confirmCause(issuer, await of('SCT'), {
      condition: 'on-time-80',
      reason: 'Chờ hướng dẫn của bộ đến tháng 11/2024 (minh họa)',
      documentNo: '1177/UBND-KSTT (số minh họa)',
    })
    await setAside(clerk, await of('BDT'), {
      rated: false,
      reason: 'Đi học tập trung cả năm, do cơ sở đào tạo đánh giá (minh họa)',
    })
    await computeProposals(clerk, round.id)
  }),
]

export const appraisalActs: Act[] = [...before, ...round2023, ...round2024]
