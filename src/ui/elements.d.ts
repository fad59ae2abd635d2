import 'preact'

type Plain = { children?: import('preact').ComponentChildren; class?: string; id?: string; key?: string }

// Our custom elements: each works as plain content until its script arrives.
declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'k-count': Plain & { limit: number }
      'k-password': Plain
      'k-dialog': Plain
      'k-help': Plain & { role: string; 'aria-label': string }
      'k-toast': Plain
      'k-print': Plain
      'k-filters': Plain & { for: string }
      'k-menu': Plain
      'k-scale': Plain
      'k-share': Plain & { address: string; name: string }
      'k-suggest': Plain & { from: string }
    }
  }
}
