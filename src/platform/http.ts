import type { Context, Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { describeRoute, resolver } from 'hono-openapi'
import { z } from 'zod'
import { type Frame, render } from '#ui/layout.tsx'
import { formState } from '#ui/refused-form.ts'
import type { Ctx } from './context.ts'
import { once } from './idempotency.ts'
import { readInput } from './input.ts'
import { type FieldError, Refused } from './refused.ts'
import type { Room } from './room.ts'
import { sentenceOf } from './sentence.ts'

/** What the guards leave on a request for its handler. */
export type Env = {
  Variables: {
    ctx: Ctx
    /** the programme year chosen in the top bar, else the business day's */
    year: number
    /** what the layout shows around every page; asked for once, by the handler that shows a page */
    frame: () => Promise<Frame>
    /** sentence for a refusal reason in the request's language */
    sentence: (reason: string, facts?: Record<string, string | number>) => string
    /** why the form that was sent is refused, in words */
    refused?: string
    /** every room with what it offers, for the room that gathers */
    rooms: readonly Room[]
  }
}
export type C = Context<Env>
type Handler = (c: C) => Promise<Response> | Response

/** What was typed, by field name, to be shown again. Files cannot be. */
export type Typed = Record<string, string | string[]>

/** A refused form: the same page is shown with it. `status` 422 for input, 409 for a rule. */
export type Again = {
  status: 422 | 409
  typed: Typed
  fields: FieldError[]
  reason?: string
  facts?: Refused['facts']
}

/** Shows the page of a form again, with what was wrong. */
type ShowAgain = (c: C, again: Again) => Promise<Response> | Response

/**
 * A form's door. `act` does it, `next` says where to go (or shows the outcome at once, as an import's report);
 * `again` shows the page with what was wrong.
 */
export type PostSpec<S extends z.ZodType, T> = {
  input: S
  act: (ctx: Ctx, value: z.output<S>, c: C) => Promise<T>
  next: (result: T, c: C) => string | Promise<Response>
  again?: ShowAgain
  /** its work takes connections of its own (the sign-in library), so it must not stand inside the form's transaction */
  alone?: boolean
}

/** One line of the route table: what the route × role matrix and the fuzzing are made from. */
export type RouteEntry = {
  door: 'web' | 'api'
  method: 'GET' | 'POST'
  path: string
  open: boolean
  input?: z.ZodType
}

/** `open`: also for those who have not signed in. */
export type DoorOptions = { open?: boolean }

export type Web = {
  get: (path: string, handler: Handler, options?: DoorOptions) => void
  post: <S extends z.ZodType, T>(path: string, spec: PostSpec<S, T>, options?: DoorOptions) => void
}

export type ApiGet<Q extends z.ZodType, T> = {
  summary: string
  query?: Q
  answer: z.ZodType<T>
  read: (ctx: Ctx, query: z.output<Q>, c: C) => Promise<T>
}
export type ApiPost<S extends z.ZodType, T> = {
  summary: string
  input: S
  answer: z.ZodType<T>
  status?: 200 | 201
  act: (ctx: Ctx, value: z.output<S>, c: C) => Promise<T>
}
export type Api = {
  get: <Q extends z.ZodType, T>(path: string, spec: ApiGet<Q, T>) => void
  post: <S extends z.ZodType, T>(path: string, spec: ApiPost<S, T>) => void
}

/** A row number in the address; what is no number is not found. */
export const idIn = (c: C, name = 'id'): number => {
  const text = c.req.param(name) ?? ''
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new Refused('missing', 'page')
  return Number(text)
}

/** The answer of an act on a row: its number. */
export const rowAnswer = z.object({ id: z.number() })

/** An act of the API on the row that the address names; answers with `rowAnswer`. */
export const onRow =
  <V>(act: (ctx: Ctx, id: number, value: V, c: C) => Promise<unknown>) =>
  async (ctx: Ctx, value: V, c: C): Promise<{ id: number }> => {
    const id = idIn(c)
    await act(ctx, id, value, c)
    return { id }
  }

/** The largest file that is taken, in bytes. */
export const maxBytes = (c: C): number => c.var.ctx.config.UPLOAD_MAX_MB * 1_000_000

/** The query of the address through a shape; a bad value is refused (422) by name. Repeated names become arrays. */
export const queryIn = <S extends z.ZodType>(c: C, shape: S): z.output<S> => {
  const raw = Object.fromEntries(
    Object.entries(c.req.queries()).map(([k, v]) => [k, v.length === 1 ? v[0] : v]),
  )
  const read = readInput(shape, raw)
  if (!read.ok) throw new Refused('input', 'bad-query', read.fields)
  return read.value
}

/** Sends a page. */
export const show = (
  c: C,
  page: { toString(): string | Promise<string> },
  status: ContentfulStatusCode = 200,
): Response => c.html(render(page), status) as Response

const typedOf = (body: Record<string, unknown>): Typed =>
  Object.fromEntries(
    Object.entries(body).flatMap(([k, v]): [string, string | string[]][] => {
      if (typeof v === 'string') return [[k, v]]
      if (Array.isArray(v)) return [[k, v.filter((x): x is string => typeof x === 'string')]]
      return []
    }),
  )

const refusedInput = (fields: FieldError[]): Refused => new Refused('input', 'bad-input', fields)

/** The fields of a form; what is no form at all (a multipart without its end) is refused, not a fault. */
const formBody = (c: C) =>
  c.req.parseBody({ all: true }).catch((fault: unknown) => {
    if (fault instanceof TypeError) throw new Refused('input', 'not-a-form')
    throw fault
  })

const keyOf = (spec: { alone?: boolean }, body: Record<string, unknown>): string | undefined =>
  !spec.alone && typeof body._once === 'string' && body._once !== '' ? body._once : undefined

/** Why a form is refused, as the form itself would say it; for the page on which it stands no more. */
const inWords = (c: C, again: Again): string => {
  const { errors = [] } = formState(c.var.ctx.lang, '', c.var.sentence, again)
  return [...new Set(errors.map(({ message }) => message))].join(' ')
}

/**
 * The page of a refused form, with what was typed. Where there is no such page any more because somebody was before,
 * the refusal stands on a page of its own: its reason is not lost behind a "not found".
 */
const shownAgain = async (c: C, page: ShowAgain, refusal: Refused, typed: Typed): Promise<Response> => {
  const { kind, fields, reason, facts } = refusal
  const again: Again = { status: kind === 'rule' ? 409 : 422, typed, fields, reason, facts }
  c.set('refused', inWords(c, again))
  try {
    return await page(c, again)
  } catch (gone) {
    throw gone instanceof Refused && kind === 'rule' ? refusal : gone
  }
}

const formDoor =
  <S extends z.ZodType, T>(spec: PostSpec<S, T>): Handler =>
  async (c) => {
    const body = await formBody(c)
    const typed = typedOf(body)
    try {
      const read = readInput(spec.input, body)
      if (!read.ok) throw refusedInput(read.fields)
      const key = keyOf(spec, body)
      let shown: Promise<Response> | undefined
      const address = await once(c.var.ctx, key, c.req.path, async (ctx) => {
        const next = spec.next(await spec.act(ctx, read.value, c), c)
        if (typeof next !== 'string') shown = next
        return { status: 303, body: typeof next === 'string' ? next : c.req.path }
      })
      return shown ?? c.redirect(String(address.body), 303)
    } catch (refusal) {
      if (!(refusal instanceof Refused) || !spec.again) throw refusal
      if (refusal.kind !== 'input' && refusal.kind !== 'rule') throw refusal
      return shownAgain(c, spec.again, refusal, typed)
    }
  }

/** A page that is not open sends a guest to the sign-in, and back afterwards. */
const signedIn =
  (handler: Handler): Handler =>
  (c) => {
    const { actor } = c.var.ctx
    if (c.req.method === 'POST' && actor.kind === 'person' && actor.readOnly)
      throw new Refused('forbidden', 'read-only-token')
    if (actor.kind === 'person') return handler(c)
    const back = c.req.method === 'GET' ? `?next=${encodeURIComponent(new URL(c.req.url).pathname)}` : ''
    return c.redirect(`/sign-in${back}`, 303)
  }

/** Two rooms may have sentences of their own for one reason: a door speaks with its room's words first. */
const inWordsOf =
  (room: Room, handler: Handler): Handler =>
  (c) => {
    c.set('sentence', sentenceOf(c.var.rooms, c.var.ctx.lang, room))
    return handler(c)
  }

/** The web door of a room: pages and forms, each noted in the route table. */
export const webDoor = (app: Hono<Env>, table: RouteEntry[], room: Room): Web => ({
  get: (path, handler, { open = false } = {}) => {
    table.push({ door: 'web', method: 'GET', path, open })
    app.get(path, inWordsOf(room, open ? handler : signedIn(handler)))
  },
  post: (path, spec, { open = false } = {}) => {
    table.push({ door: 'web', method: 'POST', path, open, input: spec.input })
    const handler = formDoor(spec)
    app.post(path, inWordsOf(room, open ? handler : signedIn(handler)))
  },
})

const asPerson = (c: C): Ctx => {
  if (c.var.ctx.actor.kind !== 'person') throw new Refused('forbidden', 'sign-in-first')
  return c.var.ctx
}

const errorShape = z.object({
  error: z.object({
    kind: z.enum(['input', 'missing', 'forbidden', 'rule', 'fault']),
    reason: z.string(),
    text: z.string().optional(),
    fields: z
      .array(z.object({ field: z.string(), reason: z.string(), text: z.string().optional() }))
      .optional(),
    number: z.string().optional(),
  }),
})

const answers = (status: number, answer: z.ZodType) => ({
  [status]: { description: 'Done', content: { 'application/json': { schema: resolver(answer) } } },
  default: { description: 'Refused', content: { 'application/json': { schema: resolver(errorShape) } } },
})

const jsonBody = async (c: C): Promise<unknown> => {
  const text = await c.req.text()
  if (text === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    throw new Refused('input', 'not-json')
  }
}

const queryParameters = (query: z.ZodType | undefined) => {
  if (!(query instanceof z.ZodObject)) return []
  return Object.entries(query.shape).map(([name, schema]) => ({
    in: 'query' as const,
    name,
    required: !(schema as z.ZodType).safeParse(undefined).success,
    schema: { type: 'string' as const },
  }))
}

const bodyOf = (input: z.ZodType) => {
  const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' })
  return { content: { 'application/json': { schema: schema as object } } }
}

const pathParameters = (path: string) =>
  [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    in: 'path' as const,
    name: name as string,
    required: true,
    schema: { type: 'integer' as const },
  }))

