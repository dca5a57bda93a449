import type { Lang } from '#platform/lang.ts'

const vi = {
  title: (year: number) => `Đơn vị chỉ đạo điểm năm ${year} bên cạnh đơn vị tương tự`,
  lede: 'Mỗi đơn vị điểm trước, trong và sau năm làm điểm; bên cạnh là trung vị và khoảng của các đơn vị cùng loại, cùng khối, không làm điểm trong năm đó, kèm số đơn vị (n).',
  notProof:
    'Đây là mô tả, không phải bằng chứng rằng làm điểm có tác dụng: đơn vị thường được chọn vì đang thấp hoặc đang cao nên năm sau dễ trở về mức thường thấy (hồi quy về trung bình), và số đơn vị rất ít.',
  few: (n: number) =>
    n === 0
      ? 'không đơn vị tương tự nào có số (n\u00a0=\u00a00)'
      : `chỉ có ${n} đơn vị tương tự có số (n\u00a0=\u00a0${n}), không nêu trung vị`,
  like: (median: string, low: string, high: string, n: number) =>
    `tương tự: ${median} (${low} đến ${high}), n\u00a0=\u00a0${n}`,
  apart: (n: number) => `${n} đơn vị chấm theo bộ tiêu chí khác, không tính vào`,
  differentSets: (n: number) =>
    `Số của bảng chỉ số dưới đây được chấm theo ${n} bộ tiêu chí hoặc phiên bản khác nhau`,
  differentSetsHow:
    'Điểm của hai bộ không phải là một thước đo: chênh lệch giữa hai số có thể do bộ tiêu chí, không do đơn vị. Trung vị chỉ tính trên các đơn vị chấm theo cùng một bộ với đơn vị điểm trong năm đó. Chữ cái ở mỗi số cho biết bộ:',
  setName: (title: string, version: string) => `${title}, phiên bản ${version}`,
  setUnknown: 'kết quả nhập theo bản đã công bố, không rõ bộ tiêu chí',
  bySet: (letter: string) => `bộ ${letter}`,
  own: 'Đơn vị điểm',
  before: 'trước',
  during: 'năm làm điểm',
  after: 'sau',
  noFigure: 'không có số',
  place: (rank: number, of: number) => `hạng ${rank}/${of}`,
  ended: (day: string) => `kết thúc hoạt động ${day}; nêu như đơn vị đã có`,
  gone: 'không còn hoạt động',
  names: {
    index: 'Chỉ số cải cách hành chính (phần trăm, hạng trong khối)',
    tasks: 'Nhiệm vụ được giao: đúng hạn trên số đến hạn',
  } as Record<string, string>,
  indicator: 'Chỉ tiêu báo cáo định kỳ muốn xem thêm',
  none: 'Không xem thêm',
  form: 'Biểu và kỳ',
  code: 'Mã chỉ tiêu',
  codeHint: 'Mã như trong biểu, ví dụ 1.1.1',
  unknown: 'Biểu này không có chỉ tiêu mang mã đó.',
  show: 'Xem',
  print: 'In khổ A4',
  noPilots: (year: number) => `Năm ${year} không có đơn vị chỉ đạo điểm`,
  noPilotsHow: 'Đơn vị điểm được chọn ở chương trình năm.',
  programme: (year: number) => `Chương trình năm ${year}`,
}
type Texts = typeof vi
const en: Texts = {
  title: (year) => `Pilot units of ${year} beside like units`,
  lede: 'Each pilot unit before, during and after its year; beside it the median and the range of the units of the same kind and block that were no pilots that year, with how many they are (n).',
  notProof:
    'This describes; it is no proof that being a pilot has an effect: units tend to be chosen because they stand low or high, and what stands low or high tends to come back to the usual in the next year (regression to the mean), and they are very few.',
  few: (n) =>
    n === 0
      ? 'no like unit has a figure (n\u00a0=\u00a00)'
      : `only ${n} like ${n === 1 ? 'unit has' : 'units have'} a figure (n\u00a0=\u00a0${n}): no median is given`,
  like: (median, low, high, n) => `like units: ${median} (${low} to ${high}), n\u00a0=\u00a0${n}`,
  apart: (n) =>
    `${n} ${n === 1 ? 'unit was' : 'units were'} scored by another criteria set and ${n === 1 ? 'is' : 'are'} not counted in`,
  differentSets: (n) => `The index figures below were scored by ${n} different criteria sets or versions`,
  differentSetsHow:
    'Points of two sets are no one measure: a difference between two figures may come from the set, not from the unit. The median is taken only of units that were scored by the same set as the pilot unit that year. The letter at each figure names its set:',
  setName: (title, version) => `${title}, version ${version}`,
  setUnknown: 'a result taken over as published, its criteria set unknown',
  bySet: (letter) => `set ${letter}`,
  own: 'Pilot unit',
  before: 'before',
  during: 'pilot year',
  after: 'after',
  noFigure: 'no figure',
  place: (rank, of) => `place ${rank}/${of}`,
  ended: (day) => `ended on ${day}; shown as it stood`,
  gone: 'no longer there',
  names: {
    index: 'PAR Index (percent, place in its block)',
    tasks: 'Assigned tasks: in time of due',
  },
  indicator: 'An indicator of the periodic reports to see as well',
  none: 'None',
  form: 'Form and period',
  code: 'Code of the indicator',
  codeHint: 'As in the form, for example 1.1.1',
  unknown: 'This form has no indicator of that code.',
  show: 'Show',
  print: 'Print on A4',
  noPilots: (year) => `There was no pilot unit in ${year}`,
  noPilotsHow: 'Pilot units are chosen in the year’s programme.',
  programme: (year) => `Programme of ${year}`,
}
export const pilotsTexts: Record<Lang, Texts> = { vi, en }
