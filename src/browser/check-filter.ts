// <ct-check-filter label="…"> over a long list of checkboxes: a field that hides what does not match, with or
// without Vietnamese marks. What is ticked always stays in sight, so that nothing is sent unseen.
const plain = (text: string): string =>
  text.toLowerCase().replace(/đ/g, 'd').normalize('NFD').replace(/\p{M}/gu, '').trim()

class CheckFilter extends HTMLElement {
  connectedCallback(): void {
    if (this.querySelector('.ct-check-filter')) return
    const field = document.createElement('input')
    field.type = 'search'
    field.className = 'ds-input ct-check-filter'
    field.setAttribute('aria-label', this.getAttribute('label') ?? '')
    field.placeholder = this.getAttribute('label') ?? ''
    field.addEventListener('input', () => this.filter(field.value))
    field.addEventListener('keydown', (event) => event.key === 'Enter' && event.preventDefault())
    this.prepend(field)
  }

  filter(words: string): void {
    const wanted = plain(words).split(/\s+/)
    for (const line of this.querySelectorAll<HTMLElement>('.ds-field')) {
      const text = plain(line.textContent ?? '')
      const ticked = line.querySelector<HTMLInputElement>('input')?.checked
      line.hidden = !ticked && !wanted.every((word) => text.includes(word))
    }
  }
}
customElements.define('ct-check-filter', CheckFilter)
