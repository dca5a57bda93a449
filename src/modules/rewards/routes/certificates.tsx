import { type Again, type C, idIn, queryIn, show, type Web } from '#platform/http.ts'
import { formState } from '#ui/refused-form.ts'
import { serveBytes, serveXlsx, toXlsx } from '../../documents/facts.ts'
import { revokeCertificate } from '../actions.ts'
import { awardsSheet } from '../facts/awards-sheet.ts'
import {
  certificatePdf,
  certificatesOnPage,
  printRun,
  readAwards,
  readCertificate,
  readRegister,
} from '../facts/certificates.ts'
import * as input from '../input.ts'
import { AwardsPage } from '../pages/awards.tsx'
import { CertificatePage } from '../pages/certificate.tsx'
import { RegisterPage } from '../pages/register.tsx'
import { texts } from '../texts.ts'

/** As many rows as a sheet takes at most; a register of a year has hundreds. */
const sheetRows = 20_000

const showRegister = async (c: C) => {
  const { of, q, offset } = queryIn(c, input.registerQuery)
  const filter = { year: of, words: q }
  return show(
    c,
    <RegisterPage
      frame={await c.var.frame()}
      reading={await readRegister(c.var.ctx, { ...filter, offset })}
      size={certificatesOnPage}
      filter={filter}
      state={{ lang: c.var.ctx.lang, id: 'find' }}
    />,
  )
}

const registerXlsx = async (c: C) => {
  const { ctx } = c.var
  const { of, q } = queryIn(c, input.registerQuery)
  const { rows } = await readRegister(ctx, { year: of, words: q }, sheetRows)
  return serveXlsx(await toXlsx(awardsSheet(rows, texts[ctx.lang].register, ctx.lang)), 'so-dang-ky.xlsx')
}

const awardsXlsx = async (c: C) => {
  const { ctx } = c.var
  const { round, certificates } = await readAwards(ctx, idIn(c))
  return serveXlsx(
    await toXlsx(awardsSheet(certificates, round.title, ctx.lang)),
    `khen-thuong-${round.id}.xlsx`,
  )
}

const showCertificate = async (c: C, again?: Again) =>
  show(
    c,
    <CertificatePage
      frame={await c.var.frame()}
      reading={await readCertificate(c.var.ctx, idIn(c))}
      state={formState(c.var.ctx.lang, 'revoke', c.var.sentence, again)}
    />,
    again?.status,
  )

/** Where this house is reached: as set, else as the browser asked. */
const homeOf = (c: C): string => c.var.ctx.config.PUBLIC_URL ?? new URL(c.req.url).origin

const servePdf = ({ bytes, name }: { bytes: Uint8Array; name: string }) =>
  serveBytes(bytes, name, 'application/pdf')

/** Who was honoured, the certificates as paper, the register. */
export const certificateRoutes = (web: Web): void => {
  web.get('/rewards/rounds/:id/awards', async (c) =>
    show(c, <AwardsPage frame={await c.var.frame()} reading={await readAwards(c.var.ctx, idIn(c))} />),
  )
  web.get('/rewards/rounds/:id/awards.xlsx', awardsXlsx)
  web.get('/rewards/rounds/:id/certificates.pdf', async (c) =>
    servePdf(await printRun(c.var.ctx, idIn(c), homeOf(c))),
  )
  web.get('/rewards/register', showRegister)
  web.get('/rewards/register.xlsx', registerXlsx)
  web.get('/rewards/certificates/:id', (c) => showCertificate(c))
  web.get('/rewards/certificates/:id/certificate.pdf', async (c) =>
    servePdf(await certificatePdf(c.var.ctx, idIn(c), homeOf(c))),
  )
  web.post('/rewards/certificates/:id/revocation', {
    input: input.revocationInput,
    act: (ctx, value, c) => revokeCertificate(ctx, idIn(c), value),
    next: (_, c) => `/rewards/certificates/${idIn(c)}`,
    again: showCertificate,
  })
}
