import { fold, oneLine } from './words.ts'

export type Role =
  | 'number'
  | 'area'
  | 'title'
  | 'product'
  | 'lead'
  | 'coordinators'
  | 'start'
  | 'deadline'
  | 'money'
  | 'source'
  | 'staff'
  | 'note'
export type Match = { role: Role; strength: number }

const persons = 'nguoi|lanh dao|dong chi|thanh vien|can bo|chuyen vien'

// In this order: "Cơ quan chủ trì thực hiện nhiệm vụ" is a lead, "Kinh phí thực hiện nhiệm vụ" money.
const shapes: [Role, number, RegExp][] = [
  ['number', 3, /^(?:stt|tt|so tt|s tt|so thu tu|no|ma nv|ma nhiem vu|ma so|#|muc|so)$/],
  ['area', 3, /^(?:linh vuc|nhom(?: nhiem vu| linh vuc)?|phan|noi dung cai cach|area)$/],
  ['lead', 3, /chu tri.*phoi hop/],
  ['coordinators', 3, /phoi hop|coordinat/],
  ['lead', 3, /chu tri|dau moi|\blead\b/],
  [
    'lead',
    2,
    new RegExp(
      '(?:co quan|don vi|bo phan|phong ban).*(?:thuc hien|tham muu|trach nhiem|phu trach|ban hanh|soan thao|xay dung|trinh|theo doi|duoc giao)|' +
        `^(?!.*(?:${persons})).*(?:phu trach|chiu trach nhiem|trach nhiem thuc hien)|to chuc thuc hien|phan cong`,
    ),
  ],
  // persons, where no office is named beside them
  ['lead', 1, new RegExp(`(?:${persons}).*(?:thuc hien|tham muu|trach nhiem|phu trach)|^ai `)],
  [
    'title',
    3,
    /^(?:ten |cac |danh muc |noi dung |tom tat )*(?:nhiem vu|noi dung|cong viec|hoat dong|dau viec|viec)(?! chi)/,
  ],
  ['start', 3, /bat dau|khoi cong|\bstart/],
  // when it is submitted, where no column says when it is issued or done
  ['deadline', 1, /^(?:thoi gian|thoi diem|thoi han|han|ngay|thang|quy|moc) (?:can )?trinh\b(?!.*ban hanh)/],
  [
    'deadline',
    3,
    /han hoan thanh|thoi han|(?:thoi gian|thoi diem|ngay|thang|quy|moc) (?:can )?(?:hoan thanh|xong|trinh|ban hanh|ket thuc)|moc thoi gian|han cuoi|ket thuc|deadline|\bdue\b/,
  ],
  ['deadline', 2, /thoi gian|thoi diem|tien do|ky han|lo trinh|^hoan thanh$|^han$|^khi nao/],
  ['source', 3, /^nguon(?: kinh phi| von| luc tai chinh)?(?: thuc hien)?$|\bsource\b/],
  [
    'staff',
    3,
    /^(?:nhan luc|nhan su|so nguoi|bien che|so luong nguoi|staff|people)(?: thuc hien| du kien)?$/,
  ],
  ['money', 3, /^(?!nguon|.* nguon$).*(?:kinh phi|du toan|ngan sach|so tien|thanh tien|tong muc|budget)/],
  ['note', 3, /ghi chu|^luu y|\bnotes?\b|remark/],
  ['product', 3, /san pham|dau ra|\boutput|\bproduct/],
  ['product', 2, /ket qua|hinh thuc van ban/],
  ['title', 2, /nhiem vu|noi dung|cong viec|hoat dong|\btasks?\b|giai phap|dau viec/],
  ['title', 1, /^(?:muc tieu|chi tieu|viec|ten)/],
  ['lead', 1, /^(?:co quan|don vi|thuc hien)$/],
  ['deadline', 1, /^(?:thang|quy|ngay|den)$/],
]

const short: Record<string, string> = {
  tg: 'thoi gian',
  dv: 'don vi',
  cq: 'co quan',
  sp: 'san pham',
  kq: 'ket qua',
  kp: 'kinh phi',
  nv: 'nhiem vu',
}

const bare = (text: string) =>
  fold(text)
    .replace(/\(.*?\)/g, ' ')
    .replace(/[^a-z0-9#/]+/g, ' ')
    .replace(/\s*\/\s*/g, ' ')
    .trim()
    .replace(/\b[a-z]{2}\b/g, (word) => short[word] ?? word)

/** What a head's words say of its column: its role and how plainly (3 to 1); null when they say nothing known. */
export function roleOf(text: string): Match | null {
  if (!text || text.length > 120) return null
  const words = bare(text)
  // figures about tasks: "Số nhiệm vụ", "Tỷ lệ hoàn thành"
  if (!words || /^(?:don vi tinh|(?:tong )?so (?:luong )?(?:nhiem|cong)|t[iy] le)/.test(words)) return null
  for (const [role, strength, shape] of shapes) if (shape.test(words)) return { role, strength }
  return null
}

/** One column for lead and coordinators together. */
export const isShared = (text: string): boolean => /chu tri.*phoi hop/.test(bare(text))

const period =
  /^(?:(?:quy|q) ?(?:0?[1-4]|iv|i{1,3})|(?:thang|t) ?(?:1[0-2]|0?[1-9]))(?: ?\/? ?(?:nam )?20\d{2})?$/

/** The period a column of marks stands for: "Quý I/2025", "T4", or "3" under "Thời gian (tháng)"; empty for none. */
export function periodOf(text: string, group = ''): string {
  const line = oneLine(text)
  if (period.test(bare(line))) return line
  const unit = /\b(?:thang|quy)\b/.exec(fold(group))?.[0]
  const whole = `${unit === 'quy' ? 'Quý' : 'Tháng'} ${line}`
  return unit && /^(?:\d{1,2}|I{1,3}|IV)$/.test(line) && period.test(bare(whole)) ? whole : ''
}
