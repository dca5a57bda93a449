import { type Decision, no, yes } from '#platform/decision.ts'

export type NoUserName = 'user-name-form' | 'user-name-reserved'
export type NoPersonName = 'name-of-unit' | 'name-has-digits' | 'name-without-letters'

const reserved = new Set([
  'admin',
  'administrator',
  'root',
  'system',
  'hethong',
  'null',
  'undefined',
  'anonymous',
  'guest',
])

/** A user name: 3 to 60 small letters, digits, dot, hyphen, underscore; begins with a letter. Given back in small letters. */
export const userName = (typed: string): Decision<string, NoUserName> => {
  const name = typed.trim().toLowerCase()
  if (!/^[a-z][a-z0-9._-]{2,59}$/.test(name)) return no('user-name-form')
  return reserved.has(name) ? no('user-name-reserved') : yes(name)
}

// how names of agencies begin, with their marks: "Trương" and "Văn" are family names and must pass
const unitWords =
  /^(sở|ubnd|hđnd|ủy ban|uỷ ban|hội đồng|văn phòng|phòng|ban (quản lý|chỉ đạo|dân tộc|tổ chức|tuyên giáo|nội chính|dân vận)|bộ phận|bộ chỉ huy|trung tâm|chi cục|cục|bệnh viện|trường (tiểu học|thcs|thpt|mầm non|trung học|cao đẳng|đại học|chính trị)|công an|thanh tra (tỉnh|huyện|sở)|kho bạc|tòa án|viện kiểm sát|đảng ủy|tỉnh ủy|huyện ủy|đội|tổ|đơn vị|cơ quan|cán bộ|chuyên viên|tài khoản|department|office|division|people's committee)(?=[\s\d]|$)/u

/**
 * An account is a person's, never a unit's (issue: no shared unit accounts): a name that begins as agencies' do, that a
 * unit bears (`isUnitName`, looked up), or that counts ("Chuyên viên 2") is refused.
 */
export const personName = (typed: string, isUnitName: boolean): Decision<string, NoPersonName> => {
  const name = typed.normalize('NFC').trim().replace(/\s+/g, ' ')
  if (isUnitName || unitWords.test(name.toLocaleLowerCase('vi'))) return no('name-of-unit')
  if (/\d/.test(name)) return no('name-has-digits')
  return /\p{L}/u.test(name) ? yes(name) : no('name-without-letters')
}
