import { beginsAgencyName, sectorForm, splitAgencyNames } from '../../organisation/rules/agency-names.ts'
import type { Recipient, RecipientKind } from './shape.ts'

/** Small-letter words that may stand inside a name or a group of agencies; any other small-letter word ends the list. */
const inside = [
  'và',
  'các',
  'cấp',
  'tỉnh',
  'huyện',
  'xã',
  'phường',
  'thị xã',
  'thị trấn',
  'thành phố',
  'quận',
  'trung ương',
  'đặc khu',
  'ban(?! hành)',
  'ngành',
  'sở',
  'bộ',
  'đơn vị',
  'cơ quan',
  'địa phương',
  'đoàn thể',
  'nhân dân',
  'có liên quan',
  'liên quan',
  'trực thuộc',
  'thuộc',
  'chuyên môn',
  'khu kinh tế',
  'khu công nghiệp',
  'cải cách hành chính',
  'chuyển đổi số',
  'hành chính công',
  'hành chính',
  'chi nhánh',
  'nhà nước',
  'quân sự',
  'bộ đội biên phòng',
  'biên phòng',
  'khác',
  'thường trực',
  'chính trị',
  'xã hội',
  'sự nghiệp',
  'công lập',
  'trên địa bàn',
  'đóng trên địa bàn',
  'doanh nghiệp',
  'thành viên',
  'nông thôn mới',
  'giảm nghèo',
  'toàn',
  'của tỉnh',
  'trong tỉnh',
  'ngang bộ',
  'ngang',
  'hội',
  'tổ chức chính trị',
  'phòng',
  'báo chí',
  'thông tấn',
  'trung tâm',
  'công an',
  'thuế',
  'thanh tra',
  'người đứng đầu',
  'thủ trưởng',
  'giám đốc',
  'chủ tịch',
  'cục',
  'chi cục',
  'kho bạc',
  'ngân hàng',
  'bảo hiểm',
  'văn phòng',
  'viện',
  'trường',
  'đồng chí',
  'quốc hội',
  'đại biểu',
  'tổng công ty',
  'công ty',
  'cổ phần',
  'tập đoàn',
  'liên hiệp',
  'hợp tác xã',
  'chủ đầu tư',
  'giúp việc',
  'khu vực(?=\\s+[IVX\\d])',
]
const insideList = [...inside].sort((a, b) => b.length - a.length).join('|')
/** Words of names whose second syllable is small, so that "Dân tộc" does not end at "tộc". */
const named =
  'Giám đốc|Bộ trưởng|Thủ trưởng|Chủ tịch|Phó Chủ tịch|Bí thư|Người đứng đầu|Trưởng ban|Chánh Văn phòng|Chánh văn phòng|Tạp chí|Dân tộc|Quản lý|Phụ nữ|Nông dân|Cựu chiến binh|Lao động|Tôn giáo|Phục vụ|Phát triển|Giảm nghèo|Chỉ đạo|Chỉ huy|Quân sự|Bộ đội|Biên phòng|Văn phòng|Điều phối|Kiểm lâm|Văn thư|Lưu trữ|Thống kê|Hải quan|Bảo hiểm|Kho bạc|Nhà nước|Thường vụ|Thường trực|Tổ chức|Tuyên giáo|Dân vận|Kiểm tra|Nội chính|Mặt trận|Tổ quốc|Công nghệ thông tin|Xúc tiến|Đầu tư|Thương mại|Kỹ thuật|Tin học|Hỗ trợ|Khuyến nông|Khuyến công|Phòng chống|Tìm kiếm|Đại học|Cao đẳng|Chính trị|Bưu điện|Viễn thông|Ngân hàng|Kinh tế|Hành chính|Hành chính công|Nghiên cứu|Thông tin|Truyền thông|Tài nguyên|Môi trường|Kế hoạch|Khí tượng|Thủy văn|Hợp tác xã|Chữ thập đỏ|Người cao tuổi|Luật gia|Nhà báo|Văn học|Nghệ thuật|Doanh nghiệp|Cải cách hành chính|Chuyển đổi số|Nông thôn mới|Nhân dân|Ủy ban|Uỷ ban|Hội đồng|Đại biểu|Quốc hội|Công an|Thanh tra|Bảo vệ|Xã hội|Trung tâm|Trung ương|Chi nhánh|Tỉnh ủy|Thành ủy|Huyện ủy|Thị ủy|Đảng ủy|Đảng uỷ|Đảng bộ|Tỉnh đoàn|Kiểm sát|Tòa án|Thành phố|Thị xã|Khoa học|Công nghệ|Giáo dục|Đào tạo|Văn hóa|Thể thao|Phát thanh|Truyền hình|Quân khu|Cơ sở|Hạ tầng|Đô thị|Nông nghiệp|Công thương|Chi cục|Tổng cục|Phòng không|Cảnh sát|Xuất nhập cảnh|Giao thông|Vận tải|Chính phủ|Thủ tướng'
