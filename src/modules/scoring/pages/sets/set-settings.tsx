import type { Lang } from '#platform/lang.ts'
import { Facts } from '#ui/figure.tsx'
import { showDecimal, showNumber } from '#ui/format.ts'
import type { Frame } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Grid, Sheet } from '#ui/sheet.tsx'
import type { ClassBand, CriteriaSet } from '../../rules/set.ts'
import type { SetRow } from '../../store/sets.ts'
import { setsTexts } from '../../texts/sets.ts'
import { decisionWords, forceWords, setAddress, shownNum, titleOf } from './words.tsx'

const bandWords = (band: ClassBand, lang: Lang): string => {
  const t = setsTexts[lang]
  const min = showDecimal(String(band.min), lang)
  return band.min_inclusive === false ? t.bandOver(min) : t.bandFrom(min)
}

const bandName = (band: ClassBand, lang: Lang): string =>
  lang === 'en' ? band.label_en || band.label_vi : band.label_vi

const capWords = (part: { cap?: number | string | null } | undefined, lang: Lang): string => {
  const t = setsTexts[lang]
  if (!part) return t.notForeseen
  return part.cap === undefined || part.cap === null ? t.noCap : t.capped(shownNum(part.cap, lang))
}

const settingsOf = (set: SetRow, names: ReadonlyMap<string, string>, lang: Lang) => {
  const t = setsTexts[lang]
  const { content } = set
  const scoring = content.scoring ?? {}
  const kinds = set.unitKinds.map((code) => names.get(code) ?? code).join(', ')
  return [
    { name: t.decimals, value: showNumber(scoring.rounding?.display_decimals ?? 2, lang) },
    { name: t.rounding, value: t.roundings[scoring.rounding?.mode ?? 'half_up'] },
    { name: t.ties, value: t.tieRules[scoring.ties ?? 'shared_rank_then_next_rank_skips'] },
    ...(scoring.tie_break?.length ? [{ name: t.tieBreak, value: scoring.tie_break.join(', ') }] : []),
    { name: t.bonus, value: capWords(scoring.bonus, lang) },
    { name: t.penalty, value: capWords(scoring.penalty, lang) },
    ...(surveyPoints(content) === undefined
      ? []
      : [{ name: t.survey, value: shownNum(surveyPoints(content), lang) }]),
    { name: t.kindsOf, value: <Said text={kinds || t.allKinds} /> },
  ]
}

const surveyPoints = (set: CriteriaSet) => set.scoring?.survey_share ?? set.points_by_assessment?.survey

/** What a set is and how it reckons: its head, its settings, its classes, its notes and source. */
export const Settings = ({
  frame,
  set,
  names,
}: {
  frame: Frame
  set: SetRow
  names: ReadonlyMap<string, string>
}) => {
  const { lang } = frame
  const t = setsTexts[lang]
  const { content } = set
  const about = [
    { name: t.block, value: <Said text={names.get(set.block) ?? set.block} /> },
    { name: t.year, value: set.year === null ? '' : String(set.year) },
    { name: t.total, value: shownNum(content.total, lang) },
    { name: t.leaves, value: showNumber(set.leaves, lang) },
    { name: t.issuer, value: <Said text={content.issuer ?? '–'} /> },
    { name: t.decision, value: <Said text={decisionWords(set, lang) ?? content.decision ?? t.noDecision} /> },
    ...(forceWords(set, lang) ? [{ name: t.inForce, value: forceWords(set, lang) }] : []),
    ...(set.frame
      ? [
          {
            name: t.frame,
            value: (
              <a href={setAddress(set.frame.id)}>
                <Said text={titleOf(set.frame, lang)} />
              </a>
            ),
          },
        ]
      : []),
  ]
  const blocks = Object.entries(content.scoring?.bands_by_block ?? {})
  return (
    <>
      <Grid stretch>
        <Sheet title={t.head} span={4}>
          <Facts facts={about} />
        </Sheet>
        <Sheet title={t.settings} span={5}>
          <Facts facts={settingsOf(set, names, lang)} />
        </Sheet>
        <Sheet title={t.bands} span={3}>
          <Bands bands={content.scoring?.bands ?? []} lang={lang} />
          {blocks.map(([block, bands]) => (
            <>
              <h3 class="ds-heading ct-gapped" data-size="2xs">
                {t.bandsOf(names.get(block) ?? block)}
              </h3>
              <Bands bands={bands} lang={lang} />
            </>
          ))}
        </Sheet>
      </Grid>
      <About content={content} hash={set.contentHash} lang={lang} />
    </>
  )
}

const Bands = ({ bands, lang }: { bands: ClassBand[]; lang: Lang }) =>
  bands.length === 0 ? (
    <p class="ct-quiet">–</p>
  ) : (
    <Facts
      facts={bands.map((band) => ({
        name: <Said text={bandName(band, lang)} />,
        value: bandWords(band, lang),
      }))}
    />
  )

const About = ({ content, hash, lang }: { content: CriteriaSet; hash: string; lang: Lang }) => {
  const t = setsTexts[lang]
  const source = /^https?:\/\//.test(content.source_url ?? '') ? content.source_url : undefined
  return (
    <details class="ct-gapped" open={content.complete === false}>
      <summary>{t.notes}</summary>
      {content.notes ? (
        <p>
          <Said text={content.notes} lines />
        </p>
      ) : null}
      {source ? (
        <p>
          <a href={source} rel="noreferrer nofollow">
            {t.openSource}
          </a>
        </p>
      ) : null}
      <p class="ct-small ct-quiet">
        {t.hash}: <Said text={hash} />
      </p>
    </details>
  )
}
