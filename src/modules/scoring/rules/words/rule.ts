import type { Lang } from '#platform/lang.ts'
import type {
  Condition,
  Due,
  Leaf,
  Metric,
  NestedRule,
  NotApplicable,
  Num,
  PointBand,
  RuleKind,
  RuleShapes,
  WhenZero,
} from '../set.ts'
import { groupName, inputName, optionName } from './names.ts'
import { numWords, pointWords } from './numbers.ts'

/** Whose rule it is and in which language: what every sentence needs. */
type Say = { leaf: Leaf; lang: Lang }

const either = (lang: Lang, vi: string, en: string): string => (lang === 'vi' ? vi : en)
const name = ({ leaf, lang }: Say, input: string): string => inputName(leaf, input, lang)
const max = ({ leaf, lang }: Say): string =>
  leaf.max === null ? either(lang, 'điểm tối đa', 'the maximum') : pointWords(leaf.max, lang)

const percent = (value: Num, lang: Lang): string => numWords(value, lang) + either(lang, ' %', '%')

/** The upper edge that the band above leaves to this one: "dưới 90 %" or "đến 90 %". */
const upperEdge = (above: PointBand | undefined, lang: Lang, show: (value: Num) => string): string => {
  if (above?.min === undefined) return ''
  const edge = show(above.min)
  if (above.min_inclusive !== false) return either(lang, `dưới ${edge}`, `under ${edge}`)
  return either(lang, `đến ${edge}`, `${edge}`)
}

const rangeWords = (
  band: PointBand,
  above: PointBand | undefined,
  lang: Lang,
  show: (value: Num) => string,
) => {
  const upTo = upperEdge(above, lang, show)
  if (band.min === undefined) {
    if (upTo === '') return either(lang, 'còn lại', 'otherwise')
    if (above?.min_inclusive !== false) return upTo
    return either(lang, `từ ${show(above.min ?? 0)} trở xuống`, `${upTo} or less`)
  }
  const low = show(band.min)
  const closed = band.min_inclusive !== false
  if (upTo === '')
    return closed
      ? either(lang, `từ ${low} trở lên`, `${low} or more`)
      : either(lang, `trên ${low}`, `over ${low}`)
  const from = closed ? either(lang, `từ ${low}`, low) : either(lang, `trên ${low}`, `over ${low}`)
  return either(lang, `${from} ${upTo.startsWith('đến') ? upTo : `đến ${upTo}`}`, `${from} to ${upTo}`)
}

/** "Trên 90 %: 2 điểm; từ 70 % đến 90 %: 1 điểm; dưới 70 %: 0 điểm". */
const bandWords = (bands: readonly PointBand[], lang: Lang, show: (value: Num) => string): string =>
  sentence(
    bands
      .map((band, i) => `${rangeWords(band, bands[i - 1], lang, show)}: ${pointWords(band.points, lang)}`)
      .join('; '),
  )

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const zeroWords = (policy: WhenZero | undefined, say: Say): string => {
  const { leaf, lang } = say
  const effective = policy ?? leaf.not_applicable
  if (effective === 'full')
    return either(lang, '; không phát sinh: đủ điểm', '; nothing arising: full points')
  if (effective === 'zero') return either(lang, '; không phát sinh: 0 điểm', '; nothing arising: 0 points')
  if (leaf.not_applicable === 'not_allowed')
    return either(lang, '; mẫu số phải khác 0', '; the denominator must not be 0')
  return either(lang, '; không phát sinh: không tính tiêu chí này', '; nothing arising: not counted')
}

const metricWords = (metric: Metric, say: Say): string =>
  metric.op === 'value'
    ? name(say, metric.input)
    : `${either(say.lang, 'tỷ lệ', 'share of')} ${name(say, metric.num)} / ${name(say, metric.den)}`
const metricUnit = (metric: Metric, lang: Lang) => (value: Num) =>
  metric.op === 'ratio_pct' ? percent(value, lang) : numWords(value, lang)