const compoundAt = new RegExp(`(?:${sectorForm}|(?:${named})(?![\\p{L}\\p{N}]))`, 'yu')
const insideAt = new RegExp(`(?:${insideList})(?![\\p{L}\\p{N}])`, 'yu')
const groupAt = /tổ chức(?=\s*(?:,|và\s|có liên quan|liên quan|chính trị|đoàn thể|$))/uy
const nameWordAt = /[\p{Lu}\p{N}][\p{L}\p{N}&\-–./]*/uy
const bracketAt = /\([^()]*\)/uy
const linkAt = /\s*[,;&/]\s*|\s+[-–]\s+(?=\p{Lu})|\s+/uy

/** "UBND các huyện: Nghi Lộc, …" goes on after its colon, "Sở Nội vụ: Tham mưu …" does not. */
const opensNames =
  /(?:^|\s)các (?:sở|bộ|huyện|thị xã|thành phố|xã|phường|thị trấn|quận|ban|phòng)(?:(?:, | và )(?:huyện|thị xã|thành phố|xã|phường|thị trấn))*$/iu
const colonAt =
  /\s*:\s*(?=\p{Lu}\p{Ll}+(?:\s+\p{Lu}\p{Ll}*)*\s*(?:,|và\s|;)|(?:Nội vụ|Tư pháp|Tài chính|Y tế|Công Thương|Xây dựng|Kế hoạch))/uy

const stepAt = (form: RegExp, text: string, at: number): number => {
  form.lastIndex = at
  return form.test(text) ? form.lastIndex : at
}

/** After a comma a list goes on with a name, a word of a group ("thị xã"), or a proper name; never with a verb. */
const wordEnd = (text: string, at: number): number => {
  const named = stepAt(nameWordAt, text, at)
  if (named > at) return text[named - 1] === '.' ? named - 1 : named
  const kept = stepAt(insideAt, text, at)
  return kept > at ? kept : stepAt(groupAt, text, at)
}

const proseWord =
  /^(?:Tiếp tục|Tăng cường|Đẩy mạnh|Tổ chức|Thực hiện|Chủ động|Khẩn trương|Rà soát|Báo cáo|Tham mưu|Xây dựng|Chỉ đạo|Hoàn thành|Phối hợp|Chủ trì|Đề nghị|Yêu cầu|Giao|Triển khai|Nghiêm túc|Tập trung|Căn cứ|Kế hoạch|Quyết định|Trước|Nghị quyết|Chỉ thị|Nghị định|Luật|Công văn|Đề án|Thông tư|Chương trình|Hướng dẫn|Kiểm tra|Trong|Thường xuyên)(?![\p{L}])/u

export type AgencyList = { names: string[]; text: string; end: number; bracket: string | null }

const trimmed = (text: string): string =>
  text.replace(/(?:[\s,;&/–-]|\s(?:và|thuộc|các|toàn|của|cấp|tại))+$/u, '')

