import { type Decision, no, yes } from '#platform/decision.ts'

export type NoPassword = 'password-too-short' | 'password-common' | 'password-has-name' | 'password-monotone'

/** The fewest characters of a password. */
export const shortestPassword = 10

// what people choose when ten characters are asked for: the published lists of leaked passwords, and our own streets
const common = new Set(
  `1234567890 0123456789 9876543210 0987654321 12345678910 1234567891 123456789a a123456789 1q2w3e4r5t qwertyuiop
  qwerty1234 qwerty12345 1qaz2wsx3edc asdfghjkl1 zxcvbnm123 password12 password123 password1234 passw0rd123 p@ssw0rd123
  matkhau123 matkhau1234 matkhau12345 matkhau@123 mat khau 123 abc1234567 abcd123456 abcdef1234 abc123456789 admin12345
  admin123456 administrator quantri123 quantri@123 welcome123 letmein123 iloveyou123 anhyeuem123 emyeuanh123 vietnam123
  vietnam1234 vietnam2023 vietnam2024 vietnam2025 vietnam@123 nghean2023 nghean2024 nghean2025 nghean@123 hanoi12345
  canhtan123 canhtan2024 canhtan2025 canhtan@123 cchc@12345 caicachhanhchinh congchuc123 ubnd@12345 123qwe!@# 123456aa@A
  Aa@123456789 Abc@123456 Abc@12345678 Admin@12345 Password@123 changeme123 football123 superman123 dragon12345`
    .toLowerCase()
    .split(/\s+/),
)

/**
 * What a password must be (after NIST SP 800-63B: long, not a known one, no made-up rules about signs). `login`: the user
 * name, which may not be part of it.
 */
export const choosePassword = (password: string, login: string): Decision<string, NoPassword> => {
  const plain = password.normalize('NFC').toLowerCase()
  if ([...plain].length < shortestPassword) return no('password-too-short')
  if (new Set(plain).size < 4) return no('password-monotone')
  if (common.has(plain.replace(/\s+/g, ''))) return no('password-common')
  return login.length >= 3 && plain.includes(login.toLowerCase()) ? no('password-has-name') : yes(password)
}
