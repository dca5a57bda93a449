import type { Lang } from '#platform/lang.ts'
import type { Fact, Facts, Outcome } from '../outcome.ts'
import type { Leaf } from '../set.ts'
import { groupName, inputName, optionName } from './names.ts'
import { factWords } from './numbers.ts'

/** Sentences of reasons; `{x}` is a fact, `{input}` the name of an input, `{list}` what the reason puts together. */
const reasons: Record<string, readonly [vi: string, en: string]> = {
  'requirement-met': ['Đạt: {input}', 'Met: {input}'],
  'requirement-not-met': ['Không đạt: {input}', 'Not met: {input}'],
  'all-hold': ['Đủ mọi điều kiện', 'All conditions hold'],
  'not-all-hold': ['Thiếu điều kiện: {list}', 'Not held: {list}'],
  chosen: ['{input}: {option}', '{input}: {option}'],
  judged: ['Điểm do hội đồng chấm', 'Judged by the council'],
  'by-hand': ['Điểm chấm bằng tay, có lý do', 'Set by hand, with a reason'],
  'above-maximum': ['Cao hơn điểm tối đa: {points}', 'Above the maximum: {points}'],
  constant: ['Điểm cố định', 'Fixed points'],
  band: ['{measured}, thuộc mức thứ {band}', '{measured}, band {band}'],
  'below-floor': ['{measured}, dưới ngưỡng {floor}', '{measured}, under the floor of {floor}'],
  proportional: ['{measured}, tính theo tỷ lệ', '{measured}, in proportion'],
  'proportional-capped': ['{measured}, tính nhiều nhất 100 %', '{measured}, counted as 100%'],
  weighted: ['{credit} / {den}, tính theo tỷ lệ', '{credit} / {den}, in proportion'],
  'weighted-capped': ['{credit} / {den}, tính nhiều nhất 1', '{credit} / {den}, counted as 1'],
  'target-met': ['Đạt mục tiêu: {actual} so với {target}', 'Target met: {actual} against {target}'],
  'target-partly': [
    'Chưa đạt mục tiêu: {actual} so với {target}, tính theo tỷ lệ',
    'Short of the target: {actual} against {target}, in proportion',
  ],
  'target-missed': [
    'Không đạt mục tiêu: {actual} so với {target}',
    'Target missed: {actual} against {target}',
  ],
  external: ['Giá trị chỉ số {value} / {highest}', 'Value {value} of {highest}'],
  'external-capped': [
    'Giá trị chỉ số {value} / {highest}, tính đến mức cao nhất',
    'Value {value} of {highest}, counted to the highest',
  ],
  'on-time': ['Đúng hạn: {on}, hạn {due}', 'On time: {on}, due {due}'],
  late: ['Chậm: {on}, hạn {due}', 'Late: {on}, due {due}'],
  'not-issued': ['Không có, hạn {due}', 'None, due {due}'],
  'nothing-deducted': ['Không bị trừ', 'Nothing deducted'],
  deducted: ['{start} trừ {lost} ({list})', '{start} less {lost} ({list})'],
  'deducted-to-floor': [
    '{start} trừ {lost} ({list}), đến mức thấp nhất',
    '{start} less {lost} ({list}), down to the lowest',
  ],
  counted: ['{count} × {each}', '{count} × {each}'],
  'counted-capped': ['{count} × {each}, tính đến mức tối đa', '{count} × {each}, up to the cap'],
  surveyed: ['Điểm trung bình {mean} % ({list})', 'Mean {mean}% ({list})'],
  'change-band': [
    'Năm nay {current}, năm trước {previous}, thay đổi {change}, thuộc mức thứ {band}',
    '{current} after {previous}, change {change}, band {band}',
  ],
  'no-previous-points': ['Không có số liệu năm trước', 'No figure of last year'],
  computed: ['Công thức cho {result} ({list})', 'The formula gives {result} ({list})'],
  'computed-bounded': [
    'Công thức cho {result} ({list}), đưa về trong giới hạn',
    'The formula gives {result} ({list}), brought into bounds',
  ],
  'set-aside': [
    'Không áp dụng với đơn vị, không tính vào điểm tối đa',
    'Does not apply to the unit; leaves the maximum',
  ],
  'set-aside-full': ['Không áp dụng với đơn vị, được đủ điểm', 'Does not apply to the unit; full points'],
  'set-aside-zero': ['Không áp dụng với đơn vị, 0 điểm', 'Does not apply to the unit; no points'],
  'set-aside-not-allowed': ['Tiêu chí này không được bỏ qua', 'This sub-criterion may not be set aside'],
  'zero-denominator': ['Không phát sinh, không tính vào điểm tối đa', 'Nothing arising; leaves the maximum'],
  'zero-denominator-full': ['Không phát sinh, được đủ điểm', 'Nothing arising; full points'],
  'zero-denominator-zero': ['Không phát sinh, 0 điểm', 'Nothing arising; no points'],
  'zero-denominator-not-allowed': [
    '{input} bằng 0 mà tiêu chí này không được bỏ qua',
    '{input} is 0, and this sub-criterion may not be set aside',
  ],
  'no-previous': [
    'Không có số liệu năm trước, không tính vào điểm tối đa',
    'No figure of last year; leaves the maximum',
  ],
  'no-previous-full': ['Không có số liệu năm trước, được đủ điểm', 'No figure of last year; full points'],
  'no-previous-zero': ['Không có số liệu năm trước, 0 điểm', 'No figure of last year; no points'],
  'no-previous-not-allowed': [
    'Không có số liệu năm trước mà tiêu chí này không được bỏ qua',
    'No figure of last year, and this sub-criterion may not be set aside',
  ],
  'too-few-answers': [
    'Không đủ phiếu ({list}), không tính vào điểm tối đa',
    'Too few answers ({list}); leaves the maximum',
  ],
  'too-few-answers-full': ['Không đủ phiếu ({list}), được đủ điểm', 'Too few answers ({list}); full points'],
  'too-few-answers-zero': ['Không đủ phiếu ({list}), 0 điểm', 'Too few answers ({list}); no points'],
  'too-few-answers-not-allowed': [
    'Không đủ phiếu ({list}) mà tiêu chí này không được bỏ qua',
    'Too few answers ({list}), and this sub-criterion may not be set aside',
  ],
  'no-survey': [
    'Không tổ chức điều tra, không tính vào điểm tối đa',
    'No survey was held; leaves the maximum',
  ],
  'max-unknown': ['Chưa biết điểm tối đa', 'The maximum is not known'],
  'missing-input': ['Chưa nhập: {input}', 'Not handed in: {input}'],
  'not-a-number': ['Không phải số: {input}', 'Not a number: {input}'],
  negative: ['Số âm: {input}', 'Negative: {input}'],
  'not-a-whole-number': ['Phải là số nguyên: {input}', 'Must be a whole number: {input}'],
  'not-a-flag': ['Phải là có hoặc không: {input}', 'Must be yes or no: {input}'],
  'not-a-day': ['Không phải một ngày có thật: {input}', 'Not an existing day: {input}'],
  'not-a-text': ['Không phải một giá trị đơn: {input}', 'Not a single value: {input}'],
  'not-a-table': ['Không phải bảng đếm phiếu: {input}', 'Not a table of counts: {input}'],
  'unknown-choice': ['Giá trị không có trong các lựa chọn: {input}', 'Not one of the choices: {input}'],
  'unknown-group': ['Nhóm không có trong cách chấm: {group}', 'A group the rule does not have: {group}'],
  'unknown-question': [
    'Câu hỏi không có trong cách chấm: {question}',
    'A question the rule does not have: {question}',
  ],
  'unknown-answer': [
    'Phương án trả lời không có trong thang điểm: {answer}',
    'An answer the scale does not have: {answer}',
  ],
  'over-maximum': ['Cao hơn điểm tối đa: {value}', 'Above the maximum: {value}'],
  'off-step': ['{value} không đúng nấc {step}', '{value} is not a multiple of {step}'],
  'no-band': ['Giá trị không thuộc mức nào', 'The value falls into no band'],
  'no-case': ['Không trường hợp nào đúng', 'No case holds'],
  'no-highest-value': ['Chỉ số không có giá trị cao nhất', 'The index has no highest value'],
  'formula-unreadable': ['Công thức không đọc được', 'The formula cannot be read'],
  'unknown-leaf': ['Bộ tiêu chí không có mã này', 'The set has no such code'],
  'extra-not-foreseen': ['Bộ tiêu chí không có điểm này', 'The set does not foresee these points'],
}

