import type { Lang } from '#platform/lang.ts'
import { Percent } from '#ui/figure.tsx'
import { showDate } from '#ui/format.ts'
import { type Column, Table } from '#ui/table.tsx'
import { TimeTag } from '#ui/tag.tsx'
import type { RoundReading, SheetLine } from '../../facts/rounds.ts'
import { signedLate } from '../../rules/phase.ts'
import type { Counted } from '../../rules/progress.ts'
import { roundTexts } from '../../texts/round.ts'

const Part = ({ counted, lang, href }: { counted: Counted; lang: Lang; href?: string | undefined }) =>
  counted.of === 0 ? (
    <span class="ct-quiet">–</span>
  ) : (
    <Percent done={counted.done} of={counted.of} href={href} lang={lang} />
  )

const Signed = ({ line, reading, lang }: { line: SheetLine; reading: RoundReading; lang: Lang }) => {
  const t = roundTexts[lang]
  const { clock } = line
  if (clock.signedOn)
    return (
      <>
        {showDate(clock.signedOn, lang)}
        {signedLate(reading.round, clock) ? (
          <>
            {' '}
            <TimeTag time={{ key: 'late' }} lang={lang} text={t.signedLate} />
          </>
        ) : null}
      </>
    )
  return line.standing.unsignedLate ? (
    <TimeTag time={{ key: 'overdue' }} lang={lang} text={t.signedLate} />
  ) : (
    <span class="ct-quiet">{t.notSigned}</span>
  )
}

const notesOf = (line: SheetLine, lang: Lang, today: string): string[] => {
  const t = roundTexts[lang]
  return [
    line.ranked ? '' : t.unranked,
    ...line.clock.reopenings
      .filter((again) => today <= again.until)
      .map((again) => t.reopenedUntil(t.stages[again.stage], showDate(again.until, lang))),
  ].filter(Boolean)
}

/** Units × stages, each cell a fraction; a sheet that may be seen opens. */
export const ProgressTable = ({
  reading,
  lang,
  today = '',
}: {
  reading: RoundReading
  lang: Lang
  today?: string
}) => {
  const t = roundTexts[lang]
  const columns: Column<SheetLine>[] = [
    {
      head: t.unit,
      phone: 'wide',
      cell: (line) => (
        <>
          {line.sight ? (
            <a class="ct-row-link" href={`/scoring/sheets/${line.sheetId}`}>
              {line.name}
            </a>
          ) : (
            line.name
          )}
          {notesOf(line, lang, today).map((note) => (
            <p class="ct-small ct-quiet">{note}</p>
          ))}
        </>
      ),
    },
    {
      head: t.self,
      n: true,
      phone: 'label',
      cell: (line) => <Part counted={line.standing.self} lang={lang} />,
    },
    {
      head: t.signed,
      nowrap: true,
      phone: 'label',
      cell: (line) => <Signed line={line} reading={reading} lang={lang} />,
    },
    {
      head: t.first,
      n: true,
      phone: 'label',
      cell: (line) => <Part counted={line.standing.first} lang={lang} />,
    },
    {
      head: t.explained,
      n: true,
      phone: 'label',
      cell: (line) => <Part counted={line.standing.explained} lang={lang} />,
    },
    {
      head: t.second,
      n: true,
      phone: 'label',
      cell: (line) => <Part counted={line.standing.second} lang={lang} />,
    },
  ]
  if (reading.may.run && reading.round.state === 'open')
    columns.push({
      head: '',
      phone: 'end',
      cell: (line) => (
        <a
          class="ds-link ct-small"
          href={`/scoring/sheets/${line.sheetId}/reopenings`}
          aria-label={`${t.reopen}: ${line.name}`}
        >
          {t.reopen}
        </a>
      ),
    })
  return <Table lang={lang} caption={t.progress} columns={columns} rows={reading.sheets} />
}
