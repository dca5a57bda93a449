import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderSVG } from 'uqr'
import { projectRoot } from '#platform/root.ts'
import { printable } from './model.ts'
import { typst } from './typst.ts'

const template = readFileSync(join(projectRoot, 'src/modules/documents/layout/cards.typ'), 'utf8')

/** Cards with a code each, ten on an A4 page; the words are the same on all. */
export type CardsSheet = {
  /** of the file */
  title: string
  heading: string
  scan: string
  /** the address where a code is typed */
  door: string
  until: string
  once: string
  /** at the foot: that it is an illustration; empty otherwise */
  note: string
  day: string
  /** what is typed, and what the QR code opens */
  cards: { code: string; address: string }[]
}

const line = (text: string): string => printable(text).replace(/\s+/g, ' ').trim()

/** The cards as a PDF. */
export const toCards = async ({ cards, day, ...words }: CardsSheet): Promise<Uint8Array> => {
  const compiler = typst()
  const said = Object.fromEntries(Object.entries(words).map(([name, text]) => [name, line(text)]))
  const drawn = cards.map(({ code, address }) => ({
    code: line(code),
    qr: renderSVG(address, { ecc: 'M', border: 1 }),
  }))
  try {
    const inputs = { sheet: JSON.stringify({ ...said, cards: drawn }) }
    const done = compiler.compile({ mainFileContent: template, inputs })
    // what the compiler says could quote a card: that it failed is enough
    if (!done.result) throw new Error('typst: the cards could not be set')
    const creationTimestamp = Math.floor(new Date(`${day}T12:00:00+07:00`).getTime() / 1000)
    return new Uint8Array(compiler.pdf(done.result, { pdfStandard: '1.7', creationTimestamp }))
  } finally {
    compiler.evictCache(0)
  }
}
