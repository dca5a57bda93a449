import type { Every, Recurrence } from '../shape.ts'
import type { Found } from './day.ts'

const each = '(?:hằng|hàng|mỗi)'
const cycles: [Every, RegExp][] = [
  ['week', new RegExp(`(?:${each} tuần|định kỳ tuần|tuần một lần)`, 'iu')],
  [
    'half-year',
    /(?:định kỳ|hằng|hàng|mỗi|báo cáo)?\s*(?:06|6|sáu) tháng(?:\/lần| một lần|\s*(?:,|và|\/)\s*(?:hằng |hàng |1 |một )?năm)|định kỳ (?:06|6|sáu) tháng(?! (?:đầu|cuối))/iu,
  ],
  [
    'quarter',
    new RegExp(`(?:${each} quý|định kỳ quý|tháng cuối (?:của )?(?:mỗi )?quý|quý một lần|01 quý/lần)`, 'iu'),
  ],
  ['month', new RegExp(`(?:${each} tháng|định kỳ tháng|tháng một lần|của tháng(?! \\d))`, 'iu')],
  ['year', new RegExp(`(?:${each} năm|định kỳ năm|mỗi năm một lần)`, 'iu')],
  ['day', new RegExp(`(?:${each} ngày)(?! \\d)`, 'iu')],
]
const weekdays: Record<string, number> = {
  hai: 1,
  '2': 1,
  ba: 2,
  '3': 2,
  tư: 3,
  '4': 3,
  năm: 4,
  '5': 4,
  sáu: 5,
  '6': 5,
  bảy: 6,
  '7': 6,
}

const dayForm =
  /(trước |chậm nhất (?:là |vào )?|muộn nhất |vào )?(?:ngày|ngày thứ) (\d{1,2})(?:\s*(?:\/|tháng )\s*(\d{1,2})(?!\d|\/|\.\d))?(?!\d|\/\d|\s*tháng \d)/iu

const everyDay = /ngày \d{1,2}(?:,| và) (?:ngày )?\d{1,2}(?!\d)/iu

/** Work that comes round: "ngày 15 hằng tháng", "hằng quý trước ngày 20 của tháng cuối quý", "thứ Sáu hằng tuần". */
export function recurring(text: string): Found | undefined {
  const cycle = cycles.map(([every, form]) => ({ every, m: form.exec(text) })).find((c) => c.m)
  if (!cycle?.m) return undefined
  const { every, m } = cycle
  const near = text.slice(Math.max(0, m.index - 60), m.index + m[0].length + 60)
  const recurrence: Recurrence = { every, day: null }
  let words = m[0].trim()
  let strict = false
  const weekday = every === 'week' && /thứ (hai|ba|tư|năm|sáu|bảy|[2-7])(?![\p{L}\d])/iu.exec(near)
  const day = every === 'week' || every === 'day' ? null : dayForm.exec(near)
  if (weekday) recurrence.day = weekdays[(weekday[1] ?? '').toLocaleLowerCase('vi')] ?? null
  if (day && Number(day[2]) >= 1 && Number(day[2]) <= 31) {
    recurrence.day = Number(day[2])
    if (every === 'year' && day[3]) recurrence.month = Number(day[3])
    strict = /^trước/iu.test(day[1] ?? '')
  }
  // "ngày 10 của tháng đầu quý sau" is no day of the period's last month, which is what a day stands for here
  const shifted =
    day &&
    every !== 'month' &&
    /tháng đầu(?: (?:của )?(?:quý|kỳ)(?: (?:sau|tiếp theo|kế tiếp))?)?|(?:quý|kỳ) (?:sau|tiếp theo|kế tiếp)/iu.exec(
      near,
    )
  if (shifted) recurrence.day = null
  const mark = shifted || weekday || day
  if (mark) {
    const from = Math.min(near.indexOf(mark[0]), near.indexOf(m[0]))
    const to = Math.max(near.indexOf(mark[0]) + mark[0].length, near.indexOf(m[0]) + m[0].length)
    words = near.slice(from, to).trim()
  }
  return {
    kind: 'recurring',
    date: null,
    text: words,
    reading: strict ? 'strict' : 'inclusive',
    recurrence,
    at: m.index,
    ...(everyDay.test(words) && { assumed: ['more-days' as const] }),
  }
}
