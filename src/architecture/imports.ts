import { posix } from 'node:path'
import { parseSync } from 'oxc-parser'

/** One import: where it leads (a path below the project's root, or a package's name), and whether only types come. */
export type Import = { to: string; typeOnly: boolean }

/** A source file as the rules look at it: its imports, and its text without comments. */
export type Source = { path: string; imports: Import[]; code: string }

const aliases: Record<string, string> = {
  '#platform/': 'src/platform/',
  '#ui/': 'src/ui/',
  '#testing/': 'src/testing/',
}

const resolve = (from: string, request: string): string => {
  if (request.startsWith('.')) return posix.join(posix.dirname(from), request)
  const alias = Object.keys(aliases).find((a) => request.startsWith(a))
  return alias ? request.replace(alias, aliases[alias] as string) : request
}

const unquoted = (text: string): string => text.replace(/^['"`]|['"`]$/g, '')

/** Reads a file's imports (static, re-exported, dynamic) with oxc-parser. */
export const readSource = (path: string, text: string): Source => {
  const { module, comments } = parseSync(path, text)
  // `import type …` and `import { type A, type B }` leave nothing at run time
  const stated = module.staticImports.map((found) => ({
    to: found.moduleRequest.value,
    typeOnly: found.entries.length > 0 && found.entries.every((entry) => entry.isType),
  }))
  const handedOn = module.staticExports.flatMap((found) =>
    found.entries.flatMap(({ moduleRequest, isType }) =>
      moduleRequest ? [{ to: moduleRequest.value, typeOnly: isType }] : [],
    ),
  )
  const dynamic = module.dynamicImports.map(({ moduleRequest: { start, end } }) => ({
    to: unquoted(text.slice(start, end)),
    typeOnly: false,
  }))
  const imports = [...stated, ...handedOn, ...dynamic].map((one) => ({ ...one, to: resolve(path, one.to) }))
  let code = text
  for (const { start, end } of comments)
    code = code.slice(0, start) + ' '.repeat(end - start) + code.slice(end)
  return { path, imports, code }
}
