import type { Lang } from '#platform/lang.ts'
import { Facts } from '#ui/figure.tsx'
import { showNumber } from '#ui/format.ts'
import { Said } from '#ui/said.tsx'
import { Sheet, SheetLink } from '#ui/sheet.tsx'
import type { Explanation } from '../../facts/explanation.ts'
import { resultTexts } from '../../texts/result.ts'
import { lost, shownFigure } from './figures.ts'
import { Giver, leafId, nameIn, Proofs, whyOf } from './leaf.tsx'

/** Where a score is explained whole; the newest version needs no number. */
export const explanationAddress = ({ row, result, newest }: Explanation): string =>
  `/scoring/sheets/${row.sheetId}/explanation${result.version === newest ? '' : `?version=${result.version}`}`

const losing = ({ domains }: Explanation, most: number) =>
  domains
    .flatMap((domain) => domain.leaves)
    .flatMap((one) => {
      const by = one.score.state === 'excluded' ? null : lost(one.score.points, one.score.max)
      return by !== null && by.sign() > 0 ? [{ one, by }] : []
    })
    .sort((a, b) => b.by.compare(a.by))
    .slice(0, most)

/** The leaves that lost most, each with its reason; with `href` each leads to its place in the whole explanation. */
export const Losses = ({
  explanation,
  lang,
  most,
  href = '',
  full,
}: {
  explanation: Explanation
  lang: Lang
  most: number
  href?: string
  /** documents, people and days too */
  full?: boolean
}) => {
  const t = resultTexts[lang]
  const rounding = explanation.set.scoring?.rounding
  const lines = losing(explanation, most)
  if (lines.length === 0) return <p class="ct-quiet">{t.nothingLost}</p>
  return (
    <ol class="ct-plain ct-lost">
      {lines.map(({ one }) => (
        <li>
          <p>
            <a class="ct-row-link" href={`${href}#${leafId(one.leaf.code)}`}>
              <b>{one.leaf.code}</b> <Said text={nameIn(one.leaf, lang)} />
            </a>
            <span class="ct-num ct-nowrap">
              {shownFigure(one.score.points ?? '0', rounding, lang)}
              <span class="ct-quiet">/{shownFigure(one.score.max, rounding, lang)}</span>
            </span>
          </p>
          <p class="ct-small">{whyOf(one, lang)}</p>
          {full ? (
            <>
              <Proofs one={one} sheetId={explanation.row.sheetId} lang={lang} />
              <Giver one={one} lang={lang} />
            </>
          ) : null}
        </li>
      ))}
    </ol>
  )
}

/** Beside the ranking: why one unit has its score, down to the document and page, in a few lines. */
export const Why = ({ explanation, lang }: { explanation: Explanation; lang: Lang }) => {
  const t = resultTexts[lang]
  const { row, ranked, domains, set, bonus, penalty } = explanation
  const figure = (value: string) => shownFigure(value, set.scoring?.rounding, lang)
  const all = explanationAddress(explanation)
  return (
    <Sheet
      id="why"
      title={t.whyScore(shownFigure(row.percent, set.scoring?.rounding, lang))}
      aside={<SheetLink href={all}>{t.openWhole}</SheetLink>}
    >
      <p>
        <Said text={row.unitName} />
        {`, ${row.rank === null ? t.unranked : t.rankOf(showNumber(row.rank, lang), showNumber(ranked, lang))}`}
      </p>
      <Facts
        facts={[
          ...domains.map((domain) => ({
            name: <Said text={`${domain.code}. ${nameIn(domain, lang)}`} />,
            value: (
              <>
                {figure(domain.points)}
                <span class="ct-quiet">/{figure(domain.max)}</span>
              </>
            ),
          })),
          ...(bonus === '0' ? [] : [{ name: t.bonus, value: `+${figure(bonus)}` }]),
          ...(penalty === '0' ? [] : [{ name: t.penalty, value: `−${figure(penalty)}` }]),
        ]}
      />
      <h3 class="ds-heading ct-sub" data-size="2xs">
        {t.lost}
      </h3>
      <Losses explanation={explanation} lang={lang} most={3} href={all} full />
    </Sheet>
  )
}
