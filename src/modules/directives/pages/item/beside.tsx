import { ActButton } from '#ui/button.tsx'
import { Field, Form } from '#ui/form.tsx'
import { Sheet } from '#ui/sheet.tsx'
import type { SavedItem } from '../../facts.ts'
import { texts } from '../../texts.ts'
import { Sentences } from '../parts.tsx'
import type { ItemProps } from './props.ts'

/** Beside an item's form: the sentences it came from, its splitting, merging and removal. */
export const Beside = ({ frame, directive: d, item, others, forms }: ItemProps & { item: SavedItem }) => {
  const { lang } = frame
  const t = texts[lang].pages
  const at = (what: string) => `/directives/${d.id}/items/${item.id}/${what}`
  return (
    <>
      <Sheet title={t.evidence}>
        <Sentences evidence={item.evidence} lang={lang} open />
      </Sheet>
      <Sheet title={t.splitTitle}>
        <Form state={forms.split} action={at('split')} version={d.version} submit={t.split} kind="second">
          <Field
            state={forms.split}
            name="parts"
            label={t.itemText}
            hint={t.splitHint}
            type="textarea"
            rows={6}
          />
        </Form>
      </Sheet>
      {others.length > 0 ? (
        <Sheet title={t.mergeTitle}>
          <Form
            state={forms.merge}
            action={`/directives/${d.id}/items/${item.id}/merging`}
            version={d.version}
            submit={t.merge}
            kind="second"
          >
            <Field
              state={forms.merge}
              name="with"
              label={t.mergeWith}
              type="select"
              options={others.map((o) => ({
                value: String(o.id),
                label: `${o.number} ${o.title}`.slice(0, 100),
              }))}
            />
          </Form>
        </Sheet>
      ) : null}
      <Sheet>
        <ActButton
          kind="danger-second"
          action={at('removal')}
          fields={{ version: d.version }}
          confirm={t.removeConfirm}
        >
          {t.remove}
        </ActButton>
      </Sheet>
    </>
  )
}
