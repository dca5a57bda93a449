import type { Lang } from '#platform/lang.ts'
import { showNumber } from '#ui/format.ts'

/** Words of how sure the ranks of a result are. */
const vi = {
  interval: 'Khoảng hạng',
  range: (low: string, high: string) => (low === high ? `hạng ${low}` : `khoảng hạng ${low} đến ${high}`),
  bracketHead: 'Nhóm chưa phân biệt được',
  bracketOf: (from: string, to: string) =>
    from === to
      ? `chưa phân biệt được, cùng hạng ${from}`
      : `chưa phân biệt được từ hạng ${from} đến hạng ${to}`,
  title: 'Thứ hạng chắc đến đâu',
  none: 'Chưa tính khoảng hạng của kết quả này.',
  ask: 'Tính khoảng hạng',
  askAgain: 'Tính lại khoảng hạng',
  waiting: 'Đang chờ tính khoảng hạng.',
  running: (percent: string) => `Đang tính khoảng hạng: ${percent}%.`,
  refresh: 'Xem lại',
  key: 'là khoảng hạng: trong 90 % số lần tính lại, đơn vị đứng trong khoảng này; chấm là hạng công bố.',
  bracketKey: 'là các đơn vị liền nhau chưa phân biệt được.',
  how: 'Tính thế nào',
  drawn: (draws: string) => `Bảng được tính lại ${draws} lần, mỗi lần với các sai số sau:`,
  appraisal: (share: string) =>
    `thẩm định: độ lệch chuẩn ${share}% điểm tối đa, tiêu chí đã đo được có mức riêng`,
  measured: (pairs: string, blind: string) =>
    `đo từ ${pairs} lần chấm lại trong đợt, trong đó ${blind} lần chấm độc lập`,
  survey: 'điều tra: sai số chọn mẫu theo số phiếu của từng nhóm',
  populations: (groups: string) => `hiệu chỉnh theo số người của nhóm: ${groups}`,
  weights: (share: string) => `điểm tối đa của từng tiêu chí: dao động ${share}% mỗi bên`,
  seed: (seed: string) => `Số khởi đầu ${seed}, lấy từ mã kiểm chứng: ai tính lại cũng ra như vậy.`,
  change: (share: string) => `${share}% số lần tính lại rơi vào loại khác`,
  changeHead: 'Khả năng đổi loại (%)',
  low: 'Khoảng hạng từ',
  high: 'đến',
  bracket: 'Nhóm',
  reasons: {
    'intervals-running': 'Đang tính khoảng hạng của kết quả này.',
    'intervals-kept': 'Kết quả đã công bố giữ khoảng hạng đã tính.',
    'intervals-too-many': 'Quá nhiều đơn vị so với số lần tính lại. Giảm số lần trong thiết lập.',
  } as Record<string, string>,
}

const en: typeof vi = {
  interval: 'Interval of ranks',
  range: (low, high) => (low === high ? `rank ${low}` : `ranks ${low} to ${high}`),
  bracketHead: 'Cannot be told apart',
  bracketOf: (from, to) =>
    from === to
      ? `cannot be told apart, all of rank ${from}`
      : `cannot be told apart from rank ${from} to rank ${to}`,
  title: 'How sure the ranks are',
  none: 'The intervals of these ranks have not been computed.',
  ask: 'Compute intervals',
  askAgain: 'Compute intervals again',
  waiting: 'The intervals wait to be computed.',
  running: (percent) => `Computing intervals: ${percent}%.`,
  refresh: 'Look again',
  key: 'is the interval of ranks: in 90% of the draws the unit stands within it; the dot is the published rank.',
  bracketKey: 'marks neighbours that cannot be told apart.',
  how: 'How it is computed',
  drawn: (draws) => `The ranking is drawn anew ${draws} times, each time under these doubts:`,
  appraisal: (share) =>
    `appraisal: a standard deviation of ${share}% of the maximum, criteria that were measured have their own`,
  measured: (pairs, blind) =>
    `measured on ${pairs} second appraisals of the round, ${blind} of them without knowing the first`,
  survey: 'survey: the sampling error of the answers in each group',
  populations: (groups) => `corrected by the people of the group: ${groups}`,
  weights: (share) => `maxima of the criteria: ${share}% either way`,
  seed: (seed) => `Seed ${seed}, taken from the verification code: whoever computes it again gets the same.`,
  change: (share) => `in ${share}% of the draws the class is another`,
  changeHead: 'Chance of another class (%)',
  low: 'Ranks from',
  high: 'to',
  bracket: 'Bracket',
  reasons: {
    'intervals-running': 'The intervals of this result are being computed.',
    'intervals-kept': 'A published result keeps the intervals that were computed.',
    'intervals-too-many':
      'There are too many units for so many draws. Lower the number of draws in the settings.',
  },
}

export const intervalTexts = { vi, en }

/** Rarer than this a change of class is not worth a line. */
const worthSaying = 0.05

/** How often the class came out as another; nothing where that is rare. */
export const classChange = (
  { interval }: { interval?: { changes: number } | null },
  lang: Lang,
): string | undefined =>
  interval && interval.changes >= worthSaying
    ? intervalTexts[lang].change(showNumber(Math.round(interval.changes * 100), lang))
    : undefined
