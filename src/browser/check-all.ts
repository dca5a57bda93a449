// A box in a table's head that ticks every box of its name in that table; without this script it stays hidden.
for (const all of document.querySelectorAll<HTMLInputElement>('input[data-check-all]')) {
  const boxes = [
    ...(all
      .closest('table')
      ?.querySelectorAll<HTMLInputElement>(`tbody input[type="checkbox"][name="${all.dataset.checkAll}"]`) ??
      []),
  ]
  all.hidden = boxes.length < 2
  const show = () => {
    const n = boxes.filter((box) => box.checked).length
    all.checked = n === boxes.length
    all.indeterminate = n > 0 && n < boxes.length
  }
  all.addEventListener('change', () => {
    for (const box of boxes) box.checked = all.checked
  })
  for (const box of boxes) box.addEventListener('change', show)
}
