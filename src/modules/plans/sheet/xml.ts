export type XmlEvent =
  | { kind: 'open'; name: string; attributes: Record<string, string>; closed: boolean }
  | { kind: 'close'; name: string }
  | { kind: 'text'; text: string }

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const plain = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(#x?[0-9a-fA-F]{1,8}|\w{1,8});/g, (whole, name: string) => {
        if (!name.startsWith('#')) return named[name] ?? whole
        const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
      })
    : text

const attribute = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const bare = (name: string) => name.slice(name.indexOf(':') + 1)

function attributesOf(text: string): Record<string, string> {
  const found: Record<string, string> = Object.create(null)
  for (const m of text.matchAll(attribute)) found[bare(m[1] as string)] = plain(m[2] ?? m[3] ?? '')
  return found
}

/**
 * Walks through XML without building a tree. Names lose their prefix. Declared entities are not expanded (a document
 * type may define none here), so that nothing grows while it is read. Broken markup ends the walk; it does not throw.
 */
export function* xmlEvents(xml: string): Generator<XmlEvent> {
  let at = 0
  while (at < xml.length) {
    const open = xml.indexOf('<', at)
    if (open !== at) yield { kind: 'text', text: plain(xml.slice(at, open === -1 ? xml.length : open)) }
    if (open === -1) return
    const next = skipped(xml, open)
    if (next) {
      if (next.text) yield { kind: 'text', text: next.text }
      at = next.at
      continue
    }
    const close = tagEnd(xml, open)
    if (close === -1) return
    yield tagOf(xml.slice(open + 1, close))
    at = close + 1
  }
}

function skipped(xml: string, at: number): { at: number; text?: string } | null {
  const after = (mark: string) => {
    const found = xml.indexOf(mark, at)
    return found === -1 ? xml.length : found + mark.length
  }
  if (xml.startsWith('<!--', at)) return { at: after('-->') }
  if (xml.startsWith('<![CDATA[', at)) return { at: after(']]>'), text: xml.slice(at + 9, after(']]>') - 3) }
  if (xml.startsWith('<?', at)) return { at: after('?>') }
  if (xml.startsWith('<!', at)) return { at: after('>') }
  return null
}

function tagEnd(xml: string, open: number): number {
  let quote = ''
  for (let i = open + 1; i < xml.length; i++) {
    const c = xml[i] as string
    if (quote) {
      if (c === quote) quote = ''
    } else if (c === '"' || c === "'") quote = c
    else if (c === '>') return i
  }
  return -1
}

function tagOf(inside: string): XmlEvent {
  if (inside.startsWith('/')) return { kind: 'close', name: bare(inside.slice(1).trim()) }
  const closed = inside.endsWith('/')
  const name = /^[^\s/]+/.exec(inside)?.[0] ?? ''
  return { kind: 'open', name: bare(name), attributes: attributesOf(inside.slice(name.length)), closed }
}
