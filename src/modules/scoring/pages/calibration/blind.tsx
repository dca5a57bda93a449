import type { Lang } from '#platform/lang.ts'
import { LinkButton } from '#ui/button.tsx'
import { Field, Form, type FormState } from '#ui/form.tsx'
import { showDecimal, showMoment } from '#ui/format.ts'
import { Icon } from '#ui/icon.tsx'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Grid, Sheet, Stack } from '#ui/sheet.tsx'
import type { BlindReading } from '../../facts/blind.ts'
import { inputsInWords } from '../../rules/words/kept.ts'
import { ruleWords } from '../../rules/words/rule.ts'
import { calibrationTexts } from '../../texts/calibration.ts'
import { codedName } from '../sheet/show.ts'

type Props = {
  frame: Frame
  reading: BlindReading
  state: FormState
  /** another one that waits for the same person */
  next: number | undefined
}

const HandedIn = ({ reading: { self, placed }, lang }: { reading: BlindReading; lang: Lang }) => {
  const t = calibrationTexts[lang]
  const lines = self ? inputsInWords(placed.leaf, self.inputs, lang) : []
  return (
    <Sheet title={t.handedIn}>
      {lines.length === 0 ? <p class="ct-quiet">{t.nothing}</p> : null}
      <ul class="ct-plain ct-lines">
        {lines.map((line) => (
          <li>
            <Said text={line} />
          </li>
        ))}
      </ul>
      {self?.note ? (
        <>
          <h3 class="ds-heading ct-sub" data-size="2xs">
            {t.note}
          </h3>
          <p>
            <Said text={self.note} lines />
          </p>
        </>
      ) : null}
    </Sheet>
  )
}

const Evidence = ({ reading: { blind, evidence }, lang }: { reading: BlindReading; lang: Lang }) => {
  const t = calibrationTexts[lang]
  return (
    <Sheet title={t.evidence}>
      {evidence.length === 0 ? (
        <p class="ct-quiet">{t.noEvidence}</p>
      ) : (
        <ul class="ct-plain ct-files">
          {evidence.map((one) => (
            <li>
              <Icon name="file" />
              <div>
                {one.fileId ? (
                  <a class="ct-row-link" href={`/scoring/blind/${blind.id}/evidence/${one.id}`}>
                    <Said text={one.title} />
                  </a>
                ) : (
                  <Said text={one.title} />
                )}
                {one.pages ? (
                  <p class="ct-small ct-quiet">
                    <Said text={t.pages(one.pages)} />
                  </p>
                ) : null}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  )
}

const Entered = ({ frame: { lang }, reading: { blind }, next }: Props) => {
  const t = calibrationTexts[lang]
  return (
    <Sheet title={t.yours}>
      <p>
        {t.yoursPoints(showDecimal(blind.points ?? '', lang), blind.at ? showMoment(blind.at, lang) : '')}
      </p>
      <p class="ct-quiet">
        <Said text={blind.reason ?? ''} lines />
      </p>
      {next === undefined ? (
        <p class="ct-small ct-quiet">{t.noMore}</p>
      ) : (
        <LinkButton href={`/scoring/blind/${next}`}>{t.nextBlind}</LinkButton>
      )}
    </Sheet>
  )
}

/** One leaf to be appraised without knowing the first points. */
export const BlindPage = (props: Props) => {
  const { frame, reading, state } = props
  const { lang } = frame
  const t = calibrationTexts[lang]
  const { blind, sheet, placed } = reading
  const { leaf } = placed
  return (
    <Page
      frame={frame}
      title={codedName(leaf, lang)}
      lede={<Said text={`${sheet.name} · ${sheet.roundTitle}`} />}
      crumbs={[{ href: '/waiting', name: t.blind }]}
    >
      <Grid>
        <Stack span={7}>
          <HandedIn reading={reading} lang={lang} />
          <Evidence reading={reading} lang={lang} />
        </Stack>
        <Stack span={5}>
          <Sheet title={t.rule}>
            <p>
              <Said text={ruleWords(leaf, lang)} lines />
            </p>
          </Sheet>
          {blind.at === null ? (
            <Sheet title={t.blind}>
              <p class="ct-small ct-quiet">{t.blindLede}</p>
              <Form state={state} action={`/scoring/blind/${blind.id}`} submit={t.enter}>
                <Field
                  state={state}
                  name="points"
                  type="decimal"
                  label={t.points}
                  hint={t.pointsOf(showDecimal(String(leaf.max ?? ''), lang))}
                  narrow
                />
                <Field state={state} name="reason" type="textarea" rows={4} label={t.reason} />
              </Form>
            </Sheet>
          ) : (
            <Entered {...props} />
          )}
        </Stack>
      </Grid>
    </Page>
  )
}
