import type { Lang } from '#platform/lang.ts'
import { LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Facts } from '#ui/figure.tsx'
import { showDecimal, showNumber } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Grid, Sheet, Stack } from '#ui/sheet.tsx'
import { type Column, Table } from '#ui/table.tsx'
import type { AppraiserLine, CalibrationReading, LeafLine } from '../../facts/calibration.ts'
import type { Mean } from '../../rules/calibration/agreement.ts'
import type { Tested } from '../../rules/calibration/findings.ts'
import { calibrationTexts } from '../../texts/calibration.ts'
import { roundTexts } from '../../texts/round.ts'
import { codedName } from '../sheet/show.ts'

type Props = { frame: Frame; reading: CalibrationReading }

/** A share in percent with one decimal. */
const percent = (share: number, lang: Lang): string => showDecimal((share * 100).toFixed(1), lang)
const signed = (share: number, lang: Lang): string => `${share > 0 ? '+' : ''}${percent(share, lang)}`

const distance = ({ mean, low, high }: Mean, lang: Lang): string =>
  low === null || high === null
    ? percent(mean, lang)
    : `${percent(mean, lang)} (${percent(low, lang)}–${percent(high, lang)})`

const TestedCell = ({ tested, lang }: { tested: Tested | null; lang: Lang }) => {
  const t = calibrationTexts[lang]
  if (!tested) return <span class="ct-quiet ct-small">{t.tooFew}</span>
  const { value, low, high, found } = tested
  return (
    <>
      {found ? <b>{signed(value, lang)}</b> : signed(value, lang)}{' '}
      <small class="ct-quiet">
        ({signed(low, lang)}; {signed(high, lang)})
      </small>
      {found ? <small> {t.found}</small> : null}
    </>
  )
}

const appraiserColumns = (lang: Lang): Column<AppraiserLine>[] => {
  const t = calibrationTexts[lang]
  return [
    { head: t.person, names: true, cell: ({ name }) => <Said text={name} /> },
    { head: t.pairs, n: true, phone: 'label', cell: ({ n }) => showNumber(n, lang) },
    {
      head: t.apart,
      n: true,
      phone: 'label',
      cell: ({ agreement }) => (agreement ? distance(agreement.apart, lang) : ''),
    },
    {
      head: t.leniency,
      n: true,
      phone: 'label',
      cell: ({ leniency }) => <TestedCell tested={leniency} lang={lang} />,
    },
    {
      head: t.drift,
      n: true,
      phone: 'label',
      cell: ({ drift }) => <TestedCell tested={drift} lang={lang} />,
    },
  ]
}

const leafColumns = (lang: Lang): Column<LeafLine>[] => {
  const t = calibrationTexts[lang]
  return [
    { head: t.leaf, names: true, cell: ({ placed }) => <Said text={codedName(placed.leaf, lang)} /> },
    { head: t.pairs, n: true, phone: 'label', cell: ({ agreement }) => showNumber(agreement.apart.n, lang) },
    { head: t.apart, n: true, phone: 'label', cell: ({ agreement }) => distance(agreement.apart, lang) },
    { head: t.same, n: true, phone: 'label', cell: ({ agreement }) => `${percent(agreement.same, lang)}%` },
  ]
}

const sentences = ({ appraisers }: CalibrationReading, lang: Lang): string[] => {
  const t = calibrationTexts[lang]
  const by = (value: number) => percent(Math.abs(value), lang)
  return appraisers.flatMap(({ name, leniency, drift }) => [
    ...(leniency?.found ? [(leniency.value > 0 ? t.lenient : t.severe)(name, by(leniency.value))] : []),
    ...(drift?.found ? [(drift.value > 0 ? t.looser : t.tighter)(name, by(drift.value))] : []),
  ])
}

const Found = ({ reading, lang }: { reading: CalibrationReading; lang: Lang }) => {
  const t = calibrationTexts[lang]
  const all = sentences(reading, lang)
  if (all.length === 0) return <p>{t.noFinding}</p>
  return (
    <ul class="ct-plain ct-lines">
      {all.map((one) => (
        <li>
          <Said text={one} />
        </li>
      ))}
    </ul>
  )
}

const Reading = ({ frame: { lang }, reading }: Props) => {
  const t = calibrationTexts[lang]
  const { all, calibration } = reading
  const [done, of] = [calibration?.entered ?? 0, calibration?.drawn ?? 0].map((n) => showNumber(n, lang))
  return (
    <Grid>
      <Stack span={8}>
        <Sheet title={t.conclusion}>
          <Found reading={reading} lang={lang} />
        </Sheet>
        <Sheet title={t.byAppraiser} flush long>
          <Table
            lang={lang}
            caption={t.byAppraiser}
            columns={appraiserColumns(lang)}
            rows={reading.appraisers}
          />
        </Sheet>
        <Sheet title={t.byLeaf} flush long>
          <Table lang={lang} caption={t.byLeaf} columns={leafColumns(lang)} rows={reading.leaves} />
        </Sheet>
      </Stack>
      <Stack span={4}>
        <Sheet title={t.overall}>
          <Facts
            facts={[
              { name: t.apart, value: `${distance(all.apart, lang)} ${t.apartNote}` },
              { name: t.same, value: `${percent(all.same, lang)}%` },
            ]}
          />
          <p class="ct-small ct-quiet">{t.entered(done ?? '', of ?? '')}.</p>
        </Sheet>
        <Sheet title={t.how}>
          <p class="ct-small ct-quiet">{t.howText}</p>
        </Sheet>
      </Stack>
    </Grid>
  )
}

/** How far the appraisers of a round agree: for the council's head, read by auditors. */
export const CalibrationPage = (props: Props) => {
  const { frame, reading } = props
  const { lang } = frame
  const t = calibrationTexts[lang]
  const { round, calibration, all, may, now } = reading
  const sample = `/scoring/rounds/${round.id}/calibration/sample`
  return (
    <Page
      frame={frame}
      title={t.findings}
      lede={<Said text={round.title} />}
      crumbs={[
        { href: '/scoring', name: roundTexts[lang].scoring },
        { href: `/scoring/rounds/${round.id}`, name: round.title },
      ]}
      acts={
        calibration ? (
          <LinkButton kind="second" href={sample}>
            {t.sampling}
          </LinkButton>
        ) : undefined
      }
    >
      {all.apart.n > 0 ? (
        <Reading {...props} />
      ) : (
        <Empty title={calibration ? t.none : t.notDrawn}>
          <p>{calibration ? t.noneHow : t.notDrawnHow}</p>
          {!calibration && may.draw && now ? <LinkButton href={sample}>{t.toSample}</LinkButton> : null}
        </Empty>
      )}
    </Page>
  )
}
