/** Marks that turn the reading order around (U+202A–202E, U+2066–2069) and other invisible formatting. */
const turns = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ufeff]/g

/**
 * What somebody typed, isolated from the sentence around it: turning marks are taken out, the rest keeps its
 * own direction. Line breaks are kept with `lines`.
 */
export const Said = ({ text, lines }: { text: string; lines?: boolean }) => {
  const clean = text.replace(turns, '')
  if (!lines) return <bdi>{clean}</bdi>
  const rows = clean.split(/\r\n|\r|\n/)
  return (
    <bdi>
      {rows.map((row, i) =>
        i === 0 ? (
          row
        ) : (
          <>
            <br />
            {row}
          </>
        ),
      )}
    </bdi>
  )
}
