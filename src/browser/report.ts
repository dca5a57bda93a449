// <ct-report failed="…"> around a unit's report: each field is sent alone as it is left; the answer says what the touched
// fields now hold, what is computed, what the check says. Of a refusal the field's row takes the place of ours.
import { SavedAsLeft } from './as-left.ts'
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

const codeOf = (name: string): string | undefined => /^(?:v|why)\.(.+)$/.exec(name)?.[1]
/** The field of which something was sent. */
const codeIn = (sent: URLSearchParams): string => [...sent.keys()].map(codeOf).find(Boolean) ?? ''

class Report extends SavedAsLeft<Saved> {
  connectedCallback(): void {
    this.tidy()
    this.addEventListener('change', ({ target: field }) => {
      if (!isControl(field) || !field.form) return
      const [form, code] = [field.form, codeOf(field.name)]
      if (code) this.later(() => this.send(form, this.bodyOf(form, code)))
    })
  }

  private control(form: HTMLFormElement, name: string): Control | undefined {
    const found = form.elements.namedItem(name)
    return isControl(found) ? found : undefined
  }

  private row(within: ParentNode, code: string): HTMLElement | null {
    return within.querySelector<HTMLElement>(`tr[data-field="${CSS.escape(code)}"]`)
  }

  private bodyOf(form: HTMLFormElement, code: string): URLSearchParams {
    const body = new URLSearchParams()
    for (const name of ['area', `v.${code}`, `seen.${code}`, `why.${code}`]) {
      const value = this.control(form, name)?.value
      if (value !== undefined) body.set(name, value)
    }
    return body
  }

  protected take(form: HTMLFormElement, saved: Saved, sent: URLSearchParams): void {
    const code = codeIn(sent)
    // typed on while it was on its way: that is still to be saved
    if (this.control(form, `v.${code}`)?.value === sent.get(`v.${code}`)) forget(form)
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

  protected refuse(page: Document, sent: URLSearchParams): boolean {
    const code = codeIn(sent)
    const [shown, ours] = [this.row(page, code), this.row(this, code)]
    if (!shown || !ours) return false
    ours.replaceWith(document.adoptNode(shown))
    this.say(this.getAttribute('failed') ?? '', false)
    this.row(this, code)?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
    return true
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
