// Tables of work by keyboard: j and k (or arrow keys once a row's link has focus) go from row to row; Enter is
// the link's own. Only tables with name links take part.
const links = (): HTMLAnchorElement[] => [
  ...document.querySelectorAll<HTMLAnchorElement>(
    'main .ds-table tbody th .ct-row-link, main .ct-todo .ct-row-link',
  ),
]

function go(by: number): boolean {
  const all = links()
  const at = all.indexOf(document.activeElement as HTMLAnchorElement)
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by]
  next?.focus()
  return next !== undefined
}

addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
  const at = event.target as Element
  if (at.closest('input, textarea, select, [contenteditable], [popover]')) return
  const onRow = at.matches('.ct-row-link')
  const by =
    event.key === 'j' || (onRow && event.key === 'ArrowDown')
      ? 1
      : event.key === 'k' || (onRow && event.key === 'ArrowUp')
        ? -1
        : 0
  if (by !== 0 && go(by)) event.preventDefault()
})
