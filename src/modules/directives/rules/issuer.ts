const capital = (word: string): string => word.charAt(0) + word.slice(1).toLocaleLowerCase('vi')

/** "ỦY BAN NHÂN DÂN TỈNH NGHỆ AN" of a letterhead as sentences name it: "UBND tỉnh Nghệ An"; other names stay. */
export function issuerWords(letterhead: string): string {
  const text = letterhead.replace(/\s+/g, ' ').trim()
  const found = /^(?:ỦY|UỶ) BAN NHÂN DÂN (TỈNH|THÀNH PHỐ|HUYỆN|THỊ XÃ|QUẬN|XÃ|PHƯỜNG|THỊ TRẤN) (.+)$/u.exec(
    text,
  )
  if (!found?.[1] || !found[2] || found[2] !== found[2].toLocaleUpperCase('vi')) return text
  return `UBND ${found[1].toLocaleLowerCase('vi')} ${found[2].split(' ').map(capital).join(' ')}`
}
