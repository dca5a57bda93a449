import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import {
  addEvidence,
  adoptInitiative,
  agreeWithSelf,
  answerObjection,
  answerRequest,
  appointAppraiser,
  appointCouncil,
  appraiseExtra,
  askIntervals,
  claimExtra,
  computeResult,
  decideResult,
  drawSample,
  enterBlind,
  fileObjection,
  finishDomain,
  importPrintedRound,
  importSet,
  issueSet,
  makeRound,
  openRound,
  publishResult,
  recogniseInitiative,
  registerInitiative,
  reopenStage,
  requestExplanation,
  saveValue,
  signOff,
} from '../../src/modules/scoring/actions.ts'
import {
  nextBlindOf,
  openSheet,
  readBlind,
  readExtras,
  readRequests,
  readRound,
  readRounds,
  setsOf,
  systemValuesOf,
} from '../../src/modules/scoring/facts.ts'
import { inTransaction } from '../../src/platform/action.ts'
import type { Ctx } from '../../src/platform/context.ts'
import type { Day } from '../../src/platform/day.ts'
import { projectRoot } from '../../src/platform/root.ts'
import { chance, inventedInputs } from '../scoring/inputs.ts'
import type { Act, Stage } from '../stage.ts'
import { act } from '../work.ts'

// Which department appraises which domain of the synthetic set (docs: fields go to their lead departments).
const appraisers: Record<string, string> = {
  '1': 'SNV',
  '2': 'STP',
  '3': 'VP',
  '4': 'SNV',
  '5': 'SNV',
  '6': 'STC',
  '7': 'STTTT',
}

const lower = (code: string): string => code.toLowerCase()
const headOf = (code: string): string => (code === 'STTTT' ? 'thutruong' : `tt.${lower(code)}`)
const focalOf = (code: string): string => (code === 'STTTT' ? 'daumoi' : `dm.${lower(code)}`)
/** How well a unit does, from 0.62 to 0.97: invented, and the same every time. */
const goodness = (code: string, year: number): number => 0.62 + 0.35 * chance(`${code} ${year}`)

const paper = (name: string, says: string): File =>
  new File([`${says}\nVăn bản minh họa do dự án đặt ra, không phải văn bản thật.\n`], name, {
    type: 'text/plain',
  })

const fileOf = (name: string) => ({
  name: `${name}.json`,
  bytes: new Uint8Array(readFileSync(join(projectRoot, 'db/reference/criteria', `${name}.json`))),
})

type Sheet = { id: number; code: string; unitId: number }
const roundOf = async (stage: Stage, day: Day, title: string) => {
  const ctx = await stage.as('thuongtruc', day)
  const found = (await readRounds(ctx)).rounds.find(({ round }) => round.title === title)
  if (!found) throw new Error(`the round ${title} is not there`)
  return {
    ctx,
    id: found.round.id,
    sheets: (await readRound(ctx, found.round.id)).sheets.map(
      ({ sheetId, code, unitId }): Sheet => ({ id: sheetId, code, unitId }),
    ),
  }
}

const open = async (
  stage: Stage,
  day: Day,
  wish: {
    title: string
    year: number
    set: string
    days: Parameters<typeof makeRound>[1] extends infer W
      ? Omit<W & object, 'title' | 'year' | 'setId'>
      : never
    decisionNo: string
  },
) => {
  const ctx = await stage.as('thuongtruc', day, '08:30')
  const set = (await setsOf(ctx)).find(
    (one) => one.code === wish.set && one.state === 'issued' && one.year === wish.year,
  )
  if (!set) throw new Error(`the set ${wish.set} of ${wish.year} is not issued`)
  const id = await makeRound(ctx, { title: wish.title, year: wish.year, setId: set.id, ...wish.days }, true)
  for (const unit of new Set(Object.values(appraisers)))
    await appointAppraiser(ctx, id, {
      domains: Object.entries(appraisers)
        .filter(([, code]) => code === unit)
        .map(([domain]) => domain),
      unitId: await stage.unit(unit),
    })
  const chair = await stage.as('banhanh', day)
  const member = await stage.as('uyvien', day)
  await appointCouncil(ctx, id, {
    decisionNo: wish.decisionNo,
    decidedOn: day,
    headId: chair.actor.id ?? '',
    memberIds: [member.actor.id ?? ''],
  })
  await openRound(ctx, id)
}

