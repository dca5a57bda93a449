// A scroll box keeps a table's head from sticking to the page. A table that fits needs none: say which do.
const boxes = document.querySelectorAll<HTMLElement>('.ct-scroll')
const look = (box: HTMLElement) => {
  const table = box.firstElementChild
  if (!table) return
  const fits = table.scrollWidth <= box.clientWidth && table.clientWidth <= box.clientWidth
  box.toggleAttribute('data-fits', fits)
  // what does not scroll is no stop for the keyboard
  if (fits) box.removeAttribute('tabindex')
  else box.tabIndex = 0
}
const watch = new ResizeObserver((entries) => {
  for (const entry of entries) look(entry.target as HTMLElement)
})
for (const box of boxes) watch.observe(box)
