import type { Lang } from '#platform/lang.ts'
import { showDate } from '#ui/format.ts'
import { Sheet } from '#ui/sheet.tsx'
import { TimeTag } from '#ui/tag.tsx'
import type { Holder, RoundReading } from '../../facts/rounds.ts'
import { roundTexts } from '../../texts/round.ts'

const names = (holders: readonly Holder[], lang: Lang): string =>
  holders
    .slice(0, 3)
    .map((holder) => `${holder.name} (${lang === 'en' ? holder.titleEn : holder.titleVi})`)
    .join(', ')

/** Who is late, by name: units that have not signed off, and appraisers who have not finished. */
export const LateSheet = ({ reading, lang }: { reading: RoundReading; lang: Lang }) => {
  const t = roundTexts[lang]
  const { round, lateUnits, lateSeats } = reading
  const none = lateUnits.length + lateSeats.length === 0
  const stage = (late: 'first' | 'second' | null) => (late ? t.stages[late] : '')
  return (
    <Sheet title={t.late} gapped>
      {none ? <p class="ct-quiet">{t.nobodyLate}</p> : null}
      {lateUnits.length > 0 ? (
        <>
          <h3 class="ds-heading ct-sub" data-size="2xs">
            {t.lateUnits}
          </h3>
          <ul class="ct-plain ct-lines">
            {lateUnits.map(({ sheet, holders }) => (
              <li>
                <TimeTag time={{ key: 'overdue' }} lang={lang} text={t.signedLate} />{' '}
                {sheet.sight ? (
                  <a class="ct-row-link" href={`/scoring/sheets/${sheet.sheetId}`}>
                    {sheet.name}
                  </a>
                ) : (
                  <b>{sheet.name}</b>
                )}
                <p class="ct-small ct-quiet">
                  {t.lateUnit(round.selfBy ? showDate(round.selfBy, lang) : '')}
                  {holders.length > 0 ? ` · ${names(holders, lang)}` : ''}
                </p>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {lateSeats.length > 0 ? (
        <>
          <h3 class="ds-heading ct-sub" data-size="2xs">
            {t.lateAppraisers}
          </h3>
          <ul class="ct-plain ct-lines">
            {lateSeats.map(({ seat, standing, holders }) => (
              <li>
                <TimeTag time={{ key: 'overdue' }} lang={lang} text={t.signedLate} />{' '}
                <b>{seat.unitName ?? seat.personName}</b>
                <p class="ct-small ct-quiet">
                  {t.lateSeat(seat.domain ?? '', standing.left, stage(standing.stage))}
                  {holders.length > 0 ? ` · ${names(holders, lang)}` : ''}
                </p>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Sheet>
  )
}
