/**
 * Text typed in the fonts of the 1990s: TCVN3 (".VnTime") and VNI keep Vietnamese letters in places of Western ones.
 * Tables from TCVN 5712:1993 (set 3) and the VNI-Win layout.
 */
const tcvn3Codes =
  '¸á µà ¶ả ·ã ¹ạ ¨ă ¾ắ »ằ ¼ẳ ½ẵ Æặ ©â Êấ Çầ Èẩ Éẫ Ëậ ®đ Ðé Ìè Îẻ Ïẽ Ñẹ ªê Õế Òề Óể Ôễ Öệ Ýí ×ì Øỉ Üĩ Þị ãó ßò áỏ âõ äọ «ô èố åồ æổ çỗ éộ ¬ơ íớ êờ ëở ìỡ îợ óú ïù ñủ òũ ôụ \u00adư øứ õừ öử ÷ữ ùự ýý úỳ ûỷ üỹ þỵ ¡Ă ¢Â §Đ £Ê ¤Ô ¥Ơ ¦Ư'
const tcvn3 = new Map(tcvn3Codes.split(' ').map((pair) => [pair.charAt(0), pair.slice(1)]))

/** TCVN3 letters turned into Unicode. */
export const fromTcvn3 = (text: string): string =>
  text.replace(/[\u00a1-\u00ff]/g, (c) => tcvn3.get(c) ?? c).normalize('NFC')

const [acute, grave, hook, tilde, dot] = ['\u0301', '\u0300', '\u0309', '\u0303', '\u0323']
const [circumflex, breve] = ['\u0302', '\u0306']
// After a plain vowel the second letter carries the mark.
const vniMarks: Record<string, string> = {
  ù: acute,
  ø: grave,
  û: hook,
  õ: tilde,
  ï: dot,
  â: circumflex,
  á: circumflex + acute,
  à: circumflex + grave,
  å: circumflex + hook,
  ã: circumflex + tilde,
  ä: circumflex + dot,
  ê: breve,
  é: breve + acute,
  è: breve + grave,
  ú: breve + hook,
  ü: breve + tilde,
  ë: breve + dot,
}
const vniLetters: Record<string, string> = {
  í: 'í',
  ì: 'ì',
  æ: 'ỉ',
  ó: 'ĩ',
  ò: 'ị',
  ô: 'ơ',
  ö: 'ư',
  î: 'ỵ',
  ñ: 'đ',
}

/** VNI letters turned into Unicode. */
export function fromVni(text: string): string {
  const upper = (c: string, made: string) => (c === c.toLowerCase() ? made : made.toUpperCase())
  const letter = (c: string) => {
    const made = vniLetters[c.toLowerCase()]
    return made ? upper(c, made) : c
  }
  return text
    .replace(/([aeouyAEOUYôöÔÖ])([ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË])/g, (_, base: string, mark: string) =>
      `${letter(base)}${vniMarks[mark.toLowerCase()] ?? ''}`
        .normalize('NFC')
        .replace(/[íìóò]/g, (c) => `\ue000${c}`),
    )
    .replace(/\ue000?[íìæóòôöîñÍÌÆÓÒÔÖÎÑ]/g, (c) => (c.startsWith('\ue000') ? c.slice(1) : letter(c)))
    .normalize('NFC')
}
