import type { Lang } from '#platform/lang.ts'
import { Alert } from '#ui/alert.tsx'
import { ActButton, LinkButton } from '#ui/button.tsx'
import { Facts } from '#ui/figure.tsx'
import { ConfirmSheet, Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { showDecimal, showNumber } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Grid, Sheet } from '#ui/sheet.tsx'
import type { SetFinding } from '../../facts/checked.ts'
import type { SetStanding } from '../../facts/sets.ts'
import type { ClassBand, CriteriaSet } from '../../rules/set.ts'
import type { SetRow } from '../../store/sets.ts'
import { setsTexts } from '../../texts/sets.ts'
import { SetFindings } from './findings.tsx'
import { Standing } from './list.tsx'
import { Tree } from './tree.tsx'
import { decisionWords, forceWords, SyntheticMark, setAddress, shownNum, titleOf } from './words.tsx'

export type SetForms = {
  issue?: FormState
  clone?: FormState
  end?: FormState
  removal?: FormState
  domain?: FormState
}

type Props = {
  frame: Frame
  set: SetRow
  standing: SetStanding
  findings: SetFinding[]
  errors: number
  /** names of kinds and blocks by code, of appraising units by code */
  names: ReadonlyMap<string, string>
  frameCodes: ReadonlySet<string>
  may: { edit: boolean; issue: boolean; clone: boolean }
  forms: SetForms
}

/** One criteria set: its settings, its tree with every rule in words, and what may be done with it. */
export const SetPage = (props: Props) => {
  const { frame, set, standing, findings, errors, may, forms } = props
  const { lang } = frame
  const t = setsTexts[lang]
  const to = (...parts: string[]) => setAddress(set.id, ...parts)
  return (
    <Page
      frame={frame}
      title={titleOf(set, lang)}
      crumbs={[
        { href: '/scoring', name: t.scoring },
        { href: '/scoring/sets', name: t.sets },
      ]}
      lede={
        <>
          <Said text={set.code} /> · {t.version(showNumber(set.version, lang))}
        </>
      }
      under={
        <p class="ct-tags">
          <Standing standing={standing} lang={lang} />
          {set.synthetic ? <SyntheticMark lang={lang} /> : null}
        </p>
      }
      acts={
        <>
          {may.edit ? (
            <LinkButton kind="second" href={to('head')}>
              {t.editHead}
            </LinkButton>
          ) : null}
          <LinkButton kind="quiet" icon="download" href={to('annex.xlsx')}>
            {t.annexXlsx}
          </LinkButton>
          <LinkButton kind="quiet" icon="download" href={to('set.json')}>
            {t.json}
          </LinkButton>
        </>
      }
      act={forms.issue ? <LinkButton href="#issue-set">{t.issue}</LinkButton> : undefined}
      notice={<Notices set={set} lang={lang} />}
    >
      <Settings {...props} />
      {findings.length > 0 ? (
        <>
          <p class="ct-gapped">
            {t.findingsLede(showNumber(errors, lang), showNumber(findings.length - errors, lang))}
          </p>
          <SetFindings id={set.id} findings={findings} lang={lang} />
        </>
      ) : (
        <p class="ct-gapped ct-quiet">{t.clean}</p>
      )}
      <Tree {...props} />
      {may.edit ? (
        <Tools set={set} framed={props.frameCodes.size > 0} form={forms.domain} lang={lang} />
      ) : null}
      <Ways {...props} />
    </Page>
  )
}

const Notices = ({ set, lang }: { set: SetRow; lang: Lang }) => {
  const t = setsTexts[lang]
  if (!set.synthetic && set.complete) return null
  return (
    <>
      {set.synthetic ? <Alert tone="warning">{t.syntheticLong}</Alert> : null}
      {set.complete ? null : <Alert tone="warning">{t.incompleteLong}</Alert>}
    </>
  )
}

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

