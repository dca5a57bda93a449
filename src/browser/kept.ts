// <ct-kept store="…" photos="/…"> around a form that is filled in where the network comes and goes: what is typed is
// kept on the device as it is typed, photos as they are taken. Sending is by fetch through the form's ordinary door, each
// under a key the server takes once; what finds no network, or no answer, is sent again with the same key until there is
// an answer. Without this script the form is an ordinary one with its files.
import { forget } from './form.ts'
import {
  addPhoto,
  type Draft,
  dropPhoto,
  fieldsOf,
  keepsAnything,
  newKey,
  type Photo,
  photosOf,
  readDraft,
  writeDraft,
} from './kept-store.ts'

type Answer =
  | { kind: 'taken'; url: string }
  | { kind: 'refused'; why: string }
  | { kind: 'waiting' | 'signed-out' }

const clock = () =>
  new Date().toLocaleTimeString('vi-VN', { hour: '2-digit', minute: '2-digit', hour12: false })
const everySeconds = 10

/** Sends one thing; anything but an answer of the application itself means: not known to have arrived. */
const send = async (address: string, body: FormData): Promise<Answer> => {
  try {
    const answer = await fetch(address, { method: 'POST', body, signal: AbortSignal.timeout(120_000) })
    if (new URL(answer.url).pathname.startsWith('/sign-in')) return { kind: 'signed-out' }
    if (answer.ok) return { kind: 'taken', url: answer.url }
    if (answer.status >= 500 || answer.status === 429) return { kind: 'waiting' }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const said = page.querySelector('.ds-error-summary li, main h1')
    return { kind: 'refused', why: said?.textContent?.trim() ?? String(answer.status) }
  } catch {
    return { kind: 'waiting' }
  }
}

class Kept extends HTMLElement {
  private form!: HTMLFormElement
  private line = document.createElement('p')
  private again = document.createElement('button')
  private outbox: Draft['outbox'] = []
  private sending = false
  /** Asked for while something was under way: the network may be back before that is given up. */
  private wanted = false
  private typedOn = false
  private timer: ReturnType<typeof setTimeout> | undefined

  connectedCallback(): void {
    const form = this.querySelector('form')
    if (!form || !keepsAnything()) return
    this.form = form
    this.shape()
    this.restore()
    form.addEventListener('input', () => this.later())
    form.addEventListener('change', (event) => this.changed(event))
    form.addEventListener('submit', (event) => this.submit(event))
    this.again.addEventListener('click', () => void this.flush())
    addEventListener('online', () => void this.flush())
    addEventListener('pagehide', () => this.typedOn && this.keep())
    setInterval(() => void this.flushIfAny(), everySeconds * 1000)
    void this.flushIfAny()
  }

  private get store(): string {
    return this.getAttribute('store') ?? ''
  }

  private words(name: string, value = ''): string {
    return (this.getAttribute(name) ?? '').replace('%s', value)
  }

  private shape(): void {
    this.line.setAttribute('role', 'status')
    this.line.className = 'ct-kept-line'
    this.again.type = 'button'
    this.again.className = 'ds-button'
    this.again.dataset.variant = 'secondary'
    this.again.dataset.size = 'sm'
    this.again.textContent = this.words('again')
    this.again.hidden = true
    const acts = this.form.querySelector('.ct-acts:last-of-type')
    if (acts) acts.before(this.line, this.again)
    else this.form.append(this.line, this.again)
  }

  private say(words: string, pending = false): void {
    this.line.textContent = words
    this.again.hidden = !pending
  }

  private keep(): void {
    clearTimeout(this.timer)
    writeDraft(this.store, { fields: fieldsOf(this.form), at: clock(), outbox: this.outbox })
    forget(this.form)
  }

