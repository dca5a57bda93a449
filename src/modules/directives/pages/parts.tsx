import { addDays } from '#platform/day.ts'
import type { Lang } from '#platform/lang.ts'
import { showDate } from '#ui/format.ts'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import type { DraftReading } from '../facts/reading.ts'
import type { Directive, Evidence, SavedItem, SavedRecipient } from '../facts.ts'
import { texts } from '../texts.ts'

/** "8867/UBND-TH ngày 16/10/2023 của UBND tỉnh". */
export const Cited = ({
  d,
  lang,
}: {
  d: Pick<Directive, 'documentNo' | 'issuedOn' | 'issuerName'>
  lang: Lang
}) => {
  const t = texts[lang].pages
  return (
    <>
      {d.documentNo ? <Said text={d.documentNo} /> : t.noNumber}
      {d.issuedOn ? ` ${t.on(showDate(d.issuedOn, lang))}` : ''} <Said text={t.of(d.issuerName)} />
    </>
  )
}

/** The deadline as the document has it and as it was read. */
export const Deadline = ({ item, lang }: { item: SavedItem; lang: Lang }) => {
  const t = texts[lang].pages
  const { deadlineKind: kind, deadlineOn: on, recurrence } = item
  if (kind === 'recurring')
    return (
      <>
        {recurrence ? t.everies[recurrence.every as keyof typeof t.everies] : t.deadlineKinds.recurring}
        {recurrence?.day ? `, ${t.everyDay.toLowerCase()} ${recurrence.day}` : ''}
      </>
    )
  if (!on) return <>{t.deadlineKinds[kind]}</>
  if (kind === 'day' && item.deadlineReading === 'strict' && /trước/iu.test(item.deadlineText || 'trước'))
    return <b>{t.before(showDate(on, lang), showDate(addDays(on, -1), lang))}</b>
  return <b>{t.by(showDate(on, lang))}</b>
}

/** Product or kind of answer, in words. */
export const resultWords = (item: SavedItem, lang: Lang): string => {
  const t = texts[lang].pages
  return item.product ?? item.response.map((r) => t.responses[r]).join(', ')
}

/** What a condition was resolved from: "12 đơn vị, theo nhiệm vụ 8867-1 chưa hoàn thành đến 16/10/2023". */
export const resolvedWords = (r: SavedRecipient, lang: Lang): string => {
  const t = texts[lang].pages
  const from = r.resolvedFrom
  if (!from) return r.resolvedBy === 'hand' ? t.resolvedByHand : ''
  const on = showDate(from.on, lang)
  if (from.kind === 'tasks') return t.resolvedByTasks[from.which](from.code, on)
  return t.resolvedByRegister[from.which](from.subject, on)
}

/** Names of units, those of which there are too many to name left to a count by the caller. */
export const namesOf = (ids: readonly number[], names: ReadonlyMap<number, string>): string =>
  ids.map((id) => names.get(id) ?? `#${id}`).join(', ')

const quoted = ['recipients', 'lead', 'coordinators', 'deadline', 'route', 'response'] as const

/** The sentence an item and each of its facts came from, each told once. */
export const Sentences = ({ evidence, lang, open }: { evidence: Evidence; lang: Lang; open?: boolean }) => {
  const t = texts[lang].pages
  const own = evidence.sentence
  const others = quoted.filter((field) => evidence[field] && evidence[field]?.sentence !== own)
  const same = quoted.filter((field) => evidence[field] && evidence[field]?.sentence === own)
  if (!own && others.length === 0) return null
  return (
    <details class="ct-small" open={open}>
      <summary>{t.readFrom}</summary>
      {own ? (
        <p>
          {t.fromParagraph(evidence.paragraph ?? 0)}
          {same.length > 0
            ? ` (${same.map((field) => t.evidenceFields[field].toLowerCase()).join(', ')})`
            : ''}
          : “
          <Said text={own} />”
        </p>
      ) : null}
      {others.map((field) => (
        <p>
          {t.evidenceFields[field]}: “<Said text={evidence[field]?.sentence ?? ''} />”
        </p>
      ))}
      {(evidence.assumed ?? []).map((key) => (
        <p>{t.assumed[key] ?? key}</p>
      ))}
    </details>
  )
}

/** The document this one passes down, and those that pass it down. */
export const Lineage = ({ lineage, lang }: { lineage: DraftReading['lineage']; lang: Lang }) => {
  const t = texts[lang].pages
  if (lineage.length === 0) return null
  return (
    <Sheet title={t.lineage} gapped>
      <ul class="ct-plain ct-lines">
        {lineage.map((d) => (
          <li>
            {d.up ? t.up : t.down}:{' '}
            <a class="ct-row-link" href={`/directives/${d.id}`}>
              <Said text={d.subject} />
            </a>{' '}
            <span class="ct-small ct-quiet">
              <Cited d={d} lang={lang} />
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
