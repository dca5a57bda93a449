import type { Day } from '#platform/day.ts'
import { isDay } from '#platform/day.ts'
import { beginsAgencyName, splitAgencyNames } from '../../organisation/rules/agency-names.ts'
import { readLabel } from './numbering.ts'
import type { DirectiveHeader, Paragraph, Why } from './shape.ts'

/** The header, why each of its paragraphs is no work (by index from 0), and where the body begins. */
export type HeaderReading = { header: DirectiveHeader; why: Map<number, Why>; end: number }

const reach = 60
const national =
  /C[ỘO]NG H[ÒO]A X[ÃA] H[ỘO]I|C[ỘO]NG HOÀ X[ÃA]|Đ[ộo]c l[ậa]p\s*[-–]\s*T[ựu] do|ĐẢNG CỘNG SẢN VIỆT NAM/iu
const numberForm = /Số\s*[:.]?\s*(\d[\d\s]*[a-zA-Z]?\s*[/-]\s*[\p{L}\d][\p{L}\d\-–/&.]*)/u
const emptyNumber = /^Số\s*[:.]\s*[….\s_]*(?:\/\s*[\p{L}\d][\p{L}\d\-–/&]*)?\s*$/u
const dateForm = /ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})/iu
/** "Nghệ An, hồi 16 giờ 30 phút, ngày …": urgent dispatches say the hour, too. */
const hour = '(?:hồi\\s+[\\d\\s:hg]*(?:giờ)?\\s*(?:\\d+\\s*phút)?[\\s,]*)?'
const placeDate = new RegExp(
  `^[\\p{L}\\s.-]{1,40},\\s*${hour}ngày(?:[\\s….\\d]*tháng[\\s….\\d]*năm[\\s….\\d]*|\\s+\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{4})$`,
  'u',
)
const about = /^(?:V\/v|Về việc|Về\s)\s*:?\s*/u
const title =
  /^(?:QUYẾT ĐỊNH|CHỈ THỊ|THÔNG BÁO|KẾ HOẠCH|CÔNG ĐIỆN|CÔNG VĂN|NGHỊ QUYẾT|HƯỚNG DẪN|CHƯƠNG TRÌNH|KẾT LUẬN|BÁO CÁO|TỜ TRÌNH|PHƯƠNG ÁN|ĐỀ ÁN|QUY CHẾ|GIẤY MỜI)(?![\p{L}])(.*)$/u
const addressed =
  /^(?:(?:Kính gửi|KÍNH GỬI)\s*[:;]?|(?:[\p{Lu}\s]{4,80}|(?:Chủ tịch|Thủ tướng|Ủy ban)[^.:]{0,60})\s(?:điện|ĐIỆN)(?: gửi)?\s*:|Điện\s*:)\s*/u
const bodyStart =
  /^(?:Căn cứ|Thực hiện|Qua |Ngày \d|Trong |Để |Nhằm|Theo |Sau khi|Xét |Thời gian|Năm \d|UBND|Ủy ban|Chủ tịch|Vừa qua|Hiện nay|Giao |Yêu cầu|Đề nghị|Tiếp |Triển khai)/u

const clean = (text: string): string => text.replace(/^[*_=\s.]+|[*_=\s]+$/gu, '').trim()
const isUpper = (text: string): boolean => /\p{Lu}{2}/u.test(text) && text === text.toLocaleUpperCase('vi')

