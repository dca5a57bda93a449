import { ActButton } from '#ui/button.tsx'
import { Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { showDate, showDays } from '#ui/format.ts'
import type { Frame } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { LettersReading } from '../facts/reading.ts'
import { texts } from '../texts.ts'
import { PartPage } from './issued.tsx'

type Props = { frame: Frame; reading: LettersReading; state: FormState }

/** What is late with the units' explanations, and the official letters about it. */
export const LettersPage = (props: Props) => {
  const { frame, reading } = props
  const { lang } = frame
  const t = texts[lang].pages
  const { directive: d, late } = reading
  return (
    <PartPage frame={frame} directive={d} on="letters">
      <Sheet title={t.explanations} flush>
        {late.length === 0 ? (
          <p class="ct-quiet ct-pad">{t.noLate}</p>
        ) : (
          <Table
            lang={lang}
            caption={t.explanations}
            rows={late}
            columns={[
              {
                head: t.task,
                phone: 'wide',
                cell: (task) => (
                  <>
                    <a class="ct-row-link" href={`/tasks/${task.id}`}>
                      {task.code}
                    </a>{' '}
                    <Said text={task.lead_name} />
                  </>
                ),
              },
              {
                head: t.dueOn,
                nowrap: true,
                phone: 'label',
                cell: (task) => (task.due_on ? showDate(task.due_on, lang) : ''),
              },
              { head: t.lateDays, n: true, phone: 'label', cell: (task) => showDays(task.days_late, lang) },
              {
                head: t.explanation,
                phone: 'wide',
                cell: (task) =>
                  task.explanation ? (
                    <Said text={task.explanation} lines />
                  ) : (
                    <span class="ct-quiet">{t.noExplanation}</span>
                  ),
              },
            ]}
          />
        )}
      </Sheet>
      <Letters {...props} />
    </PartPage>
  )
}

const Letters = ({ frame, reading, state }: Props) => {
  const { lang } = frame
  const t = texts[lang].pages
  const { directive: d, letters, may, units } = reading
  return (
    <Sheet title={t.letters} gapped>
      {letters.length === 0 ? (
        <p class="ct-quiet">{t.noLetters}</p>
      ) : (
        <Table
          lang={lang}
          caption={t.letters}
          rows={letters}
          columns={[
            {
              head: t.letterKind,
              phone: 'wide',
              cell: (letter) => (
                <>
                  <a class="ct-row-link" href={`/documents/${letter.documentId}`}>
                    {letter.documentNo ?? t.letterKinds[letter.kind]}
                  </a>{' '}
                  <span class="ct-small ct-quiet">{t.letterKinds[letter.kind]}</span>
                </>
              ),
            },
            { head: t.letterUnit, phone: 'label', cell: (letter) => <Said text={letter.unitName} /> },
            {
              head: t.letterState,
              phone: 'label',
              cell: (letter) => t.letterStates[letter.state] ?? letter.state,
            },
            {
              head: t.settled,
              phone: 'label',
              cell: (letter) =>
                letter.settledAt ? (
                  t.settled
                ) : may.issue && letter.state === 'issued' ? (
                  <ActButton
                    small
                    kind="second"
                    action={`/directives/${d.id}/letters/${letter.id}/settlement`}
                  >
                    {t.settle}
                  </ActButton>
                ) : (
                  ''
                ),
            },
          ]}
        />
      )}
      {may.letter && units.length > 0 ? (
        <Form state={state} action={`/directives/${d.id}/letters`} submit={t.draftLetter} kind="second">
          <p class="ct-small ct-quiet">{t.letterHow}</p>
          <FieldRow>
            <Field
              state={state}
              name="unitId"
              label={t.letterUnit}
              type="select"
              options={units.map((u) => ({ value: String(u.id), label: u.name }))}
            />
            <Field
              state={state}
              name="kind"
              label={t.letterKind}
              type="select"
              placeholder={false}
              options={(['reminder', 'criticism'] as const).map((value) => ({
                value,
                label: t.letterKinds[value],
              }))}
            />
          </FieldRow>
        </Form>
      ) : null}
    </Sheet>
  )
}
