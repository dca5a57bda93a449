import type { Lang } from '#platform/lang.ts'
import { Facts } from '#ui/figure.tsx'
import { showDate } from '#ui/format.ts'
import { Said } from '#ui/said.tsx'
import { Sheet, SheetLink } from '#ui/sheet.tsx'
import type { RoundReading } from '../facts/rounds.ts'
import { checkNames } from '../rules/checks.ts'
import { needed } from '../rules/vote.ts'
import { texts } from '../texts.ts'

/** How many are before the council, of which leaders and staff, and what the checks weigh. */
export const Numbers = ({ reading, lang }: { reading: RoundReading; lang: Lang }) => {
  const t = texts[lang]
  const { shares, round } = reading
  const limited = (n: number, most: number) => {
    const over = most > 0 ? n - most : 0
    return (
      <>
        {t.ofMost(n, most)}
        {over > 0 ? <b> ({t.overLimit(over)})</b> : null}
      </>
    )
  }
  return (
    <Sheet title={t.summary}>
      <Facts
        facts={[
          { name: t.collectives, value: limited(shares.collectives, round.maxCollectives) },
          { name: t.individuals, value: limited(shares.individuals, round.maxIndividuals) },
          { name: t.leaders, value: String(shares.leaders) },
          { name: t.staff, value: String(shares.staff) },
          ...(shares.unsaid > 0 ? [{ name: t.unsaid, value: String(shares.unsaid) }] : []),
        ]}
      />
      <p class="ct-small ct-quiet">{t.shareHow}</p>
      <p class="ct-small ct-quiet">
        {t.checksOf}
        {': '}
        {checkNames
          .flatMap((check) => {
            const weight = check === 'report' ? 'block' : (round.checks[check] ?? 'warn')
            return weight === 'off' ? [] : [`${t.checkNames[check]?.toLowerCase()} (${t.weights[weight]})`]
          })
          .join(', ')}
        .
      </p>
    </Sheet>
  )
}

/** Who sits in the council, by which decision, and how far its vote is. */
export const Council = ({ reading, lang }: { reading: RoundReading; lang: Lang }) => {
  const t = texts[lang]
  const { round, may, voters } = reading
  const changes = may.run && (round.state === 'draft' || round.state === 'open')
  return (
    <Sheet
      title={t.council}
      aside={
        changes ? (
          <SheetLink href={`/rewards/rounds/${round.id}/council`}>
            {round.council.length > 0 ? t.changeCouncil : t.makeCouncil}
          </SheetLink>
        ) : undefined
      }
    >
      {round.council.length === 0 ? <p class="ct-quiet">{t.noCouncil}</p> : null}
      {round.councilNo && round.councilDecidedOn ? (
        <p class="ct-small ct-quiet">
          <Said text={t.councilBy(round.councilNo, showDate(round.councilDecidedOn, lang))} />
        </p>
      ) : null}
      <ul class="ct-plain ct-lines">
        {round.council.map((seat) => (
          <li>
            <Said text={seat.name} />
            {seat.seat === 'head' ? <span class="ct-small ct-quiet"> {t.seats.head}</span> : null}
          </li>
        ))}
      </ul>
      {round.metOn ? (
        <p class="ct-small">
          <Said text={t.meeting(showDate(round.metOn, lang), round.metAt ?? '')} />
        </p>
      ) : null}
      {round.members !== null && round.voteShare !== null ? (
        <p class="ct-small ct-quiet">
          {t.needs(needed(round.members, round.voteShare), round.members, round.voteShare)}
        </p>
      ) : null}
      {round.state === 'voting' ? <p>{t.voters(voters, round.members ?? 0)}</p> : null}
    </Sheet>
  )
}
