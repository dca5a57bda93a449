import { type Again, type C, show, type Web } from '#platform/http.ts'
import { formState } from '#ui/refused-form.ts'
import { asksForUnit, becomeFirstAdministrator } from '../actions/first.ts'
import { readLink, usePasswordLink } from '../actions/links.ts'
import { linkInput } from '../input.ts'
import { FirstPage, LinkPage } from '../pages/link.tsx'

const tokenIn = (c: C): string => (c.req.param('token') ?? '').slice(0, 100)

const showLink = async (c: C, again?: Again): Promise<Response> => {
  const { ctx } = c.var
  const token = tokenIn(c)
  const link = await readLink(ctx, token)
  const frame = await c.var.frame()
  const state = formState(ctx.lang, 'link', c.var.sentence, again)
  const page =
    link.purpose === 'first-administrator' ? (
      <FirstPage frame={frame} state={state} token={token} withUnit={await asksForUnit(ctx)} />
    ) : (
      <LinkPage
        frame={frame}
        state={state}
        token={token}
        name={link.personName ?? ''}
        username={link.username ?? ''}
      />
    )
  return show(c, page, again?.status)
}

/** One-time links: a first or a new password, and the first administrator. Looking does not use a link up. */
export const linkRoutes = (web: Web): void => {
  const open = { open: true }
  web.get('/link/:token', (c) => showLink(c), open)
  web.post(
    '/link/:token',
    {
      input: linkInput,
      act: async (ctx, typed, c) => {
        const token = tokenIn(c)
        const { purpose } = await readLink(ctx, token)
        if (purpose === 'first-administrator') await becomeFirstAdministrator(ctx, token, typed)
        else await usePasswordLink(ctx, token, typed)
      },
      next: () => '/sign-in?set=1',
      again: showLink,
    },
    open,
  )
}