const starting = (facts: Facts, prefix: string): [string, Fact][] =>
  Object.entries(facts)
    .filter(([key]) => key.startsWith(prefix))
    .map(([key, fact]) => [key.slice(prefix.length), fact])

const percentWords = (fact: Fact | undefined, lang: Lang): string =>
  `${factWords(fact, lang)}${lang === 'vi' ? ' %' : '%'}`

/** What a reason lists: conditions that fail, deductions, groups, the values of a formula. */
const listWords = (leaf: Leaf, facts: Facts, lang: Lang): string => {
  const failing = typeof facts.failing === 'string' ? facts.failing.split(' ').filter(Boolean) : []
  const lines = [
    ...failing.map((input) => inputName(leaf, input, lang)),
    ...starting(facts, 'count.').map(
      ([input, n]) => `${inputName(leaf, input, lang)}: ${factWords(n, lang)}`,
    ),
    ...starting(facts, 'mean.').map(([g, mean]) => `${groupName(g, lang)}: ${percentWords(mean, lang)}`),
    ...starting(facts, 'too-few.').map(([g, n]) => `${groupName(g, lang)}: ${factWords(n, lang)}`),
    ...starting(facts, 'value.').map(([input, n]) => `${input} = ${factWords(n, lang)}`),
  ]
  return lines.join('; ')
}

