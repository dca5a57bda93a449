import jsqr from 'jsqr'
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf'

/** Corners of the squares of a drawn path: the points of each part that a pen goes along (0 moves, 1 draws, 4 closes). */
const squaresOf = (path: ArrayLike<number>): [number, number, number, number][] => {
  const squares: [number, number, number, number][] = []
  let [xs, ys]: [number[], number[]] = [[], []]
  for (let i = 0; i < path.length; ) {
    const step = path[i]
    if (step === 4) {
      squares.push([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)])
      ;[xs, ys] = [[], []]
      i += 1
    } else if (step === 0 || step === 1) {
      xs.push(path[i + 1] ?? 0)
      ys.push(path[i + 2] ?? 0)
      i += 3
    } else return []
  }
  return squares
}

/** What a drawing of squares says when it is a QR code: it is drawn anew in black on white and read as a camera's picture. */
const readSquares = (squares: readonly [number, number, number, number][]): string | undefined => {
  const [first] = squares
  if (!first || squares.length < 100) return undefined
  const cell = first[2] - first[0]
  const [left, top] = [Math.min(...squares.map(([x]) => x)), Math.min(...squares.map(([, y]) => y))]
  const wide = Math.round((Math.max(...squares.map(([, , x]) => x)) - left) / cell)
  const [dot, quiet] = [4, 4]
  const size = (wide + 2 * quiet) * dot
  const picture = new Uint8ClampedArray(size * size * 4).fill(255)
  for (const [x0, y0, x1, y1] of squares)
    for (let y = Math.round((y0 - top) / cell); y < Math.round((y1 - top) / cell); y++)
      for (let x = Math.round((x0 - left) / cell); x < Math.round((x1 - left) / cell); x++)
        for (let i = 0; i < dot * dot; i++) {
          const at = ((y + quiet) * dot + Math.floor(i / dot)) * size + (x + quiet) * dot + (i % dot)
          picture.fill(0, at * 4, at * 4 + 3)
        }
  return jsqr.default(picture, size, size)?.data
}

/** What the QR codes of a PDF say, page by page, read from the shapes that it draws. */
export const qrCodesIn = async (bytes: Uint8Array): Promise<string[][]> => {
  const pdf = await getDocumentProxy(bytes)
  const { OPS } = await getResolvedPDFJS()
  return Promise.all(
    Array.from({ length: pdf.numPages }, async (_, i) => {
      const { fnArray, argsArray } = await (await pdf.getPage(i + 1)).getOperatorList()
      return fnArray.flatMap((op, k) => {
        const [paint, parts] = (argsArray[k] ?? []) as [number, ArrayLike<number>[]]
        if (op !== OPS.constructPath || paint !== OPS.fill) return []
        const said = readSquares(squaresOf(parts[0] ?? []))
        return said === undefined ? [] : [said]
      })
    }),
  )
}
