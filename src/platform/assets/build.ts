import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build } from 'esbuild'

/** One built file: its hashed name, and its bytes. */
export type BuiltFile = { name: string; plain: string; body: Uint8Array }

/**
 * Bundles the one style sheet, the one script, the fonts and the favicon, each with a hash of its content in
 * its name. `root` is the repository's folder.
 */
export async function buildAssets(root: string): Promise<BuiltFile[]> {
  const result = await build({
    absWorkingDir: root,
    entryPoints: {
      app: 'src/ui/app.css',
      script: 'src/browser/app.ts',
      verify: 'src/modules/portal/browser/verify.ts',
      favicon: 'src/ui/favicon.svg',
    },
    outdir: '/assets',
    write: false,
    bundle: true,
    minify: true,
    metafile: true,
    format: 'esm',
    target: ['chrome111', 'firefox115', 'safari16.4'],
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    loader: { '.woff2': 'file', '.svg': 'copy' },
    charset: 'utf8',
    logLevel: 'error',
  })
  return result.outputFiles.map((file) => {
    const name = basename(file.path)
    return { name, plain: plainName(name), body: file.contents }
  })
}

/** "app-3X5Q7ZKD.css" is the build of "app.css"; the script's entry is called app.js outside. */
const plainName = (name: string): string =>
  name.replace(/-[A-Z0-9]{8}(?=\.\w+$)/, '').replace(/^script\.js$/, 'app.js')

const compressible = /\.(css|js|svg|json)$/

/** Brotli as small as it gets; done once, at build time. */
export const brotli = (body: Uint8Array): Uint8Array =>
  brotliCompressSync(body, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
  })

/** Writes the built files, their compressed forms and `manifest.json` into `outDir`, replacing what was there. */
export async function writeAssets(root: string, outDir: string): Promise<Record<string, string>> {
  const files = await buildAssets(root)
  rmSync(outDir, { recursive: true, force: true })
  mkdirSync(outDir, { recursive: true })
  const manifest: Record<string, string> = {}
  for (const file of files) {
    manifest[file.plain] = file.name
    writeFileSync(join(outDir, file.name), file.body)
    if (!compressible.test(file.name)) continue
    writeFileSync(join(outDir, `${file.name}.br`), brotli(file.body))
    writeFileSync(join(outDir, `${file.name}.gz`), gzipSync(file.body, { level: 9 }))
  }
  copyFileSync(join(root, 'src/ui/figures/OFL.txt'), join(outDir, 'OFL.txt'))
  writeFileSync(join(outDir, 'manifest.json'), JSON.stringify(manifest, null, 2))
  return manifest
}
