import type { Child } from 'hono/jsx'
import type { Lang } from '#platform/lang.ts'
import { Alert } from '#ui/alert.tsx'
import { ActButton, Button, LinkButton } from '#ui/button.tsx'
import { Field, FieldRow, Form, type FormState, Hidden } from '#ui/form.tsx'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Grid, Sheet } from '#ui/sheet.tsx'
import { StateTag } from '#ui/tag.tsx'
import type { DraftItem, DraftReading } from '../facts/reading.ts'
import type { SavedParagraph } from '../facts.ts'
import { texts } from '../texts.ts'
import { Cited, Deadline, Lineage, namesOf, resultWords, Sentences } from './parts.tsx'

export type DraftForms = Record<'head' | 'reading' | 'issue' | 'return' | 'paragraph', FormState>
type Say = (reason: string) => string
type Props = {
  frame: Frame
  reading: DraftReading
  forms: DraftForms
  say: Say
  refused?: string | undefined
  paragraphAt?: number | undefined
}

const openOf = (reading: DraftReading): boolean =>
  reading.directive.state === 'draft' || reading.directive.state === 'sent'

/** A draft: its text with the fate of every paragraph, its items with what they lack, and the way to its issue. */
export const DraftPage = (props: Props) => {
  const { frame, reading, forms, say, refused } = props
  const { lang } = frame
  const t = texts[lang].pages
  const { directive: d, items, paragraphs, may } = reading
  const uncovered = paragraphs.filter((p) => p.fate === 'uncovered')
  const confirmed = items.filter((item) => item.confirmed).length
  const ready =
    items.length > 0 && uncovered.length === 0 && items.every((i) => i.confirmed && i.gaps.length === 0)
  const editing = may.draft && openOf(reading)
  return (
    <Page
      frame={frame}
      title={d.subject}
      lede={
        <>
          <Cited d={d} lang={lang} />. {t.draftLede(confirmed, items.length, uncovered.length)}
        </>
      }
      under={
        <p class="ct-tags">
          <StateTag state={d.state === 'sent' ? 'submitted' : 'draft'} lang={lang} text={t.states[d.state]} />{' '}
          {t.origins[d.origin]}
        </p>
      }
      crumbs={[{ href: '/directives', name: texts[lang].directives }]}
      act={<NextAct reading={reading} ready={ready} lang={lang} />}
      notice={<Notices {...{ lang, reading, refused, uncovered: uncovered.length }} />}
    >
      <Grid>
        <TextSheet {...props} editing={editing} />
        <ItemsSheet {...{ lang, reading, say, editing }} />
      </Grid>
      {openOf(reading) && may.issue ? <Issuing {...{ lang, reading, forms, ready }} /> : null}
      {editing ? <Head {...{ lang, reading, forms }} /> : null}
      {may.draft && d.origin === 'received' && d.state !== 'issued' ? (
        <Sheet title={t.passDown} gapped>
          <ActButton kind="second" action={`/directives/${d.id}/passing-down`}>
            {t.passDown}
          </ActButton>
        </Sheet>
      ) : null}
      <Lineage lineage={reading.lineage} lang={lang} />
    </Page>
  )
}

const NextAct = ({ reading, ready, lang }: { reading: DraftReading; ready: boolean; lang: Lang }) => {
  const t = texts[lang].pages
  const { directive: d, may } = reading
  if (!ready) return null
  if (may.issue && openOf(reading)) return <LinkButton href="#signing">{t.goIssue}</LinkButton>
  if (may.draft && d.state === 'draft')
    return (
      <ActButton action={`/directives/${d.id}/sending`} fields={{ version: d.version }}>
        {t.send}
      </ActButton>
    )
  return null
}

const Notices = ({
  lang,
  reading,
  refused,
  uncovered,
}: {
  lang: Lang
  reading: DraftReading
  refused: string | undefined
  uncovered: number
}) => {
  const t = texts[lang].pages
  const findings = reading.items.flatMap((item) => item.unmatched.map((found) => ({ item, ...found })))
  return (
    <>
      {refused ? (
        <Alert tone="danger" live>
          {refused}
        </Alert>
      ) : null}
      {reading.directive.state === 'sent' ? <Alert tone="info">{t.sent}</Alert> : null}
      {reading.directive.state === 'passed-down' ? <Alert tone="info">{t.passedDown}</Alert> : null}
      {uncovered > 0 ? (
        <Alert tone="warning" title={t.uncoveredTitle(uncovered)}>
          {t.uncoveredHow}
        </Alert>
      ) : null}
      {findings.length > 0 ? (
        <Alert tone="warning" title={t.findingsTitle}>
          <ul>
            {findings.map(({ item, field, name }) => (
              <li>
                <a href={`/directives/${reading.directive.id}/items/${item.id}`}>
                  <Said text={t.findingOf(item.number, t.fields[field] ?? field, name)} />
                </a>
              </li>
            ))}
          </ul>
        </Alert>
      ) : null}
    </>
  )
}

