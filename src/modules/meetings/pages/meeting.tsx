import { Alert } from '#ui/alert.tsx'
import { ActButton } from '#ui/button.tsx'
import { Facts } from '#ui/figure.tsx'
import { Field, Form, type FormState } from '#ui/form.tsx'
import { showDate } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Grid, Sheet, Stack } from '#ui/sheet.tsx'
import type { MeetingReading } from '../facts.ts'
import { texts } from '../texts.ts'
import { HeadFields } from './list.tsx'
import { Conclusions, Notice } from './meeting/conclude.tsx'
import { FollowedSheet } from './meeting/followed.tsx'
import { Answering, Attendance, Invited, Inviting } from './meeting/invited.tsx'

export type MeetingForms = Record<
  'head' | 'invite' | 'answer' | 'attendance' | 'paper' | 'opinion' | 'minutes' | 'conclusion' | 'cancel',
  FormState
>
export type Props = { frame: Frame; reading: MeetingReading; forms: MeetingForms }

const can = ({ reading: { may } }: Props, act: MeetingReading['may']['acts'][number]): boolean =>
  may.prepare && may.acts.includes(act)

const Papers = (props: Props) => {
  const { reading, forms, frame } = props
  const t = texts[frame.lang]
  const { papers } = reading.parts
  return (
    <Sheet title={t.papers}>
      {papers.length === 0 ? <p class="ct-quiet">{t.noPapers}</p> : null}
      <ul>
        {papers.map((paper) => (
          <li>
            <a href={`/meetings/${reading.meeting.id}/papers/${paper.id}`}>
              <Said text={paper.title} />
            </a>
          </li>
        ))}
      </ul>
      {can(props, 'paper') ? (
        <details class="ct-more" open={forms.paper.errors !== undefined || undefined}>
          <summary>{t.addPaper}</summary>
          <Form
            state={forms.paper}
            action={`/meetings/${reading.meeting.id}/papers`}
            submit={t.addPaper}
            kind="second"
            multipart
          >
            <Field state={forms.paper} name="title" label={t.paperTitle} max={300} />
            <Field state={forms.paper} name="file" type="file" label={t.file} />
          </Form>
        </details>
      ) : null}
    </Sheet>
  )
}

const Opinions = (props: Props) => {
  const { reading, forms, frame } = props
  const t = texts[frame.lang]
  const { state } = reading.meeting
  const { opinions } = reading.parts
  if (state === 'draft' || state === 'called' || state === 'cancelled') return null
  const speaks = state === 'held' && (reading.may.prepare || reading.may.invitations.length > 0)
  return (
    <Sheet title={t.opinions}>
      {opinions.length === 0 ? <p class="ct-quiet">{t.noOpinions}</p> : null}
      {opinions.map((one) => (
        <p>
          <b>
            <Said text={one.name} />
          </b>
          <br />
          <Said text={one.text} lines />
        </p>
      ))}
      {speaks ? (
        <details class="ct-more" open={forms.opinion.errors !== undefined || undefined}>
          <summary>{t.addOpinion}</summary>
          <Form
            state={forms.opinion}
            action={`/meetings/${reading.meeting.id}/opinions`}
            submit={t.addOpinion}
            kind="second"
          >
            {reading.may.prepare ? (
              <Field
                state={forms.opinion}
                name="name"
                label={t.speaker}
                hint={t.speakerHint}
                max={200}
                optional
              />
            ) : null}
            <Field state={forms.opinion} name="text" type="textarea" rows={3} label={t.opinion} max={4000} />
          </Form>
        </details>
      ) : null}
    </Sheet>
  )
}

const Minutes = (props: Props) => {
  const { reading, forms, frame } = props
  const t = texts[frame.lang]
  const { meeting, may } = reading
  if (meeting.state !== 'held' && meeting.state !== 'concluded') return null
  const waits = meeting.minutes !== null && meeting.minutesApprovedAt === null
  return (
    <Sheet title={t.minutes} id="minutes">
      {meeting.minutes === null ? (
        <p class="ct-quiet">{t.noMinutes}</p>
      ) : (
        <>
          <p class="ct-small ct-quiet">{waits ? t.minutesDraft : t.minutesApproved}</p>
          <p>
            <Said text={meeting.minutes} lines />
          </p>
        </>
      )}
      {waits && may.chair ? (
        <ActButton
          action={`/meetings/${meeting.id}/minutes/approval`}
          fields={{ version: String(meeting.version) }}
        >
          {t.approve}
        </ActButton>
      ) : null}
      {can(props, 'minutes') ? (
        <details class="ct-more" open={forms.minutes.errors !== undefined || undefined}>
          <summary>{t.saveMinutes}</summary>
          <Form
            state={forms.minutes}
            action={`/meetings/${meeting.id}/minutes`}
            submit={t.saveMinutes}
            kind="second"
            version={meeting.version}
          >
            <Field state={forms.minutes} name="minutes" type="textarea" rows={10} label={t.minutes} />
          </Form>
        </details>
      ) : null}
    </Sheet>
  )
}

