import type { Lang } from '#platform/lang.ts'
import { Alert } from '#ui/alert.tsx'
import { Empty } from '#ui/empty.tsx'
import { Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { showDate, showDecimal } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { DecisionFields } from '#ui/round-form.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet, Stack } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import { type Level, levels, named, type Scheme } from '../rules/scheme.ts'
import type { SchemeRow } from '../store/scheme.ts'
import { ratingTexts } from '../texts/rating.ts'
import { articleWords } from './words.ts'

const titleOf = (scheme: SchemeRow, lang: Lang): string => (lang === 'en' && scheme.titleEn) || scheme.titleVi

const force = (scheme: SchemeRow, lang: Lang): string => {
  const t = ratingTexts[lang].schemesPage
  const from = `${t.from} ${showDate(scheme.effectiveFrom, lang)}`
  return scheme.effectiveTo ? `${from} ${t.until} ${showDate(scheme.effectiveTo, lang)}` : from
}

const marks = (scheme: SchemeRow, lang: Lang): string => {
  const t = ratingTexts[lang].schemesPage
  return [t[scheme.state], t.version(scheme.version), scheme.invented ? t.invented : '']
    .filter(Boolean)
    .join(' · ')
}

/** The rating schemes, with the import for those who draft them. */
export const SchemesPage = ({
  frame,
  schemes,
  importing,
}: {
  frame: Frame
  schemes: SchemeRow[]
  importing?: FormState | undefined
}) => {
  const { lang } = frame
  const t = ratingTexts[lang]
  return (
    <Page
      frame={frame}
      title={t.schemes}
      lede={t.schemesPage.lede}
      crumbs={[{ href: '/ratings', name: t.ratings }]}
    >
      <Stack>
        {schemes.length === 0 ? (
          <Empty title={t.schemesPage.none}>{t.schemesPage.noneHow}</Empty>
        ) : (
          <Sheet title={t.schemes} flush>
            <Table
              lang={lang}
              caption={t.schemes}
              rows={schemes}
              columns={[
                {
                  head: t.scheme,
                  phone: 'wide',
                  cell: (scheme) => (
                    <>
                      <a class="ct-row-link" href={`/ratings/schemes/${scheme.id}`}>
                        <Said text={titleOf(scheme, lang)} />
                      </a>
                      <p class="ct-small ct-quiet">{marks(scheme, lang)}</p>
                    </>
                  ),
                },
                {
                  head: t.schemesPage.decision,
                  phone: 'label',
                  cell: (scheme) => <Said text={scheme.decisionNo ?? scheme.content.decision} />,
                },
                { head: t.schemesPage.from, phone: 'label', cell: (scheme) => force(scheme, lang) },
              ]}
            />
          </Sheet>
        )}
        {importing ? (
          <Sheet title={t.schemesPage.importTitle}>
            <Form
              state={importing}
              action="/ratings/schemes"
              submit={t.schemesPage.importAct}
              kind="second"
              multipart
            >
              <Field
                state={importing}
                name="file"
                type="file"
                accept=".json"
                label={t.schemesPage.file}
                hint={t.schemesPage.fileHint}
              />
            </Form>
          </Sheet>
        ) : null}
      </Stack>
    </Page>
  )
}

const Needs = ({ scheme, lang }: { scheme: Scheme; lang: Lang }) => {
  const t = ratingTexts[lang]
  const rows = [...levels].reverse().map((level) => ({
    level,
    needs: scheme.levels.find((one) => one.level === level)?.needs ?? [],
  }))
  return (
    <Table
      lang={lang}
      caption={t.schemesPage.conditions}
      rows={rows}
      columns={[
        { head: t.schemesPage.level, phone: 'wide', cell: ({ level }) => t.levels[level as Level] },
        {
          head: t.schemesPage.needs,
          phone: 'wide',
          cell: ({ needs }) =>
            needs.length === 0 ? (
              t.schemesPage.otherwise
            ) : (
              <ul class="ct-plain ct-lines">
                {scheme.conditions
                  .filter((one) => needs.includes(one.key))
                  .map((one) => (
                    <li>
                      <Said text={named(one, lang)} />
                      <span class="ct-small ct-quiet">
                        {' '}
                        {[articleWords(one, lang), one.liftable ? t.schemesPage.liftable : '']
                          .filter(Boolean)
                          .join(' · ')}
                      </span>
                    </li>
                  ))}
              </ul>
            ),
        },
      ]}
    />
  )
}

const Points = ({ scheme, lang }: { scheme: Scheme; lang: Lang }) => {
  const t = ratingTexts[lang].schemesPage
  if (!scheme.points) return null
  const nameOf = (key: string) => {
    const input = scheme.inputs.find((one) => one.key === key)
    return input ? named(input, lang) : key
  }
  return (
    <Sheet title={t.points}>
      <ul class="ct-plain ct-lines">
        {scheme.points.parts.map((part) => (
          <li>
            <Said text={named(part, lang)} />, {t.part(String(part.max))}
            {'mean' in part ? (
              <span class="ct-small ct-quiet">
                {' '}
                {t.mean}: <Said text={part.mean.map(nameOf).join('; ')} />
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

const Inputs = ({ scheme, lang }: { scheme: Scheme; lang: Lang }) => {
  const t = ratingTexts[lang]
  return (
    <Table
      lang={lang}
      caption={t.schemesPage.inputs}
      rows={scheme.inputs}
      columns={[
        { head: t.sheet.key, phone: 'wide', cell: (input) => <Said text={named(input, lang)} /> },
        { head: t.sheet.from, phone: 'label', cell: (input) => t.sheet.sources[input.from] },
        { head: '', label: '', phone: 'end', cell: (input) => t.schemesPage.better[input.better] },
      ]}
    />
  )
}

/** A scheme in words: what it looks at, what each level needs, what holds a level down, the share of excellent. */
export const SchemePage = ({
  frame,
  scheme,
  issuing,
}: {
  frame: Frame
  scheme: SchemeRow
  issuing?: FormState | undefined
}) => {
  const { lang } = frame
  const t = ratingTexts[lang]
  const { content } = scheme
  const note = (lang === 'en' ? content.note_en : content.note_vi) ?? ''
  return (
    <Page
      frame={frame}
      title={titleOf(scheme, lang)}
      lede={[scheme.decisionNo ?? content.decision, force(scheme, lang), marks(scheme, lang)].join(' · ')}
      crumbs={[
        { href: '/ratings', name: t.ratings },
        { href: '/ratings/schemes', name: t.schemes },
      ]}
    >
      <Stack>
        {note ? <Alert tone="info">{note}</Alert> : null}
        <Sheet title={t.schemesPage.conditions} flush>
          <Needs scheme={content} lang={lang} />
        </Sheet>
        <Points scheme={content} lang={lang} />
        <Sheet title={t.sheet.vetoes}>
          <ul class="ct-plain ct-lines">
            {content.vetoes.map((veto) => (
              <li>
                <Said text={named(veto, lang)} />
                <span class="ct-small ct-quiet">
                  {' '}
                  {[articleWords(veto, lang), `${t.sheet.atMost}: ${t.short[veto.at_most]}`]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </Sheet>
        <Sheet title={t.cap}>
          {content.cap ? (
            <p>
              {t.capRule(showDecimal(String(content.cap.percent), lang), t.capOf[content.cap.of])}{' '}
              <span class="ct-small ct-quiet">{content.cap.article ?? ''}</span>
            </p>
          ) : (
            <p class="ct-quiet">{t.schemesPage.noCap}</p>
          )}
        </Sheet>
        <Sheet title={t.schemesPage.inputs} flush>
          <Inputs scheme={content} lang={lang} />
        </Sheet>
        <Sheet title={t.schemesPage.sources}>
          <ul class="ct-plain ct-lines">
            {content.sources.map((source) => (
              <li>
                <Said text={source} />
              </li>
            ))}
          </ul>
        </Sheet>
        {issuing ? (
          <Sheet title={t.schemesPage.issueTitle}>
            <Form
              state={issuing}
              action={`/ratings/schemes/${scheme.id}/issuance`}
              submit={t.schemesPage.issueAct}
            >
              <FieldRow>
                <DecisionFields state={issuing} words={t} />
              </FieldRow>
            </Form>
          </Sheet>
        ) : null}
      </Stack>
    </Page>
  )
}
