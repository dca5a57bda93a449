import type { RouteEntry } from '#platform/http.ts'
import type { ActorName } from './cast.ts'
import type { World } from './world.ts'

export type Knock = {
  /** who, by session cookie */
  as?: ActorName
  /** a bearer token instead of or beside the cookie */
  token?: string
  /** the page's origin that a browser would name; null sends none */
  origin?: string | null
  headers?: Record<string, string>
  /** sent as a form (web) or as JSON (API); raw text or FormData as they are */
  body?: Record<string, unknown> | FormData | string | Uint8Array<ArrayBuffer>
}

const formOf = (body: Record<string, unknown>): FormData | URLSearchParams => {
  const pairs = Object.entries(body).flatMap(([name, value]): [string, unknown][] =>
    (Array.isArray(value) ? value : [value]).map((one) => [name, one]),
  )
  const form = pairs.some(([, value]) => value instanceof Blob) ? new FormData() : new URLSearchParams()
  for (const [name, value] of pairs)
    form.append(name, value instanceof Blob ? (value as never) : String(value))
  return form
}

const sent = (entry: RouteEntry, body: Knock['body']): BodyInit | undefined => {
  if (body === undefined || typeof body === 'string') return body
  if (body instanceof FormData || body instanceof Uint8Array) return body
  return entry.door === 'api' ? JSON.stringify(body) : formOf(body)
}

/** One request at a route's door. */
export const knock = async (
  world: World,
  entry: RouteEntry,
  address: string,
  { as = 'guest', token, origin = 'http://localhost', headers, body }: Knock = {},
): Promise<Response> => {
  const cookie = world.cookieOf(as)
  const json = entry.door === 'api' && body !== undefined && typeof body !== 'string'
  return world.request(address, {
    method: entry.method,
    headers: {
      ...(cookie && { cookie }),
      ...(token && { authorization: `Bearer ${token}` }),
      ...(entry.method === 'POST' && origin !== null && { origin }),
      ...(json && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(entry.method === 'POST' && { body: sent(entry, body) ?? '' }),
  })
}
