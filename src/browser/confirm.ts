// data-confirm on a button: asks once more in the browser's own words-and-buttons dialog before it is sent.
addEventListener(
  'click',
  (event) => {
    const button =
      event.target instanceof Element ? event.target.closest<HTMLElement>('[data-confirm]') : null
    if (button?.dataset.confirm && !confirm(button.dataset.confirm)) event.preventDefault()
  },
  { capture: true },
)
