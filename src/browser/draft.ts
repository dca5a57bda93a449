// <ct-draft> around the form of a survey: what is filled in may be kept on the device until it is sent. Only whoever asks for
// it by the box gets that (a phone may be shared); nothing leaves the device. The draft stands under a short mark of the
// form's address, from which neither the code nor anybody can be told. It goes when the form is sent, when its code
// turns out to be used, when somebody takes the tick out, and after a week.
import { forget } from './form.ts'
import { dropOld, fieldsOf, keepsAnything, readDraft, writeDraft } from './kept-store.ts'

const family = 'phieu.'
const days = 7

/** A mark of 32 bits: enough to tell the forms of a device apart, far too short to give back a code of 80. */
const markOf = (text: string): string => {
  let mark = 0x811c9dc5
  for (const sign of text.toUpperCase().replaceAll('-', ''))
    mark = Math.imul(mark ^ (sign.codePointAt(0) ?? 0), 0x01000193)
  return (mark >>> 0).toString(36)
}
const place = (): string => `${family}${markOf(location.pathname)}`

const button = (words: string, variant: string): HTMLButtonElement => {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = 'ds-button'
  made.dataset.variant = variant
  made.dataset.size = 'sm'
  made.textContent = words
  return made
}

// what stands beside the answers in a form, on whichever page
const ownFields = ['page', 'started', 'channel', 'press']

const isBlank = (fields: readonly [string, string][]): boolean =>
  fields.every(([name, value]) => ownFields.includes(name) || value === '')

class Draft extends HTMLElement {
  private form!: HTMLFormElement
  private box = document.createElement('input')

  connectedCallback(): void {
    if (this.hasAttribute('sent')) return void writeDraft(place(), null)
    const form = this.querySelector('form')
    if (!form || !keepsAnything()) return
    this.form = form
    dropOld(family, days, Date.now())
    this.offerBox()
    const draft = readDraft(place())
    if (draft && isBlank(fieldsOf(form)) && !isBlank(draft.fields)) this.offer(draft.fields)
    else if (draft) {
      this.box.checked = true
      this.keep()
    }
    form.addEventListener('input', () => this.keep())
    // another page of the form is no loss; what is kept is not asked about
    form.addEventListener('submit', () => this.keep())
    addEventListener('pagehide', () => this.keep())
  }

  private offerBox(): void {
    const field = document.createElement('div')
    field.className = 'ds-field ct-gapped'
    this.box.type = 'checkbox'
    this.box.id = 'keep-here'
    this.box.className = 'ds-input'
    const label = document.createElement('label')
    label.className = 'ds-label'
    label.htmlFor = this.box.id
    label.dataset.weight = 'regular'
    label.textContent = this.getAttribute('keep')
    field.append(this.box, label)
    // outside the form: whether something is kept is never sent
    this.append(field)
    this.box.addEventListener('change', () => {
      if (this.box.checked) this.keep()
      else writeDraft(place(), null)
    })
  }

  /** A draft of before waits for a word: to go on with it, or to let it go. */
  private offer(fields: [string, string][]): void {
    const line = document.createElement('div')
    line.className = 'ct-acts ct-gapped'
    line.setAttribute('role', 'status')
    const words = document.createElement('span')
    words.textContent = this.getAttribute('found')
    const on = button(this.getAttribute('on') ?? '', 'primary')
    const drop = button(this.getAttribute('drop') ?? '', 'secondary')
    on.addEventListener('click', () => this.goOn(fields))
    drop.addEventListener('click', () => {
      writeDraft(place(), null)
      line.remove()
    })
    line.append(words, on, drop)
    this.prepend(line)
  }

  /** The server shows the page that was left, with everything that was typed: nothing of it is checked or kept there. */
  private goOn(fields: [string, string][]): void {
    const again = document.createElement('form')
    again.method = 'post'
    again.action = this.form.action
    for (const [name, value] of [
      ...fields.filter(([name]) => name !== 'press'),
      ['press', 'show'] as const,
    ]) {
      const field = document.createElement('input')
      field.type = 'hidden'
      field.name = name
      field.value = value
      again.append(field)
    }
    document.body.append(again)
    again.submit()
  }

  private keep(): void {
    if (!this.box.checked) return
    writeDraft(place(), { fields: fieldsOf(this.form), at: String(Date.now()), outbox: [] })
    forget(this.form)
  }
}

customElements.define('ct-draft', Draft)

// the form was sent, but its thanks never arrived: whoever comes back finds the code used, and the draft goes too
const status = (performance.getEntriesByType('navigation')[0] as { responseStatus?: number } | undefined)
  ?.responseStatus
if (
  location.pathname.startsWith('/phieu/') &&
  (status === 409 || status === 404) &&
  !document.querySelector('ct-draft')
)
  writeDraft(place(), null)
