import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { createApp } from '../app.ts'
import type { Deps } from '../platform/deps.ts'
import { SetupProblem } from '../platform/setup-problem.ts'

export type WebServer = {
  /** where it answers, "http://127.0.0.1:8700" */
  address: string
  /** takes no new request, lets the running ones finish for up to ten seconds */
  stop(): Promise<void>
}

const graceSeconds = 10

const refuseBusyPort = (fault: Error & { code?: string }, port: number): Error => {
  if (fault.code === 'EADDRINUSE')
    return new SetupProblem(
      `Cổng ${port} đang có chương trình khác dùng. Hãy đặt PORT khác (PORT=0: cổng trống bất kỳ).\n` +
        `Port ${port} is in use by another program. Set another PORT (PORT=0: any free one).`,
    )
  if (fault.code === 'EACCES' || fault.code === 'EADDRNOTAVAIL')
    return new SetupProblem(
      `Không mở được địa chỉ HOST và cổng ${port} (${fault.code}). / HOST and port ${port} cannot be opened (${fault.code}).`,
    )
  return fault
}

/** Starts the web server on HOST and PORT; resolves once it listens. */
export const startWeb = async (deps: Deps): Promise<WebServer> => {
  const { HOST, PORT } = deps.config
  const server = createAdaptorServer({ fetch: createApp(deps).fetch, hostname: HOST })
  await new Promise<void>((listening, failed) => {
    server.once('error', (fault) => failed(refuseBusyPort(fault, PORT)))
    server.listen(PORT, HOST, listening)
  })
  const { port } = server.address() as AddressInfo
  const host = HOST === '0.0.0.0' || HOST === '::' ? '127.0.0.1' : HOST.includes(':') ? `[${HOST}]` : HOST
  const stop = () =>
    new Promise<void>((stopped) => {
      const cut = setTimeout(
        () => 'closeAllConnections' in server && server.closeAllConnections(),
        graceSeconds * 1000,
      )
      server.close(() => {
        clearTimeout(cut)
        stopped()
      })
      if ('closeIdleConnections' in server) server.closeIdleConnections()
    })
  return { address: `http://${host}:${port}`, stop }
}
