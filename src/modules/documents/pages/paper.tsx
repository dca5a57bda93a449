import type { Lang } from '#platform/lang.ts'
import { Said } from '#ui/said.tsx'
import { ScrollBox } from '#ui/scroll-box.tsx'
import type { DocumentRow } from '../facts.ts'
import type { Block, RichText } from '../layout/model.ts'
import { headingLabels } from '../layout/numbering.ts'
import { texts } from '../texts.ts'

const plain = (text: RichText): string =>
  typeof text === 'string' ? text : text.map((run) => run.text).join('')

type Numbered = Extract<Block, { kind: 'heading' | 'item' }>
const isNumbered = (block: Block): block is Numbered => block.kind === 'heading' || block.kind === 'item'

/** The words of a document as they are read on the screen; its paper is the PDF. */
export const PaperText = ({ body, lang }: { body: NonNullable<DocumentRow['body']>; lang: Lang }) => {
  const labels = headingLabels(body.body.filter(isNumbered))
  let [next, tables] = [0, 0]
  return (
    <div class="ct-document-text">
      {body.legalGrounds.map((ground) => (
        <p>
          <i>
            <Said text={ground} />
          </i>
        </p>
      ))}
      {body.addressees.length > 0 ? (
        <p>
          Kính gửi: <Said text={body.addressees.join('; ')} />
        </p>
      ) : null}
      {body.body.map((block) => (
        <BlockText
          block={block}
          label={
            isNumbered(block)
              ? (labels[next++] ?? '')
              : block.kind === 'table'
                ? texts[lang].tableNo(String(++tables))
                : ''
          }
        />
      ))}
      {body.annexes.map((annex) => (
        <p class="ct-quiet">
          <Said text={`${annex.label ?? 'Phụ lục'}: ${annex.title}`} />
        </p>
      ))}
    </div>
  )
}

const BlockText = ({ block, label }: { block: Block; label: string }) => {
  if (block.kind === 'heading')
    return (
      <p>
        <b>
          <Said text={`${label} ${plain(block.title)}`} />
        </b>
      </p>
    )
  if (block.kind === 'item')
    return (
      <p>
        <Said
          text={[label, block.title ? plain(block.title) : '', plain(block.text)].filter(Boolean).join(' ')}
        />
      </p>
    )
  if (block.kind === 'dash')
    return (
      <p>
        <Said text={`- ${plain(block.text)}`} />
      </p>
    )
  if (block.kind === 'paragraph')
    return (
      <p>
        <Said text={plain(block.text)} lines />
      </p>
    )
  if (block.kind === 'table') return <TableText block={block} name={label} />
  return null
}

const cellText = (cell: unknown): string => {
  if (typeof cell === 'string') return cell
  if (Array.isArray(cell)) return plain(cell as RichText)
  return plain((cell as { text: RichText }).text)
}

const mostRows = 60

const TableText = ({ block, name }: { block: Extract<Block, { kind: 'table' }>; name: string }) => (
  <ScrollBox name={name}>
    <table class="ds-table">
      <tbody>
        {[...block.head, ...block.rows.slice(0, mostRows)].map((row) => (
          <tr>
            {Array.isArray(row) ? (
              row.map((cell) => (
                <td colspan={spanOf(cell, 'colspan')} rowspan={spanOf(cell, 'rowspan')}>
                  <Said text={cellText(cell)} />
                </td>
              ))
            ) : (
              <td colspan={block.columns.length}>
                <b>
                  <Said text={plain(row.group)} />
                </b>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
    {block.rows.length > mostRows ? <p class="ct-quiet">…</p> : null}
  </ScrollBox>
)

const spanOf = (cell: unknown, name: 'colspan' | 'rowspan'): number | undefined =>
  typeof cell === 'object' && cell !== null && !Array.isArray(cell)
    ? (cell as Partial<Record<'colspan' | 'rowspan', number>>)[name]
    : undefined
