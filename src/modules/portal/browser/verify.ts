// <ct-verify src hash label busy holds fails cannot>: the visitor's own browser computes a published result anew.
import { type BundleFault, faultWords, type Sha256, verifyBundle } from '../../scoring/rules/bundle.ts'
import { computeUnits } from '../../scoring/rules/compute-units.ts'

const sha256: Sha256 = async (text) =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')

class Verify extends HTMLElement {
  connectedCallback(): void {
    // crypto.subtle stands only where the page came safely; elsewhere the command on the page does the same
    if (!crypto.subtle) return
    const button = document.createElement('button')
    button.className = 'ds-button'
    button.type = 'button'
    button.textContent = this.getAttribute('label')
    const answer = document.createElement('div')
    answer.setAttribute('role', 'status')
    button.addEventListener('click', () => this.run(button, answer))
    this.replaceChildren(button, answer)
  }

  private words(name: string, n?: number): string {
    return (this.getAttribute(name) ?? '').replace('%n', String(n ?? ''))
  }

  private async run(button: HTMLButtonElement, answer: HTMLElement): Promise<void> {
    button.disabled = true
    answer.textContent = this.words('busy')
    try {
      const response = await fetch(this.getAttribute('src') ?? '')
      if (!response.ok) throw new Error(String(response.status))
      const bundle: { units?: unknown[] } = await response.json()
      const faults = await verifyBundle(bundle, computeUnits, sha256, this.getAttribute('hash') ?? undefined)
      this.toggleAttribute('data-holds', faults.length === 0)
      answer.textContent =
        faults.length === 0 ? this.words('holds', bundle.units?.length) : this.words('fails', faults.length)
      if (faults.length > 0) answer.append(this.listOf(faults))
    } catch {
      answer.textContent = this.words('cannot')
    }
    button.disabled = false
  }

  private listOf(faults: readonly BundleFault[]): HTMLElement {
    const lang = document.documentElement.lang === 'en' ? 'en' : 'vi'
    const list = document.createElement('ul')
    for (const fault of faults.slice(0, 20)) {
      const line = document.createElement('li')
      line.textContent = faultWords(fault, lang)
      list.append(line)
    }
    return list
  }
}
customElements.define('ct-verify', Verify)
