import type { Lang } from '#platform/lang.ts'
import { Alert } from '#ui/alert.tsx'
import { PrintButton } from '#ui/button.tsx'
import { showDate } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import type { UnitSheet } from '../facts/sheet.ts'
import { type Texts, texts } from '../texts.ts'
import { UnitParts } from './unit-parts.tsx'

type Answers = UnitSheet['answers']

const People = ({ t, answers, lang, since }: { t: Texts; answers: Answers; lang: Lang; since?: boolean }) => (
  <dd>
    {answers.length === 0 ? <span class="ct-quiet">{t.sheet.nobody}</span> : null}
    {answers.map((person) => (
      <>
        <span class="ct-who-name">{person.name}</span>
        <small>
          {since ? t.sheet.from(showDate(person.since, lang)) : lang === 'en' ? person.titleEn : person.title}
        </small>
      </>
    ))}
  </dd>
)

const Who = ({ t, lang, sheet }: { t: Texts; lang: Lang; sheet: UnitSheet }) => {
  const of = (part: Answers[number]['part']) => sheet.answers.filter((person) => person.part === part)
  return (
    <dl class="ct-who">
      <div>
        <dt>{t.sheet.head}</dt>
        <People t={t} lang={lang} answers={of('head')} />
      </div>
      <div>
        <dt>{t.sheet.focal}</dt>
        <People t={t} lang={lang} answers={of('focal')} />
      </div>
      <div>
        <dt>{t.sheet.member}</dt>
        <People t={t} lang={lang} answers={of('member')} since />
      </div>
      <div>
        <dt>{t.sheet.parent}</dt>
        <dd>
          {sheet.parent ? (
            <a class="ct-n" href={`/units/${sheet.parent.id}`}>
              {sheet.parent.name}
            </a>
          ) : (
            '–'
          )}
          <small>
            <a class="ct-n" href={`/units/${sheet.unitId}`}>
              {t.sheet.card}
            </a>
          </small>
        </dd>
      </div>
    </dl>
  )
}

const Ended = ({ t, lang, sheet }: { t: Texts; lang: Lang; sheet: UnitSheet }) => (
  <Alert tone="info" title={t.sheet.endedLede(showDate(sheet.day, lang))}>
    {sheet.successors.map((next) => (
      <p>
        {t.sheet.successor(showDate(next.on, lang))}{' '}
        <a class="ds-link" href={`/units/${next.id}/sheet`}>
          {next.name}
        </a>
        .
      </p>
    ))}
  </Alert>
)

/** `/units/:id/sheet`: a unit on one A4. */
export const SheetPage = ({ frame, sheet }: { frame: Frame; sheet: UnitSheet }) => {
  const { lang } = frame
  const t = texts[lang]
  return (
    <Page
      frame={frame}
      title={sheet.name}
      lede={t.sheet.lede(showDate(sheet.day, lang))}
      crumbs={[
        { href: '/units', name: t.sheet.units },
        { href: `/units/${sheet.unitId}`, name: sheet.name },
        { href: `/units/${sheet.unitId}/sheet`, name: t.sheet.title },
      ]}
      notice={sheet.ended ? <Ended t={t} lang={lang} sheet={sheet} /> : undefined}
      acts={<PrintButton>{t.print}</PrintButton>}
      onePage
    >
      <article class="ct-sheet ct-unit">
        <Who t={t} lang={lang} sheet={sheet} />
        <UnitParts parts={sheet.parts} lang={lang} day={sheet.day} />
      </article>
    </Page>
  )
}
