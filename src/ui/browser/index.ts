/** Everything that scripts add; no page needs them. */
import './count.ts'
import './dialog.ts'
import './filters.ts'
import './help.ts'
import './menu.ts'
import './once.ts'
import './password.ts'
import './print.ts'
import './scale.ts'
import './share.ts'
import './suggest.ts'
import './toast.ts'

// The summary is announced as an alert and takes the focus, as GOV.UK does.
document.querySelector<HTMLElement>('[data-focus]')?.focus()
