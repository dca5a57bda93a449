import { dayOf } from '#platform/day.ts'
import type { Lang } from '#platform/lang.ts'
import { showDate } from '#ui/format.ts'
import type { SheetTableInput } from '../../documents/facts.ts'
import { inputsInWords, keptReason } from '../rules/words/kept.ts'
import { ruleWords } from '../rules/words/rule.ts'
import { resultTexts } from '../texts/result.ts'
import type { ExplainedDomain, ExplainedLeaf, Explanation } from './explanation.ts'

const nameIn = (node: { name_vi: string; name_en?: string | undefined }, lang: Lang): string =>
  lang === 'en' ? (node.name_en ?? node.name_vi) : node.name_vi

const figure = (text: string | null): number | null => (text === null ? null : Number(text))

const evidenceOf = ({ evidence }: ExplainedLeaf, lang: Lang): string =>
  evidence.map((e) => (e.pages ? `${e.title}, ${resultTexts[lang].pages(e.pages)}` : e.title)).join('; ')

const giverOf = ({ given }: ExplainedLeaf, lang: Lang): string =>
  given
    ? [
        given.person ?? '',
        resultTexts[lang].steps[given.stage],
        showDate(dayOf(new Date(given.at)), lang),
      ].join(', ')
    : ''

const rowOf = (one: ExplainedLeaf, lang: Lang) => [
  one.leaf.code,
  nameIn(one.leaf, lang),
  ruleWords(one.leaf, lang),
  inputsInWords(one.leaf, one.inputs, lang).join('\n'),
  one.hand === null ? keptReason(one.leaf, one.score, lang) : resultTexts[lang].byHand,
  one.score.state === 'excluded' ? null : figure(one.score.points ?? '0'),
  figure(one.score.max),
  one.given?.reason ?? '',
  evidenceOf(one, lang),
  giverOf(one, lang),
]

const domainRows = (domain: ExplainedDomain, lang: Lang): SheetTableInput['rows'] => [
  { group: `${domain.code}. ${nameIn(domain, lang)}: ${domain.points}/${domain.max}` },
  ...domain.leaves.map((leaf) => rowOf(leaf, lang)),
]

/** A unit's score opened to its leaves as an annex: rule, values, points, reasons, documents with pages, who and when. */
export const explanationSheet = (explanation: Explanation, lang: Lang): SheetTableInput => {
  const t = resultTexts[lang]
  const { row, round, result, ranked, domains, bonus, penalty } = explanation
  const rank = row.rank === null ? t.unranked : t.rankOf(String(row.rank), String(ranked))
  const total: SheetTableInput['rows'][number] = [
    '',
    t.total,
    '',
    '',
    '',
    figure(row.points),
    figure(row.max),
    '',
    '',
    '',
  ]
  const extra = (name: string, value: number): SheetTableInput['rows'] =>
    value === 0 ? [] : [['', name, '', '', '', value, null, '', '', '']]
  return {
    sheet: row.unitCode,
    title: t.explain(row.unitName),
    subtitle: `${round.title}. ${t.version(result.version)}, ${rank}. ${round.synthetic ? t.synthetic : ''}`,
    columns: [
      { width: 9 },
      { width: 34 },
      { width: 38 },
      { width: 30 },
      { width: 34 },
      { width: 10, align: 'right' },
      { width: 10, align: 'right' },
      { width: 30 },
      { width: 36 },
      { width: 30 },
    ],
    head: [['', t.leaf, t.rule, t.values, t.how, t.points, t.max, t.reasonGiven, t.evidence, t.who]],
    rows: [
      ...domains.flatMap((domain) => domainRows(domain, lang)),
      ...extra(t.bonus, Number(bonus)),
      ...extra(t.penalty, -Number(penalty)),
      total,
    ],
  }
}
