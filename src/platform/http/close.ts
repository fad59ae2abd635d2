import type { App } from './app.ts'

const SWEEP_MS = 50

/** Stops taking visitors, lets those inside finish, and after `patienceMs` closes the door on who is left. */
export async function closeGracefully(app: App, patienceMs = 10_000): Promise<void> {
  // A browser keeps its connection after the last answer; nobody else would close it for a minute.
  const sweep = setInterval(() => app.server.closeIdleConnections(), SWEEP_MS)
  const force = setTimeout(() => app.server.closeAllConnections(), patienceMs)
  try {
    await app.close()
  } finally {
    clearInterval(sweep)
    clearTimeout(force)
  }
}
