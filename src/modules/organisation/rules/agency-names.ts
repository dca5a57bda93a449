/**
 * Agency names in running Vietnamese: "Sở Nội vụ, Sở Thông tin và Truyền thông và UBND các huyện, thành phố,
 * thị xã" is three names, though it holds four commas and two "và". A comma or "và" parts two names only where
 * a new name begins after it; inside a compound name it belongs to the name.
 */

/** Sectors of departments and ministries. Those with a comma or "và" inside are why splitting needs a list. */
const sectors = [
  'Nội vụ',
  'Tư pháp',
  'Kế hoạch và Đầu tư',
  'Kế hoạch và đầu tư',
  'Tài chính',
  'Công Thương',
  'Công thương',
  'Nông nghiệp và Phát triển nông thôn',
  'Nông nghiệp và Môi trường',
  'Giao thông vận tải',
  'Giao thông Vận tải',
  'Giao thông công chánh',
  'Xây dựng',
  'Tài nguyên và Môi trường',
  'Thông tin và Truyền thông',
  'Lao động - Thương binh và Xã hội',
  'Lao động, Thương binh và Xã hội',
  'Lao động – Thương binh và Xã hội',
  'Lao động-Thương binh và Xã hội',
  'Văn hóa, Thể thao và Du lịch',
  'Văn hóa và Thể thao',
  'Văn hóa, Thể thao, Du lịch',
  'Văn hóa, Khoa học và Thông tin',
  'Văn hóa và Thông tin',
  'Y tế, Dân số và Trẻ em',
  'Du lịch',
  'Khoa học và Công nghệ',
  'Giáo dục và Đào tạo',
  'Y tế',
  'Ngoại vụ',
  'Quy hoạch - Kiến trúc',
  'Quy hoạch và Kiến trúc',
  'Dân tộc và Tôn giáo',
  'Ngoại giao',
  'Quốc phòng',
  'Công an',
  'An toàn thực phẩm',
  'Kinh tế và Hạ tầng',
  'Kinh tế, Hạ tầng và Đô thị',
  'Tài chính - Kế hoạch',
  'Văn hóa - Xã hội',
  'Văn hóa và Xã hội',
  'KH&ĐT',
  'KHĐT',
  'NN&PTNT',
  'NN&MT',
  'GTVT',
  'TN&MT',
  'TNMT',
  'TT&TT',
  'TTTT',
  'LĐ-TB&XH',
  'LĐTB&XH',
  'LĐTBXH',
  'LĐ-TBXH',
  'VH&TT',
  'VHTT',
  'VH,TT&DL',
  'VHTT&DL',
  'VHTTDL',
  'KH&CN',
  'KHCN',
  'GD&ĐT',
  'GDĐT',
  'XD',
  'TC',
  'NV',
  'TP',
] as const

/** Compound names outside the sectors whose "và" or comma is their own. */
const compounds = [
  'Đoàn (?:đại biểu Quốc hội|Đại biểu Quốc hội|ĐBQH) và (?:Hội đồng nhân dân|HĐND)',
  'Văn phòng (?:Hội đồng nhân dân|HĐND) và (?:Ủy ban nhân dân|UBND)',
  'Phát thanh và Truyền hình',
  'Phát thanh, Truyền hình',
]

const places = 'huyện|thị xã|thành phố|quận|xã|phường|thị trấn|đặc khu'

