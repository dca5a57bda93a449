import type { Lang } from '#platform/lang.ts'
import { LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { ConfirmSheet, Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { showDate, showNumber } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { type Column, Table } from '#ui/table.tsx'
import type { FormsReading, RewardForm } from '../facts/forms.ts'
import { type CheckName, checkNames } from '../rules/checks.ts'
import { texts } from '../texts.ts'

const at = '/rewards/forms'
/** The report is always asked for; the others weigh as the form of reward says. */
export const weighed: readonly CheckName[] = checkNames.filter((name) => name !== 'report')

const limitsOf = (form: RewardForm, lang: Lang): string => {
  const t = texts[lang]
  const most = (n: number | null, kind: string) =>
    n === null ? undefined : t.forms.most(kind, showNumber(n, lang))
  return [
    form.kinds.map((kind) => t.kinds[kind]).join(', '),
    most(form.mostCollectives, t.kinds.collective ?? ''),
    most(form.mostIndividuals, t.kinds.individual ?? ''),
  ]
    .filter(Boolean)
    .join('; ')
}

const checksOf = (form: RewardForm, lang: Lang): string => {
  const t = texts[lang]
  return weighed
    .map((name) => `${t.checkNames[name]}: ${t.forms.weights[form.checks[name] ?? 'warn']}`)
    .join('; ')
}

const columns = (lang: Lang, mayRun: boolean): Column<RewardForm>[] => {
  const t = texts[lang]
  const f = t.forms
  return [
    {
      head: t.form,
      phone: 'wide',
      cell: (form) => (
        <>
          <Said text={lang === 'en' ? form.nameEn : form.nameVi} />
          <p class="ct-small ct-quiet">
            <Said text={form.legal} />
          </p>
        </>
      ),
    },
    { head: f.limits, phone: 'wide', cell: (form) => limitsOf(form, lang) },
    { head: t.checks, phone: 'wide', cell: (form) => <span class="ct-small">{checksOf(form, lang)}</span> },
    {
      head: f.validity,
      phone: 'label',
      nowrap: true,
      cell: (form) =>
        form.validTo === null
          ? f.since(showDate(form.validFrom, lang))
          : f.between(showDate(form.validFrom, lang), showDate(form.validTo, lang)),
    },
    { head: t.rounds, n: true, phone: 'label', cell: (form) => showNumber(form.rounds, lang) },
    ...(mayRun
      ? [
          {
            head: f.change,
            phone: 'end' as const,
            cell: (form: RewardForm) =>
              form.validTo === null ? (
                <a class="ds-link" href={`${at}/${form.code}`}>
                  {f.change}
                  <span class="ds-sr-only">: {lang === 'en' ? form.nameEn : form.nameVi}</span>
                </a>
              ) : (
                ''
              ),
          },
        ]
      : []),
  ]
}

/** The forms of reward: law-given and the province's own, with their checks, limits and days. */
export const FormsPage = ({ frame, reading }: { frame: Frame; reading: FormsReading }) => {
  const { lang } = frame
  const t = texts[lang]
  return (
    <Page
      frame={frame}
      title={t.forms.title}
      lede={t.forms.lede}
      crumbs={[{ href: '/rewards', name: t.rewards }]}
      act={
        reading.mayRun ? (
          <LinkButton href={`${at}/new`} icon="plus">
            {t.forms.add}
          </LinkButton>
        ) : undefined
      }
    >
      {reading.forms.length === 0 ? (
        <Empty title={t.forms.none}>{t.forms.noneHow}</Empty>
      ) : (
        <Sheet title={t.forms.title} flush long>
          <Table
            lang={lang}
            caption={t.forms.title}
            columns={columns(lang, reading.mayRun)}
            rows={reading.forms}
          />
        </Sheet>
      )}
    </Page>
  )
}

const Fields = ({ state, form }: { state: FormState; form: RewardForm | undefined }) => {
  const { lang } = state
  const t = texts[lang]
  const f = t.forms
  const weights = Object.entries(f.weights).map(([value, label]) => ({ value, label }))
  return (
    <>
      <FieldRow>
        <Field state={state} name="nameVi" label={f.nameVi} max={200} value={form?.nameVi ?? null} />
        <Field state={state} name="nameEn" label={f.nameEn} max={200} value={form?.nameEn ?? null} />
      </FieldRow>
      <FieldRow>
        <Field
          state={state}
          name="certificateTitle"
          label={f.certificateTitle}
          hint={f.certificateHint}
          max={60}
          value={form?.certificateTitle ?? null}
        />
        <Field
          state={state}
          name="honours"
          label={f.honours}
          hint={f.honoursHint}
          max={120}
          value={form?.honours ?? null}
        />
      </FieldRow>
      <Field
        state={state}
        name="kinds"
        type="checkboxes"
        label={f.kinds}
        value={form?.kinds ?? ['collective', 'individual']}
        options={(['collective', 'individual'] as const).map((kind) => ({
          value: kind,
          label: t.kinds[kind] ?? kind,
        }))}
      />
      <FieldRow>
        {(['mostCollectives', 'mostIndividuals'] as const).map((name) => (
          <Field
            state={state}
            name={name}
            type="number"
            label={f[name]}
            value={form?.[name] ?? null}
            narrow
            optional
          />
        ))}
        <Field
          state={state}
          name="rankWithin"
          type="number"
          label={f.rankWithin}
          value={form?.rankWithin ?? 5}
          narrow
        />
      </FieldRow>
      <FieldRow>
        {weighed.map((name) => (
          <Field
            state={state}
            name={`check-${name}`}
            type="select"
            label={t.checkNames[name] ?? name}
            value={form?.checks[name] ?? 'warn'}
            placeholder={false}
            options={weights}
          />
        ))}
      </FieldRow>
      <Field
        state={state}
        name="legal"
        type="textarea"
        rows={3}
        label={t.fields.legal}
        max={2000}
        value={form?.legal.split('; ').join('\n') ?? null}
      />
      <Field
        state={state}
        name="validFrom"
        type="date"
        label={f.validFrom}
        hint={form && form.rounds > 0 ? f.validFromUsed : undefined}
        value={form && form.rounds === 0 ? form.validFrom : null}
        narrow
      />
    </>
  )
}

/** A new form of reward, or one that is changed or ended. */
export const FormPage = ({
  frame,
  form,
  state,
  ending,
}: {
  frame: Frame
  form: RewardForm | undefined
  state: FormState
  ending: FormState
}) => {
  const { lang } = frame
  const t = texts[lang]
  const f = t.forms
  const name = form && (lang === 'en' ? form.nameEn : form.nameVi)
  return (
    <Page
      frame={frame}
      title={name ?? f.add}
      lede={form && form.rounds > 0 ? f.used(form.rounds) : undefined}
      crumbs={[
        { href: '/rewards', name: t.rewards },
        { href: at, name: f.title },
      ]}
    >
      <Sheet>
        <Form
          state={state}
          action={form ? `${at}/${form.code}` : at}
          submit={form ? t.saveIt : f.add}
          cancel={at}
          version={form?.version}
        >
          <Fields state={state} form={form} />
        </Form>
      </Sheet>
      {form ? (
        <div class="ct-gapped">
          <ConfirmSheet
            state={ending}
            action={`${at}/${form.code}/end`}
            title={f.endTitle}
            consequence={f.endNote}
            submit={f.end}
            cancel={at}
          >
            <Field state={ending} name="last" type="date" label={f.last} narrow />
          </ConfirmSheet>
        </div>
      ) : null}
    </Page>
  )
}
