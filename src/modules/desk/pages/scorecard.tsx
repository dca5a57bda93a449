import type { Day } from '#platform/day.ts'
import { exact, showRounded } from '#platform/exact.ts'
import type { Lang } from '#platform/lang.ts'
import type { MeasurePoint } from '#platform/measure.ts'
import { LinkButton, PrintButton } from '#ui/button.tsx'
import { TrendChart } from '#ui/chart.tsx'
import { Empty } from '#ui/empty.tsx'
import { Facts, Figure } from '#ui/figure.tsx'
import { showDate, showDecimal, showNumber } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Grid, Sheet, Stack } from '#ui/sheet.tsx'
import type { Measured, Scorecard, ScorecardRow } from '../facts/scorecard.ts'
import type { Direction } from '../rules/scorecard.ts'
import { axisOf, labelOf } from '../rules/scorecard-words.ts'
import { scorecardTexts } from '../texts/scorecard.ts'

type Binding = Measured['binding']

/** A figure as it is printed, with its unit. */
const shownValue = (value: string, { decimals, unit }: Binding, lang: Lang): string => {
  const figure = showDecimal(showRounded(exact(value), decimals, 'half_up'), lang)
  return unit === '%' ? `${figure}%` : unit === '' ? figure : `${figure} ${unit}`
}

const lineText = ({ line }: ScorecardRow, lang: Lang): string =>
  lang === 'en' ? (line.textEn ?? line.textVi) : line.textVi
const measureName = ({ binding }: Measured, lang: Lang): string =>
  lang === 'en' ? binding.nameEn : binding.nameVi

const directions: Direction[] = ['increase', 'decrease', 'never']

/** The scorecard of a year: a card for each line, its figures now, where they come from, whether what is wanted is reached. */
export const ScorecardPage = ({ frame, card, edits }: { frame: Frame; card: Scorecard; edits: boolean }) => {
  const { lang, today } = frame
  const t = scorecardTexts[lang]
  const { year, rows } = card
  return (
    <Page
      frame={frame}
      title={t.title(year)}
      lede={t.lede(showDate(today, lang))}
      note={card.scoped ? t.scoped : undefined}
      acts={
        <>
          {edits && card.opened ? (
            <LinkButton href={`/programmes/${year}/scorecard`} kind="second">
              {t.edit}
            </LinkButton>
          ) : null}
          <LinkButton href={`/scorecard.xlsx?year=${year}`} kind="second" download>
            {t.excel}
          </LinkButton>
          <PrintButton>{t.print}</PrintButton>
        </>
      }
    >
      {rows.length === 0 ? (
        <Empty title={card.opened ? t.noLines(year) : t.noProgramme(year)}>{t.noLinesHow}</Empty>
      ) : (
        directions
          .map((direction) => ({ direction, own: rows.filter(({ line }) => line.direction === direction) }))
          .filter(({ own }) => own.length > 0)
          .map(({ direction, own }) => (
            <section class="ct-gapped">
              <h2 class="ds-heading" data-size="xs">
                {t.directions[direction]}
              </h2>
              {own.map((row) => (
                <LineCard row={row} lang={lang} today={today} />
              ))}
            </section>
          ))
      )}
    </Page>
  )
}

const LineCard = ({ row, lang, today }: { row: ScorecardRow; lang: Lang; today: Day }) => (
  <Sheet title={lineText(row, lang)} id={`line-${row.line.id}`} level={3} gapped>
    {row.measured.length === 0 ? <p>{scorecardTexts[lang].unbound}</p> : null}
    {row.measured.map((one) => (
      <Grid gapped>
        <Stack span={5}>
          <MeasuredPart one={one} row={row} lang={lang} today={today} />
        </Stack>
        <Stack span={7}>
          <Trend one={one} row={row} lang={lang} today={today} />
        </Stack>
      </Grid>
    ))}
  </Sheet>
)