/** Words a name of an agency, a body or its head begins with. Capital letters count: "ban" in "sở, ban, ngành" is none. */
const heads = [
  'Sở',
  'Bộ',
  'Ban',
  'Văn phòng',
  'UBND',
  'Ủy ban',
  'Uỷ ban',
  'HĐND',
  'Hội đồng',
  'Hội',
  'Thanh tra',
  'Công an',
  'Cục',
  'Chi cục',
  'Tổng cục',
  'Vụ',
  'Phòng',
  'Trường',
  'Đại học',
  'Học viện',
  'Trung tâm',
  'Viện',
  'Báo',
  'Đài',
  'Tạp chí',
  'Cổng',
  'Tỉnh đoàn',
  'Đoàn',
  'Liên đoàn',
  'Liên hiệp',
  'Liên minh',
  'Mặt trận',
  'MTTQ',
  'UBMTTQ',
  'Kho bạc',
  'Ngân hàng',
  'Bảo hiểm',
  'BHXH',
  'Tòa án',
  'Toà án',
  'Hiệp hội',
  'Công ty',
  'Tổng công ty',
  'Tập đoàn',
  'Bưu điện',
  'Viễn thông',
  'Điện lực',
  'Đảng ủy',
  'Tỉnh ủy',
  'Thành ủy',
  'Huyện ủy',
  'Thị ủy',
  'Đảng bộ',
  'Quỹ',
  'Bệnh viện',
  'Hải quan',
  'Thuế',
  'Quân khu',
  'BCH',
  'BQL',
  'BCĐ',
  'VP',
  'VPUBND',
  'STTTT',
  'Tổ',
  'Đội',
  'Chính phủ',
  'Thủ tướng',
  'Nhà máy',
  'VNPT',
  'Viettel',
  'MobiFone',
  'Các',
  'các',
  'Những',
  'Toàn thể',
  'Giám đốc',
  'Thủ trưởng',
  'Chủ tịch',
  'Chánh Văn phòng',
  'Chánh văn phòng',
  'Chánh Thanh tra',
  'Người đứng đầu',
  'người đứng đầu',
  'Bí thư',
  'Trưởng',
  'Tổng Giám đốc',
  'Tổng giám đốc',
  'Cơ quan',
  'cơ quan',
  'Đơn vị',
  'Lãnh đạo',
  'Cá nhân',
  'Doanh nghiệp',
  'doanh nghiệp',
  'Tổ chức',
]

/** Words and places that begin as an agency's name does: "Báo cáo", "Trường hợp", "Hội Sơn", "Trường Vinh". */
const others =
  '(?:Hội|Trường) \\p{Lu}\\p{Ll}+(?=\\s*(?:[,;.:)]|$|\\svà\\s))|Báo cáo|Ban hành|Bộ máy|Bộ phận|Bộ thủ tục|Bộ chỉ số|Bộ tiêu chí|Trường hợp|Hội nghị|Hội thảo|Phòng,? chống|Phòng ngừa|Phòng bệnh|Tổ chức \\p{Ll}|Vụ việc|Viện dẫn|Đoàn kết|Thanh tra,|Văn phòng phẩm|Bảo hiểm y tế'

const end = '(?![\\p{L}\\p{N}])'
const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const longestFirst = (list: readonly string[]): string[] => [...list].sort((a, b) => b.length - a.length)
const sectorList = longestFirst(sectors).map(literal).join('|')

const head = new RegExp(
  `^(?!${others})(?:(?:${longestFirst(heads).map(literal).join('|')})${end}|(?:sở|bộ|ban|chi cục|cục|phòng|văn phòng|công an|trường|hội)\\s+\\p{Lu})`,
  'u',
)
const bareSector = new RegExp(`^(?:${sectorList})(?=\\s*(?:[,;.:)]|$|\\s(?:và|cùng)\\s))`, 'u')
const guarded = new RegExp(
  `\\([^()]*\\)|"[^"]*"|“[^”]*”|(?:${sectorList})${end}|(?:${compounds.join('|')})${end}`,
  'gu',
)
const separator = /[;,]|\s(?:và|cùng với|cùng)(?=\s)/gu
const placeList = /^((?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Chủ tịch UBND)\s)/u
const namedPlace = new RegExp(`^(?:các\\s+)?(?:${places})\\s+\\p{Lu}`, 'u')
const pluralPlace = new RegExp(`^các\\s+(?:${places})${end}`, 'u')
const opensPlaces = new RegExp(`^(.*?\\s)(?:các\\s+)?(${places})\\s*:?\\s+\\p{Lu}`, 'u')
const opensSectors =
  /^(?:(?:Giám đốc|Thủ trưởng|Lãnh đạo)\s+)?(?:(?:Các|các)\s+)?([Ss]ở|[Bb]ộ|[Pp]hòng|[Bb]an)(?:,\s*(?:ban|ngành))*\s*:?\s+\p{Lu}/u

/** A sector's name at the place a sticky search stands at: "Nội vụ", "Kế hoạch và Đầu tư" (as a regular expression's source). */
export const sectorForm = `(?:${sectorList})${end}`