/** A unit writes its sheet in one sitting; figures of the system stay as they are. */
const selfScore = (
  ctx: Ctx,
  sheet: Sheet,
  year: number,
  only: (position: number) => boolean = () => true,
): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { outline } = await openSheet(ctx, sheet.id, 'read')
    for (const { leaf, assessment, position } of outline.leaves) {
      if (assessment !== 'self+appraisal' || !only(position)) continue
      const known = new Set(Object.keys(leaf.sources ?? {}))
      const inputs = Object.entries(inventedInputs(leaf, sheet.code, goodness(sheet.code, year), year))
      await saveValue(ctx, sheet.id, leaf.code, {
        version: 0,
        inputs: Object.fromEntries(inputs.filter(([name]) => !known.has(name))),
        note: 'Số liệu minh họa; tài liệu kiểm chứng lưu tại đơn vị.',
      })
    }
  })

/** What registers and surveys say, entered for a sheet. */
const feed = (ctx: Ctx, sheet: Sheet, year: number, stage: 'first' | 'council' = 'first'): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { outline } = await openSheet(ctx, sheet.id, 'read')
    for (const { leaf, assessment } of outline.leaves) {
      if (assessment === 'self+appraisal') continue
      // what a survey told of the unit stands there already
      const known = await systemValuesOf(ctx, { unitId: sheet.unitId, year }, leaf)
      const inputs = Object.entries(inventedInputs(leaf, sheet.code, goodness(sheet.code, year), year))
      await saveValue(ctx, sheet.id, leaf.code, {
        version: 0,
        stage,
        inputs: Object.fromEntries(inputs.filter(([name]) => !known.has(name))),
        ...(stage === 'council' && { reason: 'Hội đồng ghi theo kết quả khảo sát và số liệu chung' }),
      })
    }
  })

/** The council's word on the domains that nobody else may appraise: the unit's own values, looked through. */
const councilAgrees = (ctx: Ctx, sheet: Sheet, domains: readonly string[]): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { outline } = await openSheet(ctx, sheet.id, 'read')
    for (const { leaf, domain, assessment } of outline.leaves)
      if (domains.includes(domain.code) && assessment === 'self+appraisal')
        await saveValue(ctx, sheet.id, leaf.code, {
          version: 0,
          stage: 'council',
          reason: 'Hội đồng thống nhất với điểm tự chấm',
        })
  })

/** A blind appraiser's own points, mostly those of the unit, now and then a quarter of the maximum off: invented. */
const appraiseBlind = (ctx: Ctx, most: number): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    for (let done = 0; done < most; done++) {
      const id = await nextBlindOf(ctx)
      if (id === undefined) return
      const { placed, sheet, self } = await readBlind(ctx, id)
      const max = Number(placed.leaf.max ?? 0)
      const luck = chance(`${sheet.code} ${placed.leaf.code} blind`)
      const slip = luck < 0.15 ? -0.25 : luck > 0.9 ? 0.25 : 0
      const points = Math.max(0, Math.min(max, Number(self?.points ?? 0) + slip * max))
      await enterBlind(ctx, id, {
        points: String(Math.round(points * 1000) / 1000),
        reason: 'Chấm theo số liệu và minh chứng của đơn vị (minh họa).',
      })
    }
  })

const domainsOf = (unit: string) =>
  Object.entries(appraisers)
    .filter(([, code]) => code === unit)
    .map(([domain]) => domain)

