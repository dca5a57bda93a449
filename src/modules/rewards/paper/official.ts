import { type Day, showDay } from '#platform/day.ts'
import type { BlockInput, OfficialDocument } from '../../documents/facts.ts'
import { needed } from '../rules/vote.ts'
import type { Nomination } from '../store/nomination.ts'
import type { Round } from '../store/round.ts'

/** The papers of a round: minutes of the council (biên bản), submission (tờ trình), decision with its list. */
export const paperTypes = { minutes: 'BB', proposal: 'TTr', decision: 'QĐ' } as const
export type PaperKind = keyof typeof paperTypes

export type PaperFacts = {
  round: Round
  /** "Tỉnh Nghệ An" */
  province: string
  today: Day
  nominations: readonly Nomination[]
}

const paragraph = (text: string): BlockInput => ({ kind: 'paragraph', text })
const division = (number: string, title: string): BlockInput => ({
  kind: 'heading',
  level: 'division',
  number,
  title,
})
const article = (number: number, text: string): BlockInput => ({
  kind: 'item',
  level: 'article',
  number: String(number),
  text,
})
const lowerFirst = (text: string): string => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
const placeName = (province: string): string =>
  province.replace(/^(Tỉnh|Thành phố) /, (word) => word.toLocaleLowerCase('vi'))

const groups = ['collective', 'individual'] as const
const groupNames = { collective: 'Tập thể', individual: 'Cá nhân' }
const counted = (n: number): string => String(n).padStart(2, '0')

/** "11 tập thể và 10 cá nhân" */
const howMany = (nominations: readonly Nomination[]): string => {
  const of = (kind: Nomination['kind']) => nominations.filter((one) => one.kind === kind).length
  const parts = groups.flatMap((kind) =>
    of(kind) > 0 ? [`${counted(of(kind))} ${groupNames[kind].toLocaleLowerCase('vi')}`] : [],
  )
  return parts.join(' và ')
}

const ofLine = ({ post, address, unitName, kind }: Nomination): string =>
  [post, kind === 'individual' ? unitName : '', address].filter(Boolean).join(', ')

const rowsOf = (
  nominations: readonly Nomination[],
  cells: (one: Nomination, i: number) => string[],
): (string[] | { group: string })[] =>
  groups.flatMap((kind) => {
    const some = nominations.filter((one) => one.kind === kind)
    return some.length > 0
      ? [{ group: `${groupNames[kind]} (${some.length})` }, ...some.map((one, i) => cells(one, i))]
      : []
  })

const list = (nominations: readonly Nomination[]): BlockInput => ({
  kind: 'table',
  columns: [{ width: 7, align: 'center' }, { width: 33 }, { width: 30 }, { width: 30 }],
  head: [['TT', 'Tên tập thể, cá nhân', 'Chức vụ, đơn vị, địa chỉ', 'Thành tích']],
  rows: rowsOf(nominations, (one, i) => [String(i + 1), one.name, ofLine(one), one.achievement]),
})

const votes = (nominations: readonly Nomination[]): BlockInput => ({
  kind: 'table',
  columns: [
    { width: 7, align: 'center' },
    { width: 45 },
    { width: 12, align: 'right' },
    { width: 12, align: 'right' },
    { width: 12, align: 'right' },
    { width: 14 },
  ],
  head: [['TT', 'Tên tập thể, cá nhân', 'Đồng ý', 'Không đồng ý', 'Không biểu quyết', 'Kết quả']],
  rows: rowsOf(nominations, (one, i) => [
    String(i + 1),
    one.name,
    String(one.votesFor ?? 0),
    String(one.votesAgainst ?? 0),
    String(one.votesAbstained ?? 0),
    one.state === 'failed' ? 'Không đạt' : 'Đạt',
  ]),
})

/** "Căn cứ …" on every line of the legal base; the council's proposal last, as decisions have it. */
const grounds = ({ round }: PaperFacts): string[] => [
  ...['Luật Tổ chức chính quyền địa phương', ...round.legal.split('\n')]
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => (/^căn cứ /i.test(line) ? line : `Căn cứ ${line}`)),
  ...(round.councilNo && round.councilDecidedOn && round.metOn
    ? [
        `Theo đề nghị của Hội đồng xét khen thưởng thành lập theo Quyết định số ${round.councilNo} ngày ${showDay(round.councilDecidedOn)}, tại biên bản họp ngày ${showDay(round.metOn)}`,
      ]
    : []),
]

const passed = (nominations: readonly Nomination[]): Nomination[] =>
  nominations.filter((one) => one.state === 'passed')

type Paper = { subject: string; body: Partial<OfficialDocument>; recipients: string[] }

