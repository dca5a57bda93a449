import type { Child } from 'hono/jsx'
import type { Lang } from '#platform/lang.ts'
import { Button, LinkButton } from '#ui/button.tsx'
import { Field, Form, type FormState } from '#ui/form.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import type { DraftItem, DraftReading } from '../../facts/reading.ts'
import type { SavedParagraph } from '../../facts.ts'
import { texts } from '../../texts.ts'
import type { DraftProps } from './props.ts'

/** The document's text, each paragraph with its fate; an uncovered one with what to do about it. */
export const TextSheet = ({
  frame,
  reading,
  forms,
  editing,
  paragraphAt,
}: DraftProps & { editing: boolean }) => {
  const { lang } = frame
  const t = texts[lang].pages
  const { directive: d, paragraphs, items } = reading
  return (
    <Sheet
      title={t.textTitle}
      span={6}
      flush
      aside={d.fileId ? <FileLink id={d.id} lang={lang} /> : undefined}
    >
      {paragraphs.length === 0 ? (
        <p class="ct-quiet ct-pad">{t.noText}</p>
      ) : (
        <ol class="ct-plain ct-paragraphs" lang="vi">
          {paragraphs.map((p) => (
            <li id={`d-${p.no}`} data-fate={p.fate}>
              <span class="ct-num ct-quiet">{p.no}</span>
              <div>
                <Said text={p.text} />
                <div class="ct-small ct-quiet" lang={lang}>
                  <Fate {...{ p, items, lang }} />
                </div>
                {editing && p.fate === 'uncovered' ? (
                  <Uncovered
                    {...{ p, reading, lang }}
                    state={paragraphAt === p.no ? forms.paragraph : { lang, id: `p${p.no}` }}
                  />
                ) : null}
              </div>
            </li>
          ))}
        </ol>
      )}
    </Sheet>
  )
}

const FileLink = ({ id, lang }: { id: number; lang: Lang }) => (
  <a class="ds-link ct-small" href={`/directives/${id}/file`}>
    {texts[lang].pages.openFile}
  </a>
)

const Fate = ({ p, items, lang }: { p: SavedParagraph; items: DraftItem[]; lang: Lang }): Child => {
  const t = texts[lang].pages
  if (p.fate === 'item') {
    const own = items.filter((item) => item.evidence.paragraphs?.includes(p.no))
    return (
      <>
        {own.map((item, n) => (
          <>
            {n > 0 ? ', ' : ''}
            <a href={`#i-${item.id}`}>{t.itemTitle(item.number)}</a>
          </>
        ))}
      </>
    )
  }
  if (p.fate === 'uncovered') return <strong>{t.paragraphFates.uncovered}</strong>
  return (
    <>
      {t.paragraphFates['no-work']}:{' '}
      <Said text={p.byPerson ? (p.why ?? '') : (t.why[p.why ?? ''] ?? p.why ?? '')} />
      {p.markedBy ? ` (${t.markedBy(p.markedBy)})` : ''}
    </>
  )
}

const Uncovered = ({
  p,
  reading,
  lang,
  state,
}: {
  p: SavedParagraph
  reading: DraftReading
  lang: Lang
  state: FormState
}) => {
  const t = texts[lang].pages
  const { directive: d } = reading
  return (
    <Form state={state} action={`/directives/${d.id}/paragraphs/${p.no}/no-work`} version={d.version}>
      <Field state={state} name="why" label={t.whyNoWork} />
      <p class="ct-acts">
        <Button kind="second" small>
          {t.markNoWork}
        </Button>
        <LinkButton kind="second" small href={`/directives/${d.id}/items/new?paragraph=${p.no}`}>
          {t.makeItem}
        </LinkButton>
      </p>
    </Form>
  )
}
