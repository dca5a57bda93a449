import type { Lang } from '#platform/lang.ts'
import { Alert } from '#ui/alert.tsx'
import { ActButton, LinkButton } from '#ui/button.tsx'
import { ConfirmSheet, Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { showDecimal, showNumber } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Grid, Sheet, SheetLink } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { QuestionnaireRow } from '../../facts/questionnaires.ts'
import type { Finding } from '../../rules/check.ts'
import type { Question, Section } from '../../rules/questionnaire.ts'
import { campaignsTexts } from '../../texts/campaigns.ts'
import { questionnairesTexts } from '../../texts/questionnaires.ts'
import { said, titleOf } from '../words.ts'

export const addressOf = (id: number, ...parts: string[]): string =>
  ['/surveys/questionnaires', String(id), ...parts.map(encodeURIComponent)].join('/')

export const crumbsOf = (row: QuestionnaireRow, lang: Lang) => [
  { href: '/surveys', name: campaignsTexts[lang].surveys },
  { href: '/surveys/questionnaires', name: questionnairesTexts[lang].questionnaires },
  { href: addressOf(row.id), name: titleOf(row, lang) },
]

export type QuestionnaireForms = {
  section: FormState
  question: FormState
  scale: FormState
  issue: FormState
}

type Props = {
  frame: Frame
  row: QuestionnaireRow
  findings: Finding[]
  may: { edit: boolean; copy: boolean }
  forms: QuestionnaireForms
}

/** What a question says of itself below its words. */
const notesOf = (question: Question, lang: Lang): string => {
  const t = questionnairesTexts[lang]
  return [
    t.kinds[question.kind],
    question.required ? t.requiredMark : '',
    question.risk ? t.riskMark : '',
    question.showIf ? t.shownIf(question.showIf.question, question.showIf.in.join(', ')) : '',
  ]
    .filter(Boolean)
    .join(' · ')
}

