import type { Lang } from '#platform/lang.ts'
import { showDecimal } from '#ui/format.ts'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import type { RoundReading } from '../facts/rounds.ts'
import { named } from '../rules/scheme.ts'
import { ratingTexts } from '../texts/rating.ts'

/** The share of excellent as the proposals stand: places, who is within, who is equal at the edge, who is over. */
export const CapSheet = ({
  reading,
  cap,
  lang,
}: {
  reading: RoundReading
  cap: NonNullable<RoundReading['cap']>
  lang: Lang
}) => {
  const t = ratingTexts[lang]
  const { rule, standing, names } = cap
  const { round } = reading
  const order = (round.scheme?.order ?? []).flatMap((key) => {
    const input = round.scheme?.inputs.find((one) => one.key === key)
    return input ? [named(input, lang)] : []
  })
  const group = (title: string, ids: readonly number[]) =>
    ids.length === 0 ? null : (
      <>
        <h3 class="ds-heading ct-sub" data-size="2xs">
          {title}
        </h3>
        <ul class="ct-plain">
          {ids.map((id) => (
            <li>
              <a class="ds-link" href={`/ratings/persons/${id}`}>
                <Said text={names.get(id) ?? ''} />
              </a>
            </li>
          ))}
        </ul>
      </>
    )
  return (
    <Sheet title={t.cap}>
      <p>{t.capRule(showDecimal(String(rule.percent), lang), t.capOf[rule.of])}</p>
      {round.capReason && round.capPercent ? (
        <p>
          <Said text={t.capException(showDecimal(round.capPercent, lang), round.capReason)} />
        </p>
      ) : null}
      <p>
        {t.capCounts(standing.excellent, standing.good, standing.allowed)}{' '}
        {standing.over > 0 ? t.capOver(standing.over) : t.capFits}
      </p>
      {standing.over > 0 ? (
        <>
          <p class="ct-small ct-quiet">{t.capOrder(order.join('; '))}</p>
          {group(t.capInside, standing.inside)}
          {group(t.capEdge, standing.edge)}
          {group(t.capOutside, standing.outside)}
        </>
      ) : null}
    </Sheet>
  )
}