/** The API door of a room: JSON in and out under /api/v1, described for /api/openapi.json as it is added. */
export const apiDoor = (app: Hono<Env>, table: RouteEntry[], room: Room): Api => ({
  get: (path, spec) => {
    table.push({ door: 'api', method: 'GET', path: `/api/v1${path}`, open: false, input: spec.query })
    const described = describeRoute({
      summary: spec.summary,
      tags: [path.split('/')[1] ?? ''],
      parameters: [...pathParameters(path), ...queryParameters(spec.query)],
      responses: answers(200, spec.answer),
    })
    const answered: Handler = async (c) => {
      const ctx = asPerson(c)
      const query = spec.query ? queryIn(c, spec.query) : (undefined as never)
      return c.json((await spec.read(ctx, query, c)) as object)
    }
    app.get(`/api/v1${path}`, described, inWordsOf(room, answered))
  },
  post: (path, spec) => {
    table.push({ door: 'api', method: 'POST', path: `/api/v1${path}`, open: false, input: spec.input })
    const described = describeRoute({
      summary: spec.summary,
      tags: [path.split('/')[1] ?? ''],
      parameters: pathParameters(path),
      requestBody: bodyOf(spec.input),
      responses: answers(spec.status ?? 200, spec.answer),
    })
    const done: Handler = async (c) => {
      const ctx = asPerson(c)
      if (ctx.actor.readOnly) throw new Refused('forbidden', 'read-only-token')
      const raw = await jsonBody(c)
      const read = readInput(spec.input, raw)
      if (!read.ok) throw refusedInput(read.fields)
      const key = c.req.header('Idempotency-Key')
      const answer = await once(ctx, key, `${c.req.path} ${JSON.stringify(raw)}`, async (ctx) => ({
        status: spec.status ?? 200,
        body: await spec.act(ctx, read.value, c),
      }))
      return c.json(answer.body as object, answer.status as ContentfulStatusCode)
    }
    app.post(`/api/v1${path}`, described, inWordsOf(room, done))
  },
})
