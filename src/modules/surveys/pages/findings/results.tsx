import { dayOf } from '#platform/day.ts'
import type { Lang } from '#platform/lang.ts'
import { Alert } from '#ui/alert.tsx'
import { LinkButton } from '#ui/button.tsx'
import { TrendChart } from '#ui/chart.tsx'
import { Empty } from '#ui/empty.tsx'
import { Facts } from '#ui/figure.tsx'
import { Field, Form, type FormState } from '#ui/form.tsx'
import { showDate, showNumber, showPercent } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { JobLine } from '#ui/progress.tsx'
import { Grid, Sheet } from '#ui/sheet.tsx'
import type { Reading, Told } from '../../facts/findings.ts'
import { campaignsTexts } from '../../texts/campaigns.ts'
import { findingsTexts } from '../../texts/findings.ts'
import { aboutOf } from '../campaigns/list.tsx'
import { printed } from './figures.tsx'
import { CountedSheet, LinesSheet, PartsSheet, RiskSheet, UnitsSheet } from './tables.tsx'
import { CampaignTabs } from './tabs.tsx'

export type ResultsProps = { frame: Frame; reading: Reading; state: FormState }

const at = (reading: Reading) => `/surveys/campaigns/${reading.campaign.id}/results`

type Part = { reading: Reading; told: Told; lang: Lang }

const Summary = ({ reading, told, lang }: Part) => {
  const t = findingsTexts[lang]
  const { total } = told.scope
  const whole = total.overall
  const show = (value: string) => printed(value, reading.method.decimals, lang)
  const counted = total.answered
  return (
    <Sheet title={t.overall} span={6}>
      <Facts
        facts={[
          { name: t.overall, value: whole ? <b>{`${show(whole.value)}%`}</b> : t.tooFew },
          ...(whole ? [{ name: t.between, value: t.interval(show(whole.low), show(whole.high)) }] : []),
          {
            name: t.answered,
            value:
              counted === null
                ? t.tooFew
                : t.answeredOf(showNumber(counted, lang), showNumber(total.issued, lang)),
          },
          ...(counted !== null && total.issued > 0
            ? [{ name: t.rate, value: showPercent(counted, total.issued, lang) ?? '' }]
            : []),
          { name: t.excluded, value: t.excludedN(showNumber(told.findings.people.excluded, lang)) },
        ]}
      />
    </Sheet>
  )
}

const HowMade = ({ reading, told, lang }: Part) => {
  const t = findingsTexts[lang]
  const { method, lines } = reading
  // a form without steps of contentment is counted by what its answers are worth
  const steps = lines.some((line) => line.options.some((option) => option.satisfied))
  return (
    <Sheet title={t.howMade} span={6}>
      <div class="ct-small ct-stack">
        <p>
          {steps
            ? `${t.methods[method.criterion]} (${t.methodSource(method.source)}).`
            : `${t.methods.worth}.`}
        </p>
        <p>{t.marginNote}</p>
        <p>{t.smallHow(told.findings.minCell)}</p>
        <p>
          {t.versionOf(String(told.version), showDate(dayOf(told.at), lang))}
          {' · '}
          {t.hash} <code>{told.hash.slice(0, 16)}…</code>
        </p>
      </div>
    </Sheet>
  )
}

const Trend = ({ told, lang }: Part) => {
  const t = findingsTexts[lang]
  if (told.trend.length < 2) return null
  return (
    <Sheet title={t.trend} span={6}>
      <TrendChart
        lang={lang}
        name={t.overall}
        min={0}
        points={told.trend.map(({ year, value }) => ({ label: String(year), value: Number(value) }))}
      />
    </Sheet>
  )
}

const Working = ({ reading, lang }: { reading: Reading; lang: Lang }) => {
  const t = findingsTexts[lang]
  const { work } = reading
  if (!work || work.state === 'done') return null
  if (work.state === 'failed') return <Alert tone="danger">{t.workFailed}</Alert>
  return (
    <Sheet>
      <JobLine
        lang={lang}
        job={{
          title: t.working(showNumber(work.total, lang)),
          stage: work.state,
          done: work.done,
          of: work.total,
          taken: work.done,
          refreshHref: at(reading),
        }}
      />
    </Sheet>
  )
}

