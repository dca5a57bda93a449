// The custom elements of src/browser, as markup may write them.
import 'hono/jsx'

declare module 'hono/jsx' {
  namespace JSX {
    interface IntrinsicElements {
      'ct-counter': { for: string; left: string; over: string; children?: unknown }
      'ct-verify': {
        src: string
        hash: string
        label: string
        busy: string
        holds: string
        fails: string
        cannot: string
        children?: unknown
      }
      'ct-kept': {
        store: string
        photos: string
        kept: string
        waiting: string
        sending: string
        sent: string
        left: string
        restored: string
        refused: string
        signin: string
        again: string
        drop: string
        children?: unknown
      }
      // around a form that may be kept on the device, or (`sent`) where it has arrived
      'ct-draft':
        | { keep: string; found: string; on: string; drop: string; children?: unknown }
        | { sent: true; children?: unknown }
      'ct-score': { failed: string; children?: unknown }
      'ct-report': { failed: string; children?: unknown }
      'ct-check-filter': { label: string; children?: unknown }
    }
  }
}
