import type { Lang } from '#platform/lang.ts'
import { LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { showDate } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { Meeting } from '../facts.ts'
import { meetingKinds } from '../rules.ts'
import { memberReportTexts } from '../texts/member-report.ts'
import { type Texts, texts } from '../texts.ts'

type Committee = { id: number; nameVi: string; nameEn: string | null }

export const committeeOptions = (committees: readonly Committee[], lang: Lang) =>
  committees.map((one) => ({
    value: String(one.id),
    label: lang === 'en' ? (one.nameEn ?? one.nameVi) : one.nameVi,
  }))

/** The fields of a meeting, new or changed. */
export const HeadFields = ({ state, t }: { state: FormState; t: Texts }) => (
  <>
    <Field state={state} name="title" label={t.title} max={300} />
    <Field
      state={state}
      name="kind"
      type="select"
      label={t.kind}
      options={meetingKinds.map((kind) => ({ value: kind, label: t.kinds[kind] }))}
    />
    <FieldRow>
      <Field state={state} name="heldOn" type="date" label={t.heldOn} />
      <Field state={state} name="startsAt" label={t.startsAt} max={5} />
    </FieldRow>
    <Field state={state} name="place" label={t.place} max={300} />
    <Field state={state} name="agenda" type="textarea" rows={5} label={t.agenda} hint={t.agendaHint} />
  </>
)

/** Meetings in sight, the latest first; a form for those who prepare them. */
export const MeetingsPage = ({
  frame,
  meetings,
  committees,
  reports,
  state,
}: {
  frame: Frame
  meetings: Meeting[]
  committees: Committee[]
  /** whether members' quarterly reports are this reader's business */
  reports: boolean
  state: FormState
}) => {
  const { lang } = frame
  const t = texts[lang]
  return (
    <Page
      frame={frame}
      title={t.meetings}
      lede={t.lede}
      act={
        <>
          {reports ? (
            <LinkButton href="/meetings/member-reports" kind="second">
              {memberReportTexts[lang].reports}
            </LinkButton>
          ) : null}
          <LinkButton href="/meetings/recommendations" kind="second">
            {t.recommendations}
          </LinkButton>
        </>
      }
    >
      {meetings.length === 0 ? (
        <Empty title={t.none}>{t.noneHint}</Empty>
      ) : (
        <Sheet flush>
          <Table
            lang={lang}
            caption={t.meetings}
            rows={meetings}
            columns={[
              {
                head: t.title,
                phone: 'wide',
                cell: (one) => (
                  <>
                    <a class="ct-row-link" href={`/meetings/${one.id}`}>
                      <Said text={one.title} />
                    </a>
                    <p class="ct-small ct-quiet">
                      {t.kinds[one.kind]},{' '}
                      <Said
                        text={lang === 'en' ? (one.committeeNameEn ?? one.committeeName) : one.committeeName}
                      />
                    </p>
                  </>
                ),
              },
              { head: t.heldOn, phone: 'label', nowrap: true, cell: (one) => showDate(one.heldOn, lang) },
              { head: t.state, phone: 'label', cell: (one) => t.states[one.state] },
              {
                head: t.presentOf,
                n: true,
                phone: 'label',
                cell: (one) =>
                  one.state === 'held' || one.state === 'concluded' ? `${one.present}/${one.invited}` : '',
              },
              { head: t.conclusionsHead, n: true, phone: 'label', cell: (one) => String(one.conclusions) },
            ]}
          />
        </Sheet>
      )}
      {committees.length > 0 ? (
        <Sheet gapped>
          <details class="ct-more" open={state.errors !== undefined || undefined}>
            <summary>{t.make}</summary>
            <Form state={state} action="/meetings" submit={t.make} kind="second">
              <Field
                state={state}
                name="committeeId"
                type="select"
                label={t.committee}
                options={committeeOptions(committees, lang)}
              />
              <HeadFields state={state} t={t} />
            </Form>
          </details>
        </Sheet>
      ) : null}
    </Page>
  )
}
