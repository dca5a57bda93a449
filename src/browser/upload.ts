// File fields with data-max-bytes: says so before an hour is spent sending what the server must refuse.
addEventListener('change', (event) => {
  const field = event.target
  if (!(field instanceof HTMLInputElement) || field.type !== 'file') return
  const limit = Number(field.dataset.maxBytes)
  const tooBig = limit > 0 && [...(field.files ?? [])].some((file) => file.size > limit)
  const id = `${field.id}-too-big`
  document.getElementById(id)?.remove()
  field.toggleAttribute('aria-invalid', tooBig)
  if (!tooBig) return
  field.setAttribute('aria-invalid', 'true')
  const words = document.createElement('p')
  words.className = 'ds-validation-message'
  words.id = id
  words.setAttribute('role', 'alert')
  words.textContent = field.dataset.tooBig ?? ''
  field.after(words)
  field.value = ''
})