const measuredWords = (facts: Facts, lang: Lang): string => {
  const show = (key: string) => factWords(facts[key], lang)
  if (facts.percent === undefined) return show('value')
  const percent = percentWords(facts.percent, lang)
  const equals = percent.startsWith('≈') ? ' ' : ' = '
  return `${show('num')} / ${show('den')}${equals}${percent}`
}

const chosenWords = (leaf: Leaf, facts: Facts, lang: Lang): string => {
  const value = String(facts.value ?? '')
  const option = leaf.rule_kind === 'choice' ? leaf.rule.options.find((o) => o.value === value) : undefined
  return optionName(option ?? { value }, lang)
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Why a leaf has its points, in words: "19 / 20 = 95 %, thuộc mức thứ 1". */
export const reasonWords = (
  leaf: Leaf,
  { reason, facts }: Pick<Outcome, 'reason' | 'facts'>,
  lang: Lang,
): string => {
  const words = reasons[reason]
  if (!words) return reason
  const filled = words[lang === 'vi' ? 0 : 1].replace(/\{(\w+)\}/g, (_, key: string) => {
    // points by hand, bonus and penalty have no input: the figure itself is told
    if (key === 'input')
      return typeof facts.input === 'string'
        ? inputName(leaf, facts.input, lang)
        : factWords(facts.points, lang)
    if (key === 'list') return listWords(leaf, facts, lang)
    if (key === 'measured') return measuredWords(facts, lang)
    if (key === 'option') return chosenWords(leaf, facts, lang)
    return factWords(facts[key], lang)
  })
  return upper(filled.replace(/: ?$| \(\)/, ''))
}