const isRunning = ({ work }: Reading): boolean => work?.state === 'waiting' || work?.state === 'running'

const NotYet = ({ reading, state, lang }: { reading: Reading; state: FormState; lang: Lang }) => {
  const t = findingsTexts[lang]
  const { campaign, looked, may } = reading
  if (isRunning(reading)) return null
  if (campaign.state !== 'closed' || !may.run) return <Empty title={t.notYet}>{t.notClosed}</Empty>
  if (looked?.state !== 'done')
    return (
      <Empty
        title={t.notYet}
        act={<LinkButton href={`/surveys/campaigns/${campaign.id}/review`}>{t.review}</LinkButton>}
      >
        {t.lookFirst}
      </Empty>
    )
  return (
    <Sheet title={t.notYet}>
      <p>{t.ready}</p>
      <Form state={state} action={at(reading)} submit={t.compute} />
    </Sheet>
  )
}

const AgainSheet = ({ reading, state, lang }: { reading: Reading; state: FormState; lang: Lang }) => {
  const t = findingsTexts[lang]
  if (!reading.may.run || isRunning(reading)) return null
  return (
    <Sheet title={t.again} span={6}>
      <p class="ct-small ct-quiet">{t.againHow}</p>
      <Form state={state} action={at(reading)} submit={t.again} kind="second">
        <Field state={state} name="reason" label={t.reason} type="textarea" rows={3} />
      </Form>
    </Sheet>
  )
}

const Figures = ({ reading, told, state, lang }: Part & { state: FormState }) => {
  const t = findingsTexts[lang]
  const part = { reading, told, lang }
  const compares = told.trend.length > 1
  return (
    <>
      {told.version < told.newest ? (
        <Alert tone="info">
          {t.olderVersion} <a href={at(reading)}>{t.newest}</a>
        </Alert>
      ) : null}
      <Grid>
        <Summary {...part} />
        {compares ? <Trend {...part} /> : <HowMade {...part} />}
        <UnitsSheet {...part} />
        <PartsSheet {...part} />
        <LinesSheet {...part} />
        <RiskSheet {...part} />
        <CountedSheet {...part} />
        {compares ? <HowMade {...part} /> : null}
        {told.unit ? null : <AgainSheet reading={reading} state={state} lang={lang} />}
      </Grid>
    </>
  )
}

/** The results of a campaign: of all, or of one unit; computing them; what they were computed from. */
export const ResultsPage = ({ frame, reading, state }: ResultsProps) => {
  const { lang } = frame
  const t = findingsTexts[lang]
  const { campaign, told, may, content } = reading
  const comments =
    told !== undefined && content.sections.some((one) => one.questions.some(({ kind }) => kind === 'text'))
  const marks = campaign.invented ? [t.invented] : []
  return (
    <Page
      frame={frame}
      title={told?.unit ? told.unit.name : campaign.title}
      lede={[
        t.results,
        ...(told?.unit ? [campaign.title] : []),
        aboutOf(campaign.block, lang),
        ...marks,
      ].join(' · ')}
      crumbs={[
        { href: '/surveys', name: campaignsTexts[lang].surveys },
        ...(told?.unit ? [{ href: at(reading), name: campaign.title }] : []),
      ]}
      acts={
        told ? (
          <>
            <LinkButton kind="quiet" icon="download" download href={`${at(reading)}.xlsx${version(told)}`}>
              {t.download}
            </LinkButton>
            <LinkButton kind="quiet" icon="download" download href={`${at(reading)}.json${version(told)}`}>
              {t.downloadJson}
            </LinkButton>
          </>
        ) : undefined
      }
    >
      <CampaignTabs id={campaign.id} on="results" oversees={may.oversee} comments={comments} lang={lang} />
      <Working reading={reading} lang={lang} />
      {told ? (
        <Figures reading={reading} told={told} state={state} lang={lang} />
      ) : (
        <NotYet reading={reading} state={state} lang={lang} />
      )}
    </Page>
  )
}

const version = (told: Told): string => (told.version < told.newest ? `?version=${told.version}` : '')
