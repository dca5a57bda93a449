// <ct-score failed="…"> around a unit's sheet: the leaf's form is sent as each of its fields is left; the answer says
// version, points, why, and what every field now holds, as somebody else may have changed another one. Of a refusal the
// panes take the place of ours, with what was typed. Alt with the arrows up and down goes from criterion to criterion,
// once all is saved.
import { SavedAsLeft } from './as-left.ts'
import { forget } from './form.ts'

type Saved = { version: number; points: string; how: string; said: string; fields: Record<string, string> }

const bodyOf = (form: HTMLFormElement): URLSearchParams =>
  new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]))

/** What others changed meanwhile is shown; what is typed on since stays. */
function refresh(form: HTMLFormElement, sent: URLSearchParams, fields: Record<string, string>): void {
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

class Score extends SavedAsLeft<Saved> {
  connectedCallback(): void {
    this.tidy()
    this.addEventListener('change', (event) => {
      const form = (event.target as HTMLInputElement).form
      if (form?.id === 'leaf') this.later(() => this.save())
    })
    addEventListener('keydown', (event) => this.go(event))
  }

  private save(): Promise<void> | undefined {
    // another leaf's form may have taken the place of the one that was left
    const form = document.querySelector<HTMLFormElement>('form#leaf')
    return form ? this.send(form, bodyOf(form)) : undefined
  }

  protected take(form: HTMLFormElement, saved: Saved, sent: URLSearchParams): void {
    // typed on while it was on its way: that is still to be saved
    if (String(bodyOf(form)) === String(sent)) forget(form)
    refresh(form, sent, saved.fields)
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

  protected refuse(page: Document): boolean {
    const shown = page.querySelector('ct-score')
    if (!shown) return false
    this.replaceChildren(...document.adoptNode(shown).childNodes)
    this.tidy()
    const first =
      this.querySelector<HTMLElement>('[aria-invalid=true]') ??
      this.querySelector<HTMLElement>('[data-focus]')
    first?.focus()
    return true
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
