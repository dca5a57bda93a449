import { HtmlValidate } from 'html-validate/node'

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document'],
  elements: ['html5', { 'ct-counter': { flow: true, phrasing: true }, 'ct-check-filter': { flow: true } }],
  rules: {
    'no-inline-style': 'error',
    // several checkboxes may share a name: a list of choices
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'button', 'reset'] }],
    // our own files come from our own host, under a content policy
    'require-sri': ['error', { target: 'crossorigin' }],
    // style of writing, not of markup
    'void-style': 'off',
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'tel-non-breaking': 'off',
  },
})

/** What html-validate finds wrong in a whole page, each with the markup where it stands; nothing when it is good. */
export async function faults(html: string): Promise<string[]> {
  const report = await validator.validateString(html)
  const lines = html.split('\n')
  return report.results.flatMap((result) =>
    result.messages.map(
      (m) => `${m.ruleId}: ${m.message} at ${lines[m.line - 1]?.slice(m.column - 1, m.column + 100)}`,
    ),
  )
}

/** What a page says to the act that was sent: its status with the alert; "409 Minh chứng này đã được rút." */
export async function answered(answer: Response): Promise<string> {
  const alerts = [...(await answer.text()).matchAll(/role="alert"[^>]*>(.*?)<\/div>/gs)].map(([, said]) =>
    said
      ?.replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  )
  return [answer.status, ...alerts].join(' ')
}
