const fold = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[–—−~→]/g, '-')

export const regular = new RegExp(
  [
    'thuong xuyen',
    'lien tuc',
    'dinh ky',
    'hang (?:ngay|tuan|thang|quy|nam)',
    'moi (?:ngay|tuan|thang|quy|nam)',
    'suot nam',
    'quanh nam',
    '(?:ngay|tuan|thang|quy|nam) ?/? ?(?:0?1 |mot )?lan',
    'lan ?/ ?(?:ngay|tuan|thang|quy|\\d* ?thang|nam)',
    'theo (?:tung )?(?:thang|quy|nam)\\b(?! (?:\\d|dinh|che|trinh|hoach|mo|hoc))',
    '^(?:ngay|tuan|thang|quy)(?: ?[,;/] ?(?:6 thang|9 thang|quy|nam|thang))*$',
    '^(?:0?3|0?6) thang(?: ?[,;/] ?(?:0?9 thang|quy|nam|thang))+$',
    'thang cuoi (?:cua )?(?:moi |tung )?quy',
    '\\bongoing\\b',
    '\\bregular',
    '\\bmonthly\\b',
    '\\bquarterly\\b',
    '\\bweekly\\b',
    '\\byearly\\b',
    '\\bannual',
    '^tx\\.?$',
  ].join('|'),
)
export const eachYear = /\b(?:hang|moi) nam\b/g
export const onADay = /\b\d{1,2} ?(?:[/.-]|thang) ?\d{1,2}\b/
export const dependent =
  /^(?:theo|sau khi|sau |khi |tuy |tuy theo|ngay sau|ngay khi|phu thuoc|dot xuat|ky hop|truoc (?:khi|ky hop|phien hop|hoi nghi|tet|dip)|trong (?:vong|thoi han)|cham nhat (?:sau )?\d+ ngay)|^\d+ (?:ngay|thang|tuan)(?: lam viec)? (?:sau|ke tu|tu khi|tu ngay)/
export const firmDate = /(?:truoc|cham nhat|hoan thanh|xong|den|het) (?:ngay |thang |quy |nam )?(?:la )?\d/
export const vague = /\b(?:dau|giua|thuong tuan|trung tuan|khoang|du kien|tuan (?:thu )?\d)\b/
/** Words that may stand beside a day or a period and say no more than it does. */
export const harmless =
  /\b(?:ngay|thang|quy|nam|truoc|den|het|toi|tu|trong|vao|cuoi|ca|la|cham nhat|muon nhat|khong qua|khong muon hon|hoan thanh|hoan tat|xong|thuc hien|trien khai|trinh|ban hanh|bao cao|gui|ket thuc|thoi gian|thoi diem|thoi han|va|hoac|cua|nay|ke hoach|dot|lan|gio|phut|h|from|to|by|end|of|until|before)\b/g
export const hour = /\b\d{1,2} ?(?:h|g|gio|:) ?(?:\d{2})?(?: ?phut)?|\b(?:lan|dot) (?:thu )?\d{1,2}\b/g
const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthWords = [
  'gieng|mot',
  'hai',
  'ba',
  'tu',
  '',
  'sau',
  'bay',
  'tam',
  'chin',
  'muoi',
  'muoi mot',
  'muoi hai|chap',
]

/** One spelling for each form: "T9" and "thg 9" become "thang 9", "Quý III" "quy 3", "Sep 30, 2023" "30/9/2023". */
export function plain(text: string): string {
  let t = fold(text.replace(/[Tt]háng Năm\b/g, 'tháng 5'))
    .replace(/\s+/g, ' ')
    .trim()
  const names = monthNames.join('|')
  const month = (name: string) => monthNames.indexOf(name.slice(0, 3)) + 1
  t = t.replace(
    new RegExp(`\\b(\\d{1,2})[ -]?(${names})[a-z]*[ ,-]*(\\d{4}|\\d{2})?\\b`, 'g'),
    (_, d, m, y) => `${d}/${month(m)}${y ? `/${y}` : ''}`,
  )
  t = t.replace(
    new RegExp(`\\b(${names})[a-z]* (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})\\b`, 'g'),
    (_, m, d, y) => `${d}/${month(m)}/${y}`,
  )
  t = t.replace(
    new RegExp(`\\b(${names})[a-z]*[ ,-]*(\\d{4}|\\d{2})\\b`, 'g'),
    (_, m, y) => `thang ${month(m)}/${y.length === 2 ? `20${y}` : y}`,
  )
  t = t
    .replace(/\b(?:thang|thg|th|t)\.? ?(\d{1,2})(?!\d)/g, 'thang $1')
    .replace(/\b(?:quarter|quy|qui|q)[. ]*(?=(?:iv|iii|ii|i|0?[1-4])(?![a-z\d]))/g, 'quy ')
  t = t.replace(/(?<!\d)(\d{1,2})-thang (\d{1,2})-(\d{4}|\d{2})(?!\d)/g, '$1/$2/$3')
  monthWords.forEach((words, i) => {
    if (words) t = t.replace(new RegExp(`\\bthang (?:${words})\\b(?! muoi| mot| hai)`, 'g'), `thang ${i + 1}`)
  })
  t = t.replace(/\bthang (xii|xi|x|ix|viii|vii|vi|v|iv|iii|ii|i)\b/g, (_, r) => `thang ${roman(r)}`)
  const quarter = '(?:iv|iii|ii|i|0?[1-4])(?![a-z\\d])'
  const list = (word: string, n: string) =>
    new RegExp(
      `\\b${word} (${n})((?: ?(?:,|-|;|&|\\+|va|den|toi) ?(?:${word} )?${n}(?!/\\d{1,2}(?!\\d)))+)`,
      'g',
    )
  const spread = (word: string, n: string) => (_: string, first: string, rest: string) =>
    `${word} ${first}${rest.replace(new RegExp(`(?:${word} )?(${n})`, 'g'), `${word} $1`)}`
  t = t
    .replace(list('quy', quarter), spread('quy', quarter))
    .replace(list('thang', '\\d{1,2}(?![\\d])'), spread('thang', '\\d{1,2}(?!\\d)'))
  // "II/2025" alone is a quarter
  t = t.replace(/(?<!quy |[a-z\d])(iv|iii|ii|i)(?= ?\/ ?20\d{2}(?!\d))/g, 'quy $1')
  return t.replace(/\bquy (iv|iii|ii|i)\b/g, (_, r) => `quy ${roman(r)}`)
}

const roman = (r: string) =>
  ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'].indexOf(r) + 1