const appraise = async (stage: Stage, day: Day, sheets: readonly Sheet[], finish = true): Promise<void> => {
  for (const unit of new Set(Object.values(appraisers))) {
    const ctx = await stage.as(focalOf(unit), day, '14:00')
    for (const sheet of sheets.filter((one) => one.code !== unit))
      for (const domain of domainsOf(unit)) {
        await agreeWithSelf(ctx, sheet.id, domain)
        if (finish) await finishDomain(ctx, sheet.id, domain)
      }
  }
  const council = await stage.as('banhanh', day, '16:00')
  for (const sheet of sheets)
    if (domainsOf(sheet.code).length > 0) await councilAgrees(council, sheet, domainsOf(sheet.code))
}

const last = 'Chỉ số cải cách hành chính các sở, ban, ngành năm 2023 (minh họa)'
const now = 'Chỉ số cải cách hành chính các sở, ban, ngành năm 2024'
const districts = 'Chỉ số cải cách hành chính Ủy ban nhân dân cấp huyện năm 2024'

/** The round of 2023, played to its end and corrected once after a request for review. All figures are invented. */
const round2023: Act[] = [
  act('2023-11-06', 'nhập và ban hành bộ tiêu chí năm 2023', async (stage) => {
    const ctx = await stage.as('thuongtruc', '2023-11-06', '09:00')
    await importSet(ctx, fileOf('synthetic-department-100'), { year: 2023 })
    const chair = await stage.as('banhanh', '2023-11-06', '16:00')
    const set = (await setsOf(chair)).find((one) => one.year === 2023 && one.state === 'draft')
    if (!set) throw new Error('the set of 2023 is not there')
    const decision = {
      decisionNo: '3405/QĐ-UBND (số minh họa)',
      decidedOn: '2023-11-06' as const,
      effectiveFrom: '2023-01-01' as const,
    }
    await issueSet(chair, set.id, { ...decision, version: set.rowVersion })
  }),
  act('2023-12-01', 'mở đợt chấm điểm năm 2023', (stage) =>
    open(stage, '2023-12-01', {
      title: last,
      year: 2023,
      set: 'synthetic-department-100',
      decisionNo: '3660/QĐ-UBND (số minh họa)',
      days: {
        opensOn: '2023-12-01',
        selfBy: '2023-12-15',
        firstBy: '2024-01-12',
        explainBy: '2024-01-19',
        secondBy: '2024-01-26',
        decideBy: '2024-02-20',
        publishBy: '2024-03-08',
        objectionBy: '2024-03-22',
      },
    }),
  ),
  act('2023-12-06', 'các sở tự chấm điểm năm 2023', async (stage) => {
    const { sheets } = await roundOf(stage, '2023-12-06', last)
    for (const sheet of sheets)
      await selfScore(await stage.as(focalOf(sheet.code), '2023-12-06', '10:00'), sheet, 2023)
  }),
  act('2023-12-14', 'thủ trưởng các sở ký phiếu năm 2023', async (stage) => {
    const { sheets } = await roundOf(stage, '2023-12-14', last)
    for (const sheet of sheets)
      await signOff(await stage.as(headOf(sheet.code), '2023-12-14', '15:00'), sheet.id, {
        file: paper('phieu-tu-cham-2023.txt', 'Phiếu tự chấm điểm có chữ ký.'),
      })
  }),
  act('2024-01-09', 'thẩm định năm 2023', async (stage) => {
    const { ctx, sheets } = await roundOf(stage, '2024-01-09', last)
    const council = await stage.as('banhanh', '2024-01-09', '16:30')
    for (const sheet of sheets)
      await (sheet.code === 'SNV' ? feed(council, sheet, 2023, 'council') : feed(ctx, sheet, 2023))
    await appraise(stage, '2024-01-09', sheets)
  }),
  act('2024-02-19', 'tính kết quả năm 2023', async (stage) => {
    const { ctx, id } = await roundOf(stage, '2024-02-19', last)
    const result = await computeResult(ctx, id)
    const chair = await stage.as('banhanh', '2024-02-19', '17:00')
    await decideResult(chair, result, { decisionNo: '352/QĐ-UBND (số minh họa)', decidedOn: '2024-02-19' })
    await publishResult(await stage.as('banhanh', '2024-02-19', '17:10'), result)
  }),
  act('2024-03-12', 'Sở Tài chính kiến nghị xem xét lại', async (stage) => {
    const { sheets } = await roundOf(stage, '2024-03-12', last)
    const sheet = sheets.find((one) => one.code === 'STC')
    if (!sheet) throw new Error('no sheet of STC')
    const head = await stage.as('tt.stc', '2024-03-12', '09:30')
    const { outline } = await openSheet(head, sheet.id, 'read')
    const lost = outline.leaves.find(
      ({ leaf, assessment }) => leaf.rule_kind === 'boolean' && assessment === 'self+appraisal',
    )
    const leaf = (lost ?? outline.leaves[0])?.leaf
    const id = await fileObjection(head, sheet.id, {
      leaf: leaf?.code,
      text: 'Đơn vị đã hoàn thành nội dung này trong tháng 12/2023, có văn bản kèm theo (minh họa).',
      file: paper('van-ban-bo-sung.txt', 'Văn bản bổ sung.'),
    })
    const clerk = await stage.as('thuongtruc', '2024-03-20', '10:00')
    await answerObjection(clerk, id, {
      decision: 'accepted',
      answer: 'Văn bản bổ sung có giá trị; chấp nhận điểm tối đa của tiêu chí thành phần này.',
      points: String(leaf?.max ?? 1),
    })
    const reason = 'Chấp nhận kiến nghị xem xét lại của Sở Tài chính'
    const result = await computeResult(
      await stage.as('thuongtruc', '2024-03-25'),
      (await roundOf(stage, '2024-03-25', last)).id,
      reason,
    )
    await askIntervals(await stage.as('thuongtruc', '2024-03-25', '09:30'), result)
    const chair = await stage.as('banhanh', '2024-03-28', '16:00')
    await decideResult(chair, result, { decisionNo: '618/QĐ-UBND (số minh họa)', decidedOn: '2024-03-28' })
    await publishResult(chair, result)
  }),
]

