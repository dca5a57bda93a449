import { type Lang, named } from '#platform/lang.ts'
import { LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { showDate } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { type Column, Table } from '#ui/table.tsx'
import type { RoundLine, ToldLine } from '../facts/rounds.ts'
import { type Level, levels } from '../rules/scheme.ts'
import { ratingTexts } from '../texts/rating.ts'

/** The day on which a round's present step ends. */
const dayOf = ({ round, phase }: RoundLine): string | null => {
  if (phase === 'self') return round.selfBy
  if (phase === 'comments') return round.commentsBy
  if (phase === 'council' || phase === 'meeting') return round.meetingOn
  return phase === 'decision' ? round.decideBy : null
}

export const blockName = (block: string, lang: Lang): string => ratingTexts[lang].blocks[block] ?? block

const OwnLinks = ({ line, lang }: { line: RoundLine; lang: Lang }) => {
  const t = ratingTexts[lang]
  return (
    <>
      {line.own.map((one) => (
        <p>
          <a class="ds-link" href={`/ratings/persons/${one.id}`}>
            {one.own ? t.ownCase : t.commentOn(one.name, named(lang, one.unitName, one.unitNameEn))}
          </a>
          {one.commented ? <span class="ct-small ct-quiet"> {t.commented}</span> : null}
        </p>
      ))}
    </>
  )
}

const columns = (lang: Lang, own: boolean): Column<RoundLine>[] => {
  const t = ratingTexts[lang]
  const cells: Column<RoundLine>[] = [
    {
      head: t.round,
      phone: 'wide',
      cell: (line) => (
        <>
          {line.whole ? (
            <a class="ct-row-link" href={`/ratings/rounds/${line.round.id}`}>
              {line.round.title}
            </a>
          ) : (
            <Said text={line.round.title} />
          )}
          <p class="ct-small ct-quiet">
            {[blockName(line.round.block, lang), line.round.invented ? t.invented : '']
              .filter(Boolean)
              .join(' · ')}
          </p>
        </>
      ),
    },
    { head: t.year, n: true, cell: (line) => line.round.year, phone: 'label' },
    { head: t.phase, cell: (line) => t.phases[line.phase], phone: 'label' },
    {
      head: t.nextDay,
      nowrap: true,
      phone: 'label',
      cell: (line) => {
        const day = dayOf(line)
        return day ? showDate(day, lang) : ''
      },
    },
  ]
  if (own) cells.push({ head: t.mine, phone: 'wide', cell: (line) => <OwnLinks line={line} lang={lang} /> })
  return cells
}

const total = (counts: Partial<Record<Level, number>>): number =>
  levels.reduce((sum, level) => sum + (counts[level] ?? 0), 0)

/** One level's count with last year's beside it. */
const Count = ({ line, level, lang }: { line: ToldLine; level: Level; lang: Lang }) => (
  <>
    {line.counts[level] ?? ''}
    {line.previous?.[level] === undefined ? null : (
      <p class="ct-small ct-quiet">
        {ratingTexts[lang].before(line.year - 1)}: {line.previous[level]}
      </p>
    )}
  </>
)

/** Counts of decided ratings that are public; the same table on the page and on the public portal. */
export const ToldTable = ({ told, lang }: { told: readonly ToldLine[]; lang: Lang }) => {
  const t = ratingTexts[lang]
  return (
    <Table
      lang={lang}
      caption={t.toldTitle}
      rows={[...told]}
      columns={[
        {
          head: t.round,
          phone: 'wide',
          cell: (line) => (
            <>
              <Said text={line.title} />
              <p class="ct-small ct-quiet">
                {[
                  line.place ?? '',
                  line.imported ? t.imported : '',
                  line.invented ? t.invented : '',
                  line.decisionNo && line.decidedOn
                    ? t.sheet.decidedBy(line.decisionNo, showDate(line.decidedOn, lang))
                    : '',
                  line.previous ? '' : t.noBefore(line.year - 1),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              {line.source ? (
                <p class="ct-small ct-quiet">
                  {t.source}: <Said text={line.source} />
                </p>
              ) : null}
              {line.caveatVi ? (
                <p class="ct-small">
                  <Said text={(lang === 'en' && line.caveatEn) || line.caveatVi} />
                </p>
              ) : null}
            </>
          ),
        },
        { head: t.year, n: true, phone: 'label', cell: (line) => line.year },
        ...[...levels].reverse().map(
          (level): Column<ToldLine> => ({
            head: t.short[level],
            n: true,
            phone: 'label',
            cell: (line) => <Count line={line} level={level} lang={lang} />,
          }),
        ),
        { head: t.total, n: true, phone: 'label', cell: (line) => total(line.counts) },
      ]}
    />
  )
}

/** Names that a decision lets be known. */
export const NamesTable = ({ line, lang }: { line: ToldLine; lang: Lang }) => {
  const t = ratingTexts[lang]
  return (
    <Table
      lang={lang}
      caption={`${t.names}: ${line.title}`}
      rows={line.names}
      columns={[
        { head: t.person, phone: 'wide', cell: (row) => <Said text={row.name} /> },
        {
          head: t.posts,
          phone: 'wide',
          cell: (row) => (
            <Said
              text={`${lang === 'en' ? row.titleEn : row.title}, ${named(lang, row.unitName, row.unitNameEn)}`}
            />
          ),
        },
        { head: t.decided, phone: 'end', cell: (row) => t.levels[row.level] },
      ]}
    />
  )
}

export type ListProps = {
  frame: Frame
  rounds: RoundLine[]
  told: ToldLine[]
  mayRun: boolean
  oversees: boolean
}

/** Rating rounds that somebody has a part in, and what is public of those decided. */
export const RatingsPage = ({ frame, rounds, told, mayRun, oversees }: ListProps) => {
  const { lang } = frame
  const t = ratingTexts[lang]
  return (
    <Page
      frame={frame}
      title={t.ratings}
      lede={t.ratingsLede}
      act={
        mayRun ? (
          <LinkButton href="/ratings/rounds/new" icon="plus">
            {t.newRound}
          </LinkButton>
        ) : undefined
      }
      acts={
        <>
          <LinkButton kind="second" href="/ratings/schemes">
            {t.schemes}
          </LinkButton>
          {oversees ? (
            <LinkButton kind="second" href="/ratings/discipline">
              {t.discipline}
            </LinkButton>
          ) : null}
        </>
      }
    >
      {rounds.length === 0 ? (
        <Empty title={t.noRounds}>{t.noRoundsHow}</Empty>
      ) : (
        <Sheet title={t.rounds} flush>
          <Table
            lang={lang}
            caption={t.rounds}
            columns={columns(
              lang,
              rounds.some((line) => line.own.length > 0),
            )}
            rows={rounds}
          />
        </Sheet>
      )}
      {told.length === 0 ? (
        <p class="ct-quiet ct-gapped">{t.noneTold}</p>
      ) : (
        <Sheet title={t.toldTitle} aside={t.toldLede} flush gapped>
          <ToldTable told={told} lang={lang} />
        </Sheet>
      )}
      {told
        .filter((line) => line.publish === 'names')
        .map((line) => (
          <Sheet
            title={<Said text={`${t.names}: ${line.title}`} />}
            id={`n-${line.roundId}`}
            flush
            long
            gapped
          >
            <NamesTable line={line} lang={lang} />
          </Sheet>
        ))}
    </Page>
  )
}
