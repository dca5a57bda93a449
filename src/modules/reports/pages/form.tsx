import { ActButton, LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Field, FieldRow, Form, type FormState, Hidden } from '#ui/form.tsx'
import { type Frame, Page } from '#ui/layout.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { FormReading } from '../facts/forms.ts'
import type { Indicator } from '../rules/form.ts'
import { optionLine } from '../rules/option.ts'
import type { SystemChoice } from '../rules/system-keys.ts'
import { formWords } from '../texts/finding-words.ts'
import { reportTexts } from '../texts/reports.ts'
import { nameOf } from './figure.tsx'

const blocks = ['province', 'department', 'district', 'commune']

/** What a figure of the system is called; undefined for a key that is not known here. */
const systemWord = (choices: readonly SystemChoice[], key: string, lang: Frame['lang']) => {
  const { systemWords, systemChannel } = reportTexts[lang].formsPage
  const choice = choices.find((one) => one.key === key)
  return choice?.channel ? systemChannel(choice.channel[lang]) : choice && systemWords[key]
}

/** The figures that the system may fill in, by the part of the work they come from. */
const SystemField = ({
  choices,
  state,
  editing,
  lang,
}: {
  choices: readonly SystemChoice[]
  state: FormState
  editing: Indicator | undefined
  lang: Frame['lang']
}) => {
  const f = reportTexts[lang].formsPage
  const now = editing?.system
  const lost = now !== undefined && !choices.some((one) => one.key === now)
  const of = (family: string) =>
    choices
      .filter((one) => one.key.startsWith(`${family}.`))
      .map(({ key }) => ({ value: key, label: systemWord(choices, key, lang) ?? key }))
  return (
    <Field
      state={state}
      name="system"
      type="select"
      label={f.system}
      hint={f.systemHint}
      value={now ?? ''}
      optional
      placeholder={false}
      options={[
        { value: '', label: f.systemNone },
        ...(lost ? [{ value: now, label: f.systemLost(now) }] : []),
        ...Object.entries(f.systemFamilies).map(([family, label]) => ({ label, options: of(family) })),
      ]}
    />
  )
}

const IndicatorForm = ({
  reading,
  state,
  editing,
  lang,
}: {
  reading: FormReading
  state: FormState
  editing: Indicator | undefined
  lang: Frame['lang']
}) => {
  const f = reportTexts[lang].formsPage
  const words = (all: Record<string, string>) =>
    Object.entries(all).map(([value, label]) => ({ value, label }))
  return (
    <Sheet title={editing ? `${f.edit} ${editing.code}` : f.add} gapped id="edit">
      <Form
        state={state}
        action={`/reports/forms/${reading.row.id}/indicators`}
        submit={editing ? reportTexts[lang].save : f.add}
        cancel={editing ? `/reports/forms/${reading.row.id}` : undefined}
        version={reading.row.rowVersion}
      >
        {editing ? <Hidden name="replaces" value={editing.code} /> : null}
        <FieldRow>
          <Field
            state={state}
            name="code"
            label={f.code.replace(/ .*$/, '')}
            value={editing?.code ?? null}
            max={40}
            narrow
          />
          <Field
            state={state}
            name="parent"
            label={f.parent}
            value={editing?.parent ?? null}
            max={40}
            optional
            narrow
          />
          <Field
            state={state}
            name="unit"
            label={f.unitOf}
            value={editing?.unit ?? null}
            max={60}
            optional
            narrow
          />
        </FieldRow>
        <Field state={state} name="name_vi" label={f.name} value={editing?.name_vi ?? null} max={500} />
        <Field
          state={state}
          name="name_en"
          label={f.nameEn}
          value={editing?.name_en ?? null}
          max={500}
          optional
        />
        <FieldRow>
          <Field
            state={state}
            name="kind"
            type="select"
            label={f.kind}
            value={editing?.kind ?? 'count'}
            options={words(f.kindWords)}
          />
          <Field
            state={state}
            name="aggregation"
            type="select"
            label={f.aggregation}
            value={editing?.aggregation ?? 'sum'}
            options={words(f.aggregationWords)}
          />
        </FieldRow>
        <Field
          state={state}
          name="reported_by"
          type="checkboxes"
          label={f.reportedBy}
          value={editing?.reported_by ?? ['department', 'commune']}
          options={blocks.map((value) => ({ value, label: f.blocks[value] ?? value }))}
        />
        <FieldRow>
          <Field
            state={state}
            name="formula"
            label={f.formula}
            hint={f.formulaHint}
            value={editing?.formula ?? null}
            max={500}
            optional
          />
          <Field
            state={state}
            name="total_of"
            label={f.totalOf}
            hint={f.totalOfHint}
            value={editing?.total_of?.join(' ') ?? null}
            max={500}
            optional
          />
        </FieldRow>
        <Field
          state={state}
          name="options"
          type="textarea"
          rows={2}
          label={f.options}
          hint={f.optionsHint}
          value={editing?.options?.map(optionLine).join('\n') ?? null}
          max={4000}
          optional
        />
        <SystemField choices={reading.choices} state={state} editing={editing} lang={lang} />
        <Field
          state={state}
          name="cumulative_from_period_start"
          type="checkbox"
          label={f.cumulative}
          value={editing?.cumulative_from_period_start ? 'on' : null}
        />
      </Form>
    </Sheet>
  )
}

