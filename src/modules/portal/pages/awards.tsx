import type { Lang } from '#platform/lang.ts'
import { Alert } from '#ui/alert.tsx'
import { Facts } from '#ui/figure.tsx'
import { Field, Form, type FormState } from '#ui/form.tsx'
import { showDate } from '#ui/format.ts'
import { PortalPage } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { PublicAwardRound, PublicAwards, PublicCertificate } from '../../rewards/facts.ts'
import { awardTexts } from '../texts/awards.ts'
import { type PortalFrame, portalParts } from './frame.tsx'

const home = '/cong-khai/bang-khen'

const CodeForm = ({ lang, typed }: { lang: Lang; typed?: string | undefined }) => {
  const t = awardTexts[lang]
  const state: FormState = { lang, id: 'code', values: { code: typed } }
  return (
    <Form state={state} method="get" action={home} submit={t.check}>
      <Field state={state} name="code" label={t.code} hint={t.codeHint} max={100} autocomplete="off" />
    </Form>
  )
}

type ListProps = {
  frame: PortalFrame
  rounds: readonly PublicAwardRound[]
  /** what was typed or scanned and is no certificate's code */
  unknown?: string | undefined
}

/** A code to verify, and the decisions on rewards. */
export const PortalVerifyPage = ({ frame, rounds, unknown }: ListProps) => {
  const { lang } = frame
  const t = awardTexts[lang]
  return (
    <PortalPage {...portalParts(frame)} title={t.verify} lede={t.lede}>
      {unknown === undefined ? null : (
        <Alert tone="info" title={t.unknown} live>
          {t.unknownHow}
        </Alert>
      )}
      <div class="ct-section">
        <CodeForm lang={lang} typed={unknown} />
      </div>
      <section class="ct-p-more">
        <h2 class="ds-heading" data-size="xs">
          {t.lists}
        </h2>
        {rounds.length === 0 ? (
          <p class="ct-quiet">{t.noLists}</p>
        ) : (
          <ul class="ct-plain ct-lines ct-p-rounds">
            {rounds.map((round) => (
              <li>
                <a class="ct-row-link" href={`${home}/danh-sach/${round.id}`}>
                  <Said text={round.title} />
                </a>
                <br />
                <span class="ct-small ct-quiet">
                  <Said
                    text={[
                      round.place ?? '',
                      t.decisionOf(round.decisionNo, showDate(round.decidedOn, lang)),
                      t.honoured(round.collectives, round.individuals),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  />
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </PortalPage>
  )
}

const Notes = ({ of, lang }: { of: { place: string | null; invented: boolean }; lang: Lang }) => {
  const t = awardTexts[lang]
  const notes = [of.place ? t.takenOver(of.place) : '', of.invented ? t.invented : ''].filter(Boolean)
  return notes.length > 0 ? (
    <p class="ct-small ct-quiet ct-gapped">
      <Said text={notes.join(' ')} />
    </p>
  ) : null
}

/** What a certificate's code proves. */
export const PortalCertificatePage = ({ frame, one }: { frame: PortalFrame; one: PublicCertificate }) => {
  const { lang } = frame
  const t = awardTexts[lang]
  return (
    <PortalPage {...portalParts(frame)} title={one.state === 'valid' ? t.valid : t.revoked}>
      {one.revokedNo && one.revokedOn ? (
        <Alert tone="warning">
          <Said text={t.revokedBy(one.revokedNo, showDate(one.revokedOn, lang))} />
        </Alert>
      ) : null}
      <Sheet gapped>
        <Facts
          facts={[
            { name: t.name, value: <Said text={one.name} /> },
            { name: t.form, value: <Said text={lang === 'en' ? one.formEn : one.formVi} /> },
            {
              name: t.decision,
              value: <Said text={t.decisionOf(one.decisionNo, showDate(one.decidedOn, lang))} />,
            },
            { name: t.number, value: `${one.number}/${one.year}` },
          ]}
        />
      </Sheet>
      <Notes of={one} lang={lang} />
      <p class="ct-gapped">
        <a class="ds-link" href={home}>
          {t.another}
        </a>
      </p>
    </PortalPage>
  )
}

type Row = PublicAwards['rows'][number]

/** The names of a decided round. */
export const PortalAwardsPage = ({ frame, awards }: { frame: PortalFrame; awards: PublicAwards }) => {
  const { lang } = frame
  const t = awardTexts[lang]
  const { round, rows } = awards
  return (
    <PortalPage
      {...portalParts(frame)}
      title={round.title}
      lede={
        <Said
          text={`${lang === 'en' ? round.formEn : round.formVi}, ${t.decision.toLowerCase()} ${t.decisionOf(round.decisionNo, showDate(round.decidedOn, lang))}`}
        />
      }
    >
      {(['collective', 'individual'] as const).map((kind) => {
        const some = rows.filter((row) => row.kind === kind)
        const title = kind === 'collective' ? t.collectives : t.individuals
        return some.length > 0 ? (
          <Sheet title={`${title} (${some.length})`} flush gapped>
            <Table
              lang={lang}
              caption={title}
              rows={some}
              columns={[
                { head: t.who, phone: 'wide', cell: (row: Row) => <Said text={row.name} /> },
                { head: t.of, phone: 'wide', quiet: true, cell: (row: Row) => <Said text={row.ofLine} /> },
                {
                  head: t.number,
                  nowrap: true,
                  phone: 'label',
                  cell: (row: Row) =>
                    `${row.number}/${row.year}${row.state === 'revoked' ? `, ${t.withdrawn}` : ''}`,
                },
              ]}
            />
          </Sheet>
        ) : null
      })}
      <Notes of={round} lang={lang} />
      {round.source ? (
        <p class="ct-small ct-quiet">
          <Said text={t.source(round.source)} />
        </p>
      ) : null}
      <p class="ct-gapped">
        <a class="ds-link" href={home}>
          {t.verify}
        </a>
      </p>
    </PortalPage>
  )
}
