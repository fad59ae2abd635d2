import type { App } from './app.ts'

/** Stops taking visitors, lets those inside finish, and after `patienceMs` closes the door on who is left. */
export async function closeGracefully(app: App, patienceMs = 10_000): Promise<void> {
  const force = setTimeout(() => app.server.closeAllConnections(), patienceMs)
  force.unref()
  await app.close()
  clearTimeout(force)
}
