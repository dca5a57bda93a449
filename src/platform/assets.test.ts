import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { brotli, writeAssets } from './assets/build.ts'
import { asset, serveAssets } from './assets.ts'

const root = join(import.meta.dirname, '..', '..')
let out: string
let manifest: Record<string, string>

beforeAll(async () => {
  out = mkdtempSync(join(tmpdir(), 'canhtan-assets-'))
  manifest = await writeAssets(root, out)
})
afterAll(() => rmSync(out, { recursive: true, force: true }))

const built = (name: string) => readFileSync(join(out, manifest[name] ?? ''))

describe('the build', () => {
  test('names everything by its content', () => {
    expect(Object.keys(manifest).sort()).toEqual([
      'app.css',
      'app.js',
      'be-vietnam-pro-latin-400-normal.woff2',
      'be-vietnam-pro-latin-600-normal.woff2',
      'be-vietnam-pro-vietnamese-400-normal.woff2',
      'be-vietnam-pro-vietnamese-600-normal.woff2',
      'canhtan-figures-400.woff2',
      'canhtan-figures-600.woff2',
      'favicon.svg',
      'verify.js',
    ])
    for (const name of Object.values(manifest)) expect(name).toMatch(/-[A-Z0-9]{8}\.\w+$/)
  })

  test('keeps within its weight over the wire: style sheet 40 kB, script 30 kB, first page 150 kB', () => {
    const style = brotli(built('app.css')).length
    const script = gzipSync(built('app.js')).length
    const fonts = Object.keys(manifest)
      .filter((name) => name.endsWith('.woff2'))
      .reduce((sum, name) => sum + built(name).length, 0)
    expect(style).toBeLessThan(40_000)
    expect(script).toBeLessThan(30_000)
    expect(style + script + fonts).toBeLessThan(140_000)
  })

  test('asks nothing from outside', () => {
    const urls = [
      ...built('app.css')
        .toString()
        .matchAll(/url\(["']?([^)"']+)/g),
    ].map((m) => m[1] ?? '')
    expect(urls.filter((url) => !url.startsWith('data:') && !url.startsWith('./'))).toEqual([])
    expect(built('app.css').toString()).not.toContain('@import')
  })
})

describe('serving in development', () => {
  const app = new Hono()
  serveAssets(app)

  test('plain names, never kept', async () => {
    expect(asset('app.css')).toBe('/assets/app.css')
    const answer = await app.request('/assets/app.css')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/css; charset=utf-8')
    expect(answer.headers.get('cache-control')).toBe('no-cache')
    const font = /be-vietnam-pro-latin-400-normal-\w+\.woff2/.exec(await answer.text())?.[0]
    expect((await app.request(`/assets/${font}`)).headers.get('content-type')).toBe('font/woff2')
  })

  test.each(['/assets/none.css', '/assets/..%2Fpackage.json', '/assets/manifest.json'])(
    '%s is not there',
    async (path) => {
      expect((await app.request(path)).status).toBe(404)
    },
  )

  test('the old favicon address leads to the new one', async () => {
    const answer = await app.request('/favicon.ico')
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/assets/favicon.svg'])
  })
})

describe('serving a build', () => {
  type Served = { asset: typeof asset; serveAssets: typeof serveAssets }
  let app: Hono
  let served: Served

  beforeAll(async () => {
    // as dist/main.mjs does: the code bundled, its assets beside it
    const dist = join(out, 'dist')
    await writeAssets(root, join(dist, 'assets'))
    const { build } = await import('esbuild')
    await build({
      entryPoints: [join(root, 'src/platform/assets.ts')],
      outfile: join(dist, 'main.mjs'),
      bundle: true,
      platform: 'node',
      format: 'esm',
      external: ['esbuild'],
    })
    served = (await import(join(dist, 'main.mjs'))) as Served
    app = new Hono()
    served.serveAssets(app)
  })

  test.each([
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
    ['identity', null],
  ])('%s gets %s, to be kept for a year', async (wants, coding) => {
    const address = served.asset('app.css')
    expect(address).toBe(`/assets/${manifest['app.css']}`)
    const answer = await app.request(address, { headers: { 'accept-encoding': wants } })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-encoding')).toBe(coding)
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(answer.headers.get('vary')).toBe('Accept-Encoding')
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(10_000)
  })

  test('the licence of the figures goes with them; the manifest stays inside', async () => {
    expect((await app.request('/assets/OFL.txt')).status).toBe(200)
    expect((await app.request('/assets/manifest.json')).status).toBe(404)
  })
})
