// A button that prints the page; without this script it stays hidden, and the browser's own command prints.
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => print())
}
