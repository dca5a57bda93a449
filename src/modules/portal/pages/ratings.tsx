import type { Lang } from '#platform/lang.ts'
import { Empty } from '#ui/empty.tsx'
import { showDate } from '#ui/format.ts'
import { PortalPage } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { type Level, levels, levelWords, type ToldLine } from '../../appraisal/facts.ts'
import { ratingTexts } from '../texts/ratings.ts'
import { type PortalFrame, portalParts } from './frame.tsx'

const shown: readonly Level[] = [...levels].reverse()

const About = ({ line, lang }: { line: ToldLine; lang: Lang }) => {
  const t = ratingTexts[lang]
  const facts = [
    line.place ?? '',
    line.decisionNo && line.decidedOn ? t.decision(line.decisionNo, showDate(line.decidedOn, lang)) : '',
    line.imported ? t.imported : '',
    line.invented ? t.invented : '',
    line.previous ? '' : t.noBefore(line.year - 1),
  ]
  return (
    <>
      <Said text={line.title} />
      <p class="ct-small ct-quiet">
        <Said text={facts.filter(Boolean).join(' · ')} />
      </p>
      {line.source ? (
        <p class="ct-small ct-quiet">
          <Said text={t.source(line.source)} />
        </p>
      ) : null}
      {line.caveatVi ? (
        <p class="ct-small">
          <Said text={(lang === 'en' && line.caveatEn) || line.caveatVi} />
        </p>
      ) : null}
    </>
  )
}

const columns = (lang: Lang): Column<ToldLine>[] => {
  const t = ratingTexts[lang]
  return [
    { head: t.round, phone: 'wide', cell: (line) => <About line={line} lang={lang} /> },
    { head: t.year, n: true, phone: 'label', cell: (line) => line.year },
    ...shown.map(
      (level): Column<ToldLine> => ({
        head: levelWords[lang][level],
        n: true,
        phone: 'label',
        cell: (line) => (
          <>
            {line.counts[level] ?? ''}
            {line.previous?.[level] === undefined ? null : (
              <p class="ct-small ct-quiet">{t.before(line.year - 1, line.previous[level])}</p>
            )}
          </>
        ),
      }),
    ),
    {
      head: t.total,
      n: true,
      phone: 'label',
      cell: (line) => shown.reduce((sum, level) => sum + (line.counts[level] ?? 0), 0),
    },
  ]
}

/** What decisions on leaders' ratings let be known, for anybody. */
export const PortalRatingsPage = ({ frame, told }: { frame: PortalFrame; told: readonly ToldLine[] }) => {
  const { lang } = frame
  const t = ratingTexts[lang]
  return (
    <PortalPage {...portalParts(frame)} title={t.ratings} lede={t.lede}>
      {told.length === 0 ? (
        <Empty title={t.none}>{t.noneHow}</Empty>
      ) : (
        <Sheet title={t.ratings} flush>
          <Table lang={lang} caption={t.ratings} rows={[...told]} columns={columns(lang)} />
        </Sheet>
      )}
      {told
        .filter((line) => line.names.length > 0)
        .map((line) => (
          <Sheet
            id={`n-${line.roundId}`}
            title={<Said text={`${t.names}: ${line.title}`} />}
            flush
            long
            gapped
          >
            <Table
              lang={lang}
              caption={`${t.names}: ${line.title}`}
              rows={line.names}
              columns={[
                { head: t.person, phone: 'wide', cell: (row) => <Said text={row.name} /> },
                {
                  head: t.post,
                  phone: 'wide',
                  cell: (row) => (
                    <Said text={`${lang === 'en' ? row.titleEn : row.title}, ${row.unitName}`} />
                  ),
                },
                { head: t.level, phone: 'end', cell: (row) => levelWords[lang][row.level] },
              ]}
            />
          </Sheet>
        ))}
    </PortalPage>
  )
}
