import type { Child } from 'hono/jsx'
import type { Lang } from '#platform/lang.ts'
import { Alert } from './alert.tsx'
import { Button, LinkButton } from './button.tsx'
import { Field, Form, type FormState } from './form.tsx'
import { showNumber } from './format.ts'
import { Said } from './said.tsx'
import { Sheet } from './sheet.tsx'
import { Table } from './table.tsx'
import { uiTexts } from './texts.ts'

/** A line of a table that was tried: what it would do, or why it is refused. */
export type TriedLine = { line: number; about: string; what: string; refused?: string | undefined }

const Lines = ({ tried, lang }: { tried: readonly TriedLine[]; lang: Lang }) => {
  const t = uiTexts(lang).dryRun
  // what is to be mended stands first; a long table is not shown whole
  const shown = [...tried]
    .sort((a, b) => Number(!a.refused) - Number(!b.refused) || a.line - b.line)
    .slice(0, 200)
  return (
    <Sheet title={t.lines} flush gapped>
      <Table
        lang={lang}
        caption={t.lines}
        rows={shown}
        columns={[
          { head: t.line, n: true, phone: 'label', cell: (one) => showNumber(one.line, lang) },
          { head: t.about, phone: 'wide', cell: (one) => <Said text={one.about} /> },
          { head: t.what, phone: 'label', cell: (one) => <Said text={one.what} /> },
          {
            head: t.outcome,
            phone: 'label',
            cell: (one) =>
              one.refused ? <span class="ds-validation-message">{one.refused}</span> : <span>{t.good}</span>,
          },
        ]}
      />
    </Sheet>
  )
}

/**
 * A table typed, pasted or sent, tried first: each line with what it would do or why not. `tried` undefined: nothing was
 * tried yet. Saving takes the table that stands in the field, all of it or nothing.
 */
export const DryRun = ({
  state,
  action,
  cancel,
  columns,
  tried,
  children,
}: {
  state: FormState
  action: string
  cancel: string
  /** the line of headings, as it may be pasted */
  columns: string
  tried: readonly TriedLine[] | undefined
  children?: Child
}) => {
  const { lang } = state
  const t = uiTexts(lang).dryRun
  const refused = (tried ?? []).filter((one) => one.refused).length
  const good = (tried ?? []).length - refused
  const ready = tried !== undefined && refused === 0 && good > 0
  const n = (value: number) => showNumber(value, lang)
  return (
    <>
      {tried && (state.errors ?? []).length === 0 ? (
        <Alert tone={ready ? 'success' : 'warning'} live>
          {t.result(n(good), n(refused))} {ready ? t.ready : t.mend}
        </Alert>
      ) : null}
      <Sheet>
        <Form state={state} action={action} multipart>
          {children}
          <Field
            state={state}
            name="table"
            label={t.table}
            hint={`${t.columns}: ${columns}`}
            type="textarea"
            rows={8}
            optional
          />
          <Field
            state={state}
            name="file"
            label={t.file}
            type="file"
            accept=".csv,.xlsx,.txt"
            maxBytes={5_000_000}
            optional
          />
          <p class="ct-acts">
            <Button kind={ready ? 'second' : 'main'} name="press" value="try">
              {t.tryIt}
            </Button>
            {ready ? (
              <Button name="press" value="save">
                {t.save(n(good))}
              </Button>
            ) : null}
            <LinkButton kind="quiet" href={cancel}>
              {t.cancel}
            </LinkButton>
          </p>
        </Form>
      </Sheet>
      {tried && tried.length > 0 ? <Lines tried={tried} lang={lang} /> : null}
    </>
  )
}
