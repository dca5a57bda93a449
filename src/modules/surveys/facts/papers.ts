import type { Ctx } from '#platform/context.ts'
import { showDay } from '#platform/day.ts'
import { cardsPdf, toXlsx } from '../../documents/facts.ts'
import type { CardSheet } from '../actions/codes.ts'
import { plainCode } from '../rules/code.ts'
import { filledColumns } from '../rules/filled.ts'
import { campaignsTexts } from '../texts/campaigns.ts'
import type { AskedForm } from './form.ts'

/** The cards of a sheet of codes as a PDF; the words are Vietnamese, as the cards go to the people. */
export const cardsOf = (
  ctx: Ctx,
  address: string,
  { campaign, cell, codes }: CardSheet,
): Promise<Uint8Array> => {
  const t = campaignsTexts.vi
  const door = `${ctx.config.PUBLIC_URL ?? address}/phieu`
  return cardsPdf({
    title: `${t.cards}: ${campaign.title}, ${cell.name}`,
    heading: campaign.title,
    scan: t.card.scan,
    door,
    until: t.card.until(showDay(campaign.closesOn)),
    once: t.card.once,
    note: campaign.invented ? t.invented : '',
    day: ctx.today,
    cards: codes.map((code) => ({ code, address: `${door}/${plainCode(code)}?channel=card` })),
  })
}

/** The table to fill in for a cell's forms: headings, what may be chosen, the names of the fields; one form a line. */
export const tableOf = (form: AskedForm & { name: string }): Promise<Uint8Array> => {
  const t = campaignsTexts.vi
  const columns = filledColumns(form.questionnaire, form.pages)
  const unitOf = (field: string) => form.units.find(({ id }) => field.startsWith(`q.${id}.`))?.name
  return toXlsx({
    sheet: form.name,
    title: `${form.campaign.title}: ${form.name}`,
    subtitle: t.importLede,
    columns: columns.map(() => ({ width: 22 })),
    head: [
      columns.map(({ field, head }) => [unitOf(field), head].filter(Boolean).join(': ')),
      columns.map(({ choices }) => choices.map(({ code, text }) => `${code} = ${text.vi}`).join('; ') || '…'),
      columns.map(({ field }) => field),
    ],
    rows: [],
  })
}
