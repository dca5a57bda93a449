import { type C, idIn, queryIn, show, type Web } from '#platform/http.ts'
import { readInspected, readInstallation, readProvince, readUnitHome } from './facts/home.ts'
import { readMemberSheet, readOwnSeats } from './facts/member.ts'
import { readSheet } from './facts/sheet.ts'
import { readHits, readWaiting } from './facts.ts'
import { searchQuery, waitingQuery } from './input.ts'
import { GuidePage } from './pages/guide.tsx'
import { MemberSheetPage, OwnSeatsPage } from './pages/member.tsx'
import { InspectedPage, InstallationPage, NobodyPage } from './pages/others.tsx'
import { ProvincePage } from './pages/province.tsx'
import { SearchPage } from './pages/search.tsx'
import { SheetPage } from './pages/sheet.tsx'
import { UnitHomePage } from './pages/unit.tsx'
import { WaitingPage } from './pages/waiting.tsx'
import { administers, homeOf, isMember, mayGive, mayRemindAll } from './policy.ts'
import { scorecardWeb } from './routes/scorecard.tsx'

const province = async (c: C) => {
  const { ctx, rooms, year } = c.var
  const home = await readProvince(ctx, rooms, year)
  const may = { remind: mayRemindAll(ctx.actor), give: mayGive(ctx.actor), sheet: isMember(ctx.actor) }
  return show(
    c,
    <ProvincePage frame={await c.var.frame()} home={home} may={may} scoped={!ctx.actor.sees.all} />,
  )
}

const unit = async (c: C) => {
  const home = await readUnitHome(c.var.ctx, c.var.rooms)
  const frame = await c.var.frame()
  if (!home) return show(c, <NobodyPage frame={frame} />)
  return show(c, <UnitHomePage frame={frame} home={home} head={homeOf(c.var.ctx.actor) === 'unit'} />)
}

const installation = async (c: C) => {
  const { ctx, year } = c.var
  const of = await readInstallation(ctx, year)
  return show(c, <InstallationPage frame={await c.var.frame()} of={of} first={administers(ctx.actor)} />)
}

/** The home of whoever asks. */
const home = async (c: C) => {
  switch (homeOf(c.var.ctx.actor)) {
    case 'province':
      return province(c)
    case 'unit':
    case 'officer':
      return unit(c)
    case 'administrator':
      return installation(c)
    case 'inspector':
      return show(c, <InspectedPage frame={await c.var.frame()} units={await readInspected(c.var.ctx)} />)
    default:
      return show(c, <NobodyPage frame={await c.var.frame()} />)
  }
}

const showWaiting = async (c: C) => {
  const { room } = queryIn(c, waitingQuery)
  const lines = await readWaiting(c.var.ctx, c.var.rooms)
  return show(c, <WaitingPage frame={await c.var.frame()} lines={lines} room={room} />)
}

const showHits = async (c: C) => {
  const { q } = queryIn(c, searchQuery)
  const found = await readHits(c.var.ctx, c.var.rooms, q)
  return show(c, <SearchPage frame={await c.var.frame()} q={q ?? ''} {...found} />)
}

const showSheet = async (c: C) => {
  const sheet = await readSheet(c.var.ctx, c.var.rooms, idIn(c))
  return show(c, <SheetPage frame={await c.var.frame()} sheet={sheet} />)
}

const showMemberSheet = async (c: C) => {
  const sheet = await readMemberSheet(c.var.ctx, idIn(c))
  return show(c, <MemberSheetPage frame={await c.var.frame()} sheet={sheet} />)
}

/** Where a member finds the sheet: their one seat, or a choice of them. */
const showOwnSeats = async (c: C) => {
  const seats = await readOwnSeats(c.var.ctx)
  const [only, other] = seats
  if (only && !other) return c.redirect(`/seats/${only.id}/sheet`, 303)
  return show(c, <OwnSeatsPage frame={await c.var.frame()} seats={seats} />)
}

/** The pages that gather. */
export const web = (web: Web): void => {
  web.get('/', home)
  web.get('/waiting', showWaiting)
  web.get('/search', showHits)
  web.get('/units/:id/sheet', showSheet)
  web.get('/seats/own', showOwnSeats)
  web.get('/seats/:id/sheet', showMemberSheet)
  web.get('/help', async (c) =>
    show(c, <GuidePage frame={await c.var.frame()} mandates={c.var.ctx.actor.mandates} />),
  )
  scorecardWeb(web)
}
