import type { Lang } from '#platform/lang.ts'
import type { Frame } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import type { EntryRow } from '../store.ts'
import { texts } from '../texts.ts'

/** Who did it: the name and the office, as they were written down. */
export const Who = ({ entry, frame }: { entry: EntryRow; frame: Frame }) => {
  const t = texts[frame.lang]
  const office = frame.lang === 'en' ? entry.title_en : entry.title_vi
  // the system's name is kept as it was written, in Vietnamese
  const written =
    entry.person_id === null ? entry.person_name?.replace(/^Hệ thống/, t.system) : entry.person_name
  const name = written ?? (entry.person_id === null ? t.system : t.erased)
  return (
    <>
      <Said text={name} />
      {office || entry.for_person_id ? (
        <small class="ct-quiet">
          {' '}
          <Said text={office ?? t.onBehalf(entry.for_name ?? entry.for_person_id ?? '')} />
        </small>
      ) : null}
    </>
  )
}

/** Pages that show what an act was done to, for those who may see it. */
const pagesOf: Record<string, string> = {
  account: '/accounts',
  directive: '/directives',
  document: '/documents',
  plan: '/plans',
  programme: '/programmes',
  task: '/tasks',
  unit: '/units',
}

/** A kind of thing in words; as it is written when no word is known. */
export const kindWord = (kind: string, lang: Lang): string => {
  const words: Record<string, string> = texts[lang].kinds
  return Object.hasOwn(words, kind) ? (words[kind] ?? kind) : kind
}

const subjectWords = (entry: EntryRow, lang: Lang): string =>
  `${kindWord(entry.subject_kind, lang)} ${entry.subject_name ?? entry.subject_id}`

/** What it was done to, with a way to its page. */
export const Subject = ({ entry, lang }: { entry: EntryRow; lang: Lang }) => {
  const at = Object.hasOwn(pagesOf, entry.subject_kind) ? pagesOf[entry.subject_kind] : undefined
  const words = <Said text={subjectWords(entry, lang)} />
  return at ? <a href={`${at}/${encodeURIComponent(entry.subject_id)}`}>{words}</a> : words
}
