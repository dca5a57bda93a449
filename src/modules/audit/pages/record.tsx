import { LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import type { Option } from '#ui/form.tsx'
import { showMoment } from '#ui/format.ts'
import { type Frame, Page, withQuery } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Table } from '#ui/table.tsx'
import type { EntriesQuery } from '../input.ts'
import type { Anchoring, EntryRow } from '../store.ts'
import { texts } from '../texts.ts'
import { AnchoringSheet } from './anchoring.tsx'
import { Filter } from './filter.tsx'
import { Subject, Who } from './parts.tsx'

type Say = (reason: string) => string

const columns = (frame: Frame, say: Say) => {
  const t = texts[frame.lang]
  return [
    {
      head: t.when,
      cell: (e: EntryRow) => (
        <a class="ct-row-link" href={`/audit/${e.seq}`}>
          {showMoment(e.at, frame.lang)}
        </a>
      ),
      nowrap: true,
      phone: 'wide' as const,
    },
    { head: t.who, cell: (e: EntryRow) => <Who entry={e} frame={frame} />, phone: 'wide' as const },
    { head: t.what, cell: (e: EntryRow) => <Said text={say(e.verb)} />, phone: 'wide' as const },
    { head: t.subject, cell: (e: EntryRow) => <Subject entry={e} lang={frame.lang} />, quiet: true },
    { head: t.unitName, cell: (e: EntryRow) => <Said text={e.unit_name ?? ''} />, phone: 'wide' as const },
    { head: t.reason, cell: (e: EntryRow) => <Said text={e.reason ?? ''} />, phone: 'wide' as const },
  ]
}

export type RecordPageProps = {
  frame: Frame
  say: Say
  entries: EntryRow[]
  next: number | null
  query: EntriesQuery
  /** units that may be asked for */
  units: Option[]
  filtered: boolean
  own: boolean
  anchoring: Anchoring | undefined
  mail: boolean
}

/** The record, newest first, with what it may be asked for. */
export const RecordPage = ({
  frame,
  say,
  entries,
  next,
  query,
  units,
  filtered,
  own,
  anchoring,
  mail,
}: RecordPageProps) => {
  const t = texts[frame.lang]
  return (
    <Page frame={frame} title={t.title} lede={own ? t.ledeOwn : t.lede}>
      <Filter frame={frame} query={query} units={units} />
      <section class="ct-sheet ct-gapped" data-flush>
        <Table
          lang={frame.lang}
          caption={t.title}
          rows={entries}
          cards
          scroll
          empty={<Empty title={filtered ? t.noneFound : t.none} />}
          columns={columns(frame, say)}
        />
      </section>
      <p class="ct-gapped">
        {query.before ? (
          <LinkButton href={withQuery(frame.path, 'before', undefined)} kind="quiet">
            {t.newest}
          </LinkButton>
        ) : null}
        {next === null ? null : (
          <LinkButton href={withQuery(frame.path, 'before', String(next))} kind="second">
            {t.older}
          </LinkButton>
        )}
      </p>
      {anchoring ? <AnchoringSheet anchoring={anchoring} mail={mail} frame={frame} /> : null}
    </Page>
  )
}
