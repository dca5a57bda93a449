import { routePath } from 'hono/route'
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import type { C } from './http.ts'

/** What a process tells of itself in Prometheus' text form: memory, event loop, requests by route and status. */
export type Metrics = {
  /** times a request, under its route's pattern (never the address, which may hold names) */
  timed: (c: C, next: () => Promise<void>) => Promise<void>
  text: () => Promise<string>
}

/** The metrics of one app; `process`: also memory and event loop of the process it runs in. */
export const createMetrics = (process: boolean): Metrics => {
  const registry = new Registry()
  if (process) collectDefaultMetrics({ register: registry })
  const labelNames = ['method', 'route', 'status']
  const seconds = new Histogram({
    name: 'canhtan_request_seconds',
    help: 'Time to answer',
    labelNames,
    registers: [registry],
  })
  const faults = new Counter({
    name: 'canhtan_faults_total',
    help: 'Answers of 500 and above',
    registers: [registry],
  })
  return {
    timed: async (c, next) => {
      const started = performance.now()
      await next()
      const status = String(c.res.status)
      seconds.observe(
        { method: c.req.method, route: routeOf(c), status },
        (performance.now() - started) / 1000,
      )
      if (c.res.status >= 500) faults.inc()
    },
    text: () => registry.metrics(),
  }
}

const routeOf = (c: C): string => (c.res.status === 404 ? 'none' : routePath(c, -1))

/** True for a request from this machine itself: the figures are for its own operators. */
export const isLocal = (address: string | null): boolean =>
  address === null || address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1'
