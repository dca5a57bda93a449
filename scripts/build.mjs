// Bundles src/main.ts into dist/main.mjs (packages stay outside) and the screens' assets into dist/assets. Made
// beside and renamed file by file, so that a command starting meanwhile finds a whole build, the old or the new.
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build } from 'esbuild'
import { writeAssets } from '../src/platform/assets/build.ts'

const root = join(import.meta.dirname, '..')
const dist = join(root, 'dist')
const beside = join(dist, `.new-${process.pid}`)

const bundle = () =>
  build({
    absWorkingDir: root,
    // render.mjs: the process that writes Word and PDF
    entryPoints: { main: 'src/main.ts', render: 'src/modules/documents/render/child.ts' },
    // written by hand: the source map's paths are meant from dist
    outdir: dist,
    write: false,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node24',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    sourcemap: true,
    sourcesContent: false,
    charset: 'utf8',
    logLevel: 'warning',
  })

const writeBeside = ({ outputFiles }) => {
  for (const file of outputFiles) writeFileSync(join(beside, basename(file.path)), file.contents)
}

const moveIn = (name) => renameSync(join(beside, name), join(dist, name))

const replaceAssets = () => {
  const [from, to] = [join(beside, 'assets'), join(dist, 'assets')]
  mkdirSync(to, { recursive: true })
  const files = readdirSync(from)
  // the manifest goes last: what it names is there by then
  for (const name of files.filter((f) => f !== 'manifest.json')) renameSync(join(from, name), join(to, name))
  renameSync(join(from, 'manifest.json'), join(to, 'manifest.json'))
  for (const name of readdirSync(to)) if (!files.includes(name)) rmSync(join(to, name))
}

try {
  mkdirSync(beside, { recursive: true })
  await Promise.all([bundle().then(writeBeside), writeAssets(root, join(beside, 'assets'))])
  replaceAssets()
  moveIn('render.mjs.map')
  moveIn('render.mjs')
  moveIn('main.mjs.map')
  moveIn('main.mjs')
  // what Node compiled of the old build, kept by ./canhtan
  rmSync(join(dist, '.compiled'), { recursive: true, force: true })
} catch (fault) {
  // esbuild has said on stderr what does not build
  if (!fault.errors) throw fault
  process.exitCode = 1
} finally {
  rmSync(beside, { recursive: true, force: true })
}
