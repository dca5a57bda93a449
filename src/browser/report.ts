// <ct-report failed="…"> around a unit's report: each field is sent alone as it is left, one after the other, through the
// form's ordinary door; the answer is a few bytes (what the touched fields now hold, what is computed, what the check
// says). A refusal, or somebody else's change to the same field, comes as the page: its row takes the place of ours.
import { forget } from './form.ts'

type Line = { words: string; error: boolean }
type Saved = {
  said: string
  fields: Record<string, string>
  computed: Record<string, string>
  findings: Record<string, Line[]>
}

type Control = HTMLInputElement | HTMLSelectElement
const isControl = (found: unknown): found is Control =>
  found instanceof HTMLInputElement || found instanceof HTMLSelectElement

class Report extends HTMLElement {
  private queue: Promise<void> = Promise.resolve()

  connectedCallback(): void {
    for (const line of this.querySelectorAll('[data-plain]')) line.remove()
    this.addEventListener('change', (event) => {
      const field = event.target
      if (!isControl(field) || !field.form) return
      const code = /^(?:v|why)\.(.+)$/.exec(field.name)?.[1]
      if (code) this.queue = this.queue.then(() => this.save(field.form as HTMLFormElement, code))
    })
  }

  private control(form: HTMLFormElement, name: string): Control | undefined {
    const found = form.elements.namedItem(name)
    return isControl(found) ? found : undefined
  }

  private row(within: ParentNode, code: string): HTMLElement | null {
    return within.querySelector<HTMLElement>(`tr[data-field="${CSS.escape(code)}"]`)
  }

  private say(words: string, good: boolean): void {
    const line = this.querySelector<HTMLElement>('[data-saved]')
    if (!line) return
    line.textContent = words
    line.toggleAttribute('data-bad', !good)
  }

  private async save(form: HTMLFormElement, code: string): Promise<void> {
    const body = new URLSearchParams()
    for (const name of ['area', `v.${code}`, `seen.${code}`, `why.${code}`]) {
      const value = this.control(form, name)?.value
      if (value !== undefined) body.set(name, value)
    }
    try {
      const answer = await fetch(form.action, {
        method: 'POST',
        headers: { accept: 'application/json' },
        body,
      })
      if (answer.ok && answer.headers.get('content-type')?.includes('json')) {
        if (this.control(form, `v.${code}`)?.value === body.get(`v.${code}`)) forget(form)
        this.take(form, (await answer.json()) as Saved, code)
      } else if (answer.status === 409 || answer.status === 422) this.refuse(await answer.text(), code)
      else this.say(this.getAttribute('failed') ?? '', false)
    } catch {
      this.say(this.getAttribute('failed') ?? '', false)
    }
  }

  private take(form: HTMLFormElement, saved: Saved, code: string): void {
    for (const [name, text] of Object.entries(saved.fields)) {
      const seen = this.control(form, `seen.${name}`)
      const field = this.control(form, `v.${name}`)
      // typed on since stays; what was seen of it before is no longer what stands
      if (field && seen && (name === code || field.value === seen.value)) field.value = text
      if (seen) seen.value = text
    }
    for (const [name, text] of Object.entries(saved.computed))
      for (const place of this.querySelectorAll(`[data-computed="${CSS.escape(name)}"]`))
        place.textContent = text
    for (const [name, lines] of Object.entries(saved.findings))
      for (const place of this.querySelectorAll(`[data-findings="${CSS.escape(name)}"]`))
        place.replaceChildren(...lines.map(lineOf))
    const row = this.row(this, code)
    for (const old of row?.querySelectorAll('.ds-validation-message') ?? []) old.remove()
    for (const field of row?.querySelectorAll('[aria-invalid]') ?? []) field.removeAttribute('aria-invalid')
    for (const other of row?.querySelectorAll('button[name=theirs]') ?? []) other.remove()
    this.say(saved.said, true)
  }

  private refuse(html: string, code: string): void {
    const shown = this.row(new DOMParser().parseFromString(html, 'text/html'), code)
    const ours = this.row(this, code)
    if (!shown || !ours) {
      this.say(this.getAttribute('failed') ?? '', false)
      return
    }
    ours.replaceWith(document.adoptNode(shown))
    this.say(this.getAttribute('failed') ?? '', false)
    this.row(this, code)?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }
}

const lineOf = ({ words, error }: Line): HTMLElement => {
  const p = document.createElement('p')
  p.className = 'ct-small'
  p.toggleAttribute('data-error', error)
  p.textContent = words
  return p
}
customElements.define('ct-report', Report)
