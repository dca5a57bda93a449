import type { Child } from 'hono/jsx'
import type { Lang } from '#platform/lang.ts'
import { Icon, type IconName } from './icon.tsx'
import type { WorkState } from './tag.tsx'
import { uiTexts } from './texts.ts'

/** One entry of a record: when, what happened in words (old and new date, reason), who. */
export type RecordEntry = {
  when: string
  what: Child
  who: string
  unit?: string
  /** the stage it led to, drawn as its ring */
  state?: WorkState
  icon?: IconName
  /** overdue and extensions stand out on a tint */
  key?: boolean
  overdue?: boolean
}

const Sign = ({ entry }: { entry: RecordEntry }) =>
  entry.icon ? (
    <span class="ct-entry-icon">
      <Icon name={entry.icon} />
    </span>
  ) : (
    <span
      class="ct-dotmark"
      data-state={entry.state}
      data-time={entry.overdue ? 'overdue' : undefined}
    ></span>
  )

/** Nhật ký: what happened to a thing, newest first. No line of it is ever changed or removed. */
export const RecordTable = ({
  entries,
  caption,
  lang,
}: {
  entries: RecordEntry[]
  caption: string
  lang: Lang
}) => {
  const t = uiTexts(lang)
  return (
    <table class="ds-table ct-cards ct-record">
      <caption class="ds-sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t.when}</th>
          <th scope="col">{t.what}</th>
          <th scope="col">{t.who}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr data-key={entry.key ? '' : undefined}>
            <td class="ct-nowrap ct-quiet" data-wide="">
              {entry.when}
            </td>
            <th scope="row" data-wide="">
              <div class="ct-entry">
                <Sign entry={entry} />
                <div>{entry.what}</div>
              </div>
            </th>
            <td data-wide="">
              {entry.who}
              {entry.unit ? <small>{entry.unit}</small> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The files of a thing: name, what it is for, kind, pages, size, when. */
export const Files = ({
  files,
}: {
  /** without `href` it is a document known by its number; `gone` strikes its name through; `act` stands below */
  files: { name: string; href?: string; gone?: boolean; note?: Child; act?: Child }[]
}) => (
  <ul class="ct-plain ct-files">
    {files.map((file) => (
      <li>
        <Icon name="file" />
        <div>
          <FileName file={file} />
          {file.note ? <p class="ct-small ct-quiet">{file.note}</p> : null}
          {file.act}
        </div>
      </li>
    ))}
  </ul>
)

const FileName = ({ file }: { file: { name: string; href?: string; gone?: boolean } }) => {
  const name = file.gone ? <s>{file.name}</s> : file.name
  return file.href ? (
    <a class="ct-row-link" href={file.href}>
      {name}
    </a>
  ) : (
    <span>{name}</span>
  )
}

/** The five clear things of a task (năm rõ): person, work, time, result, responsibility. */
export const FiveClear = ({
  label,
  things,
}: {
  label: string
  things: { name: string; value: Child; notes?: Child[] }[]
}) => (
  <section class="ct-sheet ct-five" aria-label={label}>
    <dl>
      {things.map((thing) => (
        <div>
          <dt>{thing.name}</dt>
          <dd>
            {thing.value}
            {(thing.notes ?? []).map((note) => (
              <small>{note}</small>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  </section>
)
