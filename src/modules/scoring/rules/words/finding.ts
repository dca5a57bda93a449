import type { Lang } from '#platform/lang.ts'
import type { Finding } from '../check/finding.ts'
import type { Fact } from '../outcome.ts'
import { assessmentNames } from './assessment.ts'
import { factWords } from './numbers.ts'

/** What can be wrong with the shape of a file, before its rules are checked. */
const shapes: Record<string, readonly [vi: string, en: string]> = {
  required: ['Thiếu giá trị bắt buộc', 'A required value is missing'],
  'wrong-type': ['Sai kiểu giá trị', 'A value of the wrong type'],
  'unknown-key': ['Không có mục nào tên như vậy ở đây', 'There is no entry of that name here'],
  'unknown-kind': ['Không có kiểu chấm điểm này', 'There is no such kind of rule'],
  'unknown-metric': ['Không có phép đo này', 'There is no such metric'],
  'unknown-due': ['Không có kiểu hạn này', 'There is no such kind of deadline'],
  'not-a-number': ['Không phải số', 'Not a number'],
  'not-a-whole-number': ['Không phải số nguyên', 'Not a whole number'],
  'not-a-flag': ['Phải là true hoặc false', 'Must be true or false'],
  'not-a-text': ['Không phải chữ', 'Not a text'],
  'not-a-list': ['Không phải danh sách', 'Not a list'],
  'not-a-name': [
    'Tên số liệu chỉ gồm chữ, số và gạch dưới',
    'A name of an input has letters, digits and _ only',
  ],
  'reserved-name': ['Tên dành riêng, không đặt cho số liệu', 'A reserved name, not for an input'],
  'not-a-code': ['Không phải mã tiêu chí', 'Not a code'],
  'not-a-month': ['Tháng phải từ 1 đến 12', 'Months go from 1 to 12'],
  'not-a-day': ['Ngày phải từ 1 đến 31', 'Days go from 1 to 31'],
  'not-a-year': ['Năm phải từ 2000 đến 2100', 'Years go from 2000 to 2100'],
  'not-one-of-these': ['Giá trị không nằm trong các lựa chọn', 'Not one of the choices'],
  'too-many': ['Nhiều quá giới hạn', 'More than the limit'],
  'too-long': ['Dài quá giới hạn', 'Longer than the limit'],
  'too-deep': ['Quá nhiều cấp', 'Too many levels'],
  negative: ['Không được âm', 'May not be negative'],
  'leaf-has-children': [
    'Tiêu chí có cách chấm riêng thì không có tiêu chí bên dưới',
    'A leaf with a rule has nothing below it',
  ],
}