/** "Số: 88/TB-UBND, ngày 05/6/2025", where number and day share a line; "Vinh, ngày 5/6/2025". */
const slashed = /(?<=^(?:Số.*\s|[\p{L}\s.-]{1,40},\s*))ngày\s+(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/u

const readDate = (text: string): Day | null => {
  const m = dateForm.exec(text) ?? slashed.exec(text)
  const day = m ? `${m[3]}-${m[2]?.padStart(2, '0')}-${m[1]?.padStart(2, '0')}` : ''
  return isDay(day) ? day : null
}

/** The lines of capitals above the number; a line that begins no name goes on with the one before. */
function issuerOf(lines: string[]): string | null {
  const names: string[] = []
  for (const line of lines) {
    const continues =
      names.length > 0 &&
      (/^(?:TỈNH|THÀNH PHỐ|HUYỆN|THỊ XÃ|QUẬN|XÃ|PHƯỜNG|VÀ|CẤP|VIỆT NAM)(?![\p{L}])/u.test(line) ||
        !startsIssuer.test(line))
    if (continues) names[names.length - 1] += ` ${line}`
    else names.push(line)
  }
  return names.at(-1) ?? null
}
const startsIssuer =
  /^(?:ỦY BAN|UỶ BAN|UBND|SỞ|BAN|BỘ|CHÍNH PHỦ|THỦ TƯỚNG|VĂN PHÒNG|TỈNH ỦY|TỈNH UỶ|THÀNH ỦY|HUYỆN ỦY|HỘI ĐỒNG|HĐND|THANH TRA|CÔNG AN|CỤC|CHI CỤC|TỔNG CỤC|VỤ|PHÒNG|TRUNG TÂM|BẢO HIỂM|KHO BẠC|MẶT TRẬN|ĐẢNG BỘ|ĐẢNG ỦY|BCĐ|TRƯỜNG|CHỦ TỊCH|VIỆN|NGÂN HÀNG|HỘI|LIÊN ĐOÀN|TỔ CÔNG TÁC|QUỐC HỘI|ĐẢNG)(?![\p{L}])/u

type State = { header: DirectiveHeader; why: Map<number, Why>; issuers: string[]; subject: string[] }

const markLine = (state: State, text: string, i: number): Why | undefined => {
  const { header } = state
  if (national.test(text) && text.length < 160) {
    const before = text.slice(0, text.search(national)).trim()
    if (isUpper(before) && startsIssuer.test(before)) state.issuers.push(before)
    takeNumber(header, text)
    return 'national-name'
  }
  const numbered = numberForm.exec(text)
  if (
    text.length < 200 &&
    (/^Số\s*[:.]?\s*\d/u.test(text) ||
      emptyNumber.test(text) ||
      (numbered && dateForm.test(text) && numbered.index < 40))
  ) {
    takeNumber(header, text)
    header.date ??= readDate(text)
    return 'header'
  }
  if (placeDate.test(text)) {
    header.date ??= readDate(text)
    return 'header'
  }
  if (/^V\/v/u.test(text)) {
    state.subject.push(text.replace(about, ''))
    return 'header'
  }
  if (
    isUpper(text) &&
    i < 15 &&
    text.length < 120 &&
    !title.test(text) &&
    !header.number &&
    startsIssuer.test(text)
  ) {
    state.issuers.push(text)
    return 'header'
  }
  return undefined
}

const takeNumber = (header: DirectiveHeader, text: string): void => {
  const number = numberForm.exec(text)?.[1]
  if (number) header.number ??= number.replace(/\s+/gu, '').replace(/[.–-]+$/u, '')
}

/** The lines "Kính gửi" speaks to: on its own line, or in the lines with dashes (or of names) below it. */
function recipientsFrom(texts: string[], at: number, state: State): number {
  const list: string[] = []
  const same = (texts[at] ?? '').replace(addressed, '').trim()
  state.why.set(at, 'recipients')
  if (same) list.push(same)
  let i = at + 1
  for (; i < texts.length; i++) {
    const text = texts[i] ?? ''
    const dash = /^[-–—+•*]\s*/u.exec(text)
    const open = !same || /[;,:]$/u.test(texts[i - 1] ?? '')
    const named =
      beginsAgencyName(text) &&
      text.length < 300 &&
      open &&
      !/(?<![\p{L}])(?:yêu cầu|đề nghị|giao|nhận được|ban hành)(?![\p{L}])/u.test(text) &&
      !bodySentence.test(text)
    if (!(dash && open) && !named) break
    if (dash && !beginsAgencyName(text.slice(dash[0].length))) break
    list.push(dash ? text.slice(dash[0].length) : text)
    state.why.set(i, 'recipients')
  }
  state.header.recipients = [...new Set(list.flatMap(splitAgencyNames))]
  return i
}
const bodySentence = /[^.]{80,}\.$/u

/** The title ("CHỈ THỊ") and the lines below it that say what it is about. */
function titleFrom(texts: string[], at: number, state: State): number {
  state.why.set(at, 'title')
  const inline = title.exec(texts[at] ?? '')?.[1]?.trim()
  const lines: string[] = inline ? [inline.replace(/^[:.\s]+/u, '')] : []
  let i = at + 1
  for (; i < texts.length && lines.length < 5; i++) {
    const text = texts[i] ?? ''
    const goesOn =
      about.test(text) ||
      /^Kết luận/u.test(text) ||
      (isUpper(text) && !readLabel(text)) ||
      (lines.length > 0 && /^\p{Ll}/u.test(text)) ||
      (!lines.length &&
        text.length < 250 &&
        !/[.:;,]$/u.test(text) &&
        !readLabel(text) &&
        !bodyStart.test(text))
    if (!goesOn || addressed.test(text) || text.length > 500 || /^[-_*=]+$/u.test(text)) break
    if (
      isUpper(text) &&
      /^(?:CHỦ TỊCH|ỦY BAN NHÂN DÂN|UỶ BAN|UBND|BỘ TRƯỞNG|GIÁM ĐỐC)/u.test(text) &&
      lines.length
    ) {
      state.why.set(i, 'title')
      continue
    }
    lines.push(text)
    state.why.set(i, 'title')
  }
  if (lines.length && !state.subject.length)
    state.subject.push(...lines.map((line, n) => (n ? line : line.replace(/^(?:V\/v|Về việc)\s*:?\s*/u, ''))))
  return i
}

/** Reads the head of a dispatch: who, number, day, about what, to whom. What is missing is null. */
export function readHeader(paragraphs: readonly Paragraph[]): HeaderReading {
  const texts = paragraphs.map((p) => (p.aside ? '' : clean(p.text)))
  const header: DirectiveHeader = { number: null, date: null, subject: null, issuer: null, recipients: [] }
  const state: State = { header, why: new Map(), issuers: [], subject: [] }
  let end = 0
  let titled = false
  for (let i = 0; i < Math.min(texts.length, reach); i++) {
    const text = texts[i] ?? ''
    if (!text) continue
    if (addressed.test(text)) {
      end = recipientsFrom(texts, i, state)
      break
    }
    const why = markLine(state, text, i)
    if (why) state.why.set(i, why)
    else if (title.test(text) && isUpper(text.split(/\s[\p{Ll}]/u)[0] ?? text) && !titled) {
      titled = true
      i = titleFrom(texts, i, state) - 1
      end = i + 1
      continue
    } else if (
      state.why.get(i - 1) === 'header' &&
      /^V\/v/u.test(texts[i - 1] ?? '') === true &&
      /^\p{Ll}/u.test(text)
    ) {
      state.subject.push(text)
      state.why.set(i, 'header')
    } else if (state.issuers.length && isUpper(text) && text.length < 80 && !header.number && i < 15) {
      state.issuers.push(text)
      state.why.set(i, 'header')
    } else if (titled || text.length > 120 || readLabel(text)) break
    if (state.why.has(i)) end = i + 1
  }
  header.subject = state.subject.join(' ').trim() || null
  header.issuer = issuerOf(state.issuers)
  header.date ??=
    texts
      .slice(-40)
      .map((t) => (placeDate.test(t) ? readDate(t) : null))
      .find(Boolean) ?? null
  return { header, why: state.why, end }
}
