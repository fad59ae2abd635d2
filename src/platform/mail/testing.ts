/** A mail server on this machine, for tests and benches. */
import { createServer, type Server, type Socket } from 'node:net'

export type MailServer = { url: string; received: string[]; answers: Record<string, string>; taken(): number }

const servers: Server[] = []

export function closeMailServers(): void {
  for (const server of servers.splice(0)) server.close()
}

/** Speaks just enough SMTP to take letters; `answers` replaces what it says to a command, also later. Without `keep` it only counts. */
export async function aMailServer(answers: Record<string, string>, { keep = true } = {}): Promise<MailServer> {
  const received: string[] = []
  let taken = 0
  const take = (letter: string) => {
    taken += 1
    if (keep) received.push(letter)
  }
  const server = createServer((socket) => talk(socket, answers, take))
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the mail server has no port')
  return { url: `smtp://127.0.0.1:${address.port}`, received, answers, taken: () => taken }
}

function talk(socket: Socket, answers: Record<string, string>, take: (letter: string) => void): void {
  let letter: string | null = null
  socket.on('error', () => undefined)
  socket.write('220 here\r\n')
  socket.on('data', (data) => {
    const said = data.toString()
    if (letter === null) {
      const command = Object.keys(answers).find((start) => said.startsWith(start))
      if (said.startsWith('DATA') && !command) letter = ''
      socket.write(`${command ? answers[command] : said.startsWith('DATA') ? '354 go on' : '250 fine'}\r\n`)
      return
    }
    letter += said
    if (!letter.endsWith('\r\n.\r\n')) return
    take(letter)
    letter = null
    socket.write('250 taken\r\n')
  })
}
