import type { Child } from 'hono/jsx'
import { Button, LinkButton } from '#ui/button.tsx'
import { Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { type Frame, Page } from '#ui/layout.tsx'
import { EnterSaves, Rows } from '#ui/rows.tsx'
import { Sheet } from '#ui/sheet.tsx'
import type { QuestionnaireRow } from '../../facts/questionnaires.ts'
import { questionsOf } from '../../rules/edit.ts'
import { questionnairesTexts } from '../../texts/questionnaires.ts'
import { said } from '../words.ts'
import { addressOf, crumbsOf } from './one.tsx'

type PlaceProps = { frame: Frame; row: QuestionnaireRow; state: FormState; seen: string }

const PlacePage = ({
  frame,
  row,
  state,
  seen,
  title,
  lede,
  action,
  children,
}: PlaceProps & { title: string; lede?: string; action: string; children: Child }) => {
  const t = questionnairesTexts[frame.lang]
  return (
    <Page frame={frame} title={title} lede={lede} crumbs={crumbsOf(row, frame.lang)}>
      <Form state={state} action={action} version={seen}>
        <EnterSaves>{t.save}</EnterSaves>
        {children}
        <p class="ct-acts ct-gapped">
          <Button>{t.save}</Button>
          <LinkButton kind="quiet" href={addressOf(row.id)}>
            {t.back}
          </LinkButton>
        </p>
      </Form>
    </Page>
  )
}

/** Title, source, opening words and thanks. */
export const HeadPage = (props: PlaceProps) => {
  const { state, row } = props
  const t = questionnairesTexts[state.lang]
  return (
    <PlacePage {...props} title={t.head} action={addressOf(row.id, 'head')}>
      <Sheet>
        <Field state={state} name="titleVi" label={t.titleVi} max={300} />
        <Field state={state} name="titleEn" label={t.titleEn} max={300} optional />
        <Field state={state} name="source" label={t.source} max={500} optional />
        <Field state={state} name="introVi" label={t.introVi} type="textarea" rows={4} max={4000} optional />
        <Field state={state} name="introEn" label={t.introEn} type="textarea" rows={4} max={4000} optional />
        <Field
          state={state}
          name="thanksVi"
          label={t.thanksVi}
          type="textarea"
          rows={2}
          max={2000}
          optional
        />
        <Field
          state={state}
          name="thanksEn"
          label={t.thanksEn}
          type="textarea"
          rows={2}
          max={2000}
          optional
        />
      </Sheet>
    </PlacePage>
  )
}

export const SectionPage = (props: PlaceProps & { code: string }) => {
  const { state, row, code } = props
  const t = questionnairesTexts[state.lang]
  return (
    <PlacePage {...props} title={t.sectionTitle(code)} action={addressOf(row.id, 'sections', code)}>
      <Sheet>
        <Field state={state} name="code" label={t.code} max={20} narrow />
        <Field state={state} name="titleVi" label={t.titleVi} max={300} />
        <Field state={state} name="titleEn" label={t.titleEn} max={300} optional />
        <Field state={state} name="perUnit" label={t.perUnit} type="checkbox" />
      </Sheet>
    </PlacePage>
  )
}

const OptionRows = ({ state, scale }: { state: FormState; scale?: boolean }) => {
  const t = questionnairesTexts[state.lang]
  return (
    <Rows
      state={state}
      list="options"
      least={2}
      legend={t.options}
      hint={t.optionsHint}
      add={t.addOption}
      remove={t.removeOption}
    >
      {(path) => (
        <>
          <FieldRow>
            <Field state={state} name={`${path}.code`} label={t.code} max={20} />
            <Field state={state} name={`${path}.vi`} label={t.optionVi} max={1000} />
            <Field state={state} name={`${path}.en`} label={t.optionEn} max={1000} optional />
            <Field state={state} name={`${path}.worth`} label={t.worth} type="decimal" optional />
          </FieldRow>
          {scale ? (
            <Field state={state} name={`${path}.satisfied`} label={t.satisfied} type="checkbox" />
          ) : null}
        </>
      )}
    </Rows>
  )
}

export const ScalePage = (props: PlaceProps & { code: string }) => {
  const { state, row, code } = props
  const t = questionnairesTexts[state.lang]
  return (
    <PlacePage {...props} title={t.scaleTitle(code)} action={addressOf(row.id, 'scales', code)}>
      <Sheet>
        <Field state={state} name="code" label={t.code} max={20} narrow />
        <OptionRows state={state} scale />
      </Sheet>
    </PlacePage>
  )
}

/** The contents of the index and the factors below them. */
export const FactorsPage = (props: PlaceProps) => {
  const { state, row } = props
  const t = questionnairesTexts[state.lang]
  const named = (path: string, more?: Child) => (
    <FieldRow>
      <Field state={state} name={`${path}.code`} label={t.code} max={30} />
      <Field state={state} name={`${path}.vi`} label={t.optionVi} max={1000} />
      <Field state={state} name={`${path}.en`} label={t.optionEn} max={1000} optional />
      {more}
    </FieldRow>
  )
  return (
    <PlacePage {...props} title={t.factors} lede={t.factorsLede} action={addressOf(row.id, 'factors')}>
      <Sheet title={t.contents}>
        <Rows
          state={state}
          list="contents"
          least={1}
          legend={t.contents}
          add={t.addContent}
          remove={t.removeContent}
          bare
        >
          {(path) => named(path)}
        </Rows>
      </Sheet>
      <Sheet title={t.factorList} gapped>
        <Rows
          state={state}
          list="factors"
          least={1}
          legend={t.factorList}
          add={t.addFactor}
          remove={t.removeFactor}
          bare
        >
          {(path) => named(path, <Field state={state} name={`${path}.content`} label={t.content} max={30} />)}
        </Rows>
      </Sheet>
    </PlacePage>
  )
}

const ScaleSelect = ({ state, row }: { state: FormState; row: QuestionnaireRow }) => (
  <Field
    state={state}
    name="scale"
    label={questionnairesTexts[state.lang].scale}
    type="select"
    options={row.content.scales.map((one) => ({
      value: one.code,
      label: `${one.code}: ${one.options.map((option) => said(option.text, state.lang)).join(', ')}`,
    }))}
  />
)

const FactorSelect = ({ state, row, name }: { state: FormState; row: QuestionnaireRow; name: string }) => {
  const t = questionnairesTexts[state.lang]
  if (row.content.factors.length === 0) return null
  return (
    <Field
      state={state}
      name={name}
      label={t.factor}
      type="select"
      optional
      placeholder={t.noFactor}
      options={row.content.factors.map((one) => ({
        value: one.code,
        label: `${one.code}. ${said(one.name, state.lang)}`,
      }))}
    />
  )
}

const KindFields = ({ state, row }: { state: FormState; row: QuestionnaireRow }) => {
  const t = questionnairesTexts[state.lang]
  switch (state.values?.kind) {
    case 'single':
      return <OptionRows state={state} />
    case 'multi':
      return (
        <>
          <OptionRows state={state} />
          <Field state={state} name="most" label={t.most} type="number" narrow optional />
        </>
      )
    case 'scale':
      return (
        <>
          <ScaleSelect state={state} row={row} />
          <FactorSelect state={state} row={row} name="factor" />
        </>
      )
    case 'matrix':
      return (
        <>
          <ScaleSelect state={state} row={row} />
          <Rows state={state} list="rows" least={1} legend={t.rows} add={t.addRow} remove={t.removeRow}>
            {(path) => (
              <FieldRow>
                <Field state={state} name={`${path}.code`} label={t.code} max={30} />
                <Field state={state} name={`${path}.vi`} label={t.optionVi} max={1000} />
                <Field state={state} name={`${path}.en`} label={t.optionEn} max={1000} optional />
                <FactorSelect state={state} row={row} name={`${path}.factor`} />
              </FieldRow>
            )}
          </Rows>
        </>
      )
    case 'number':
      return (
        <FieldRow>
          <Field state={state} name="min" label={t.min} type="decimal" optional />
          <Field state={state} name="max" label={t.max} type="decimal" optional />
        </FieldRow>
      )
    default:
      return <Field state={state} name="longest" label={t.longest} type="number" narrow optional />
  }
}

/** One question: its words, its kind with the fields of that kind, when it is asked. */
export const QuestionPage = (props: PlaceProps & { code: string }) => {
  const { state, row, code } = props
  const { lang } = state
  const t = questionnairesTexts[lang]
  const all = questionsOf(row.content)
  const before = all.slice(
    0,
    Math.max(
      0,
      all.findIndex((one) => one.code === code),
    ),
  )
  return (
    <PlacePage {...props} title={`${t.questions} ${code}`} action={addressOf(row.id, 'questions', code)}>
      <Sheet>
        <Field state={state} name="code" label={t.code} max={20} narrow />
        <Field state={state} name="textVi" label={t.textVi} type="textarea" rows={2} max={1000} />
        <Field state={state} name="textEn" label={t.textEn} type="textarea" rows={2} max={1000} optional />
        <Field state={state} name="helpVi" label={t.helpVi} type="textarea" rows={2} max={4000} optional />
        <Field state={state} name="helpEn" label={t.helpEn} type="textarea" rows={2} max={4000} optional />
        <Field state={state} name="required" label={t.required} type="checkbox" />
        <Field state={state} name="risk" label={t.risk} type="checkbox" />
      </Sheet>
      <Sheet title={t.kinds[String(state.values?.kind)] ?? t.kind} gapped>
        <FieldRow>
          <Field
            state={state}
            name="kind"
            label={t.kind}
            type="select"
            placeholder={false}
            options={Object.entries(t.kinds).map(([value, label]) => ({ value, label }))}
          />
          <Button kind="second" small name="press" value="show">
            {t.showKind}
          </Button>
        </FieldRow>
        <KindFields state={state} row={row} />
      </Sheet>
      <Sheet title={t.branching} gapped>
        <Field
          state={state}
          name="showQuestion"
          label={t.showQuestion}
          type="select"
          optional
          placeholder={t.always}
          options={before
            .filter((one) => one.kind === 'single' || one.kind === 'multi' || one.kind === 'scale')
            .map((one) => ({ value: one.code, label: `${one.code}. ${said(one.text, lang)}` }))}
        />
        <Field state={state} name="showIn" label={t.showIn} hint={t.showInHint} max={500} optional />
      </Sheet>
    </PlacePage>
  )
}
