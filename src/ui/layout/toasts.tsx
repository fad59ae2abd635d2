import type { Toast } from '../frame.ts'

/** What has just happened; stands in the page, so it is there without scripts too. */
export function ToastList({ toasts }: { toasts: readonly Toast[] }) {
  if (toasts.length === 0) return null
  return (
    <div class="toasts" role="status">
      {toasts.map((toast) => (
        <k-toast key={toast.text} class={`toast toast-${toast.kind}`}>
          <p>{toast.text}</p>
        </k-toast>
      ))}
    </div>
  )
}
