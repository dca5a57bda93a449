import { type Lang, named } from '#platform/lang.ts'
import { ActButton } from '#ui/button.tsx'
import { Facts } from '#ui/figure.tsx'
import { ConfirmSheet, Field, Form, type FormState } from '#ui/form.tsx'
import { showDate, showSize } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Files } from '#ui/record.tsx'
import { Said } from '#ui/said.tsx'
import { Grid, Sheet, Stack } from '#ui/sheet.tsx'
import type { NominationReading } from '../facts/nominations.ts'
import { texts } from '../texts.ts'
import { FindingsList } from './findings.tsx'
import { NominationFields, type NomineeChoices } from './nomination-fields.tsx'
import { NominationTag } from './round.tsx'

export type NominationForms = Record<'change' | 'return' | 'reason' | 'withdraw', FormState>
type Props = {
  frame: Frame
  reading: NominationReading
  choices: NomineeChoices
  forms: NominationForms
}

const WhoAndWhy = ({ reading: { nomination: one }, lang }: { reading: NominationReading; lang: Lang }) => {
  const t = texts[lang]
  const told = (name: string, value: string | null) => (value ? [{ name, value: <Said text={value} /> }] : [])
  return (
    <Sheet title={t.reason}>
      <p>
        <Said text={one.achievement} />
      </p>
      <Facts
        facts={[
          {
            name: t.fromUnit,
            value: (
              <Said
                text={`${named(lang, one.fromUnitName ?? '', one.fromUnitNameEn)} (${t.origin[one.origin]})`}
              />
            ),
          },
          ...told(t.post, one.post),
          ...told(t.address, one.address),
          ...told(t.outsideKind, one.outside ? (t.outside[one.outside] ?? '') : ''),
          ...told(
            t.standing,
            one.leader === null ? '' : (t.standings[one.leader ? 'leader' : 'staff'] ?? ''),
          ),
          ...told(t.reason, one.reason),
          ...(one.rank !== null && one.rankRoundId !== null
            ? [
                {
                  name: t.rank,
                  value: (
                    <a class="ct-n" href={`/scoring/rounds/${one.rankRoundId}/ranking`}>
                      {t.rankOf(one.rank, one.rankOf ?? 0)}
                    </a>
                  ),
                },
              ]
            : []),
          ...told(t.note, one.note),
        ]}
      />
    </Sheet>
  )
}

const Report = ({
  reading: { nomination: one, file, may },
  lang,
}: {
  reading: NominationReading
  lang: Lang
}) => {
  const t = texts[lang]
  return (
    <Sheet title={t.report}>
      <p class="ct-small ct-quiet">
        <Said
          text={
            one.confirmedOn && one.confirmedBy
              ? t.confirmed(one.confirmedBy, showDate(one.confirmedOn, lang))
              : t.notConfirmed
          }
        />
      </p>
      {one.report ? (
        <p class="ct-prose">
          <Said text={one.report} lines />
        </p>
      ) : null}
      {file ? (
        <Files
          files={[
            {
              name: file.name,
              href: `/rewards/nominations/${one.id}/report`,
              note: showSize(file.size, lang),
            },
          ]}
        />
      ) : null}
      {!one.report && !file ? <p class="ct-quiet">{t.noReport}</p> : null}
      {may.send ? (
        <div class="ct-acts">
          <ActButton
            action={`/rewards/nominations/${one.id}/sending`}
            fields={{ version: String(one.version) }}
            confirm={t.sendConfirm}
          >
            {t.send}
          </ActButton>
        </div>
      ) : null}
    </Sheet>
  )
}

const Checking = ({
  reading: { nomination: one, may },
  state,
  lang,
}: {
  reading: NominationReading
  state: FormState
  lang: Lang
}) => {
  const t = texts[lang]
  return (
    <Sheet title={t.check}>
      {may.list ? (
        <div class="ct-acts">
          <ActButton action={`/rewards/nominations/${one.id}/listing`}>{t.listIt}</ActButton>
        </div>
      ) : null}
      <Form state={state} action={`/rewards/nominations/${one.id}/return`} submit={t.returnIt} kind="second">
        <Field state={state} name="note" type="textarea" rows={2} max={2000} label={t.returnNote} />
      </Form>
    </Sheet>
  )
}

