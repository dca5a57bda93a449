import { splitAgencyNames } from '../../organisation/rules/agency-names.ts'
import type { Recipient } from './shape.ts'
import {
  type AgencyList,
  agencyListAt,
  distinct,
  groupKinds,
  isGeneric,
  isGroup,
  nextAgencyList,
  recipientsOf,
  unitOf,
} from './units.ts'

/** Whom a clause speaks to: `lead` empty where each recipient acts for itself; `marked` where an order word gave it. */
export type Subject = {
  recipients: Recipient[]
  generic: boolean
  lead: string[]
  marked: boolean
  start: number
  end: number
}

/** Each of these acts for itself; where none is named it is said in general. */
const each = (recipients: Recipient[], start: number, end: number): Subject => ({
  recipients,
  generic: !recipients.length,
  lead: [],
  marked: true,
  start,
  end,
})
const onCondition = (text: string): Recipient[] => [{ kind: 'condition', unit: null, text }]

const issuers =
  '(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Chủ tịch (?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)|Phó Chủ tịch (?:UBND|Ủy ban nhân dân)|Thường trực [^,;.]{1,40}?|Ban Chỉ đạo[^,;.]{0,60}?|Thủ tướng Chính phủ|Chính phủ)'
const either = (words: string): string =>
  words
    .split('|')
    .map((w) => `[${w.charAt(0)}${w.charAt(0).toLocaleUpperCase('vi')}]${w.slice(1)}`)
    .join('|')
const orderWord = new RegExp(
  `^(?:(?:${either('đồng thời|đồng chí|riêng|ngoài ra|bên cạnh đó|cũng|nay')})[,:]?\\s+)*(?:${issuers}(?:\\s+(?:tỉnh|thành phố|huyện|thị xã)(?:\\s+\\p{Lu}[\\p{L}]*){0,3})?\\s+)?(?:${either('giao(?: nhiệm vụ)?(?: cho)?|yêu cầu|đề nghị|phân công|ủy quyền(?: cho)?')}|(?<=\\s)(?:chỉ đạo|đôn đốc))[:]?\\s+(?:đồng chí\\s+)?`,
  'u',
)
const introduction =
  /^(?:(?:Trước|Trong|Chậm nhất|Muộn nhất|Đến|Từ|Định kỳ|Hằng|Hàng|Để|Nhằm|Đối với|Căn cứ|Trên cơ sở|Về|Theo|Sau|Khi|Cuối|Đồng thời|Ngoài ra|Riêng|Đồng ý|Thống nhất|Qua|Vì vậy|Do đó|Hoàn thành)(?![\p{L}])[^:;]*?[,:])\s*/u
/** Who chairs a meeting is told of, not ordered. */
const meeting = '(?!\\s+(?:cuộc|hội nghị|phiên|buổi|họp|giao ban|lễ|tọa đàm))'
const chairs = new RegExp(`^[\\s,]*(?:là (?:cơ quan|đơn vị) )?(?:chịu trách nhiệm )?chủ trì${meeting}`, 'u')
/** "Sở Nội vụ là cơ quan thường trực, tổng hợp …": who it is, before what it does. */
const standing =
  /^\s+là (?:cơ quan|đơn vị)\s+(?:thường trực|đầu mối|chủ trì|tham mưu)[^,.;:]{0,80},\s*(?=\p{Ll})/u
const verbNext =
  /^\s*(?:\([^()]*\))?\s*(?:[:,]|chủ trì|phối hợp|có trách nhiệm|chịu trách nhiệm|phải|cần|nghiêm túc|khẩn trương|tiếp tục|chủ động|tập trung|tăng cường|đẩy mạnh|tham mưu|tổ chức|xây dựng|rà soát|hoàn thành|hoàn thiện|báo cáo|thực hiện|triển khai|hướng dẫn|kiểm tra|theo dõi|đôn đốc|tổng hợp|trình|ban hành|đề xuất|nghiên cứu|chỉ đạo|công khai|cập nhật|phê duyệt|thẩm định|bố trí|cân đối|quán triệt|phổ biến|tuyên truyền|nâng cao|căn cứ|trên cơ sở|thường xuyên|kịp thời|lập|gửi|đánh giá|tích hợp|khắc phục|xử lý|giải quyết|cung cấp|đăng ký|cử|sắp xếp|bảo đảm|đảm bảo|trực tiếp|xác minh|giải trình|tham gia|duy trì|vận hành|kết nối|số hóa|đăng tải|tiếp nhận|chuẩn bị|rút kinh nghiệm|kiểm điểm|trước|chậm nhất|giúp|thông báo|tự|quan tâm|vào cuộc|đưa|hỗ trợ|tạo|thành lập|kiện toàn|quản lý|sử dụng|điều chỉnh|bổ sung|sửa đổi|khai thác|mở|đổi mới|phát huy|nắm|ký|in|cấp|thu|chi|chuyển|đề nghị|yêu cầu|gắn|áp dụng|làm|lấy|niêm yết|tiến hành|phân công|phân tích|giám sát|thanh tra|có (?:văn bản|giải pháp|kế hoạch|phương án|biện pháp)|định kỳ|hằng|hàng)(?![\p{L}])/u