const Changing = (props: Props) => {
  const { reading, forms, frame } = props
  const t = texts[frame.lang]
  const { meeting } = reading
  if (!can(props, 'edit')) return null
  return (
    <Sheet>
      <details class="ct-more" open={forms.head.errors !== undefined || undefined}>
        <summary>{t.change}</summary>
        <Form
          state={forms.head}
          action={`/meetings/${meeting.id}/head`}
          submit={t.save}
          kind="second"
          version={meeting.version}
        >
          <HeadFields state={forms.head} t={t} />
        </Form>
      </details>
      <details class="ct-more" open={forms.cancel.errors !== undefined || undefined}>
        <summary>{t.cancel}</summary>
        <Form
          state={forms.cancel}
          action={`/meetings/${meeting.id}/cancellation`}
          submit={t.cancel}
          kind="danger-second"
        >
          <Field state={forms.cancel} name="reason" label={t.cancelReason} max={500} />
        </Form>
      </details>
    </Sheet>
  )
}

const About = ({ reading, frame }: Props) => {
  const { lang } = frame
  const t = texts[lang]
  const { meeting, parts } = reading
  return (
    <Sheet title={t.agenda}>
      <ol>
        {parts.agenda.map((one) => (
          <li>
            <Said text={one.text} />
          </li>
        ))}
      </ol>
      <Facts
        facts={[
          { name: t.when, value: `${meeting.startsAt}, ${showDate(meeting.heldOn, lang)}` },
          { name: t.place, value: <Said text={meeting.place} /> },
          { name: t.state, value: t.states[meeting.state] },
        ]}
      />
    </Sheet>
  )
}

/** A meeting from its preparation to its conclusions; it opens with what became of the last one's. */
export const MeetingPage = (props: Props) => {
  const { frame, reading } = props
  const { lang } = frame
  const t = texts[lang]
  const { meeting, before, own, may } = reading
  const inviting = meeting.state === 'draft' && meeting.invited > 0 && may.prepare
  return (
    <Page
      frame={frame}
      title={meeting.title}
      lede={
        meeting.noticeNo && meeting.concludedOn
          ? t.noticed(meeting.noticeNo, showDate(meeting.concludedOn, lang))
          : `${t.kinds[meeting.kind]}, ${meeting.startsAt}, ${showDate(meeting.heldOn, lang)}`
      }
      crumbs={[{ href: '/meetings', name: t.meetings }]}
      act={inviting ? <ActButton action={`/meetings/${meeting.id}/call`}>{t.call}</ActButton> : undefined}
      notice={
        meeting.cancelledReason ? (
          <Alert tone="warning">
            {t.states.cancelled}: <Said text={meeting.cancelledReason} />
          </Alert>
        ) : undefined
      }
    >
      <Grid>
        <Stack span={8}>
          {before ? (
            <FollowedSheet
              lang={lang}
              title={t.last}
              about={{
                href: `/meetings/${before.meeting.id}`,
                text: t.lastOf(before.meeting.title, before.meeting.noticeNo),
              }}
              items={before.items}
            />
          ) : null}
          {own.length > 0 ? (
            <FollowedSheet
              lang={lang}
              title={t.own}
              about={
                meeting.documentId && meeting.noticeNo
                  ? { href: `/documents/${meeting.documentId}`, text: `${t.notice} ${meeting.noticeNo}` }
                  : undefined
              }
              items={own}
            />
          ) : null}
          <Answering {...props} />
          <Conclusions {...props} />
          <Notice {...props} />
          <Minutes {...props} />
          <Opinions {...props} />
          <Attendance {...props} />
          <Changing {...props} />
        </Stack>
        <Stack span={4}>
          <About {...props} />
          <Papers {...props} />
          <Invited {...props} />
          <Inviting {...props} />
        </Stack>
      </Grid>
    </Page>
  )
}