/** What Hải Dương published of 2023, as printed: nothing is filled in between (db/reference/hai-duong-2023.csv). */
const printed: Act[] = [
  act('2024-04-10', 'nhập kết quả đã công bố của Hải Dương năm 2023', async (stage) => {
    const ctx = await stage.as('thuongtruc', '2024-04-10', '09:00')
    const all = parse(readFileSync(join(projectRoot, 'db/reference/hai-duong-2023.csv'), 'utf8'), {
      columns: true,
    }) as Record<string, string>[]
    const titles: Record<string, [string, string, Day | undefined]> = {
      department: [
        'Chỉ số cải cách hành chính các sở, ngành tỉnh Hải Dương năm 2023',
        'Tỉnh Hải Dương',
        '2024-04-03',
      ],
      district: [
        'Chỉ số cải cách hành chính cấp huyện tỉnh Hải Dương năm 2023',
        'Tỉnh Hải Dương',
        '2024-04-03',
      ],
      commune: [
        'Chỉ số cải cách hành chính cấp xã huyện Nam Sách năm 2023',
        'Huyện Nam Sách, tỉnh Hải Dương',
        undefined,
      ],
    }
    for (const [block, [title, place, publishedOn]] of Object.entries(titles)) {
      const rows = all.filter((row) => row.block === block)
      await importPrintedRound(ctx, {
        year: 2023,
        block,
        title,
        place,
        publishedOn,
        source: rows.find((row) => row.source)?.source ?? '',
        rows: rows.map((row) => ({
          rank: Number(row.rank),
          unit: row.unit ?? '',
          points: row.points || undefined,
          previousRank: row.previous_rank ? Number(row.previous_rank) : null,
        })),
      })
    }
  }),
]

