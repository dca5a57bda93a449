import type { Lang } from '#platform/lang.ts'
import type { BundleFault } from '../bundle.ts'

type Pair = readonly [vi: string, en: string]

const parts: Record<(BundleFault & { what: 'hash' })['part'], Pair> = {
  set: ['bộ tiêu chí', 'the criteria set'],
  units: ['số liệu của các đơn vị', 'the inputs of the units'],
  results: ['kết quả', 'the results'],
  bundle: ['cả gói', 'the whole bundle'],
  published: ['mã đã công bố', 'the code that was published'],
}

const fields: Readonly<Record<string, Pair>> = {
  points: ['điểm', 'points'],
  max: ['điểm tối đa', 'maximum'],
  bonus: ['điểm thưởng', 'bonus'],
  penalty: ['điểm trừ', 'penalty'],
  percent: ['phần trăm', 'percent'],
  rank: ['hạng', 'rank'],
  class: ['xếp loại', 'class'],
  domains: ['điểm từng lĩnh vực', 'points of the domains'],
  leaves: ['điểm từng tiêu chí thành phần', 'points of the sub-criteria'],
  complete: ['đủ số liệu', 'complete'],
  unit: ['số lần đơn vị đứng trong kết quả', 'how often the unit stands in the results'],
}

/** A figure to its last digit, for the two may differ there; what is no single figure (domains, sub-criteria) is not told. */
const shownIn = (text: string, lang: Lang): string | undefined => {
  if (text.length > 80 || /^[[{]/.test(text)) return undefined
  if (text === '' || text === 'null') return '–'
  return lang === 'vi' && /^-?\d+\.\d+$/.test(text) ? text.replace('.', ',') : text
}

const differs = ({ unit, field, published, computed }: BundleFault & { what: 'result' }, lang: Lang) => {
  const vi = lang === 'vi'
  const name = (Object.hasOwn(fields, field) && fields[field]?.[vi ? 0 : 1]) || field
  const [was, is] = [shownIn(published, lang), shownIn(computed, lang)]
  if (was === undefined || is === undefined)
    return vi
      ? `${unit}: ${name} khác với khi tính lại`
      : `${unit}: ${name} otherwise than when computed anew`
  return vi
    ? `${unit}: ${name}: công bố ${was}, tính lại ${is}`
    : `${unit}: ${name}: published ${was}, computed ${is}`
}

/** What does not hold in a bundle, in words, for the terminal and a visitor's browser. */
export const faultWords = (fault: BundleFault, lang: Lang): string => {
  const say = ([vi, en]: Pair): string => (lang === 'vi' ? vi : en)
  switch (fault.what) {
    case 'format':
      return say(['Không phải gói dữ liệu mở của Chỉ số CCHC', 'Not an open-data bundle of the PAR Index'])
    case 'hash':
      return `${say(['Mã kiểm chứng không khớp', 'The verification code does not match'])}: ${say(parts[fault.part])}`
    case 'result':
      return differs(fault, lang)
    case 'not-computable':
      return say([
        'Không tính lại được: bộ tiêu chí, số liệu hoặc kết quả trong gói không đúng mẫu',
        'It cannot be computed anew: its criteria set, inputs or results do not have the expected shape',
      ])
  }
}
