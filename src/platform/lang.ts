/** The two languages of the screens. Vietnamese is the first. */
export type Lang = 'vi' | 'en'

export const isLang = (value: unknown): value is Lang => value === 'vi' || value === 'en'

/** A name as a page in a language shows it: the English one only where it is known. */
export const named = (lang: Lang, vi: string, en: string | null | undefined): string =>
  (lang === 'en' && en) || vi

/**
 * The language a browser asks for (`Accept-Language`), by its own order of preference; Vietnamese when it
 * names neither.
 */
export const pickLang = (acceptLanguage: string | null | undefined): Lang => {
  const wishes = (acceptLanguage ?? '')
    .split(',')
    .map((part, place) => {
      const [tag = '', ...rest] = part.trim().toLowerCase().split(';')
      const q = rest.map((r) => /^\s*q=([\d.]+)\s*$/.exec(r)?.[1]).find((v) => v !== undefined)
      return { lang: tag.split('-')[0], q: q === undefined ? 1 : Number(q), place }
    })
    .filter((wish) => isLang(wish.lang) && wish.q > 0)
    .sort((a, b) => b.q - a.q || a.place - b.place)
  const first = wishes[0]?.lang
  return isLang(first) ? first : 'vi'
}
