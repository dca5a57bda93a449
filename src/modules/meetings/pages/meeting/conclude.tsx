import { named } from '#platform/lang.ts'
import { ActButton, LinkButton } from '#ui/button.tsx'
import { Field, FieldRow, Form } from '#ui/form.tsx'
import { showDate } from '#ui/format.ts'
import { Said } from '#ui/said.tsx'
import { Sheet, SheetLink } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { ConclusionRow } from '../../facts.ts'
import { texts } from '../../texts.ts'
import type { Props } from '../meeting.tsx'

const open = ({ reading }: Props): boolean =>
  reading.may.prepare &&
  reading.may.acts.includes('conclude') &&
  (!reading.document || ['draft', 'returned', 'withdrawn'].includes(reading.document.state))

const AddForm = ({ reading, forms, frame }: Props) => {
  const t = texts[frame.lang]
  const state = forms.conclusion
  const units = reading.units.map((unit) => ({
    value: String(unit.unit_id),
    label: named(frame.lang, unit.name_vi, unit.name_en),
  }))
  return (
    <details
      class="ct-more"
      open={state.errors !== undefined || reading.parts.conclusions.length === 0 || undefined}
    >
      <summary>{t.addConclusion}</summary>
      <Form
        state={state}
        action={`/meetings/${reading.meeting.id}/conclusions`}
        submit={t.addConclusion}
        kind="second"
      >
        <Field state={state} name="text" type="textarea" rows={3} label={t.conclusionText} max={2000} />
        <Field
          state={state}
          name="leadUnitIds"
          type="checkboxes"
          filter
          label={t.leads}
          hint={t.leadsHint}
          options={units}
          optional
        />
        <Field
          state={state}
          name="coordinatorUnitIds"
          type="checkboxes"
          filter
          label={t.coordinators}
          options={units}
          optional
        />
        <FieldRow>
          <Field state={state} name="product" label={t.product} max={500} optional />
          <Field state={state} name="dueOn" type="date" label={t.dueOn} optional />
        </FieldRow>
      </Form>
    </details>
  )
}

/** What was concluded, until the notice is issued; then the followed work stands in its place. */
export const Conclusions = (props: Props) => {
  const { reading, frame } = props
  const { lang } = frame
  const t = texts[lang]
  const { meeting, parts } = reading
  if (meeting.state !== 'held') return null
  const changes = open(props)
  return (
    <Sheet title={t.conclusions}>
      {parts.conclusions.length === 0 ? (
        <p class="ct-quiet">{t.noConclusions}</p>
      ) : (
        <Table
          lang={lang}
          caption={t.conclusions}
          rows={parts.conclusions}
          columns={[
            {
              head: t.conclusionText,
              phone: 'wide',
              cell: (one) => (
                <>
                  {one.position}. <Said text={one.text} />
                </>
              ),
            },
            {
              head: t.leads,
              phone: 'label',
              cell: (one) => <Said text={(lang === 'en' ? one.leadsEn : one.leads).join(', ') || t.noWork} />,
            },
            { head: t.product, phone: 'label', cell: (one) => <Said text={one.product ?? ''} /> },
            { head: t.dueOn, phone: 'label', cell: (one) => (one.dueOn ? showDate(one.dueOn, lang) : '') },
            ...(changes
              ? [
                  {
                    head: '',
                    cell: (one: ConclusionRow) => (
                      <ActButton
                        action={`/meetings/${meeting.id}/conclusions/${one.position}/removal`}
                        kind="quiet"
                        label={`${t.remove}: ${one.position}`}
                      >
                        {t.remove}
                      </ActButton>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {changes ? <AddForm {...props} /> : null}
    </Sheet>
  )
}

/** The notice on its way: drafted from the conclusions, signed in the documents' room, issued here with its work. */
export const Notice = (props: Props) => {
  const { reading, frame } = props
  const t = texts[frame.lang]
  const { meeting, document, parts, may } = reading
  if (meeting.state !== 'held' || parts.conclusions.length === 0) return null
  const work = parts.conclusions.filter((one) => one.leadUnitIds.length > 0).length
  const ready = document?.state === 'signed' || document?.state === 'issued'
  return (
    <Sheet
      title={t.notice}
      id="notice"
      aside={
        document ? <SheetLink href={`/documents/${document.id}`}>{t.openDocument}</SheetLink> : undefined
      }
    >
      {document ? <p>{t.documentStates[document.state] ?? ''}</p> : null}
      {may.prepare && ready ? (
        <>
          <p>{t.issueHint(work)}</p>
          <ActButton action={`/meetings/${meeting.id}/notice/issuance`} kind="main">
            {t.issue}
          </ActButton>
        </>
      ) : null}
      {open(props) ? (
        <p>
          <LinkButton href={`/meetings/${meeting.id}/notice`} kind={document ? 'second' : undefined}>
            {document && document.state !== 'withdrawn' ? t.redraft : t.draftNotice}
          </LinkButton>
        </p>
      ) : null}
    </Sheet>
  )
}
