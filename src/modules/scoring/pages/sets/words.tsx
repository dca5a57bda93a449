import type { Lang } from '#platform/lang.ts'
import { showDate, showDecimal } from '#ui/format.ts'
import { type Found, isSum } from '../../rules/edit.ts'
import type { Criterion, Num } from '../../rules/set.ts'
import { ruleWords } from '../../rules/words/rule.ts'
import type { SetLine } from '../../store/sets.ts'
import { setsTexts } from '../../texts/sets.ts'

/** Points as the language writes them; words where the source does not say. */
export const shownNum = (value: Num | null | undefined, lang: Lang): string =>
  value === null || value === undefined ? setsTexts[lang].maxUnknown : showDecimal(String(value), lang)

export const nameOf = (named: { name_vi: string; name_en?: string }, lang: Lang): string =>
  lang === 'en' ? named.name_en || named.name_vi : named.name_vi

export const titleOf = (set: { titleVi: string; titleEn: string }, lang: Lang): string =>
  lang === 'en' ? set.titleEn || set.titleVi : set.titleVi

/** A node's rule in words; of a place with children, that it is their sum. */
export const howWords = (node: Criterion, lang: Lang): string =>
  isSum(node) ? setsTexts[lang].sumOf : ruleWords(node, lang)

export const decisionWords = (set: SetLine, lang: Lang): string | undefined =>
  set.decisionNo && set.decidedOn ? `${set.decisionNo}, ${showDate(set.decidedOn, lang)}` : undefined

export const forceWords = (set: SetLine, lang: Lang): string | undefined => {
  if (set.effectiveFrom === null) return undefined
  const t = setsTexts[lang]
  const from = t.from(showDate(set.effectiveFrom, lang))
  return set.effectiveTo === null ? from : `${from} ${t.until(showDate(set.effectiveTo, lang))}`
}

/** "Giả lập": stands wherever a synthetic set does. */
export const SyntheticMark = ({ lang }: { lang: Lang }) => (
  <span class="ds-tag ct-mark">{setsTexts[lang].synthetic}</span>
)

export const setAddress = (id: number, ...parts: string[]): string =>
  ['/scoring/sets', String(id), ...parts.map(encodeURIComponent)].join('/')
export const nodeAddress = (id: number, code: string, ...parts: string[]): string =>
  setAddress(id, 'nodes', code, ...parts)

/** "Tiêu chí thành phần 1.1.1", by the level of the place. */
export const titleOfPlace = ({ level, node }: Found, lang: Lang): string => setsTexts[lang][level](node.code)
