import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { mmPerPt } from './format.ts'

const faces = ['400Regular/Tinos_400Regular', '400Regular_Italic/Tinos_400Regular_Italic'].concat([
  '700Bold/Tinos_700Bold',
  '700Bold_Italic/Tinos_700Bold_Italic',
])

let ready: NodeCompiler | undefined

/** The one compiler of this process, with the four faces of Tinos (the metrics of Times New Roman) and no others asked for. */
export const typst = (): NodeCompiler => {
  ready ??= NodeCompiler.create({
    fontArgs: [{ fontBlobs: faces.map((face) => readFileSync(fontFile(face))) }],
  })
  return ready
}

const require = createRequire(import.meta.url)
const fontFile = (face: string): string => require.resolve(`@expo-google-fonts/tinos/${face}.ttf`)

export interface Measured {
  text: string
  sizePt: number
  bold: boolean
  italic: boolean
}

const ruler = `
#let asked = json(bytes(sys.inputs.at("asked")))
#context [#metadata(asked.map(it => measure(text(font: "Tinos", kerning: false, ligatures: false, size: it.sizePt * 1pt,
  weight: if it.bold { "bold" } else { "regular" }, style: if it.italic { "italic" } else { "normal" }, it.text)).width.pt()))<widths>]
`

/** Widths in millimetres of texts on one line, without kerning, as Word sets them. */
export const widthsMm = (asked: readonly Measured[]): number[] => {
  if (asked.length === 0) return []
  const found = typst().query(
    { mainFileContent: ruler, inputs: { asked: JSON.stringify(asked) } },
    { selector: '<widths>', field: 'value' },
  ) as number[][]
  return (found[0] ?? []).map((pt) => pt * mmPerPt)
}

/** Length in millimetres of the longest line when the text is broken at spaces to fit `roomMm`; "\n" breaks too. */
export const longestLineMm = (style: Measured, roomMm: number): number => {
  const lines = style.text.split('\n').map((line) => line.split(' ').filter(Boolean))
  const asked = [...lines.flat(), '\u00a0'].map((text) => ({ ...style, text }))
  const widths = widthsMm(asked)
  const space = widths.at(-1) ?? 0
  let next = 0
  let longest = 0
  for (const line of lines) {
    let length = 0
    for (const _ of line) {
      const word = widths[next++] ?? 0
      length = length > 0 && length + space + word <= roomMm ? length + space + word : word
      longest = Math.max(longest, length)
    }
  }
  return Math.min(longest, roomMm)
}
