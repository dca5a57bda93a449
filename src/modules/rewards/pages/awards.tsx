import type { Lang } from '#platform/lang.ts'
import { LinkButton } from '#ui/button.tsx'
import { showDate } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { type Column, Table } from '#ui/table.tsx'
import type { AwardsReading, CertificateRow } from '../facts/certificates.ts'
import { showCode } from '../rules/code.ts'
import { texts } from '../texts.ts'
import { formName, marksOf } from './rounds.tsx'

/** "12/2025", said to be revoked where it is. */
export const NumberCell = ({ row, lang }: { row: CertificateRow; lang: Lang }) => (
  <>
    {row.number}/{row.year}
    {row.state === 'revoked' ? <span class="ct-small ct-quiet"> {texts[lang].revoked}</span> : null}
  </>
)

/** Name, post or address, number; the code and the paper for who may print. */
export const certificateColumns = (lang: Lang, mayPrint: boolean): Column<CertificateRow>[] => {
  const t = texts[lang]
  const cells: Column<CertificateRow>[] = [
    { head: t.number, nowrap: true, phone: 'label', cell: (row) => <NumberCell row={row} lang={lang} /> },
    {
      head: t.nominee,
      phone: 'wide',
      cell: (row) => (
        <a class="ct-row-link" href={`/rewards/certificates/${row.id}`}>
          <Said text={row.name} />
        </a>
      ),
    },
    { head: t.ofLine, phone: 'wide', quiet: true, cell: (row) => <Said text={row.ofLine} /> },
  ]
  if (mayPrint)
    cells.push({
      head: t.code,
      phone: 'label',
      cell: (row) => <code class="ct-small">{showCode(row.code)}</code>,
    })
  return cells
}

/** Who was honoured in a decided round. */
export const AwardsPage = ({ frame, reading }: { frame: Frame; reading: AwardsReading }) => {
  const { lang } = frame
  const t = texts[lang]
  const { round, certificates, mayPrint } = reading
  const at = `/rewards/rounds/${round.id}`
  const imported = round.state === 'imported'
  return (
    <Page
      frame={frame}
      title={imported ? round.title : t.awards}
      lede={
        <Said
          text={[
            t.decidedBy(round.decisionNo ?? '', round.decidedOn ? showDate(round.decidedOn, lang) : ''),
            formName(round, lang),
            ...marksOf(round, lang),
          ].join(' · ')}
        />
      }
      crumbs={[{ href: '/rewards', name: t.rewards }, ...(imported ? [] : [{ href: at, name: round.title }])]}
      acts={
        <>
          {mayPrint ? (
            <LinkButton kind="second" href={`${at}/certificates.pdf`}>
              {t.printAll}
            </LinkButton>
          ) : null}
          <LinkButton kind="quiet" icon="download" href={`${at}/awards.xlsx`} download>
            {t.xlsx}
          </LinkButton>
        </>
      }
    >
      {(['collective', 'individual'] as const).map((kind) => {
        const rows = certificates.filter((row) => row.kind === kind)
        return rows.length > 0 ? (
          <Sheet title={`${t.kinds[kind]} (${rows.length})`} flush long gapped={kind === 'individual'}>
            <Table
              lang={lang}
              caption={`${t.awards}: ${t.kinds[kind]}`}
              rows={rows}
              columns={certificateColumns(lang, mayPrint)}
            />
          </Sheet>
        ) : null
      })}
      {round.place ? (
        <p class="ct-small ct-quiet ct-gapped">
          <Said text={`${t.takenOver(round.place)} ${t.source(round.source ?? '')}`} />
        </p>
      ) : null}
    </Page>
  )
}
