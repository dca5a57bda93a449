import { type Lang, named } from '#platform/lang.ts'
import { Alert } from '#ui/alert.tsx'
import { ActButton, LinkButton } from '#ui/button.tsx'
import { Facts, Percent } from '#ui/figure.tsx'
import { ConfirmSheet, Field, FieldRow, type FormState } from '#ui/form.tsx'
import { showDate, showDecimal, showNumber } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet, SheetLink } from '#ui/sheet.tsx'
import { type Column, Table } from '#ui/table.tsx'
import type { CampaignReading, Group, ShownStratum } from '../../facts/campaign-page.ts'
import type { CellCount } from '../../rules/count.ts'
import { campaignsTexts } from '../../texts/campaigns.ts'
import { CampaignTabs } from '../findings/tabs.tsx'
import { said } from '../words.ts'
import { campaignAddress } from './address.ts'
import { Asking } from './asking.tsx'
import { aboutOf, marksOf } from './list.tsx'

export type CampaignForms = Record<'open' | 'cards' | 'replace' | 'paper' | 'close', FormState>

type Props = { frame: Frame; reading: CampaignReading; forms: CampaignForms }

const AboutSheet = ({ reading, lang }: { reading: CampaignReading; lang: Lang }) => {
  const t = campaignsTexts[lang]
  const { campaign } = reading
  const percent = showDecimal(String(Number((Number(campaign.sampleError) * 100).toFixed(3))), lang)
  const questionnaire = said({ vi: campaign.questionnaireTitleVi, en: campaign.questionnaireTitleEn }, lang)
  return (
    <Sheet title={t.about}>
      <Facts
        facts={[
          {
            name: t.questionnaire,
            value: (
              <a class="ds-link" href={`/surveys/questionnaires/${campaign.questionnaireId}`}>
                <Said text={questionnaire} />
              </a>
            ),
          },
          { name: t.block, value: aboutOf(campaign.block, lang) },
          {
            name: t.days,
            value: `${showDate(campaign.opensOn, lang)} – ${showDate(campaign.closesOn, lang)}`,
          },
          { name: t.shownFrom, value: t.atLeast(showNumber(campaign.minCell, lang)) },
          { name: t.sampleError, value: t.margin(percent, t.samplings[campaign.sampling] ?? '') },
          { name: t.seed, value: <Said text={campaign.seed} /> },
          {
            name: t.decision,
            value: campaign.decisionNo
              ? [campaign.decisionNo, campaign.decidedOn ? showDate(campaign.decidedOn, lang) : '']
                  .filter(Boolean)
                  .join(', ')
              : t.noDecision,
          },
        ]}
      />
    </Sheet>
  )
}

const countOf = (told: CellCount, minCell: number, lang: Lang) => {
  const t = campaignsTexts[lang]
  const n = (value: number) => showNumber(value, lang)
  if (told.exact) return <Percent done={told.n} of={told.of} lang={lang} />
  return told.n === 0 ? t.fewerThan(n(minCell), n(told.of)) : t.atLeastOf(n(told.n), n(told.of))
}

