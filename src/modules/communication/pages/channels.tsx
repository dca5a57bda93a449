import { Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { showDate } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { ChannelRow } from '../store/channel.ts'
import { texts } from '../texts.ts'
import { channelOf } from './parts.tsx'

export type ChannelForms = { add: FormState; end: FormState }

/** The channels as dated data; forms for whoever keeps them. */
export const ChannelsPage = ({
  frame,
  channels,
  may,
  forms,
  ending,
}: {
  frame: Frame
  channels: ChannelRow[]
  may: boolean
  forms: ChannelForms
  /** the channel whose end was refused */
  ending?: number | undefined
}) => {
  const { lang } = frame
  const t = texts[lang]
  return (
    <Page
      frame={frame}
      title={t.channels}
      lede={t.channelsLede}
      crumbs={[{ href: '/communication', name: t.communication }]}
    >
      <Sheet flush>
        <Table
          lang={lang}
          caption={t.channels}
          rows={channels}
          columns={[
            { head: t.channel, phone: 'wide', cell: (one) => channelOf(one, lang) },
            {
              head: t.counted2,
              phone: 'label',
              cell: (one) => channelOf({ nameVi: one.countedVi, nameEn: one.countedEn }, lang),
            },
            {
              head: t.inForce,
              phone: 'label',
              cell: (one) =>
                one.to
                  ? t.until(showDate(one.from, lang), showDate(one.to, lang))
                  : t.since(showDate(one.from, lang)),
            },
            ...(may
              ? [
                  {
                    head: t.endChannel,
                    phone: 'label' as const,
                    cell: (one: ChannelRow) =>
                      one.to === null ? <EndForm one={one} forms={forms} open={ending === one.id} /> : '',
                  },
                ]
              : []),
          ]}
        />
      </Sheet>
      {may ? (
        <Sheet gapped>
          <details class="ct-more" open={forms.add.errors !== undefined || undefined}>
            <summary>{t.addChannel}</summary>
            <Form state={forms.add} action="/communication/channels" submit={t.addChannel} kind="second">
              <FieldRow>
                <Field state={forms.add} name="nameVi" label={t.nameVi} max={120} />
                <Field state={forms.add} name="nameEn" label={t.nameEn} max={120} />
              </FieldRow>
              <FieldRow>
                <Field state={forms.add} name="countedVi" label={t.countedVi} max={60} />
                <Field state={forms.add} name="countedEn" label={t.countedEn} max={60} />
              </FieldRow>
              <Field state={forms.add} name="from" type="date" label={t.from} narrow />
            </Form>
          </details>
        </Sheet>
      ) : null}
    </Page>
  )
}

const EndForm = ({ one, forms, open }: { one: ChannelRow; forms: ChannelForms; open: boolean }) => {
  const t = texts[forms.end.lang]
  const state: FormState = open
    ? { ...forms.end, id: `end-${one.id}` }
    : { lang: forms.end.lang, id: `end-${one.id}` }
  return (
    <details class="ct-more" open={open || undefined}>
      <summary>{t.endChannel}</summary>
      <Form
        state={state}
        action={`/communication/channels/${one.id}/end`}
        submit={t.endChannel}
        kind="danger-second"
      >
        <Field state={state} name="lastDay" type="date" label={t.lastDay} />
      </Form>
    </details>
  )
}
