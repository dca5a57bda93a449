import { z } from 'zod'
import { type C, idIn, queryIn, show, type Web } from '#platform/http.ts'
import { optionalLine } from '#platform/input.ts'
import { publicAwardRounds, publicAwards, publicCertificate, showCode } from '../../rewards/facts.ts'
import { PortalAwardsPage, PortalCertificatePage, PortalVerifyPage } from '../pages/awards.tsx'

const query = z.object({ code: optionalLine(100) })
const open = { open: true }

const showVerify = async (c: C, unknown?: string) =>
  show(
    c,
    <PortalVerifyPage
      frame={await c.var.frame()}
      rounds={await publicAwardRounds(c.var.ctx.db)}
      unknown={unknown}
    />,
    unknown === undefined ? 200 : 404,
  )

const showCertificate = async (c: C) => {
  const typed = c.req.param('code') ?? ''
  const one = await publicCertificate(c.var.ctx.db, typed)
  if (!one) return showVerify(c, typed.slice(0, 100).replace(/[^\p{L}\p{N} -]/gu, ''))
  return show(c, <PortalCertificatePage frame={await c.var.frame()} one={one} />)
}

/** Verifying a certificate by its code, and who was honoured: open to everybody. */
export const awardRoutes = (web: Web): void => {
  web.get(
    '/cong-khai/bang-khen',
    async (c) => {
      const { code } = queryIn(c, query)
      if (!code) return showVerify(c)
      const one = await publicCertificate(c.var.ctx.db, code)
      return one ? c.redirect(`/cong-khai/bang-khen/${showCode(one.code)}`, 303) : showVerify(c, code)
    },
    open,
  )
  web.get(
    '/cong-khai/bang-khen/danh-sach/:id',
    async (c) =>
      show(
        c,
        <PortalAwardsPage frame={await c.var.frame()} awards={await publicAwards(c.var.ctx.db, idIn(c))} />,
      ),
    open,
  )
  web.get('/cong-khai/bang-khen/:code', showCertificate, open)
}