/** A form: its indicators, and in a draft what is wrong with them and where one is written. */
export const FormPage = ({
  frame,
  reading,
  state,
  edit,
}: {
  frame: Frame
  reading: FormReading
  state: FormState
  edit?: string | undefined
}) => {
  const { lang } = frame
  const t = reportTexts[lang]
  const f = t.formsPage
  const { row, content, choices, findings, mayRun } = reading
  const draft = row.state === 'draft' && mayRun
  const at = `/reports/forms/${row.id}`
  const version = { version: String(row.rowVersion) }
  return (
    <Page
      frame={frame}
      title={(lang === 'en' && row.titleEn) || row.titleVi}
      lede={`${row.code} · ${f.kinds[row.kind]} · ${f.version} ${row.version} · ${f.states[row.state]}`}
      crumbs={[
        { href: '/reports', name: t.reports },
        { href: '/reports/forms', name: t.forms },
      ]}
      acts={
        <>
          <LinkButton kind="quiet" href={`${at}/form.xlsx`} icon="download">
            {t.acts.xlsx}
          </LinkButton>
          <LinkButton kind="quiet" href={`${at}/form.json`}>
            {t.acts.json}
          </LinkButton>
          {draft && content.indicators.length > 0 && findings.length === 0 ? (
            <ActButton action={`${at}/issuing`} fields={version} confirm={f.issueConfirm}>
              {f.issue}
            </ActButton>
          ) : row.state === 'issued' && mayRun ? (
            <LinkButton kind="second" href="/reports/periods/new">
              {f.use}
            </LinkButton>
          ) : null}
        </>
      }
    >
      {draft && findings.length > 0 && content.indicators.length > 0 ? (
        <Sheet title={f.findings(findings.length)}>
          <ul>
            {findings.map((one) => (
              <li>
                {content.indicators[Number(/^indicators\.(\d+)/.exec(one.path)?.[1] ?? -1)]?.code ?? one.path}
                : {formWords(one.reason, one.facts, lang)}
              </li>
            ))}
          </ul>
        </Sheet>
      ) : null}
      {content.indicators.length === 0 ? (
        <Empty title={f.empty}>{draft ? f.emptyHow : ''}</Empty>
      ) : (
        <Sheet title={`${f.indicators}: ${content.indicators.length}`} flush long gapped={draft}>
          <Table
            lang={lang}
            caption={f.indicators}
            rows={content.indicators}
            columns={[
              { head: f.code.replace(/ .*$/, ''), nowrap: true, cell: (i) => i.code },
              {
                head: t.indicator,
                phone: 'wide',
                cell: (i) => (
                  <>
                    {nameOf(i, lang)}
                    {i.formula ? <small>{i.formula}</small> : null}
                    {i.system ? (
                      <small>
                        {f.system}: {systemWord(choices, i.system, lang) ?? f.systemLost(i.system)}
                      </small>
                    ) : null}
                  </>
                ),
              },
              { head: f.kind, phone: 'label', cell: (i) => f.kindWords[i.kind] },
              { head: f.aggregation, phone: 'label', cell: (i) => f.aggregationWords[i.aggregation] },
              {
                head: f.reportedBy,
                phone: 'label',
                cell: (i) => (i.reported_by ?? []).map((b) => f.blocks[b] ?? b).join(', '),
              },
              ...(draft
                ? [
                    {
                      head: '',
                      label: '',
                      cell: (i: Indicator) => (
                        <div class="ct-tags">
                          <LinkButton
                            small
                            kind="quiet"
                            href={`${at}?edit=${encodeURIComponent(i.code)}#edit`}
                            label={`${f.edit} ${i.code}`}
                          >
                            {f.edit}
                          </LinkButton>
                          <ActButton
                            action={`${at}/indicators/${encodeURIComponent(i.code)}/removal`}
                            fields={version}
                            kind="quiet"
                            confirm={f.removeConfirm(i.code)}
                          >
                            {f.remove}
                          </ActButton>
                        </div>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        </Sheet>
      )}
      {draft ? (
        <IndicatorForm
          reading={reading}
          state={state}
          editing={content.indicators.find((i) => i.code === edit)}
          lang={lang}
        />
      ) : null}
    </Page>
  )
}
