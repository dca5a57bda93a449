import type { Hono } from 'hono'
import { generateSpecs } from 'hono-openapi'
import { PlainPage } from '#ui/layout.tsx'
import { Table } from '#ui/table.tsx'
import { type C, type Env, show } from './http.ts'
import type { Lang } from './lang.ts'

type Parameter = { name?: string; in?: string; required?: boolean }
type Operation = {
  summary?: string
  tags?: string[]
  parameters?: Parameter[]
  requestBody?: { content?: Record<string, { schema?: unknown }> }
}
type Line = { method: string; path: string; operation: Operation }

const words: Record<Lang, Record<'title' | 'lede' | 'act' | 'query' | 'body' | 'what' | 'errors', string>> = {
  vi: {
    title: 'API của Canh Tân',
    lede: 'Mọi lời gọi nằm dưới /api/v1, JSON vào và ra. Gửi mã truy cập bằng “Authorization: Bearer …”; lấy mã ở trang Tài khoản. Thao tác ghi nhận thêm “Idempotency-Key”: gọi lại cùng khóa thì nhận lại đúng câu trả lời cũ.',
    act: 'Lời gọi',
    what: 'Để làm gì',
    query: 'Tham số',
    body: 'Nội dung gửi',
    errors:
      'Khi bị từ chối: {"error":{"kind","reason","text","fields"}}; kind là input (422), forbidden (403), missing (404), rule (409) hoặc fault (500, kèm number).',
  },
  en: {
    title: 'The API of Canh Tân',
    lede: 'All calls stand under /api/v1, JSON in and out. Send a token as “Authorization: Bearer …”; make one on the account page. Writes take an “Idempotency-Key”: the same key gets the first answer again.',
    act: 'Call',
    what: 'What for',
    query: 'Parameters',
    body: 'Body',
    errors:
      'When refused: {"error":{"kind","reason","text","fields"}}; kind is input (422), forbidden (403), missing (404), rule (409) or fault (500, with its number).',
  },
}

const lines = (paths: Record<string, unknown>): Line[] =>
  Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item as Record<string, Operation>).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      operation,
    })),
  )

const fieldsOf = (operation: Operation): string => {
  const schema = operation.requestBody?.content?.['application/json']?.schema as
    | { properties?: object; required?: string[] }
    | undefined
  return Object.keys(schema?.properties ?? {})
    .map((name) => (schema?.required?.includes(name) ? name : `${name}?`))
    .join(', ')
}

const parametersOf = ({ parameters = [] }: Operation): string =>
  parameters.map((p) => `${p.name}${p.required ? '' : '?'}`).join(', ')

/** The page that shows /api/openapi.json to people: every call with its parameters and body. */
export const apiPage =
  (app: Hono<Env>) =>
  async (c: C): Promise<Response> => {
    const { lang } = c.var.ctx
    const t = words[lang]
    const specs = await generateSpecs(app)
    return show(
      c,
      <PlainPage frame={{ lang, path: '/api', province: '' }} title={t.title} lede={t.lede}>
        <p>
          <a href="/api/openapi.json">/api/openapi.json</a>
        </p>
        <p class="ct-quiet">{t.errors}</p>
        <Table
          lang={lang}
          caption={t.title}
          rows={lines((specs.paths ?? {}) as Record<string, unknown>)}
          cards
          columns={[
            { head: t.act, cell: (line) => <code>{`${line.method} ${line.path}`}</code>, phone: 'wide' },
            { head: t.what, cell: (line) => line.operation.summary ?? '', phone: 'wide' },
            { head: t.query, cell: (line) => parametersOf(line.operation), quiet: true },
            { head: t.body, cell: (line) => fieldsOf(line.operation), quiet: true },
          ]}
        />
      </PlainPage>,
    )
  }