/** After a name: words that tell of it. Any other small word is what it is to do. */
const toldNext =
  /^\s*(?:đã|còn|được|chưa|đang|đạt|là|của|thì|mà|vừa|mới|luôn|hiện|cho biết|cũng|và|hoặc|để|do|bị|tại|về|có|nêu|hoàn thành \d)(?![\p{L}\d])/u
const narrated = /(?:đã|được|đang|từng|vừa|mới)\s+$/u
const conditionStart =
  /^(?:Các|các|Những|những|Riêng các|Đối với các|Tất cả các)\s+(?:cơ quan|đơn vị|địa phương|sở|ban|ngành|xã|phường|huyện|UBND|Ủy ban nhân dân)(?:(?!\s(?:hoàn thành|thực hiện|tổ chức|rà soát|báo cáo|xây dựng|tiếp tục|tăng cường|khẩn trương|chủ động|nghiêm túc|có trách nhiệm|phải|cần|triển khai|chỉ đạo|kiểm tra|đẩy mạnh|gửi|cử|công khai|tham mưu|chịu|quán triệt|khắc phục|tập trung|cập nhật|phối hợp)\s)[^.;:(])*?\s(?:chưa|còn(?! lại)|được|có (?:tỷ lệ|tỉ lệ|điểm|chỉ số|kết quả|hồ sơ|thứ hạng|nhiều|số)|đạt|đứng|xếp|nằm trong|bị|không|để xảy ra|thuộc diện|đã)\s/u
const mainVerb =
  /[\s,]+(?:khẩn trương|phải|cần|có trách nhiệm|nghiêm túc|tập trung|chủ động|rà soát|báo cáo|thực hiện (?:ngay|nghiêm|rà soát)|tiến hành|xây dựng|có (?:văn bản|giải pháp|phương án|biện pháp|báo cáo|kế hoạch)|kiểm điểm|giải trình|chỉ đạo(?= (?:thực|rà|khắc|quyết))|tổ chức|hoàn thành (?:việc|trước|trong)|tiếp tục|trước ngày|chậm nhất|tăng cường|đẩy mạnh|xác định|làm rõ|gửi|hoàn thiện|sớm|quyết liệt|kịp thời|xử lý(?= (?:dứt điểm|ngay|triệt để|nghiêm|xong))|khắc phục(?= (?:ngay|kịp|các|những|triệt)))(?![\p{L}])|\s*[:;.]/u

const group = /^(?:[Cc]ác|[Nn]hững|[Tt]oàn thể|[Tt]ất cả các)\s+\p{Ll}[^.:;,()]{2,60}(?=\s*:\s*$)/u

/** "Yêu cầu các nhà thầu thi công:" opens a list for a group that is none of the known: a condition. */
function otherGroup(text: string, start: number): Subject | undefined {
  const words = group.exec(text.slice(start))?.[0]
  if (!words || /(?:nội dung|nhiệm vụ|công việc|giải pháp|việc|vấn đề)(?![\p{L}])/u.test(words))
    return undefined
  return each(onCondition(words), start, start + words.length)
}

const listed = (list: AgencyList): string[] | undefined => {
  if (!list.bracket) return undefined
  const names = splitAgencyNames(list.bracket.replace(/^(?:gồm|bao gồm|cụ thể|như sau)\s*:?\s*/iu, ''))
  return names.length && agencyListAt(names[0] ?? '', 0) ? names : undefined
}

/** "Các cơ quan, đơn vị chưa ban hành Kế hoạch … khẩn trương …": a condition, or the units its brackets name. */
function conditional(text: string, start: number): Subject | undefined {
  const rest = text.slice(start)
  if (!conditionStart.test(rest)) return undefined
  // "Các sở, ngành cung cấp … nhận được yêu cầu": what they do comes first, so nothing narrows them
  const all = agencyListAt(text, start)
  if (all && verbNext.test(text.slice(all.end))) return undefined
  const open = rest.indexOf('(')
  const verb = mainVerb.exec(rest)
  if (open > 0 && (!verb || open < verb.index || rest.slice(0, open).search(/[.;]/u) < 0)) {
    const close = rest.indexOf(')', open)
    const names =
      close > 0 ? listed({ names: [], text: '', end: 0, bracket: rest.slice(open + 1, close) }) : undefined
    if (names && (!verb || open <= verb.index + 1))
      return each(distinct(names.flatMap(recipientsOf)), start, start + close + 1)
  }
  const until = verb?.index ?? rest.length
  if (until < 10 || until > 300) return undefined
  const words = rest
    .slice(0, until)
    .replace(/^(?:Riêng|Đối với)\s+/u, '')
    .trim()
  return each(onCondition(words), start, start + until)
}

const several =
  /^(?:Các|các|Những|những)\s+(?:cơ quan|đơn vị|địa phương|sở|ngành|huyện|xã|phường)[^.;:()]{0,120}\(([^()]+)\)/u

/** "Các đơn vị chỉ đạo điểm năm 2025 (Sở Y tế, …)": those that the brackets name, where nothing is told before them. */
function named(text: string, start: number): Subject | undefined {
  const found = several.exec(text.slice(start))
  if (!found || mainVerb.test(text.slice(start, start + found[0].indexOf('(')))) return undefined
  const names = listed({ names: [], text: '', end: 0, bracket: found[1] ?? '' })
  if (!names || names.length < 2) return undefined
  return each(distinct(names.flatMap(recipientsOf)), start, start + found[0].length)
}

const subjectOf = (list: AgencyList, text: string, start: number, ordered: boolean): Subject => {
  const named = list.names.every((name) => isGroup(name)) ? listed(list) : undefined
  const names = named ?? list.names
  const own = names.filter((name) => !isGeneric(name))
  const single = names.length > 0 && names.every((name) => !isGroup(name))
  const leads =
    !named &&
    (chairs.test(text.slice(list.end))
      ? own.filter((n) => !isGroup(n))
      : single && (ordered || names.length === 1)
        ? names
        : [])
  const recipients = distinct(own.flatMap(recipientsOf))
  return {
    recipients,
    generic: own.length < names.length || !own.length,
    lead: (leads || []).map(unitOf),
    marked: ordered,
    start,
    end: list.end,
  }
}

/** Where an order word in the middle of a clause hands over ("…; giao Sở Nội vụ …"), unless it tells of the past. */
const handedOver = (text: string): number | undefined => {
  const word = /(?<![\p{L}])(?:giao(?: cho)?|yêu cầu|đề nghị|phân công)\s+(?:đồng chí\s+)?(?=\p{L})/giu
  for (let m = word.exec(text); m; m = word.exec(text)) {
    if (narrated.test(text.slice(0, m.index))) continue
    const at = m.index + m[0].length
    if (agencyListAt(text, at)) return at
  }
  return undefined
}

const chaired = (text: string): Subject | undefined => {
  const at = text.search(new RegExp(`(?<![\\p{L}])chủ trì(?![\\p{L}])${meeting}`, 'u'))
  if (at < 0) return undefined
  for (let list = nextAgencyList(text); list && list.start < at; list = nextAgencyList(text, list.end)) {
    if (chairs.test(text.slice(list.end)) && list.end <= at) return subjectOf(list, text, list.start, true)
  }
  const after = /chủ trì\s*:\s*/u.exec(text)
  const list = after && agencyListAt(text, after.index + after[0].length)
  return list ? subjectOf(list, text, list.end - list.text.length, true) : undefined
}

/** Where the subject may begin once the words that lead in are passed over. */
function opening(text: string): { at: number; ordered: boolean } {
  let at = /^[\s"“]*/u.exec(text)?.[0].length ?? 0
  let ordered = false
  for (let turn = 0; turn < 5; turn++) {
    const rest = text.slice(at)
    if (conditionStart.test(rest)) break
    const comrade = /^(?:Đồng chí|Các đồng chí|Đ\/c)\s+/u.exec(rest)?.[0].length ?? 0
    if (comrade && agencyListAt(text, at + comrade)) return { at: at + comrade, ordered }
    const whom = /^(?:Đối với|(?:Nhiệm vụ|Trách nhiệm) của)\s+/u.exec(rest)?.[0].length ?? 0
    const named = whom ? agencyListAt(text, at + whom) : undefined
    if (named && /^\s*(?:[:,]|$)/u.test(text.slice(named.end))) return { at: at + whom, ordered }
    const apart = /^(?:Riêng|Riêng đối với|Trong đó)[,:]?\s+/u.exec(rest)
    if (apart && agencyListAt(text, at + apart[0].length)) return { at: at + apart[0].length, ordered: true }
    const word = orderWord.exec(rest)
    const lead = word ? null : agencyListAt(text, at) ? null : introduction.exec(rest)
    if (word) ordered = true
    const step = word?.[0].length ?? lead?.[0].length ?? 0
    if (!step) break
    at += step
  }
  return { at, ordered }
}

const speaks =
  /^\s+(?:(?:trân trọng|kính)\s+)?(?:đề nghị|yêu cầu)\s+(?!(?:UBND|Ủy ban nhân dân|Chủ tịch UBND|Chủ tịch Ủy ban nhân dân) tỉnh|Thủ tướng|Chính phủ|Bộ )/u

/** "Văn phòng UBND tỉnh đề nghị các đơn vị …": who writes asks others, unless it asks those above. */
function spokenTo(text: string, end: number): Subject | undefined {
  const word = speaks.exec(text.slice(end))
  const from = end + (word?.[0].length ?? 0)
  const quy =
    word &&
    /^[Qq]uý (?:cơ quan|đơn vị|sở|ban|ngành|địa phương|ông|bà)(?:,? (?:và )?(?:quý )?(?:cơ quan|đơn vị|ban|ngành|địa phương|bà))*/u.exec(
      text.slice(from),
    )
  if (quy) return each([], from, from + quy[0].length)
  const list = word && agencyListAt(text, from)
  return list ? subjectOf(list, text, from, true) : undefined
}

/** Whom a clause speaks to, if it says so itself. `whole` accepts a bare name ("1. Sở Nội vụ:"). */
export function readSubject(text: string): Subject | undefined {
  const { at, ordered } = opening(text)
  const condition = conditional(text, at) ?? named(text, at)
  if (condition) return condition
  const list = agencyListAt(text, at)
  if (list) {
    const rest = text.slice(list.end)
    if (standing.test(rest)) return subjectOf(list, text, at, true)
    const spoken = ordered ? undefined : spokenTo(text, list.end)
    if (spoken) return spoken
    const acts = verbNext.test(rest) || (/^\s+\p{Ll}/u.test(rest) && !toldNext.test(rest))
    if (ordered || acts || /^[\s.:;]*$/u.test(rest))
      return subjectOf(list, text, at, ordered || chairs.test(rest))
  }
  const others = ordered ? otherGroup(text, at) : undefined
  if (others) return others
  const handed = handedOver(text)
  if (handed !== undefined) {
    const given = conditional(text, handed)
    if (given) return given
    const to = agencyListAt(text, handed)
    if (to) return subjectOf(to, text, handed, true)
  }
  return chaired(text)
}

const withWhom =
  /phối hợp\s*(?:chặt chẽ\s*|thường xuyên\s*)?(?:với|cùng(?: với)?|:)\s*(?:các đồng chí\s+)?|(?:cơ quan|đơn vị) phối hợp(?: thực hiện)?\s*:\s*|(?:với )?sự phối hợp của\s+|phối hợp\s+(?=Sở|Ban|UBND|Ủy ban|các|Công an|Văn phòng|Cục|Thanh tra)/giu

/** The coordinators a text names, as the document has them. */
export function readCoordinators(text: string): string[] {
  const found: string[] = []
  for (const m of text.matchAll(withWhom)) {
    const list = agencyListAt(text, m.index + m[0].length)
    if (list) found.push(...list.names)
  }
  return [...new Set(found)]
}

/** The stations a report passes: only what is written "qua X". */
export function readRoute(text: string): string[] {
  const found: string[] = []
  for (const m of text.matchAll(/(?<![\p{L}])(?:thông )?qua\s+(?=\p{L})/giu)) {
    const list = agencyListAt(text, m.index + m[0].length)
    const names = list?.names.filter(
      (n) =>
        !/^(?:Cổng|Đài|Báo|Bưu điện|Tổng đài|Trang)(?![\p{L}])/u.test(n) &&
        (!isGroup(n) || groupKinds(n).length > 0),
    )
    found.push(...(names ?? []))
  }
  return [...new Set(found)]
}
