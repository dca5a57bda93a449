// <ct-score failed="…"> around a unit's sheet: each field of the leaf's form is sent as it is
// left, one after the other, through the form's ordinary door; the answer is a few bytes (version, points, why, and what
// every field now holds, as somebody else may have changed another one). A
// refusal, or somebody else's change to the same field, comes as the page and takes the place of the panes with what
// was typed. Alt with the arrows up and down goes from criterion to criterion, once all is saved.
import { forget } from './form.ts'

type Saved = { version: number; points: string; how: string; said: string; fields: Record<string, string> }

/** What is typed in a form, to be compared. */
const typed = (form: HTMLFormElement): string => [...new FormData(form)].join('\n')

/** What others changed meanwhile is shown; what is typed on since stays. */
function refresh(form: HTMLFormElement, sent: FormData, fields: Record<string, string>): void {
  for (const [name, text] of Object.entries(fields)) {
    const control = form.elements.namedItem(name)
    if (control instanceof HTMLInputElement && control.type === 'checkbox') {
      if (control.checked === sent.has(name)) control.checked = text !== ''
    } else if (
      control instanceof HTMLInputElement ||
      control instanceof HTMLTextAreaElement ||
      control instanceof HTMLSelectElement
    ) {
      if (control.value === sent.get(name)) control.value = text
    }
  }
}

class Score extends HTMLElement {
  private queue: Promise<void> = Promise.resolve()

  connectedCallback(): void {
    this.tidy()
    this.addEventListener('change', (event) => {
      const form = (event.target as HTMLInputElement).form
      if (form?.id === 'leaf') this.queue = this.queue.then(() => this.save())
    })
    addEventListener('keydown', (event) => this.go(event))
  }

  /** The button to save is for those without this script. */
  private tidy(): void {
    for (const line of this.querySelectorAll('[data-plain]')) line.remove()
  }

  private form(): HTMLFormElement | null {
    return document.querySelector<HTMLFormElement>('form#leaf')
  }

  private say(words: string, good: boolean): void {
    const line = this.querySelector<HTMLElement>('[data-saved]')
    if (!line) return
    line.textContent = words
    line.toggleAttribute('data-bad', !good)
  }

  private async save(): Promise<void> {
    const form = this.form()
    if (!form) return
    const sent = typed(form)
    const data = new FormData(form)
    try {
      const answer = await fetch(form.action, {
        method: 'POST',
        headers: { accept: 'application/json' },
        body: new URLSearchParams([...data].map(([name, value]) => [name, String(value)])),
      })
      if (answer.ok && answer.headers.get('content-type')?.includes('json')) {
        const saved = (await answer.json()) as Saved
        // typed on while it was on its way: that is still to be saved
        if (typed(form) === sent) forget(form)
        refresh(form, data, saved.fields)
        this.take(form, saved)
      } else if (answer.status === 409 || answer.status === 422) this.refuse(await answer.text())
      else this.say(this.getAttribute('failed') ?? '', false)
    } catch {
      this.say(this.getAttribute('failed') ?? '', false)
    }
  }

  private take(form: HTMLFormElement, saved: Saved): void {
    const version = form.elements.namedItem('version')
    if (version instanceof HTMLInputElement) version.value = String(saved.version)
    for (const place of this.querySelectorAll('[data-points]')) place.textContent = saved.points || '–'
    for (const place of this.querySelectorAll('[data-how]')) place.textContent = saved.how
    const code = decodeURIComponent(form.action.split('/').at(-1) ?? '')
    const leaf = this.querySelector(`[data-leaf="${CSS.escape(code)}"]`)
    if (leaf) leaf.textContent = saved.points
    for (const old of this.querySelectorAll('.ds-error-summary, .ct-conflict, .ds-validation-message'))
      old.remove()
    for (const field of this.querySelectorAll('[aria-invalid]')) field.removeAttribute('aria-invalid')
    this.say(saved.said, true)
  }

  private refuse(html: string): void {
    const shown = new DOMParser().parseFromString(html, 'text/html').querySelector('ct-score')
    if (!shown) {
      this.say(this.getAttribute('failed') ?? '', false)
      return
    }
    this.replaceChildren(...document.adoptNode(shown).childNodes)
    this.tidy()
    const first =
      this.querySelector<HTMLElement>('[aria-invalid=true]') ??
      this.querySelector<HTMLElement>('[data-focus]')
    first?.focus()
  }

  private go(event: KeyboardEvent): void {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const way = event.key === 'ArrowDown' ? 'next' : event.key === 'ArrowUp' ? 'prev' : undefined
    const link = way && document.querySelector<HTMLAnchorElement>(`.ct-step-bar a[rel=${way}]`)
    if (!link) return
    event.preventDefault()
    // leaving the field sends it; the page goes on when it is saved
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    void this.queue.then(() => {
      if (!this.querySelector('.ct-conflict, [aria-invalid=true]')) location.assign(link.href)
    })
  }
}
customElements.define('ct-score', Score)