/** The list of agencies that begins exactly at `from`; undefined where none begins. `end` is the first place after it. */
export function agencyListAt(text: string, from: number): AgencyList | undefined {
  if (!beginsAgencyName(text.slice(from, from + 60)) || /\s/u.test(text[from] ?? ' ')) return undefined
  let at = from
  let end = from
  let bracket: string | null = null
  for (;;) {
    const compound = stepAt(compoundAt, text, at)
    const prose = at > from && proseWord.test(text.slice(at, at + 20))
    const next = compound > at ? compound : prose ? at : wordEnd(text, at)
    if (next === at) break
    end = next
    at = stepAt(linkAt, text, end)
    if (text[end] === ':' && opensNames.test(text.slice(Math.max(from, end - 60), end)))
      at = stepAt(colonAt, text, end)
    const closed = stepAt(bracketAt, text, at)
    if (closed > at) {
      bracket = text.slice(at + 1, closed - 1)
      end = closed
      at = stepAt(linkAt, text, end)
    }
    if (at === end) break
  }
  const found = trimmed(text.slice(from, end))
  if (!/\s/u.test(found) && /\p{Ll}/u.test(found)) return undefined
  const names = splitAgencyNames(found)
  return names.length ? { names, text: found, end: from + found.length, bracket } : undefined
}

/** The first list that begins at or after `from` at the start of a word. */
export function nextAgencyList(text: string, from = 0): (AgencyList & { start: number }) | undefined {
  const word = /(?<![\p{L}\p{N}])\p{L}/gu
  word.lastIndex = from
  for (let m = word.exec(text); m; m = word.exec(text)) {
    const list = agencyListAt(text, m.index)
    if (list) return { ...list, start: m.index }
  }
  return undefined
}

const office =
  /^(?:đồng chí\s+)?(?:Giám đốc|Tổng [Gg]iám đốc|Bộ trưởng|Thủ trưởng|Chủ tịch|Phó Chủ tịch|Cục trưởng|Chi cục trưởng|Trưởng|Người đứng đầu)\s+(?=(?:Sở|Bộ|Cục|Chi cục|UBND|Ủy ban|Uỷ ban|Ban|Bảo hiểm|Kho bạc|Trung tâm|Công an|Văn phòng|Hội|Phòng|các)\s)/u

/** The unit whose head is named: "Giám đốc Sở Nội vụ" is "Sở Nội vụ", "Chánh Văn phòng UBND tỉnh" its office. */
export const unitOf = (name: string): string =>
  name
    .replace(office, '')
    .replace(/^Chánh\s+(?=Văn phòng|Thanh tra)/u, '')
    .replace(/^Chánh văn phòng/u, 'Văn phòng')
    .replace(/\s*\([^()]*\)/gu, '')
    .trim()

const lower = (text: string): string => text.toLocaleLowerCase('vi').replace(/uỷ/gu, 'ủy')
const generic =
  /^(?:tất cả |toàn thể )?(?:các |thủ trưởng (?:các )?|người đứng đầu (?:các )?)?(?:cơ quan|đơn vị)(?:,? (?:và )?(?:các )?(?:cơ quan|tổ chức|đơn vị|địa phương))*(?: (?:có )?liên quan)?$/u
const limited =
  /(?:^|\s)(?:chưa|còn|được|có (?:tỷ lệ|tỉ lệ|điểm|chỉ số|kết quả|hồ sơ|thứ hạng|nhiều|số)|đạt|đứng|xếp|nằm trong|bị|không|thuộc diện|đã|đang)\s/u
const several = /(?:^|\s)(?:các|cấp|những|toàn thể|tất cả|mọi)(?:\s|$)/u

