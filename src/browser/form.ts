// Forms: focus goes to the summary of a refused form; leaving with unsaved text is asked about; selects marked
// data-autosubmit send their form; a second press while the first is on its way does nothing.
document.querySelector<HTMLElement>('[data-focus]')?.focus()

const touched = new Set<HTMLFormElement>()
/** Nothing unsaved is left in a form. */
export const forget = (form: HTMLFormElement): void => {
  touched.delete(form)
}

const formOf = (event: Event): HTMLFormElement | null =>
  event.target instanceof Element ? event.target.closest('form') : null

addEventListener('input', (event) => {
  const form = formOf(event)
  if (form?.dataset.unsaved) touched.add(form)
})
addEventListener('beforeunload', (event) => {
  if (touched.size > 0) event.preventDefault()
})
addEventListener('change', (event) => {
  if (event.target instanceof HTMLSelectElement && 'autosubmit' in event.target.dataset)
    event.target.form?.requestSubmit()
})
addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement
  if (form.dataset.sent !== undefined) return event.preventDefault()
  if (event.defaultPrevented) return
  touched.clear()
  // a GET may be sent again (a file to download leaves the page where it is)
  if (form.method !== 'post') return
  form.dataset.sent = ''
  setTimeout(() => delete form.dataset.sent, 8000)
})
// back from the cache of the browser: the form may be sent again
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sent]')) delete form.dataset.sent
})
