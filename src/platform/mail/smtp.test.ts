import { createServer, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { smtpMailer } from './index.ts'

const mail = {
  key: 'application-7',
  to: 'anna@mail.ru',
  letter: 'hello',
  subject: 'Заявка принята',
  html: '<p>Заявка принята</p>',
  text: 'Заявка принята',
}
const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

describe('the way out by SMTP', () => {
  test('sends one letter to one address, and a repeat has the same Message-ID', async () => {
    const { url, received } = await aMailServer({})
    const mailer = smtpMailer({ url, from: 'Кружок <no-reply@kruzhok.example>' })
    await mailer.deliver(mail)
    await mailer.deliver(mail)
    await mailer.close()
    const ids = received.map((letter) => /^Message-ID: (<[0-9a-f]{32}@kruzhok\.example>)\r$/m.exec(letter)?.[1])
    expect(ids).toHaveLength(2)
    expect(ids[0]).toBeTruthy()
    expect(ids[1]).toBe(ids[0])
    expect(received[0]).toContain('To: anna@mail.ru')
  })

  test('says what the server said, so that the job is repeated', async () => {
    const { url } = await aMailServer({ 'RCPT TO': '451 try later' })
    const mailer = smtpMailer({ url, from: 'no-reply@kruzhok.example' })
    await expect(mailer.deliver(mail)).rejects.toThrow(/^the mail server 127.0.0.1:\d+ did not take the letter: 451/)
    await mailer.close()
  })

  test('says when the server is away', async () => {
    const mailer = smtpMailer({ url: 'smtp://127.0.0.1:1', from: 'no-reply@kruzhok.example' })
    await expect(mailer.deliver(mail)).rejects.toThrow('ECONNREFUSED')
    await mailer.close()
  })
})

/** Speaks just enough SMTP to take a letter; `answers` replaces what it says to a command. */
async function aMailServer(answers: Record<string, string>): Promise<{ url: string; received: string[] }> {
  const received: string[] = []
  const server = createServer((socket) => talk(socket, answers, received))
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the mail server has no port')
  return { url: `smtp://127.0.0.1:${address.port}`, received }
}

function talk(socket: Socket, answers: Record<string, string>, received: string[]): void {
  let letter: string | null = null
  socket.on('error', () => undefined)
  socket.write('220 here\r\n')
  socket.on('data', (data) => {
    const said = data.toString()
    if (letter === null) {
      const command = Object.keys(answers).find((start) => said.startsWith(start))
      if (said.startsWith('DATA')) letter = ''
      socket.write(`${command ? answers[command] : said.startsWith('DATA') ? '354 go on' : '250 fine'}\r\n`)
      return
    }
    letter += said
    if (!letter.endsWith('\r\n.\r\n')) return
    received.push(letter)
    letter = null
    socket.write('250 taken\r\n')
  })
}