type PartProps = { one: Measured; row: ScorecardRow; lang: Lang; today: Day }
type PointProps = { point: MeasurePoint; binding: Binding; lang: Lang }

const MeasuredPart = ({ one, row, lang }: PartProps) => {
  const { now, verdict, why, broken } = one.judgement
  const t = scorecardTexts[lang]
  const change = changeWords(one, lang)
  const of = { binding: one.binding, lang }
  const known = why !== undefined ? now : undefined
  return (
    <>
      <h4 class="ds-heading" data-size="2xs">
        <Said text={measureName(one, lang)} />
      </h4>
      {now && why === undefined ? <Now point={now} binding={one.binding} lang={lang} /> : null}
      <Facts
        facts={[
          {
            name: t.columns.verdict,
            value: <b>{why ? t.why[why](row.line.year) : t.verdicts[verdict]}</b>,
          },
          ...(known ? [{ name: t.lastKnown, value: <Told point={known} {...of} /> }] : []),
          ...(broken ? [{ name: t.broken, value: <Told point={broken} {...of} /> }] : []),
          {
            name: t.columns.target,
            value: (
              <>
                {wantedWords(one, row, lang)}{' '}
                <span class="ct-small ct-quiet">({t.betters[one.binding.better]})</span>
              </>
            ),
          },
          ...(change ? [{ name: t.columns.change, value: change }] : []),
        ]}
      />
    </>
  )
}

/** A figure with its day in a line, leading to where it comes from. */
const Told = ({ point, binding, lang }: PointProps) => {
  const words = `${shownValue(point.value ?? '', binding, lang)}, ${scorecardTexts[lang].on(showDate(point.on, lang))}`
  return point.url ? <a href={point.url}>{words}</a> : <span>{words}</span>
}

const Now = ({ point, binding, lang }: PointProps) => {
  const t = scorecardTexts[lang]
  const day = t.on(showDate(point.on, lang))
  return (
    <Figure
      value={shownValue(point.value ?? '', binding, lang)}
      href={point.url ?? undefined}
      name={point.of === null ? day : `${day}, ${t.of(showNumber(point.of, lang))}`}
    />
  )
}

/** What is wanted, in words; of what shall never be it is zero. */
const wantedWords = ({ binding, target }: Measured, { line }: ScorecardRow, lang: Lang): string => {
  const t = scorecardTexts[lang]
  if (line.direction === 'never') return t.targetNever
  if (!target) return t.verdicts['no-target']
  const words = binding.better === 'more' ? t.targetMore : t.targetLess
  return words(shownValue(target.value, binding, lang), showDate(target.dueOn, lang))
}

const changeWords = ({ judgement, binding }: Measured, lang: Lang): string | undefined => {
  const { change, before } = judgement
  if (!change || !before?.value) return undefined
  return scorecardTexts[lang].changes[change](
    shownValue(before.value, binding, lang),
    showDate(before.on, lang),
  )
}

const Trend = ({ one, lang, today }: PartProps) => {
  const t = scorecardTexts[lang]
  const { binding, points, target } = one
  const known = points.flatMap(({ value }) => (value === null ? [] : [exact(value).approximate()]))
  if (known.length < 2) return null
  const wanted = target ? exact(target.value).approximate() : undefined
  const percent = binding.unit === '%'
  const words = (point: MeasurePoint): string => {
    const label = labelOf(point, points, today)
    if (label.kind === 'year') return String(label.year)
    return label.kind === 'quarter' ? t.quarter(label.n, label.year) : showDate(label.on, lang)
  }
  return (
    <TrendChart
      lang={lang}
      name={measureName(one, lang)}
      points={points.map((point) => ({
        label: words(point),
        value: point.value === null ? undefined : exact(point.value).approximate(),
      }))}
      {...axisOf(wanted === undefined ? known : [...known, wanted], percent)}
      target={wanted === undefined ? undefined : { value: wanted, name: t.targetLine }}
      decimals={binding.decimals}
      unit={percent ? '%' : ''}
    />
  )
}
