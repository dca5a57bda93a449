import { LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { type Frame, Page } from '#ui/layout.tsx'
import { pagerOf } from '#ui/pager.ts'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { RegisterReading } from '../facts/certificates.ts'
import { texts } from '../texts.ts'
import { certificateColumns } from './awards.tsx'

type Props = {
  frame: Frame
  reading: RegisterReading
  size: number
  filter: { year?: number | undefined; words?: string | undefined }
  state: FormState
}

/** The register of certificates: consecutive numbers of each year. */
export const RegisterPage = ({ frame, reading, size, filter, state }: Props) => {
  const { lang } = frame
  const t = texts[lang]
  const { rows, total, offset, years, mayPrint } = reading
  const filtered = filter.year !== undefined || filter.words !== undefined
  const query = new URLSearchParams()
  if (filter.year) query.set('of', String(filter.year))
  if (filter.words) query.set('q', filter.words)
  const asked = query.size > 0 ? `?${query}` : ''
  return (
    <Page
      frame={frame}
      title={t.register}
      lede={t.registerLede}
      crumbs={[{ href: '/rewards', name: t.rewards }]}
      acts={
        total > 0 ? (
          <LinkButton kind="quiet" icon="download" href={`/rewards/register.xlsx${asked}`} download>
            {t.xlsx}
          </LinkButton>
        ) : undefined
      }
    >
      {years.length === 0 ? (
        <Empty title={t.registerNone}>{t.registerNoneHow}</Empty>
      ) : (
        <>
          <Sheet>
            <Form state={state} method="get" action="/rewards/register" submit={t.findIt} kind="second">
              <FieldRow>
                <Field
                  state={state}
                  name="q"
                  type="search"
                  label={t.find}
                  value={filter.words ?? null}
                  optional
                />
                <Field
                  state={state}
                  name="of"
                  type="select"
                  label={t.year}
                  placeholder={t.allYears}
                  value={filter.year ?? null}
                  options={years.map((year) => ({ value: String(year), label: String(year) }))}
                  optional
                />
              </FieldRow>
            </Form>
          </Sheet>
          {rows.length === 0 && filtered ? <p class="ct-quiet ct-gapped">{t.registerNothing}</p> : null}
          {rows.length > 0 ? (
            <Sheet flush long gapped>
              <Table
                lang={lang}
                caption={t.register}
                rows={rows}
                pager={pagerOf(`${frame.path}${asked}`, offset, size, rows.length, total)}
                columns={[
                  ...certificateColumns(lang, mayPrint),
                  {
                    head: t.round,
                    phone: 'wide',
                    quiet: true,
                    cell: (row) => (
                      <a class="ds-link" href={`/rewards/rounds/${row.roundId}/awards`}>
                        <Said text={row.roundTitle} />
                      </a>
                    ),
                  },
                ]}
              />
            </Sheet>
          ) : null}
        </>
      )}
    </Page>
  )
}