const Settings = ({ frame, set, names }: Props) => {
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

/** The fields of a place that is added: code, names, maximum, and whether it holds others. */
export const AddFields = ({ state, group }: { state: FormState; group: boolean }) => {
  const t = setsTexts[state.lang]
  return (
    <>
      <FieldRow>
        <Field state={state} name="code" label={t.code} max={30} narrow />
        <Field state={state} name="max" label={t.maxPoints} type="decimal" optional />
      </FieldRow>
      <Field state={state} name="nameVi" label={t.nameVi} max={2000} />
      <Field state={state} name="nameEn" label={t.nameEn} max={2000} optional />
      {group ? (
        <Field state={state} name="group" label={t.asGroup} hint={t.asGroupHint} type="checkbox" />
      ) : null}
    </>
  )
}

const Tools = ({
  set,
  framed,
  form,
  lang,
}: {
  set: SetRow
  framed: boolean
  form?: FormState
  lang: Lang
}) => {
  const t = setsTexts[lang]
  const to = setAddress(set.id, 'order')
  return (
    <Sheet title={t.tools} gapped>
      <div class="ct-acts">
        <ActButton kind="second" action={to} fields={{ what: 'maxima' }}>
          {t.sumUp}
        </ActButton>
        {framed ? null : (
          <ActButton kind="second" action={to} fields={{ what: 'codes' }}>
            {t.renumber}
          </ActButton>
        )}
      </div>
      {form ? (
        <details class="ct-gapped" open={form.errors !== undefined}>
          <summary>{t.addDomain}</summary>
          <Form state={form} action={setAddress(set.id, 'domains')} submit={t.addIt} kind="second">
            <AddFields state={form} group={false} />
          </Form>
        </details>
      ) : null}
    </Sheet>
  )
}

const Ways = ({ frame, set, errors, may, forms }: Props) => {
  const { lang } = frame
  const t = setsTexts[lang]
  const to = (part: string) => setAddress(set.id, part)
  const whyNot = !set.complete ? t.incompleteCannot : t.cannotIssue(showNumber(errors, lang))
  return (
    <>
      {set.state === 'draft' && may.issue && !forms.issue ? (
        <Sheet title={t.issue} gapped>
          <p>{whyNot}</p>
        </Sheet>
      ) : null}
      {forms.issue ? (
        <Sheet title={t.issue} id="issue-set" gapped>
          <p>{t.issueWords}</p>
          <Form state={forms.issue} action={to('issuance')} submit={t.issueIt} version={set.rowVersion}>
            <FieldRow>
              <Field
                state={forms.issue}
                name="decisionNo"
                label={t.decisionNo}
                hint={t.decisionNoHint}
                max={100}
              />
              <Field state={forms.issue} name="decidedOn" label={t.decidedOn} type="date" />
              <Field state={forms.issue} name="effectiveFrom" label={t.effectiveFrom} type="date" />
            </FieldRow>
          </Form>
        </Sheet>
      ) : null}
      {forms.end ? (
        <details class="ct-gapped" open={forms.end.errors !== undefined}>
          <summary>{t.end}</summary>
          <Form state={forms.end} action={to('end')} submit={t.endIt} kind="second">
            <Field
              state={forms.end}
              name="effectiveTo"
              label={t.effectiveTo}
              hint={t.effectiveToHint}
              type="date"
              optional
            />
          </Form>
        </details>
      ) : null}
      {forms.clone ? (
        <details class="ct-gapped" open={forms.clone.errors !== undefined}>
          <summary>{t.clone}</summary>
          <p>{t.cloneWords}</p>
          <Form state={forms.clone} action={to('copies')} submit={t.cloneIt} kind="second">
            <FieldRow>
              <Field state={forms.clone} name="code" label={t.setCode} hint={t.setCodeHint} max={100} />
              <Field state={forms.clone} name="year" label={t.year} type="number" narrow />
            </FieldRow>
            <Field state={forms.clone} name="titleVi" label={t.titleVi} max={500} optional />
          </Form>
        </details>
      ) : null}
      {forms.removal ? (
        <details class="ct-gapped" open={forms.removal.errors !== undefined}>
          <summary>{t.remove}</summary>
          <ConfirmSheet
            state={forms.removal}
            action={to('removal')}
            title={t.remove}
            consequence={t.removeWords}
            submit={t.removeIt}
            cancel={setAddress(set.id)}
            askReason={false}
          />
        </details>
      ) : null}
    </>
  )
}
