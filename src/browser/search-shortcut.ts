// "/" goes to the search field of the bar, unless somebody is typing.
addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
  const at = event.target
  if (at instanceof Element && at.closest('input, textarea, select, [contenteditable]')) return
  const field = document.querySelector<HTMLInputElement>('.ct-search input')
  if (!field || field.offsetParent === null) return
  event.preventDefault()
  field.focus()
  field.select()
})
