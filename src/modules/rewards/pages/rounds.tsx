import type { Lang } from '#platform/lang.ts'
import { LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { showDate, showNumber } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { type Column, Table } from '#ui/table.tsx'
import type { RoundLine } from '../facts/rounds.ts'
import type { DayName, Phase } from '../rules/round.ts'
import { texts } from '../texts.ts'

/** The day that the round's present step ends on. */
const lastDays: Partial<Record<Phase, DayName>> = {
  before: 'opensOn',
  nominating: 'nominateBy',
  checking: 'councilOn',
  voting: 'councilOn',
  voted: 'decideBy',
}

type Named = { place: string | null; invented: boolean; state: string; formVi: string; formEn: string }

export const formName = ({ formVi, formEn }: Pick<Named, 'formVi' | 'formEn'>, lang: Lang): string =>
  lang === 'en' ? formEn : formVi

/** What a reader must know of a round: whose it was, what of it is invented. */
export const marksOf = (round: Named, lang: Lang): string[] => {
  const t = texts[lang]
  return [
    round.place ?? '',
    round.state === 'imported' ? t.imported : '',
    round.invented ? t.invented : '',
  ].filter(Boolean)
}

const hrefOf = ({ id, state }: RoundLine): string =>
  state === 'imported' ? `/rewards/rounds/${id}/awards` : `/rewards/rounds/${id}`

const columns = (lang: Lang): Column<RoundLine>[] => {
  const t = texts[lang]
  return [
    {
      head: t.round,
      phone: 'wide',
      cell: (line) => (
        <>
          <a class="ct-row-link" href={hrefOf(line)}>
            <Said text={line.title} />
          </a>
          <p class="ct-small ct-quiet">{[formName(line, lang), ...marksOf(line, lang)].join(' · ')}</p>
        </>
      ),
    },
    { head: t.year, n: true, phone: 'label', cell: (line) => line.year },
    { head: t.step, phone: 'label', cell: (line) => t.phases[line.phase] },
    {
      head: t.nextDay,
      nowrap: true,
      phone: 'label',
      cell: (line) => {
        const name = lastDays[line.phase]
        return name ? showDate(line[name], lang) : ''
      },
    },
    {
      head: t.nominations,
      n: true,
      phone: 'label',
      cell: (line) => (line.state === 'imported' ? '' : showNumber(line.nominations, lang)),
    },
    { head: t.honoured, n: true, phone: 'label', cell: (line) => showNumber(line.awarded, lang) },
  ]
}

type Props = { frame: Frame; rounds: RoundLine[]; mayRun: boolean; oversees: boolean }

/** The rounds of rewards, newest first. */
export const RoundsPage = ({ frame, rounds, mayRun, oversees }: Props) => {
  const { lang } = frame
  const t = texts[lang]
  return (
    <Page
      frame={frame}
      title={t.rewards}
      lede={t.lede}
      act={
        mayRun ? (
          <LinkButton href="/rewards/rounds/new" icon="plus">
            {t.newRound}
          </LinkButton>
        ) : undefined
      }
      acts={
        <>
          <LinkButton kind="second" href="/rewards/register">
            {t.register}
          </LinkButton>
          {oversees ? (
            <>
              <LinkButton kind="quiet" href="/rewards/forms">
                {t.forms.title}
              </LinkButton>
              <LinkButton kind="quiet" href="/rewards/earlier">
                {t.earlier.title}
              </LinkButton>
            </>
          ) : null}
        </>
      }
    >
      {rounds.length === 0 ? (
        <Empty title={t.none}>{mayRun ? t.noneRun : t.noneHow}</Empty>
      ) : (
        <Sheet title={t.rounds} flush>
          <Table lang={lang} caption={t.rounds} columns={columns(lang)} rows={rounds} />
        </Sheet>
      )}
    </Page>
  )
}
