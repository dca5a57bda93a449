import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

const find = (folder: string): string => {
  if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'db', 'migrations'))) return folder
  const above = dirname(folder)
  if (above === folder) throw new Error('the folder of Canh Tân was not found above its own code')
  return find(above)
}

/** The folder of the installation (with package.json and db/), from the sources and from the built dist/main.mjs alike. */
export const projectRoot: string = find(import.meta.dirname)
