import type { Lang } from '#platform/lang.ts'
import { Alert } from '#ui/alert.tsx'
import { ActButton, LinkButton } from '#ui/button.tsx'
import { Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Grid, Sheet } from '#ui/sheet.tsx'
import { StateTag } from '#ui/tag.tsx'
import type { DraftReading } from '../facts/reading.ts'
import { texts } from '../texts.ts'
import { Head } from './draft/head.tsx'
import { Issuing } from './draft/issuing.tsx'
import { ItemsSheet } from './draft/items.tsx'
import type { DraftProps } from './draft/props.ts'
import { TextSheet } from './draft/text.tsx'
import { Cited, Lineage } from './parts.tsx'

const openOf = (reading: DraftReading): boolean =>
  reading.directive.state === 'draft' || reading.directive.state === 'sent'

/** A draft: its text with the fate of every paragraph, its items with what they lack, and the way to its issue. */
export const DraftPage = (props: DraftProps) => {
  const { frame, reading, forms, say } = props
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
      notice={<Notices {...{ lang, reading, uncovered: uncovered.length }} />}
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

const Notices = ({ lang, reading, uncovered }: { lang: Lang; reading: DraftReading; uncovered: number }) => {
  const t = texts[lang].pages
  const findings = reading.items.flatMap((item) => item.unmatched.map((found) => ({ item, ...found })))
  return (
    <>
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
