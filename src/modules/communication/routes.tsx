import { type Again, type C, idIn, queryIn, show, type Web } from '#platform/http.ts'
import { formState } from '#ui/refused-form.ts'
import * as actions from './actions.ts'
import { readChannels, readUnit, readUnits, readYear } from './facts/reading.ts'
import * as input from './input.ts'
import { ChannelsPage } from './pages/channels.tsx'
import { UnitPage, UnitsPage } from './pages/units.tsx'
import { YearPage } from './pages/year.tsx'
import { activityRoutes } from './routes/activities.tsx'
import { requestRoutes } from './routes/requests.tsx'

const showYear = async (c: C) => {
  const { of = c.var.year, measure } = queryIn(c, input.yearQuery)
  const reading = await readYear(c.var.ctx, of, measure)
  return show(c, <YearPage frame={await c.var.frame()} reading={reading} />)
}

const showUnits = async (c: C) => {
  const { of = c.var.year, offset } = queryIn(c, input.unitsQuery)
  const reading = await readUnits(c.var.ctx, of, offset)
  return show(c, <UnitsPage frame={await c.var.frame()} reading={reading} />)
}

const showUnit = async (c: C) => {
  const { of = c.var.year } = queryIn(c, input.unitsQuery)
  const reading = await readUnit(c.var.ctx, idIn(c), of)
  return show(c, <UnitPage frame={await c.var.frame()} reading={reading} />)
}

const showChannels = async (c: C, form?: 'add' | 'end', again?: Again) => {
  const reading = await readChannels(c.var.ctx)
  const of = (name: 'add' | 'end') =>
    formState(c.var.ctx.lang, name, c.var.sentence, form === name ? again : undefined)
  const props = {
    frame: await c.var.frame(),
    ...reading,
    forms: { add: of('add'), end: of('end') },
    ending: form === 'end' ? idIn(c) : undefined,
  }
  return show(c, <ChannelsPage {...props} />, again?.status)
}

/** Communication: the year, units, channels, activities, documents brought to all staff. */
export const web = (web: Web): void => {
  web.get('/communication', showYear)
  web.get('/communication/units', showUnits)
  web.get('/communication/units/:id', showUnit)
  web.get('/communication/channels', (c) => showChannels(c))
  web.post('/communication/channels', {
    input: input.channelInput,
    act: (ctx, value) => actions.addChannel(ctx, value),
    next: () => '/communication/channels',
    again: (c, again) => showChannels(c, 'add', again),
  })
  web.post('/communication/channels/:id/end', {
    input: input.channelEndInput,
    act: (ctx, value, c) => actions.endChannel(ctx, idIn(c), value),
    next: () => '/communication/channels',
    again: (c, again) => showChannels(c, 'end', again),
  })
  activityRoutes(web)
  requestRoutes(web)
}
