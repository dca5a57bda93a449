import type { Lang } from '#platform/lang.ts'
import { Field, Form, type FormState } from '#ui/form.tsx'
import { showMoment, showNumber } from '#ui/format.ts'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import type { TaskReading } from '../../facts/reading.ts'
import { texts } from '../../texts.ts'

/** From so many people on, the list gets a field that narrows it. */
const many = 12

const People = ({
  reading,
  form,
  reader,
}: {
  reading: TaskReading
  form: FormState
  reader: string | null
}) => {
  const t = texts[form.lang]
  const people = reading.papers.people.filter((person) => person.id !== reader)
  if (people.length === 0) return null
  const chosen = form.values?.mentions !== undefined || form.errors?.some((e) => e.field === 'mentions')
  return (
    <details class="ct-no-print" open={chosen || undefined}>
      <summary>{t.mention(showNumber(people.length, form.lang))}</summary>
      <Field
        state={form}
        name="mentions"
        type="checkboxes"
        label={t.mentions}
        hint={t.mentionsHint}
        optional
        filter={people.length > many}
        options={people.map((person) => ({
          value: person.id,
          label: person.name,
          hint: `${person.title[form.lang]}, ${person.unit}`,
        }))}
      />
    </details>
  )
}

/** Notes among the people involved, and the form that writes one to those of them who are ticked. */
export const Notes = ({
  reading,
  form,
  reader,
  lang,
}: {
  reading: TaskReading
  form: FormState
  reader: string | null
  lang: Lang
}) => {
  const t = texts[lang]
  const { notes } = reading.papers
  if (notes.length === 0 && !reading.may.note) return null
  return (
    <Sheet title={t.notes} gapped>
      {notes.length > 0 ? (
        <ul class="ct-plain ct-lines">
          {notes.map((note) => (
            <li>
              <Said text={note.text} lines />
              <p class="ct-small ct-quiet">
                {note.person}
                {note.title ? `, ${note.title[lang]}` : ''} · {showMoment(new Date(note.at), lang)}
                {note.mentions.length > 0 ? ` · ${t.sentTo(note.mentions.join(', '))}` : ''}
              </p>
            </li>
          ))}
        </ul>
      ) : (
        <p class="ct-quiet">{t.noNotes}</p>
      )}
      {reading.may.note ? (
        <Form state={form} action={`/tasks/${reading.page.id}/notes`} submit={t.addNote} kind="second">
          <Field state={form} name="text" type="textarea" rows={2} label={t.note} max={5000} />
          <People reading={reading} form={form} reader={reader} />
        </Form>
      ) : null}
    </Sheet>
  )
}
