/** An XML element of a Word part: name with its prefix, attributes, and children in order (text as strings). */
export type Element = { name: string; attributes: Record<string, string>; children: (Element | string)[] }

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
const decoded = (text: string): string =>
  text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{2,4}));/giu, (all, hex, number, name) => {
    if (name) return entities[name] ?? all
    const code = hex ? Number.parseInt(hex, 16) : Number(number)
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000)
      ? String.fromCodePoint(code)
      : ''
  })

const attributesOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu)].map((m) => [
      m[1] ?? '',
      decoded(m[2] ?? m[3] ?? ''),
    ]),
  )

/** Reads XML without a document type into a tree; no entity but XML's own five is known, so none can grow. */
export function readXml(text: string): Element {
  const root: Element = { name: '', attributes: {}, children: [] }
  const open = [root]
  for (const m of text.matchAll(
    /<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<[?!][^>]*>|<\/([^>\s]+)\s*>|<([^\s/>]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>|([^<]+)/gu,
  )) {
    const top = open.at(-1) ?? root
    const [, cdata, closing, name, attributes, empty, words] = m
    if (cdata !== undefined) top.children.push(cdata)
    else if (words !== undefined) top.children.push(decoded(words))
    else if (closing && open.length > 1) open.pop()
    else if (name) {
      const element: Element = { name, attributes: attributesOf(attributes ?? ''), children: [] }
      top.children.push(element)
      if (!empty) open.push(element)
      if (open.length > 500) throw new RangeError('nested too deep')
    }
  }
  return root
}

/** The child elements of a name. */
export const childrenOf = (element: Element | undefined, name: string): Element[] =>
  (element?.children ?? []).filter((c): c is Element => typeof c !== 'string' && c.name === name)

/** The element at a path of names below this one; undefined where there is none. */
export const at = (element: Element | undefined, ...path: string[]): Element | undefined =>
  path.reduce<Element | undefined>((e, name) => childrenOf(e, name)[0], element)

export const valOf = (element: Element | undefined): string | undefined => element?.attributes['w:val']
