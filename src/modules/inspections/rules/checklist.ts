import { type Decision, no, yes } from '#platform/decision.ts'

/** One thing that is looked at. `criterion` is a code of the index the item speaks to. */
export type Item = {
  code: string
  textVi: string
  textEn: string
  basis?: string | undefined
  criterion?: string | undefined
}
export type Block = { code: string; nameVi: string; nameEn: string; items: Item[] }
export type Content = { blocks: Block[] }

export const verdicts = ['met', 'partly', 'not-met', 'not-seen'] as const
export type Verdict = (typeof verdicts)[number]

export const itemsOf = (content: Content): (Item & { block: Block })[] =>
  content.blocks.flatMap((block) => block.items.map((item) => ({ ...item, block })))

export const findItem = (content: Content, code: string): (Item & { block: Block }) | undefined =>
  itemsOf(content).find((item) => item.code === code)

/** The checklist with an item put in, or in the place of the one with its code; blocks are the seven of the programme. */
export const withItem = (
  content: Content,
  blockCode: string,
  item: Item,
): Decision<Content, 'block-unknown'> => {
  if (!content.blocks.some((block) => block.code === blockCode)) return no('block-unknown')
  const blocks = content.blocks.map((block) => {
    const rest = block.items.filter((one) => one.code !== item.code)
    const at = block.items.findIndex((one) => one.code === item.code)
    if (block.code !== blockCode) return { ...block, items: rest }
    return { ...block, items: at < 0 ? [...rest, item] : rest.toSpliced(at, 0, item) }
  })
  return yes({ blocks })
}

export const withoutItem = (content: Content, code: string): Decision<Content, 'item-unknown'> => {
  if (!findItem(content, code)) return no('item-unknown')
  return yes({
    blocks: content.blocks.map((block) => ({
      ...block,
      items: block.items.filter((one) => one.code !== code),
    })),
  })
}

/** Whether it may be issued: each block has something to look at, no code twice. */
export const mayIssue = (content: Content): Decision<Content, 'block-empty' | 'item-twice'> => {
  const codes = itemsOf(content).map((item) => item.code)
  if (new Set(codes).size !== codes.length) return no('item-twice')
  return content.blocks.length > 0 && content.blocks.every((block) => block.items.length > 0)
    ? yes(content)
    : no('block-empty')
}