const sentences: Record<string, readonly [vi: string, en: string]> = {
  'duplicate-code': ['Mã trùng', 'The code stands twice'],
  'max-unknown': ['Chưa biết điểm tối đa', 'The maximum is not known'],
  'max-not-positive': ['Điểm tối đa phải lớn hơn 0', 'The maximum must be above 0'],
  'no-children': ['Chưa có tiêu chí bên dưới', 'Nothing stands below it'],
  'maxima-sum': [
    'Điểm tối đa ghi {stated}, các phần cộng lại {found}',
    'The maximum says {stated}, the parts add up to {found}',
  ],
  'share-sum': [
    'Tỷ trọng “{assessment}” ghi {stated}, cộng lại {found}',
    'The share of “{assessment}” says {stated}, adds up to {found}',
  ],
  'class-overlap': [
    'Mức xếp loại trùng ngưỡng: {label} {block}',
    'Two classes from the same percent: {label} {block}',
  ],
  'classes-unsorted': [
    'Các mức xếp loại phải xếp từ cao xuống thấp: {label} {block}',
    'Classes must stand from high to low: {label} {block}',
  ],
  'class-gap': ['Dưới {below} % không có mức xếp loại {block}', 'No class below {below}% {block}'],
  'negative-cap': ['Giới hạn không được âm', 'A cap may not be negative'],
  'unknown-code': [
    'Tiêu chí phụ khi bằng điểm nêu mã không có: {code}',
    'The tie-break names an unknown code: {code}',
  ],
  'unknown-domain': [
    'Phân công thẩm định nêu lĩnh vực không có: {domain}',
    'An appraiser is named for an unknown domain: {domain}',
  ],
  'points-over-max': [
    'Có mức {points} điểm, cao hơn điểm tối đa {max}',
    '{points} points are above the maximum of {max}',
  ],
  'points-below-zero': [
    'Có mức {points} điểm mà cách chấm không cho phép điểm âm',
    '{points} points, and the rule does not allow negative points',
  ],
  'max-not-reachable': [
    'Không thể đạt điểm tối đa {max}: cao nhất là {highest}',
    'The maximum of {max} cannot be reached: the highest is {highest}',
  ],
  'band-overlap': ['Mức thứ {band} không bao giờ được dùng', 'Band {band} is never used'],
  'bands-unsorted': [
    'Các mức phải xếp từ cao xuống thấp: mức thứ {band}',
    'Bands must stand from high to low: band {band}',
  ],
  'band-gap': ['Dưới {below} không có mức nào', 'No band below {below}'],
  'band-over-hundred': [
    'Mức cao nhất từ {from} %, trên 100 %',
    'The highest band starts at {from}%, above 100%',
  ],
  'floor-out-of-range': ['Ngưỡng {floor} phải từ 0 đến 100', 'The floor of {floor} must be from 0 to 100'],
  'floor-over-start': [
    'Mức thấp nhất {floor} cao hơn điểm ban đầu',
    'The lowest value {floor} is above the start',
  ],
  'negative-weight': ['Trọng số phải lớn hơn 0', 'Weights must be above 0'],
  'weights-sum': ['Trọng số các nhóm cộng lại {sum}, phải bằng 1', 'The weights add up to {sum}, not 1'],
  'scale-out-of-range': ['Thang điểm trả lời phải từ 0 đến 100', 'The scale must be from 0 to 100'],
  'unknown-question': [
    'Thang điểm riêng nêu câu hỏi không có: {question}',
    'A scale for an unknown question: {question}',
  ],
  'same-group': ['Nhóm đứng hai lần: {name}', 'A group stands twice: {name}'],
  'same-question': ['Câu hỏi đứng hai lần: {name}', 'A question stands twice: {name}'],
  'same-input': ['Số liệu dùng hai lần: {name}', 'An input stands twice: {name}'],
  'unused-input': ['Số liệu không dùng trong công thức: {name}', 'The formula does not use {name}'],
  'input-two-types': ['Số liệu được hiểu theo hai kiểu: {name}', 'An input is read as two types: {name}'],
  'label-unused': ['Tên gọi không thuộc số liệu nào: {name}', 'A label without an input: {name}'],
  'unreachable-choice': ['Lựa chọn đứng hai lần: {name}', 'A choice stands twice: {name}'],
  'unreachable-branch': ['Trường hợp thứ {branch} không bao giờ xảy ra', 'Case {branch} can never happen'],
  'order-of-words': [
    'Trường hợp thứ {branch} so lớn bé với giá trị không phải số',
    'Case {branch} asks what is more or less of a value that is no number',
  ],
  'no-else': ['Thiếu trường hợp còn lại', 'What holds otherwise is not said'],
  'month-missing': ['Chưa nêu tháng', 'The month is not named'],
  'no-such-day': ['Không có ngày {day}/{month}', 'There is no day {day}/{month}'],
  'deduction-not-positive': ['Điểm trừ phải lớn hơn 0', 'Deductions must be above 0'],
  'credit-not-positive': ['Điểm cộng mỗi lần phải lớn hơn 0', 'Points for each must be above 0'],
  'zero-target': [
    'Mục tiêu bằng 0 hoặc âm: không tính được tỷ lệ',
    'A target of 0 or below: no share of it can be told',
  ],
  'no-highest-value': [
    'Giá trị cao nhất của chỉ số phải lớn hơn 0',
    'The highest value of the index must be above 0',
  ],
  'no-previous-blocked': [
    'Đơn vị không có số liệu năm trước sẽ không chấm được tiêu chí này',
    'A unit without a last year cannot be scored here',
  ],
  'exclude-without-effect': [
    'Không được bỏ qua tiêu chí này, nên mẫu số bằng 0 là lỗi nhập liệu',
    'It may not be set aside, so a zero denominator is an error of input',
  ],
  'always-zero-divisor': ['Công thức luôn chia cho 0', 'The formula always divides by zero'],
  'step-not-positive': ['Nấc điểm phải lớn hơn 0', 'The step must be above 0'],
  'step-does-not-divide': [
    'Nấc {step} không chia hết điểm tối đa {max}',
    'A step of {step} does not divide the maximum of {max}',
  ],
  'example-fails': [
    'Ví dụ {number}: mong đợi {expected}, tính ra {got}',
    'Example {number}: {expected} expected, {got} computed',
  ],
  'examples-not-run': [
    'Ví dụ kiểm tra đặt ở cấp không có cách chấm nên không chạy: chuyển xuống tiêu chí thành phần',
    'Worked examples on a level without a rule are not run: move them to its sub-criteria',
  ],
  'formula-too-long': ['Công thức quá dài', 'The formula is too long'],
  'formula-too-deep': [
    'Công thức lồng quá sâu, ở ký tự {at}',
    'The formula is nested too deep, at character {at}',
  ],
  'formula-character': [
    'Ký tự lạ trong công thức, ở vị trí {at}: {near}',
    'A strange character, at {at}: {near}',
  ],
  'formula-unexpected': ['Công thức sai ở vị trí {at}: {near}', 'The formula goes wrong at {at}: {near}'],
  'formula-unfinished': ['Công thức chưa viết hết', 'The formula is not finished'],
  'formula-unknown-name': ['Tên không có trong số liệu: {near}', 'A name that is no input: {near}'],
  'formula-reserved-name': ['Tên dành riêng, không đặt cho số liệu: {near}', 'A reserved name: {near}'],
}

const factIn = (key: string, fact: Fact | undefined, lang: Lang): string => {
  const names: Record<string, string> = key === 'assessment' ? assessmentNames[lang] : {}
  const name = String(fact)
  // a name of an input may be one that every object has
  return (Object.hasOwn(names, name) && names[name]) || factWords(fact, lang)
}

/** A finding of the checks in words; the reason itself for one that has no sentence. */
export const findingWords = ({ reason, facts }: Pick<Finding, 'reason' | 'facts'>, lang: Lang): string =>
  ((sentences[reason] ?? shapes[reason])?.[lang === 'vi' ? 0 : 1] ?? reason)
    .replace(/\{(\w+)\}/g, (_, key: string) => factIn(key, facts[`${key}_${lang}`] ?? facts[key], lang))
    .trim()