const dueWords = (due: Due, lang: Lang): string => {
  const offset = due.year_offset ?? 0
  const vi =
    ['năm trước', 'năm đánh giá', 'năm sau'][offset + 1] ?? `năm đánh giá ${offset > 0 ? '+' : ''}${offset}`
  const en =
    ['of the year before', 'of the year', 'of the next year'][offset + 1] ??
    `of the year ${offset > 0 ? '+' : ''}${offset}`
  if (due.type === 'date')
    return either(lang, `ngày ${due.day}/${due.month} ${vi}`, `${due.day}/${due.month} ${en}`)
  const { period } = due
  if (period === 'year') return either(lang, `hết ${vi}`, `the end ${en}`)
  if (period === 'month')
    return either(lang, `hết tháng ${due.month ?? 12} ${vi}`, `the end of month ${due.month ?? 12} ${en}`)
  if (period === 'H1') return either(lang, `hết 6 tháng đầu ${vi}`, `the end of the first half ${en}`)
  if (period === 'H2') return either(lang, `hết 6 tháng cuối ${vi}`, `the end of the second half ${en}`)
  const quarter = ['I', 'II', 'III', 'IV'][Number(period.slice(1)) - 1]
  return either(lang, `hết quý ${quarter} ${vi}`, `the end of ${period} ${en}`)
}

const signs: Record<Condition['op'], string> = {
  eq: '=',
  ne: '≠',
  lt: '<',
  le: '≤',
  lte: '≤',
  gt: '>',
  ge: '≥',
  gte: '≥',
}
const valueWords = (value: Condition['value'], lang: Lang): string => {
  if (value === null) return either(lang, 'không có', 'none')
  if (typeof value === 'boolean') return value ? either(lang, 'có', 'yes') : either(lang, 'không', 'no')
  if (typeof value === 'string' && !/^-?\d/.test(value)) return `“${optionName({ value }, lang)}”`
  return numWords(value, lang)
}

type Speak = { [K in RuleKind]: (rule: RuleShapes[K], say: Say) => string }

