import type { Lang } from '#platform/lang.ts'
import { ActButton, LinkButton } from '#ui/button.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { StateTag } from '#ui/tag.tsx'
import type { DraftItem, DraftReading } from '../../facts/reading.ts'
import { texts } from '../../texts.ts'
import { Deadline, namesOf, resolvedWords, resultWords, Sentences } from '../parts.tsx'

type Say = (reason: string) => string

/** The items of a draft: to whom, what, by when, what each lacks, and the confirming of one or of all that is sure. */
export const ItemsSheet = ({
  lang,
  reading,
  say,
  editing,
}: {
  lang: Lang
  reading: DraftReading
  say: Say
  editing: boolean
}) => {
  const t = texts[lang].pages
  const { directive: d, items } = reading
  const sure = items.filter((item) => !item.confirmed && !item.doubt).length
  return (
    <Sheet
      title={t.itemCount(items.length)}
      id="items"
      span={6}
      flush
      aside={
        editing ? (
          <a class="ds-link ct-small" href={`/directives/${d.id}/items/new`}>
            {t.addItem}
          </a>
        ) : undefined
      }
    >
      {editing && sure > 0 ? (
        <div class="ct-pad">
          <p class="ct-small ct-quiet">{t.sureHow(items.filter((item) => !item.confirmed).length - sure)}</p>
          <ActButton
            kind="second"
            action={`/directives/${d.id}/confirmation`}
            fields={{ version: d.version, sure: 'on' }}
          >
            {t.confirmSure(sure)}
          </ActButton>
        </div>
      ) : null}
      <ol class="ct-plain ct-items ct-draft-items">
        {items.map((item) => (
          <li id={`i-${item.id}`}>
            <a
              class="ct-item-no"
              href={item.evidence.paragraph ? `#d-${item.evidence.paragraph}` : `#i-${item.id}`}
              aria-label={t.itemTitle(item.number)}
            >
              {item.number || '·'}
            </a>
            <ItemWords {...{ item, lang, say, editing }} names={reading.names} />
            {editing ? <ItemActs {...{ item, lang }} d={d} /> : <span />}
          </li>
        ))}
      </ol>
    </Sheet>
  )
}

const whoIs = (item: DraftItem, names: ReadonlyMap<number, string>, lang: Lang): string => {
  const t = texts[lang].pages
  const many = (ids: readonly number[]) => (ids.length > 8 ? t.units(ids.length) : namesOf(ids, names))
  const lead = item.leadUnitIds.length > 0 ? t.leads(many(item.leadUnitIds)) : ''
  const conditions = item.recipients.filter((r) => r.kind === 'condition').map((r) => `“${r.text}”`)
  return [lead, ...conditions, item.unitIds.length > 0 ? many(item.unitIds) : ''].filter(Boolean).join('; ')
}

const ItemWords = ({
  item,
  lang,
  names,
  say,
  editing,
}: {
  item: DraftItem
  lang: Lang
  names: ReadonlyMap<number, string>
  say: Say
  editing: boolean
}) => {
  const t = texts[lang].pages
  return (
    <div>
      <Said text={item.title} />
      <p class="ct-small ct-quiet">
        <Said text={whoIs(item, names, lang)} />
        {item.recipients
          .flatMap((r) => (r.kind === 'condition' ? [resolvedWords(r, lang)] : []))
          .filter(Boolean)
          .slice(0, 1)
          .map((words) => (
            <Said text={` (${words})`} />
          ))}
        <br />
        <Said text={resultWords(item, lang)} /> · <Deadline item={item} lang={lang} />
        {item.routeUnitIds.length > 0 ? (
          <Said text={` · ${t.via(namesOf(item.routeUnitIds, names))}`} />
        ) : null}
      </p>
      {item.gaps.length > 0 ? (
        <ul class="ct-plain ct-small ct-gaps">
          {item.gaps.map((gap) => (
            <li>
              {editing && gap === 'condition-open' ? (
                <a href={`/directives/${item.directiveId}/items/${item.id}/condition`}>{say(gap)}</a>
              ) : (
                say(gap)
              )}
            </li>
          ))}
        </ul>
      ) : null}
      {item.confirmed && item.confirmedBy ? (
        <p class="ct-small ct-quiet">
          <Said text={t.confirmed(item.confirmedBy)} />
        </p>
      ) : editing && item.doubt && item.doubt !== 'gaps' ? (
        <p class="ct-small ct-quiet">{t.doubts[item.doubt]}</p>
      ) : null}
      <Sentences evidence={item.evidence} lang={lang} />
    </div>
  )
}

const ItemActs = ({ item, d, lang }: { item: DraftItem; d: DraftReading['directive']; lang: Lang }) => {
  const t = texts[lang].pages
  return (
    <div class="ct-item-acts">
      {item.confirmed ? (
        <StateTag state="completed" lang={lang} text={t.confirmedShort} />
      ) : item.gaps.length === 0 ? (
        <ActButton
          small
          kind="second"
          action={`/directives/${d.id}/confirmation`}
          fields={{ version: d.version, itemIds: item.id }}
          label={`${t.confirm}: ${t.itemTitle(item.number)}`}
        >
          {t.confirm}
        </ActButton>
      ) : null}
      <LinkButton
        small
        kind="quiet"
        href={`/directives/${d.id}/items/${item.id}`}
        label={`${t.edit}: ${t.itemTitle(item.number)}`}
      >
        {t.edit}
      </LinkButton>
    </div>
  )
}