const minutes = (facts: PaperFacts): Paper => {
  const { round, nominations } = facts
  const members = round.members ?? round.council.length
  const share = round.voteShare ?? 0
  const head = round.council.find((seat) => seat.seat === 'head')
  const others = round.council.filter((seat) => seat.seat !== 'head').map((seat) => seat.name)
  const reasons = nominations.filter((one) => one.councilReason)
  return {
    subject: `Họp Hội đồng xét ${lowerFirst(round.title)}`,
    recipients: ['Thành viên Hội đồng'],
    body: {
      body: [
        paragraph(
          `Thời gian: ngày ${round.metOn ? showDay(round.metOn) : ''}. Địa điểm: ${round.metAt ?? ''}.`,
        ),
        paragraph(
          `Hội đồng thành lập theo Quyết định số ${round.councilNo ?? ''} ngày ${round.councilDecidedOn ? showDay(round.councilDecidedOn) : ''}, gồm ${counted(members)} thành viên. Chủ tịch Hội đồng: ${head?.name ?? ''}. Thành viên: ${others.join(', ')}.`,
        ),
        division('I', 'Nội dung'),
        paragraph(
          `Hội đồng xét ${counted(nominations.length)} hồ sơ đề nghị ${round.formVi}, ${lowerFirst(round.occasion)}. Thành viên có tên hoặc có đơn vị trong hồ sơ không biểu quyết hồ sơ đó và được tính là phiếu không biểu quyết.`,
        ),
        division('II', 'Kết quả bỏ phiếu'),
        paragraph(
          `Hồ sơ đạt khi có từ ${share}% phiếu đồng ý trên tổng số thành viên trở lên (${needed(members, share)}/${members} phiếu).`,
        ),
        votes(nominations),
        ...(reasons.length > 0
          ? [
              division('III', 'Hồ sơ có cảnh báo mà Hội đồng vẫn xét'),
              ...reasons.map(
                (one): BlockInput => ({ kind: 'dash', text: `${one.name}: ${one.councilReason}` }),
              ),
            ]
          : []),
        division(reasons.length > 0 ? 'IV' : 'III', 'Kết luận'),
        paragraph(round.conclusion ?? ''),
      ],
    },
  }
}

const proposal = (facts: PaperFacts): Paper => {
  const { round, nominations } = facts
  const some = passed(nominations)
  return {
    subject: `Về việc tặng ${lowerFirst(round.formVi)}, ${lowerFirst(round.occasion)}`,
    recipients: ['Như trên'],
    body: {
      addressees: [`${round.honours} ${placeName(facts.province)}`],
      legalGrounds: grounds(facts),
      body: [
        paragraph(
          `Hội đồng xét khen thưởng đã họp ngày ${round.metOn ? showDay(round.metOn) : ''}, xét ${counted(nominations.length)} hồ sơ; ${counted(some.length)} hồ sơ đạt tỷ lệ phiếu theo quy định.`,
        ),
        paragraph(
          `Kính trình xem xét, tặng ${lowerFirst(round.formVi)} cho ${howMany(some)} (danh sách kèm theo): ${lowerFirst(round.achievement)}.`,
        ),
      ],
      annexes: [{ title: `Danh sách đề nghị tặng ${lowerFirst(round.formVi)}`, body: [list(some)] }],
    },
  }
}

const decision = (facts: PaperFacts): Paper => {
  const { round, province, nominations } = facts
  const some = passed(nominations)
  return {
    subject: `Về việc tặng ${lowerFirst(round.formVi)}`,
    recipients: ['Như Điều 3'],
    body: {
      decidingOffice: `${round.honours} ${placeName(province)}`.toLocaleUpperCase('vi'),
      legalGrounds: grounds(facts),
      body: [
        article(
          1,
          `Tặng ${lowerFirst(round.formVi)} cho ${howMany(some)} (danh sách kèm theo): ${lowerFirst(round.achievement)}.`,
        ),
        article(
          2,
          'Tiền thưởng kèm theo thực hiện theo quy định của pháp luật về thi đua, khen thưởng; số đăng ký của từng bằng ghi trong sổ đăng ký khen thưởng.',
        ),
        article(
          3,
          'Quyết định này có hiệu lực kể từ ngày ký. Các đơn vị liên quan và các tập thể, cá nhân có tên trong danh sách chịu trách nhiệm thi hành Quyết định này.',
        ),
      ],
      annexes: [{ title: `Danh sách được tặng ${lowerFirst(round.formVi)}`, body: [list(some)] }],
    },
  }
}

/** What stands on a paper until the province keeps a letterhead and a signer, which go over it; the wording is the project's own. */
export const paperOf = (kind: PaperKind, facts: PaperFacts): Paper => {
  const paper = { minutes, proposal, decision }[kind](facts)
  const province = placeName(facts.province)
  return {
    ...paper,
    body: {
      agency: `Ủy ban nhân dân\n${province}`,
      symbol: { agency: 'UBND' },
      place: facts.province.replace(/^(Tỉnh|Thành phố)\s+/, ''),
      signature: { authority: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'] },
      ...paper.body,
    },
  }
}
