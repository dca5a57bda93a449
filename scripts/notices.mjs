// `npm run notices`: writes THIRD-PARTY-NOTICES.md from the licences of the packages that run in production.
// With --check it only says whether the file names exactly those (part of `npm test`).
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const target = join(root, 'THIRD-PARTY-NOTICES.md')
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))

/** Packages of production, but for the binaries of other systems, which this machine does not have. */
const packages = Object.entries(lock.packages)
  .filter(([path, entry]) => path !== '' && !entry.dev && !entry.devOptional && !entry.link)
  .map(([path, entry]) => ({
    path,
    name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
    version: entry.version,
    licence: typeof entry.license === 'string' ? entry.license : undefined,
    optional: entry.optional === true,
  }))

const named = [...new Set(packages.map((p) => `${p.name} ${p.version}`))].sort()

const folderOf = (p) => join(root, p.path)
const licenceOf = (p) => {
  if (p.licence) return p.licence
  const file = join(folderOf(p), 'package.json')
  const said = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).license : undefined
  return typeof said === 'string' ? said : (said?.type ?? 'see its text')
}

const textOf = (p) => {
  if (!existsSync(folderOf(p))) return undefined
  const file = readdirSync(folderOf(p)).find((name) => /^(licen[cs]e|copying)/i.test(name))
  return file
    ? readFileSync(join(folderOf(p), file), 'utf8')
        .replaceAll('\r\n', '\n')
        .trim()
    : undefined
}

const head = `# Third-party notices

Canh Tân stands on the packages below. Written by \`npm run notices\` from the installed packages; do not edit by hand.

Beside them: the embedded PostgreSQL server comes under the PostgreSQL License (Copyright © 1996–2026 The PostgreSQL
Global Development Group; portions © 1994 The Regents of the University of California); the fonts Be Vietnam Pro and
Tinos come under the SIL Open Font License 1.1 and the Apache License 2.0; the demonstration's lists of units are named
with their sources in \`demo/README.md\`.
`

const listOf = () => {
  const lines = new Map(
    packages.map((p) => [`${p.name} ${p.version}`, `- ${p.name} ${p.version}: ${licenceOf(p)}`]),
  )
  return named.map((key) => lines.get(key)).join('\n')
}

const textsOf = () => {
  const texts = new Map()
  for (const p of packages.filter((one) => !one.optional)) {
    const text = textOf(p)
    if (!text) continue
    const key = createHash('sha256').update(text.replace(/\s+/g, ' ')).digest('hex')
    const known = texts.get(key) ?? { text, names: new Set() }
    known.names.add(p.name)
    texts.set(key, known)
  }
  return [...texts.values()]
    .map(({ text, names }) => ({ text, title: [...names].sort().join(', ') }))
    .sort((a, b) => (a.title < b.title ? -1 : 1))
    .map(({ text, title }) => `### ${title}\n\n\`\`\`text\n${text.replaceAll('```', "'''")}\n\`\`\``)
    .join('\n\n')
}

if (process.argv.includes('--check')) {
  const kept = existsSync(target) ? readFileSync(target, 'utf8') : ''
  const listed = [...kept.matchAll(/^- (\S+ \S+): /gm)].map((m) => m[1])
  const lacking = named.filter((name) => !listed.includes(name))
  const stale = listed.filter((name) => !named.includes(name))
  if (lacking.length + stale.length > 0) {
    console.error(
      `THIRD-PARTY-NOTICES.md is not current; run: npm run notices\n  lacking: ${lacking.join(', ')}\n  stale: ${stale.join(', ')}`,
    )
    process.exitCode = 1
  }
} else {
  writeFileSync(target, `${head}\n## Packages\n\n${listOf()}\n\n## Licence texts\n\n${textsOf()}\n`)
  console.log(`${named.length} packages`)
}