const speak: Speak = {
  boolean: (rule, say) =>
    `${sentence(name(say, rule.input))}: ${pointWords(rule.points_true, say.lang)}; ` +
    `${either(say.lang, 'không', 'if not')}: ${pointWords(rule.points_false ?? 0, say.lang)}`,
  all_of: (rule, say) =>
    `${either(say.lang, 'Đủ các điều kiện', 'All of')} (${rule.items.map((i) => name(say, i)).join('; ')}): ` +
    `${pointWords(rule.points_all, say.lang)}; ${either(say.lang, 'thiếu một điều kiện', 'any one lacking')}: ` +
    pointWords(rule.points_else ?? 0, say.lang),
  choice: (rule, say) =>
    sentence(
      rule.options.map((o) => `${optionName(o, say.lang)}: ${pointWords(o.points, say.lang)}`).join('; '),
    ),
  tier: (rule, say) =>
    `${bandWords(rule.bands, say.lang, metricUnit(rule.metric, say.lang))} (${metricWords(rule.metric, say)})` +
    (rule.metric.op === 'ratio_pct' ? zeroWords(rule.when_den_zero, say) : ''),
  linear: (rule, say) => {
    const { lang } = say
    const floor = rule.zero_below
    const under =
      floor === undefined
        ? ''
        : either(lang, `; dưới ${percent(floor, lang)}: 0 điểm`, `; under ${percent(floor, lang)}: 0 points`)
    const zero = rule.metric.op === 'ratio_pct' ? zeroWords(rule.when_den_zero, say) : ''
    return either(
      lang,
      `${sentence(metricWords(rule.metric, say))} nhân với ${max(say)}, tính nhiều nhất 100 %${under}${zero}`,
      `${sentence(metricWords(rule.metric, say))} times ${max(say)}, at most 100%${under}${zero}`,
    )
  },
  weighted_ratio: (rule, say) => {
    const parts = rule.parts.map(({ num, weight }) =>
      numWords(weight, say.lang) === '1'
        ? name(say, num)
        : `${numWords(weight, say.lang)} × ${name(say, num)}`,
    )
    return `(${parts.join(' + ')}) / ${name(say, rule.den)} × ${max(say)}${zeroWords(rule.when_den_zero, say)}`
  },
  deadline: (rule, say) => {
    const { lang, leaf } = say
    const due = dueWords(rule.due, lang)
    const onTime = rule.on_time ?? leaf.max
    const points = onTime === null ? either(lang, 'điểm tối đa', 'the maximum') : pointWords(onTime, lang)
    return either(
      lang,
      `Chậm nhất ${due}: ${points}; chậm: ${pointWords(rule.late ?? 0, lang)}; không có: ${pointWords(rule.missing ?? 0, lang)}`,
      `By ${due}: ${points}; late: ${pointWords(rule.late ?? 0, lang)}; missing: ${pointWords(rule.missing ?? 0, lang)}`,
    )
  },
  count_deduct: (rule, say) => {
    const { lang } = say
    const each = rule.deductions.map(({ input, each }) =>
      either(
        lang,
        `mỗi ${name(say, input).replace(/^số /, '')} trừ ${pointWords(each, lang)}`,
        `minus ${pointWords(each, lang)} for each of: ${name(say, input)}`,
      ),
    )
    const floor = rule.floor ?? (rule.allow_negative ? null : 0)
    const end =
      floor === null
        ? either(lang, 'có thể âm', 'may fall below 0')
        : either(lang, `không thấp hơn ${numWords(floor, lang)}`, `not below ${numWords(floor, lang)}`)
    return `${either(lang, 'Từ', 'From')} ${pointWords(rule.start, lang)}: ${each.join('; ')}; ${end}`
  },
  count_add: (rule, say) => {
    const { lang, leaf } = say
    const cap = rule.cap ?? leaf.max
    const most =
      cap === null
        ? ''
        : either(lang, `, nhiều nhất ${pointWords(cap, lang)}`, `, at most ${pointWords(cap, lang)}`)
    return either(
      lang,
      `Mỗi ${name(say, rule.input).replace(/^số /, '')}: ${pointWords(rule.each, lang)}${most}`,
      `For each of “${name(say, rule.input)}”: ${pointWords(rule.each, lang)}${most}`,
    )
  },
  target: (rule, say) => {
    const { lang } = say
    const target =
      typeof rule.target === 'number' || /^-?\d/.test(rule.target)
        ? numWords(rule.target, lang)
        : name(say, rule.target)
    const actual = name(say, rule.actual)
    const down = rule.direction === 'down'
    const met = either(
      lang,
      `${sentence(actual)} ${down ? 'không vượt' : 'đạt'} ${target}: ${max(say)}`,
      `${sentence(actual)} ${down ? 'no more than' : 'reaching'} ${target}: ${max(say)}`,
    )
    if (rule.mode === 'all_or_nothing') return met + either(lang, '; không: 0 điểm', '; if not: 0 points')
    return met + either(lang, '; chưa đạt: theo tỷ lệ so với mục tiêu', '; short of it: in proportion')
  },
  survey: (rule, say) => {
    const { lang } = say
    const scale = Object.entries(rule.scale).map(([k, v]) => `${k} = ${percent(v, lang)}`)
    const groups = rule.groups.map(
      ({ group, weight }) => `${groupName(group, lang)} × ${numWords(weight, lang)}`,
    )
    const least = rule.min_responses ?? 1
    return either(
      lang,
      `Điểm trung bình câu ${rule.questions.join(', ')} (${scale.join(', ')}) theo nhóm (${groups.join('; ')}) nhân với ${max(say)}; nhóm dưới ${least} phiếu coi như không có`,
      `Mean of ${rule.questions.join(', ')} (${scale.join(', ')}) by group (${groups.join('; ')}) times ${max(say)}; a group of fewer than ${least} counts as missing`,
    )
  },
  external_index: (rule, say) =>
    either(
      say.lang,
      `Giá trị chỉ số ${rule.source.toUpperCase()} / ${numWords(rule.value_max, 'vi')} nhân với ${max(say)}`,
      `Value of ${rule.source.toUpperCase()} / ${numWords(rule.value_max, 'en')} times ${max(say)}`,
    ),
  improvement: (rule, say) => {
    const { lang } = say
    const show = (value: Num) => (rule.metric === 'pct_change' ? percent(value, lang) : numWords(value, lang))
    const what = either(
      lang,
      `mức tăng của ${name(say, rule.current)} so với năm trước`,
      `change of ${name(say, rule.current)} on last year`,
    )
    const none =
      rule.no_previous === undefined
        ? zeroWords(rule.missing_previous, say)
            .replace(/không phát sinh|mẫu số phải khác 0/, 'không có năm trước')
            .replace(/nothing arising|the denominator must not be 0/, 'no last year')
        : either(
            lang,
            `; không có năm trước: ${pointWords(rule.no_previous, lang)}`,
            `; no last year: ${pointWords(rule.no_previous, lang)}`,
          )
    return `${bandWords(rule.bands, lang, show)} (${what})${none}`
  },
  cases: (rule, say) => {
    const { lang } = say
    const branches = rule.cases.map(
      ({ if: { var: input, op, value }, rule: inner }) =>
        `${either(lang, 'nếu', 'if')} ${name(say, input)} ${signs[op]} ${valueWords(value, lang)}: ${nestedWords(inner, say)}`,
    )
    const rest = rule.else ? [`${either(lang, 'còn lại', 'otherwise')}: ${nestedWords(rule.else, say)}`] : []
    return [...branches, ...rest].map(sentence).join('. ')
  },
  formula: (rule, say) => {
    const legend = rule.vars.map((v) => `${v} = ${name(say, v)}`).filter((line) => !/^(\S+) = \1$/.test(line))
    const of = either(say.lang, `points = ${max(say)}`, `points = ${max(say)}`)
    return `${either(say.lang, 'Công thức', 'Formula')}: ${rule.expr} (${[of, ...legend].join('; ')})${zeroWords(rule.when_den_zero, say)}`
  },
  manual: (rule, say) => {
    const step =
      rule.step === undefined
        ? ''
        : either(
            say.lang,
            `, mỗi nấc ${pointWords(rule.step, 'vi')}`,
            `, in steps of ${pointWords(rule.step, 'en')}`,
          )
    return either(
      say.lang,
      `Hội đồng chấm từ 0 đến ${max(say)}${step}, có lý do`,
      `Judged by the council from 0 to ${max(say)}${step}, with a reason`,
    )
  },
  constant: (rule, say) => pointWords(rule.points, say.lang),
}