  private later(): void {
    this.typedOn = true
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      this.keep()
      if (!this.sending && this.again.hidden) this.say(this.words('kept', clock()))
    }, 150)
  }

  /** What was kept is put back with what the page showed then, so that others' changes since are not undone. */
  private restore(): void {
    const draft = readDraft(this.store)
    if (!draft) return
    this.outbox = draft.outbox
    // what was pressed to be sent and not touched since leads on once it is taken
    this.typedOn = JSON.stringify(draft.fields) !== JSON.stringify(draft.outbox.at(-1)?.fields)
    const given = new Map(draft.fields)
    for (const control of this.form.elements) {
      if (control instanceof HTMLInputElement && control.type === 'radio')
        control.checked = given.get(control.name) === control.value
      else if (
        (control instanceof HTMLInputElement && control.type !== 'file' && control.name !== '_once') ||
        control instanceof HTMLTextAreaElement ||
        control instanceof HTMLSelectElement
      ) {
        const kept = given.get(control.name)
        if (kept !== undefined) control.value = kept
        const fold = control.closest('details')
        if (fold && control.value) fold.open = true
      }
    }
    this.say(this.words('restored'))
  }

  private changed(event: Event): void {
    const field = event.target
    if (!(field instanceof HTMLInputElement) || field.dataset.photos === undefined) {
      this.later()
      return
    }
    const limit = Number(field.dataset.maxBytes)
    const files = [...(field.files ?? [])]
    // upload.ts says so, and takes them out
    if (limit > 0 && files.some((file) => file.size > limit)) return
    const item = this.form.elements.namedItem('photoItem')
    field.value = ''
    void this.takeOn(files, item instanceof HTMLSelectElement ? item.value : '')
  }

  private async takeOn(files: readonly File[], item: string): Promise<void> {
    for (const file of files) await addPhoto({ key: newKey(), store: this.store, item, file })
    await this.flush()
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault()
    const once = this.form.elements.namedItem('_once')
    if (!(once instanceof HTMLInputElement)) return
    this.outbox.push({ key: once.value, fields: fieldsOf(this.form) })
    once.value = newKey()
    this.typedOn = false
    this.keep()
    void this.flush()
  }

  private async flushIfAny(): Promise<void> {
    const photos = (await photosOf(this.store)).filter((photo) => !photo.refused)
    if (this.outbox.length > 0 || photos.length > 0) await this.flush()
  }

  private async flush(): Promise<void> {
    this.wanted = true
    if (this.sending) return
    this.sending = true
    try {
      while (this.wanted) await this.sendAll()
    } finally {
      this.sending = false
    }
  }

  private deliver(address: string, body: FormData): Promise<Answer> {
    this.wanted = false
    return send(address, body)
  }

  private async sendAll(): Promise<void> {
    this.wanted = false
    this.say(this.words('sending'))
    if ((await this.sendPhotos()) && (await this.sendParcels())) this.say(this.words('sent', clock()))
  }

  /** True when the next may be sent; else it was said why not. */
  private stopped(answer: Answer, left = ''): boolean {
    if (answer.kind === 'waiting') this.say(`${this.words('waiting')} ${left}`.trim(), true)
    if (answer.kind === 'signed-out') this.say(this.words('signin'), true)
    return answer.kind === 'waiting' || answer.kind === 'signed-out'
  }

  private async sendPhotos(): Promise<boolean> {
    const photos = (await photosOf(this.store)).filter((photo) => !photo.refused)
    for (const [n, photo] of photos.entries()) {
      const body = new FormData()
      body.set('photo', photo.file)
      body.set('item', photo.item)
      body.set('_once', photo.key)
      const answer = await this.deliver(this.getAttribute('photos') ?? '', body)
      if (this.stopped(answer, this.words('left', String(photos.length - n)))) return false
      if (answer.kind === 'refused') await this.refuse(photo, answer.why)
      else await dropPhoto(photo.key)
    }
    return true
  }

  /** A photo the server will not have is named, with a button to let it go; the rest goes on. */
  private async refuse(photo: Photo, why: string): Promise<void> {
    await addPhoto({ ...photo, refused: why })
    const line = document.createElement('p')
    line.className = 'ds-validation-message'
    line.setAttribute('role', 'alert')
    const drop = document.createElement('button')
    drop.type = 'button'
    drop.textContent = this.words('drop')
    drop.addEventListener('click', () => {
      void dropPhoto(photo.key)
      line.remove()
    })
    line.append(`${photo.file.name}: ${this.words('refused', why)} `, drop)
    this.line.before(line)
  }

  private async sendParcels(): Promise<boolean> {
    let last = ''
    for (let parcel = this.outbox[0]; parcel; parcel = this.outbox[0]) {
      const body = new FormData()
      for (const [name, value] of parcel.fields) body.append(name, value)
      body.set('_once', parcel.key)
      const answer = await this.deliver(this.form.action, body)
      if (this.stopped(answer)) return false
      this.outbox.shift()
      this.keep()
      if (answer.kind === 'refused') {
        this.say(this.words('refused', answer.why))
        return false
      }
      if (answer.kind === 'taken') last = answer.url
    }
    if (last && !this.typedOn) {
      writeDraft(this.store, null)
      location.assign(last)
    }
    return true
  }
}

customElements.define('ct-kept', Kept)
