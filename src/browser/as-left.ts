// What an element does whose fields are sent one after the other as they are left, through their form's ordinary door:
// the answer is a few bytes of JSON; a refusal, or somebody else's change to the same field, comes as the page.

export abstract class SavedAsLeft<Saved> extends HTMLElement {
  protected queue: Promise<void> = Promise.resolve()

  /** What the answer says now stands. */
  protected abstract take(form: HTMLFormElement, saved: Saved, sent: URLSearchParams): void
  /** What the page says of a refusal; false where it says nothing of what was sent. */
  protected abstract refuse(page: Document, sent: URLSearchParams): boolean

  /** The buttons to save are for those without this script. */
  protected tidy(): void {
    for (const line of this.querySelectorAll('[data-plain]')) line.remove()
  }

  protected say(words: string, good: boolean): void {
    const line = this.querySelector<HTMLElement>('[data-saved]')
    if (!line) return
    line.textContent = words
    line.toggleAttribute('data-bad', !good)
  }

  private failed(): void {
    this.say(this.getAttribute('failed') ?? '', false)
  }

  /** Sends once what was sent before has been answered: each carries what the last one left. */
  protected later(work: () => Promise<void> | undefined): void {
    this.queue = this.queue.then(work)
  }

  protected async send(form: HTMLFormElement, sent: URLSearchParams): Promise<void> {
    try {
      const headers = { accept: 'application/json' }
      const answer = await fetch(form.action, { method: 'POST', headers, body: sent })
      if (answer.ok && answer.headers.get('content-type')?.includes('json'))
        this.take(form, (await answer.json()) as Saved, sent)
      else if (answer.status === 409 || answer.status === 422) {
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
        if (!this.refuse(page, sent)) this.failed()
      } else this.failed()
    } catch {
      this.failed()
    }
  }
}
