import type { Lang } from '#platform/lang.ts'
import { Field, Form, type FormState, Hidden } from '#ui/form.tsx'
import { showDate, showDayMonth, showMoment, showNumber } from '#ui/format.ts'
import { Said } from '#ui/said.tsx'
import { StateTag } from '#ui/tag.tsx'
import type { TaskReading } from '../../facts/reading.ts'
import type { PartLine } from '../../store/page.ts'
import { texts } from '../../texts.ts'

/** So many units stand open; the rest is a fold away. */
const shown = 8

const Part = ({ part, lang }: { part: PartLine; lang: Lang }) => {
  const t = texts[lang]
  const last = part.told.at(-1)
  return (
    <li>
      {part.name}{' '}
      {part.doneOn ? (
        <StateTag state="completed" lang={lang} text={t.partDoneOn(showDayMonth(part.doneOn, lang))} />
      ) : (
        <StateTag state="accepted" lang={lang} text={t.partOpen} />
      )}
      {part.part ? (
        <p class="ct-small">
          <Said text={part.part} />
          {part.dueOn ? ` · ${t.record.due(showDate(part.dueOn, lang))}` : ''}
        </p>
      ) : null}
      {last ? (
        <p class="ct-small ct-quiet">
          {last.person}
          {last.title ? `, ${last.title[lang]}` : ''} · {showMoment(new Date(last.at), lang)}
          {last.note ? (
            <>
              {' · '}
              <Said text={last.note} />
            </>
          ) : null}
        </p>
      ) : null}
    </li>
  )
}

const Tell = ({ part, reading, form }: { part: PartLine; reading: TaskReading; form: FormState }) => {
  const { lang } = form
  const t = texts[lang]
  const refused = form.values?.unitId === String(part.unitId)
  const state: FormState = { ...(refused ? form : { lang }), id: `part-${part.unitId}` }
  return (
    <details class="ct-more" open={refused || undefined}>
      <summary>{`${part.name}: ${part.doneOn ? t.partUndo : t.partDone}`}</summary>
      <Form
        state={state}
        action={`/tasks/${reading.page.id}/contribution`}
        submit={part.doneOn ? t.partUndo : t.partDone}
        kind="second"
      >
        <Hidden name="unitId" value={part.unitId} />
        {part.doneOn ? null : <Hidden name="done" value="1" />}
        <Field
          state={state}
          name="note"
          label={part.doneOn ? t.fields.reason : t.fields.note}
          optional={!part.doneOn}
          max={2000}
        />
      </Form>
    </details>
  )
}

/** The coordinating units: state of each part, who told it and when; what was told before stands in the record. */
export const Coordinators = ({
  reading,
  form,
  lang,
}: {
  reading: TaskReading
  form: FormState
  lang: Lang
}) => {
  const t = texts[lang]
  const { coordinators } = reading.papers
  if (coordinators.length === 0) return null
  const done = coordinators.filter((part) => part.doneOn).length
  const rest = coordinators.slice(shown)
  return (
    <>
      <h3 class="ds-heading ct-sub" data-size="2xs">
        {t.coordinators}: {t.contributed} {showNumber(done, lang)}/{showNumber(coordinators.length, lang)}
      </h3>
      <ul class="ct-plain ct-lines">
        {coordinators.slice(0, shown).map((part) => (
          <Part part={part} lang={lang} />
        ))}
      </ul>
      {rest.length > 0 ? (
        <details>
          <summary>{t.others(showNumber(rest.length, lang))}</summary>
          <ul class="ct-plain ct-lines">
            {rest.map((part) => (
              <Part part={part} lang={lang} />
            ))}
          </ul>
        </details>
      ) : null}
      {coordinators
        .filter((part) => reading.may.tellPart.includes(part.unitId))
        .map((part) => (
          <Tell part={part} reading={reading} form={form} />
        ))}
    </>
  )
}