const initiatives: Act[] = [
  act('2024-06-12', 'đăng ký sáng kiến, mô hình', async (stage) => {
    const day = '2024-06-12'
    const words = (title: string, description: string) => ({
      title,
      description,
      benefit: 'Giảm thời gian đi lại của người dân (minh họa).',
      areaId: undefined,
    })
    const focal = await stage.as('daumoi', day)
    const id = await registerInitiative(
      focal,
      await stage.unit('STTTT'),
      words(
        'Trợ lý tra cứu thủ tục hành chính (mẫu)',
        'Người dân hỏi bằng lời, hệ thống chỉ ra thủ tục và giấy tờ cần có. Mô tả minh họa.',
      ),
    )
    await recogniseInitiative(await stage.as('thuongtruc', day, '15:00'), id, {
      recognisedNo: '1520/QĐ-UBND (số minh họa)',
      recognisedOn: day,
      recognisedBy: 'UBND tỉnh Nghệ An',
    })
    await adoptInitiative(await stage.as('dm.stp', day, '16:00'), id, {
      unitId: await stage.unit('STP'),
      note: 'Áp dụng từ quý III/2024',
      planId: undefined,
    })
    await registerInitiative(
      await stage.as('dm.syt', day),
      await stage.unit('SYT'),
      words(
        'Trả kết quả qua bưu chính trong ngày (mẫu)',
        'Kết quả được giao tận nhà trong ngày làm việc. Mô tả minh họa.',
      ),
    )
  }),
]

const late = new Set(['SDL', 'SNGV', 'BDT'])

