import type { Lang } from '#platform/lang.ts'
import { Bar, Fraction } from '#ui/figure.tsx'
import { showDate } from '#ui/format.ts'
import { Said } from '#ui/said.tsx'
import { StateTag, TimeTag } from '#ui/tag.tsx'
import type { Share } from '../facts/reading.ts'
import type { Timing } from '../rules/finding.ts'
import type { State } from '../rules/flow.ts'
import { texts } from '../texts.ts'

/** A unit's name in the reader's language; Vietnamese where there is no other. */
export const nameOf = (of: { vi: string; en: string | null }, lang: Lang): string =>
  lang === 'en' ? (of.en ?? of.vi) : of.vi

export const unitOf = (i: { unitName: string; unitNameEn: string | null }, lang: Lang): string =>
  nameOf({ vi: i.unitName, en: i.unitNameEn }, lang)

export const ownerOf = (f: { ownerName: string; ownerNameEn: string | null }, lang: Lang): string =>
  nameOf({ vi: f.ownerName, en: f.ownerNameEn }, lang)

export const Days = ({ from, to, lang }: { from: string; to: string; lang: Lang }) => (
  <span class="ct-num">{texts[lang].pages.fromTo(showDate(from, lang), showDate(to, lang))}</span>
)

const rings: Record<State, 'draft' | 'issued' | 'accepted' | 'submitted' | 'completed' | 'recalled'> = {
  planned: 'draft',
  ordered: 'issued',
  noticed: 'issued',
  reported: 'issued',
  visiting: 'accepted',
  recorded: 'accepted',
  signed: 'submitted',
  concluded: 'submitted',
  closed: 'completed',
  cancelled: 'recalled',
}

/** Where an inspection stands, in a word and a ring. */
export const InspectionState = ({ state, lang }: { state: State; lang: Lang }) => (
  <StateTag state={rings[state]} lang={lang} text={texts[lang].pages.states[state]} />
)

/** A finding against its due day. */
export const FindingTime = ({ time, lang }: { time: Timing; lang: Lang }) =>
  time.key === 'none' ? null : (
    <TimeTag
      time={{ key: time.key, days: time.days }}
      lang={lang}
      text={texts[lang].pages.times[time.key](time.days)}
    />
  )

/** Units inspected of all, with the target, and a bar. */
export const ShareFigure = ({
  share,
  target,
  href,
  lang,
}: {
  share: Share
  target: number
  href?: string
  lang: Lang
}) => {
  const t = texts[lang].pages
  const reached = share.inspected * 100 >= target * share.of
  return (
    <>
      <Fraction done={share.inspected} of={share.of} href={href} lang={lang} name={t.shareInspected} />
      <Bar
        parts={[{ n: share.inspected }, { n: share.units - share.inspected, color: 'late' }]}
        of={share.of}
      />
      <p class="ct-small ct-quiet">{reached ? t.reached(target) : t.notReached(target)}</p>
    </>
  )
}

/** What somebody wrote, in its paragraphs. */
export const Prose = ({ text }: { text: string }) => (
  <p lang="vi">
    <Said text={text} lines />
  </p>
)

/** One entry of a record: what happened, by which paper, what was said of it, with which files. */
export const Happened = ({
  what,
  paper,
  note,
  files,
  proof,
}: {
  what: string
  paper?: string | null | undefined
  note?: string | null | undefined
  files: { href: string; name: string }[]
  proof?: string | null | undefined
}) => (
  <>
    {what}
    {paper ? (
      <>
        {' '}
        <Said text={paper} />
      </>
    ) : null}
    {note ? (
      <>
        : <Said text={note} />
      </>
    ) : null}
    {files.map((file) => (
      <>
        {' '}
        <a href={file.href}>
          <Said text={file.name} />
        </a>
      </>
    ))}
    {proof ? <small class="ct-quiet"> {proof}</small> : null}
  </>
)
