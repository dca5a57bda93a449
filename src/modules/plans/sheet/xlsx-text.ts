import type { Breath } from '#platform/breath.ts'
import { type XmlEvent, xmlEvents } from './xml.ts'

/** A text of the workbook without its crossed-out runs. */
export type RichText = { text: string; struck?: 'all' | 'part' }

/** Excel writes control characters as `_x000D_`. */
export const unescaped = (text: string) =>
  text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** Gathers a rich text (`si` or `is`): runs joined, phonetic guides left out, crossed-out runs left out and told. */
export function richReader() {
  let text = ''
  let kept = 0
  let struckLength = 0
  let struck = false
  let inText = false
  let phonetic = 0
  return {
    event(e: XmlEvent) {
      if (e.kind === 'open') {
        if (e.name === 'rPh') phonetic += e.closed ? 0 : 1
        else if (e.name === 'r') struck = false
        else if (e.name === 'strike') struck = !['0', 'false'].includes(e.attributes.val ?? '1')
        else if (e.name === 't') inText = !e.closed
      } else if (e.kind === 'close') {
        if (e.name === 'rPh') phonetic--
        else if (e.name === 't') inText = false
      } else if (inText && phonetic === 0) {
        if (struck) struckLength += e.text.trim().length
        else {
          text += e.text
          kept += e.text.trim().length
        }
      }
    },
    done: (): RichText => ({
      text: unescaped(text),
      ...(struckLength > 0 && { struck: kept > 0 ? ('part' as const) : ('all' as const) }),
    }),
  }
}

/** The workbook's shared texts by their index. */
export async function stringsOf(xml: string, breathe: Breath): Promise<RichText[]> {
  const strings: RichText[] = []
  let reader: ReturnType<typeof richReader> | null = null
  for (const e of xmlEvents(xml)) {
    const pause = breathe()
    if (pause) await pause
    if (e.kind === 'open' && e.name === 'si') {
      reader = richReader()
      if (e.closed) strings.push({ text: '' })
    } else if (e.kind === 'close' && e.name === 'si' && reader) {
      strings.push(reader.done())
      reader = null
    } else reader?.event(e)
  }
  return strings
}
