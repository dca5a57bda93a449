import { type Ctx, seesUnit } from '#platform/context.ts'
import { yearOf } from '#platform/day.ts'
import { type Again, type C, idIn, queryIn, show, type Web } from '#platform/http.ts'
import { Refused } from '#platform/refused.ts'
import { pagerOf } from '#ui/pager.ts'
import { formState } from '#ui/refused-form.ts'
import { changeDay, changeSetting, changeUnit, importUnits, succeedUnits } from './actions.ts'
import { calendarOfYears, listKinds, listUnits, readSettings, readUnit } from './facts.ts'
import { changeInput, dayInput, importInput, settingInput, successionInput, unitsQuery } from './input.ts'
import { ImportPage } from './pages/import.tsx'
import { SettingsPage } from './pages/settings.tsx'
import { UnitPage, UnitsPage } from './pages/units.tsx'
import { mayManageUnits } from './policy.ts'

const showUnits = async (c: C) => {
  const { ctx } = c.var
  const query = queryIn(c, unitsQuery)
  const day = query.on ?? ctx.today
  const { kinds, units } = await listUnits(ctx, { ...query, day })
  const frame = await c.var.frame()
  const total = units[0]?.total ?? 0
  return show(
    c,
    <UnitsPage
      frame={frame}
      units={units}
      kinds={kinds}
      filter={query}
      day={day}
      mayManage={mayManageUnits(ctx.actor) !== undefined}
      pager={pagerOf(frame.path, query.offset, query.limit, units.length, total)}
    />,
  )
}

type Form = 'change' | 'succession'

/** The unit that the address names. */
const unitIn = async (ctx: Ctx, c: C) => {
  const unit = await readUnit(ctx, idIn(c))
  if (!unit) throw new Refused('missing', 'page')
  return unit
}

const showUnit = async (c: C, form?: Form, again?: Again) => {
  const { ctx, sentence } = c.var
  const unit = await unitIn(ctx, c)
  const last = unit.versions.at(-1)
  const frame = await c.var.frame()
  const versions = {
    nameVi: last?.name_vi ?? '',
    nameEn: last?.name_en ?? '',
    kind: last?.kind ?? '',
    parentId: String(last?.parent_id ?? ''),
  }
  const state = formState(ctx.lang, 'change', sentence, form === 'change' ? again : undefined, versions)
  const succession = formState(ctx.lang, 'succession', sentence, form === 'succession' ? again : undefined, {
    fromIds: String(unit.unit_id),
  })
  return show(
    c,
    <UnitPage
      frame={frame}
      unit={unit}
      kinds={await listKinds(ctx)}
      state={state}
      succession={succession}
      mayManage={mayManageUnits(ctx.actor) !== undefined}
      maySheet={seesUnit(ctx.actor, unit.unit_id)}
    />,
    again?.status,
  )
}

const showImport = async (c: C, again?: Again, result?: Awaited<ReturnType<typeof importUnits>>) => {
  if (!mayManageUnits(c.var.ctx.actor)) throw new Refused('missing', 'page')
  const frame = await c.var.frame()
  const failed = result?.findings.length ? 422 : 200
  return show(
    c,
    <ImportPage
      frame={frame}
      say={c.var.sentence}
      state={formState(frame.lang, 'import', c.var.sentence, again)}
      result={result}
    />,
    again?.status ?? failed,
  )
}

type SettingForm = 'setting' | 'day'

const showSettings = async (c: C, form?: SettingForm, again?: Again) => {
  const { ctx, sentence } = c.var
  if (!mayManageUnits(ctx.actor)) throw new Refused('missing', 'page')
  const frame = await c.var.frame()
  const stateOf = (id: SettingForm, values: Record<string, string>) =>
    formState(ctx.lang, id, sentence, form === id ? again : undefined, values)
  const year = yearOf(ctx.today)
  const shown = {
    settings: await readSettings(ctx.db),
    days: await calendarOfYears(ctx.db, year, year + 1),
    state: stateOf('setting', { from: ctx.today }),
    dayState: stateOf('day', {}),
    done: c.req.query('done') !== undefined,
  }
  return show(c, <SettingsPage frame={frame} {...shown} />, again?.status)
}

/** Pages and forms of the units and of the province's dated settings. */
export const web = (web: Web): void => {
  web.get('/settings', (c) => showSettings(c))
  web.post('/settings', {
    input: settingInput,
    act: (ctx, input) => changeSetting(ctx, input),
    next: () => '/settings?done=1',
    again: (c, again) => showSettings(c, 'setting', again),
  })
  web.post('/settings/days', {
    input: dayInput,
    act: (ctx, input) => changeDay(ctx, input),
    next: () => '/settings?done=1',
    again: (c, again) => showSettings(c, 'day', again),
  })
  web.get('/units', showUnits)
  web.get('/units/import', (c) => showImport(c))
  web.get('/units/:id', (c) => showUnit(c))
  web.post('/units/import', {
    input: importInput,
    act: async (ctx, { file, check }) =>
      importUnits(ctx, new Uint8Array(await file.arrayBuffer()), { dryRun: check !== undefined }),
    next: (result, c) => showImport(c, undefined, result),
    again: (c, again) => showImport(c, again),
  })
  web.post('/units/:id/versions', {
    input: changeInput,
    act: (ctx, input, c) => changeUnit(ctx, idIn(c), input),
    next: (_, c) => `/units/${idIn(c)}`,
    again: (c, again) => showUnit(c, 'change', again),
  })
  web.post('/units/:id/successions', {
    input: successionInput,
    act: async (ctx, input, c) => {
      await unitIn(ctx, c)
      return succeedUnits(ctx, input)
    },
    next: (_, c) => `/units/${idIn(c)}`,
    again: (c, again) => showUnit(c, 'succession', again),
  })
}
