import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Context, Env, Hono } from 'hono'

/** Where a built `dist/main.mjs` finds its assets: beside itself. In development there is no such folder. */
const dir = join(import.meta.dirname, 'assets')

const readManifest = (): Record<string, string> | undefined => {
  try {
    return JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8'))
  } catch {
    return undefined
  }
}
const manifest = readManifest()

/**
 * The address of an asset: `asset('app.css')`. With a build it carries the hash of its content and may be kept
 * for a year; in development it is the plain name, built when it is first asked for.
 */
export const asset = (name: string): string => `/assets/${manifest?.[name] ?? name}`

const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
  txt: 'text/plain; charset=utf-8',
}
const typeOf = (name: string): string | undefined => types[name.slice(name.lastIndexOf('.') + 1)]

type Body = Uint8Array<ArrayBuffer>
type Served = { plain: Body; br?: Body; gz?: Body; type: string; cache: string }

const bytes = (name: string): Body | undefined => {
  try {
    return new Uint8Array(readFileSync(join(dir, name)))
  } catch {
    return undefined
  }
}

/** Every file of the build, read once into memory (about 250 kB). */
function readBuild(names: Record<string, string>): Map<string, Served> {
  const cache = 'public, max-age=31536000, immutable'
  const files = new Map<string, Served>()
  for (const name of [...Object.values(names), 'OFL.txt']) {
    const [plain, type] = [bytes(name), typeOf(name)]
    if (plain && type)
      files.set(name, { plain, br: bytes(`${name}.br`), gz: bytes(`${name}.gz`), type, cache })
  }
  return files
}

/** In development: everything built in memory, under its hashed and its plain name, never kept by the browser. */
async function buildInMemory(): Promise<Map<string, Served>> {
  const { buildAssets } = await import('./assets/build.ts')
  const files = new Map<string, Served>()
  for (const file of await buildAssets(join(import.meta.dirname, '..', '..'))) {
    const served = {
      plain: new Uint8Array(file.body),
      type: typeOf(file.name) ?? 'application/octet-stream',
      cache: 'no-cache',
    }
    files.set(file.name, served)
    files.set(file.plain, served)
  }
  return files
}

let files: Promise<Map<string, Served>> | undefined
const allFiles = () => {
  files ??= manifest ? Promise.resolve(readBuild(manifest)) : buildInMemory()
  return files
}

function answer(c: Context, file: Served) {
  const wants = c.req.header('accept-encoding') ?? ''
  const coding =
    file.br && /\bbr\b/.test(wants) ? 'br' : file.gz && /\bgzip\b/.test(wants) ? 'gzip' : undefined
  c.header('Content-Type', file.type)
  c.header('Cache-Control', file.cache)
  c.header('X-Content-Type-Options', 'nosniff')
  if (file.br || file.gz) c.header('Vary', 'Accept-Encoding')
  if (coding) c.header('Content-Encoding', coding)
  return c.body((coding === 'br' ? file.br : coding === 'gzip' ? file.gz : undefined) ?? file.plain)
}

/** Serves `/assets/*` and `/favicon.ico`. Put it before the session guard: assets are for everybody. */
export function serveAssets<E extends Env>(app: Pick<Hono<E>, 'get'>): void {
  app.get('/assets/:name', async (c) => {
    const file = (await allFiles()).get(c.req.param('name'))
    return file ? answer(c, file) : c.notFound()
  })
  app.get('/favicon.ico', (c) => c.redirect(asset('favicon.svg'), 302))
}
