import { type Day, dayOf } from '#platform/day.ts'
import type { Lang } from '#platform/lang.ts'
import { showDate } from '#ui/format.ts'
import { Icon } from '#ui/icon.tsx'
import { Said } from '#ui/said.tsx'
import type { ExplainedLeaf, Explanation } from '../../facts/explanation.ts'
import { keptReason } from '../../rules/words/kept.ts'
import { resultTexts } from '../../texts/result.ts'

/** Where a leaf stands on the page that explains it. */
export const leafId = (code: string): string => `l-${code.replace(/[^\w-]+/g, '-')}`

/** The name of a node of the set in the reader's language. */
export const nameIn = (node: { name_vi: string; name_en?: string | undefined }, lang: Lang): string =>
  lang === 'en' ? (node.name_en ?? node.name_vi) : node.name_vi

/** The class of a row in the reader's language. */
export const classIn = ({ row, set, round }: Explanation, lang: Lang): string => {
  const bands = set.scoring?.bands_by_block?.[round.block] ?? set.scoring?.bands ?? []
  const band = bands.find((one) => one.label_vi === row.class)
  return lang === 'en' ? (band?.label_en ?? row.class ?? '') : (row.class ?? '')
}

/** Why a leaf has its points, in one sentence. */
export const whyOf = ({ leaf, score, hand }: ExplainedLeaf, lang: Lang): string =>
  hand === null ? keptReason(leaf, score, lang) : resultTexts[lang].byHand

/** On which documents and pages a leaf's points rest; links for who may open them. */
export const Proofs = ({
  one,
  sheetId,
  lang,
}: {
  one: ExplainedLeaf
  sheetId: number | null
  lang: Lang
}) => {
  const t = resultTexts[lang]
  return (
    <>
      {one.evidence.map((line) => {
        const text = line.pages ? `${line.title}, ${t.pages(line.pages)}` : line.title
        return (
          <p class="ct-small ct-quiet">
            <Icon name="file" />{' '}
            {one.opens && line.file && sheetId !== null ? (
              <a class="ds-link" href={`/scoring/sheets/${sheetId}/evidence/${line.id}`}>
                <Said text={text} />
              </a>
            ) : (
              <Said text={text} />
            )}
          </p>
        )
      })}
    </>
  )
}

/** Who gave the points that count: person and office, at which step, on which day, and why. */
export const Giver = ({ one: { given }, lang }: { one: ExplainedLeaf; lang: Lang }) => {
  const t = resultTexts[lang]
  if (!given) return null
  const office = lang === 'en' ? (given.officeEn ?? given.office) : given.office
  const day: Day = dayOf(new Date(given.at))
  const who = [given.person, office].filter(Boolean).join(', ')
  return (
    <>
      {given.reason ? (
        <p class="ct-small">
          <Said text={given.reason} />
        </p>
      ) : null}
      <p class="ct-small ct-quiet">
        <Said text={who} />
        {`${who ? ', ' : ''}${t.steps[given.stage]}${given.agreed ? `, ${t.agreed}` : ''}, ${showDate(day, lang)}`}
      </p>
    </>
  )
}
