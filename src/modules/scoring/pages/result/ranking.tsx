import { Alert } from '#ui/alert.tsx'
import { ActButton, LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import type { FormState } from '#ui/form.tsx'
import { showDate, showMoment } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Grid, Sheet, Stack } from '#ui/sheet.tsx'
import { Tabs } from '#ui/tabs.tsx'
import type { Explanation } from '../../facts/explanation.ts'
import type { MayWithResult, Ranking, RoundLine } from '../../facts/result.ts'
import { anyCompared } from '../../rules/ranking.ts'
import { resultTexts } from '../../texts/result.ts'
import { throughRounds } from '../crumbs.ts'
import { SyntheticMark } from '../sets/words.tsx'
import { meanIndex } from './figures.ts'
import { HowSure } from './intervals.tsx'
import { Next, Proof } from './next.tsx'
import { RankingTable } from './table.tsx'
import { Why } from './why.tsx'

export type RankingForms = { correct?: FormState; decide?: FormState }
type Props = {
  frame: Frame
  ranking: Ranking
  may: MayWithResult
  forms: RankingForms
  /** of the line that is explained at the side */
  why: Explanation | undefined
  /** rankings of the same year */
  beside: readonly RoundLine[]
}

/** The ranking of a round: class by class, with what may be done next at the side. */
export const RankingPage = (props: Props) => {
  const { frame, ranking, may, forms, why } = props
  const { lang } = frame
  const t = resultTexts[lang]
  const { round, result, rows } = ranking
  return (
    <Page
      frame={frame}
      title={t.rankingOf(round.title)}
      lede={<Standing frame={frame} ranking={ranking} />}
      crumbs={throughRounds(
        frame,
        ...(round.state === 'imported' ? [] : [{ href: `/scoring/rounds/${round.id}`, name: t.theRound }]),
      )}
      under={
        round.synthetic ? (
          <p class="ct-tags">
            <SyntheticMark lang={lang} />
          </p>
        ) : undefined
      }
      act={mainAct(props)}
      acts={
        result ? (
          <>
            {may.objections ? (
              <LinkButton kind="quiet" href={`/scoring/rounds/${round.id}/objections`}>
                {t.objections}
              </LinkButton>
            ) : null}
            {result.state === 'published' ? (
              <LinkButton kind="quiet" href={`/cong-khai/xep-hang/${round.id}`}>
                {t.publicPage}
              </LinkButton>
            ) : null}
            <LinkButton
              kind="second"
              icon="download"
              download
              href={`/scoring/results/${result.id}/table.xlsx`}
            >
              {t.exportTable}
            </LinkButton>
          </>
        ) : undefined
      }
    >
      <Notices frame={frame} ranking={ranking} />
      <Beside {...props} />
      {result ? (
        <Grid>
          <Sheet span={8} flush long>
            <RankingTable lang={lang} ranking={ranking} row={why?.row.position} />
          </Sheet>
          <Stack span={4}>
            {why ? <Why explanation={why} lang={lang} /> : null}
            <HowSure frame={frame} ranking={ranking} may={may} />
            <Next frame={frame} ranking={ranking} may={may} forms={forms} />
            <Proof frame={frame} ranking={ranking} />
            {result.imported ? null : (
              <Sheet title={t.howToRead}>
                <p class="ct-small ct-quiet">{t.howToReadText}</p>
                {anyCompared(rows) ? null : <p class="ct-small ct-quiet">{t.noneBefore(round.year - 1)}</p>}
              </Sheet>
            )}
          </Stack>
        </Grid>
      ) : (
        <Empty title={t.noResult}>{t.noResultHow}</Empty>
      )}
    </Page>
  )
}

const Beside = ({ frame: { lang }, ranking: { round, rows, rounding }, beside }: Props) => {
  const t = resultTexts[lang]
  const indices = rows.some((row) => row.percent !== null)
  if (beside.length < 2 && !indices) return null
  return (
    <Tabs
      label={t.besides}
      lang={lang}
      tabs={beside.map((one) => ({
        name: t.blocks[one.block] ?? one.block,
        n: one.units,
        href: `/scoring/rounds/${one.id}/ranking`,
        on: one.id === round.id,
      }))}
      add={
        indices ? <span class="ct-tabs-note">{t.average(meanIndex(rows, rounding, lang))}</span> : undefined
      }
    />
  )
}

const Standing = ({ frame: { lang }, ranking: { round, result } }: Pick<Props, 'frame' | 'ranking'>) => {
  const t = resultTexts[lang]
  const where = round.place ? (
    <>
      <Said text={round.place} />
      {'. '}
    </>
  ) : null
  if (!result) return where
  const state =
    result.state === 'published' && result.publishedOn
      ? t.publishedOn(showDate(result.publishedOn, lang))
      : t.stateOf[result.state]
  return (
    <>
      {where}
      {state}
      {result.decisionNo && result.decidedOn ? (
        <>
          {' '}
          <Said text={t.byDecision(result.decisionNo, showDate(result.decidedOn, lang))} />
        </>
      ) : null}
      {result.state === 'draft' ? `. ${t.computedAt(showMoment(result.computedAt, lang))}.` : '.'}
    </>
  )
}

const mainAct = ({ frame: { lang }, ranking: { round, result }, may }: Props) => {
  const t = resultTexts[lang]
  if (may.publish && result)
    return (
      <ActButton action={`/scoring/results/${result.id}/publication`} kind="main" confirm={t.publishConfirm}>
        {t.publish}
      </ActButton>
    )
  if (may.compute && (!result || result.state === 'draft'))
    return (
      <ActButton action={`/scoring/rounds/${round.id}/results`} kind={result ? 'second' : 'main'}>
        {result ? t.computeAgain : t.compute}
      </ActButton>
    )
  return undefined
}

const Notices = ({
  frame: { lang },
  ranking: { round, result, results, rows },
}: Pick<Props, 'frame' | 'ranking'>) => {
  const t = resultTexts[lang]
  const unfinished = rows.filter((row) => !row.complete).map((row) => row.unitName)
  const newest = results[0]
  return (
    <>
      {unfinished.length > 0 ? (
        <Alert tone="warning">
          <Said text={t.unfinished(unfinished.length, unfinished.join(', '))} />
        </Alert>
      ) : null}
      {round.state === 'imported' ? (
        <Alert tone="info">
          {t.imported} {round.source ? <Said text={`${t.source}: ${round.source}`} /> : null}
        </Alert>
      ) : null}
      {result && newest && result.version < newest.version ? (
        <Alert tone="warning">
          {t.correctedBy(newest.version)}{' '}
          <a class="ds-link" href={`/scoring/rounds/${round.id}/ranking`}>
            {t.openNewest}
          </a>
        </Alert>
      ) : null}
      {result?.reason && result.version > 1 ? (
        <Alert tone="info">
          <Said text={t.isCorrection(result.reason)} />
        </Alert>
      ) : null}
    </>
  )
}
