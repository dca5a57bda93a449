import type { Lang } from '#platform/lang.ts'
import { Button, LinkButton } from '#ui/button.tsx'
import { Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import type { Frame } from '#ui/layout.tsx'
import { EnterSaves } from '#ui/rows.tsx'
import { Sheet } from '#ui/sheet.tsx'
import type { Found } from '../../rules/edit.ts'
import type { InputField } from '../../rules/fields.ts'
import type { Leaf } from '../../rules/set.ts'
import type { SetRow } from '../../store/sets.ts'
import { setsTexts } from '../../texts/sets.ts'
import { FigureFields } from './figures.tsx'
import { Rows } from './rows.tsx'
import { RuleFields } from './rule-fields.tsx'
import { nodeAddress, setAddress, titleOfPlace } from './words.tsx'

const named = (words: Record<string, string>, ...without: string[]) =>
  Object.entries(words)
    .filter(([value]) => !without.includes(value))
    .map(([value, label]) => ({ value, label }))

/** The form of one place: its names, its rule by kind, the names of its figures, its worked examples. */
export const EditForm = ({
  frame,
  set,
  found,
  seen,
  fields,
  state,
}: {
  frame: Frame
  set: SetRow
  found: Found
  seen: string
  fields: InputField[]
  state: FormState
}) => {
  const { lang } = frame
  const t = setsTexts[lang]
  const { code } = found.node
  const scored = found.level !== 'domain' && state.values?.kind !== 'sum_children'
  return (
    <Form state={state} action={nodeAddress(set.id, code)} version={seen}>
      <EnterSaves>{t.saveNode}</EnterSaves>
      <Sheet title={titleOfPlace(found, lang)} id="place" gapped>
        <Field state={state} name="nameVi" label={t.nameVi} type="textarea" rows={2} max={2000} />
        <Field state={state} name="nameEn" label={t.nameEn} type="textarea" rows={2} max={2000} optional />
        <FieldRow>
          <Field state={state} name="max" label={t.maxPoints} type="decimal" />
          {scored ? (
            <>
              <Field
                state={state}
                name="assessment"
                label={t.assessment}
                type="select"
                placeholder={false}
                options={named(t.assessments)}
              />
              <Field
                state={state}
                name="notApplicable"
                label={t.policy}
                type="select"
                placeholder={false}
                options={named(t.policies, 'derived', 'allowed')}
              />
            </>
          ) : null}
        </FieldRow>
        {scored ? (
          <Field
            state={state}
            name="evidence"
            label={t.evidence}
            hint={t.evidenceHint}
            type="textarea"
            rows={3}
            optional
          />
        ) : null}
      </Sheet>
      {found.level === 'domain' ? null : (
        <Sheet title={t.rule} id="rule" gapped>
          <RuleFields state={state} group />
          <Field state={state} name="noteVi" label={t.noteVi} type="textarea" rows={2} max={2000} optional />
          <Field state={state} name="noteEn" label={t.noteEn} type="textarea" rows={2} max={2000} optional />
        </Sheet>
      )}
      {scored ? <ExampleFields found={found} fields={fields} state={state} lang={lang} /> : null}
      <p class="ct-acts ct-gapped">
        <Button>{t.saveNode}</Button>
        <LinkButton kind="quiet" href={setAddress(set.id)}>
          {t.toSet}
        </LinkButton>
      </p>
    </Form>
  )
}

const ExampleFields = ({
  found,
  fields,
  state,
  lang,
}: {
  found: Found
  fields: InputField[]
  state: FormState
  lang: Lang
}) => {
  const t = setsTexts[lang]
  return (
    <>
      <Sheet title={t.labels} gapped>
        <Rows state={state} list="labels" least={0} legend={t.labels} hint={t.labelsHint} bare>
          {(path) => (
            <>
              <FieldRow>
                <Field state={state} name={`${path}.name`} label={t.labelName} max={60} />
                <Field state={state} name={`${path}.label_vi`} label={t.labelVi} max={300} optional />
                <Field state={state} name={`${path}.label_en`} label={t.labelEn} max={300} optional />
                <Field state={state} name={`${path}.unit`} label={t.unit} max={60} optional />
              </FieldRow>
              <Field
                state={state}
                name={`${path}.source`}
                label={t.filledFrom}
                type="select"
                placeholder={t.byHand}
                options={named(t.systemSources)}
                optional
              />
              <Field state={state} name={`${path}.settled`} label={t.settled} type="checkbox" />
            </>
          )}
        </Rows>
      </Sheet>
      <Sheet title={t.examples} gapped>
        <Rows
          state={state}
          list="examples"
          least={0}
          legend={t.examples}
          hint={t.examplesHint}
          add={t.addExample}
          remove={t.removeExample}
          bare
        >
          {(path) => (
            <>
              <FigureFields
                state={state}
                prefix={`${path}.in.`}
                leaf={found.node as Leaf}
                fields={fields}
                lang={lang}
              />
              <Field
                state={state}
                name={`${path}.expected`}
                label={t.expected}
                hint={t.expectedHint}
                max={20}
                narrow
              />
            </>
          )}
        </Rows>
      </Sheet>
    </>
  )
}
