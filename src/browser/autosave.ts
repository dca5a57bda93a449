// form[data-autosave]: each field is sent as it is left. The server answers as to any post: a redirect to a page
// (saved), or the page again with what is wrong. Of that page only the form with the same id is looked at: saved, its
// hidden values (the version) are taken over; refused, its errors take the place of ours.
import { forget } from './form.ts'

const queue = new Map<HTMLFormElement, Promise<void>>()

const bodyOf = (form: HTMLFormElement): BodyInit => {
  const data = new FormData(form)
  data.delete('_once')
  return form.enctype === 'multipart/form-data'
    ? data
    : new URLSearchParams([...data].map(([k, v]) => [k, String(v)]))
}

const say = (form: HTMLFormElement, words: string, good: boolean) => {
  const line = form.querySelector<HTMLElement>('[data-saved]')
  if (!line) return
  line.textContent = words
  line.toggleAttribute('data-good', good)
  line.toggleAttribute('data-bad', !good)
}

const clock = () =>
  new Date().toLocaleTimeString('vi-VN', { hour: '2-digit', minute: '2-digit', hour12: false })

function takeOver(form: HTMLFormElement, shown: HTMLFormElement): void {
  for (const hidden of shown.querySelectorAll<HTMLInputElement>('input[type=hidden]')) {
    const ours = form.elements.namedItem(hidden.name)
    if (ours instanceof HTMLInputElement && ours.type === 'hidden') ours.value = hidden.value
  }
}

/** What is typed in a form, to be compared. */
const typed = (form: HTMLFormElement): string => [...new FormData(form)].join('\n')

async function save(form: HTMLFormElement): Promise<void> {
  const sent = typed(form)
  try {
    const answer = await fetch(form.action, { method: 'POST', body: bodyOf(form) })
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const shown = page.getElementById(form.id)
    if (answer.ok) {
      // typed on while it was on its way: that is still to be saved
      if (typed(form) === sent) forget(form)
      if (shown instanceof HTMLFormElement) takeOver(form, shown)
      say(form, (form.dataset.autosave ?? '').replace('%s', clock()), true)
    } else if ((answer.status === 409 || answer.status === 422) && shown) {
      form.replaceWith(document.adoptNode(shown))
      document.getElementById(form.id)?.querySelector<HTMLElement>('[data-focus]')?.focus()
    } else {
      say(form, form.dataset.failed ?? '', false)
    }
  } catch {
    say(form, form.dataset.failed ?? '', false)
  }
}

addEventListener('change', (event) => {
  const form = event.target instanceof Element ? event.target.closest('form') : null
  if (!form?.id || form.dataset.autosave === undefined) return
  // one after the other, so that each carries the version that the last one left
  queue.set(
    form,
    (queue.get(form) ?? Promise.resolve()).then(() => save(form)),
  )
})
