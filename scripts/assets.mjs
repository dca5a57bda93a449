// Builds dist/assets: the style sheet, the script, the fonts, each named by its content, with a manifest.
import { join } from 'node:path'
import { writeAssets } from '../src/platform/assets/build.ts'

const root = join(import.meta.dirname, '..')
const manifest = await writeAssets(root, join(root, 'dist', 'assets'))
console.log(`assets: ${Object.values(manifest).length} files in dist/assets`)