const ChoiceLines = ({ question, lang }: { question: Question; lang: Lang }) => {
  const t = questionnairesTexts[lang]
  if (question.kind === 'single' || question.kind === 'multi')
    return (
      <ul class="ct-plain ct-small">
        {question.options.map((option) => (
          <li>
            {option.code}. <Said text={said(option.text, lang)} />
            {option.worth === undefined ? null : (
              <span class="ct-quiet"> ({showDecimal(String(option.worth), lang)})</span>
            )}
          </li>
        ))}
      </ul>
    )
  if (question.kind === 'matrix')
    return (
      <ul class="ct-plain ct-small">
        {question.rows.map((row) => (
          <li>
            {row.code}. <Said text={said(row.text, lang)} />
            {row.factor ? (
              <span class="ct-quiet">
                {' '}
                ({t.factor} {row.factor})
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    )
  return null
}

const Moves = ({
  id,
  kind,
  code,
  lang,
}: {
  id: number
  kind: 'section' | 'question'
  code: string
  lang: Lang
}) => {
  const t = questionnairesTexts[lang]
  const move = (to: 'up' | 'down') => ({ action: addressOf(id, 'moving'), fields: { kind, code, to } })
  return (
    <>
      <ActButton {...move('up')} kind="quiet" small icon="up" label={`${t.up}: ${code}`}>
        {t.up}
      </ActButton>
      <ActButton {...move('down')} kind="quiet" small icon="dn" label={`${t.down}: ${code}`}>
        {t.down}
      </ActButton>
      <ActButton
        action={addressOf(id, 'removal')}
        fields={{ kind, code }}
        kind="quiet"
        small
        icon="close"
        confirm={t.removeConfirm(code)}
        label={`${t.remove}: ${code}`}
      >
        {t.remove}
      </ActButton>
    </>
  )
}

const SectionSheet = ({
  section,
  row,
  may,
  lang,
}: { section: Section; lang: Lang } & Pick<Props, 'row' | 'may'>) => {
  const t = questionnairesTexts[lang]
  return (
    <Sheet
      title={`${section.code}. ${said(section.title, lang)}`}
      flush
      gapped
      aside={
        may.edit ? (
          <SheetLink href={addressOf(row.id, 'sections', section.code)}>{t.edit}</SheetLink>
        ) : undefined
      }
    >
      <Table
        lang={lang}
        caption={`${t.sectionTitle(section.code)}${section.perUnit ? `, ${t.perUnitMark}` : ''}`}
        rows={section.questions}
        empty={t.noQuestions}
        columns={[
          { head: t.code, cell: (one) => one.code, nowrap: true, phone: 'label' },
          {
            head: t.what,
            phone: 'wide',
            cell: (one) => (
              <>
                {may.edit ? (
                  <a class="ct-row-link" href={addressOf(row.id, 'questions', one.code)}>
                    <Said text={said(one.text, lang)} />
                  </a>
                ) : (
                  <Said text={said(one.text, lang)} />
                )}
                <p class="ct-small ct-quiet">{notesOf(one, lang)}</p>
                <ChoiceLines question={one} lang={lang} />
              </>
            ),
          },
          ...(may.edit
            ? [
                {
                  head: t.acts,
                  cell: (one: Question) => (
                    <div class="ct-acts">
                      <Moves id={row.id} kind="question" code={one.code} lang={lang} />
                    </div>
                  ),
                },
              ]
            : []),
        ]}
      />
      {may.edit ? (
        <div class="ct-acts">
          <span class="ct-small ct-quiet">{t.sectionTitle(section.code)}</span>
          <Moves id={row.id} kind="section" code={section.code} lang={lang} />
        </div>
      ) : null}
    </Sheet>
  )
}

const Findings = ({ findings, lang }: { findings: Finding[]; lang: Lang }) => {
  const t = questionnairesTexts[lang]
  if (findings.length === 0) return <p class="ct-gapped ct-quiet">{t.clean}</p>
  return (
    <Sheet title={t.findings(showNumber(findings.length, lang))} gapped>
      <ul class="ct-lines">
        {findings.map(({ at, reason }) => (
          <li>
            {at ? t.at(at) : ''}
            {t.findingWords[reason]}
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

const Scales = ({ row, may, lang }: { lang: Lang } & Pick<Props, 'row' | 'may'>) => {
  const t = questionnairesTexts[lang]
  return (
    <Sheet title={t.scales} flush gapped>
      <Table
        lang={lang}
        caption={t.scales}
        rows={row.content.scales}
        empty={t.noScales}
        columns={[
          {
            head: t.code,
            cell: (one) =>
              may.edit ? (
                <a class="ct-row-link" href={addressOf(row.id, 'scales', one.code)}>
                  {one.code}
                </a>
              ) : (
                one.code
              ),
          },
          {
            head: t.options,
            phone: 'wide',
            cell: (one) =>
              one.options
                .map((option) =>
                  [
                    `${option.code}. ${said(option.text, lang)}`,
                    option.worth === undefined ? '' : ` (${showDecimal(String(option.worth), lang)})`,
                    option.satisfied ? `, ${t.satisfiedMark}` : '',
                  ].join(''),
                )
                .join(' · '),
          },
        ]}
      />
    </Sheet>
  )
}

const Adding = ({ row, forms, lang }: { lang: Lang } & Pick<Props, 'row' | 'forms'>) => {
  const t = questionnairesTexts[lang]
  const { sections } = row.content
  return (
    <Grid gapped>
      <Sheet title={t.addQuestion} span={6} id="add-question">
        <Form
          state={forms.question}
          action={addressOf(row.id, 'questions')}
          submit={t.addQuestion}
          kind="second"
        >
          <FieldRow>
            <Field state={forms.question} name="code" label={t.code} max={20} />
            <Field
              state={forms.question}
              name="section"
              label={t.inSection}
              type="select"
              placeholder={false}
              value={sections.at(-1)?.code}
              options={sections.map((one) => ({
                value: one.code,
                label: `${one.code}. ${said(one.title, lang)}`,
              }))}
            />
          </FieldRow>
          <Field
            state={forms.question}
            name="kind"
            label={t.kind}
            type="select"
            placeholder={false}
            options={Object.entries(t.kinds).map(([value, label]) => ({ value, label }))}
          />
          <Field state={forms.question} name="textVi" label={t.textVi} type="textarea" rows={2} max={1000} />
        </Form>
      </Sheet>
      <Sheet title={t.addSection} span={3} id="add-section">
        <Form
          state={forms.section}
          action={addressOf(row.id, 'sections')}
          submit={t.addSection}
          kind="second"
        >
          <Field state={forms.section} name="code" label={t.code} max={20} />
          <Field state={forms.section} name="titleVi" label={t.titleVi} max={300} />
          <Field state={forms.section} name="perUnit" label={t.perUnit} type="checkbox" />
        </Form>
      </Sheet>
      <Sheet title={t.addScale} span={3} id="add-scale">
        <Form state={forms.scale} action={addressOf(row.id, 'scales')} submit={t.addScale} kind="second">
          <Field state={forms.scale} name="code" label={t.code} max={20} />
        </Form>
      </Sheet>
    </Grid>
  )
}

const Issue = ({
  row,
  findings,
  forms,
  lang,
}: { lang: Lang } & Pick<Props, 'row' | 'findings' | 'forms'>) => {
  const t = questionnairesTexts[lang]
  if (findings.length > 0) return null
  return (
    <div id="issue" class="ct-gapped">
      <ConfirmSheet
        state={forms.issue}
        action={addressOf(row.id, 'issuing')}
        title={t.issueTitle}
        consequence={t.issueNote}
        submit={t.issue}
        cancel={addressOf(row.id)}
        askReason={false}
        danger={false}
        version={row.rowVersion}
      />
    </div>
  )
}

/** One questionnaire: its parts and questions, scales, what is still to mend, and what may be done with it. */
export const QuestionnairePage = (props: Props) => {
  const { frame, row, findings, may, forms } = props
  const { lang } = frame
  const t = questionnairesTexts[lang]
  return (
    <Page
      frame={frame}
      title={titleOf(row, lang)}
      crumbs={crumbsOf(row, lang).slice(0, 2)}
      lede={
        <>
          <Said text={row.code} /> · {t.version(showNumber(row.version, lang))} · {t.states[row.state]}
        </>
      }
      notice={row.synthetic ? <Alert tone="warning">{t.syntheticLong}</Alert> : undefined}
      act={
        may.copy ? (
          <ActButton action={addressOf(row.id, 'copy')}>{t.copy}</ActButton>
        ) : may.edit && findings.length === 0 ? (
          <LinkButton href="#issue">{t.issue}</LinkButton>
        ) : undefined
      }
      acts={
        <>
          <LinkButton kind="second" icon="eye" href={addressOf(row.id, 'preview')}>
            {t.preview}
          </LinkButton>
          {may.edit ? (
            <>
              <LinkButton kind="quiet" href={addressOf(row.id, 'head')}>
                {t.head}
              </LinkButton>
              <LinkButton kind="quiet" href={addressOf(row.id, 'factors')}>
                {t.factors}
              </LinkButton>
            </>
          ) : null}
          <LinkButton kind="quiet" icon="download" href={addressOf(row.id, 'questionnaire.json')}>
            {t.json}
          </LinkButton>
        </>
      }
    >
      {row.source ? (
        <p class="ct-small ct-quiet">
          <Said text={t.sourceIs(row.source)} />
        </p>
      ) : null}
      {row.state === 'draft' ? <Findings findings={findings} lang={lang} /> : null}
      {row.content.sections.map((section) => (
        <SectionSheet section={section} row={row} may={may} lang={lang} />
      ))}
      <Scales row={row} may={may} lang={lang} />
      {may.edit ? (
        <>
          <Adding row={row} forms={forms} lang={lang} />
          <Issue row={row} findings={findings} forms={forms} lang={lang} />
        </>
      ) : null}
    </Page>
  )
}