/** Which of the three standing groups a name stands for: none for a single unit or another group. */
export function groupKinds(name: string): RecipientKind[] {
  const text = lower(name)
  if (
    !several.test(text) &&
    !/^(?:sở|ban|ủy ban nhân dân|ubnd|huyện|thành phố|thị xã|xã|phường)(?: (?:các|cấp)|,)/u.test(text)
  )
    return []
  if (/^các (?:bộ|cơ quan trung ương)|trực thuộc trung ương|các tỉnh/u.test(text) || limited.test(text))
    return []
  const kinds: RecipientKind[] = []
  if (
    /(?:^|\s)(?:sở|ban|ngành)(?:,|\s+và\s+(?:ban|ngành)|\s+cấp|\s+tỉnh|\s*$)|các (?:sở|ban)(?:,|\s|$)(?!\s*\p{Lu})|cơ quan chuyên môn|cơ quan cấp tỉnh/u.test(
      text,
    ) &&
    !/ban chỉ đạo|ban quản lý/u.test(text)
  )
    kinds.push('all-departments')
  if (
    /(?:các|cấp)(?: quận,| thành phố,| thị xã,)* (?:huyện|quận)|các (?:thành phố|thị xã)|(?:ubnd|ủy ban nhân dân) (?:huyện|quận|thành phố|thị xã),/u.test(
      text,
    )
  )
    kinds.push('all-districts')
  if (/(?:các|cấp|cấp huyện,|và) (?:xã|phường)(?![\p{L}])|xã, phường/u.test(text)) kinds.push('all-communes')
  if (kinds.includes('all-departments') && /địa phương/u.test(text)) kinds.push('all-districts')
  if (!kinds.length && /(?:^|ubnd |ủy ban nhân dân )các địa phương$/u.test(text)) kinds.push('all-districts')
  return kinds
}

/** "các cơ quan, đơn vị, địa phương" names nobody: it means whom the document is sent to. */
export const isGeneric = (name: string): boolean => generic.test(lower(name).trim())

/** True for any name that stands for more than one unit. */
export const isGroup = (name: string): boolean =>
  isGeneric(name) ||
  /^(?:ubnd|ủy ban nhân dân|chủ tịch (?:ubnd|ủy ban nhân dân)|giám đốc|thủ trưởng|chủ tịch|người đứng đầu)\s(?:các|cấp)\s/u.test(
    lower(name),
  ) ||
  groupKinds(name).length > 0 ||
  /^(?:các|những|tất cả|toàn thể|mọi|cơ quan|đơn vị)(?:\s|$)/u.test(lower(name))

const places =
  /^(?:(UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+)?[Cc]ác\s+(huyện|thị xã|thành phố|quận|xã|phường|thị trấn)\s*:?\s+(?=\p{Lu})(.+)$/u

/** "UBND các huyện Kỳ Sơn, Tương Dương và thị xã Cửa Lò" names three units, not all districts; undefined for other names. */
const placesIn = (name: string): string[] | undefined => {
  const found = places.exec(name)
  if (!found?.[2] || !found[3]) return undefined
  const [, council, kind, rest] = found
  return rest
    .split(/\s*[,;]\s*(?:và\s+)?|\s+và\s+/u)
    .filter(Boolean)
    .map((one) => {
      const own = /^\p{Lu}/u.test(one) ? `${kind} ${one}` : one
      return council ? `${council} ${own}` : own
    })
}

/** The recipients a name as written stands for; a group that is none of the three is a condition, resolved by hand. */
export function recipientsOf(name: string): Recipient[] {
  const several = placesIn(name)
  if (several) return several.map((one) => ({ kind: 'unit', unit: one, text: one }))
  const kinds = groupKinds(name)
  if (kinds.length) return kinds.map((kind) => ({ kind, unit: null, text: name }))
  if (isGroup(name)) return [{ kind: 'condition', unit: null, text: name }]
  return [{ kind: 'unit', unit: unitOf(name), text: name }]
}

/** The same recipient once, in the order of first mention. */
export const distinct = (recipients: Recipient[]): Recipient[] => {
  const seen = new Set<string>()
  return recipients.filter((r) => {
    const key = r.kind === 'unit' || r.kind === 'condition' ? `${r.kind} ${lower(r.unit ?? r.text)}` : r.kind
    return !seen.has(key) && seen.add(key)
  })
}
