import type { Option } from './form.ts'

/** A coded option as one line to be typed over: "1: bằng phiếu | on paper". */
export const optionLine = ({ value, name_vi, name_en }: Option): string =>
  `${value}: ${name_vi}${name_en ? ` | ${name_en}` : ''}`

/** An option from its line; one without a name is called by its value. */
export const readOption = (line: string): Option => {
  const [, value = '', names = ''] = /^([^:]*):?(.*)$/s.exec(line) ?? []
  const [vi = '', en = ''] = names.split('|').map((name) => name.trim())
  return { value: value.trim(), name_vi: vi || value.trim(), ...(en && { name_en: en }) }
}
