import { LinkButton } from '#ui/button.tsx'
import { Facts } from '#ui/figure.tsx'
import { ConfirmSheet, FieldRow, type FormState } from '#ui/form.tsx'
import { showDate } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { DecisionFields } from '#ui/round-form.tsx'
import { Said } from '#ui/said.tsx'
import { Grid, Sheet, Stack } from '#ui/sheet.tsx'
import type { CertificateReading } from '../facts/certificates.ts'
import { showCode } from '../rules/code.ts'
import { texts } from '../texts.ts'
import { formName } from './rounds.tsx'

type Props = { frame: Frame; reading: CertificateReading; state: FormState }

/** One certificate: what stands on it, its paper, and its revocation. */
export const CertificatePage = ({ frame, reading, state }: Props) => {
  const { lang } = frame
  const t = texts[lang]
  const { certificate: one, mayPrint, mayRevoke } = reading
  const at = `/rewards/certificates/${one.id}`
  return (
    <Page
      frame={frame}
      title={one.name}
      lede={<Said text={[formName(one, lang), one.invented ? t.invented : ''].filter(Boolean).join(' · ')} />}
      crumbs={[
        { href: '/rewards', name: t.rewards },
        { href: `/rewards/rounds/${one.roundId}/awards`, name: one.roundTitle },
      ]}
      acts={
        mayPrint && one.state === 'valid' ? (
          <LinkButton kind="second" href={`${at}/certificate.pdf`}>
            {t.printOne}
          </LinkButton>
        ) : undefined
      }
    >
      <Grid>
        <Stack span={7}>
          <Sheet title={t.certificate}>
            <p>
              <Said text={one.achievement} />
            </p>
            <Facts
              facts={[
                { name: t.number, value: `${one.number}/${one.year}` },
                { name: t.state, value: one.state === 'valid' ? t.valid : t.revoked },
                ...(one.revokedNo && one.revokedOn
                  ? [
                      {
                        name: t.revoke,
                        value: <Said text={t.revokedBy(one.revokedNo, showDate(one.revokedOn, lang))} />,
                      },
                      { name: t.revokeReason, value: <Said text={one.revokedReason ?? ''} lines /> },
                    ]
                  : []),
                ...(one.ofLine ? [{ name: t.ofLine, value: <Said text={one.ofLine} /> }] : []),
                {
                  name: t.decisionNo,
                  value: <Said text={t.decidedBy(one.decisionNo, showDate(one.decidedOn, lang))} />,
                },
                ...(mayPrint
                  ? [
                      { name: t.code, value: <code>{showCode(one.code)}</code> },
                      {
                        name: t.verify,
                        value: (
                          <a class="ds-link" href={`/cong-khai/bang-khen/${showCode(one.code)}`}>
                            /cong-khai/bang-khen
                          </a>
                        ),
                      },
                    ]
                  : []),
              ]}
            />
            {one.roundPlace ? (
              <p class="ct-small ct-quiet">
                <Said text={`${t.takenOver(one.roundPlace)} ${t.source(one.roundSource ?? '')}`} />
              </p>
            ) : null}
          </Sheet>
        </Stack>
        <Stack span={5}>
          {mayRevoke ? (
            <ConfirmSheet
              state={state}
              action={`${at}/revocation`}
              title={t.revoke}
              consequence={t.revokeWhat}
              submit={t.revokeIt}
              cancel={`/rewards/rounds/${one.roundId}/awards`}
            >
              <FieldRow>
                <DecisionFields state={state} words={t} />
              </FieldRow>
            </ConfirmSheet>
          ) : null}
        </Stack>
      </Grid>
    </Page>
  )
}
