import { LinkButton } from '#ui/button.tsx'
import { Field, Form, type FormState } from '#ui/form.tsx'
import { showMoment, showNumber } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Grid, Sheet } from '#ui/sheet.tsx'
import type { Sampling } from '../../facts/calibration.ts'
import { calibrationTexts } from '../../texts/calibration.ts'
import { roundTexts } from '../../texts/round.ts'

type Props = { frame: Frame; sampling: Sampling; state: FormState }

const Drawn = ({ frame: { lang }, sampling: { calibration: one } }: Props) => {
  const t = calibrationTexts[lang]
  if (!one) return null
  const [drawn, pool] = [showNumber(one.drawn, lang), showNumber(one.pool, lang)]
  return (
    <>
      <p class="ct-gapped">
        <Said text={t.drawnOn(drawn, pool, String(one.share), one.by ?? '', showMoment(one.at, lang))} />
      </p>
      <progress max={Math.max(1, one.drawn)} value={one.entered} aria-label={t.sampling}>
        {t.entered(showNumber(one.entered, lang), drawn)}
      </progress>
      <p>{t.entered(showNumber(one.entered, lang), drawn)}.</p>
      {one.unassigned > 0 ? <p class="ct-quiet">{t.unassigned(showNumber(one.unassigned, lang))}</p> : null}
      <p class="ct-small ct-quiet">{t.seed(String(one.seed))}</p>
    </>
  )
}

/** Where the sample of a round is drawn, and afterwards how far its blind appraisals are; nothing of what they say. */
export const SamplePage = (props: Props) => {
  const { frame, sampling, state } = props
  const { lang } = frame
  const t = calibrationTexts[lang]
  const { round, calibration, now, may } = sampling
  const form = !calibration && may.draw && now
  return (
    <Page
      frame={frame}
      title={t.sampling}
      lede={<Said text={round.title} />}
      crumbs={[
        { href: '/scoring', name: roundTexts[lang].scoring },
        { href: `/scoring/rounds/${round.id}`, name: round.title },
      ]}
      acts={
        may.read && calibration ? (
          <LinkButton href={`/scoring/rounds/${round.id}/calibration`}>{t.findingsLink}</LinkButton>
        ) : undefined
      }
    >
      <Grid>
        <Sheet span={8}>
          <p>{t.samplingLede}</p>
          <p class="ct-quiet ct-gapped">{t.rules}</p>
          {calibration ? <Drawn {...props} /> : null}
          {form ? (
            <Form
              state={state}
              action={`/scoring/rounds/${round.id}/calibration/sample`}
              submit={t.draw}
              cancel={`/scoring/rounds/${round.id}`}
            >
              <Field
                state={state}
                name="share"
                type="number"
                label={t.share}
                hint={t.shareHint}
                value={10}
                narrow
              />
            </Form>
          ) : null}
          {calibration || now ? null : <p class="ct-quiet">{t.notNow}</p>}
        </Sheet>
      </Grid>
    </Page>
  )
}