const columns = (reading: CampaignReading, lang: Lang): Column<ShownStratum>[] => {
  const t = campaignsTexts[lang]
  const { campaign, strata } = reading
  const n = (value: number | null) => (value === null ? '' : showNumber(value, lang))
  const hostOf = (one: ShownStratum) => strata.find(({ id }) => id === one.askedAs)?.name
  const about = (one: ShownStratum) =>
    one.unitName === null
      ? campaign.block === null
        ? ''
        : t.everyUnit
      : named(lang, one.unitName, one.unitNameEn)
  return [
    {
      head: t.stratum,
      phone: 'wide',
      foot: t.inAll,
      cell: (one) => (
        <>
          <Said text={one.name} />
          <p class="ct-small ct-quiet">
            {[about(one), one.askedAs === null ? '' : t.mergedInto(hostOf(one) ?? '')]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </>
      ),
    },
    { head: t.population, n: true, phone: 'label', cell: (one) => n(one.population) },
    { head: t.sample, n: true, phone: 'label', cell: (one) => n(one.sample) },
    {
      head: t.listed,
      n: true,
      phone: 'label',
      cell: (one) => (one.listed > 0 ? `${n(one.listed)} · ${n(one.drawn)}` : ''),
    },
    { head: t.issued, n: true, phone: 'label', cell: (one) => (one.askedAs === null ? n(one.issued) : '') },
    {
      head: t.answeredOf,
      n: true,
      phone: 'label',
      cell: (one) =>
        one.told && one.issued + one.told.n > 0 ? countOf(one.told, campaign.minCell, lang) : '',
      foot: countOf(reading.answered, campaign.minCell, lang),
    },
  ]
}

const groupTitle = (group: Group, lang: Lang): string => {
  const t = campaignsTexts[lang]
  const name = said({ vi: group.nameVi, en: group.nameEn }, lang)
  return `${name} · ${t.weight.toLowerCase()} ${showDecimal(group.weight, lang)}`
}

const Strata = ({ reading, lang }: { reading: CampaignReading; lang: Lang }) => {
  const t = campaignsTexts[lang]
  const { campaign, groups, strata, may } = reading
  const edits = may.run && campaign.state === 'draft'
  return (
    <Sheet
      title={t.strata}
      flush
      gapped
      aside={
        edits ? <SheetLink href={campaignAddress(campaign.id, 'strata')}>{t.setStrata}</SheetLink> : undefined
      }
    >
      {strata.length === 0 ? (
        <p class="ct-quiet">{t.noStrata}</p>
      ) : (
        <Table
          lang={lang}
          caption={t.strata}
          columns={columns(reading, lang)}
          groups={groups
            .map((group) => ({
              title: groupTitle(group, lang),
              rows: strata.filter((one) => one.group === group.code),
            }))
            .filter(({ rows }) => rows.length > 0)}
        />
      )}
      {edits && strata.length > 0 ? (
        <div class="ct-acts">
          <ActButton action={campaignAddress(campaign.id, 'sampling')} kind="second" small>
            {t.compute}
          </ActButton>
          <LinkButton href={campaignAddress(campaign.id, 'list')} kind="second" small>
            {t.setList}
          </LinkButton>
        </div>
      ) : null}
    </Sheet>
  )
}

const Opening = ({
  reading,
  forms,
  lang,
}: {
  reading: CampaignReading
  forms: CampaignForms
  lang: Lang
}) => {
  const t = campaignsTexts[lang]
  const { campaign, may } = reading
  return (
    <div id="open" class="ct-gapped">
      <ConfirmSheet
        state={forms.open}
        action={campaignAddress(campaign.id, 'opening')}
        title={t.openTitle}
        consequence={t.openNote}
        submit={t.openIt}
        cancel={campaignAddress(campaign.id)}
        askReason={false}
        danger={false}
        version={campaign.version}
      >
        <FieldRow>
          <Field
            state={forms.open}
            name="decisionNo"
            label={t.decisionNo}
            max={100}
            optional={!may.needsDecision}
          />
          <Field state={forms.open} name="decidedOn" label={t.decidedOn} type="date" optional />
        </FieldRow>
      </ConfirmSheet>
    </div>
  )
}

/** One campaign: what it asks of whom, how many answered, and what may be done now. */
export const CampaignPage = ({ frame, reading, forms }: Props) => {
  const { lang } = frame
  const t = campaignsTexts[lang]
  const { campaign, may } = reading
  const draft = campaign.state === 'draft'
  return (
    <Page
      frame={frame}
      title={campaign.title}
      crumbs={[{ href: '/surveys', name: t.surveys }]}
      lede={[t.states[campaign.state], ...marksOf(campaign, lang)].join(' · ')}
      act={
        may.open && reading.strata.length > 0 ? (
          <LinkButton href="#open">{t.openIt}</LinkButton>
        ) : campaign.state === 'closed' ? (
          <LinkButton href={campaignAddress(campaign.id, 'results')}>{t.results}</LinkButton>
        ) : undefined
      }
      acts={
        draft && may.run ? (
          <LinkButton kind="second" icon="edit" href={campaignAddress(campaign.id, 'edit')}>
            {t.editCampaign}
          </LinkButton>
        ) : null
      }
      notice={campaign.state === 'closed' ? <Alert tone="info">{t.done}</Alert> : undefined}
    >
      {draft ? null : <CampaignTabs id={campaign.id} on="asking" oversees comments={false} lang={lang} />}
      <AboutSheet reading={reading} lang={lang} />
      <Strata reading={reading} lang={lang} />
      {draft ? null : (
        <p class="ct-small ct-quiet ct-gapped">
          {t.whoIsUnknown} {reading.answered.exact ? '' : t.inSteps(showNumber(campaign.minCell, lang))}
        </p>
      )}
      {campaign.state === 'open' && may.run ? <Asking reading={reading} forms={forms} lang={lang} /> : null}
      {may.open && reading.strata.length > 0 ? <Opening reading={reading} forms={forms} lang={lang} /> : null}
    </Page>
  )
}
