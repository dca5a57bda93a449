// <ct-counter for="id" left="còn %d ký tự" over="quá %d ký tự">: how much room a text has left (data-max).
class Counter extends HTMLElement {
  connectedCallback(): void {
    const area = document.getElementById(this.getAttribute('for') ?? '') as HTMLTextAreaElement | null
    const max = Number(area?.dataset.max)
    if (!area || !max) return
    this.className = 'ct-counter'
    this.setAttribute('aria-live', 'polite')
    const show = () => {
      const left = max - [...area.value].length
      const words = this.getAttribute(left < 0 ? 'over' : 'left') ?? '%d'
      // silent until it gets near: nobody wants to hear every letter counted
      this.textContent = left > max / 5 ? '' : words.replace('%d', String(Math.abs(left)))
      this.toggleAttribute('data-over', left < 0)
    }
    area.addEventListener('input', show)
    show()
  }
}
customElements.define('ct-counter', Counter)