const CouncilReason = ({
  reading: { nomination: one, may },
  state,
  lang,
}: {
  reading: NominationReading
  state: FormState
  lang: Lang
}) => {
  const t = texts[lang]
  if (!may.reason && !one.councilReason) return null
  return (
    <Sheet title={may.reason ? t.councilReasonTitle : t.councilReason}>
      {one.councilReason ? (
        <p>
          <Said text={one.councilReason} lines />
          <br />
          <span class="ct-small ct-quiet">
            <Said text={one.councilReasonBy ?? ''} />
          </span>
        </p>
      ) : null}
      {may.reason ? (
        <>
          <p class="ct-small ct-quiet">{t.councilReasonHow}</p>
          <Form
            state={state}
            action={`/rewards/nominations/${one.id}/council-reason`}
            submit={t.giveReason}
            kind="second"
          >
            <Field
              state={state}
              name="reason"
              type="textarea"
              rows={2}
              max={2000}
              label={t.councilReason}
              value={one.councilReason}
            />
          </Form>
        </>
      ) : null}
    </Sheet>
  )
}

const Result = ({ reading, lang }: { reading: NominationReading; lang: Lang }) => {
  const t = texts[lang]
  const { nomination: one } = reading
  if (!reading.votes && one.certificateId === null) return null
  return (
    <Sheet title={t.result}>
      {reading.votes ? (
        <p>{t.counts(one.votesFor ?? 0, one.votesAgainst ?? 0, one.votesAbstained ?? 0)}</p>
      ) : null}
      {one.certificateId ? (
        <a class="ct-row-link" href={`/rewards/certificates/${one.certificateId}`}>
          {t.certificate}
        </a>
      ) : null}
    </Sheet>
  )
}

/** One nomination: who and why, the report, what the checks say, and what may be done. */
export const NominationPage = ({ frame, reading, choices, forms }: Props) => {
  const { lang } = frame
  const t = texts[lang]
  const { nomination: one, round, may } = reading
  const at = `/rewards/nominations/${one.id}`
  const back = `/rewards/rounds/${round.id}`
  return (
    <Page
      frame={frame}
      title={one.name}
      lede={<Said text={round.title} />}
      under={
        <p class="ct-tags">
          <NominationTag state={one.state} lang={lang} /> {t.kinds[one.kind]}
        </p>
      }
      crumbs={[
        { href: '/rewards', name: t.rewards },
        { href: back, name: round.title },
      ]}
    >
      <Grid>
        <Stack span={7}>
          <WhoAndWhy reading={reading} lang={lang} />
          <Report reading={reading} lang={lang} />
          {may.edit ? (
            <Sheet title={t.change}>
              <Form
                state={forms.change}
                action={at}
                submit={t.saveIt}
                kind="second"
                version={one.version}
                multipart
              >
                <NominationFields
                  state={forms.change}
                  kind={one.kind}
                  choices={choices}
                  achievement={round.achievement}
                  one={one}
                  lang={lang}
                />
              </Form>
            </Sheet>
          ) : null}
        </Stack>
        <Stack span={5}>
          <Sheet title={`${t.checks}: ${t.clearances[reading.clearance]}`}>
            <FindingsList findings={reading.findings} lang={lang} />
          </Sheet>
          <CouncilReason reading={reading} state={forms.reason} lang={lang} />
          <Result reading={reading} lang={lang} />
          {may.check ? <Checking reading={reading} state={forms.return} lang={lang} /> : null}
          {may.withdraw ? (
            <ConfirmSheet
              state={forms.withdraw}
              action={`${at}/withdrawal`}
              title={t.withdraw}
              consequence={t.withdrawWhat}
              submit={t.withdrawIt}
              cancel={back}
            />
          ) : null}
        </Stack>
      </Grid>
    </Page>
  )
}