/** The round of 2024 in the middle of its appraisal, with late units, requests, a reopened sheet and a claimed bonus. */
const round2024: Act[] = [
  act('2024-12-02', 'mở đợt chấm điểm năm 2024', (stage) =>
    open(stage, '2024-12-02', {
      title: now,
      year: 2024,
      set: 'synthetic-department-100',
      decisionNo: '3301/QĐ-UBND (số minh họa)',
      days: {
        opensOn: '2024-12-02',
        selfBy: '2024-12-20',
        firstBy: '2025-02-14',
        explainBy: '2025-02-26',
        secondBy: '2025-03-10',
        decideBy: '2025-03-24',
        publishBy: '2025-03-31',
        objectionBy: '2025-04-15',
      },
    }),
  ),
  act('2024-12-10', 'các sở tự chấm điểm năm 2024', async (stage) => {
    const { sheets } = await roundOf(stage, '2024-12-10', now)
    for (const sheet of sheets)
      await selfScore(
        await stage.as(focalOf(sheet.code), '2024-12-10', '10:00'),
        sheet,
        2024,
        (position) => !late.has(sheet.code) || position % 3 === 0,
      )
    const own = sheets.find((one) => one.code === 'STTTT')
    if (!own) throw new Error('no sheet of STTTT')
    const focal = await stage.as('daumoi', '2024-12-11', '09:10')
    await addEvidence(focal, own.id, '1.1.1', {
      file: paper('ke-hoach-cchc-2024.txt', 'Kế hoạch CCHC năm của đơn vị.'),
      title: 'Kế hoạch CCHC năm 2024 của Sở (minh họa)',
      pages: '1-3',
    })
    await claimExtra(focal, own.id, {
      kind: 'bonus',
      points: '1',
      reason: 'Trợ lý tra cứu thủ tục được công nhận cấp tỉnh (minh họa)',
    })
  }),
  act('2024-12-19', 'thủ trưởng các sở ký phiếu năm 2024', async (stage) => {
    const { sheets } = await roundOf(stage, '2024-12-19', now)
    for (const sheet of sheets)
      if (!late.has(sheet.code))
        await signOff(await stage.as(headOf(sheet.code), '2024-12-19', '15:00'), sheet.id, {
          file: paper('phieu-tu-cham-2024.txt', 'Phiếu tự chấm điểm có chữ ký.'),
        })
  }),
  act('2025-01-08', 'thẩm định lần 1 năm 2024', async (stage) => {
    const { ctx, sheets } = await roundOf(stage, '2025-01-08', now)
    const signed = sheets.filter((one) => !late.has(one.code))
    const [done, begun] = [signed.slice(0, 10), signed.slice(10)]
    const council = await stage.as('banhanh', '2025-01-08', '16:30')
    for (const sheet of done)
      await (sheet.code === 'SNV' ? feed(council, sheet, 2024, 'council') : feed(ctx, sheet, 2024))
    await appraise(stage, '2025-01-08', done)
    // begun and not finished: the appraiser of domain 2 is late with these
    const justice = await stage.as('dm.stp', '2025-01-09', '10:00')
    for (const sheet of begun.slice(0, 3))
      if (sheet.code !== 'STP') await agreeWithSelf(justice, sheet.id, '2')
  }),
  act('2025-02-12', 'yêu cầu giải trình', async (stage) => {
    const { sheets } = await roundOf(stage, '2025-02-12', now)
    const own = sheets.find((one) => one.code === 'STTTT')
    const other = sheets.find((one) => one.code === 'SYT')
    const clerk = await stage.as('dm.snv', '2025-02-12', '10:00')
    for (const sheet of [own, other]) {
      if (!sheet) continue
      await requestExplanation(clerk, sheet.id, '1.2.1', {
        question: 'Đề nghị gửi văn bản phát hành báo cáo quý III, trang có ngày ký (minh họa).',
      })
      await requestExplanation(clerk, sheet.id, '1.1.2', {
        question: 'Số nhiệm vụ hoàn thành chưa khớp với báo cáo năm (minh họa).',
      })
    }
    const council = await stage.as('banhanh', '2025-02-13', '16:00')
    for (const extra of own ? (await readExtras(council, own.id)).extras : [])
      await appraiseExtra(council, own?.id ?? 0, extra.id, {
        points: '1',
        reason: 'Đúng quyết định công nhận',
      })
  }),
  act('2025-02-18', 'giải trình và mở lại phiếu', async (stage) => {
    const { ctx, sheets } = await roundOf(stage, '2025-02-18', now)
    const other = sheets.find((one) => one.code === 'SYT')
    const focal = await stage.as('dm.syt', '2025-02-18', '14:00')
    const [first] = other ? (await readRequests(focal, other.id)).requests : []
    if (other && first)
      await answerRequest(focal, other.id, first.id, {
        answer: 'Đơn vị gửi kèm văn bản phát hành báo cáo quý III (minh họa).',
      })
    const tourism = sheets.find((one) => one.code === 'SDL')
    if (tourism)
      await reopenStage(ctx, tourism.id, {
        stage: 'self',
        until: '2025-02-24',
        reason: 'Đơn vị thay người phụ trách, đề nghị mở lại để hoàn thành phiếu (minh họa)',
      })
  }),
  act('2025-02-17', 'thẩm định độc lập một mẫu ngẫu nhiên', async (stage) => {
    const { id } = await roundOf(stage, '2025-02-17', now)
    await drawSample(await stage.as('banhanh', '2025-02-17', '08:00'), id, { share: 15 })
    for (const unit of new Set(Object.values(appraisers)))
      await appraiseBlind(await stage.as(focalOf(unit), '2025-02-17', '15:00'), unit === 'STP' ? 4 : Infinity)
  }),
  act('2025-02-10', 'mở đợt chấm điểm cấp huyện', (stage) =>
    open(stage, '2025-02-10', {
      title: districts,
      year: 2024,
      set: 'synthetic-district-100',
      decisionNo: '401/QĐ-UBND (số minh họa)',
      days: {
        opensOn: '2025-02-10',
        selfBy: '2025-03-05',
        firstBy: '2025-03-28',
        explainBy: '2025-04-04',
        secondBy: '2025-04-11',
        decideBy: '2025-04-25',
        publishBy: '2025-05-09',
        objectionBy: '2025-05-23',
      },
    }),
  ),
  act('2025-02-17', 'các huyện bắt đầu tự chấm', async (stage) => {
    const { sheets } = await roundOf(stage, '2025-02-17', districts)
    for (const sheet of sheets.filter((one) => ['412', '415', '429'].includes(one.code)))
      await selfScore(
        await stage.as(focalOf(sheet.code), '2025-02-17', '10:00'),
        sheet,
        2024,
        (position) => position % 2 === 0,
      )
  }),
]

export const scoringRounds: Act[] = [...round2023, ...printed, ...initiatives, ...round2024]