/** True where a name of an agency (or of its head) begins at the start of the text. */
export const beginsAgencyName = (text: string): boolean => head.test(text.trimStart())

const tidy = (name: string): string =>
  name
    .replace(/^[\s\-–•+*;,.:]+(?=\S)/u, '')
    .replace(/^(?:và|cùng với|cùng)\s+/u, '')
    .replace(/[\s;,.:]+$/u, '')
    .replace(/\s+/gu, ' ')

const capital = (word: string): string => word.charAt(0).toLocaleUpperCase('vi') + word.slice(1)

/** "UBND các xã, phường: Nghi Lộc, Diễn Châu" leaves open which is which: each is named without its kind. */
const opensKinds = new RegExp(
  `^((?:Chủ tịch )?(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân) )?[Cc]ác (?:${places})(?:(?:, | và )(?:${places}))+\\s*:\\s*(?=\\p{L})`,
  'u',
)

/** "Các sở: Nội vụ" names one department: "Sở Nội vụ"; "UBND các huyện Nghi Lộc" one district. */
const single = (name: string): string =>
  name
    .replace(opensKinds, '$1')
    .replace(
      /^(?:(?:Giám đốc|Thủ trưởng|Lãnh đạo)\s+)?[Cc]ác\s+([Ss]ở|[Bb]ộ|[Pp]hòng|[Bb]an)\s*:?\s+(?=\p{Lu})/u,
      (_, kind: string) => `${capital(kind)} `,
    )
    .replace(
      new RegExp(
        `^((?:Chủ tịch )?(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)) các (${places})\\s*:?\\s+(?=\\p{Lu})`,
        'u',
      ),
      '$1 $2 ',
    )

type Cut = { at: number; next: number; prefix: string }

/** What the text after a separator lacks of its own name: '' for nothing, undefined when no name begins there. */
const prefixFor = (current: string, rest: string): string | undefined => {
  const kinds = opensKinds.exec(current)?.[0]
  if (kinds && (namedPlace.test(rest) || (/^\p{Lu}/u.test(rest) && !head.test(rest)))) return kinds
  const body = placeList.exec(current)?.[1]
  if (body && (namedPlace.test(rest) || pluralPlace.test(rest))) return body
  if (head.test(rest)) return ''
  const kind = opensSectors.exec(current)?.[1]
  if (kind && bareSector.test(rest)) return `${capital(kind)} `
  const list = opensPlaces.exec(current)
  if (body && list && /^\p{Lu}/u.test(rest)) return `${body}${list[2]} `
  return undefined
}

const cutsOf = (text: string): Cut[] => {
  const safe = [...text.matchAll(guarded)].map((m) => [m.index, m.index + m[0].length] as const)
  const cuts: Cut[] = []
  let start = 0
  let prefix = ''
  for (const mark of text.matchAll(separator)) {
    const next = mark.index + mark[0].length
    if (safe.some(([from, to]) => mark.index >= from && mark.index < to)) continue
    const rest = text
      .slice(next)
      .replace(/^\s*(?:và|cùng với|cùng)\s+/u, '')
      .trimStart()
    const found = prefixFor(prefix + tidy(text.slice(start, mark.index)), rest)
    if (found === undefined && mark[0] !== ';') continue
    cuts.push({ at: mark.index, next, prefix: found ?? '' })
    start = next
    prefix = found ?? ''
  }
  return cuts
}

/**
 * The agencies a text names, in order, as the text has them; a shortened list is completed ("Các sở: Nội vụ, Tài
 * chính" gives "Sở Nội vụ", "Sở Tài chính"). Compound names and groups ("UBND các huyện, thành phố, thị xã",
 * "Các sở, ban, ngành") stay whole; lines and semicolons always part. Empty for an empty text.
 */
export function splitAgencyNames(text: string): string[] {
  const names: string[] = []
  for (const line of text.normalize('NFC').split(/\r?\n/u)) {
    const clean = line.replace(/\s+/gu, ' ').trim()
    const cuts = cutsOf(clean)
    const starts = [{ next: 0, prefix: '' }, ...cuts]
    starts.forEach((from, i) => {
      const name = tidy(clean.slice(from.next, cuts[i]?.at))
      if (name) names.push(single(from.prefix + name))
    })
  }
  return names
}