const TextSheet = ({ frame, reading, forms, editing, paragraphAt }: Props & { editing: boolean }) => {
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

const ItemsSheet = ({
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
            <ItemWords {...{ item, lang, say }} names={reading.names} />
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
}: {
  item: DraftItem
  lang: Lang
  names: ReadonlyMap<number, string>
  say: Say
}) => {
  const t = texts[lang].pages
  return (
    <div>
      <Said text={item.title} />
      <p class="ct-small ct-quiet">
        <Said text={whoIs(item, names, lang)} />
        <br />
        <Said text={resultWords(item, lang)} /> · <Deadline item={item} lang={lang} />
        {item.routeUnitIds.length > 0 ? (
          <Said text={` · ${t.via(namesOf(item.routeUnitIds, names))}`} />
        ) : null}
      </p>
      {item.gaps.length > 0 ? (
        <ul class="ct-plain ct-small ct-gaps">
          {item.gaps.map((gap) => (
            <li>{say(gap)}</li>
          ))}
        </ul>
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

const Issuing = ({
  lang,
  reading,
  forms,
  ready,
}: {
  lang: Lang
  reading: DraftReading
  forms: DraftForms
  ready: boolean
}) => {
  const t = texts[lang].pages
  const { directive: d, items } = reading
  const tasks = items.reduce((n, item) => n + item.tasks, 0)
  return (
    <Sheet title={t.issueTitle} id="signing" gapped>
      {ready ? (
        <>
          <p>{t.issueWhat(items.length, tasks)}</p>
          <Form
            state={forms.issue}
            action={`/directives/${d.id}/issuance`}
            version={d.version}
            submit={t.issue(tasks)}
          >
            <FieldRow>
              <Field state={forms.issue} name="documentNo" label={t.documentNo} />
              <Field state={forms.issue} name="issuedOn" label={t.issuedOn} type="date" />
              <Field state={forms.issue} name="code" label={t.code} hint={t.codeHint} optional />
            </FieldRow>
          </Form>
        </>
      ) : (
        <p>
          {t.notYet}. {t.draftLede(items.filter((i) => i.confirmed).length, items.length, d.uncovered)}
        </p>
      )}
      {d.state === 'sent' ? (
        <details open={forms.return.errors !== undefined}>
          <summary>{t.returnTitle}</summary>
          <Form
            state={forms.return}
            action={`/directives/${d.id}/return`}
            version={d.version}
            submit={t.giveBack}
            kind="second"
          >
            <Field state={forms.return} name="reason" label={t.returnReason} />
          </Form>
        </details>
      ) : null}
    </Sheet>
  )
}

const Head = ({ lang, reading, forms }: { lang: Lang; reading: DraftReading; forms: DraftForms }) => {
  const t = texts[lang].pages
  const { directive: d } = reading
  const empty = reading.paragraphs.length === 0 && reading.items.length === 0
  return (
    <Sheet gapped>
      <details open={forms.head.errors !== undefined}>
        <summary>{t.saveHead}</summary>
        <Form
          state={forms.head}
          action={`/directives/${d.id}/head`}
          version={d.version}
          submit={t.save}
          kind="second"
        >
          <Field state={forms.head} name="subject" label={t.subject} />
          <Field state={forms.head} name="issuerName" label={t.issuerName} />
          <FieldRow>
            <Field state={forms.head} name="documentNo" label={t.documentNo} optional />
            <Field state={forms.head} name="code" label={t.code} hint={t.codeHint} optional />
          </FieldRow>
          <FieldRow>
            <Field state={forms.head} name="issuedOn" label={t.issuedOn} type="date" optional />
            <Field state={forms.head} name="receivedOn" label={t.receivedOn} type="date" optional />
          </FieldRow>
        </Form>
      </details>
      <details open={empty || forms.reading.errors !== undefined}>
        <summary>{t.readAgain}</summary>
        <Form
          state={forms.reading}
          action={`/directives/${d.id}/reading`}
          submit={t.readIt}
          kind="second"
          multipart
        >
          <p class="ct-small ct-quiet">{t.readAgainHint}</p>
          <Hidden name="again" value="1" />
          <Field
            state={forms.reading}
            name="file"
            label={t.file}
            type="file"
            accept=".docx,.pdf,.md,.txt"
            optional
          />
          <Field state={forms.reading} name="pasted" label={t.pasted} type="textarea" rows={8} optional />
        </Form>
      </details>
    </Sheet>
  )
}