const spoken = <K extends RuleKind>(kind: K, rule: RuleShapes[K], say: Say): string => speak[kind](rule, say)

function nestedWords(rule: NestedRule, say: Say): string {
  const text = spoken(rule.kind, rule as never, say)
  return text.charAt(0).toLowerCase() + text.slice(1)
}

/** A leaf's rule in words: "Trên 90 %: 2 điểm; từ 70 % đến 90 %: 1 điểm; dưới 70 %: 0 điểm". */
export const ruleWords = (leaf: Leaf, lang: Lang): string =>
  spoken(leaf.rule_kind, leaf.rule as never, { leaf, lang })

const policies: Record<NotApplicable, readonly [vi: string, en: string]> = {
  not_allowed: ['không được bỏ qua', 'may not be set aside'],
  allowed: ['không tính vào điểm tối đa', 'leaves the maximum'],
  exclude: ['không tính vào điểm tối đa', 'leaves the maximum'],
  derived: ['không tính vào điểm tối đa', 'leaves the maximum'],
  full: ['được đủ điểm', 'full points'],
  zero: ['0 điểm', '0 points'],
}

/** What happens when the leaf does not apply to a unit, in words. */
export const policyWords = (leaf: Leaf, lang: Lang): string =>
  policies[leaf.not_applicable ?? 'exclude'][lang === 'vi' ? 0 : 1]
